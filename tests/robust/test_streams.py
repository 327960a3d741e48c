"""Standard streams that are closed, full or broken: the steps are given, and the code says why."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import environment

from heroininfo.emergency_data import STEPS

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
UNWRITABLE = "heroininfo: the output cannot be written (No space left on device).\n"
BROKEN = {"closed": "{}>&-", "full": "{}>/dev/full", "broken": "{}> >(true)"}
"""How a shell gives a program a stream that does not work."""


def shell(site: Path, line: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `heroininfo` is the program."""
    program = f'heroininfo() {{ {sys.executable} -m heroininfo "$@"; }}; '
    return subprocess.run(
        ["/bin/bash", "-c", program + line],
        env=environment(site, env),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def has_steps(text: str) -> bool:
    """Return whether a text has the number and every step."""
    flat = " ".join(text.split())
    return all(step.replace("{emergency}", "911") in flat for step in STEPS)


@FULL
@pytest.mark.parametrize("broken", ["", ">/dev/full", ">&-"])
@pytest.mark.parametrize("slip", ["--typo", "help", "show me what to do"])
def test_slip_in_overdose_does_not_cost_the_steps(site: Path, slip: str, broken: str) -> None:
    """What is wrong is named, and the steps are on the stream that works."""
    ended = shell(site, f"heroininfo overdose {slip} --country US {broken}")
    assert ended.returncode == 2
    assert "Help: heroininfo overdose --help" in ended.stderr
    assert "fault" not in ended.stderr
    assert has_steps(ended.stderr if broken else ended.stdout)


@FULL
@pytest.mark.parametrize("country", ["US", "nowhere"])
@pytest.mark.parametrize("stdin", ["", "<&-"])
@pytest.mark.parametrize("how", BROKEN)
def test_steps_print_whatever_stderr_is(site: Path, how: str, stdin: str, country: str) -> None:
    """A notice that nobody can get costs nothing, and changes no code."""
    line = f"heroininfo overdose --country {country} {stdin} {BROKEN[how].format('2')}"
    ended = shell(site, f"{line}; echo code $?")
    assert ended.stdout.endswith("code 0\n")
    assert " ".join(STEPS[0].split()) in " ".join(ended.stdout.split())


@FULL
@pytest.mark.parametrize("stdin", ["", "<&-"])
@pytest.mark.parametrize("how", ["closed", "full"])
def test_steps_go_to_stderr_where_stdout_does_not_work(site: Path, how: str, stdin: str) -> None:
    """One line says so, the steps follow, and the code is 74."""
    ended = shell(site, f"heroininfo overdose {stdin} {BROKEN[how].format('1')}; exit $?")
    assert ended.returncode == 74
    assert ended.stderr.startswith("heroininfo: the output cannot be written (")
    assert has_steps(ended.stderr)
    assert "Exception ignored" not in ended.stderr


def test_steps_go_to_stderr_where_the_reader_of_the_pipe_has_gone(site: Path) -> None:
    """Nobody got them; a closed pipe is no failure all the same."""
    ended = shell(site, "heroininfo overdose | false; exit ${PIPESTATUS[0]}")
    assert ended.returncode == 0
    assert has_steps(ended.stderr) or ended.stderr == ""  # where the pipe took them before it broke


@FULL
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "command",
    ["show withdrawal", "help-line --all", "topics", "--help", "show --help", "--version", ""],
)
def test_output_that_cannot_be_written_is_one_line_and_74(
    site: Path, command: str, unbuffered: str
) -> None:
    """A full disk is no fault of the program, however little is written to it."""
    line = f"heroininfo {command} > /dev/full; exit $?"
    ended = shell(site, line, PYTHONUNBUFFERED=unbuffered)
    assert (ended.returncode, ended.stderr) == (74, UNWRITABLE)


@FULL
def test_no_code_changes_where_all_streams_fail(site: Path) -> None:
    """Every way to break all three: no traceback anywhere, and a code that says what happened."""
    for one, two in itertools.product(BROKEN, repeat=2):
        line = f"heroininfo overdose <&- {BROKEN[one].format('1')} {BROKEN[two].format('2')}"
        assert shell(site, f"{line}; exit $?").returncode == (0 if one == "broken" else 74)
    assert shell(site, "heroininfo --bad 2>&-; exit $?").returncode == 2


@pytest.mark.parametrize("command", ["--help", "show --help", "topics", "help-line --all"])
def test_pipe_that_is_closed_at_once_is_no_failure(site: Path, command: str) -> None:
    """`| true`: silent, code 0."""
    ended = shell(site, f"heroininfo {command} | true; exit ${{PIPESTATUS[0]}}")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_closed_stream_is_not_taken_by_a_file(site: Path) -> None:
    """What is opened next does not get the number of standard output."""
    code = (
        "import os, sys; from heroininfo.__main__ import open_closed_streams;"
        "open_closed_streams(); held = os.open('/dev/null', os.O_RDONLY); sys.exit(held < 3)"
    )
    line = f"{sys.executable} -c {code!r} <&- >&- 2>&-"
    assert shell(site, line).returncode == 0


@pytest.mark.parametrize("command", ["overdose", "show withdrawal", ""])
def test_terminal_without_a_keyboard_gets_the_page(site: Path, command: str) -> None:
    """`heroininfo overdose <&-` on a terminal."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        ["/bin/bash", "-c", f"{sys.executable} -m heroininfo {command} <&-"],
        env=environment(site, {"TERM": "xterm"}),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        written = b""
        try:
            while piece := os.read(ours, 65536):
                written += piece
        except OSError:  # Linux says so at the end
            pass
    os.close(ours)
    assert running.returncode == 0
    assert b"911" in written
