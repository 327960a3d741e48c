"""What happens where the library is damaged: exit 3, one line, and emergency help all the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support import Result, Run

from heroininfo.emergency_data import STEPS
from heroininfo.library import store as library
from heroininfo.library.schema import VERSION


def without_page_of(data: bytes, words: bytes) -> bytes:
    """Return a file with zeros in place of the page that holds these words."""
    start = data.index(words) // 4096 * 4096
    return data[:start] + bytes(4096) + data[start + 4096 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda data: data[: len(data) // 2 + 100],
    "first page only": lambda data: data[:4096],
    "zeros in place of the topics": lambda data: without_page_of(data, b'{"id":"withdrawal'),
    "zeros in place of the lines": lambda data: without_page_of(data, b'{"id":"gb-text'),
    "zeros in place of the sources": lambda data: without_page_of(data, b'{"id":"flu-study'),
    "empty": lambda _: b"",
    "text": lambda _: b"<html>404</html>" * 500,
    "wrong version": lambda data: data[:60] + (VERSION + 1).to_bytes(4, "big") + data[64:],
    "broken records": lambda data: data.replace(b'{"id":"', b'{"ib":"'),
}


def assert_essentials(shown: Result, number: str) -> None:
    """Check that a run ended as it must where the library is damaged."""
    assert shown.code == 3
    lines = shown.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("heroininfo: the library file cannot be read (")
    assert lines[1] == "  Install it again from the copy you installed it from: see its README."
    assert shown.out.startswith(f"Emergency: call {number}")
    words = " ".join(shown.out.split())
    for step in STEPS:
        assert step.replace("{emergency}", number) in words


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("command", [("show", "withdrawal"), ("help-line",)])
def test_damage_is_named_and_emergency_help_printed(
    run: Run, small_file: Path, tmp_path: Path, damage: str, command: tuple[str, ...]
) -> None:
    """Exit 3, one line and a hint on stderr, the number and the steps on stdout."""
    path = tmp_path / "library.db"
    path.write_bytes(DAMAGES[damage](small_file.read_bytes()))
    shown = run(*command, env={"HEROININFO_COUNTRY": "GB"}, library=path)
    if command == ("help-line",) and damage.endswith(("topics", "sources")):  # are not read
        assert shown in (run(*command, env={"HEROININFO_COUNTRY": "GB"}), shown._replace(code=3))
    else:
        assert_essentials(shown, "999 or 112")


@pytest.mark.parametrize("command", ["topics", "sources", "search sleep", "show overdose"])
def test_every_command_that_reads_the_library_prints_emergency_help(
    run: Run, tmp_path: Path, command: str
) -> None:
    """Whatever was asked for."""
    (tmp_path / "library.db").write_bytes(b"")
    shown = run(*command.split(), env={"HEROININFO_COUNTRY": "US"}, library=tmp_path / "library.db")
    assert_essentials(shown, "911")


@pytest.mark.parametrize("command", ["", "overdose"])
def test_emergency_pages_do_not_need_the_library(run: Run, tmp_path: Path, command: str) -> None:
    """The front page and `overdose` stand on nothing that can be damaged."""
    (tmp_path / "library.db").write_bytes(b"")
    words = command.split()
    assert run(*words, library=tmp_path / "library.db") == run(*words)
    assert run(*words).code == 0


def test_missing_library_is_named_and_emergency_help_printed(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The same where the file is gone."""
    monkeypatch.setattr(library, "DATA_FOLDER", str(tmp_path / "data"))
    shown = run("topics", env={"HEROININFO_COUNTRY": "US"}, library=tmp_path / "gone.db")
    assert_essentials(shown, "911")


def test_folder_in_place_of_the_library_is_named(run: Run, tmp_path: Path) -> None:
    """What cannot be opened is damage too."""
    assert_essentials(run("topics", env={"HEROININFO_COUNTRY": "US"}, library=tmp_path), "911")


def test_emergency_help_is_for_the_country_that_was_chosen(run: Run, tmp_path: Path) -> None:
    """--country counts also where the library is damaged."""
    (tmp_path / "library.db").write_bytes(b"")
    shown = run(
        "show",
        "detox",
        "--country",
        "GB",
        library=tmp_path / "library.db",
        env={"HEROININFO_COUNTRY": "US"},
    )
    assert_essentials(shown, "999 or 112")


def test_emergency_help_survives_a_country_that_is_none(run: Run, tmp_path: Path) -> None:
    """Damage and a bad --country together: still the steps, and no fault of the program."""
    (tmp_path / "library.db").write_bytes(b"")
    shown = run("show", "detox", "--country", "Narnia", library=tmp_path / "library.db")
    assert_essentials(shown, "your emergency number")


WINDOW, STARTS = 32, 4


@pytest.mark.slow
@pytest.mark.parametrize("start", range(STARTS))
def test_damage_is_never_shown_as_a_page(
    run: Run, small_file: Path, tmp_path: Path, start: int
) -> None:
    """Overwrite one place after another: the page is whole, or help is printed; nothing else."""
    data = small_file.read_bytes()
    path = tmp_path / "library.db"
    whole = run("show", "withdrawal", env={"HEROININFO_COUNTRY": "US"})
    for place in range(start * WINDOW, len(data), STARTS * WINDOW):
        path.write_bytes(data[:place] + bytes(WINDOW) + data[place + WINDOW :])
        shown = run("show", "withdrawal", env={"HEROININFO_COUNTRY": "US"}, library=path)
        if shown != whole:
            assert_essentials(shown, "911")
