"""Shell completion: names of pages, sections, countries and commands, and the scripts for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from support import Machine, Run

from heroininfo.cli import heroininfo
from heroininfo.cli.completion import split
from heroininfo.cli.options import VARIABLE
from heroininfo.model import Helpline
from heroininfo.place import all_places, find


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
        (["show"], "COL", ["COLd-turkey"]),
        (["help-line", "--country"], "new z", ["new zealand"]),
        (["help-line", "--country"], "gb", ["gb"]),
        (["help-line", "--country"], "Ire", ["Ireland"]),
        (["help-line", "--country"], "Holl", ["Holland"]),
        (["help-line"], "--kind=cr", ["crisis"]),
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


def test_sections_are_described_without_placeholders(small_file: Path) -> None:
    """The reader's own number stands in a heading that has one."""
    machine = Machine(library_file=str(small_file), country="GB")
    shell = Words(heroininfo, {"obj": machine}, "heroininfo", VARIABLE)
    items = shell.get_completions(["show", "withdrawal", "--section"], "")
    assert items
    assert not [item for item in items if "{" in (item.help or "")]


def test_names_of_countries_are_offered_where_their_start_is_typed(offered: Offered) -> None:
    """Names, not codes that have nothing in common with what is typed."""
    names = offered(["help-line", "--country"], "united")
    assert names[:3] == ["united-arab-emirates", "united-kingdom", "united-states"]
    assert offered(["help-line", "--country"], "uk") == ["ukraine"]


def test_every_country_that_is_offered_is_understood(offered: Offered) -> None:
    """Codes and names alike."""
    for place in all_places():
        typed = place.name.split()[0]
        for word in offered(["help-line", "--country"], typed):
            assert find(word)


def test_regions_of_the_country_are_completed(
    small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each one word that --region understands."""
    lines = [
        Helpline(id=r, country="GB", name=r, kind="crisis", source="x", seen="2026-01", region=r)
        for r in ("Northern Ireland", "Wales")
    ]
    monkeypatch.setattr("heroininfo.library.store.Library.helplines", lambda *_: lines)
    offered = completion(Machine(library_file=str(small_file)))
    assert offered(["help-line", "--country", "GB", "--region"], "") == [
        "northern-ireland",
        "wales",
    ]
    assert offered(["help-line", "--country", "GB", "--region"], "No") == ["Northern-ireland"]


@pytest.mark.parametrize(
    ("line", "words", "start"),
    [
        ("heroininfo show wi", ["heroininfo", "show"], "wi"),
        ("heroininfo show ", ["heroininfo", "show"], ""),
        ('heroininfo show "cold t', ["heroininfo", "show"], "cold t"),
        ("heroininfo show cold\\ t", ["heroininfo", "show"], "cold t"),
        ("heroininfo show cold\\", ["heroininfo", "show"], "cold"),
        ("heroininfo help-line --kind=cr", ["heroininfo", "help-line"], "--kind=cr"),
        ("heroininfo search # x", ["heroininfo", "search", "#"], "x"),
        ("", [], ""),
    ],
)
def test_a_line_is_parted_as_a_shell_parts_it(line: str, words: list[str], start: str) -> None:
    """Whole words, and the one that is being typed, whose quote may be open."""
    assert split(line) == (words, start)


def test_the_shell_is_answered_by_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it is, the word, what to say of it; commas in the last are left."""
    monkeypatch.setenv(VARIABLE, "heroininfo symp")
    assert run().out == "plain,symptoms,List symptoms: of one page, or of all that...\n"


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
def test_script_is_printed_for_each_shell(
    run: Run, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hands the line over in the variable that the program answers to; nothing is started."""
    monkeypatch.setattr("subprocess.Popen", None)
    shown = run("completion", shell)
    assert (shown.code, shown.err) == (0, "")
    assert VARIABLE in shown.out
    assert "heroininfo" in shown.out
