"""What the output can do, what is written where its encoding falls short, and the pager."""

import gc
import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import pytest

from heroininfo import console
from heroininfo.console import Terminal, detect_terminal, show, typed_line, write
from heroininfo.document import Code, Document, Title
from heroininfo.printable import encodable

PAGE = Document(tuple(Title(f"line {number}") for number in range(20)))  # 39 lines


class Screen(io.StringIO):
    """A stream that is a terminal, or says so."""

    def isatty(self) -> bool:
        """Return that it is a terminal."""
        return True

    def fileno(self) -> int:
        """Return a number that is no open file."""
        return 10_000


def detect(
    stream: io.StringIO, environ: Mapping[str, str] | None = None, **options: Any
) -> Terminal:
    """Return what a stream can do."""
    return detect_terminal(stream, environ or {}, **options)


@pytest.fixture
def size(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Return a function that sets the size of the terminal."""

    def set_size(columns: int, lines: int) -> None:
        monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, lines)))

    return set_size


@pytest.mark.parametrize(
    ("environ", "options", "pipe", "screen"),
    [
        ({}, {}, False, True),
        ({"TERM": "dumb"}, {}, False, False),
        ({"NO_COLOR": "1"}, {}, False, False),
        ({"NO_COLOR": ""}, {}, False, True),
        ({"FORCE_COLOR": "1"}, {}, True, True),
        ({"FORCE_COLOR": ""}, {}, False, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, {}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, {}, False, False),
        ({"NO_COLOR": "1", "TERM": "dumb"}, {"color": "always"}, True, True),
        ({"FORCE_COLOR": "1"}, {"color": "never"}, False, False),
        ({"FORCE_COLOR": "1"}, {"plain": True}, False, False),
        ({}, {"color": "always", "plain": True}, False, False),
    ],
)
def test_colour_follows_the_conventions(
    environ: dict[str, str], options: dict[str, Any], pipe: bool, screen: bool
) -> None:
    """--plain, --color, NO_COLOR, FORCE_COLOR, TERM=dumb, terminal: the first that applies."""
    assert detect(io.StringIO(), environ, **options).styled is pipe
    assert detect(Screen(), environ, **options).styled is screen


@pytest.mark.parametrize(
    ("columns", "environ", "options", "width"),
    [
        (100, {}, {}, 80),
        (80, {}, {}, 80),
        (50, {}, {}, 50),
        (10, {}, {}, 30),
        (0, {}, {}, 80),
        (50, {"COLUMNS": "70"}, {}, 70),
        (50, {"COLUMNS": "300"}, {}, 80),
        (50, {"COLUMNS": "2"}, {}, 30),
        (50, {"COLUMNS": "0"}, {}, 80),
        (50, {"COLUMNS": "wide"}, {}, 50),
        (50, {"COLUMNS": "-5"}, {}, 50),
        (50, {"COLUMNS": ""}, {}, 50),
        (50, {"COLUMNS": "70"}, {"width": 200}, 200),
        (50, {}, {"width": 30}, 30),
    ],
)
def test_width_is_that_of_the_terminal_but_comfortable(
    size: Callable[[int, int], None],
    columns: int,
    environ: dict[str, str],
    options: dict[str, Any],
    width: int,
) -> None:
    """At most 80 columns unless asked for more, at least 30; --width and COLUMNS go first."""
    size(columns, 24)
    assert detect(Screen(), environ, **options).width == width


def test_output_that_is_no_terminal_has_80_columns(size: Callable[[int, int], None]) -> None:
    """A pipe does not take the width of the terminal beside it; COLUMNS still counts."""
    size(40, 10)
    assert detect(io.StringIO()) == Terminal(interactive=False)
    assert detect(io.StringIO(), {"COLUMNS": "60"}).width == 60


def test_terminal_that_does_not_say_its_size_has_80_by_24() -> None:
    """No size is no failure."""
    found = detect(Screen())
    assert (found.interactive, found.width, found.height) == (True, 80, 24)


@pytest.mark.parametrize(
    ("stdin", "options", "paged"),
    [
        (Screen(), {}, True),
        (io.StringIO(), {}, False),
        (Screen(), {"pager": False}, False),
        (Screen(), {"plain": True}, False),
    ],
)
def test_pager_needs_a_terminal_on_both_sides(
    monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO, options: dict[str, Any], paged: bool
) -> None:
    """Nobody can page whose keyboard is not there; --no-pager and --plain say no."""
    monkeypatch.setattr(sys, "stdin", stdin)
    assert detect(Screen(), **options).paged is paged
    assert detect(io.StringIO(), **options).paged is False


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("Café naïve", "ascii", "Cafe naive"),
        ("Café", "latin-1", "Café"),
        ("Łódź", "cp1252", "?ódz"),
        ("10 \u2013 12 ½ ﬁ", "ascii", "10 ? 12 1 f"),
        ("plain", "ascii", "plain"),
        ("a\udcffb", "utf-8", "a?b"),
        ("海", "cp1252", "?"),
    ],
)
def test_text_is_written_as_its_encoding_can_hold_it(
    text: str, encoding: str, expected: str
) -> None:
    """Accents go first; what is left over becomes a question mark; nothing fails."""
    found = encodable(text, encoding)
    assert found == expected
    found.encode(encoding)


def test_stream_without_an_encoding_gets_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that does not say what it can hold holds ASCII."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    write("Café\n")
    assert stream.getvalue() == "Cafe\n"


class Pager:
    """Takes the place of a pager's process and notes what it was given."""

    def __init__(self, command: list[str], env: Mapping[str, str], **_: Any) -> None:
        """Note the command and the environment."""
        self.command, self.env, self.text, self.returncode = command, env, "", 0
        seen.append(self)

    def communicate(self, text: str) -> None:
        """Note the text."""
        self.text = text


seen: list[Pager] = []


@pytest.fixture
def pager(monkeypatch: pytest.MonkeyPatch) -> list[Pager]:
    """Return the pagers that were started."""
    seen.clear()
    monkeypatch.setattr(subprocess, "Popen", Pager)
    return seen


def paged(height: int = 24) -> Terminal:
    """Return a terminal of a height whose reader has a pager."""
    return Terminal(interactive=True, height=height, paged=True)


def test_long_page_goes_through_less(
    pager: list[Pager], capsys: pytest.CaptureFixture[str]
) -> None:
    """With colours let through, no shell from inside it, and no history."""
    show(PAGE, paged())
    assert capsys.readouterr().out == ""
    (process,) = pager
    assert process.command == ["less"]
    assert process.text == "\n\n".join(f"line {number}" for number in range(20)) + "\n"
    assert process.env["LESS"].lstrip("-").startswith("FRX")
    assert process.env["LESSSECURE"] == "1"
    assert process.env["LESSHISTFILE"] == "-"


def test_readers_own_less_options_are_kept_but_not_the_unsafe(
    pager: list[Pager], monkeypatch: pytest.MonkeyPatch
) -> None:
    """LESS is the reader's; a shell and a history are not."""
    for name, value in {"LESS": "-i", "LESSSECURE": "0", "LESSHISTFILE": "/tmp/h"}.items():  # noqa: S108
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PAGER", "most -w 'a b'")
    show(PAGE, paged())
    (process,) = pager
    assert process.command == ["most", "-w", "a b"]
    kept = [process.env[name] for name in ("LESS", "LESSSECURE", "LESSHISTFILE")]
    assert kept == ["-R -i", "1", "-"]


@pytest.mark.parametrize(("height", "pagers"), [(38, 1), (39, 1), (40, 0)])
def test_page_is_paged_only_where_it_is_longer_than_the_screen(
    pager: list[Pager], capsys: pytest.CaptureFixture[str], height: int, pagers: int
) -> None:
    """A page of 39 lines, and the line of the prompt, fit 40."""
    show(PAGE, paged(height))
    assert len(pager) == pagers
    assert bool(capsys.readouterr().out) is not bool(pagers)


@pytest.mark.parametrize("terminal", [Terminal(interactive=True), Terminal(interactive=False)])
def test_page_is_written_where_no_pager_is_wanted(
    pager: list[Pager], capsys: pytest.CaptureFixture[str], terminal: Terminal
) -> None:
    """In a pipe, with --no-pager, with --plain; and what may never be paged."""
    show(PAGE, terminal)
    show(PAGE, paged(), pageable=False)
    assert capsys.readouterr().out.count("line 19\n") == 2
    assert pager == []


@pytest.mark.parametrize("command", ["cat", "", "  ", "'unbalanced"])
def test_page_is_written_where_pager_names_none(
    pager: list[Pager],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    """PAGER=cat, an empty one, and one that cannot be understood."""
    monkeypatch.setenv("PAGER", command)
    show(PAGE, paged())
    assert capsys.readouterr().out.endswith("line 19\n")
    assert pager == []


def test_page_is_written_where_the_pager_cannot_be_started(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that is not there does not keep the page from its reader."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "Popen", fail)
    show(PAGE, paged())
    assert capsys.readouterr().out.endswith("line 19\n")


def open_to_nowhere() -> list[str]:
    """Return the numbers of the files of this process that lead to nowhere."""
    numbers = Path("/proc/self/fd").iterdir()
    return [path.name for path in numbers if os.path.realpath(path) == os.devnull]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_silence_sends_the_rest_to_nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is still in the buffer of a closed pipe is not complained about."""
    with (tmp_path / "out").open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        gc.collect()  # what others left open is not counted
        before = open_to_nowhere()
        console.silence(stream)
        assert set(open_to_nowhere()) == {*before, str(stream.fileno())}
        stream.write("lost")
    assert (tmp_path / "out").read_text() == ""


@pytest.mark.parametrize(
    ("encoding", "can"),
    [("utf-8", True), ("cp437", True), ("ascii", False), ("cp1252", False)],
)
def test_blocks_are_drawn_only_where_the_encoding_has_them(
    monkeypatch: pytest.MonkeyPatch, encoding: str, can: bool
) -> None:
    """Otherwise a code would come out as question marks."""
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding))
    show(Document((Code("tel:988", ()),)), Terminal(interactive=False))
    drawn = out.getvalue().decode(encoding)
    assert ("\u2588" in drawn) is can
    assert ("#" in drawn) is not can
    assert "?" not in drawn


@pytest.mark.parametrize(
    ("typed", "line"), [(b"yes\n", "yes\n"), (b"x" * 4095, "x" * 4095), (b"x" * 4096, "")]
)
def test_line_that_nobody_can_have_typed_is_the_end(
    monkeypatch: pytest.MonkeyPatch, typed: bytes, line: str
) -> None:
    """What follows it would never end."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    assert typed_line() == line
