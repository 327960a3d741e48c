"""The wheel: the library inside it, the same from the sdist, and none with bad content."""

import shutil
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from support import TOP, edit, line_of

from heroininfo.content.parse import Content
from heroininfo.emergency_data import COUNTRIES, STEPS
from heroininfo.library.store import open_file
from heroininfo.model import EVERYWHERE

pytestmark = pytest.mark.slow

PARTS = ["src", "data", "scripts", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of what a build needs."""
    return copy_of(TOP, tmp_path / "checkout")


def copy_of(source: Path, target: Path) -> Path:
    """Copy the parts of a checkout that a build needs."""
    for part in PARTS:
        if (source / part).is_dir():
            ignore = shutil.ignore_patterns("__pycache__", "library.db", "*.egg-info")
            shutil.copytree(source / part, target / part, ignore=ignore)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / part, target)
    return target


def build(checkout: Path, kind: str) -> tuple[Path | None, str]:
    """Return what was built from a checkout, None where nothing was, and what was said."""
    target = checkout / "dist" / kind
    ended = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    files = list(target.glob("*")) if target.exists() else []
    assert (ended.returncode == 0) is bool(files), ended.stderr
    return (files[0] if files else None), ended.stdout + ended.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel built from this checkout."""
    path, said = build(copy_of(TOP, tmp_path_factory.mktemp("wheel") / "checkout"), "wheel")
    assert path, said
    return path


def library_of(wheel: Path, folder: Path) -> Path:
    """Return the library inside a wheel, unpacked."""
    with zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract("heroininfo/library.db", folder))


def rows(path: Path) -> list[str]:
    """Return all that a library says, as SQL."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_wheel_holds_the_library(wheel: Path, tmp_path: Path, real_content: Content) -> None:
    """Every topic, source and line, ready to be read."""
    library = open_file(str(library_of(wheel, tmp_path)))
    assert library.topics() == [topic.record for topic in real_content.topics]
    assert len(library.all_sources()) == len(real_content.sources)
    countries = {line.record.country for line in real_content.helplines}
    assert {c for c in (*COUNTRIES, EVERYWHERE) if library.helplines(c)} == countries


def test_wheel_holds_no_more_than_the_program(wheel: Path) -> None:
    """No tests, no YAML; the licence comes with it."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert all(name.startswith(("heroininfo/", "heroininfo-")) for name in names)
    assert not [name for name in names if name.endswith((".yaml", ".pyc"))]
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("entry_points.txt") for name in names)


def test_wheel_runs_by_itself(wheel: Path, tmp_path: Path) -> None:
    """Unpacked anywhere, far from `data`, it shows its pages."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)  # noqa: S202 - our own
    ended = subprocess.run(
        [sys.executable, "-m", "heroininfo", "show", "withdrawal", "--country", "US"],
        env={"PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("Withdrawal\n")


def test_sdist_builds_the_same_library(wheel: Path, checkout: Path, tmp_path: Path) -> None:
    """Whoever builds from the sdist gets what the wheel says."""
    sdist, said = build(checkout, "sdist")
    assert sdist, said
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "sdist", filter="data")
    (unpacked,) = (tmp_path / "sdist").iterdir()
    again, said = build(unpacked, "wheel")
    assert again, said
    assert again.name == wheel.name
    assert rows(library_of(again, tmp_path / "a")) == rows(library_of(wheel, tmp_path / "b"))
    with zipfile.ZipFile(again) as one, zipfile.ZipFile(wheel) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())


OVERDOSE, LINES, SOURCES = "topics/overdose.yaml", "helplines.yaml", "sources.yaml"
BREAKS = {
    # what: file, old, new, words on the line to be named, field
    "citation": (OVERDOSE, "[@", "[@no-such-source; @", "no-such-source", "no-such-source"),
    "date": (OVERDOSE, "reviewed: 2", "reviewed: x2", "reviewed: x2", "reviewed"),
    "unknown key": (LINES, "  country: AR\n", "  country: AR\n  fax: 1\n", "fax: 1", "fax"),
    "address": (SOURCES, "url: https", "url: ftp", "url: ftp", "url"),
    "YAML": ("countries.yaml", "- code: AD", "- code: [AD", "name: Andorra", "YAML"),
}


@pytest.mark.parametrize("what", BREAKS)
def test_bad_content_does_not_build(checkout: Path, what: str) -> None:
    """The build stops, and names file, line and field."""
    name, old, new, words, field = BREAKS[what]
    path = checkout / "data" / name
    edit(path, old, new)
    built, said = build(checkout, "wheel")
    assert built is None
    assert "Traceback" not in said
    place = f"{name}:{line_of(path, words)}: error: "
    assert any(place in line and field in line for line in said.splitlines()), said[-2000:]


@pytest.mark.parametrize("what", ["a step", "a number"])
def test_stale_emergency_module_does_not_build(checkout: Path, what: str) -> None:
    """Data that emergency_data.py does not know of yet: the build says what to run."""
    if what == "a step":
        edit(checkout / "data" / OVERDOSE, f'- "{STEPS[0][:9]}', f'- "So. {STEPS[0][:9]}')
    else:
        edit(checkout / "data" / "countries.yaml", "emergency: ['", "emergency: ['1")
    built, said = build(checkout, "wheel")
    assert built is None
    assert "python scripts/make_emergency.py" in said
    subprocess.run([sys.executable, "scripts/make_emergency.py"], cwd=checkout, check=True)
    built, said = build(checkout, "wheel")
    assert built, said
