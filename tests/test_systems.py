"""Windows and macOS, simulated: what they do otherwise, and that the program knows."""

import ctypes
import errno
import io
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import tzlocal

from heroininfo import systems
from heroininfo.console import detect_terminal, write
from heroininfo.ending import ENDING
from heroininfo.place import detect
from heroininfo.systems import command_words, pipes_break_alike, shows_styles


def numbers(names: str) -> set[int]:
    """Return the signals with these names, as far as this system has them."""
    return {
        getattr(signal, f"SIG{name}") for name in names.split() if hasattr(signal, f"SIG{name}")
    }


def test_signals_that_end_nothing_are_left_alone() -> None:
    """Faults, which would come again for ever; stops, and what means no end."""
    assert ENDING.isdisjoint(numbers("SEGV BUS FPE ILL"))
    assert ENDING.isdisjoint(numbers("KILL STOP CHLD CONT URG WINCH TSTP TTIN TTOU"))
    assert numbers("INT TERM HUP QUIT USR1 ABRT PIPE") <= ENDING


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program take this machine for one with Windows."""
    monkeypatch.setattr(systems, "WINDOWS", True)


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True

    def fileno(self) -> int:
        """Return the number of no open file."""
        return 10_000


Console = Callable[[bool, bool], list[int]]


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> Console:
    """Return a function that puts a console of Windows here and gives the modes it is set to."""

    def put(has_mode: bool, takes_mode: bool) -> list[int]:
        set_to: list[int] = []

        def get_mode(_handle: int, pointer: object) -> int:
            pointer._obj.value = 3  # type: ignore[attr-defined]  # what ctypes.byref points to
            return int(has_mode)

        def set_mode(_handle: int, mode: int) -> int:
            set_to.append(mode)
            return int(takes_mode)

        kernel = SimpleNamespace(GetConsoleMode=get_mode, SetConsoleMode=set_mode)
        monkeypatch.setattr(ctypes, "WinDLL", lambda _name: kernel, raising=False)
        monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(get_osfhandle=lambda _n: 7))
        return set_to

    return put


@pytest.mark.usefixtures("windows")
def test_closed_pipe_of_windows_is_a_broken_pipe() -> None:
    """Windows says that the argument is not valid."""
    with pytest.raises(BrokenPipeError), pipes_break_alike():
        raise OSError(errno.EINVAL, "Invalid argument")


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EINVAL, "Invalid argument", "con:?"),
        BrokenPipeError(errno.EPIPE, "Broken pipe"),
    ],
)
@pytest.mark.usefixtures("windows")
def test_other_errors_stay_what_they_are(error: OSError) -> None:
    """Also the same number where it is about the name of a file."""
    with pytest.raises(type(error)) as raised, pipes_break_alike():
        raise error
    assert raised.value is error


def test_elsewhere_an_invalid_argument_is_no_closed_pipe() -> None:
    """It is not hidden there."""
    with pytest.raises(OSError, match="Invalid") as raised, pipes_break_alike():
        raise OSError(errno.EINVAL, "Invalid argument")
    assert not isinstance(raised.value, BrokenPipeError)


@pytest.mark.usefixtures("windows")
def test_program_ends_quietly_where_the_reader_of_a_pipe_has_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As it does elsewhere: nothing is said, and no fault is reported."""

    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

        def fileno(self) -> int:
            return spare.fileno()

    with (Path("/dev/null")).open("w") as spare:
        monkeypatch.setattr(sys, "stdout", Closed())
        with pytest.raises((SystemExit, BrokenPipeError)) as ended:
            write("text")
    assert getattr(ended.value, "code", 0) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"C:\tools\less.exe -R", [r"C:\tools\less.exe", "-R"]),
        (
            r'"C:\Program Files\Git\usr\bin\less.exe" -R',
            [r"C:\Program Files\Git\usr\bin\less.exe", "-R"],
        ),
        ("more", ["more"]),
    ],
)
@pytest.mark.usefixtures("windows")
def test_backslashes_of_windows_are_kept(text: str, words: list[str]) -> None:
    """A path is a path, with quotes or without."""
    assert command_words(text) == words


def test_elsewhere_a_backslash_takes_the_place_of_quotes() -> None:
    """As in a shell."""
    assert command_words(r"/opt/my\ less -R") == ["/opt/my less", "-R"]
    with pytest.raises(ValueError, match="quotation"):
        command_words('"less')


@pytest.mark.usefixtures("windows")
def test_console_of_windows_is_told_to_act_on_escape_codes(console: Console) -> None:
    """Its other modes stay on."""
    modes = console(True, True)
    assert shows_styles(Screen())
    assert modes == [3 | 4]
    assert detect_terminal(Screen(), {}).styled


@pytest.mark.parametrize(("has_mode", "takes_mode"), [(False, True), (True, False)])
@pytest.mark.usefixtures("windows")
def test_console_that_cannot_gets_plain_text(
    console: Console, has_mode: bool, takes_mode: bool
) -> None:
    """No escape code is ever shown as text."""
    console(has_mode, takes_mode)
    assert not detect_terminal(Screen(), {}).styled
    assert not detect_terminal(Screen(), {}, color="always").styled


@pytest.mark.usefixtures("windows")
def test_pipe_on_windows_may_have_styles() -> None:
    """Where the reader asks for them: what reads the pipe is not a console."""
    assert detect_terminal(io.StringIO(), {}, color="always").styled


def test_time_zone_of_windows_comes_from_its_registry(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """There is no /etc; tzlocal reads the registry and gives the name that the rest knows."""
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Europe/Berlin")
    place = detect(None, {}, str(tmp_path))
    assert (place.code, place.how) == ("DE", "from your time zone")


def test_time_zone_of_macos_is_a_link(tmp_path: Path) -> None:
    """To a folder of its own."""
    (tmp_path / "etc").mkdir()
    link = tmp_path / "etc" / "localtime"
    link.symlink_to("/var/db/timezone/zoneinfo/Australia/Sydney")
    assert detect(None, {"LANG": "en_AU.UTF-8"}, str(tmp_path)).code == "AU"
