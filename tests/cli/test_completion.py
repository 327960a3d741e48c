"""Shell completion: names of pages, sections, countries and commands, and the scripts for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from support import Machine, Run

from heroininfo.cli import heroininfo


class Words(ShellComplete):
    """Completion as every shell asks for it, without a shell."""

    name = "words"


Offered = Callable[[list[str], str], list[str]]


def completion(machine: Machine) -> Offered:
    """Return a function that gives what completes the last word of a command line."""
    settings = {"obj": machine}
    shell = Words(heroininfo, settings, "heroininfo", "_HEROININFO_COMPLETE")
    return lambda words, start: [item.value for item in shell.get_completions(words, start)]


@pytest.fixture
def offered(small_file: Path) -> Offered:
    """Return the same, over the small content."""
    return completion(Machine(library_file=str(small_file)))


@pytest.mark.parametrize(
    ("words", "start", "expected"),
    [
        (["show"], "", ["withdrawal", "overdose", "getting-help"]),
        (["show"], "wi", ["withdrawal"]),
        (["show"], "col", ["cold-turkey"]),
        (["show"], "zz", []),
        (["show", "withdrawal"], "", []),
        (["show", "withdrawal", "--section"], "zz", []),
        (["sources"], "over", ["overdose"]),
        (["help-line", "--country"], "new z", ["NZ"]),
        (["help-line", "--country"], "gb", ["GB"]),
        (["topics", "--format"], "j", ["json"]),
    ],
)
def test_words_are_completed(
    offered: Offered, words: list[str], start: str, expected: list[str]
) -> None:
    """Topics by id, else by other name; countries by code or name; nothing where nothing fits."""
    assert offered(words, start) == expected


def test_sections_of_the_named_topic_are_completed(offered: Offered) -> None:
    """All of them, and those that begin with what is typed."""
    sections = offered(["show", "withdrawal", "--section"], "")
    assert "danger" in sections
    assert offered(["show", "withdrawal", "--section"], "dan") == ["danger"]


def test_commands_are_completed(offered: Offered) -> None:
    """By their names."""
    assert offered([], "help") == ["help-line", "help"]


def test_damage_is_silent_while_someone_types(tmp_path: Path) -> None:
    """A completion that fails offers nothing."""
    (tmp_path / "library.db").write_bytes(b"")
    damaged = completion(Machine(library_file=str(tmp_path / "library.db")))
    assert damaged(["show"], "") == []
    assert damaged(["show", "x", "--section"], "") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script_is_printed_for_each_shell(run: Run, shell: str) -> None:
    """It names the program and the variable that the program answers to."""
    shown = run("completion", shell)
    assert (shown.code, shown.err) == (0, "")
    assert "_HEROININFO_COMPLETE" in shown.out
    assert "heroininfo" in shown.out
