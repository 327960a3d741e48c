"""`heroininfo help-line`: the emergency number first, then every line with all that is known."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from codes import decoded
from support import MONDAY, Golden, Run, flowing

from heroininfo.console import Terminal
from heroininfo.emergency_data import COUNTRIES

US_NUMBERS = ("988", "1-800-662-4357", "1-800-555-0100", "1-800-487-4889", "614-555-0199")

CONTRACT = (
    "id",
    "name",
    "kind",
    "phone",
    "text",
    "hours",
    "cost",
    "languages",
    "web",
    "source",
    "seen",
)


@pytest.mark.parametrize("country", ["US", "GB", "FR", "AF"])
def test_page_of_a_country(run: Run, golden: Golden, country: str) -> None:
    """With lines, with only a text line, with none, and without an emergency number."""
    shown = run("help-line", "--country", country)
    assert (shown.code, shown.err) == (0, "")
    golden(f"help_line_{country.lower()}", shown.out)


def test_page_where_the_country_is_not_known(run: Run, golden: Golden) -> None:
    """Says so, gives common numbers, and how to choose."""
    shown = run("help-line")
    assert (shown.code, shown.err) == (0, "")
    golden("help_line_unknown", shown.out)


def test_kind_shows_only_its_lines(run: Run) -> None:
    """The emergency number stays."""
    out = run("help-line", "--country", "US", "--kind", "treatment").out
    assert "911" in out.splitlines()[0]
    assert "National Treatment Line" in out
    assert "Talk Line" not in out


def test_kind_without_a_line_says_so(run: Run) -> None:
    """No empty page."""
    out = run("help-line", "--country", "GB", "--kind", "poison").out
    assert "No line of the kind poison is listed for United Kingdom yet. Leave out" in out


def test_all_shows_every_country(run: Run) -> None:
    """Each country with its emergency number and its lines."""
    out = run("help-line", "--all").out
    for code, (name, emergency, *_) in COUNTRIES.items():
        part = f"\n\n{out}".split(f"\n\n{name} ({code})\n")[1].split(")\n\n")[0]
        assert all(number in part for number in emergency)
        assert emergency or "ambulance" in part
    assert all(number in out for number in US_NUMBERS)
    assert "text hello to 85258" in out.lower()
    assert "Lines of the World" in out


@pytest.mark.parametrize("width", [30, 31, 40, 80, 200])
def test_number_is_never_split(run: Run, width: int) -> None:
    """Every number stands whole on one line, at any width."""
    lines = run("help-line", "--country", "US", "--width", str(width)).out.splitlines()
    for number in (*US_NUMBERS, "911", "https://treatment.example.org/find"):
        assert any(number in line for line in lines), number


def test_json_says_what_the_page_says(run: Run) -> None:
    """Keys and shapes are held by test_views."""
    shown = json.loads(run("help-line", "--country", "US", "--format", "json").out)
    assert [line["id"] for line in shown["lines"]] == [
        "us-talk",
        "us-second-talk",
        "us-treatment",
        "us-ohio",
        "us-web",
    ]
    line = shown["lines"][0]  # keys may be added, but these stay
    assert {key: line[key] for key in CONTRACT} == {
        "id": "us-talk",
        "name": "Talk Line",
        "kind": "crisis",
        "phone": ["988"],
        "text": "text 988",
        "hours": "24/7",
        "cost": "free",
        "languages": ["English", "Spanish"],
        "web": "",
        "source": "https://www.talk.example.org/help",
        "seen": "2026-02-03",
    }


def test_json_of_all_countries_holds_each_in_the_same_shape(run: Run) -> None:
    """`countries`: each item has a country and its lines."""
    shown = json.loads(run("help-line", "--all", "--format", "json").out)
    assert list(shown) == ["schema", "countries"]
    assert len(shown["countries"]) == len(COUNTRIES)
    by_code = {item["country"]["code"]: item for item in shown["countries"]}
    assert set(by_code) == set(COUNTRIES)
    one = json.loads(run("help-line", "--country", "GB", "--format", "json").out)
    assert by_code["GB"]["lines"] == one["lines"]
    assert by_code["FR"]["lines"] == []


def test_json_where_the_country_is_not_known(run: Run) -> None:
    """Code and name are null, and there is no number to mistake for the reader's own."""
    shown = json.loads(run("help-line", "--format", "json").out)
    country = shown["country"]
    assert (country["code"], country["name"], country["emergency"]) == (None, None, [])
    assert shown["lines"] == []


def test_kind_and_json_go_together(run: Run) -> None:
    """The lines are chosen alike for readers and scripts."""
    shown = json.loads(
        run("help-line", "--country", "US", "--kind", "locator", "--format", "json").out
    )
    assert [line["id"] for line in shown["lines"]] == ["us-web"]


def contact(out: str, name: str) -> str:
    """Return what is said of a helpline, beside its name and under it, as one line."""
    found = re.search(rf"^  {re.escape(name)}(:.*)?\n((?:    .*\n)+)", out, re.MULTILINE)
    assert found, out
    return flowing(found[0])


def at(moment: str) -> datetime:
    """Return a moment given in UTC."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize("name", ["Ohio", "ohio", " OHIO "])
def test_region_narrows(run: Run, name: str) -> None:
    """What serves the whole country, and this region; said on the page; the same in JSON."""
    arguments = ("help-line", "--country", "US", "--region", name)
    out = flowing(run(*arguments).out)
    assert "for Ohio." in out
    assert "Ohio Line" in out
    assert "National Treatment Line" in out
    lines = json.loads(run(*arguments, "--format", "json").out)["lines"]
    assert {line["region"] for line in lines} == {"", "Ohio"}


def test_region_stands_under_its_name_after_the_whole_country(run: Run) -> None:
    """First what serves everyone."""
    out = run("help-line", "--country", "US", "--kind", "treatment").out
    country, region, line = (
        out.index(words) for words in ("National Treatment Line", "\nIn Ohio\n", "  Ohio Line")
    )
    assert country < region < line


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (
            ("--country", "US", "--region", "narnia"),
            'no region called "narnia" in United States. Listed: Ohio.',
            "heroininfo help-line --country US",
        ),
        (
            ("--country", "AF", "--region", "x"),
            'no region called "x" in Afghanistan. None is listed there.',
            "heroininfo help-line --country AF",
        ),
        (
            ("--country", "US", "--region", ""),
            'no region called "" in United States. Listed: Ohio.',
            "heroininfo help-line --country US",
        ),
        (
            ("--region", "Ohio"),
            "your country is not known, so its regions are not.",
            "--country GB",
        ),
    ],
)
def test_unknown_region_names_those_there_are(
    run: Run, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    """One line, one hint, exit 1, and no page that could be taken for the region's."""
    shown = run("help-line", *arguments)
    first, second = shown.err.splitlines()
    assert (shown.code, shown.out, first) == (1, "", f"heroininfo: {message}")
    assert hint in second


@pytest.mark.parametrize("other", [("--all",), ("--list",)])
@pytest.mark.parametrize("option", [("--qr",), ("--region", "Ohio")])
def test_one_country_is_needed_for_some_options(
    run: Run, option: tuple[str, ...], other: tuple[str, ...]
) -> None:
    """A code for each number of the world is no help; wrong usage, exit 2."""
    ended = run("help-line", *option, *other)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("heroininfo: --region and --qr go with one country")


@pytest.mark.parametrize(
    ("moment", "state", "words"),
    [
        ("2026-11-23T12:00", "open", "Open now, unless it is a holiday there."),
        ("2026-11-23T09:29", "closed", "Closed now."),
        ("2026-11-23T17:30", "closed", "Closed now."),
        ("2026-11-22T12:00", "closed", "Closed now."),
    ],
)
def test_line_with_certain_hours_says_whether_it_is_open(
    run: Run, moment: str, state: str, words: str
) -> None:
    """By the clock of its own country; a holiday there is not known."""
    arguments = ("help-line", "--country", "GB")
    out = run(*arguments, now=at(moment)).out
    assert words in contact(out, "Office Line")
    assert len(re.findall(r"(?:Open|Closed) now[.,]", out)) == 1
    lines = json.loads(run(*arguments, "--format", "json", now=at(moment)).out)["lines"]
    assert {line["id"]: line["open"] for line in lines} == {"gb-text": None, "gb-office": state}


def test_line_that_never_closes_is_open_only_as_long_as_its_page_is_fresh(run: Run) -> None:
    """Scripts get no guess from an old page."""

    def state(now: datetime) -> Any:
        shown = run("help-line", "--country", "US", "--format", "json", now=now).out
        return {line["id"]: line["open"] for line in json.loads(shown)["lines"]}["us-talk"]

    assert state(MONDAY) == "open"
    assert state(at("2028-02-04T00:00")) is None


@pytest.mark.parametrize(
    ("name", "words", "old"),
    [
        ("Talk Line", "3 Feb 2026", False),
        ("National Treatment Line", "Jan 2026", False),
        ("Ohio Line", "no date shown", True),
        ("Finder", "2025", False),
    ],
)
def test_page_says_where_and_when_a_number_was_read(
    run: Run, name: str, words: str, old: bool
) -> None:
    """The date once; a mark in words where it is more than two years ago or not known."""
    asked = ("help-line", "--country", "US", "--sources")
    said = contact(run(*asked).out, name)
    assert said.count(words) == 1
    assert ("it may have changed" in said) is old
    later = contact(run(*asked, now=at("2028-06-01T00:00")).out, name)
    assert "it may have changed" in later


def test_each_code_is_read_back(run: Run) -> None:
    """Every number to call and to text, in the order of the page; what each dials stands under."""
    shown = json.loads(run("help-line", "--country", "US", "--format", "json").out)
    out = run("help-line", "--country", "US", "--qr").out
    parts = re.findall(r"(?:^ *[\u2588\u2580\u2584# ]*\n)+", out, re.MULTILINE)
    codes = [code for part in parts for code in decoded(part)]
    links = [
        link
        for line in shown["lines"]
        for link in (*line["tel"], *([line["sms"]] if line["sms"] else []))
    ]
    assert sorted(codes) == sorted(links)
    assert "    Call 1-800-662-4357\n" in out
    assert "    Call 988\n    24/7, free.\n    Works only inside United States.\n" in out


def test_codes_have_the_words_of_the_page_under_them(run: Run) -> None:
    """A page without numbers has no word of codes."""
    plain = run("help-line", "--country", "US").out
    coded = run("help-line", "--country", "US", "--qr").out
    for words in ("Talk Line", "988", "Works only inside United States.", "1-800-662-4357"):
        assert words in plain
        assert words in coded
    assert "camera" in coded
    assert "camera" not in run("help-line", "--country", "FR", "--qr").out


def test_list_in_a_pipe_is_for_cut_and_grep(run: Run) -> None:
    """Code, name, emergency numbers, how many lines, which kinds, parted by tabs."""
    rows = [row.split("\t") for row in run("help-line", "--list").out.splitlines()]
    by_code = {row[0]: row[1:] for row in rows}
    assert sorted(by_code) == sorted(COUNTRIES)
    assert by_code["US"] == ["United States", "911", "5", "crisis,treatment,locator"]
    assert by_code["GB"] == ["United Kingdom", "999,112", "2", "crisis,treatment"]
    assert by_code["FR"][2:] == ["0", ""]
    assert by_code["AQ"][1] == "none confirmed"


def test_list_on_a_terminal_is_for_reading(run: Run) -> None:
    """No tabs; each country with its number."""
    out = run("help-line", "--list", screen=Terminal(interactive=True)).out
    assert "\t" not in out
    assert "United Kingdom: 999 or 112; 2 lines (crisis, treatment)" in flowing(out)
    assert "Antarctica: none confirmed; no lines" in flowing(out)


def test_list_of_one_kind_counts_only_its_lines(run: Run) -> None:
    """In text and in JSON."""
    rows = run("help-line", "--list", "--kind", "locator").out.splitlines()
    assert [row.split("\t")[0] for row in rows if row.split("\t")[3] != "0"] == ["US"]
    shown = json.loads(run("help-line", "--list", "--kind", "crisis", "--format", "json").out)
    counted = {item["code"]: item["lines"] for item in shown["countries"] if item["lines"]}
    assert counted == {"GB": 1, "US": 2}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--kind", "sms"), "invalid value for '--kind': 'sms' is not one of 'crisis',"),
        (
            ("--format", "xml"),
            "invalid value for '--format': 'xml' is not one of 'text', 'markdown',",
        ),
        (("--kind",), "option '--kind' requires an argument."),
        (("--nope",), "no such option"),
        (("GB", "--country", "US"), "name one country: as a word, or with --country."),
        (("GB", "--all"), "--region and --qr go with one country, not with --all or --list."),
    ],
)
def test_wrong_option_gets_one_line(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """What is wrong, and where the help is; exit 2."""
    shown = run("help-line", *arguments)
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith(f"heroininfo: {message}")
    assert shown.err.endswith(" --help\n")
    assert shown.err.count("\n") == 1


def test_unknown_country_gets_the_nearest(run: Run) -> None:
    """One line, one hint, exit 1."""
    assert run("help-line", "--country", "united kingdm") == (
        1,
        "",
        (
            'heroininfo: no country called "united kingdm". Did you mean GB (United Kingdom)?\n'
            "  Use a name or a two-letter code, such as: --country GB\n"
        ),
    )


def test_setting_that_is_no_country_is_noticed(run: Run) -> None:
    """A notice to stderr; the page is shown all the same."""
    shown = run("help-line", env={"HEROININFO_COUNTRY": "Narnia", "TZ": "Europe/London"})
    assert shown.code == 0
    assert shown.out == run("help-line", env={"TZ": "Europe/London"}).out
    assert shown.err == (
        'heroininfo: HEROININFO_COUNTRY="Narnia" is not a country; it is left out of account.\n'
    )
