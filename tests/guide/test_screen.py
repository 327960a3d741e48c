"""The overdose guide on a real pseudo-terminal, driven by keys as a reader would."""

import json
import os
import re
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

import pytest
from support import TOP, environment
from terminals import Session, open_terminal

from heroininfo.console import Terminal
from heroininfo.emergency_data import DO_NOT, STEPS
from heroininfo.guide import screen as module
from heroininfo.guide.guide import SHORT, Guide
from heroininfo.guide.pacer import compressions_only, cpr
from heroininfo.place import detect

pytestmark = pytest.mark.slow

SHELL = """
import json, os, signal, subprocess, sys
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
terminal = os.open(os.ttyname(0), os.O_RDWR)  # a session leader without one: now it controls us
guide = subprocess.Popen(
    [sys.executable, "-m", "heroininfo", "overdose", "--guide", *sys.argv[2:]], process_group=0
)
signal.signal(signal.SIGHUP, signal.SIG_IGN)  # only now: what is ignored is inherited
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
os.tcsetpgrp(terminal, guide.pid)
events = os.fdopen(int(sys.argv[1]), "w", buffering=1)
events.write(json.dumps({"started": guide.pid}) + "\\n")
while True:
    _, status = os.waitpid(guide.pid, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        break
    os.tcsetpgrp(terminal, os.getpid())
    events.write(json.dumps({"stopped": os.WSTOPSIG(status)}) + "\\n")
    signal.sigwait({signal.SIGUSR1})  # the reader types fg
    os.tcsetpgrp(terminal, guide.pid)
    os.kill(guide.pid, signal.SIGCONT)
events.write(json.dumps({"ended": os.waitstatus_to_exitcode(status)}) + "\\n")
"""
"""A shell with job control, as far as Ctrl-Z and fg go."""

LATE = 0.25
"""Seconds by which a busy machine may be late."""
FIRST = f"Step 1 of {len(STEPS)}"
IN_THE_GUIDE = {"other screen": True, "cursor": False, "wrapping": False}


class Guided(Session):
    """The guide on a terminal, started from a shell with job control."""

    def __init__(self, *options: str, rows: int = 24, columns: int = 80, **env: str) -> None:
        """Start the guide on a terminal of this size."""
        reading, writing = os.pipe()
        super().__init__(
            [sys.executable, "-c", SHELL, str(writing), *options],
            environment(TOP / "src", {"TERM": "xterm", **env}),
            (rows, columns),
            leads=True,
            pass_fds=[writing],
        )
        os.close(writing)
        self.events: IO[str] = os.fdopen(reading)
        self.guide = self.event()["started"]

    def event(self) -> dict[str, int]:
        """Return what the shell says next of the guide."""
        end = time.monotonic() + 10
        while not select.select([self.events], [], [], 0)[0]:
            assert time.monotonic() < end, f"nothing happens: {self.text}"
            if self.ours >= 0:
                self.read(0.02)
        event: dict[str, int] = json.loads(self.events.readline())
        return event

    @property
    def said(self) -> str:
        """Return all that was ever written, without codes."""
        return re.sub(r"\x1b\[[?\d;]*[A-Za-z]", "", self.written.decode())

    def ended(self) -> int:
        """Wait for the end; return the exit code. The terminal must be as it was before."""
        code = self.event()["ended"]
        self.read(0.05)
        assert self.as_before
        return code

    def close(self) -> None:
        """End what still runs."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.guide, signal.SIGKILL)
        super().close()
        self.events.close()


@contextmanager
def driven(*options: str, rows: int = 24, columns: int = 80, **env: str) -> Iterator[Guided]:
    """Yield a guide on a terminal, at its first screen; end it afterwards."""
    with Guided(*options, rows=rows, columns=columns, **env) as guide:
        guide.until(FIRST)
        guide.until("? keys")
        yield guide


@pytest.mark.parametrize("columns", [80, 40])
def test_keys_drive_the_guide_on_a_terminal(columns: int) -> None:
    """The first screen has the number and step 1; Return, b, a number, an arrow and q work."""
    with driven(columns=columns) as guide:
        assert guide.rows[0] == "Emergency: call 911 (United States)."
        assert STEPS[0] in guide.text
        for keys, step in (("\r", 2), ("\r", 3), ("b", 2), ("7", 7), ("\x1b[D", 6), ("\x1bOC", 7)):
            guide.press(keys)
            guide.until(f"Step {step} of {len(STEPS)}")
        assert any(cut_in_two(guide) for _ in range(5))
        guide.press("0")
        guide.until(SHORT.split(DO_NOT[-1])[0])
        assert "911" in guide.rows[0]
        guide.press("q")
        assert guide.ended() == 0


def cut_in_two(guide: Guided) -> bool:
    """Send an arrow key as a slow line does; return whether it counted.

    It does not where this machine is so busy that the rest of the key comes too late.
    """
    guide.press("7")
    guide.until(f"Step 7 of {len(STEPS)}")
    guide.press("\x1b[")
    time.sleep(0.01)
    guide.press("C")
    with suppress(AssertionError):
        guide.until(f"Step 8 of {len(STEPS)}", 1)
        return True
    guide.press(" ")  # what came too late was the letter c
    return False


def test_another_screen_is_used_and_the_cursor_hidden() -> None:
    """What stood on the terminal before is there again afterwards; keys are read unseen."""
    with driven() as guide:
        assert guide.modes == IN_THE_GUIDE
        assert guide.reads_keys
        assert termios.tcgetattr(guide.theirs)[3] & termios.ISIG
        assert not termios.tcgetattr(guide.theirs)[0] & termios.IXON  # Ctrl-S freezes nothing
        guide.press("q")
        assert guide.ended() == 0


@pytest.mark.parametrize(("key", "pace"), [("c", cpr), ("o", compressions_only)])
def test_the_pacer_keeps_time_with_the_clock_on_the_wall(
    key: str, pace: Callable[[float], Any]
) -> None:
    """Each count comes within a quarter of a second of when it is due, and none is left out."""
    with driven() as guide:
        guide.press("n" + key)
        start = time.monotonic()
        guide.until("Push 1")
        seen: dict[str, float] = {}
        while time.monotonic() < start + 2.9:
            guide.read(0.02)
            found = re.search(r"Push (\d+)", guide.text)
            if found:  # else half a frame has come
                seen.setdefault(found[1], time.monotonic() - start)
        assert [*seen] == [str(count) for count in range(1, 7)]
        for count, when in seen.items():
            assert abs(when - (int(count) - 1) * 60 / 110) < LATE
            assert pace(max(0.0, when - LATE)).number <= int(count) <= pace(when + LATE).number
        guide.until(
            "Naloxone: 1 given. Tell the ambulance. Given 3 s ago. Look again in 1 min 57 s."
        )
        guide.press("q")
        assert guide.ended() == 0


def test_the_bell_rings_at_each_compression_only_when_asked() -> None:
    """Silent at first; with s one bell for each compression."""
    with driven() as guide:
        guide.press("c")
        guide.until("Push 3")
        assert guide.screen.bells == 0
        guide.press("s")
        guide.until("Push 4")
        guide.until("Push 6")
        assert guide.screen.bells == 3
        guide.press(" ")
        guide.until("To count CPR, press")


def test_nothing_is_written_while_nothing_changes() -> None:
    """A screen that stands still flickers not at all and wakes up for nothing."""
    with driven() as guide:
        while guide.waits(0.2):
            guide.read(0)
        guide.press("xy!\x1b[A\x1b[3~\x1bOP\x1b[1;5C\t")
        assert not guide.waits(0.6)


def test_ctrl_c_gives_130_and_the_terminal_back() -> None:
    """Whatever runs, Ctrl-C leaves at once."""
    with driven() as guide:
        guide.press("cn")
        guide.until("Push 2")
        guide.press("\x03")
        assert guide.ended() == 130
        assert "when you left the guide:" in guide.said
        assert "Naloxone: 1 given. Tell the ambulance." in guide.said
        assert "Traceback" not in guide.said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_the_guide_gives_the_terminal_back(number: signal.Signals) -> None:
    """The process ends by that signal, with the terminal as it was before."""
    with driven() as guide:
        guide.press("c")
        guide.until("Push 2")
        os.kill(guide.guide, number)
        assert guide.ended() == -number


def test_ctrl_z_stops_and_fg_goes_on_without_losing_time() -> None:
    """The shell gets its terminal; back in the guide the clocks have gone on."""
    with driven() as guide:
        guide.press("n5o")
        guide.until("Push 1")
        start = time.monotonic()
        for _ in range(2):
            guide.press("\x1a")
            assert guide.event() == {"stopped": signal.SIGTSTP}
            guide.read(0.1)
            assert guide.as_before
            time.sleep(0.5)
            guide.screen.erase_in_display(2)
            os.kill(guide.process.pid, signal.SIGUSR1)
            guide.until(f"Step 5 of {len(STEPS)}")
            guide.until("? keys")
            assert guide.modes == IN_THE_GUIDE
            assert guide.reads_keys
        found = re.search(r"Push (\d+)", guide.text)
        assert found
        assert abs(int(found[1]) - compressions_only(time.monotonic() - start).number) <= 1
        guide.press("q")
        assert guide.ended() == 0


def test_a_guide_stopped_from_outside_comes_back_too() -> None:
    """SIGSTOP cannot be caught; after it the terminal is taken again, and given back at the end."""
    with driven() as guide:
        os.kill(guide.guide, signal.SIGSTOP)
        assert guide.event() == {"stopped": signal.SIGSTOP}
        termios.tcsetattr(guide.theirs, termios.TCSANOW, guide.before)
        guide.screen.erase_in_display(2)
        os.kill(guide.process.pid, signal.SIGUSR1)
        guide.until(FIRST)
        assert guide.reads_keys
        guide.press("q")
        assert guide.ended() == 0


def test_a_resized_window_is_drawn_anew() -> None:
    """Narrower and wider, every line fits and nothing of the old page is left."""
    with driven() as guide:
        guide.press("3")
        guide.until(f"Step 3 of {len(STEPS)}")
        for rows, columns in ((24, 40), (12, 60), (50, 132), (24, 80)):
            guide.resize(rows, columns)
            guide.until("? keys")
            assert guide.rows[0] == "Emergency: call 911 (United States)."
            assert f"Step 3 of {len(STEPS)}" in guide.text
            assert not any(guide.rows[24:])
            assert max(map(len, guide.rows)) <= min(columns, 80)
            assert guide.text.count("? keys") == 1


def test_end_of_input_leaves() -> None:
    """Ctrl-D is the end of input."""
    with driven() as guide:
        guide.press("\x04")
        assert guide.ended() == 0


@pytest.mark.parametrize(("keys", "words"), [("cn", "Push 2"), ("", "? keys")])
def test_a_terminal_that_goes_away_ends_the_guide(keys: str, words: str) -> None:
    """Closing the window leaves no process behind, whether the screen moved or stood still."""
    with driven() as guide:
        guide.press(keys)
        guide.until(words)
        guide.hang_up()
        assert guide.event()["ended"] in (0, -signal.SIGHUP)


def test_the_guide_needs_no_colour() -> None:
    """With NO_COLOR the screen says the same, without styles."""
    with driven(NO_COLOR="1") as plain, driven() as styled:
        assert plain.rows == styled.rows
        assert b"\x1b[1m" in styled.written
        assert b"\x1b[1m" not in plain.written


@contextmanager
def standard_terminal(monkeypatch: pytest.MonkeyPatch, rows: int, columns: int) -> Iterator[int]:
    """Make a pseudo-terminal this process's standard input and output; yield its other side."""
    with (
        open_terminal(rows, columns) as (ours, theirs),
        os.fdopen(os.dup(theirs), "r") as stdin,
        os.fdopen(os.dup(theirs), "w") as stdout,
    ):
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(sys, "stdout", stdout)
        monkeypatch.setenv("TERM", "xterm")
        yield ours


def in_this_process(
    monkeypatch: pytest.MonkeyPatch, keys: list[str], rows: int = 24, columns: int = 80
) -> tuple[Guide, str]:
    """Run the guide on a terminal of this process; return its state at the end, and all output."""
    guide = Guide(detect("US", {}))
    said: list[str] = []
    with standard_terminal(monkeypatch, rows, columns) as ours:
        before = termios.tcgetattr(sys.stdin.fileno())

        def person() -> None:
            """Type a key whenever the guide has answered the last one."""
            for key in ["", *keys]:
                os.write(ours, key.encode())
                while select.select([ours], [], [], 0.2)[0]:
                    said.append(os.read(ours, 65536).decode())

        typing = threading.Thread(target=person)
        typing.start()
        terminal = Terminal(interactive=True)
        module.show_guide(guide, lambda: terminal, plain_text=False)
        typing.join()
        assert termios.tcgetattr(sys.stdin.fileno()) == before
    return guide, "".join(said)


def test_signals_are_as_before_when_the_guide_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the guide stays behind in the process."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
    before = [signal.getsignal(number) for number in numbers]
    guide, said = in_this_process(monkeypatch, ["\r", "n", "\x1b[C", "q"])
    assert guide.step == 2
    assert f"Step 3 of {len(STEPS)}" in said
    assert said.rstrip().endswith("Look again in 2 min.")
    assert [signal.getsignal(number) for number in numbers] == before
    assert signal.set_wakeup_fd(-1) == -1


def test_a_terminal_that_tells_no_size_gets_a_common_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some terminals say 0 by 0; the page is then 80 by 24."""
    _, said = in_this_process(monkeypatch, ["q"], rows=0, columns=0)
    assert "\x1b[24;1H\x1b[KReturn next  b back" in said
