"""Records -> CSV (RFC 4180, UTF-8): the tables of `--format csv`, one record a row."""

import csv
import io
from collections.abc import Iterable, Sequence

from heroininfo.helplines import kinds_of
from heroininfo.model import Helpline, Topic
from heroininfo.pages.words import filled
from heroininfo.place import Place

TOPIC_COLUMNS = ("id", "title", "group", "message", "also", "reviewed")
COUNTRY_COLUMNS = ("country", "name", "emergency", "lines", "kinds", "note")
FACTS = (
    *("region", "text", "sms", "tty", "other", "hours", "cost", "privacy", "for_whom", "note"),
    *("operator", "web", "source", "seen", "source2", "seen2"),
)
"""Columns that hold a field of a helpline as it is."""
HELPLINE_COLUMNS = ("country", "kind", "name", "phone", "tel", "languages", *FACTS)
BETWEEN = "; "
"""Stands between several values of one cell."""


def topics(records: Iterable[Topic]) -> str:
    """Return the list of topics, a topic a row, in reading order."""
    rows = (
        (
            topic.id,
            topic.title,
            topic.group,
            filled(" ".join(statement.text for statement in topic.message), Place()),
            BETWEEN.join(topic.also),
            topic.reviewed.isoformat(),
        )
        for topic in records
    )
    return _table(TOPIC_COLUMNS, rows)


def helplines(countries: Iterable[tuple[Place, Sequence[Helpline]]]) -> str:
    """Return helplines, one a row, after the emergency numbers of their country."""
    rows: list[tuple[str, ...]] = []
    for place, listed in countries:
        tel = BETWEEN.join(f"tel:{number}" for number in place.emergency)
        facts = dict.fromkeys(FACTS, "") | {"note": place.note}
        if place.emergency or place.note:
            emergency = (place.code, "emergency", "Emergency", BETWEEN.join(place.emergency), tel)
            rows.append((*emergency, "", *facts.values()))
        rows += (_helpline(helpline) for helpline in listed)
    return _table(HELPLINE_COLUMNS, rows)


def countries(counted: Iterable[tuple[Place, Sequence[Helpline]]]) -> str:
    """Return every country, one a row, with its emergency numbers and what helplines it has."""
    rows = (
        (
            place.code,
            place.name,
            BETWEEN.join(place.emergency),
            str(len(listed)),
            BETWEEN.join(kinds_of(listed)),
            place.note,
        )
        for place, listed in counted
    )
    return _table(COUNTRY_COLUMNS, rows)


def _helpline(helpline: Helpline) -> tuple[str, ...]:
    """Return the row of a helpline; a number has its note after it, in brackets."""
    numbers = (*helpline.phone, *((helpline.long,) if helpline.long else ()))
    said = (f"{n.number} ({n.note})" if n.note else n.number for n in numbers)
    return (
        helpline.country,
        helpline.kind,
        helpline.name,
        BETWEEN.join(said),
        BETWEEN.join(number.tel for number in numbers),
        BETWEEN.join(helpline.languages),
        *(getattr(helpline, name) for name in FACTS),
    )


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows under their columns."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")  # the console writes what its system ends with
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
