"""The library asks little of SQLite, and is read from memory where it is inside a zip."""

import sqlite3
from pathlib import Path

import pytest

from heroininfo.errors import DamagedLibraryError, HeroininfoError
from heroininfo.library.store import open_bytes, open_file


def test_library_needs_no_module_of_sqlite(small_file: Path) -> None:
    """Tables without row ids, of 2013, are the newest thing: any SQLite of a Python has them."""
    connection = sqlite3.connect(small_file)
    schema = [row[0] or "" for row in connection.execute("SELECT sql FROM sqlite_schema")]
    connection.close()
    assert schema
    assert not [sql for sql in schema if "VIRTUAL" in sql or "STRICT" in sql or "GENERATED" in sql]


def test_a_library_is_read_from_memory(small_file: Path) -> None:
    """As from a file: this is how it is read from inside a zip."""
    library = open_bytes(small_file.read_bytes())
    assert library.topics() == open_file(str(small_file)).topics()
    assert library.search("withdrawal", 1).results


def test_damage_in_memory_is_damage() -> None:
    """The same error as for a file."""
    with pytest.raises(DamagedLibraryError):
        open_bytes(b"not a library" * 100)


def test_a_sqlite_that_reads_no_memory_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not called damage: another Python, or another way to install, is what helps."""
    monkeypatch.setattr(sqlite3, "Connection", object)
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.31.1")
    with pytest.raises(HeroininfoError, match=r"needs SQLite 3\.36; .* 3\.31\.1") as raised:
        open_bytes(b"")
    assert not isinstance(raised.value, DamagedLibraryError)
