"""`python -m heroininfo` runs nothing that lies in the current folder."""

from pathlib import Path

import pytest
from support import process

NAMES = ["click", "datetime", "difflib", "gc", "json", "msgspec", "re", "rich", "shlex", "sqlite3"]
NAMES += ["string", "textwrap", "typing", "tzlocal", "unicodedata", "zlib", "zoneinfo"]
"""Modules that the program loads, and that may lie there by chance or by malice."""


@pytest.mark.parametrize("command", ["overdose", "show withdrawal", "search sleep", "topics"])
def test_nothing_is_imported_from_the_current_folder(
    site: Path, tmp_path: Path, command: str
) -> None:
    """Whatever the names of the files there."""
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text(f"raise SystemExit('{name} of the folder')")
    there = process(site, *command.split(), cwd=tmp_path)
    assert there == process(site, *command.split())
    assert there.code == 0


def test_program_that_lies_in_the_current_folder_runs(site: Path) -> None:
    """`pip install --target .`, then `python -m heroininfo`."""
    assert process(site, "--version", cwd=site, env={"PYTHONPATH": ""}).code == 0
