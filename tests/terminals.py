"""Programs on a pseudo-terminal: what is typed there, and what stands on its screen."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte
from support import Result, environment

PATIENCE = 20.0
"""Seconds of silence after which a program is taken to wait for keys that nobody types."""
PRIVATE = 5
"""pyte keeps modes such as `?25` shifted to the left by so many bits."""


def set_size(terminal: int, rows: int, columns: int) -> None:
    """Give a terminal a size."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@contextmanager
def open_terminal(rows: int = 24, columns: int = 80) -> Iterator[tuple[int, int]]:
    """Yield the side of a terminal where a person types, and the side of the program."""
    ours, theirs = pty.openpty()
    set_size(theirs, rows, columns)
    try:
        yield ours, theirs
    finally:
        for side in (ours, theirs):
            os.close(side)


class Bells(pyte.Screen):
    """A screen that counts how often it was rung."""

    bells = 0

    def bell(self, *_: Any) -> None:
        """Count a ring."""
        self.bells += 1


class Session:
    """A program that runs on a terminal of its own. A context manager, which ends it."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (24, 80),
        *,
        stdin: int | None = None,
        leads: bool = False,
        typed: bytes = b"",
        pass_fds: Sequence[int] = (),
    ) -> None:
        """Start a command on a terminal of `size` rows and columns.

        `stdin`: what it reads instead of the terminal. `leads`: whether it is a session leader.
        `typed`: what was typed before it began.
        """
        self.ours, self.theirs = pty.openpty()
        set_size(self.theirs, *size)
        self.screen = Bells(size[1], size[0])
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.before = termios.tcgetattr(self.theirs)
        os.write(self.ours, typed)
        self.process = subprocess.Popen(
            command,
            stdin=self.theirs if stdin is None else stdin,
            stdout=self.theirs,
            stderr=self.theirs,
            pass_fds=pass_fds,
            start_new_session=leads,
            env=env,
        )

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End what still runs."""
        self.close()

    def resize(self, rows: int, columns: int) -> None:
        """Give the terminal another size, with nothing on it."""
        self.screen.erase_in_display(2)
        self.screen.resize(rows, columns)
        set_size(self.theirs, rows, columns)

    def press(self, keys: str | bytes) -> None:
        """Type keys."""
        os.write(self.ours, keys.encode() if isinstance(keys, str) else keys)

    def waits(self, seconds: float = 0) -> bool:
        """Return whether something to read comes within so many seconds."""
        return bool(select.select([self.ours], [], [], seconds)[0])

    def read(self, seconds: float) -> None:
        """Show what the program writes within so many seconds, or until it writes something."""
        if self.waits(seconds):
            piece = os.read(self.ours, 65536)
            self.written += piece
            self._stream.feed(piece)

    @property
    def rows(self) -> list[str]:
        """Return the rows of the screen, without spaces at their ends."""
        return [row.rstrip() for row in self.screen.display]

    @property
    def text(self) -> str:
        """Return all that stands on the screen, on one line."""
        return " ".join(" ".join(self.rows).split())

    @property
    def modes(self) -> dict[str, bool]:
        """Return whether the other screen is used, the cursor shown, and lines wrapped."""
        names = {"other screen": 1049, "cursor": 25, "wrapping": 7}
        return {name: mode << PRIVATE in self.screen.mode for name, mode in names.items()}

    @property
    def reads_keys(self) -> bool:
        """Return whether keys are read one by one, unseen."""
        return not termios.tcgetattr(self.theirs)[3] & (termios.ECHO | termios.ICANON)

    @property
    def waits_for_a_key(self) -> bool:
        """Return whether a key ends a line, as Return does."""
        ends: object = termios.tcgetattr(self.theirs)[6][termios.VEOL]
        return ends == b"g"

    @property
    def as_before(self) -> bool:
        """Return whether the terminal is as the program found it."""
        untouched = {"other screen": False, "cursor": True, "wrapping": True}
        return termios.tcgetattr(self.theirs) == self.before and self.modes == untouched

    def until(self, words: str, seconds: float = 10) -> None:
        """Wait until words stand on the screen; fail where they do not come."""
        end = time.monotonic() + seconds
        while words not in self.text:
            assert time.monotonic() < end, f"{words!r} is not in: {self.text}"
            self.read(0.05)

    def finish(self) -> Result:
        """Read to the end; return the code and all that was written. One that waits is killed."""
        heard = time.monotonic()
        while self.process.poll() is None or self.waits():
            if self.waits(0.02):
                self.read(0)
                heard = time.monotonic()
            elif time.monotonic() > heard + PATIENCE:
                self.process.kill()
        return Result(self.process.wait(), self.written.decode().replace("\r\n", "\n"), "")

    def hang_up(self) -> None:
        """Close the window."""
        for side in (self.theirs, self.ours):
            os.close(side)
        self.ours = self.theirs = -1

    def close(self) -> None:
        """End what still runs."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.ours >= 0:
            self.hang_up()


def on_terminal(
    site: Path,
    *arguments: str,
    typed: str = "",
    env: Mapping[str, str] | None = None,
    size: tuple[int, int] = (24, 80),
    stdin: int | None = None,
) -> Result:
    """Run the program on a terminal, with these keys typed ahead; stderr is the terminal too."""
    command = [sys.executable, "-m", "heroininfo", *arguments]
    known = environment(site, {"TERM": "xterm", "PAGER": "cat", **(env or {})})
    with Session(command, known, size, stdin=stdin) as session:
        session.press(typed)
        ended = session.finish()
        assert session.as_before
    return ended
