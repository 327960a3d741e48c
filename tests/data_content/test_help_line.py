"""`heroininfo help-line` over all that is published: every country, every line, every code."""

import json
import re
from pathlib import Path

import pytest
from codes import decoded
from support import Run, flowing, modules_loaded, squeezed, without_codes
from terminals import on_terminal

from heroininfo.content.numbers import NUMBER, numbers_of
from heroininfo.content.parse import Content
from heroininfo.emergency_data import COUNTRIES
from heroininfo.model import DRUG_KINDS, EVERYWHERE

BLOCKS = re.compile(r"[\u2588\u2580\u2584]")


@pytest.mark.parametrize(
    ("arguments", "region"),
    [
        (("--country", "GB", "--region", "scotland"), "Scotland"),
        (("--country", "scotland"), "Scotland"),
        (("--country", "Northern Ireland"), "Northern Ireland"),
        (("--country", "scotland", "--region", "wales"), "Wales"),
        (("--country", "CA", "--region", "british columbia"), "British Columbia"),
    ],
)
def test_region_narrows(world: Run, arguments: tuple[str, ...], region: str) -> None:
    """A country within one is a region of it; --region wins over the country's name."""
    out = world("help-line", *arguments).out
    assert set(re.findall(r"^In (.+)$", out, re.MULTILINE)) == {region}
    lines = json.loads(world("help-line", *arguments, "--format", "json").out)["lines"]
    assert {line["region"] for line in lines} == {"", region}


def test_country_with_regions_shows_them_all(world: Run) -> None:
    """GB, UK and Britain are one country."""
    assert "\n  - Wales: " in world("help-line", "--country", "britain").out


@pytest.mark.parametrize("country", ["US", "GB", "DE", "IN", "SG", "ZA", "TT", "CL"])
@pytest.mark.parametrize("width", [30, 40, 80])
def test_no_number_is_broken(world: Run, real_content: Content, country: str, width: int) -> None:
    """Whatever is dialed stands whole on one line: by phone, text, textphone or WhatsApp."""
    asked = ("help-line", "--country", country, "--sources", "--width", str(width))
    out = world(*asked).out.splitlines()
    for located in real_content.helplines:
        line = located.record
        if line.country == country:
            ways = (*(n.number for _, n in numbers_of(line)), line.text, line.tty, line.other)
            for number in (found for way in ways for found in NUMBER.findall(way)):
                assert any(number in shown for shown in out), number
    too_long = [x for x in out if len(x) > width and " " in x.strip()]
    assert too_long == []


def test_country_without_a_drug_line_says_so_and_leads_to_the_directory(
    world: Run, real_content: Content
) -> None:
    """And no other does."""
    with_drug_line = {
        located.record.country
        for located in real_content.helplines
        if located.record.kind in DRUG_KINDS
    }
    for country in COUNTRIES:
        out = flowing(world("help-line", "--country", country).out)
        says = bool(re.search(r"No drug (?:help|or crisis) line is listed", out))
        assert says is (country not in with_drug_line), country
        assert ("findahelpline.com/" in out) is says, country


def test_no_country_without_a_number_is_given_one(world: Run) -> None:
    """The page does not begin with a call that nobody may answer."""
    for country, (_, numbers, *_) in COUNTRIES.items():
        out = world("help-line", "--country", country).out
        first = flowing(out).split(". ")[0]
        assert out.startswith("Emergency: call") is bool(numbers), country
        assert all(number in first for number in numbers), country


def test_list_counts_what_there_is(world: Run, real_content: Content) -> None:
    """Every country once, with the number of its lines."""
    rows = [row.split("\t") for row in world("help-line", "--list").out.splitlines()]
    assert sorted(row[0] for row in rows) == sorted(COUNTRIES)
    lines = [located.record.country for located in real_content.helplines]
    assert {row[0]: int(row[3]) for row in rows} == {code: lines.count(code) for code in COUNTRIES}


def test_all_prints_every_line_of_the_library(world: Run, real_content: Content) -> None:
    """Each name, and each number."""
    out = squeezed(world("help-line", "--all").out)
    for located in real_content.helplines:
        line = located.record
        for text in (line.name, *(number.number for number in line.phone), line.web):
            assert squeezed(text) in out
    assert EVERYWHERE not in COUNTRIES


@pytest.mark.slow
@pytest.mark.parametrize("width", [30, 80])
@pytest.mark.parametrize("color", ["auto", "never"])
def test_each_code_on_a_terminal_is_read_back(
    world: Run, site: Path, width: int, color: str
) -> None:
    """Light on dark, at the width of the window, with colours and without."""
    shown = json.loads(world("help-line", "--country", "DE", "--format", "json").out)
    options = ("--country", "DE", "--qr", "--color", color, "--no-pager")
    env = {"PYTHONIOENCODING": "utf-8"}
    out = on_terminal(site, "help-line", *options, env=env, size=(24, width)).out
    text = without_codes(out)
    rows = [row for row in text.splitlines() if BLOCKS.search(row)]
    assert max(map(len, rows)) <= width
    assert rows[0].strip() == "\u2588" * 29  # the light edge, which the dark around it is not
    parts = re.findall(r"(?:^ *[\u2588\u2580\u2584# ]*\n)+", text, re.MULTILINE)
    codes = [code for part in parts for code in decoded(part, on_paper=False)]
    links = [
        link
        for line in shown["lines"]
        for link in (*line["tel"], *([line["sms"]] if line["sms"] else []))
    ]
    assert sorted(codes) == sorted(links)
    if color == "auto":
        assert "\x1b[97;40m" in out  # white on black, whatever the reader's palette


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [(), ("--format", "json"), ("--list",)])
def test_clocks_and_codes_are_loaded_only_when_needed(
    site: Path, arguments: tuple[str, ...]
) -> None:
    """In the United States every line that says when it is open is open day and night."""
    loaded = modules_loaded(site, ("help-line", *arguments), {"HEROININFO_COUNTRY": "US"})
    assert {"segno", "phonenumbers", "yaml"} & loaded == set()
