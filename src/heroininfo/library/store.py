"""One SQLite file -> records.

The wheel carries `library.db`, built once. From a checkout the same tables are built in memory
from `data/`. Either way the reading code is the same, and nothing is ever written to disk.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from heroininfo.errors import DamagedLibraryError, ExitCode, HeroininfoError
from heroininfo.library.schema import (
    SEAL,
    VERSION,
    checksum,
    content_checksum,
    file_checksum,
    kept_checksum,
)
from heroininfo.model import Country, Helpline, Source, Topic, name_key
from heroininfo.tokens import words

if TYPE_CHECKING:
    from heroininfo.library.search import Answer

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIBRARY_FILE = os.path.join(HERE, "library.db")
DATA_FOLDER = os.path.join(os.path.dirname(os.path.dirname(HERE)), "data")
"""Where a checkout keeps its content."""

Kept = TypeVar("Kept")


class _Titled(msgspec.Struct):
    """What is read of a topic that is only named."""

    title: str


class Library:
    """Reads topics, sources and helplines. Raises DamagedLibraryError where it cannot."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: str = "",
        count: Callable[[], None] | None = None,
    ) -> None:
        """Read from a connection that `build` or `open_file` made, of the file at `path`.

        `count`: fills the tables of the search before the first; None where they are filled.
        """
        self._connection = connection
        self._unchecked = path
        self._count = count

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

    def complete(self, start: str) -> list[tuple[str, str]]:
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
        return self.sources(sorted(self._list("sources")))

    def sources(self, ids: Iterable[str]) -> list[Source]:
        """Return the sources with these ids, in the order given."""
        return [self._record("source", source_id, Source) for source_id in ids]

    def helplines(self, country: str) -> list[Helpline]:
        """Return the lines of a country, by its two-letter code, the most useful first."""
        return self._record("helplines", country, list[Helpline]) if country else []

    def country(self, code: str) -> Country | None:
        """Return a country, by its two-letter code, with the pages behind its emergency number."""
        return self._find("country", code, Country)

    def search(self, query: str, limit: int, country: str = "") -> "Answer":
        """Return the pages that answer a question, the best first, at most `limit` of them.

        `country`: the reader's, by its code, so that no section of another country leads.
        """
        from heroininfo.library import search  # not needed to show a page

        self._prepare_search()
        with _damage_named():
            found = search.search(self._connection, query, limit, self.named)
            asked = words(found.corrected or query)
            return search.Answer(
                query,
                found.corrected,
                tuple(
                    search.result(hit, self._record("topic", hit.topic, Topic), asked, country)
                    for hit in found.hits
                ),
                found.emergency,
                found.crisis,
                found.refused,
            )

    def _prepare_search(self) -> None:
        """Fill the tables of the search; raise DamagedLibraryError where the file was changed.

        Records are guarded row by row. What a search reads is not ours to guard, so it waits, once,
        for the whole file: about a millisecond for each megabyte.
        """
        if self._unchecked:
            with _damage_named():
                if file_checksum(self._unchecked) != kept_checksum(self._unchecked):
                    raise DamagedLibraryError("it is not as it was written")
            self._unchecked = ""
        if self._count:
            self._count()
            self._count = None

    def knows(self, word: str) -> bool:
        """Return whether a word stands in the pages, or in questions that readers ask."""
        return bool(self.rows("SELECT 1 FROM spelling WHERE word = ?", word))

    def names(self) -> dict[str, str]:
        """Return every name of a topic, as names are compared, with the id it leads to."""
        return self._list("names")

    def rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """Return the rows of a query on the tables of the search."""
        self._prepare_search()
        return self._query(query, *values)

    def _list(self, name: str) -> dict[str, str]:
        """Return a list: all topics, id -> title; all names, name -> id; the ids of all sources."""
        return self._record("list", name, dict[str, str])

    def _record(self, kind: str, record_id: str, kept: type[Kept]) -> Kept:
        """Return a record that must be there."""
        found = self._find(kind, record_id, kept)
        if found is None:
            raise DamagedLibraryError(f"{kind} {record_id} is lost")
        return found

    def _find(self, kind: str, record_id: str, kept: type[Kept]) -> Kept | None:
        """Return a record whose checksum is right; None where there is none."""
        query = "SELECT body, checksum FROM record WHERE kind = ? AND id = ?"
        rows = self._query(query, kind, record_id)
        if not rows:
            return None
        body, written = rows[0]
        if not isinstance(body, bytes) or written != checksum(kind, record_id, body):
            raise DamagedLibraryError(f"{kind} {record_id} is not as it was written")
        with _damage_named():
            record: Kept = _decoder(kept).decode(body)  # type: ignore[arg-type]  # can be hashed
        return record

    def _query(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with _damage_named():
            return self._connection.execute(query, values).fetchall()


def open_library(file: str = "") -> Library:
    """Return the library in a file; without one, that of this installation or of this checkout."""
    if file or os.path.exists(LIBRARY_FILE):
        return open_file(file or LIBRARY_FILE)
    if zipped := _zipped():
        return open_bytes(zipped)
    if not os.path.isdir(DATA_FOLDER):
        raise DamagedLibraryError("library.db is missing")
    from pathlib import Path  # only from a checkout

    from heroininfo.content.parse import read_folder  # YAML is slow to load
    from heroininfo.library.build import count, keep

    connection, content = sqlite3.connect(":memory:"), read_folder(Path(DATA_FOLDER))
    keep(connection, content.require_sound())
    return Library(connection, count=lambda: count(connection, content))


def _zipped() -> bytes:
    """Return the library file from inside the zip that the program runs from; empty without one."""
    try:
        return bytes(globals()["__loader__"].get_data(LIBRARY_FILE))
    except OSError:  # not in it, or no zip
        return b""


def open_bytes(content: bytes) -> Library:
    """Return the library that a file's content is, read in memory: SQLite opens no file in a zip.

    Needs SQLite 3.36 or later; raises HeroininfoError where it is older.
    """
    if not hasattr(sqlite3.Connection, "deserialize"):
        raise HeroininfoError(
            f"in one file, heroininfo needs SQLite 3.36; this Python has {sqlite3.sqlite_version}.",
            "Use a newer Python, or install it as its README says.",
            ExitCode.BUG,
        )
    if content_checksum(content) != content[SEAL]:
        raise DamagedLibraryError("it is not as it was written")
    with _damage_named():
        connection = sqlite3.connect(":memory:")
        connection.deserialize(content)
        return Library(_of_our_version(connection))


def open_file(path: str) -> Library:
    """Return the library in a file, opened so that nothing can be written."""
    escaped = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    with _damage_named():
        connection = sqlite3.connect(f"file:{escaped}?mode=ro&immutable=1", uri=True)
        return Library(_of_our_version(connection), path)


def _of_our_version(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection; raise DamagedLibraryError where its tables are not those we know."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        raise DamagedLibraryError(f"library.db has version {version}, not {VERSION}")
    return connection


@cache
def _decoder(kept: Any) -> "msgspec.json.Decoder[Any]":
    """Return the decoder for what a kind of record holds."""
    return msgspec.json.Decoder(kept)


@contextmanager
def _damage_named() -> Iterator[None]:
    """Turn what SQLite and the decoder say of a damaged file into one clear error.

    Of SQLite: errors, words of its own that are no text, a length that no memory holds.
    """
    try:
        yield
    except (sqlite3.Error, msgspec.DecodeError, UnicodeError, MemoryError, OSError) as error:
        raise DamagedLibraryError(str(error)) from error
