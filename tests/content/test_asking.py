"""What `check` says of how readers ask: data/search/asked.yaml and rules.yaml."""

from pathlib import Path

import pytest
from support import edit

from heroininfo.content.parse import read_folder


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("asked", "getting-help:", "nowhere:", 'no topic called "nowhere"'),
        ("asked", "page: [somebody", "nowhere: [somebody", 'no section called "nowhere"'),
        ("asked", "all {time}", "all {tide}", 'no gap called "tide"'),
        ("asked", "somebody to speak with", "i feel terrible", "stands under getting-help and"),
        ("rules", r"'\bbuy\b'", r"'\b(buy\b'", "not a regular expression"),
        ("rules", r"{end} my", r"{ende} my", "not a regular expression"),
        ("rules", "overdose]", "nowhere]", 'no topic called "nowhere"'),
    ],
)
def test_problem_is_named(content_folder: Path, file: str, old: str, new: str, said: str) -> None:
    """With its file, on a line of it."""
    edit(content_folder / "search" / f"{file}.yaml", old, new)
    found = [problem for problem in read_folder(content_folder).problems if said in problem.what]
    assert [problem.file for problem in found] == [f"search/{file}.yaml"]
    assert found[0].line > 1
