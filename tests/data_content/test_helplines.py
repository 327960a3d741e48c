"""What data/helplines.yaml says, beyond the checks of content.directory that it passes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from heroininfo.content.numbers import DeadNumber, NumberRules, dead
from heroininfo.content.parse import Content, Located
from heroininfo.model import Helpline

Record = dict[str, Any]

DATA = Path(__file__).resolve().parents[2] / "data"
LINES: list[Record] = yaml.safe_load((DATA / "helplines.yaml").read_text(encoding="utf-8"))
DEAD: list[Record] = yaml.safe_load((DATA / "dead_numbers.yaml").read_text(encoding="utf-8"))

FIELDS = [
    "id",
    "country",
    "region",
    "name",
    "operator",
    "kind",
    "phone",
    "tel",
    "text",
    "sms",
    "tty",
    "other",
    "hours",
    "opening",
    "zone",
    "cost",
    "privacy",
    "languages",
    "for_whom",
    "note",
    "dialable",
    "web",
    "source",
    "seen",
]
EVERYWHERE = "ZZ"
LONGEST_SHORT_CODE = 6

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


def digits(text: object) -> str:
    """Return only the digits of a text."""
    return re.sub(r"\D", "", str(text))


def texts_in(value: object) -> list[str]:
    """Return every text inside a value read from YAML."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_in(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts_in(item)]
    return [str(value)]


@cache
def texts_of(path: Path) -> list[str]:
    """Return every text of a YAML file."""
    return texts_in(list(yaml.safe_load_all(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line["id"]))
def test_line_has_its_fields_in_order(line: Record) -> None:
    """A line says who, what, where it was read and when, in the order of the documentation."""
    assert list(line) == [field for field in FIELDS if field in line]
    assert {"id", "country", "name", "kind", "for_whom", "source", "seen"} <= set(line)
    assert all(value not in ("", [], None) for value in line.values())


@pytest.mark.parametrize("entry", DEAD, ids=lambda entry: f"{entry['country']} {entry['number']}")
def test_dead_number_appears_nowhere(entry: Record, real_content: Content) -> None:
    """A closed or wrong number is in no file of data/, and the check would find it in a line."""
    number = digits(entry["number"])
    core = re.sub("^[01]+", "", number)
    for path in sorted(DATA.glob("*.yaml")):
        if path.name != "dead_numbers.yaml" and len(number) > LONGEST_SHORT_CODE:
            assert [text for text in texts_of(path) if core in digits(text)] == [], path.name
    line = Helpline("x", entry["country"], "X", "crisis", "X", "2026", phone=(entry["number"],))
    content = msgspec.structs.replace(real_content, helplines=(Located(line, "x", {"": 1}),))
    assert list(dead(content, NumberRules(dead=(DeadNumber(**entry),)))) != []


def test_each_dead_number_of_the_pack_is_listed() -> None:
    """The list only grows."""
    assert len(DEAD) >= 28


@pytest.mark.parametrize("line_id", NEVER_SAY_24_7)
def test_line_promises_no_night_that_nobody_confirmed(line_id: str) -> None:
    """A line whose night cover is not confirmed does not say 24/7."""
    line = next(line for line in LINES if line["id"] == line_id)
    assert "24" not in line.get("hours", "")


def test_no_line_offers_the_988_option_that_ended() -> None:
    """Option 3 of 988, for LGBTQ+ youth, closed in July 2025; no line sends people there."""
    assert [text for line in LINES for text in texts_in(line) if "press 3" in text.lower()] == []


def test_lines_cover_at_least_55_countries() -> None:
    """Readers of at least 55 countries find a line of their own."""
    assert len({line["country"] for line in LINES} - {EVERYWHERE}) >= 55


def test_most_used_lines_are_as_their_operators_print_them() -> None:
    """The two lines most readers need have the number of their operator."""
    lines = {line["id"]: line for line in LINES}
    assert lines["us-samhsa-helpline"]["phone"] == ["1-800-662-4357"]
    assert lines["gb-frank"]["phone"] == ["0300 123 6600"]
