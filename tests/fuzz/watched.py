"""One run of the program in this process, watched: what it must never do is counted.

An audit hook sees every file that is opened to be written, every socket, every program started.
"""

import errno
import io
import os
import sys
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from support import MONDAY, unsafe

from heroininfo.__main__ import main
from heroininfo.cli.options import Settings

LONGEST = 10.0
"""Seconds of work that one run may take."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
HARM = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate")
STARTS = ("subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "pty.spawn")
seen: list[str] | None = None
"""What the hook saw in this run; None while nothing is watched."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what a private program must not do."""
    if seen is None:
        return
    if event.startswith("socket."):
        seen.append(f"socket: {event}")
    elif event.startswith(STARTS):
        seen.append(f"program: {event} {arguments}")
    elif event.startswith(HARM):
        seen.append(f"write: {event} {arguments}")
    elif event == "open":
        path, mode, flags = arguments
        writes = set(str(mode or "")) & set("wax+") or int(str(flags or 0)) & WRITING
        if writes and path != os.devnull and not isinstance(path, int):
            seen.append(f"write: {arguments}")


sys.addaudithook(_watch)


class Broken(io.TextIOWrapper):
    """A stream that cannot be written, for a reason."""

    def __init__(self, reason: int) -> None:
        """Fail with this error number."""
        super().__init__(io.BytesIO(), encoding="utf-8")
        self.reason = reason

    def write(self, _text: str) -> int:
        """Fail."""
        raise OSError(self.reason, os.strerror(self.reason))


class Case(NamedTuple):
    """What a run is given."""

    words: Sequence[str]
    environ: Mapping[str, str] = {}
    typed: bytes = b""
    stdin: str = "pipe"
    stdout: str = "utf-8"
    stderr: str = "utf-8"
    library: str = ""


class Ended(NamedTuple):
    """How a run ended, and what was wrong with it."""

    code: int
    out: str
    err: str
    faults: list[str]


def stream(kind: str) -> io.TextIOWrapper | None:
    """Return a stream to write to: closed, full, broken, or one with an encoding."""
    if kind == "closed":
        return None
    reasons = {"full": errno.ENOSPC, "broken": errno.EPIPE, "gone": errno.EIO}
    if kind in reasons:
        return Broken(reasons[kind])
    return io.TextIOWrapper(io.BytesIO(), encoding=kind, errors="strict", newline="\n")


@contextmanager
def streams(case: Case) -> Iterator[tuple[io.TextIOWrapper | None, io.TextIOWrapper | None]]:
    """Put streams of a case in place of the standard ones."""
    before = sys.stdin, sys.stdout, sys.stderr
    typed = io.TextIOWrapper(io.BytesIO(case.typed), encoding="utf-8")
    out, err = stream(case.stdout), stream(case.stderr)
    sys.stdin = typed if case.stdin == "pipe" else None  # as Python does
    sys.stdout, sys.stderr = out, err
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def written(to: io.TextIOWrapper | None) -> str:
    """Return what was written to a stream."""
    if to is None or isinstance(to, Broken):
        return ""
    to.flush()
    content = to.buffer.getvalue()  # type: ignore[attr-defined]  # a BytesIO
    return str(content.decode(to.encoding))


def watched(case: Case) -> Ended:
    """Run the program on a case; return how it ended, and each thing that must not be."""
    global seen  # noqa: PLW0603 - a hook cannot be taken away again
    machine = Settings(
        environ=case.environ, root="/nowhere", library_file=case.library, now=lambda: MONDAY
    )
    faults: list[str] = []
    code = -1
    start = time.process_time()
    with streams(case) as (out, err):
        seen = []
        try:
            code = int(main(list(case.words), machine))
        except BaseException:  # noqa: BLE001 - the fuzzer's own: whatever leaves main is a fault
            faults.append("traceback: " + traceback.format_exc(limit=-3))
        finally:
            faults += seen
            seen = None
    said, notes = written(out), written(err)
    if time.process_time() - start > LONGEST:
        faults.append("slow")
    if code not in (0, 1, 2, 74) and not (code == 3 and case.library.endswith("damaged.db")):
        faults.append(f"exit {code}: {notes[:300]}")
    asked = any("always" in word for word in case.words)
    styled = asked or bool(case.environ.get("FORCE_COLOR"))
    for odd in (unsafe(said, colored=styled, kept="\n\t"), unsafe(notes)):
        if odd:
            faults.append(f"escape: {odd}")
    if "Traceback" in said + notes:
        faults.append("traceback: written")
    return Ended(code, said, notes, faults)
