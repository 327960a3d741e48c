"""Records -> one SQLite file, and back.

The wheel carries `library.db`, built once. From a checkout the same tables are built in memory
from `data/`. Either way the reading code is the same, and nothing is ever written to disk.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

import msgspec

from heroininfo.emergency import COUNTRIES
from heroininfo.errors import DamagedLibraryError
from heroininfo.model import EVERYWHERE, Helpline, Source, Topic, name_key

if TYPE_CHECKING:
    from heroininfo.content import Content
    from heroininfo.search import Answer

VERSION = 1
"""Changes whenever the tables do; a file with another version is refused."""

TABLES = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE record (kind TEXT, id TEXT, body BLOB, seal INTEGER, PRIMARY KEY (kind, id))
    WITHOUT ROWID;
"""
"""Kinds: topic and source, by id; helplines, by country, a list of lines, the most useful first;
name, every name of a topic with its id; list, the sealed lists of all `topics` and all `names`.

The seal is a CRC-32 of all that a row says, so that damage is never shown as a page.
"""

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARY_FILE = os.path.join(HERE, "library.db")
DATA_FOLDER = os.path.join(os.path.dirname(os.path.dirname(HERE)), "data")
"""Where a checkout keeps its content."""

Kept = TypeVar("Kept")


class _Titled(msgspec.Struct):
    """What is read of a topic that is only named."""

    title: str


class Library:
    """Reads topics, sources and helplines. Raises DamagedLibraryError where it cannot."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from a connection that `build` or `open_file` made."""
        self._connection = connection

    def topics(self) -> list[Topic]:
        """Return all topics in reading order."""
        return [self._record("topic", topic_id, Topic) for topic_id in self._list("topics")]

    def topic(self, name: str) -> Topic | None:
        """Return the topic with this id or other name; None where there is none."""
        topic_id = self.named(name_key(name))
        return self._record("topic", topic_id, Topic) if topic_id else None

    def named(self, key: str) -> str | None:
        """Return the id of the topic that a name, as compared, leads to; None where there is none.

        A name that is not found is looked for in the list of all of them too: a damaged table may
        have lost it.
        """
        topic_id = self._find("name", key, str)
        if topic_id is None and key in self._list("names"):
            raise DamagedLibraryError("a name is lost")
        return topic_id

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of topics by id, in the order given."""
        return {topic_id: self._record("topic", topic_id, _Titled).title for topic_id in ids}

    def beginning(self, start: str) -> list[tuple[str, str]]:
        """Return ids of topics that begin with `start`, else other names, each with its title."""
        titles = self._list("topics")
        found = [(name, titles[name]) for name in titles if name.startswith(start.lower())]
        if found or not start:
            return found
        names = sorted(self._list("names").items())
        key = name_key(start)
        return [(name.replace(" ", "-"), titles[t]) for name, t in names if name.startswith(key)]

    def all_sources(self) -> list[Source]:
        """Return every source, by id."""
        ids = self._query("SELECT id FROM record WHERE kind = 'source' ORDER BY id")
        return self.sources(row[0] for row in ids)

    def sources(self, ids: Iterable[str]) -> list[Source]:
        """Return the sources with these ids, in the order given."""
        return [self._record("source", source_id, Source) for source_id in ids]

    def helplines(self, country: str) -> list[Helpline]:
        """Return the lines of a country, by its two-letter code, the most useful first."""
        return self._record("helplines", country, list[Helpline]) if country else []

    def search(self, query: str, limit: int) -> "Answer":
        """Return the pages that answer a question, the best first, at most `limit` of them."""
        from heroininfo.search import search  # noqa: PLC0415 - not needed to show a page

        with _damage_named():
            return search(self._connection, query, limit, self.titles, self.named)

    def _list(self, name: str) -> dict[str, str]:
        """Return the list of all topics, id -> title, or of all names, name -> id."""
        return self._record("list", name, dict[str, str])

    def _record(self, kind: str, record_id: str, kept: type[Kept]) -> Kept:
        """Return a record that must be there."""
        found = self._find(kind, record_id, kept)
        if found is None:
            raise DamagedLibraryError(f"{kind} {record_id} is lost")
        return found

    def _find(self, kind: str, record_id: str, kept: type[Kept]) -> Kept | None:
        """Return a record whose seal is whole; None where there is none."""
        query = "SELECT body, seal FROM record WHERE kind = ? AND id = ?"
        rows = self._query(query, kind, record_id)
        if not rows:
            return None
        body, seal = rows[0]
        if not isinstance(body, bytes) or seal != _seal(kind, record_id, body):
            raise DamagedLibraryError(f"{kind} {record_id} is not as it was written")
        record: Kept = _decoder(kept).decode(body)  # type: ignore[arg-type]  # types can be hashed
        return record

    def _query(self, query: str, *values: str) -> list[tuple[Any, ...]]:
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
    names = {name_key(n): topic.id for topic in topics for n in (topic.id, *topic.also)}
    lines: dict[str, list[Helpline]] = {code: [] for code in (*COUNTRIES, EVERYWHERE)}
    for located in content.helplines:
        lines.setdefault(located.record.country, []).append(located.record)
    records: list[tuple[str, str, object]] = [
        *(("topic", topic.id, topic) for topic in topics),
        *(("source", located.record.id, located.record) for located in content.sources),
        *(("helplines", country, listed) for country, listed in lines.items()),
        *(("name", name, topic_id) for name, topic_id in names.items()),
        ("list", "topics", {topic.id: topic.title for topic in topics}),
        ("list", "names", names),
    ]
    bodies = ((kind, key, msgspec.json.encode(record)) for kind, key, record in records)
    connection.executemany(
        "INSERT INTO record VALUES (?, ?, ?, ?)",
        ((kind, key, body, _seal(kind, key, body)) for kind, key, body in bodies),
    )
    search.fill(connection, topics, [located.record for located in content.questions])
    connection.commit()


def build_file(path: str, content: "Content") -> None:
    """Write checked content to a new library file."""
    connection = sqlite3.connect(path)
    try:
        build(connection, content)
        for table in ("page", "prose", "passage", "spelling"):
            connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


@cache
def _decoder(kept: Any) -> "msgspec.json.Decoder[Any]":
    """Return the decoder for what a kind of record holds."""
    return msgspec.json.Decoder(kept)


def _seal(kind: str, record_id: str, body: bytes) -> int:
    """Return the checksum of a row."""
    return crc32(body, crc32(f"{kind} {record_id}".encode()))


@contextmanager
def _damage_named() -> Iterator[None]:
    """Turn what SQLite and the decoder say of a damaged file into one clear error."""
    try:
        yield
    except (sqlite3.DatabaseError, msgspec.DecodeError) as error:
        raise DamagedLibraryError(str(error)) from error
