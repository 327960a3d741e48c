"""What other code may raise on a strange machine, and what is made of it: never a fault of ours.

One kind that is no longer caught is seen on no machine but those that have it.
"""

import io
import os
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import msgspec
import pytest
import tzlocal

from heroininfo import console, hours, place
from heroininfo.__main__ import say
from heroininfo.cli.check import _data_folder
from heroininfo.cli.check_services import is_services
from heroininfo.errors import DamagedLibraryError, HeroininfoError
from heroininfo.files import read_file
from heroininfo.guide.key import can_read_key
from heroininfo.library.store import _damage_named
from heroininfo.services.read import read_services


def raising(error: BaseException) -> Callable[..., None]:
    """Return a function that fails."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.DatabaseError("malformed"),
        msgspec.DecodeError("cut"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
        MemoryError(),
        OSError("gone"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_damage_is_named(error: Exception) -> None:
    """Whatever SQLite or the decoder says of a damaged file."""
    with pytest.raises(DamagedLibraryError), _damage_named():
        raise error


@pytest.mark.parametrize("error", [OSError(5, "no"), ValueError("zero"), RuntimeError("loop")])
def test_name_that_no_folder_has_is_not_found(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Too long, with a zero in it, a link to itself."""
    monkeypatch.setattr(Path, "exists", raising(error))
    with pytest.raises(HeroininfoError, match="no file or folder called"):
        _data_folder(Path("a"))


@pytest.mark.parametrize("error", [OSError(5, "no"), ValueError("zero")])
def test_name_that_no_file_has_is_not_read(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Of the content, of answers, of services."""
    for name in ("exists", "is_dir", "open"):
        monkeypatch.setattr(Path, name, raising(error))
    assert not is_services(Path("a"))
    with pytest.raises(HeroininfoError, match=r"a cannot be read: (no|not a name of a file)\."):
        read_services("a")
    monkeypatch.setattr(os, "open", raising(error))
    with pytest.raises(HeroininfoError, match=r"cannot be read \((no|zero)\)"):
        read_file("a", 9)


class Odd(io.StringIO):
    """A stream that fails in one way, whatever is asked of it."""

    encoding = "utf-8"

    def __init__(self, error: Exception) -> None:
        """Take the failure."""
        super().__init__()
        self.error = error

    def fileno(self) -> int:
        """Fail."""
        raise self.error

    def write(self, _: str) -> int:
        """Fail."""
        raise self.error

    def read(self, _: int | None = -1) -> str:
        """Fail."""
        raise self.error

    def readline(self, _: int = -1) -> str:  # type: ignore[override]
        """Fail."""
        raise self.error

    @property
    def buffer(self) -> "Odd":  # type: ignore[override]
        """Return what bytes are read from."""
        return self


@pytest.mark.parametrize("error", [OSError(5, "no"), ValueError("closed")])
def test_stream_that_fails_is_closed_or_full(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Output is a failure that is named; no input is the end of it."""
    monkeypatch.setattr(sys, "stdout", Odd(error))
    with pytest.raises(HeroininfoError, match=r"the output cannot be written \((no|closed)\)\."):
        console.write("a")
    assert console.size() == (80, 24)
    console.silence(Odd(error))
    monkeypatch.setattr(sys, "stderr", Odd(error))
    console.notice("a")
    monkeypatch.setattr(sys, "stdin", Odd(error))
    assert console.typed_line() == ""
    assert console.typed_text(9) == b""


@pytest.mark.parametrize("error", [OSError(28, "full"), ValueError("closed")])
def test_last_resort_goes_to_the_next_stream(error: Exception) -> None:
    """In whatever its encoding holds."""
    for encoding, said in (("utf-8", "caf\u00e9 \n".encode()), ("ascii", b"caf? \n")):
        kept = io.BytesIO()
        stream = io.TextIOWrapper(kept, encoding=encoding)
        say("caf\u00e9\x1b\n", (Odd(error), stream))
        assert kept.getvalue() == said
        stream.detach()


def test_without_any_input_it_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a shell closed it."""
    monkeypatch.setattr(sys, "stdin", None)
    assert not can_read_key()
    assert console.typed_line() == ""
    assert console.typed_text(9) == b""


@pytest.mark.parametrize("encoding", ["ascii", "no-such", None])
def test_half_blocks_are_for_encodings_that_have_them(
    monkeypatch: pytest.MonkeyPatch, encoding: str | None
) -> None:
    """Others draw codes with letters."""
    monkeypatch.setattr(Odd, "encoding", encoding)
    monkeypatch.setattr(sys, "stdout", Odd(OSError()))
    assert not console.ink_of(console.Terminal(interactive=True)).halves


@pytest.mark.parametrize("error", [LookupError(), OSError(), ValueError()])
def test_machine_that_knows_no_zone_tells_no_country(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception
) -> None:
    """Nothing of it is an error."""
    monkeypatch.setattr(tzlocal, "get_localzone_name", raising(error))
    assert place.detect(None, {}, str(tmp_path)).code == ""


@pytest.mark.parametrize("error", [ZoneInfoNotFoundError(), OSError(), ValueError()])
def test_without_data_on_zones_hours_are_not_known(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """It is said neither that a line is open nor that it is closed."""
    monkeypatch.setattr("zoneinfo.ZoneInfo", raising(error))
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert hours._state_in("Europe/London", "Mo-Fr 09:00-17:00", noon) == ""
