"""The checks of the helplines and countries: each finds what it is for, and says how to mend it."""

import sys
from pathlib import Path

import pytest
from support import DATA, Run, edit, line_of

from heroininfo.content.directory import check
from heroininfo.content.numbers import dial_link, number_of, read_rules
from heroininfo.content.parse import Content, read_folder
from heroininfo.errors import HeroininfoError

LINES, COUNTRIES, RULES = "helplines.yaml", "countries.yaml", "number_rules.yaml"
TREATMENT = "phone: [1-800-662-4357, '1-800-555-0100, then press 2']"


def found(folder: Path) -> list[str]:
    """Return the problems of a data folder as `check` prints them."""
    return [str(problem) for problem in check(read_folder(folder), read_rules(folder))]


def test_sound_directory_has_no_problem(content_folder: Path) -> None:
    """The small content passes."""
    assert found(content_folder) == []


def test_published_directory_has_no_problem(real_content: Content) -> None:
    """So does what is published; nothing less can be."""
    assert [str(problem) for problem in check(real_content, read_rules(DATA))] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (LINES, "country: GB", "country: XX", 'no country has the code "XX"'),
        (
            LINES,
            "  phone: [614-555-0199]\n  tel: ['tel:+16145550199']\n",
            "",
            "us-ohio gives no way to get help",
        ),
        (LINES, "name: Ohio Line", "name: Ohio L\u00edne", '"Ohio L\u00edne" is not ASCII'),
        (
            LINES,
            "for_whom: anyone in crisis",
            f"for_whom: {'any ' * 27}one",
            "for_whom has 111 characters",
        ),
        (LINES, "source: public list", "source: http://list.example.org", "is not https"),
        (LINES, "seen: '2026-02-03'", "seen: '2026-02-30'", '"2026-02-30" is no date'),
        (
            LINES,
            "  region: Ohio\n",
            "  for_whom: anyone thinking of suicide\n",
            "us-ohio says only that it is for a crisis",
        ),
        (LINES, "  opening: 24/7\n", "", "hours and opening differ on 24/7"),
        (LINES, "hours: 24/7", "hours: 24/7 (in 2019)", "hours and opening differ on 24/7"),
        (
            LINES,
            "hours: 24/7\n  opening: 24/7",
            "hours: days\n  opening: 9 to 5",
            '"9 to 5" is not like "Mo-Fr 09:30-17:30"',
        ),
        (
            LINES,
            "hours: 24/7\n  opening: 24/7",
            "hours: days\n  opening: Mo 09:00-10:00",
            'no time zone called ""',
        ),
        (
            LINES,
            "hours: 24/7\n  opening: 24/7",
            "hours: days, not on holidays\n  zone: Europe/Paris\n  opening: Mo 09:00-10:00",
            "the words are not certain",
        ),
        (LINES, "  tel: ['tel:988']\n", "", "us-talk lacks a link"),
        (LINES, "  sms: sms:85258\n", "", "gb-text lacks a link"),
        (LINES, "tel:+16145550199", "tel:+16145550198", "tel:+16145550198 does not dial 614"),
        (LINES, "sms: sms:85258", "sms: sms:85259", "sms:85259 does not dial 85258"),
        (LINES, "tel:+16145550199", "tel:6145550199", "tel:6145550199 for 614-555-0199"),
        (
            LINES,
            "  sms: sms:988\n  dialable: inside\n",
            "  sms: sms:988\n",
            "dialable is for lines that have short codes only",
        ),
        (LINES, "kind: locator", "kind: crisis", "us-web is out of order"),
        (LINES, "  region: Ohio\n", "", ""),
        (LINES, TREATMENT, TREATMENT.replace("4357", "435"), "is not a number of US"),
        (
            LINES,
            "other: Video chat in sign language",
            "other: WhatsApp +1 800 5550111",
            "1-800-555-0111 (never in service)",
        ),
        (LINES, "note: It finds", "note: Once 18005550111. It finds", "(never in service)"),
        (
            COUNTRIES,
            "  emergency_sources: [Example list]\n  sure",
            "  sure",
            "GB: a number without a source",
        ),
        (COUNTRIES, "also: [uk]", "also: [uk, united states]", '"united states" already means GB'),
        (
            COUNTRIES,
            "zones: [America/New_York]",
            "zones: [Europe/London]",
            '"Europe/London" already means GB',
        ),
        (
            COUNTRIES,
            "zones: [America/New_York]",
            "zones: [America/New_Yrok]",
            'no time zone called "America/New_Yrok"',
        ),
        (COUNTRIES, "code: US", "code: GB", "GB stands twice"),
        (COUNTRIES, "['999', '112']", "['999', 1-800-555-0111]", "(never in service)"),
        (
            RULES,
            "unknown: []",
            "unknown: [{country: US, number: '988', why: known}]",
            "unknown: US 988 is no exception",
        ),
        (
            RULES,
            "shared: []",
            "shared: [{number: '988', countries: [CA, US], why: both}]",
            "shared: 988 is not in all of CA, US",
        ),
    ],
)
def test_mistake_is_found(
    content_folder: Path, file: str, old: str, new: str, problem: str
) -> None:
    """Each mistake alone is named, on its file; an innocent change is let through."""
    edit(content_folder / file, old, new)
    problems = found(content_folder)
    if problem:
        assert any(problem in line and line.startswith(f"{file}:") for line in problems), problems
    else:
        assert problems == []


def test_problem_names_the_line(content_folder: Path) -> None:
    """The file, the line of the field, what is wrong and how to mend it."""
    path = content_folder / LINES
    edit(path, "tel:+16145550199", "tel:+16145550198")
    what = "tel:+16145550198 does not dial 614-555-0199: copy the number"
    assert f"{LINES}:{line_of(path, '0198')}: error: {what}" in found(content_folder)


@pytest.mark.parametrize(
    "spelling", ["1-800-555-0111", "+1 (800) 555 0111", "800 555 0111", "8005550111"]
)
def test_dead_number_is_found_in_any_spelling(content_folder: Path, spelling: str) -> None:
    """Brackets, spaces, with or without what is dialed before it."""
    edit(content_folder / LINES, "note: It finds", f"note: Or {spelling}. It finds")
    assert any("1-800-555-0111 (never in service)" in line for line in found(content_folder))


def test_dead_short_code_is_looked_for_in_its_own_country(content_folder: Path) -> None:
    """It may be right in another."""
    dead = content_folder / "dead_numbers.yaml"
    dead.write_text("- {country: GB, number: '988', why: ended}\n")
    assert found(content_folder) == []
    dead.write_text("- {country: US, number: '988', why: ended}\n")
    assert any("phone" not in line and "988 (ended)" in line for line in found(content_folder))


def test_number_of_two_countries_needs_leave(content_folder: Path) -> None:
    """A number that moved across a border is most often a mistake."""
    path = content_folder / LINES
    line = "  phone: ['988']\n  tel: ['tel:988']\n"
    edit(path, "  sms: sms:85258\n", f"  sms: sms:85258\n{line}")
    assert any("988 stands in US too" in line for line in found(content_folder))
    rules = content_folder / RULES
    rules.write_text(
        "shared: [{number: '988', countries: [US, GB], why: both}]\n"
        "unknown: [{country: GB, number: '988', why: test}]\n"
    )
    assert found(content_folder) == []


@pytest.mark.parametrize(
    ("printed", "country", "link"),
    [
        ("1-800-662-4357", "US", "tel:+18006624357"),
        ("1-800-555-0100, then press 2", "US", "tel:+18005550100"),
        ("888-639-5433", "JM", "tel:8886395433"),  # free in Jamaica; another line in the US
        ("800-2673 (800-COPE)", "TT", "tel:8002673"),
        ("01 809 2166", "IE", "tel:+35318092166"),
        ("02 2327 2327", "IT", "tel:+390223272327"),  # Italy keeps its zero
        ("011 5275-1135", "AR", "tel:+541152751135"),
        ("0300 123 6600", "GB", "tel:03001236600"),
        ("116 123", "GB", "tel:116123"),
        ("13 11 14", "AU", "tel:131114"),
        ("*4141", "CL", "tel:*4141"),
    ],
)
def test_link_is_international_only_where_that_works(printed: str, country: str, link: str) -> None:
    """Places, mobiles and North American free numbers; others as dialed in the country."""
    assert dial_link(printed, country) == link


def test_number_ends_where_words_begin() -> None:
    """What follows in brackets or after a comma is not dialed."""
    assert number_of("800-2673 (800-COPE)") == "800-2673"
    assert number_of("111, then choose option 2") == "111"
    assert number_of("call us") == ""


def test_without_libphonenumber_the_rest_is_checked(
    content_folder: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """One notice says what was left out; it is no warning."""
    monkeypatch.setitem(sys.modules, "phonenumbers", None)
    edit(content_folder / LINES, TREATMENT, TREATMENT.replace("4357", "435"))
    edit(content_folder / LINES, "tel:+18006624357", "tel:+1800662435")
    ended = run("check", str(content_folder))
    assert ended.code == 0
    assert "numbers were not all checked; pip install 'heroininfo[dev]'\n" in ended.err
    edit(content_folder / LINES, "tel:+1800662435", "tel:+1800662436")
    assert run("check", str(content_folder)).code == 1


def test_check_command_reports_the_directory(content_folder: Path, run: Run) -> None:
    """A mistake in a number ends `check` with 1, and stands on its line."""
    edit(content_folder / LINES, "sms: sms:85258", "sms: sms:85259")
    ended = run("check", str(content_folder))
    assert ended.code == 1
    assert "sms:85259 does not dial 85258: copy the number\n" in ended.out
    assert "numbers were not all checked" not in ended.err


def test_missing_rules_are_an_error(content_folder: Path) -> None:
    """Numbers are never checked against nothing."""
    (content_folder / "dead_numbers.yaml").unlink()
    with pytest.raises(HeroininfoError, match=r"dead_numbers\.yaml: not rules for numbers"):
        read_rules(content_folder)
