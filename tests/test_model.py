"""The records: what they accept, what they refuse, and how names are compared."""

from typing import Any, get_args

import msgspec
import pytest

from heroininfo.model import KINDS, Country, Helpline, Kind, Section, Source, Topic, name_key

SOURCE = {
    "id": "who-guide",
    "publisher": "WHO",
    "title": "A guide",
    "url": "https://who.int/a",
    "date": "2023-08-29",
}
CITE = [{"source": "who-guide", "part": "p. 3"}]
STATEMENT = {"text": "It passes.", "cite": CITE}
TOPIC = {
    "id": "detox",
    "title": "Detox",
    "group": "Stopping",
    "message": [STATEMENT],
    "about": "How to come off.",
    "reviewed": "2026-01-05",
    "reviewer": "none yet",
    "sections": [{"id": "first", "heading": "First", "list": [STATEMENT]}],
}
HELPLINE = {
    "id": "us-talk",
    "country": "US",
    "name": "Talk",
    "kind": "crisis",
    "source": "https://talk.org",
    "seen": "2026-01",
}


def accepts(record_type: type[msgspec.Struct], record: dict[str, Any], **changes: Any) -> bool:
    """Return whether a record with some fields changed is accepted."""
    try:
        msgspec.convert({**record, **changes}, record_type)
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Cold Turkey", "cold turkey"),
        ("cold-turkey", "cold turkey"),
        ("  cold _ turkey!  ", "cold turkey"),
        ("Can't sleep", "cant sleep"),
        ("Crème brûlée", "creme brulee"),
        ("STRASSE", name_key("straße")),
        ("12-step", "12 step"),
        ("", ""),
        ("?!", ""),
        ("\x1b[31mred\x07", "31mred"),
        ("海洛因", "海洛因"),
    ],
)
def test_names_are_compared_without_case_accents_and_punctuation(name: str, key: str) -> None:
    """What a reader types and what the content says meet in one form."""
    assert name_key(name) == key


def test_the_kinds_are_listed_once_and_all() -> None:
    """The order of the page and the schema agree."""
    assert sorted(KINDS) == sorted(get_args(Kind))


@pytest.mark.parametrize(
    ("field", "value", "good"),
    [
        ("url", "https://www.who.int/news/item?x=1&y=2#a", True),
        ("url", "https://who.int", True),
        ("url", "http://who.int/a", False),
        ("url", "https://localhost", False),
        ("url", "https://who.int/a b", False),
        ("url", "who.int", False),
        ("date", "undated", True),
        ("date", "2023", True),
        ("date", "2023-08", True),
        ("date", "", False),
        ("date", "29.08.2023", False),
        ("date", "August 2023", False),
        ("id", "a1-b", True),
        ("id", "-a", False),
        ("id", "A", False),
        ("id", "a b", False),
        ("id", "a\n", False),
        ("publisher", "", False),
        ("publisher", " WHO", False),
        ("publisher", "W\nHO", False),
        ("publisher", "WHO\n", False),
        ("title", "   ", False),
        ("colour", "red", False),
    ],
)
def test_source_is_checked(field: str, value: str, good: bool) -> None:
    """Ids, addresses and dates have a form; unknown fields are refused."""
    assert accepts(Source, SOURCE)
    assert accepts(Source, SOURCE, **{field: value}) is good


@pytest.mark.parametrize("field", ["id", "publisher", "title", "url", "date"])
def test_source_says_all_it_must(field: str) -> None:
    """No field of a source may be left out."""
    assert not accepts(Source, {name: value for name, value in SOURCE.items() if name != field})


@pytest.mark.parametrize(
    ("field", "value", "good"),
    [
        ("reviewed", "2026-02-30", False),
        ("reviewed", "soon", False),
        ("message", [], False),
        ("message", [{"text": "It passes.", "cite": []}], False),
        ("message", [{"text": "", "cite": CITE}], False),
        ("message", [{"text": "It passes.", "cite": ["who-guide"]}], False),
        ("message", [{"text": "It passes.", "cite": CITE, "only": ["GB"]}], True),
        ("message", [{"text": "It passes.", "cite": CITE, "only": ["uk"]}], False),
        ("about", "", False),
        ("sections", [], False),
        ("sections", [{"id": "a", "heading": "A", "urgency": "soon"}], False),
        ("sections", [{"id": "a", "heading": "A", "urgency": "today"}], True),
        ("sections", [{"id": "a", "heading": "A", "symptoms": [{"name": "Worry"}]}], False),
        ("call", ["crisis", "youth"], True),
        ("call", ["police"], False),
        ("also", [""], False),
        ("see", ["Not An Id"], False),
        ("titel", "x", False),
    ],
)
def test_topic_is_checked(field: str, value: object, good: bool) -> None:
    """A page has a message, sections and a review date, and every statement a source."""
    assert accepts(Topic, TOPIC)
    assert accepts(Topic, TOPIC, **{field: value}) is good


@pytest.mark.parametrize(
    ("field", "value", "good"),
    [
        ("kind", "sms", False),
        ("country", "us", False),
        ("country", "USA", False),
        ("seen", "2026", True),
        ("seen", "undated", True),
        ("seen", "yesterday", False),
        ("phone", [{"number": "988", "tel": "tel:988"}], True),
        ("phone", [{"number": "988", "tel": "tel:988", "note": "then press 1"}], True),
        ("phone", [{"number": "988", "tel": "988"}], False),
        ("phone", [{"number": "", "tel": "tel:988"}], False),
        ("phone", [{"number": "988"}], False),
        ("phone", ["988"], False),
        ("sms", "sms:988", True),
        ("sms", "text 988", False),
        ("dialable", "outside", False),
        ("fax", "1", False),
    ],
)
def test_helpline_is_checked(field: str, value: object, good: bool) -> None:
    """A line has a country, a kind, and where and when it was read."""
    assert accepts(Helpline, HELPLINE)
    assert accepts(Helpline, HELPLINE, **{field: value}) is good


@pytest.mark.parametrize("code", ["", "u", "usa", "us", "U1", "US\n"])
def test_country_code_has_two_capitals(code: str) -> None:
    """Codes are those of ISO 3166-1."""
    assert accepts(Country, {"code": "US", "name": "United States"})
    assert not accepts(Country, {"code": code, "name": "United States"})


def test_records_are_frozen() -> None:
    """What was read and checked does not change."""
    section = Section(id="a", heading="A")
    with pytest.raises(AttributeError):
        section.heading = "B"  # type: ignore[misc]
