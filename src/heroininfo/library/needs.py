"""What the library needs of SQLite, and what to say where that of this Python has less.

Pages need little. The search needs `AS MATERIALIZED` (3.35), and FTS5 with the trigram tokenizer.
"""

import sqlite3

from heroininfo.errors import DamagedLibraryError, ExitCode, HeroininfoError

OLDEST = (3, 35)


class UnfitSqliteError(DamagedLibraryError):
    """The library is whole, but this Python cannot read all of it."""

    def __init__(self, lacking: str) -> None:
        """Say what is lacking; the exit code is that of a damaged installation."""
        HeroininfoError.__init__(
            self,
            f"{lacking}. The library itself is not damaged.",
            "Use a newer Python for it. Pages need no search: heroininfo show TOPIC",
            ExitCode.BUG,
        )


def lacking() -> str:
    """Return what SQLite has too little of, as a clause; empty where it has all."""
    if sqlite3.sqlite_version_info < OLDEST:
        return f"search needs SQLite 3.35 or later, and this Python has {sqlite3.sqlite_version}"
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE word USING fts5 (it, tokenize = 'trigram')")
    except sqlite3.OperationalError:
        return "search needs SQLite with FTS5, and that of this Python is built without it"
    finally:
        connection.close()
    return ""


def unfit(error: Exception) -> DamagedLibraryError | None:
    """Return what a failure of SQLite's means where it cannot do what was asked; else None.

    Damage is another kind of error in SQLite, except where it makes nonsense of a table's name.
    """
    if isinstance(error, sqlite3.OperationalError) and (lack := lacking()):
        return UnfitSqliteError(lack)
    return None
