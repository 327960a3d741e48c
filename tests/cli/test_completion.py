"""Shell completion, and what is said to a command that does not exist."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from support import Run

from heroininfo.cli import heroininfo
from heroininfo.errors import DamagedLibraryError


class Words(ShellComplete):
    """Completion as every shell asks for it, without a shell."""

    name = "words"


def offered(words: list[str], start: str) -> list[str]:
    """Return what completes the last word of a command line."""
    completion = Words(heroininfo, {}, "heroininfo", "_HEROININFO_COMPLETE")
    return [item.value for item in completion.get_completions(words, start)]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    """Complete from the small content."""
    monkeypatch.setattr("heroininfo.library.store.LIBRARY_FILE", str(small_file))


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
def test_words_are_completed(words: list[str], start: str, expected: list[str]) -> None:
    """Topics by id, else by other name; countries by code or name; nothing where nothing fits."""
    assert offered(words, start) == expected


def test_sections_of_the_named_topic_are_completed() -> None:
    """All of them, and those that begin with what is typed."""
    sections = offered(["show", "withdrawal", "--section"], "")
    assert "danger" in sections
    assert offered(["show", "withdrawal", "--section"], "dan") == ["danger"]


def test_commands_are_completed() -> None:
    """By their names."""
    assert offered([], "help") == ["help-line"]


def test_damage_is_silent_while_someone_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """A completion that fails offers nothing."""

    def damaged() -> None:
        raise DamagedLibraryError("broken")

    monkeypatch.setattr("heroininfo.cli.completion.open_library", damaged)
    assert offered(["show"], "") == []
    assert offered(["show", "x", "--section"], "") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script_is_printed_for_each_shell(run: Run, shell: str) -> None:
    """It names the program and the variable that the program answers to."""
    shown = run("completion", shell)
    assert (shown.code, shown.err) == (0, "")
    assert "_HEROININFO_COMPLETE" in shown.out
    assert "heroininfo" in shown.out


UNKNOWN: Mapping[tuple[str, ...], str] = {
    ("shwo",): 'heroininfo: no command called "shwo". Did you mean "show"?\n'
    "  heroininfo show --help\n",
    ("dope", "sick"): 'heroininfo: no command called "dope".\n  heroininfo show withdrawal\n',
    ("zzzzz",): 'heroininfo: no command called "zzzzz".\n  See all of them: heroininfo topics\n',
}


@pytest.mark.parametrize("words", list(UNKNOWN))
def test_unknown_command_is_told_what_was_meant(run: Run, words: tuple[str, ...]) -> None:
    """A command, or a page, or the list of pages; none of them is run."""
    assert run(*words) == (2, "", UNKNOWN[words])


def test_unknown_command_that_means_an_emergency_gets_the_first_steps(run: Run) -> None:
    """Whatever the first word is: the number and the steps come first."""
    shown = run("he", "wont", "wake", env={"HEROININFO_COUNTRY": "US"})
    assert shown.code == 2
    assert shown.out.startswith("Emergency: call 911 now.")


def test_damaged_library_is_named_even_for_an_unknown_command(run: Run, tmp_path: Path) -> None:
    """Damage is not hidden by a mistyped command."""
    (tmp_path / "library.db").write_bytes(b"")
    shown = run("dope", library=tmp_path / "library.db")
    assert shown.code == 3
