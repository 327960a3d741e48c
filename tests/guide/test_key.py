"""The one key after the card of `heroininfo overdose`, on a terminal of its own."""

import os
import select
import signal
import sys
import termios
import time

import pytest
from support import TOP, environment, flowing
from terminals import Session

pytestmark = pytest.mark.slow

PROMPT = "Press g for a guide"
CODE = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from heroininfo.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


class Reader(Session):
    """A person at a terminal on which the program runs, and which controls it."""

    def __init__(self, *arguments: str, term: str = "xterm", typed: bytes = b"") -> None:
        """Start the program; `typed`: what was typed before it could ask."""
        super().__init__(
            [sys.executable, "-c", CODE, *arguments],
            environment(TOP / "src", {"TERM": term, "NO_COLOR": "1"}),
            leads=True,
            typed=typed,
        )

    @property
    def seen(self) -> str:
        """Return all that was written, on one line."""
        return flowing(self.written.decode())

    def asked(self) -> None:
        """Read until the program waits for a key."""
        self.until("Emergency: call 911 now.")
        end = time.monotonic() + 20
        while not self.waits_for_a_key:
            assert time.monotonic() < end
            self.read(0.01)

    def ended(self) -> int:
        """Wait for the end; return the exit code. The terminal must be as it was."""
        code = self.finish().code
        assert self.as_before
        return code

    def waiting(self) -> bytes:
        """Return what was typed and not read: what the shell gets."""
        mode = termios.tcgetattr(self.theirs)
        mode[3] &= ~(termios.ICANON | termios.ECHO)
        termios.tcsetattr(self.theirs, termios.TCSANOW, mode)
        return os.read(self.theirs, 99) if select.select([self.theirs], [], [], 0.1)[0] else b""


@pytest.mark.parametrize("key", [b"\n", b"q", b"x\n", b"\x04", b"\x1b\n", b"\x1a\n"])
def test_return_and_q_leave_at_once(key: bytes) -> None:
    """Also the end of input, and Ctrl-Z, which stops nothing; nothing is left over."""
    with Reader("overdose") as person:
        person.asked()
        person.press(key)
        assert person.ended() == 0
        assert person.waiting() == b""
        assert "Step 1" not in person.seen


@pytest.mark.parametrize("command", [b"ls\n", b"heroininfo help-line\n", b"\x1b[A\n", b"heroing"])
def test_a_command_typed_after_the_card_goes_to_the_shell_whole(command: bytes) -> None:
    """Its first letter too, and where the key for the guide is in it; no guide begins."""
    with Reader("overdose") as person:
        person.asked()
        person.press(command)
        assert person.ended() == 0
        assert person.waiting() == command
        assert "Step 1" not in person.seen


def test_a_slip_that_is_rubbed_out_is_no_answer() -> None:
    """The line can be mended as anywhere, and g then begins the guide."""
    with Reader("overdose") as person:
        person.asked()
        person.press(b"f\x7fg")
        person.until("Step 1 of 10")
        person.press(b"q")
        assert person.ended() == 0


@pytest.mark.parametrize("key", [b"g", b"G\n", b"g\n"])
def test_g_begins_the_guide_and_q_leaves_it(key: bytes) -> None:
    """The guide is one key away; the terminal is as it was after it."""
    with Reader("overdose") as person:
        person.asked()
        person.press(key)
        person.until("Step 1 of 10")
        person.press(b"q")
        assert person.ended() == 0


def test_card_is_printed_before_anything_is_waited_for() -> None:
    """The last line on the screen is the number."""
    with Reader("overdose") as person:
        person.asked()
        assert PROMPT in person.seen
        assert person.seen.endswith("now.")
        person.press(b"\n")
        person.ended()


def test_ctrl_c_leaves_with_its_own_code() -> None:
    """As everywhere: 130."""
    with Reader("overdose") as person:
        person.asked()
        person.press(b"\x03")
        assert person.ended() == 130


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_program_that_is_ended_puts_the_terminal_back(number: signal.Signals) -> None:
    """Whatever ends it."""
    with Reader("overdose") as person:
        person.asked()
        person.process.send_signal(number)
        assert person.ended() == -number


def test_what_was_typed_ahead_is_left_for_the_shell() -> None:
    """It was meant for the shell; the program leaves without waiting."""
    with Reader("overdose", typed=b"ls\n") as person:
        assert person.ended() == 0
        assert person.waiting() == b"ls\n"


@pytest.mark.parametrize(
    ("arguments", "term"),
    [
        (("overdose", "--plain"), "xterm"),
        (("overdose", "--all", "--no-pager"), "xterm"),
        (("overdose",), "dumb"),
        (("overdose",), ""),
        (("show", "overdose", "--no-pager"), "xterm"),
    ],
)
def test_nothing_waits_where_no_key_is_asked_for(arguments: tuple[str, ...], term: str) -> None:
    """With --plain, on a terminal that promises nothing, and on the other pages."""
    with Reader(*arguments, term=term) as person:
        assert person.ended() == 0
        assert PROMPT not in person.seen
        assert "911" in person.seen
