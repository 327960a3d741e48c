"""Whatever ends the program while it owns the terminal: the terminal is as it was."""

import os
import signal
import sys
from pathlib import Path

import pytest
from support import environment
from terminals import Session

from heroininfo.ending import ENDING

START = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
os.close(os.open(os.ttyname(0), os.O_RDWR))  # a session leader without one: now it controls us
os.execv(sys.executable, [sys.executable, "-m", "heroininfo", *sys.argv[1:]])
"""
ALL = sorted(ENDING - {signal.SIGPIPE, signal.SIGXFSZ})  # Python ignores these two
SOME = [signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1]
SOME += [signal.SIGUSR2, signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGABRT]


def session(site: Path, *words: str, **env: str) -> Session:
    """Return a session in which the program runs on a terminal that is its own, without a core."""
    command = [sys.executable, "-c", START, *words]
    return Session(command, environment(site, {"TERM": "xterm", **env}), leads=True)


@pytest.mark.parametrize("number", SOME)
@pytest.mark.parametrize("words", ["overdose --guide", "overdose --guide --leave-no-trace"])
def test_guide_gives_the_terminal_back(site: Path, words: str, number: signal.Signals) -> None:
    """The other screen is left, the cursor shown, the keyboard as it was; the signal ends it."""
    with session(site, *words.split()) as terminal:
        terminal.until("Step 1 of 10")
        os.kill(terminal.process.pid, number)
        assert terminal.process.wait(20) == (130 if number == signal.SIGINT else -number)
        while terminal.waits(0.2):
            terminal.read(0)
        assert terminal.as_before


@pytest.mark.parametrize("number", SOME)
@pytest.mark.parametrize("words", ["overdose", "overdose --leave-no-trace"])
def test_wait_for_a_key_gives_the_terminal_back(
    site: Path, words: str, number: signal.Signals
) -> None:
    """The same where one key is waited for."""
    with session(site, *words.split(), LINES="24") as terminal:
        terminal.until("Return to leave")
        while not terminal.waits_for_a_key:
            terminal.read(0.05)
        os.kill(terminal.process.pid, number)
        assert terminal.process.wait(20) == (130 if number == signal.SIGINT else -number)
        while terminal.waits(0.2):
            terminal.read(0)
        assert terminal.as_before


def test_every_signal_that_can_be_caught_is() -> None:
    """Those that end a program, real-time ones too."""
    assert {signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1, signal.SIGRTMAX} <= set(ALL)
    assert not {signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD, signal.SIGSEGV} & set(ALL)


@pytest.mark.parametrize("typed", [b"\xff\n", b"\xc3(\xfe\x00\n", b"\x1b[2J\n"])
def test_key_that_is_no_text_is_ignored_line_by_line(site: Path, typed: bytes) -> None:
    """Where input is strict about its encoding too."""
    env = {"PYTHONIOENCODING": "utf-8:strict"}
    with session(site, "overdose", "--guide", "--plain", **env) as terminal:
        terminal.until("Return: next")
        os.write(terminal.ours, typed)
        os.write(terminal.ours, b"2\n")
        terminal.until("Step 2 of 10")
        os.write(terminal.ours, b"q\n")
        assert terminal.process.wait(20) == 0


def test_key_that_is_no_text_is_ignored_on_the_screen(site: Path) -> None:
    """Key by key."""
    with session(site, "overdose", "--guide") as terminal:
        terminal.until("Step 1 of 10")
        os.write(terminal.ours, b"\xff\xfe\x80\xc3\x9b31m")
        os.write(terminal.ours, b"3")
        terminal.until("Step 3 of 10")
        os.write(terminal.ours, b"q")
        assert terminal.process.wait(20) == 0
