"""Nothing from outside drives the terminal: what it could do it with, fed to every command."""

import json
import re
from pathlib import Path

import pytest
from support import Run, process, unsafe

from heroininfo.cli import COMMANDS
from heroininfo.content.parse import read_folder
from heroininfo.library.build import build_file
from heroininfo.printable import escaped, one_line, printable

HOSTILE = {
    "CSI": "\x1b[2J",
    "title": "\x1b]0;title\x07",
    "C0": "\x01\x07\x08\x0b\x0c\x0e\r\t",
    "C1": "\x9b31m\x85\x9d",
    "DEL": "\x7f",
    "bidi": "\u202e\u2066\u200f\u061c",
    "lines": "\u2028\u2029",
    "no text": "\udcff\udc80",
    "private": "\ue000\ufffe\ufeff",
}
PLACES = [
    "overdose --country {}",
    "show {}",
    "show withdrawal --section {}",
    "show {} --format json",
    "search {}",
    "search {} --format json",
    "search withdrawal{}",
    "help-line --country {}",
    "help-line --country GB --region {}",
    "help-line --kind {}",
    "sources {}",
    "symptoms {}",
    "symptoms --compare {} {}",
    "timeline --since {}",
    "check-in --answers {}",
    "check {}",
    "check --sign {}",
    "check --sign x --by {}",
    "schema {}",
    "completion {}",
    "help {}",
    "handout {}",
    "handout overdose --near {}",
    "handout overdose --output {}",
    "card --near {}",
    "site {}/{}/x --url {}",
    "manual {}",
    "show withdrawal --format {}",
    "show {} --format html",
    "show {} --format markdown",
    "help-line --format csv --country {}",
    "version {}",
    "topics {}",
    "topics --width {}",
    "topics --color {}",
    "--{}",
    "{}",
    "{} {}",
]


def assert_safe(text: str, *, colored: bool = False, kept: str = "\n") -> None:
    """Check that a text moves no cursor and turns nothing round."""
    assert not unsafe(text, colored=colored, kept=kept), text


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("place", PLACES)
def test_argument_cannot_drive_the_terminal(run: Run, place: str, what: str) -> None:
    """Every place where a word of the reader may come back."""
    shown = run(*(word.replace("{}", f"a{HOSTILE[what]}b") for word in place.split()))
    assert_safe(shown.out, kept="\n\t" if place.startswith("topics") else "\n")
    assert_safe(shown.err)
    assert shown.code in (0, 1, 2)
    if "json" in place and shown.out:
        json.loads(shown.out)


def test_every_command_is_fed() -> None:
    """A new command gets a place in the list."""
    assert {word.split()[0] for word in PLACES} >= set(COMMANDS)


@pytest.mark.parametrize("what", HOSTILE)
def test_answers_cannot_drive_the_terminal(run: Run, tmp_path: Path, what: str) -> None:
    """The name of a question, and what was answered."""
    for line in (f"{HOSTILE[what]}x: yes", f"pregnant: {HOSTILE[what]}x"):
        path = tmp_path / "answers"
        path.write_bytes(line.encode("utf-8", "surrogateescape"))
        shown = run("check-in", "--answers", str(path))
        assert_safe(shown.out)
        assert_safe(shown.err)


@pytest.mark.parametrize("what", HOSTILE)
def test_environment_cannot_drive_the_terminal(site: Path, what: str) -> None:
    """HEROININFO_COUNTRY, TZ, LANG."""
    for name in ("HEROININFO_COUNTRY", "TZ", "LANG", "LC_TELEPHONE", "COLUMNS"):
        for words in (["help-line"], ["overdose"]):
            shown = process(site, *words, env={name: f"a{HOSTILE[what]}b"})
            assert_safe(shown.out + shown.err)
            assert shown.code == 0


HOSTILE_FIELD = r'\1: "\2 \\e[2J\\e[1;31m\\x9b31m\\u202e"'
FILES = [
    "topics.yaml",
    "topics/withdrawal.yaml",
    "sources.yaml",
    "helplines.yaml",
    "countries.yaml",
    "search/asked.yaml",
    "search/rules.yaml",
    "checks/wording.yaml",
    "checks/number_rules.yaml",
    "checks/dead_numbers.yaml",
]


@pytest.mark.slow
@pytest.mark.parametrize("what", [what for what in HOSTILE if what != "no text"])
@pytest.mark.parametrize("file", FILES)
def test_check_refuses_what_drives_a_terminal_in_every_file(
    run: Run, content_folder: Path, file: str, what: str
) -> None:
    """In a text and in a name; and says so without it."""
    quoted = json.dumps(f"a{HOSTILE[what]}b")
    for line in (f"{quoted}: x", f"x: {quoted}"):
        (content_folder / file).write_text(f"- {line}\n")
        shown = run("check", str(content_folder))
        assert shown.code == 1
        assert_safe(shown.out)
        assert_safe(shown.err)
        assert "characters that are not printed: U+" in shown.out + shown.err


def test_library_cannot_drive_the_terminal(run: Run, content_folder: Path, tmp_path: Path) -> None:
    """A library that was built from hostile records all the same."""
    for path in content_folder.rglob("*.yaml"):
        text = path.read_text()
        path.write_text(re.sub(r"(title|name|publisher|heading): (\w.*)", HOSTILE_FIELD, text))
    content = read_folder(content_folder)
    assert "characters that are not printed" in str(content.problems[0])
    library = tmp_path / "hostile.db"
    build_file(str(library), content)
    for words in ("show withdrawal", "topics", "sources", "help-line --all", "search sleep"):
        for color in ("never", "always"):
            shown = run(*words.split(), "--color", color, library=library)
            assert_safe(shown.out, colored=color == "always", kept="\n\t")
            assert_safe(shown.err)


@pytest.mark.parametrize("what", HOSTILE)
def test_filter_lets_nothing_through(what: str) -> None:
    """Whatever is not printable becomes a space or a question mark, in as many columns."""
    found = printable(f"a{HOSTILE[what]}b")
    assert_safe(found)
    assert len(found) == len(HOSTILE[what]) + 2
    assert set(found) <= set("ab ?[]0;titleJm1230")


def test_filter_keeps_what_can_be_read() -> None:
    """Accents, other scripts, symbols; line feeds; nothing is changed that needs no change."""
    for text in ("Café naïve\n", "海洛因 ад مرحبا", "👍 ½ “x”", ""):
        assert printable(text) == text
    assert one_line(" a\n b\tc ") == "a b c"


def test_json_says_the_same_with_escapes() -> None:
    """A parser reads the same text; a terminal sees only printable characters."""
    text = "a\x7f\x9b\u202e\u2028\U000e0001b é"
    found = escaped(json.dumps({"x": text}, ensure_ascii=False))
    assert_safe(found)
    assert json.loads(found) == {"x": text}
