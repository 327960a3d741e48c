"""The reader's pager: the only other program that is ever started."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from heroininfo.printable import encodable
from heroininfo.systems import command_words

OURS = "FRXPsSpace for more, q to leave and type$"
"""What less is asked for where the reader says nothing: leave at the end of a short page, pass
colors on, leave the page on the screen; and a prompt."""


def page(text: str, *, private: bool = False) -> bool:
    """Show text in the reader's pager; return whether it was shown there.

    `private`: only in one that clears the screen behind itself, which less can be told to.
    """
    try:
        command = command_words(os.environ.get("PAGER", "less"))
    except ValueError:  # an unbalanced quote
        return False
    if not command or command == ["cat"]:
        return False
    if private:
        if re.split(r"[/\\]", command[0])[-1] not in ("less", "less.exe"):
            return False
        command += ["-+X", "-+F"]
    return _run(command, encodable(text, "utf-8"))


def _run(command: list[str], text: str) -> bool:
    """Start a pager and wait for its end; return whether it ended well.

    One that fails may have shown nothing. One that Ctrl-C ended did what its reader asked for.
    """
    import signal
    import subprocess

    own = os.environ.get("LESS")
    environ = {
        **os.environ,
        "LESS": OURS if own is None else f"-R {own}",  # never the codes of colors as text
        "LESSSECURE": "1",  # no shell, no files from inside the pager
        "LESSHISTFILE": "-",  # what was searched for is not kept
        "LESSCHARSET": "utf-8",
    }
    try:
        process = subprocess.Popen(  # noqa: S603 - the reader's own choice
            command, stdin=subprocess.PIPE, env=environ, encoding="utf-8"
        )
    except (OSError, ValueError):  # not there, no program, or a name that cannot be one
        return False
    with _interrupts_ignored():
        process.communicate(text)
    return process.returncode in (0, -signal.SIGINT, 128 + signal.SIGINT)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Leave Ctrl-C to the pager, which has its own way with it."""
    import signal

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
