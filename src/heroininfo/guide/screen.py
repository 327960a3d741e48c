"""Shows the overdose guide: on a whole screen driven by keys, or as lines of plain text.

The terminal is left as it was found, however the guide ends.
"""

import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from types import FrameType, TracebackType

from heroininfo.console import (
    Terminal,
    control,
    is_terminal,
    painted,
    renderer,
    show,
    silence,
    size,
    typed_line,
    write,
)
from heroininfo.document import Document, Lead, Span
from heroininfo.emergency_data import STEPS
from heroininfo.ending import ENDING
from heroininfo.errors import HeroininfoError
from heroininfo.guide.guide import COMPANION, Guide
from heroininfo.pages.contacts import place_leads
from heroininfo.printable import printable
from heroininfo.render import text as plain

try:
    import termios
except ImportError:  # Windows
    HAS_TERMIOS = False
else:
    HAS_TERMIOS = True

Handler = Callable[[int, FrameType | None], object] | int | None

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J"
"""Another screen, no cursor, no wrapping at the edge, nothing on it."""
LEAVE = "\x1b[H\x1b[J\x1b[?7h\x1b[?25h\x1b[?1049l"
CLEAR, ROW, BELL = "\x1b[2J", "\x1b[{};1H\x1b[K", "\a"
"""Empty the screen; go to the start of a row and empty it; ring."""

FIXED = ("", "dumb", "unknown")
"""Values of TERM that promise no cursor that moves."""

TALLEST = 24
"""The foot of the screen stands at most so low, to stay near the step."""

KEY = re.compile(r"\x1b\[([0-?]*)[ -/]*([@-~]?)|\x1bO([@-~])|\x1b|[^\x1b]")
PARTS, KEY_TIME = (b"\x1b", b"\x1b[", b"\x1bO"), 0.05
"""How an arrow key may be cut in two on a slow line, and how long its rest may take."""
ARROWS = {"C": "right", "D": "left"}
NAMES = {"\r": "enter", "\n": "enter", " ": "space", "\x7f": "backspace", "\b": "backspace"}
END_OF_INPUT = "\x04"  # Ctrl-D, which is a key like any other while keys are read one by one

WORDS = {"": "enter", "next": "enter", "back": "b", "quit": "q", "leave": "q"}
"""What may be typed where there are no single keys, besides b, n, u, q and the numbers."""
TYPED = {*WORDS.values(), "n", "u", *map(str, range(len(STEPS) + 1))}
PROMPT = "Return: next. b: back. 1 to 9: that step. n: naloxone given now. q: leave. "


def show_guide(guide: Guide, terminal: Callable[[], Terminal], *, plain_text: bool) -> None:
    """Show the guide as well as the terminal can, until the reader leaves or the input ends.

    `terminal` says what standard output can do now; it is asked again when that may have changed.
    """
    if not (terminal().interactive and is_terminal(sys.stdin)):
        _print_all(guide, terminal())
    elif plain_text or not HAS_TERMIOS or os.environ.get("TERM", "") in FIXED:
        _read_lines(guide, terminal())
    else:
        _fill_screen(guide, terminal)


def clock() -> float:
    """Return seconds that only go forward, and go on while a laptop is closed if it can tell."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; its monotonic clock stands still
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


def keys_in(typed: str) -> Iterator[str]:
    """Yield the names of the keys in what a terminal sent; unknown ones are left out."""
    for found in KEY.finditer(typed):
        letter = found[2] or found[3]
        if letter:
            if not found[1] and letter in ARROWS:
                yield ARROWS[letter]
        elif found[0] in NAMES:
            yield NAMES[found[0]]
        elif (found[0].isascii() and found[0].isprintable()) or found[0] == END_OF_INPUT:
            yield found[0]


def frame(guide: Guide, now: float, terminal: Terminal, columns: int, rows: int) -> list[str]:
    """Return the lines of the screen: the step at the top, timers and keys at the foot.

    Where there are too few rows, blank lines go first, then what the guide can do without.
    """
    render, clean = renderer(terminal), painted if terminal.styled else printable
    width, rows = min(terminal.width, columns), min(rows, TALLEST)
    for brief in (False, True):
        top, foot = (
            clean(render(part, width, plain.PAPER)).splitlines()
            for part in guide.screen(now, brief=brief)
        )
        blank = rows - len(top) - len(foot)
        lines = [*top, *[""] * max(blank, 1), *foot]
        blanks = [row for row, line in enumerate(lines) if not line]
        spare = [*blanks[:1], *blanks[2:3], *blanks[1:2], *blanks[3:]]  # the title stays apart
        for row in sorted(spare[: max(0, len(lines) - rows)], reverse=True):
            del lines[row]
        if len(lines) <= rows:
            return lines
    top, foot = ([line for line in part if line] for part in (top, foot))
    return [*top[: max(1, rows - len(foot))], *foot][:rows]


class Screen:
    """A terminal whose keys are read one by one and whose screen is redrawn in place.

    A context manager. Signals are kept until `keys` is called, so that nothing is cut short.
    """

    def __init__(self) -> None:
        """Take note of the terminal; nothing is changed yet."""
        self._keyboard = sys.stdin.fileno()
        self._caught: set[int] = set()
        self._handlers: dict[int, Handler] = {}
        self._before = termios.tcgetattr(self._keyboard)
        self._gone = False
        self._shown: tuple[os.terminal_size, list[str]] | None = None

    def __enter__(self) -> "Screen":
        """Catch signals, then take over the terminal."""
        self._wake, self._awake = os.pipe()
        os.set_blocking(self._wake, False)
        os.set_blocking(self._awake, False)
        self._wakeup = signal.set_wakeup_fd(self._awake, warn_on_full_buffer=False)
        for number in (*sorted(ENDING), signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH):
            before = signal.getsignal(number)
            if before is not None and before != signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, self._catch)
        with ExitStack() as undone:
            undone.callback(self.__exit__, None, None, None)
            self._take()
            undone.pop_all()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Give the terminal back as it was, then the signals."""
        self._give_back()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup)
        os.close(self._wake)
        os.close(self._awake)

    def pass_on(self) -> None:
        """Raise again the signal that ended the guide; to be called after leaving."""
        for number in self._caught.intersection(ENDING):
            signal.raise_signal(number)

    def draw(self, lines: list[str], size: os.terminal_size, *, ring: bool) -> None:
        """Show lines of text, writing only those that changed; ring the bell if asked to."""
        shown = self._shown[1] if self._shown and self._shown[0] == size else None
        codes = (BELL if ring else "") + (CLEAR if shown is None else "")
        for row in range(max(len(lines), len(shown or ()))):
            line = lines[row] if row < len(lines) else ""
            if shown is None or row >= len(shown) or shown[row] != line:
                codes += ROW.format(row + 1) + line
        self._shown = (size, lines)
        if codes:
            self._write(codes)

    def keys(self, seconds: float | None) -> list[str] | None:
        """Return the keys pressed within so many seconds; None where the guide is to end."""
        ready, _, _ = select.select([self._keyboard, self._wake], [], [], seconds)
        if self._wake in ready:
            os.read(self._wake, 512)
        if self._gone or self._caught.intersection(ENDING):
            return None
        if signal.SIGTSTP in self._caught:
            self._stop()
        elif signal.SIGCONT in self._caught:  # stopped by SIGSTOP: others used the terminal
            self._take()
        elif self._keyboard in ready:
            return self._read()
        return []

    def _read(self) -> list[str] | None:
        """Return the keys that wait; None at the end of input."""
        try:
            typed = os.read(self._keyboard, 1024)
            if typed.endswith(PARTS) and select.select([self._keyboard], [], [], KEY_TIME)[0]:
                typed += os.read(self._keyboard, 1024)  # the rest of an arrow key
        except OSError:  # the terminal has gone
            typed = b""
        keys = list(keys_in(typed.decode("ascii", "ignore")))
        return None if not typed or END_OF_INPUT in keys else keys

    def _take(self) -> None:
        """Read keys one by one, unseen; show another screen."""
        self._caught.intersection_update(ENDING)
        mode = termios.tcgetattr(self._keyboard)
        mode[0] &= ~termios.IXON  # a slip to Ctrl-S must not freeze the count
        mode[3] &= ~(termios.ICANON | termios.ECHO)
        mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._keyboard, termios.TCSAFLUSH, mode)
        self._shown = None
        self._write(ENTER)

    def _give_back(self) -> None:
        """Leave the terminal as it was before; one that has gone needs nothing."""
        self._write(LEAVE)
        with suppress(termios.error):
            termios.tcsetattr(self._keyboard, termios.TCSAFLUSH, self._before)

    def _stop(self) -> None:
        """Give the terminal back, stop until the reader comes back, take it again."""
        self._give_back()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._catch)
        self._before = termios.tcgetattr(self._keyboard)
        self._take()

    def _catch(self, number: int, _frame: FrameType | None) -> None:
        """Keep a signal for `keys`."""
        self._caught.add(number)

    def _write(self, text: str) -> None:
        """Write to the terminal; take note where it has gone."""
        try:
            control(text)
        except (OSError, HeroininfoError):
            self._gone = True
            silence(sys.stdout)


def _fill_screen(guide: Guide, terminal: Callable[[], Terminal]) -> None:
    """Show the guide on the whole screen, driven by single keys."""
    rung = 0
    with Screen() as screen:
        while not guide.left:
            now, space = clock(), size()
            beat = guide.beat(now)
            count = beat.number if beat else 0
            lines = frame(guide, now, terminal(), *space)
            screen.draw(lines, space, ring=guide.sound and count not in (0, rung))
            rung = count
            wait = guide.wait(now)
            keys = screen.keys(wait if wait is None else max(0.0, now + wait - clock()))
            if keys is None:
                break
            for key in keys:
                guide.press(key, clock())
    if guide.doses:
        can = terminal()
        said = plain.render(Document((guide.naloxone(clock()),)), can.width)
        said = f"At {time.strftime('%H:%M')}, when you left the guide:\n{said}"
        can.private.show(said) if can.private else write(said)
    screen.pass_on()


def _read_lines(guide: Guide, terminal: Terminal) -> None:
    """Show a step at a time and wait for a typed line. Nothing is redrawn."""
    companion: tuple[str, ...] = (COMPANION,)
    prompt = Lead((Span(PROMPT),))
    while not guide.left:
        naloxone = (guide.naloxone(clock()),) if guide.doses else ()
        blocks = (*guide.call(companion), *guide.page(), *naloxone, prompt)
        write("\n" + plain.render(Document(blocks), terminal.width).rstrip("\n") + " ")
        companion = ()
        line = typed_line()
        key = WORDS.get(line.strip().lower(), line.strip().lower())
        if not line:
            write("\n")
        if not line or (key == "enter" and guide.step == len(STEPS)):
            return
        if key in TYPED:
            guide.press(key, clock())


def _print_all(guide: Guide, terminal: Terminal) -> None:
    """Print every step, for a pipe or a file."""
    about = list(place_leads(guide.place))
    blocks = (
        *guide.call(("Do what the person on the phone says.",)),
        *(block for step in range(len(STEPS) + 1) for block in guide.page(step)),
        *(about if guide.place.code else about[:1]),
    )
    show(Document(blocks), terminal, pageable=False)
