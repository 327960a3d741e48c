"""--leave-no-trace: the other screen, emptied when it is left, whatever was shown and however."""

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from support import environment, process
from terminals import Session

ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
CLEAR = b"\x1b[H\x1b[2J"
CLEARED = CLEAR + LEAVE


def session(site: Path, *words: str, **env: str) -> Session:
    """Return a session in which the program leaves no trace."""
    command = [sys.executable, "-m", "heroininfo", *words, "--leave-no-trace"]
    return Session(command, environment(site, {"TERM": "xterm", "PAGER": "cat", **env}))


def outside(written: bytes) -> bytes:
    """Return what was written to the screen that stays."""
    parts = written.split(ENTER)
    return parts[0] + b"".join(part.partition(LEAVE)[2] for part in parts[1:])


def end(terminal: Session, code: int = 0) -> None:
    """Wait for the end, and check that nothing is left."""
    assert terminal.process.wait(20) == code
    while terminal.waits(0.2):
        terminal.read(0)
    assert outside(terminal.written).strip() == b""
    assert terminal.written.endswith(CLEARED)
    assert terminal.as_before


@pytest.mark.parametrize("words", ["topics", "show withdrawal", "overdose", "", "help-line"])
def test_page_is_shown_by_screenfuls_and_leaves_nothing(site: Path, words: str) -> None:
    """Without a pager: Return for more, and at the end Return to leave."""
    with session(site, *words.split()) as terminal:
        for _ in range(40):
            terminal.until("Return ")
            while terminal.waits(0.2):  # the rest of that line, which says what Return does
                terminal.read(0)
            if "Return to leave" in terminal.text:
                break
            terminal.press("\r")
            terminal.screen.reset()
        terminal.press("\r")
        end(terminal)


def test_reader_can_leave_before_the_end(site: Path) -> None:
    """q, then Return."""
    with session(site, "show", "withdrawal") as terminal:
        terminal.until("Return for more, q to leave:")
        assert "Withdrawal" in terminal.rows[0]
        terminal.press("q\r")
        terminal.until("Return to leave, and to clear this screen:")
        terminal.press("\r")
        end(terminal)


@pytest.mark.skipif(not shutil.which("less"), reason="needs less")
@pytest.mark.parametrize("less", ["", "FRX", "-X"])
def test_less_is_told_to_leave_nothing(site: Path, less: str) -> None:
    """Quitting it is enough, whatever LESS says; what stood before is there again."""
    with session(site, "show", "withdrawal", PAGER="less", LESS=less) as terminal:
        terminal.until("Withdrawal")
        terminal.press("q")
        assert terminal.process.wait(20) == 0
        while terminal.waits(0.2):
            terminal.read(0)
        assert b"What you may feel" not in outside(terminal.written)
        assert b"Withdrawal" not in outside(terminal.written)


def test_check_in_leaves_nothing(site: Path) -> None:
    """Neither questions nor answers."""
    with session(site, "check-in") as terminal:
        terminal.until("Yes or no?")
        terminal.press("q\r")
        for _ in range(20):
            terminal.until("Return ")
            while terminal.waits(0.2):  # the rest of that line, which says what Return does
                terminal.read(0)
            if "Return to leave" in terminal.text:
                break
            terminal.press("\r")
            terminal.screen.reset()
        terminal.press("\r")
        end(terminal)


def test_error_leaves_nothing(site: Path) -> None:
    """What was not found is not kept either."""
    with session(site, "show", "xyzzyq") as terminal:
        terminal.until("no topic called")
        terminal.until("Return to leave, and to clear this screen:")
        terminal.press("\r")
        end(terminal, 1)


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1]
)
def test_signal_leaves_nothing(site: Path, number: signal.Signals) -> None:
    """However it ends."""
    with session(site, "show", "withdrawal") as terminal:
        terminal.until("Return for more, q to leave:")
        os.kill(terminal.process.pid, number)
        end(terminal, 130 if number == signal.SIGINT else -number)


def test_ctrl_z_leaves_nothing_and_fg_shows_what_stood_there(site: Path) -> None:
    """That screenful, and none of those before it."""
    with session(site, "show", "withdrawal") as terminal:
        terminal.until("Return for more, q to leave:")
        terminal.press("\r")
        terminal.screen.reset()
        terminal.until("Return for more, q to leave:")
        shown = terminal.written.rpartition(CLEAR)[2].partition(b"Return for more")[0]
        os.kill(terminal.process.pid, signal.SIGTSTP)
        while CLEARED not in terminal.written:
            assert terminal.waits(10)
            terminal.read(0)
        for _ in range(100):
            os.kill(terminal.process.pid, signal.SIGCONT)  # again: it may not have stopped yet
            terminal.read(0.1)
            if terminal.written.endswith(shown):
                break
        assert terminal.written.rpartition(ENTER)[2] == CLEAR + shown
        terminal.press("q\r")
        terminal.until("Return to leave, and to clear this screen:")
        terminal.press("\r")
        end(terminal)


def test_guide_leaves_nothing(site: Path) -> None:
    """The time of the naloxone, which is said at its end, stands on the other screen too."""
    with session(site, "overdose", "--guide") as terminal:
        terminal.until("Step 1 of 10")
        terminal.press("n")
        terminal.until("Naloxone: 1 given")
        terminal.press("q")
        terminal.until("when you left the guide")
        terminal.until("Return to leave, and to clear this screen:")
        terminal.press("\r")
        end(terminal)


def test_pipe_is_told_that_it_keeps_what_it_gets(site: Path) -> None:
    """One line on stderr; the page all the same."""
    ended = process(site, "topics", "--leave-no-trace")
    assert ended.code == 0
    assert ended.err == (
        "heroininfo: --leave-no-trace needs a terminal; what is written here stays.\n"
    )
    assert ended.out == process(site, "topics").out
