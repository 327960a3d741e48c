"""What `check` says of how readers ask: data/search/asked.yaml and rules.yaml."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import structs
from support import Golden, edit, said_of

from heroininfo.content.asking import astray
from heroininfo.content.parse import Content, read_folder
from heroininfo.library.build import build
from heroininfo.model import Asked

BREAKS = [
    ("asked", "getting-help:", "nowhere:", 'no topic called "nowhere"'),
    ("asked", "page: [somebody", "nowhere: [somebody", 'no section called "nowhere"'),
    ("asked", "all {time}", "all {tide}", 'no gap called "tide"'),
    ("asked", "somebody to speak with", "i feel terrible", "stands under getting-help and"),
    ("rules", r"'\bbuy\b'", r"'\b(buy\b'", "not a regular expression"),
    ("rules", r"{end} my", r"{ende} my", "not a regular expression"),
    ("rules", "overdose]", "nowhere]", 'no topic called "nowhere"'),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), BREAKS)
def test_problem_is_named(content_folder: Path, file: str, old: str, new: str, said: str) -> None:
    """With its file, on a line of it."""
    edit(content_folder / "search" / f"{file}.yaml", old, new)
    found = [problem for problem in read_folder(content_folder).problems if said in problem.what]
    assert [problem.file for problem in found] == [f"search/{file}.yaml"]
    assert found[0].line > 1


def test_problems_are_said_in_words_that_were_read(content_folder: Path, golden: Golden) -> None:
    """What is wrong and how to mend it, whole."""
    edits = {new: (f"search/{file}.yaml", old, new) for file, old, new, _ in BREAKS}
    golden("problems_asking", said_of(edits, content_folder))


def test_question_that_leads_astray_is_a_warning(small_content: Content) -> None:
    """Where its own page is not among the first, or nothing is found at all."""
    asked = Asked(gaps={}, asked={"getting-help": {"page": ("zzzz", "somebody to speak with")}})
    located = structs.replace(small_content.asked, record=asked)
    with closing(sqlite3.connect(":memory:")) as connection:
        build(connection, small_content)
        said = [(p.level, p.what, p.fix) for p in astray(connection, located)]
    what = '"zzzz" of getting-help finds nothing'
    assert said == [("warning", what, "word it otherwise, or move it")]
