"""Fixtures: small content to edit, the real content, and ways to run the program.

Golden pages are kept in tests/golden. After an intended change of what the reader sees, write
them anew with `pytest --update-golden`, and read the difference before it is committed.
"""

import compileall
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from support import CLEARED, DATA, SMALL, TOP, Golden, Result, Run

from heroininfo import place as country
from heroininfo.__main__ import main
from heroininfo.content.parse import Content, read_folder
from heroininfo.library.build import build_file
from heroininfo.library.store import Library, open_file


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the golden pages anew."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.fixture(autouse=True)
def _neutral_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep the time zone, language, colours and width of this machine out of the tests."""
    for name in CLEARED:
        monkeypatch.delenv(name, raising=False)
    root = tmp_path_factory.getbasetemp() / "neutral"
    (root / "etc").mkdir(parents=True, exist_ok=True)
    (root / "etc" / "timezone").write_text("Etc/UTC\n")
    monkeypatch.setattr(country.detect, "__defaults__", (str(root),))


@pytest.fixture
def content_folder(tmp_path: Path) -> Path:
    """Return a copy of the small content that a test may edit."""
    return shutil.copytree(SMALL, tmp_path / "data")


@pytest.fixture(scope="session")
def small_content() -> Content:
    """Return the small content."""
    return read_folder(SMALL).require_sound()


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


@pytest.fixture(scope="session")
def site(real_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the program as a wheel installs it, library and byte code included."""
    folder = tmp_path_factory.mktemp("site")
    package = shutil.copytree(
        TOP / "src" / "heroininfo",
        folder / "heroininfo",
        ignore=shutil.ignore_patterns("__pycache__", "library.db"),
    )
    shutil.copy(real_file, package / "library.db")
    assert compileall.compile_dir(package, quiet=1)
    return folder


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], small_file: Path
) -> Run:
    """Return a function that runs the program in this process, over the small content."""

    def run_program(
        *arguments: str, env: Mapping[str, str] | None = None, library: Path | None = None
    ) -> Result:
        with monkeypatch.context() as patch:
            patch.setattr("heroininfo.library.store.LIBRARY_FILE", str(library or small_file))
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            capsys.readouterr()
            code = main(arguments)
            return Result(code, *capsys.readouterr())

    return run_program


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with a golden page, or writes it with the option."""

    def compare(name: str, text: str) -> None:
        path = TOP / "tests" / "golden" / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
