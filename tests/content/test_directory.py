"""The checks of the helplines and countries: each finds what it is for, and says how to mend it."""

import sys
from pathlib import Path

import pytest
from support import Golden, Run, edit, line_of, said_of

from heroininfo.content.directory import check
from heroininfo.content.numbers import read_rules
from heroininfo.content.parse import read_folder
from heroininfo.errors import HeroininfoError

LINES, COUNTRIES, RULES = "helplines.yaml", "countries.yaml", "checks/number_rules.yaml"
DEAD = "checks/dead_numbers.yaml"
TREATMENT = "{number: 1-800-662-4357, tel: 'tel:+18006624357'}"
OHIO = "{number: 614-555-0199, tel: 'tel:+16145550199', note: for adults}"


def found(folder: Path) -> list[str]:
    """Return the problems of a data folder as `check` prints them."""
    return [str(problem) for problem in check(read_folder(folder), read_rules(folder))]


def test_sound_directory_has_no_problem(content_folder: Path) -> None:
    """The small content passes."""
    assert found(content_folder) == []


MISTAKES = [
    (LINES, "country: GB", "country: XX", 'no country has the code "XX"'),
    (
        LINES,
        f"  phone:\n  - {OHIO}\n",
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
    (LINES, OHIO, OHIO.replace("0199,", "0199 or 614-555-0198,"), "is more than a number"),
    (LINES, "  sms: sms:85258\n", "", "gb-text lacks a link"),
    (LINES, "tel:+16145550199", "tel:+16145550198", "tel:+16145550198 does not dial 614"),
    (LINES, "sms: sms:85258", "sms: sms:85259", "sms:85259 does not dial 85258"),
    (LINES, "tel: 'tel:988'", "tel: 'tel:1988'", "tel:1988 does not dial 988"),
    (LINES, "tel:+16145550199", "tel:6145550199", "tel:6145550199 for 614-555-0199"),
    (
        LINES,
        "  sms: sms:988\n  dialable: inside\n",
        "  sms: sms:988\n",
        "a short code works only inside its country",
    ),
    (
        LINES,
        OHIO,
        "{number: '614555', tel: 'tel:614555'}",
        "a short code works only inside its country",
    ),
    (LINES, OHIO, "{number: '6145551', tel: 'tel:6145551'}", "6145551 is not a number of US"),
    (LINES, "kind: locator", "kind: crisis", "us-web is out of order"),
    (LINES, "  region: Ohio\n", "", ""),
    (LINES, TREATMENT, TREATMENT.replace("4357", "435"), "is not a number of US"),
    (LINES, "tel:+441614960123", "tel:+441614960124", "tel:+441614960124 does not dial 0161"),
    (
        LINES,
        "other: Video chat in sign language",
        "other: WhatsApp +1 800 5550111",
        "1-800-555-0111 (never in service)",
    ),
    (LINES, "note: It finds", "note: Once 18005550111. It finds", "(never in service)"),
    (
        COUNTRIES,
        "  sure: medium\n  lists: [Example list]\n",
        "  sure: medium\n",
        "CA: a number without a source",
    ),
    (COUNTRIES, "  sure: medium\n", "", "CA: how sure is the number?"),
    (COUNTRIES, "sure: medium", "sure: high", "CA: high without a page of the country"),
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
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), MISTAKES)
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


def test_problems_are_said_in_words_that_were_read(content_folder: Path, golden: Golden) -> None:
    """What is wrong and how to mend it, whole: an editor goes by nothing else."""
    edits = {f"{old.strip()} -> {new.strip()}": (file, old, new) for file, old, new, _ in MISTAKES}
    golden("problems_directory", said_of(edits, content_folder, found))


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
    dead = content_folder / DEAD
    dead.write_text("- {country: GB, number: '988', why: ended}\n")
    assert found(content_folder) == []
    dead.write_text("- {country: US, number: '988', why: ended}\n")
    assert any("phone" not in line and "988 (ended)" in line for line in found(content_folder))


def test_number_of_six_digits_is_a_short_code(content_folder: Path) -> None:
    """A dead one is looked for as a whole number; one of seven in all that is printed."""
    dead = content_folder / DEAD
    dead.write_text("- {country: US, number: '626625', why: ended}\n")  # in the treatment line's
    assert found(content_folder) == []
    dead.write_text("- {country: GB, number: '6626625', why: ended}\n")
    edit(content_folder / LINES, "note: It finds", "note: Not 66 26 625. It finds")
    assert any("6626625 (ended)" in line for line in found(content_folder))


def test_number_of_two_countries_needs_leave(content_folder: Path) -> None:
    """A number that moved across a border is most often a mistake."""
    path = content_folder / LINES
    line = "  phone:\n  - {number: '988', tel: 'tel:988'}\n"
    edit(path, "  sms: sms:85258\n", f"  sms: sms:85258\n{line}")
    assert any("988 stands in US too" in line for line in found(content_folder))
    rules = content_folder / RULES
    rules.write_text(
        "shared: [{number: '988', countries: [US, GB], why: both}]\n"
        "unknown: [{country: GB, number: '988', why: test}]\n"
    )
    assert found(content_folder) == []


def test_without_libphonenumber_the_rest_is_checked(
    content_folder: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """One notice says what was left out; it is no warning."""
    monkeypatch.setitem(sys.modules, "phonenumbers", None)
    edit(content_folder / LINES, TREATMENT, TREATMENT.replace("4357", "435"))
    ended = run("check", str(content_folder))
    assert ended.code == 0
    assert "numbers were not all checked; pip install phonenumbers\n" in ended.err
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
    (content_folder / DEAD).unlink()
    with pytest.raises(
        HeroininfoError, match=r"dead_numbers\.yaml: not rules for numbers"
    ) as caught:
        read_rules(content_folder)
    assert caught.value.hint == "Mend it."
