"""What many tests share: how to run the program, and how to read what it wrote."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

TOP = Path(__file__).resolve().parents[1]
DATA = TOP / "data"
SMALL = TOP / "tests" / "small"
CODES = re.compile(r"\x1b\[[0-9;]*m")
CLEARED = (
    "TZ",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "HEROININFO_COUNTRY",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "PAGER",
    "LESS",
    "TERM",
)
"""Variables of the machine that runs the tests that must not reach the program."""


class Result(NamedTuple):
    """How a run of the program ended."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs the program in this process; over the small content where no library is named."""

    def __call__(
        self,
        *arguments: str,
        env: Mapping[str, str] | None = None,
        library: Path | None = None,
    ) -> Result:
        """Run the program with these arguments and return how it ended."""
        ...


class Golden(Protocol):
    """Compares a text with the page kept under a name in tests/golden."""

    def __call__(self, name: str, text: str) -> None:
        """Fail where the text is not the one that is kept."""
        ...


def without_codes(text: str) -> str:
    """Return a styled text without its escape codes."""
    return CODES.sub("", text)


def squeezed(text: str) -> str:
    """Return a text without any white space, so that line breaks do not count."""
    return "".join(text.split())


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file; fail where it is not there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, words: str) -> int:
    """Return the number of the first line of a file that holds these words."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def environment(site: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of a process that runs the program as installed in `site`."""
    kept = {name: value for name, value in os.environ.items() if name not in CLEARED}
    return {
        **kept,
        "PYTHONPATH": str(site),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HEROININFO_COUNTRY": "US",
        **(extra or {}),
    }


def process(
    site: Path, *arguments: str | bytes, env: Mapping[str, str] | None = None, code: str = ""
) -> Result:
    """Run the program installed in `site`, or Python `code`, as a process in a pipe."""
    command = [sys.executable, *(("-c", code) if code else ("-m", "heroininfo")), *arguments]
    ended = subprocess.run(
        command,
        env=environment(site, env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Result(
        ended.returncode,
        ended.stdout.decode(errors="replace"),
        ended.stderr.decode(errors="replace"),
    )


def on_terminal(
    site: Path,
    *arguments: str,
    env: Mapping[str, str] | None = None,
    size: tuple[int, int] = (24, 80),
    stdin: int | None = None,
) -> Result:
    """Run the program on a terminal of `size` lines and columns; stderr is the terminal too.

    Nobody types on it: a program that waits for a key is ended after 20 seconds.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    running = subprocess.Popen(
        [sys.executable, "-m", "heroininfo", *arguments],
        env=environment(site, {"TERM": "xterm", "PAGER": "cat", **(env or {})}),
        stdin=theirs if stdin is None else stdin,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    written = b""
    while piece := _read(ours, 20):
        written += piece
    os.close(ours)
    try:
        code = running.wait(1)
    except subprocess.TimeoutExpired:
        running.kill()
        code = running.wait()
    return Result(code, written.decode().replace("\r\n", "\n"), "")


def _read(terminal: int, seconds: float) -> bytes:
    """Return what comes next from a terminal; nothing once it is closed, or silent for so long."""
    if not select.select([terminal], [], [], seconds)[0]:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def modules_loaded(site: Path, arguments: Sequence[str], env: Mapping[str, str]) -> set[str]:
    """Return the modules that a run of the program has loaded at its end."""
    code = (
        "import sys; from heroininfo.__main__ import main; ended = main(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr); sys.exit(ended)"
    )
    ended = process(site, *arguments, env=env, code=code)
    assert ended.code == 0
    assert ended.out
    return set(ended.err.split())
