"""The limits of what is read of a YAML file, at their edges, in the words that are printed."""

from pathlib import Path

import pytest

from heroininfo.content.located import Problems
from heroininfo.content.yaml import documents

ALIAS = "a: &b 1\nc: *b\n"
EDGES: dict[str, tuple[str, str, str]] = {
    # what: what is read, what is not, and what is said of it
    "depth": ("[" * 20 + "]" * 20, "[" * 21 + "]" * 21, "more than 20 levels deep: take it apart"),
    "text": (
        "a: " + "x" * 10_000,
        "a: " + "x" * 10_001,
        "a text of more than 10000 characters: take it apart",
    ),
    "fields": (
        "[" + "a," * 39_999 + "]",
        "[" + "a," * 40_000 + "]",
        "more than 40000 fields: take the file apart",
    ),
    "size": (
        "#" * 1_000_000,
        "#" * 1_000_001,
        "too large (more than 1000 KB): make it smaller",
    ),
    "alias": ("a: 1\nc: 2\n", ALIAS, "an alias (*): write out what it stands for"),
    "name": ("? a\n: b\n", "? [a]\n: b\n", "a field whose name is no word: name it with a word"),
    "twice": ("a: 1\nb: 2\n", "a: 1\na: 2\n", '"a" stands twice: keep one of them'),
    "signs": ("a: b\n", 'a: "\\x1bb"\n', "characters that are not printed: U+001B: take them out"),
}


def read(path: Path, text: str) -> tuple[list[object], list[str]]:
    """Return what a file holds, and what is wrong with it, without its place."""
    path.write_text(text)
    problems = Problems()
    found = [data for data, _ in documents(path, path.name, problems)]
    return found, [f"{problem.what}: {problem.fix}" for problem in problems]


@pytest.mark.parametrize("what", EDGES)
def test_limit_is_where_it_is_said_to_be(tmp_path: Path, what: str) -> None:
    """What just fits is read; one more is refused, with what to do."""
    fits, too_much, said = EDGES[what]
    path = tmp_path / "a.yaml"
    assert read(path, fits)[1] == []
    assert read(path, too_much)[1] == [said]


def test_folder_has_a_limit_of_its_own(tmp_path: Path) -> None:
    """Of all its files together."""
    path, problems = tmp_path / "a.yaml", Problems()
    path.write_text("#" * 999_999)
    for _ in range(5):
        list(documents(path, path.name, problems))
    assert [(problem.what, problem.fix) for problem in problems] == [
        ("too large (the folder has more than 4 MB)", "take files out")
    ]


def test_long_number_is_text(tmp_path: Path) -> None:
    """Forty digits are a number, and no more: Python takes long to read one."""
    path = tmp_path / "a.yaml"
    assert read(path, f"[{'9' * 40}, {'9' * 41}, 2026-13-41]")[0] == [
        [int("9" * 40), "9" * 41, "2026-13-41"]
    ]


def test_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """With what to do."""
    path, problems = tmp_path / "a.yaml", Problems()
    path.write_bytes(b"\xff")
    list(documents(path, path.name, problems))
    assert [problem.fix for problem in problems] == ["save it as UTF-8"]
