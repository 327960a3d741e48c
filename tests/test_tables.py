"""Tables for spreadsheets: their columns are a promise, and each cell stands under its own."""

import csv
import io

from heroininfo import tables
from heroininfo.model import Helpline, Number, Topic
from heroininfo.place import Place

PLACE = Place("UT", "Utopia", ("5", "6"), "Not at night.", "as you chose")
LINE = Helpline(
    id="talk",
    country="UT",
    name="Talk",
    kind="crisis",
    source="https://x.org",
    seen="2026-01",
    source2="a list",
    seen2="2025",
    region="North",
    operator="the state",
    phone=(Number("0 1", "tel:01"), Number("0 2", "tel:02", "for adults")),
    long=Number("0 3", "tel:+43"),
    text="text HI to 6",
    sms="sms:6",
    tty="7",
    other="chat",
    hours="24/7",
    cost="free",
    privacy="private",
    languages=("English", "Welsh"),
    for_whom="anyone",
    note="Not in June.",
    web="https://y.org",
)


def rows(table: str) -> list[dict[str, str]]:
    """Return the rows of a table, by column."""
    return list(csv.DictReader(io.StringIO(table)))


def test_line_has_each_fact_in_its_column() -> None:
    """After the emergency numbers of its country."""
    emergency, line = rows(tables.helplines([(PLACE, [LINE])]))
    assert {column: cell for column, cell in emergency.items() if cell} == {
        "country": "UT",
        "kind": "emergency",
        "name": "Emergency",
        "phone": "5; 6",
        "tel": "tel:5; tel:6",
        "note": "Not at night.",
    }
    assert line == {
        "country": "UT",
        "kind": "crisis",
        "name": "Talk",
        "phone": "0 1; 0 2 (for adults); 0 3",
        "tel": "tel:01; tel:02; tel:+43",
        "languages": "English; Welsh",
        "region": "North",
        "text": "text HI to 6",
        "sms": "sms:6",
        "tty": "7",
        "other": "chat",
        "hours": "24/7",
        "cost": "free",
        "privacy": "private",
        "for_whom": "anyone",
        "note": "Not in June.",
        "operator": "the state",
        "web": "https://y.org",
        "source": "https://x.org",
        "seen": "2026-01",
        "source2": "a list",
        "seen2": "2025",
    }
    assert list(line) == list(emergency) == list(tables.HELPLINE_COLUMNS)


def test_country_without_a_number_or_a_note_has_no_row_for_it() -> None:
    """One with a note alone has: it says what people do there."""
    assert rows(tables.helplines([(Place("NO", "Nowhere"), [])])) == []
    (row,) = rows(tables.helplines([(Place("NO", "Nowhere", note="Take a taxi."), [])]))
    assert (row["phone"], row["note"]) == ("", "Take a taxi.")


def test_countries_are_counted_with_their_kinds() -> None:
    """Each on a row."""
    assert rows(tables.countries([(PLACE, [LINE, LINE])])) == [
        {
            "country": "UT",
            "name": "Utopia",
            "emergency": "5; 6",
            "lines": "2",
            "kinds": "crisis",
            "note": "Not at night.",
        }
    ]


def test_topics_have_their_names_and_the_day_of_their_review(
    withdrawal_topics: dict[str, Topic],
) -> None:
    """In reading order."""
    found = rows(tables.topics(withdrawal_topics.values()))
    assert [row["id"] for row in found] == list(withdrawal_topics)
    row = next(row for row in found if row["id"] == "withdrawal")
    assert list(row) == ["id", "title", "group", "message", "also", "reviewed"]
    assert (row["also"], row["reviewed"]) == ("dope sick", "2026-01-05")
