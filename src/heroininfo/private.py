"""The screen of --leave-no-trace: what it showed is gone once it is left, and is in no scrollback.

It is the terminal's other screen, which keeps no lines that scroll away. A page that is longer than
it is shown a screenful at a time, so that nothing is lost either.
"""

import signal
from types import FrameType

from heroininfo.console import ask, control, size, write
from heroininfo.ending import ENDING

ENTER = "\x1b[?1049h\x1b[H\x1b[2J"
LEAVE = "\x1b[H\x1b[2J\x1b[?1049l"
CLEAR = "\x1b[H\x1b[2J"
FORGET = "\x1b[H\x1b[2J\x1b[3J"
"""For the Linux console, which has no other screen: its scrollback goes too."""

MORE = "Return for more, q to leave: "
DONE = "Return to leave, and to clear this screen: "

STOP = getattr(signal, "SIGTSTP", None)  # not on Windows


class PrivateScreen:
    """A screen that is taken when something is shown, and given back empty."""

    def __init__(self, leaves_scrollback: bool) -> None:
        """Change nothing yet. `leaves_scrollback`: the terminal has no other screen."""
        self._leave = FORGET if leaves_scrollback else LEAVE
        self._taken = False
        self._shown = ""

    def show(self, text: str) -> None:
        """Show text, a screenful at a time where it is long."""
        self.take()
        rows = max(2, size().lines - 1)
        lines = text.splitlines(keepends=True)
        while lines:
            part, lines = "".join(lines[:rows]), lines[rows:]
            self._shown += part
            write(part, styled=True)
            if lines:
                if ask(MORE) in (None, "q"):
                    return
                control(CLEAR)
                self._shown = ""

    def take(self) -> None:
        """Take the terminal's other screen, and the signals that would leave it as it is."""
        if self._taken:
            return
        self._taken = True
        for number in ENDING:
            if signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, self._end)
        if STOP is not None:
            signal.signal(STOP, self._stop)
        control(ENTER)

    def leave(self, *, wait: bool) -> None:
        """Give the terminal back, empty; `wait` for a key first, so that the text can be read."""
        if not self._taken:
            return
        if wait:
            ask(DONE)
        self._give_back()
        self._taken, self._shown = False, ""

    def _give_back(self) -> None:
        """Empty the screen, and go back to the one before."""
        control(self._leave)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        """End as the signal would have, with the terminal as it was."""
        self._give_back()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        """Stop with nothing on the screen; show it again when the reader comes back."""
        self._give_back()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
        signal.signal(number, self._stop)
        control(ENTER)
        write(self._shown, styled=True)
