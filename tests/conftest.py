"""Fixtures: small content to edit, the real content, and ways to run the program.

Golden pages are kept in tests/golden. After an intended change of what the reader sees, write
them anew with `pytest --update-golden`, and read the difference before it is committed.
"""

import compileall
import io
import os
import shutil
import signal
import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from support import CLEARED, DATA, MONDAY, TESTS, TOP, Golden, Machine, Result, Run

from heroininfo.__main__ import main
from heroininfo.console import Terminal
from heroininfo.content.located import Problems
from heroininfo.content.parse import Content, read_folder, read_topics
from heroininfo.content.signing import sign
from heroininfo.library.build import build_file
from heroininfo.library.store import Library, open_file
from heroininfo.model import Topic

if os.name == "nt":  # where there are no pseudo-terminals
    collect_ignore = [
        str(path)
        for path in TESTS.rglob("test_*.py")
        if "from terminals" in path.read_text("utf-8")
    ]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options: golden pages written anew, and how much is fuzzed."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")
    lines = "command lines that tests/fuzz tries; others in proportion"
    parser.addoption("--fuzz-lines", type=int, default=200, metavar="N", help=lines)
    parser.addoption("--fuzz-seed", type=int, default=1, metavar="N", help="other examples")


def pytest_configure() -> None:
    """Let nothing of this shell reach the program: settings, or Ctrl-C that is ignored."""
    for name in CLEARED:
        os.environ.pop(name, None)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def signed(folder: Path) -> Path:
    """Record that every page of a data folder was read, and return it."""
    for located in read_topics(folder, Problems()):
        sign(folder, located.record, date(2026, 2, 1), "A. Reader", "source")
    return folder


# Small content


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small content as a data folder, not to be changed."""
    return signed(shutil.copytree(TESTS / "small", tmp_path_factory.mktemp("small") / "data"))


@pytest.fixture(scope="session")
def withdrawal_folder(small_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small content with a check-in and a chart of withdrawal, not to be changed."""
    folder = shutil.copytree(small_folder, tmp_path_factory.mktemp("withdrawal") / "data")
    shutil.copytree(TESTS / "small_withdrawal", folder, dirs_exist_ok=True)
    return signed(folder)


@pytest.fixture
def content_folder(small_folder: Path, tmp_path: Path) -> Path:
    """Return a copy of the small content that a test may edit."""
    return shutil.copytree(small_folder, tmp_path / "data")


@pytest.fixture
def walk_folder(withdrawal_folder: Path, tmp_path: Path) -> Path:
    """Return a copy of the small content on withdrawal that a test may edit."""
    return shutil.copytree(withdrawal_folder, tmp_path / "data")


@pytest.fixture(scope="session")
def small_content(small_folder: Path) -> Content:
    """Return the small content."""
    return read_folder(small_folder).require_sound()


@pytest.fixture(scope="session")
def small_file(small_content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library file with the small content."""
    path = tmp_path_factory.mktemp("small") / "library.db"
    build_file(str(path), small_content)
    return path


@pytest.fixture
def small_library(small_file: Path) -> Library:
    """Return the library of the small content."""
    return open_file(str(small_file))


@pytest.fixture(scope="session")
def withdrawal_file(withdrawal_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library file with the small content on withdrawal."""
    path = tmp_path_factory.mktemp("withdrawal") / "library.db"
    build_file(str(path), read_folder(withdrawal_folder).require_sound())
    return path


@pytest.fixture(scope="session")
def withdrawal_topics(withdrawal_file: Path) -> dict[str, Topic]:
    """Return the small pages on withdrawal, by id."""
    return {topic.id: topic for topic in open_file(str(withdrawal_file)).topics()}


# What is published


@pytest.fixture(scope="session")
def real_content() -> Content:
    """Return the content that is published."""
    return read_folder(DATA)


@pytest.fixture(scope="session")
def real_file(real_content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library file with the content that is published."""
    path = tmp_path_factory.mktemp("real") / "library.db"
    build_file(str(path), real_content)
    return path


@pytest.fixture
def real_library(real_file: Path) -> Library:
    """Return the library that is published."""
    return open_file(str(real_file))


def installed(library: Path, folder: Path) -> Path:
    """Return a folder with the program as a wheel installs it, library and byte code included."""
    package = shutil.copytree(
        TOP / "src" / "heroininfo",
        folder / "heroininfo",
        ignore=shutil.ignore_patterns("__pycache__", "library.db"),
    )
    shutil.copy(library, package / "library.db")
    assert compileall.compile_dir(package, quiet=1)
    return folder


@pytest.fixture(scope="session")
def site(real_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the installed program and the content that is published."""
    return installed(real_file, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def small_site(withdrawal_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the installed program over the small content on withdrawal."""
    return installed(withdrawal_file, tmp_path_factory.mktemp("small_site"))


# Ways to run it


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that stands for `/` on a machine whose clock tells no country."""
    folder = tmp_path_factory.mktemp("root")
    (folder / "etc").mkdir()
    (folder / "etc" / "timezone").write_text("Etc/UTC\n")
    return folder


class Program:
    """Runs the program in this process."""

    def __init__(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        root: Path,
        file: Path,
    ) -> None:
        """Take what it runs on: the library in a file, unless a run names another."""
        self.capsys, self.monkeypatch, self.root, self.file = capsys, monkeypatch, root, file

    def __call__(
        self,
        *arguments: str,
        typed: str = "",
        env: Mapping[str, str] | None = None,
        library: Path | None = None,
        now: datetime = MONDAY,
        screen: Terminal | None = None,
        failure: BaseException | None = None,
    ) -> Result:
        """Run the program with these arguments and return how it ended."""
        machine = Machine(
            environ=env or {},
            root=str(self.root),
            library_file=str(library or self.file),
            now=lambda: now,
            screen=screen,
            failure=failure,
        )
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        self.capsys.readouterr()
        code = main(arguments, machine)
        return Result(code, *self.capsys.readouterr())


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    root: Path,
    small_file: Path,
) -> Run:
    """Return a function that runs the program over the small content."""
    return Program(capsys, monkeypatch, root, small_file)


@pytest.fixture
def walk(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    root: Path,
    withdrawal_file: Path,
) -> Run:
    """Return a function that runs the program over the small content on withdrawal."""
    return Program(capsys, monkeypatch, root, withdrawal_file)


@pytest.fixture
def world(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, root: Path, real_file: Path
) -> Run:
    """Return a function that runs the program over what is published."""
    return Program(capsys, monkeypatch, root, real_file)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with a golden page, or writes it with the option."""

    def compare(name: str, text: str) -> None:
        path = TESTS / "golden" / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
