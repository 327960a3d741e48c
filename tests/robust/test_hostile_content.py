"""`check` on content that means harm: it ends soon, in little memory, and one line says why."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Run, process

from heroininfo.content import yaml

LAUGHS = "- &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"- &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
)
TEXTS: dict[str, tuple[str | bytes, str]] = {
    "billion laughs": (LAUGHS, "an alias (*)"),
    "holds itself": ("&a [*a]\n", "an alias"),
    "maps to itself": ("&a {b: *a}\n", "an alias"),
    "many brackets": ("[" * 50_000, ""),  # libyaml may refuse them before we count
    "deep list": ("[" * 900 + "]" * 900, "more than 20 levels deep"),
    "deep block": ("- " * 30 + "a\n", "more than 20 levels deep"),
    "odd truth": ("- !!bool maybe\n", ""),
    "odd date": ("- !!timestamp bad\n", ""),
    "sexagesimal": ("- " + ":".join(["1"] * 4000) + "\n", ""),
    "endless sexagesimal": ("- " + ":".join(["1"] * 200_000) + "\n", "a text of more than 10000"),
    "long number": ("- " + "9" * 9000 + "\n", ""),
    "code": ("- !!python/object/apply:os.system ['exit 7']\n", ""),
    "odd set": ("- !!set x\n", ""),
    "odd order": ("- !!omap x\n", ""),
    "odd bytes": ("- !!binary '####'\n", ""),
    "odd merge": ("- <<: [1, 2]\n", ""),
    "list as a name": ("- ? [a, b]\n  : c\n", "a field whose name is no word"),
    "zero byte": ("- a\0\n", "not YAML"),
    "Latin-1": (b"- caf\xe9\n", "cannot be read"),
    "UTF-16": ("- a\n".encode("utf-16"), "cannot be read"),
    "long text": ("- " + "x" * 20_000 + "\n", "a text of more than 10000 characters"),
    "many items": ("[" + "a," * 100_000 + "]", "more than 40000 fields"),
    "large": ("#" * 1_100_000, "too large (more than 1000 KB)"),
    "many documents": ("--- a\n" * 50_000, ""),
    "empty": ("", ""),
    "one word": ("x\n", ""),
}
"""What a file holds -> what is said of it; empty: whatever the schema says."""


def link(path: Path, target: str) -> None:
    """Put a link in place of a file."""
    path.symlink_to(target)


THINGS: dict[str, tuple[Callable[[Path], None], str]] = {
    "folder": (Path.mkdir, "not a file"),
    "pipe": (os.mkfifo, "not a file"),
    "device": (lambda path: link(path, "/dev/zero"), "not a file"),
    "memory": (lambda path: link(path, "/proc/self/mem"), "cannot be read"),
    "link to itself": (lambda path: link(path, str(path)), "cannot be read"),
    "nothing": (lambda _: None, "cannot be read (No such file or directory)"),
    "100 MB": (lambda path: large(path, 100_000_000), "too large (more than 1000 KB)"),
}
"""What stands in place of a file -> what is said of it."""
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
    "checks/statements.tsv",
]


def large(path: Path, size: int) -> None:
    """Write a large file that takes no room."""
    with path.open("wb") as file:
        file.truncate(size)


def assert_named(run: Run, folder: Path, file: str, words: str) -> None:
    """Check that a folder is refused, within bounds, with the file and the words in one line."""
    start = time.process_time()
    shown = run("check", str(folder))
    assert time.process_time() - start < 20  # 3 on a quiet machine; what is unbounded takes hours
    assert shown.code == 1
    said = shown.out + shown.err
    assert "fault" not in said
    named = [line for line in said.splitlines() if file.rpartition("/")[2] in line]
    assert any(words in line for line in named), said


@pytest.mark.slow
@pytest.mark.parametrize("what", TEXTS)
@pytest.mark.parametrize("file", FILES[:-1])
def test_hostile_text_is_named(run: Run, content_folder: Path, file: str, what: str) -> None:
    """Too large, too deep, or no YAML that we read: one line in little time."""
    text, words = TEXTS[what]
    (content_folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    if (what, file) in {("empty", "search/asked.yaml"), ("empty", "topics/withdrawal.yaml")}:
        words = ""
    if what in {"empty"}:
        assert run("check", str(content_folder)).code in (0, 1)
        return
    assert_named(run, content_folder, file, words)


@pytest.mark.parametrize("what", THINGS)
@pytest.mark.parametrize("file", FILES)
def test_what_is_no_file_is_named(run: Run, content_folder: Path, file: str, what: str) -> None:
    """A folder, a pipe, a device, a loop, nothing, too much: one line, and no waiting."""
    make, words = THINGS[what]
    (content_folder / file).unlink()
    make(content_folder / file)
    if (what, file) == ("nothing", "checks/statements.tsv"):
        return  # a folder without a record of the reading is a new one
    assert_named(run, content_folder, file, words)


def test_folder_as_a_whole_has_a_limit(
    run: Run, content_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many files, none of them too large."""
    monkeypatch.setattr(yaml, "LARGEST_FOLDER", 5_000)
    shown = run("check", str(content_folder))
    assert shown.code == 1
    assert "too large (the folder has more than" in shown.out


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "nowhere", "\udcff"])
def test_name_that_no_file_has_is_named(run: Run, name: str) -> None:
    """Too long, with a zero, not there, no text."""
    shown = run("check", name)
    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith('heroininfo: no file or folder called "')


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/proc/self/mem", "/dev/full"])
def test_device_is_no_data_folder(run: Run, path: str) -> None:
    """Named as what to check."""
    assert run("check", path).code == 1


def test_pattern_that_takes_for_ever_is_named(
    run: Run, content_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few characters of a regular expression can take longer than the universe has."""
    monkeypatch.setattr("heroininfo.content.review.PATIENCE", 0.5)
    path = content_folder / "checks/wording.yaml"
    rule = "- {id: slow, match: '(?:[a-z ]+)+:$', why: x, prefer: [x], severity: error}\n"
    path.write_text(path.read_text() + rule)
    start = time.process_time()
    shown = run("check", str(content_folder))
    assert time.process_time() - start < 5
    assert shown.code == 1
    assert "checks/wording.yaml: a pattern, on topics/" in shown.err


MEASURE = """
import re, sys
from heroininfo.__main__ import main
code = main(["check", sys.argv[1]])
print("KB", re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
sys.exit(code)
"""
"""What the process itself took at its worst: ru_maxrss would begin with what its parent has."""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="it is measured on Linux")
@pytest.mark.parametrize("what", ["billion laughs", "many items", "large", "many documents"])
def test_hostile_text_takes_little_memory(site: Path, content_folder: Path, what: str) -> None:
    """Less than 300 MB at its worst, that of Python and of the libraries included."""
    for file in ("topics/withdrawal.yaml", "sources.yaml", "search/asked.yaml"):
        (content_folder / file).write_text(str(TEXTS[what][0]))
    ended = process(site, str(content_folder), code=MEASURE)
    assert ended.code == 1
    assert int(ended.out.rpartition("KB")[2]) < 300_000
