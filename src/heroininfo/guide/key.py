"""One key from the keyboard, for what is one key away. Never a trap: Return leaves.

The terminal goes on reading lines, with the key as one more end of a line. So what else is typed
stays in it, and the shell gets the next command whole.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

try:
    import termios
except ImportError:  # Windows
    HAS_TERMIOS = False
else:
    HAS_TERMIOS = True

LONGEST_ANSWER = 2
"""Bytes of a line that answers: a key, and Return. A longer one is a command, for the shell."""
NONE = b"\0"
"""What stands for no key, in the table of a terminal's keys."""


def can_read_key() -> bool:
    """Return whether standard input is a terminal that this program may read a key from."""
    try:
        keyboard = sys.stdin.fileno()
        ours = os.isatty(keyboard) and HAS_TERMIOS and os.tcgetpgrp(keyboard) == os.getpgrp()
    except (AttributeError, OSError, ValueError):  # no input, or a terminal that has gone
        return False
    return ours and os.environ.get("TERM", "dumb") not in ("", "dumb", "unknown")


def pressed(key: str, leave: str) -> bool:
    """Wait for a key, for another that leaves, or for Return; return whether it was the first.

    A line that was typed before or instead is left for the shell, and nothing is waited for then,
    nor at the end of input. Raises KeyboardInterrupt at Ctrl-C.
    """
    from select import select

    keyboard = sys.stdin.fileno()
    with suppress(OSError):  # the terminal has gone
        if select([keyboard], [], [], 0)[0]:
            return False
        with _ends_line(keyboard, key, leave):
            select([keyboard], [], [])
            if _length(keyboard) <= LONGEST_ANSWER:
                return os.read(keyboard, LONGEST_ANSWER).strip().lower() == key.encode()
    return False


def _length(keyboard: int) -> int:
    """Return how many bytes the line has that can be read now; 0 at the end of input."""
    from fcntl import ioctl

    return int.from_bytes(ioctl(keyboard, termios.FIONREAD, bytes(4)), sys.byteorder)


@contextmanager
def _ends_line(keyboard: int, key: str, leave: str) -> Iterator[None]:
    """Let two keys end a line as Return does; put everything back at the end, even by a signal."""
    import signal

    from heroininfo.ending import ENDING

    before = termios.tcgetattr(keyboard)
    mode = [*before[:6], [*before[6]]]
    mode[3] |= termios.ICANON | termios.ISIG | termios.IEXTEN
    mode[6][termios.VEOL], mode[6][termios.VEOL2] = key.encode(), leave.encode()
    mode[6][termios.VSUSP] = NONE  # a shell would get the terminal with these keys

    def put_back() -> None:
        with suppress(termios.error):
            termios.tcsetattr(keyboard, termios.TCSANOW, before)

    def end(number: int, _frame: object) -> None:
        put_back()
        signal.signal(number, handlers[number])
        signal.raise_signal(number)

    handlers: dict[int, Any] = {
        number: signal.signal(number, end)
        for number in ENDING - {signal.SIGINT}  # Ctrl-C is an exception
        if signal.getsignal(number) not in (signal.SIG_IGN, None)
    }
    try:
        termios.tcsetattr(keyboard, termios.TCSANOW, mode)
        yield
    finally:
        put_back()
        for number, handler in handlers.items():
            signal.signal(number, handler)
