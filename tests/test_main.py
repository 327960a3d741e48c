"""The one way out: exit codes, one line for every failure, and nothing for a closed pipe."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

import click
import pytest
from support import MONDAY, Run, environment, process

from heroininfo.__main__ import BARE, command_line
from heroininfo.cli import COMMANDS
from heroininfo.errors import REPORT, ExitCode, HeroininfoError
from heroininfo.pages.contacts import data_words


def test_exit_codes_are_those_of_the_documents() -> None:
    """0 done, 1 not found, 2 wrong usage, 3 our fault, 74 no output, 130 interrupted."""
    assert [code.value for code in ExitCode] == [0, 1, 2, 3, 74, 130]


def test_fault_asks_for_a_report(run: Run) -> None:
    """No traceback; what happened, and where to tell; exit 3."""
    assert run("topics", failure=ZeroDivisionError("oops")) == (
        3,
        "",
        (
            "heroininfo: a fault in the program (ZeroDivisionError: oops).\n"
            f"  Please report it, with what you typed: {REPORT}\n"
            "  Emergency: call your emergency number now. What to do: heroininfo overdose\n"
        ),
    )


@pytest.mark.parametrize("words", [("--debug", "topics"), ("topics", "--debug")])
def test_debug_shows_where_a_fault_happened(run: Run, words: tuple[str, ...]) -> None:
    """With --debug, before or after the command, the traceback is let through."""
    with pytest.raises(ZeroDivisionError):
        run(*words, failure=ZeroDivisionError("oops"))


@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), click.Abort(), EOFError()])
def test_ctrl_c_ends_quietly_with_130(run: Run, interruption: BaseException) -> None:
    """Ctrl-C, and click's word for it."""
    shown = run("topics", failure=interruption)
    assert (shown.code, shown.out) == (130, "")
    assert shown.err.strip() == ""


@pytest.mark.parametrize(("hint", "expected"), [("Do it.", "  Do it.\n"), ("", "")])
def test_expected_failure_is_a_line_and_a_hint(run: Run, hint: str, expected: str) -> None:
    """What and where, then what to do; without a hint, one line."""
    failure = HeroininfoError("no luck.", hint, ExitCode.USAGE)
    assert run("topics", failure=failure) == (2, "", f"heroininfo: no luck.\n{expected}")


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_everywhere(run: Run, command: str, flag: str) -> None:
    """Both flags, on every command: usage and purpose on stdout, exit 0."""
    shown = run(*command.split(), flag)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(f"Usage: heroininfo {command}".rstrip())
    assert "-h, --help" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80


def test_version_is_that_of_the_package_and_of_its_data(run: Run) -> None:
    """Name and number alone on the first line; then the day of the data, and that it is old."""
    day = data_words()
    assert run("--version") == (0, f"heroininfo {version('heroininfo')}\n{day}\n", "")
    later = run("--version", now=MONDAY.replace(year=MONDAY.year + 4)).out
    assert later.splitlines()[2].startswith("Warning: this copy is 4")


@pytest.mark.parametrize(
    "words",
    [
        ("--country", "GB", "help-line"),
        ("help-line", "--country", "GB"),
        ("--country", "US", "help-line", "--country", "GB"),
    ],
)
def test_shared_options_stand_before_or_after_the_command(run: Run, words: tuple[str, ...]) -> None:
    """The one that stands last counts."""
    assert "Emergency: call 999 or 112" in run(*words).out


def test_settings_of_one_run_do_not_reach_the_next(run: Run) -> None:
    """Options are kept for one run only."""
    before = run("help-line").out
    run("help-line", "--country", "GB", "--width", "40", "--plain")
    assert run("help-line").out == before


def test_words_of_the_command_line_are_the_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a process of its own the program reads sys.argv; its exit code is returned."""
    monkeypatch.setattr(sys, "argv", ["heroininfo", "--version"])
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr("gc.freeze", lambda: None)
    assert command_line() == 0
    assert capsys.readouterr().out.startswith("heroininfo ")


@pytest.mark.slow
def test_program_runs_as_a_module(site: Path) -> None:
    """`python -m heroininfo`, with its exit code."""
    assert process(site, "--version").out.startswith(f"heroininfo {version('heroininfo')}\n")
    assert process(site, "show", "qqqqq").code == 1
    assert process(site, "show", "--nope").code == 2


def shell(site: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `heroininfo` is the program."""
    program = f'heroininfo() {{ {sys.executable} -m heroininfo "$@"; }}; '
    return subprocess.run(
        ["/bin/bash", "-c", program + line],
        env=environment(site),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", ["show withdrawal", "help-line --all", "topics", "sources", "overdose"]
)
def test_closed_pipe_is_silent(site: Path, command: str) -> None:
    """`| head -1` gets its line, and no complaint follows; exit 0."""
    ended = shell(site, f"heroininfo {command} | head -1; echo ${{PIPESTATUS[0]}}")
    assert ended.stderr == ""
    first, code = ended.stdout.splitlines()
    assert first
    assert code == "0"


@pytest.mark.slow
def test_pipe_closed_before_the_first_line_is_silent(site: Path) -> None:
    """The reader of the pipe is gone at once."""
    ended = shell(site, "heroininfo help-line --all | true; echo ${PIPESTATUS[0]}")
    assert (ended.stdout, ended.stderr) == ("0\n", "")


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_full_disk_is_one_line(site: Path) -> None:
    """Output that cannot be written is named once, without a traceback or a second message."""
    ended = shell(site, "heroininfo show withdrawal > /dev/full; echo code $?")
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    assert "No space left" in ended.stderr
    assert ended.stdout == "code 74\n"


@pytest.mark.slow
def test_closed_output_is_no_traceback(site: Path) -> None:
    """`>&-`: there is nowhere to write to."""
    ended = shell(site, "heroininfo show withdrawal >&-; echo code $?")
    assert "Traceback" not in ended.stderr
    assert "NoneType" not in ended.stderr


@pytest.mark.slow
def test_interrupt_from_outside_ends_with_130(site: Path) -> None:
    """A real signal, while the program waits for its output to be read."""
    code = (
        "import os, signal, sys; import heroininfo.library.store as s; from heroininfo.__main__"
        " import main; s.open_library = lambda _: os.kill(os.getpid(), signal.SIGINT);"
        "sys.exit(main(['topics']))"
    )
    ended = process(site, code=code)
    assert (ended.code, ended.out, ended.err.strip()) == (130, "", "")


@pytest.mark.parametrize(("failure", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 0)])
def test_failure_before_any_command_is_quiet(
    run: Run, monkeypatch: pytest.MonkeyPatch, failure: BaseException, code: int
) -> None:
    """Ctrl-C while the program loads, and a pipe that closes where nobody waits for it."""

    def fail(*_: object) -> NoReturn:
        raise failure

    silenced: list[object] = []
    monkeypatch.setattr("heroininfo.__main__.run", fail)
    monkeypatch.setattr("heroininfo.__main__.quiet", silenced.append)
    assert run("topics") == (code, "", "")
    assert len(silenced) == (1 if code == 0 else 0)


def test_last_words_of_a_broken_program_are_whole() -> None:
    """Where nothing of the library or of the steps can be loaded."""
    assert " ".join(BARE.split()) == (
        "Emergency: call your emergency number now (112, 911, 999 or 000) and do what they say."
        " Give naloxone if you have it. Not breathing normally: push hard and fast on the center of"
        " the chest until help comes."
    )
