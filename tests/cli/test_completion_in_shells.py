"""Completion as real shells do it: each script is read by its shell, which asks the program."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from support import TOP, environment
from terminals import Session

SCRIPTS = TOP / "src" / "heroininfo" / "completions"

pytestmark = pytest.mark.slow


@pytest.fixture
def shells(small_site: Path, tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `heroininfo` is a program over the small content."""
    program = tmp_path / "bin" / "heroininfo"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m heroininfo "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return environment(small_site, {"PATH": path, "HOME": str(tmp_path), "TERM": "xterm"})


def run_shell(env: Mapping[str, str], *command: str) -> list[str]:
    """Return the lines that a shell writes; skip the test where there is no such shell."""
    if not shutil.which(command[0]):
        pytest.skip(f"no {command[0]} here")
    ended = subprocess.run(
        command, env=dict(env), capture_output=True, text=True, check=True, timeout=60
    )
    assert ended.stderr == ""
    return ended.stdout.splitlines()


def by_bash(env: Mapping[str, str], line: str, words: list[str]) -> list[str]:
    """Return what bash offers for a line, parted into words as bash parts it."""
    listed = " ".join(f"'{word}'" for word in words)
    return run_shell(
        env,
        "bash",
        "--norc",
        "-c",
        f"source {SCRIPTS}/heroininfo.bash; COMP_LINE='{line}' COMP_POINT={len(line)};"
        f" COMP_WORDS=({listed}) COMP_CWORD={len(words) - 1}; _heroininfo heroininfo;"
        ' for word in "${COMPREPLY[@]}"; do echo "$word"; done',
    )


def test_bash_completes_what_follows_an_equals_sign(shells: dict[str, str]) -> None:
    """Bash parts words at the sign, unless its owner told it not to."""
    line = "heroininfo help-line --kind=cr"
    assert by_bash(shells, line, ["heroininfo", "help-line", "--kind", "=", "cr"]) == ["crisis"]
    assert by_bash(shells, line, ["heroininfo", "help-line", "--kind=cr"]) == ["--kind=crisis"]


def test_bash_offers_every_value_right_after_the_sign(shells: dict[str, str]) -> None:
    """The word that is completed is then the sign itself."""
    line = "heroininfo topics --format="
    offered = by_bash(shells, line, ["heroininfo", "topics", "--format", "="])
    assert "text" in offered
    assert "json" in offered


def test_bash_offers_folders_with_spaces(shells: dict[str, str], tmp_path: Path) -> None:
    """One a line, whole."""
    (tmp_path / "my data").mkdir()
    start = f"{tmp_path}/my"
    offered = by_bash(shells, f"heroininfo check {start}", ["heroininfo", "check", start])
    assert offered == [f"{tmp_path}/my data"]


def test_bash_3_can_read_the_script() -> None:
    """That of macOS has no compopt, no nosort and no mapfile: their failure is not shown."""
    script = (SCRIPTS / "heroininfo.bash").read_text()
    for line in script.splitlines():
        if any(word in line for word in ("compopt", "nosort")):
            assert "2> /dev/null" in line
    for newer in ("mapfile", "readarray", "declare -A", "local -n", "|&", "${word,,", "&>>"):
        assert newer not in script


def test_fish_shows_descriptions_whole(shells: dict[str, str]) -> None:
    """Also what stands after the first comma."""
    script = f"source {SCRIPTS}/heroininfo.fish; complete -C'heroininfo symp'"
    assert run_shell(shells, "fish", "-c", script) == [
        "symptoms\tList symptoms: of one page, or of all that..."
    ]


def test_fish_completes_what_follows_an_equals_sign(shells: dict[str, str]) -> None:
    """With the option before it, as fish wants."""
    script = f"source {SCRIPTS}/heroininfo.fish; complete -C'heroininfo help-line --kind=cr'"
    assert run_shell(shells, "fish", "-c", script) == ["--kind=crisis"]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("heroininfo help-line --kind=cr\t", "heroininfo help-line --kind=crisis"),
        ("heroininfo help-line --country united\t", "heroininfo help-line --country united-"),
        ('heroininfo show "dope s\t', 'heroininfo show "dope sick"'),
        ("heroininfo show withdrawal --section \t", "danger"),
    ],
)
def test_zsh_keeps_what_is_typed(
    shells: dict[str, str], tmp_path: Path, typed: str, seen: str
) -> None:
    """It adds to the word, and takes nothing away: Tab pressed in a terminal."""
    zsh = shutil.which("zsh")
    if not zsh:
        pytest.skip("no zsh here")
    shutil.copy(SCRIPTS / "_heroininfo", tmp_path)
    (tmp_path / ".zshrc").write_text(
        "fpath=(~ $fpath); autoload -U compinit; compinit -u; unsetopt beep; PS1='ready> '\n"
    )
    with Session([zsh, "-i"], shells) as session:
        session.until("ready>", 30)
        session.press(typed)
        session.until(seen, 30)
