"""One key from the keyboard, for what is one key away. Never a trap: any key goes on.

The terminal is left as it was found, whatever ends the wait.
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

INTERRUPT = b"\x03"
"""Ctrl-C, which is a key like any other while keys are read one by one."""
ESCAPE = b"\x1b"
REST_OF_KEY = 0.05
"""Seconds that the rest of an arrow key may take on a slow line."""


def can_read_key() -> bool:
    """Return whether standard input is a terminal that this program may read a key from."""
    try:
        keyboard = sys.stdin.fileno()
        ours = os.isatty(keyboard) and HAS_TERMIOS and os.tcgetpgrp(keyboard) == os.getpgrp()
    except (AttributeError, OSError, ValueError):  # no input, or a terminal that has gone
        return False
    return ours and os.environ.get("TERM", "dumb") not in ("", "dumb", "unknown")


def pressed(key: str) -> bool:
    """Wait for any key and return whether it was this one.

    What was typed before there was anything to answer is left for the shell: then, and at the end
    of input, nothing is waited for. Raises KeyboardInterrupt at Ctrl-C.
    """
    from select import select

    keyboard = sys.stdin.fileno()
    with _one_by_one(keyboard), suppress(OSError):  # the terminal has gone
        if select([keyboard], [], [], 0)[0]:
            return False
        typed = os.read(keyboard, 1)
        while typed.startswith(ESCAPE) and select([keyboard], [], [], REST_OF_KEY)[0]:
            typed += os.read(keyboard, 1)
        if typed == INTERRUPT:
            raise KeyboardInterrupt
        return typed.decode("ascii", "ignore").lower() == key
    return False


@contextmanager
def _one_by_one(keyboard: int) -> Iterator[None]:
    """Read keys one by one, unseen; put everything back at the end, even that of the program."""
    import signal

    from heroininfo.ending import ENDING

    before = termios.tcgetattr(keyboard)
    mode = [*before[:6], [*before[6]]]
    mode[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
    mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0

    def put_back() -> None:
        with suppress(termios.error):
            termios.tcsetattr(keyboard, termios.TCSANOW, before)

    def end(number: int, _frame: object) -> None:
        put_back()
        signal.signal(number, handlers[number])
        signal.raise_signal(number)

    handlers: dict[int, Any] = {
        number: signal.signal(number, end)
        for number in ENDING - {signal.SIGINT}  # Ctrl-C from outside is an exception
        if signal.getsignal(number) not in (signal.SIG_IGN, None)
    }
    try:
        termios.tcsetattr(keyboard, termios.TCSANOW, mode)
        yield
    finally:
        put_back()
        for number, handler in handlers.items():
            signal.signal(number, handler)
