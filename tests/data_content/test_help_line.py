"""`heroininfo help-line` over all that is published: regions, hours, age, codes, the list."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from support import Result, Run, modules_loaded, on_terminal, process, squeezed, without_codes

from heroininfo import hours
from heroininfo.content.numbers import NUMBER
from heroininfo.content.parse import Content
from heroininfo.emergency_data import COUNTRIES
from heroininfo.pages.help_line import DRUG_KINDS

SUNDAY, MONDAY = "2026-11-22T12:00", "2026-11-23T12:00"
BRITISH = "Listed: England; Northern Ireland; Scotland; Wales."
BLOCKS = re.compile(r"[█▀▄]")


@pytest.fixture
def world(run: Run, real_file: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the program over what is published, on a Monday at noon."""
    set_clock(monkeypatch, MONDAY)

    def run_world(*arguments: str, **options: Any) -> Result:
        return run("help-line", *arguments, library=real_file, **options)

    return run_world


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Make it this moment, in UTC."""
    then = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    monkeypatch.setattr(hours, "now", lambda: then)


def contact(out: str, name: str) -> str:
    """Return the lines under the name of a line, up to the next blank one."""
    found = re.search(rf"^  {re.escape(name)}\n((?:    .*\n)+)", out, re.MULTILINE)
    assert found, out
    return found[1]


def links_of(shown: dict[str, Any]) -> Iterator[str]:
    """Yield the links of a country in JSON, in the order of the page."""
    for line in shown["lines"]:
        yield from line["tel"]
        if line["sms"]:
            yield line["sms"]


def test_regions_stand_under_their_names_after_the_whole_country(world: Run) -> None:
    """Within each need: first what serves everyone, then each region once."""
    out = world("--country", "GB").out
    need = out[out.index("Talk to someone now\n") : out.index("Find treatment or advice\n")]
    names = [
        "Samaritans",
        "Shout 85258",
        "Lines for England",
        "Lines for Northern Ireland",
        "Lines for Scotland",
        "Lines for Wales",
    ]
    places = [need.index(f"\n\n  {name}\n") for name in names]
    assert places == sorted(places)
    assert need.index("NHS 111, mental") > need.index("Lines for England")
    out = world("--country", "CA", "--kind", "treatment").out
    assert out.count("Lines for Alberta") == 1


@pytest.mark.parametrize(
    ("arguments", "region"),
    [
        (("--country", "GB", "--region", "Scotland"), "Scotland"),
        (("--country", "GB", "--region", "scotland"), "Scotland"),
        (("--country", "scotland"), "Scotland"),
        (("--country", "Northern Ireland"), "Northern Ireland"),
        (("--country", "BE", "--region", "flanders"), "Flanders and Dutch speakers"),
        (("--country", "CA", "--region", "british columbia"), "British Columbia"),
    ],
)
def test_region_narrows(world: Run, arguments: tuple[str, ...], region: str) -> None:
    """What serves the whole country, and this region; said on the page; the same in JSON."""
    out = world(*arguments).out
    assert f"and for {region}. Every region:" in " ".join(out.split())
    assert set(re.findall(r"Lines for (.+)", out)) == {region}
    lines = json.loads(world(*arguments, "--format", "json").out)["lines"]
    assert {line["region"] for line in lines} == {"", region}


def test_country_that_is_one_region_leaves_the_other_way_open(world: Run) -> None:
    """GB, UK and Britain show every region; --region wins over the country's name."""
    assert "Lines for Wales" in world("--country", "britain").out
    out = world("--country", "scotland", "--region", "wales").out
    assert "Lines for Wales" in out
    assert "Lines for Scotland" not in out


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (
            ("--country", "GB", "--region", "narnia"),
            f'no region called "narnia" in United Kingdom. {BRITISH}',
            "Lines of every region: heroininfo help-line --country GB",
        ),
        (
            ("--country", "AF", "--region", "x"),
            'no region called "x" in Afghanistan. None is listed there.',
            "Lines of every region: heroininfo help-line --country AF",
        ),
        (
            ("--country", "GB", "--region", ""),
            f'no region called "" in United Kingdom. {BRITISH}',
            "Lines of every region: heroininfo help-line --country GB",
        ),
        (
            ("--region", "Ohio"),
            "your country is not known, so its regions are not.",
            "Choose one with --country, such as --country GB, or set HEROININFO_COUNTRY=GB.",
        ),
    ],
)
def test_unknown_region_names_those_there_are(
    world: Run, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    """One line, one hint, exit 1, and no page that could be taken for the region's."""
    assert world(*arguments) == (1, "", f"heroininfo: {message}\n  {hint}\n")


@pytest.mark.parametrize("other", [("--all",), ("--list",)])
@pytest.mark.parametrize("option", [("--qr",), ("--region", "Ohio")])
def test_one_country_is_needed_for_some_options(
    world: Run, option: tuple[str, ...], other: tuple[str, ...]
) -> None:
    """A code for each number of the world is no help; wrong usage, exit 2."""
    ended = world(*option, *other)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("heroininfo: --region and --qr go with one country")


@pytest.mark.parametrize("country", ["US", "GB", "DE", "IN", "SG", "ZA", "TT", "CL"])
@pytest.mark.parametrize("width", [30, 40, 80])
def test_no_number_is_broken(world: Run, real_content: Content, country: str, width: int) -> None:
    """Whatever is dialed stands whole on one line: by phone, text, textphone or WhatsApp."""
    out = world("--country", country, "--width", str(width)).out.splitlines()
    for located in real_content.helplines:
        line = located.record
        if line.country == country:
            for way in (*line.phone, line.text, line.tty, line.other):
                for number in NUMBER.findall(way):
                    assert any(number in shown for shown in out), number
    too_long = [x for x in out if len(x) > width and not x.lstrip().startswith("https://")]
    assert too_long == []


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (MONDAY, "Open now, unless it is a holiday there."),
        (SUNDAY, "Closed now."),
        ("2026-11-23T17:30", "Closed now."),
    ],
)
def test_line_with_certain_hours_says_whether_it_is_open(
    world: Run, monkeypatch: pytest.MonkeyPatch, moment: str, words: str
) -> None:
    """By the clock of its own country; a holiday there is not known."""
    set_clock(monkeypatch, moment)
    text = contact(world("--country", "IE").out, "HSE Drugs and Alcohol Helpline")
    assert f"9:30am to 5:30pm, Monday to Friday, free, confidential. {words}" in " ".join(
        text.split()
    )
    state = {"Closed now.": "closed"}.get(words, "open")
    lines = json.loads(world("--country", "IE", "--format", "json").out)["lines"]
    assert {line["id"]: line["open"] for line in lines}["ie-hse-drugs-alcohol"] == state


def test_line_open_every_day_needs_no_word_on_holidays(world: Run) -> None:
    """Its hours say every day."""
    text = contact(world("--country", "MY").out, "Talian HEAL 15555 (HEAL line)")
    assert "8am to midnight, every day, normal call (in 2024). Open now." in " ".join(text.split())


def test_open_is_said_of_nothing_else(world: Run) -> None:
    """Not of 24/7, where the words say it; not of old, dated or doubtful hours."""
    out = " ".join(world("--all").out.split())
    assert len(re.findall(r"(?:Open|Closed) now[.,]", out)) == 4
    assert not re.search(r"24/7[^.]*\. (?:Open|Closed) now", out)


def test_open_is_null_where_it_is_not_certain(world: Run) -> None:
    """Scripts get no guess either; a line read lately that never closes is open."""
    shown = json.loads(world("--all", "--format", "json").out)["countries"]
    states = {line["id"]: line["open"] for item in shown for line in item["lines"]}
    assert set(states.values()) == {"open", None}
    assert states["us-988"] == "open"
    assert states["ie-poisons"] is None  # its page has no date
    assert states["be-de-druglijn"] is None  # its hours mention holidays


@pytest.mark.parametrize(
    ("country", "name", "words"),
    [
        (
            "CH",
            "Die Dargebotene Hand / La Main Tendue / Telefono Amico (crisis line)",
            "Read on 143.ch, 2016: it may have changed.",
        ),
        ("GB", "Childline", "Read on nspcc.org.uk, no date shown: it may have changed."),
        ("NL", "113 Zelfmoordpreventie (suicide prevention)", "Read on upday.com, 3 Oct 2025."),
        (
            "US",
            "988 Suicide & Crisis Lifeline",
            "Read in a public list that says it checked official sites, 1 Oct 2026.",
        ),
        (
            "NL",
            "Drugs Infolijn (drug information line)",
            "Read in a public list of support lines, 8 Sep 2026.",
        ),
    ],
)
def test_page_says_where_and_when_a_number_was_read(
    world: Run, country: str, name: str, words: str
) -> None:
    """The date once; a mark in words where it is more than two years ago or not known."""
    assert contact(world("--country", country).out, name).endswith(f"    {words}\n")


def test_mark_comes_with_time(world: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is fresh today is marked in two years' time."""
    assert "1 Oct 2026." in world("--country", "US").out
    set_clock(monkeypatch, "2028-10-02T00:00")
    out = " ".join(world("--country", "US").out.split())
    assert "1 Oct 2026: it may have changed." in out
    assert "1 Oct 2026. " not in out


@pytest.mark.parametrize(("country", "number"), [("IS", "1717"), ("AT", "142")])
def test_country_without_a_drug_line_says_so(world: Run, country: str, number: str) -> None:
    """Then its crisis lines, and the directory of the whole world."""
    out = world("--country", country).out
    place = COUNTRIES[country][0]
    assert f"No drug help line is listed for {place} yet." in " ".join(out.split())
    assert out.startswith("Emergency: call 1")
    assert out.index("No drug help line") < out.index(f"    {number}\n") < out.index("Look online")
    assert "    https://findahelpline.com/\n" in out


def test_country_without_any_line_shows_the_directory(world: Run) -> None:
    """Afghanistan and North Korea: no line, no confirmed number, but somewhere to look."""
    for country in ("AF", "KP"):
        out = world("--country", country).out
        assert out.startswith("No emergency number is confirmed")
        assert f"No drug or crisis line is listed for {COUNTRIES[country][0]} yet.\n" in out
        assert "    https://findahelpline.com/\n" in out


def test_every_country_without_a_drug_line_says_so(world: Run, real_content: Content) -> None:
    """And no other does."""
    with_drug_line = {
        located.record.country
        for located in real_content.helplines
        if located.record.kind in DRUG_KINDS
    }
    for country in COUNTRIES:
        out = " ".join(world("--country", country).out.split())
        says = bool(re.search(r"No drug (?:help|or crisis) line is listed", out))
        assert says is (country not in with_drug_line), country
        assert ("Find A Helpline" in out) is says, country


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("HK", "kept by the government's Security Bureau, not by a health service"),
        ("KE", "also advertised for reports to the authority"),
    ],
)
def test_line_of_an_enforcement_body_says_so(world: Run, country: str, words: str) -> None:
    """Readers decide for themselves whom they call."""
    assert words in " ".join(world("--country", country).out.split())


def test_list_in_a_pipe_has_five_columns(world: Run) -> None:
    """Code, name, emergency numbers, how many lines, which kinds: for cut and grep."""
    rows = [row.split("\t") for row in world("--list").out.splitlines()]
    assert {len(row) for row in rows} == {5}
    assert sorted(row[0] for row in rows) == sorted(COUNTRIES)
    assert len(rows) == 249
    by_code = {row[0]: row for row in rows}
    assert by_code["AF"] == ["AF", "Afghanistan", "none confirmed", "0", ""]
    assert by_code["IN"] == ["IN", "India", "112,108", "2", "crisis,treatment"]
    assert sum(row[2] != "none confirmed" for row in rows) >= 215
    assert sum(row[3] != "0" for row in rows) >= 55


def test_list_in_json_counts_the_same(world: Run) -> None:
    """Numbers as a list, kinds as a list, the count as a number."""
    shown = json.loads(world("--list", "--format", "json").out)
    assert list(shown) == ["schema", "countries"]
    by_code = {item["code"]: item for item in shown["countries"]}
    assert len(by_code) == 249
    assert by_code["IN"] == {
        "code": "IN",
        "name": "India",
        "emergency": ["112", "108"],
        "lines": 2,
        "kinds": ["crisis", "treatment"],
    }
    assert by_code["AF"]["emergency"] == []


def test_list_of_one_kind_counts_only_its_lines(world: Run) -> None:
    """Where one can find a line that stays while one uses."""
    rows = [row.split("\t") for row in world("--list", "--kind", "overdose").out.splitlines()]
    assert {row[0]: row[3] for row in rows if row[3] != "0"} == {"CA": "1", "US": "2"}


@pytest.mark.parametrize("width", [30, 80])
def test_list_on_a_terminal_is_for_reading(site: Path, width: int) -> None:
    """No tabs; each country with its number, whole."""
    out = on_terminal(site, "help-line", "--list", "--width", str(width), env={"PAGER": "cat"}).out
    text = without_codes(out)
    assert "\t" not in text
    words = " ".join(text.split())
    assert "AF Afghanistan: none confirmed; no lines" in words
    assert "IN India: 112 or 108; 2 lines (crisis, treatment)" in words
    assert max(map(len, text.splitlines())) <= width


def test_json_of_a_line_has_the_keys_of_the_contract(world: Run) -> None:
    """Keys are added at the end, never changed."""
    lines = json.loads(world("--country", "GB", "--format", "json").out)["lines"]
    lifeline = next(line for line in lines if line["id"] == "gb-nir-lifeline")
    assert list(lifeline) == [
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
        "region",
        "for_whom",
        "tel",
        "sms",
        "tty",
        "other",
        "privacy",
        "operator",
        "note",
        "dialable",
        "open",
    ]
    assert lifeline["tel"] == ["tel:08088088000"]
    assert lifeline["tty"] == "18001 0808 808 8000"
    assert (lifeline["region"], lifeline["open"]) == ("Northern Ireland", "open")
    for line in lines:
        assert len(line["tel"]) == len(line["phone"])


class TestCodes:
    """`--qr`: what a phone's camera reads is what is printed."""

    @pytest.mark.parametrize("country", ["US", "GB", "CL", "PH"])
    @pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
    def test_each_code_in_a_pipe_is_read_back(
        self, world: Run, site: Path, country: str, encoding: str
    ) -> None:
        """Every number to call and to text, in the order of the page."""
        decoded = pytest.importorskip("test_qr", reason="no decoder").decoded
        shown = json.loads(world("--country", country, "--format", "json").out)
        out = process(
            site, "help-line", "--country", country, "--qr", env={"PYTHONIOENCODING": encoding}
        ).out
        assert out.isascii() is (encoding == "ascii")
        assert "█" * 29 not in out  # what is printed is dark on white
        codes = [code for part in self.codes(out) for code in decoded(part)]
        assert sorted(codes) == sorted(links_of(shown))

    @pytest.mark.parametrize("width", [30, 40, 80])
    @pytest.mark.parametrize("color", ["auto", "never"])
    def test_each_code_on_a_terminal_is_read_back(
        self, world: Run, site: Path, width: int, color: str
    ) -> None:
        """Light on dark, at the width of the window, with colours and without."""
        decoded = pytest.importorskip("test_qr", reason="no decoder").decoded
        shown = json.loads(world("--country", "DE", "--format", "json").out)
        out = on_terminal(
            site,
            "help-line",
            "--country",
            "DE",
            "--qr",
            "--color",
            color,
            "--no-pager",
            env={"PYTHONIOENCODING": "utf-8"},
            size=(24, width),
        ).out
        rows = [row for row in without_codes(out).splitlines() if BLOCKS.search(row)]
        assert max(map(len, rows)) <= width
        assert rows[0].strip() == "█" * 29  # the light edge, which the dark around it is not
        codes = [
            code
            for part in self.codes(without_codes(out))
            for code in decoded(part, on_paper=False)
        ]
        assert codes == list(links_of(shown))
        if color == "auto":
            assert "\x1b[97;40m" in out  # white on black, whatever the reader's palette

    @staticmethod
    def codes(out: str) -> list[str]:
        """Return the parts of a page that hold one code each, with the empty edge above it."""
        return re.findall(r"(?:^ *[█▀▄# ]*\n)+", out, re.MULTILINE)

    def test_number_stands_under_its_code(self, world: Run) -> None:
        """With what to press or write, and where the code works."""
        out = world("--country", "US", "--qr").out
        assert "    Call 1-800-662-4357\n" in out
        assert "    Call 988, then press 1\n    Works only inside United States.\n" in out
        assert "    Text HOME to 741741\n    Works only inside United States.\n" in out
        assert "Call 1-800-662-4357\n\n" in out  # from anywhere
        out = world("--country", "GB", "--qr").out
        assert "    Call 0300 123 6600\n    May not work outside United Kingdom.\n" in out

    def test_page_without_numbers_has_no_word_of_codes(self, world: Run) -> None:
        """Malta has a website only."""
        assert "camera" not in world("--country", "MT", "--qr").out
        assert "camera" in world("--country", "GB", "--qr").out

    def test_words_are_those_of_the_page_without_codes(self, world: Run) -> None:
        """Codes are added; nothing is taken away."""
        plain = world("--country", "GB").out
        coded = world("--country", "GB", "--qr").out
        for line in filter(str.strip, plain.splitlines()):
            assert line in coded


@pytest.mark.parametrize("arguments", [(), ("--format", "json"), ("--list",)])
def test_clocks_and_codes_are_loaded_only_when_needed(
    site: Path, arguments: tuple[str, ...]
) -> None:
    """In the United States every line that says when it is open is open day and night."""
    loaded = modules_loaded(site, ("help-line", *arguments), {"HEROININFO_COUNTRY": "US"})
    assert {"zoneinfo", "segno", "phonenumbers", "yaml"} & loaded == set()


def test_all_ends_with_what_serves_every_country(world: Run) -> None:
    """No line of the library goes unprinted."""
    out = world("--all").out
    assert out.rstrip().splitlines()[-5:] != []
    assert "\nAny country\n\n  Find A Helpline\n" in out


def test_all_prints_every_line_of_the_library(world: Run, real_content: Content) -> None:
    """Each name, and each number."""
    out = squeezed(world("--all").out)
    for located in real_content.helplines:
        for text in (located.record.name, *located.record.phone, located.record.web):
            assert squeezed(text) in out
