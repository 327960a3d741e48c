"""A SQLite that is too old, or built without its search: said as it is, never called damage."""

import sqlite3
from pathlib import Path

import pytest
from support import Run

from heroininfo.errors import DamagedLibraryError
from heroininfo.library.needs import UnfitSqliteError, unfit
from heroininfo.library.store import open_bytes, open_file

ERROR = sqlite3.OperationalError('near "MATERIALIZED": syntax error')


class Refusing(sqlite3.Connection):
    """A connection to a SQLite that cannot do what a search asks for."""

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        """Fail on what is newer than it."""
        if "fts5" in sql or "MATCH" in sql:
            raise sqlite3.OperationalError("no such module: fts5")
        return super().execute(sql, *values)  # type: ignore[arg-type]  # passed on


def test_nothing_is_lacking_here() -> None:
    """So an operational error is damage."""
    assert unfit(ERROR) is None
    assert unfit(sqlite3.DatabaseError("malformed")) is None


def test_an_old_sqlite_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With both versions, what still works, and the steps; pages are shown as ever."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.31.1")
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *a, **k: connect(*a, **{**k, "factory": Refusing})
    )
    asked = run("search", "cannot", "sleep")
    assert asked.code == 3
    assert asked.err == (
        "heroininfo: search needs SQLite 3.35 or later, and this Python has 3.31.1. The library"
        " itself is not damaged.\n"
        "  Use a newer Python for it. Pages need no search: heroininfo show TOPIC\n"
    )
    assert "Emergency: call" in asked.out
    assert run("show", "withdrawal").code == 0


def test_a_sqlite_without_its_search_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever its version."""
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *a, **k: connect(*a, **{**k, "factory": Refusing})
    )
    lack = unfit(ERROR)
    assert isinstance(lack, UnfitSqliteError)
    assert "built without it" in lack.message


def test_a_library_is_read_from_memory(small_file: Path) -> None:
    """As from a file: this is how it is read from inside a zip."""
    library = open_bytes(small_file.read_bytes())
    assert library.topics() == open_file(str(small_file)).topics()
    assert library.search("withdrawal", 1).results


def test_damage_in_memory_is_damage() -> None:
    """The same error as for a file."""
    with pytest.raises(DamagedLibraryError):
        open_bytes(b"not a library" * 100)
