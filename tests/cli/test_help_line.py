"""`heroininfo help-line`: the emergency number first, then every line with all that is known."""

import json

import pytest
from support import Golden, Run

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


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--kind", "sms"), "invalid value for '--kind': 'sms' is not one of 'crisis',"),
        (("--format", "xml"), "invalid value for '--format': 'xml' is not one of 'text', 'json'."),
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
