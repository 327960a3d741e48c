"""Records -> one SQLite file, the library that a wheel carries."""

import sqlite3
from typing import TYPE_CHECKING

import msgspec

from heroininfo.emergency_data import COUNTRIES
from heroininfo.library import counting
from heroininfo.library.schema import TABLES, checksum, seal
from heroininfo.model import EVERYWHERE, Helpline, name_key

if TYPE_CHECKING:
    from heroininfo.content.parse import Content


def build(connection: sqlite3.Connection, content: "Content") -> None:
    """Fill an empty database with checked content."""
    keep(connection, content)
    count(connection, content)


def keep(connection: sqlite3.Connection, content: "Content") -> None:
    """Fill an empty database with the records: all that is shown."""
    connection.executescript(TABLES)
    topics = [located.record for located in content.topics]
    names = {name_key(n): topic.id for topic in topics for n in (topic.id, *topic.also)}
    lines: dict[str, list[Helpline]] = {code: [] for code in (*COUNTRIES, EVERYWHERE)}
    for located in content.helplines:
        lines.setdefault(located.record.country, []).append(located.record)
    records: list[tuple[str, str, object]] = [
        *(("topic", topic.id, topic) for topic in topics),
        *(("source", located.record.id, located.record) for located in content.sources),
        *(("country", located.record.code, located.record) for located in content.countries),
        *(("helplines", country, listed) for country, listed in lines.items()),
        *(("name", name, topic_id) for name, topic_id in names.items()),
        ("list", "topics", {topic.id: topic.title for topic in topics}),
        ("list", "names", names),
        ("list", "sources", {located.record.id: "" for located in content.sources}),
    ]
    bodies = ((kind, key, msgspec.json.encode(record)) for kind, key, record in records)
    connection.executemany(
        "INSERT INTO record VALUES (?, ?, ?, ?)",
        ((kind, key, body, checksum(kind, key, body)) for kind, key, body in bodies),
    )
    connection.commit()


def count(connection: sqlite3.Connection, content: "Content") -> None:
    """Fill the tables of the search, which takes longer than the records."""
    topics = [located.record for located in content.topics]
    counting.fill(connection, topics, content.asked.record, content.rules.record)
    connection.commit()


def build_file(path: str, content: "Content") -> None:
    """Write checked content to a new library file."""
    connection = sqlite3.connect(path)
    try:
        build(connection, content)
        connection.execute("VACUUM")
    finally:
        connection.close()
    seal(path)
