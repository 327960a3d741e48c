"""What data/helplines.yaml says, beyond the checks of content.directory that it passes."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml
from codes import decoded
from support import DATA

from heroininfo.content.directory import check
from heroininfo.content.located import Located
from heroininfo.content.numbers import (
    LONGEST_SHORT_CODE,
    DeadNumber,
    NumberRules,
    dead,
    digits,
    numbers_of,
    read_rules,
    texts_of,
)
from heroininfo.content.parse import Content
from heroininfo.content.yaml import LOADER
from heroininfo.hours import ALWAYS
from heroininfo.model import EVERYWHERE, Helpline, Number
from heroininfo.render import qr

DEAD = read_rules(DATA).dead
DEAD_FILE = "dead_numbers.yaml"

NEVER_SAY_24_7 = {
    "us-never-use-alone": "its operator never promised the night",
    "ca-nors": "its operator's site does not say so",
    "ie-poisons": "the public line closes at night",
    "ie-hse-drugs-alcohol": "office hours",
    "ke-nacada-1192": "its pages disagree",
    "in-14446": "not confirmed",
    "za-sadag-suicide": "its sources disagree",
    "de-sucht-drogen-hotline": "its sources disagree",
}


@pytest.fixture(scope="module")
def helplines(real_content: Content) -> dict[str, Helpline]:
    """Return every helpline, by id."""
    return {located.record.id: located.record for located in real_content.helplines}


def texts_in(value: object) -> list[str]:
    """Return every text inside a value read from YAML."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_in(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts_in(item)]
    return [str(value)]


@cache
def digits_of(path: Path) -> list[str]:
    """Return the digits of every text of a YAML file."""
    documents = yaml.load_all(path.read_bytes(), Loader=LOADER)
    return [found for text in texts_in(list(documents)) if (found := digits(text))]


def test_directory_has_no_problem(real_content: Content) -> None:
    """Every check of `heroininfo check` on helplines and countries."""
    assert [str(problem) for problem in check(real_content, read_rules(DATA))] == []


def test_dead_numbers_appear_nowhere() -> None:
    """A closed or wrong number is in no file of data/, in any spelling."""
    for entry in DEAD:
        number = digits(entry.number)
        core = re.sub("^[01]+", "", number)
        for path in sorted(DATA.rglob("*.yaml")):
            if path.name != DEAD_FILE and len(number) > LONGEST_SHORT_CODE:
                assert [text for text in digits_of(path) if core in text] == [], path.name


@pytest.mark.parametrize("entry", DEAD, ids=lambda entry: f"{entry.country} {entry.number}")
def test_dead_number_would_be_found_in_a_line(entry: DeadNumber, real_content: Content) -> None:
    """The check sees it, however it is written."""
    phone = (Number(entry.number, "tel:1"),)
    line = Helpline("x", entry.country, "X", "crisis", "X", "2026", phone=phone)
    content = msgspec.structs.replace(real_content, helplines=(Located(line, "x", {"": 1}),))
    assert list(dead(content, NumberRules(dead=(entry,)))) != []


def test_list_of_dead_numbers_only_grows() -> None:
    """There were 28 at first."""
    assert len(DEAD) >= 28


@pytest.mark.parametrize("line_id", NEVER_SAY_24_7)
def test_line_promises_no_night_that_nobody_confirmed(
    helplines: dict[str, Helpline], line_id: str
) -> None:
    """A line whose night cover is not confirmed does not say 24/7."""
    line = helplines.get(line_id)
    assert not line or ALWAYS not in (line.hours, line.opening)


def test_no_line_offers_the_988_option_that_ended(helplines: dict[str, Helpline]) -> None:
    """Option 3 of 988, for LGBTQ+ youth, closed in July 2025; no line sends people there."""
    texts = [text for line in helplines.values() for _, text in texts_of(line)]
    assert [text for text in texts if "press 3" in text.lower()] == []


def test_lines_cover_at_least_55_countries(helplines: dict[str, Helpline]) -> None:
    """Readers of at least 55 countries find a line of their own."""
    assert len({line.country for line in helplines.values()} - {EVERYWHERE}) >= 55


def test_most_used_lines_are_as_their_operators_print_them(
    helplines: dict[str, Helpline],
) -> None:
    """The two lines most readers need have the number of their operator."""
    samhsa, frank = helplines["us-samhsa-helpline"], helplines["gb-frank"]
    assert [number.number for number in samhsa.phone] == ["1-800-662-4357"]
    assert [number.number for number in frank.phone] == ["0300 123 6600"]


def test_no_page_was_read_in_the_future(helplines: dict[str, Helpline]) -> None:
    """Dates that a person typed."""
    today = date.today().isoformat()
    assert [line.id for line in helplines.values() if "undated" != line.seen > today] == []


@pytest.mark.slow
def test_every_link_is_read_back_from_its_code(helplines: dict[str, Helpline]) -> None:
    """Each number that is published, and none needs more than 30 columns."""
    links = {number.tel for line in helplines.values() for _, number in numbers_of(line)}
    links |= {line.sms for line in helplines.values() if line.sms}
    assert len(links) > 130
    for link in links:
        rows = qr.draw(link, halves=True, on_paper=False, width=30)
        assert decoded("\n".join(rows), on_paper=False) == [link]
        assert max(map(len, rows)) <= 29
