"""On a real pseudo-terminal: styles, width, pager; the words are those of the pipe."""

import os
import stat
from pathlib import Path

import pytest
from support import CODES, process, without_codes
from terminals import on_terminal

pytestmark = pytest.mark.slow

PAGES = [
    "show withdrawal",
    "show overdose",
    "help-line",
    "overdose --all",
    "sources withdrawal",
    "",
]


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """Return a pager that says that it ran, what it was given and what its environment is."""
    script = tmp_path / "pager"
    script.write_text(
        "#!/bin/sh\necho PAGED $LESSSECURE $LESSHISTFILE $LESS\nhead -1\ncat > /dev/null\n"
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script


@pytest.mark.parametrize("command", PAGES)
@pytest.mark.parametrize("columns", [30, 80, 130])
def test_terminal_and_pipe_say_the_same(site: Path, command: str, columns: int) -> None:
    """Styled text without its codes is the plain text of the same width, where there is room."""
    words = command.split()
    seen = on_terminal(site, *words, "--no-pager", size=(60, columns))
    plain = process(site, *words, "--width", str(min(columns, 80)))
    assert seen.code == plain.code == 0
    assert CODES.search(seen.out)
    assert without_codes(seen.out) == plain.out
    assert "\x1b" not in plain.out


@pytest.mark.parametrize(
    ("options", "env", "styled"),
    [
        ("", {}, True),
        ("", {"NO_COLOR": "1"}, False),
        ("", {"NO_COLOR": ""}, True),
        ("", {"TERM": "dumb"}, False),
        ("--plain", {"FORCE_COLOR": "1"}, False),
        ("--color never", {"FORCE_COLOR": "1"}, False),
        ("--color always", {"NO_COLOR": "1"}, True),
    ],
)
def test_colour_on_a_terminal(site: Path, options: str, env: dict[str, str], styled: bool) -> None:
    """Bold and colour go together: none of either where they are not wanted."""
    seen = on_terminal(site, "help-line", *options.split(), "--no-pager", env=env)
    assert ("\x1b" in seen.out) is styled


@pytest.mark.parametrize(
    ("options", "env", "styled"),
    [
        ("", {}, False),
        ("", {"FORCE_COLOR": "1"}, True),
        ("", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("--color always", {"NO_COLOR": "1"}, True),
        ("--color always --plain", {}, False),
    ],
)
def test_colour_in_a_pipe(site: Path, options: str, env: dict[str, str], styled: bool) -> None:
    """Only where it is asked for."""
    seen = process(site, "help-line", *options.split(), env=env)
    assert ("\x1b" in seen.out) is styled


@pytest.mark.parametrize("command", ["show overdose", "show od --section steps", "overdose --all"])
def test_all_steps_begin_at_the_top(site: Path, pager: Path, command: str) -> None:
    """What is longer than the screen goes through the pager: its first steps are seen first."""
    seen = on_terminal(site, *command.split(), env={"PAGER": str(pager)}, size=(10, 80))
    assert "PAGED" in seen.out


def test_errors_have_no_codes(site: Path) -> None:
    """A complaint is plain text, on a terminal too."""
    seen = on_terminal(site, "show", "qqqq", env={"FORCE_COLOR": "1"})
    assert seen.code == 1
    assert "\x1b" not in seen.out
    assert seen.out.startswith('heroininfo: no topic called "qqqq".')


@pytest.mark.parametrize("options", ["", "--color always", "--width 40"])
def test_long_page_goes_through_the_pager(site: Path, pager: Path, options: str) -> None:
    """With no shell and no history in less; the reader's own LESS is kept."""
    seen = on_terminal(
        site, "show", "withdrawal", *options.split(), env={"PAGER": str(pager), "LESS": "-i"}
    )
    assert seen.code == 0
    first, second = seen.out.splitlines()
    assert first == "PAGED 1 - -R -i"
    assert without_codes(second)


@pytest.mark.parametrize(
    ("command", "size"),
    [
        ("show withdrawal", (2000, 80)),
        ("overdose", (5, 80)),
        ("show withdrawal --no-pager", (5, 80)),
        ("show withdrawal --plain", (5, 80)),
        ("show withdrawal --format json", (5, 80)),
        ("show qqqq", (2, 80)),
    ],
)
def test_page_is_not_paged(site: Path, pager: Path, command: str, size: tuple[int, int]) -> None:
    """What fits, what must be seen at once, what is not wanted in one, what is not for people."""
    seen = on_terminal(site, *command.split(), env={"PAGER": str(pager)}, size=size)
    assert "PAGED" not in seen.out
    assert seen.out


@pytest.mark.parametrize("pager_command", ["cat", "", "/nowhere/pager", "'"])
def test_page_is_printed_where_there_is_no_pager(site: Path, pager_command: str) -> None:
    """PAGER=cat, none, a program that is missing, words that cannot be understood."""
    seen = on_terminal(site, "show", "withdrawal", env={"PAGER": pager_command}, size=(5, 80))
    assert seen.code == 0
    assert without_codes(seen.out) == process(site, "show", "withdrawal").out


def test_page_is_not_paged_without_a_keyboard(site: Path, pager: Path) -> None:
    """Standard input that is no terminal cannot drive a pager."""
    with Path(os.devnull).open() as nothing:
        seen = on_terminal(
            site, "show", "withdrawal", env={"PAGER": str(pager)}, stdin=nothing.fileno()
        )
    assert "PAGED" not in seen.out


def test_topics_are_grouped_on_a_terminal_and_lines_in_a_pipe(site: Path) -> None:
    """Readers get groups; scripts get one topic a line."""
    seen = without_codes(on_terminal(site, "topics", "--no-pager", size=(24, 100)).out)
    piped = process(site, "topics").out
    assert "\t" not in seen
    assert piped.count("\t") == piped.count("\n")
    words = " ".join(seen.split())
    for line in piped.splitlines():
        assert line.split("\t")[1] in words


def test_topics_have_a_line_each_where_there_is_room(site: Path) -> None:
    """Name and title; on a short screen the titles alone."""
    tall = without_codes(on_terminal(site, "topics", size=(60, 80)).out)
    short = without_codes(on_terminal(site, "topics", size=(24, 80)).out)
    for line in process(site, "topics").out.splitlines():
        assert f"\n  {line.split(chr(9))[0]}  " in tall
    assert short.count("\n") <= 22


@pytest.mark.parametrize("size", [(24, 80), (24, 40), (20, 50), (40, 120)])
@pytest.mark.parametrize("command", ["overdose", "", "search he is not breathing"])
def test_screens_for_an_emergency_are_never_paged_and_fit(
    site: Path, pager: Path, command: str, size: tuple[int, int]
) -> None:
    """With the command above and the prompt below, whatever the window."""
    seen = on_terminal(site, *command.split(), env={"PAGER": str(pager)}, size=size)
    assert "PAGED" not in seen.out
    lines = without_codes(seen.out).splitlines()
    assert len(lines) <= size[0] - 2
    assert lines[0].startswith("Emergency:")


@pytest.mark.parametrize("columns", [30, 40, 80])
def test_nothing_is_wider_than_the_terminal(site: Path, columns: int) -> None:
    """Only a number, a command or an address may be, where it would have to be broken."""
    seen = on_terminal(site, "overdose", size=(24, columns))
    assert max(map(len, without_codes(seen.out).splitlines())) <= columns
