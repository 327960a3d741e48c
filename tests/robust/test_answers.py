"""Answers from anywhere: files that never end, pipes that say nothing, people who never stop."""

import os
import threading
from pathlib import Path

import pytest
from support import Run

from heroininfo import files


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/dev/zero", "too large (more than 100 KB)"),
        ("/proc/self/mem", "cannot be read"),
        ("/", "not a file"),
        ("x" * 300, "cannot be read (File name too long)"),
    ],
)
def test_answers_that_cannot_be_read_are_named(walk: Run, path: str, words: str) -> None:
    """Code 2, what is wrong, and what to do."""
    shown = walk("check-in", "--answers", path)
    assert (shown.code, shown.out) == (2, "")
    assert words in shown.err


def test_no_answers_are_no_failure(walk: Run) -> None:
    """An empty file, and a device that says nothing."""
    assert walk("check-in", "--answers", "/dev/null").code == 0


def test_pipe_is_read_to_its_end(walk: Run, tmp_path: Path) -> None:
    """As the shell's `<(...)` gives one."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_text("pregnant: no\n"))
    writer.start()
    assert walk("check-in", "--answers", str(path)).code == 0
    writer.join()


def test_pipe_that_says_nothing_is_not_waited_for(
    walk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody may ever write to it."""
    monkeypatch.setattr(files, "LONGEST_WAIT", 0.1)
    path = tmp_path / "pipe"
    os.mkfifo(path)
    shown = walk("check-in", "--answers", str(path))
    assert shown.code == 2
    assert "a pipe that says nothing" in shown.err


def test_typing_that_is_never_understood_comes_to_an_end(walk: Run) -> None:
    """`yes x | heroininfo check-in`: it ends by itself, as if it had been left."""
    shown = walk("check-in", typed="x\n" * 1000)
    assert shown.code == 0
    assert 10 < shown.out.count("That was not understood") <= 50


def test_line_that_nobody_types_is_the_end_of_input(walk: Run) -> None:
    """Zeros without end, in one line."""
    assert walk("check-in", typed="\0" * 100_000).code == 0
