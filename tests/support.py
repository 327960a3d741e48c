"""What many tests share: the machine that the program runs on, and how to read what it wrote."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from heroininfo.cli.options import Settings
from heroininfo.console import Terminal
from heroininfo.content.parse import read_folder
from heroininfo.library.store import Library
from heroininfo.model import Course, Topic
from heroininfo.render import terminal as styled

TOP = Path(__file__).resolve().parents[1]
DATA = TOP / "data"
TESTS = TOP / "tests"
CODES = re.compile(r"\x1b\[[0-9;]*m")
MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""When it is, unless a test says otherwise: noon in London."""

CLEARED = (
    "TZ",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_ADDRESS",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LC_TELEPHONE",
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


def style_codes() -> set[str]:
    """Return the escape codes of the styles that pages have: all that may reach a terminal."""
    return {code for style in styled.STYLES for code in styled._codes(style)}


def unsafe(text: str, *, colored: bool = False, kept: str = "\n") -> list[str]:
    """Return what in a text could drive a terminal, but for codes of styles where it has any."""
    if colored:
        for code in style_codes():
            text = text.replace(code, "")
    return sorted({f"U+{ord(c):04X}" for c in text if not (c.isprintable() or c in kept)})


class Result(NamedTuple):
    """How a run of the program ended."""

    code: int
    out: str
    err: str


class Machine(Settings):
    """A machine of the tests' own, on which the program runs in this process."""

    screen: Terminal | None = None
    """What standard output can do; None: what it is found to do."""
    failure: BaseException | None = None
    """What happens where the library is opened."""

    def terminal(self) -> Terminal:
        """Return what standard output can do."""
        return self.screen or super().terminal()

    def library(self) -> Library:
        """Return the library, or fail."""
        if self.failure:
            raise self.failure
        return super().library()


class Run(Protocol):
    """Runs the program in this process, on a machine of its own."""

    def __call__(
        self,
        *arguments: str,
        typed: str = "",
        env: Mapping[str, str] | None = None,
        library: Path | None = None,
        now: datetime = MONDAY,
        screen: Terminal | None = None,
        failure: BaseException | None = None,
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


def flowing(text: str) -> str:
    """Return a text on one line, so that where it is broken does not count."""
    return " ".join(text.split())


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file; fail where it is not there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, words: str) -> int:
    """Return the number of the first line of a file that holds these words."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def problems_of(folder: Path) -> list[str]:
    """Return the problems of a data folder as they are printed."""
    return [str(problem) for problem in read_folder(folder).problems]


def said_of(
    edits: Mapping[str, Sequence[str]],
    folder: Path,
    found: Callable[[Path], Iterable[object]] = problems_of,
) -> str:
    """Return the problems that `found` has for each edit alone: file, old text, new text.

    The same words stand once for an edit. What other libraries say differs between their
    versions: three dots stand for it.
    """
    lines = []
    for what, (file, old, new) in edits.items():
        path = folder / file
        whole = path.read_bytes()
        edit(path, old, new)
        said = {str(p).split(": ", 1)[1]: str(p) for p in [*found(folder)][::-1]}
        lines += [f"{what}\n", *(f"  {line}\n" for line in [*said.values()][::-1])]
        path.write_bytes(whole)
    return re.sub(r"(not YAML|not a regular expression) \(.*\)", r"\1 (...)", "".join(lines))


def course(topics: Mapping[str, Topic], name: str) -> Course:
    """Return the row of the withdrawal chart with this name."""
    rows = [c for s in topics["withdrawal-timeline"].sections for c in s.courses]
    return next(row for row in rows if row.name == name)


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
    site: Path,
    *arguments: str | bytes,
    env: Mapping[str, str] | None = None,
    code: str = "",
    typed: bytes = b"",
    cwd: Path | None = None,
) -> Result:
    """Run the program installed in `site`, or Python `code`, as a process between pipes."""
    command = [sys.executable, *(("-c", code) if code else ("-m", "heroininfo")), *arguments]
    ended = subprocess.run(
        command,
        env=environment(site, env),
        cwd=cwd,
        input=typed,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Result(
        ended.returncode,
        ended.stdout.decode(errors="replace"),
        ended.stderr.decode(errors="replace"),
    )


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
