"""Records -> one SQLite file, and back.

The wheel carries `library.db`, built once. From a checkout the same tables are built in memory
from `data/`. Either way the reading code is the same, and nothing is ever written to disk.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from heroininfo.errors import DamagedLibraryError
from heroininfo.model import Helpline, Source, Topic, name_key

if TYPE_CHECKING:
    from heroininfo.content import Content
    from heroininfo.search import Answer

VERSION = 1
"""Changes whenever the tables do; a file with another version is refused."""

TABLES = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE topic (id TEXT PRIMARY KEY, position INTEGER, title TEXT, record BLOB) WITHOUT ROWID;
CREATE TABLE name (key TEXT PRIMARY KEY, topic TEXT) WITHOUT ROWID;
CREATE TABLE source (id TEXT PRIMARY KEY, record BLOB) WITHOUT ROWID;
CREATE TABLE helpline (country TEXT, position INTEGER, record BLOB, PRIMARY KEY (country, position))
    WITHOUT ROWID;
"""

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARY_FILE = os.path.join(HERE, "library.db")
DATA_FOLDER = os.path.join(os.path.dirname(os.path.dirname(HERE)), "data")
"""Where a checkout keeps its content."""

RecordType = TypeVar("RecordType", Topic, Source, Helpline)


class Library:
    """Reads topics, sources and helplines. Raises DamagedLibraryError where it cannot."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from a connection that `build` or `open_file` made."""
        self._connection = connection

    def topics(self) -> list[Topic]:
        """Return all topics in reading order."""
        return self._records(Topic, "SELECT record FROM topic ORDER BY position")

    def topic(self, name: str) -> Topic | None:
        """Return the topic with this id or other name; None where there is none."""
        found = self._records(
            Topic,
            "SELECT record FROM topic WHERE id = (SELECT topic FROM name WHERE key = ?)",
            name_key(name),
        )
        return found[0] if found else None

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of topics by id, in the order given."""
        return {
            topic_id: row[0]
            for topic_id in ids
            for row in self._query("SELECT title FROM topic WHERE id = ?", topic_id)
        }

    def beginning(self, start: str) -> list[tuple[str, str]]:
        """Return ids of topics that begin with `start`, else other names, each with its title."""
        ids = self._query("SELECT id, title FROM topic ORDER BY position")
        found = [(row[0], row[1]) for row in ids if row[0].startswith(start.lower())]
        if found or not start:
            return found
        names = self._query(
            "SELECT replace(key, ' ', '-'), title FROM name JOIN topic ON topic.id = name.topic"
            " WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
            name_key(start),
        )
        return [(row[0], row[1]) for row in names]

    def all_sources(self) -> list[Source]:
        """Return every source, by id."""
        return self._records(Source, "SELECT record FROM source ORDER BY id")

    def sources(self, ids: Iterable[str]) -> list[Source]:
        """Return the sources with these ids, in the order given."""
        wanted = list(ids)
        marks = ",".join("?" * len(wanted))
        query = f"SELECT record FROM source WHERE id IN ({marks})"  # noqa: S608 - only marks
        found = {source.id: source for source in self._records(Source, query, *wanted)}
        return [found[source_id] for source_id in wanted if source_id in found]

    def helplines(self, country: str) -> list[Helpline]:
        """Return the lines of a country, by its two-letter code, the most useful first."""
        return self._records(
            Helpline, "SELECT record FROM helpline WHERE country = ? ORDER BY position", country
        )

    def helpline_countries(self) -> list[str]:
        """Return the codes of the countries that have lines."""
        return [row[0] for row in self._query("SELECT DISTINCT country FROM helpline ORDER BY 1")]

    def search(self, query: str, limit: int) -> "Answer":
        """Return the pages that answer a question, the best first, at most `limit` of them."""
        from heroininfo.search import search  # noqa: PLC0415 - not needed to show a page

        with _damage_named():
            return search(self._connection, query, limit)

    def _records(self, record_type: type[RecordType], query: str, *values: str) -> list[RecordType]:
        """Return the records in the first column of a query's rows."""
        rows = self._query(query, *values)
        with _damage_named():
            return [_decoder(record_type).decode(row[0]) for row in rows]

    def _query(self, query: str, *values: str) -> list[tuple[str, ...]]:
        """Return the rows of a query."""
        with _damage_named():
            return self._connection.execute(query, values).fetchall()


def open_library() -> Library:
    """Return the library of this installation, or of the checkout that this module stands in."""
    if os.path.exists(LIBRARY_FILE):
        return open_file(LIBRARY_FILE)
    if not os.path.isdir(DATA_FOLDER):
        raise DamagedLibraryError("library.db is missing")
    from pathlib import Path  # noqa: PLC0415 - only from a checkout

    from heroininfo.content import read_folder  # noqa: PLC0415 - YAML is slow to load

    connection = sqlite3.connect(":memory:")
    build(connection, read_folder(Path(DATA_FOLDER)).require_sound())
    return Library(connection)


def open_file(path: str) -> Library:
    """Return the library in a file, opened so that nothing can be written."""
    escaped = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    with _damage_named():
        connection = sqlite3.connect(f"file:{escaped}?mode=ro&immutable=1", uri=True)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        raise DamagedLibraryError(f"library.db has version {version}, not {VERSION}")
    return Library(connection)


def build(connection: sqlite3.Connection, content: "Content") -> None:
    """Fill an empty database with checked content."""
    from heroininfo import search  # noqa: PLC0415 - not needed to show a page

    connection.executescript(TABLES + search.TABLES)
    topics = [located.record for located in content.topics]
    encode = msgspec.json.encode
    connection.executemany(
        "INSERT INTO topic VALUES (?, ?, ?, ?)",
        ((topic.id, position, topic.title, encode(topic)) for position, topic in enumerate(topics)),
    )
    connection.executemany(
        "INSERT INTO name VALUES (?, ?)",
        {name_key(n): topic.id for topic in topics for n in (topic.id, *topic.also)}.items(),
    )
    connection.executemany(
        "INSERT INTO source VALUES (?, ?)",
        ((located.record.id, encode(located.record)) for located in content.sources),
    )
    connection.executemany(
        "INSERT INTO helpline VALUES (?, ?, ?)",
        (
            (located.record.country, position, encode(located.record))
            for position, located in enumerate(content.helplines)
        ),
    )
    search.fill(connection, topics, [located.record for located in content.questions])
    connection.commit()


def build_file(path: str, content: "Content") -> None:
    """Write checked content to a new library file."""
    connection = sqlite3.connect(path)
    try:
        build(connection, content)
        for table in ("page", "passage", "spelling"):
            connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


@cache
def _decoder(record_type: type[RecordType]) -> "msgspec.json.Decoder[RecordType]":
    """Return the decoder for a type of record."""
    return msgspec.json.Decoder(record_type)


@contextmanager
def _damage_named() -> Iterator[None]:
    """Turn what SQLite and the decoder say of a damaged file into one clear error."""
    try:
        yield
    except (sqlite3.DatabaseError, msgspec.DecodeError) as error:
        raise DamagedLibraryError(str(error)) from error
