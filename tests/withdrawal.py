"""The small content with a check-in and a withdrawal chart: what three test modules share."""

import shutil
from pathlib import Path

import pytest
from support import SMALL, TOP

from heroininfo.content.parse import read_folder, read_topics
from heroininfo.content.yaml import Problems
from heroininfo.library.build import build_file
from heroininfo.model import Course, Topic

MORE = TOP / "tests" / "small_withdrawal" / "topics.yaml"


def add_withdrawal(folder: Path) -> Path:
    """Put the pages on withdrawal in place of the one in a copy of the small content."""
    path = folder / "topics.yaml"
    pages = path.read_text(encoding="utf-8").split("---\n")
    kept = [page for page in pages if page and "id: withdrawal\n" not in page]
    path.write_text(MORE.read_text(encoding="utf-8") + "".join(f"---\n{page}" for page in kept))
    return folder


@pytest.fixture(scope="session")
def withdrawal_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library file with the small content on withdrawal."""
    folder = tmp_path_factory.mktemp("withdrawal")
    shutil.copytree(SMALL, folder / "data")
    content = read_folder(add_withdrawal(folder / "data")).require_sound()
    build_file(str(folder / "library.db"), content)
    return folder / "library.db"


@pytest.fixture(scope="session")
def withdrawal_topics() -> dict[str, Topic]:
    """Return the small pages on withdrawal, by id."""
    problems = Problems()
    found = {located.record.id: located.record for located in read_topics(MORE, problems)}
    assert not problems
    return found


def course(topics: dict[str, Topic], name: str) -> Course:
    """Return the row of the chart with this name."""
    rows = [c for s in topics["withdrawal-timeline"].sections for c in s.courses]
    return next(row for row in rows if row.name == name)
