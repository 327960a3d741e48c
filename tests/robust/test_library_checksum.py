"""The checksum of the whole file: damage in what a search reads is named, never shown."""

from pathlib import Path

import pytest
from support import Run

from heroininfo.errors import DamagedLibraryError
from heroininfo.library import schema, store
from heroininfo.library.store import open_file


def test_finished_library_carries_its_checksum(small_file: Path) -> None:
    """Where SQLite keeps the id of an application, and of all the rest of the file."""
    assert schema.kept_checksum(str(small_file)) == schema.file_checksum(str(small_file))
    content = small_file.read_bytes()
    assert content[68:72] == schema.file_checksum(str(small_file))
    assert int.from_bytes(content[68:72], "big") != 0


@pytest.mark.parametrize("part", range(16))
def test_any_bit_stops_a_search_with_the_steps(
    run: Run, small_file: Path, tmp_path: Path, part: int
) -> None:
    """One error: the number and the steps, and no result."""
    content = bytearray(small_file.read_bytes())
    content[len(content) * part // 16 + 80] ^= 1
    path = tmp_path / "library.db"
    path.write_bytes(content)
    shown = run("search", "sleep", library=path)
    assert shown.code == 3
    assert shown.err.startswith("heroininfo: the library file cannot be read (")
    assert "Emergency: call" in shown.out


def test_every_piece_of_a_large_file_counts(
    small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many it is read in."""
    assert small_file.stat().st_size > 3 * 4096
    monkeypatch.setattr(schema, "PIECE", 4096)
    assert schema.file_checksum(str(small_file)) == schema.kept_checksum(str(small_file))


def test_reading_a_page_does_not_wait_for_the_whole_file(
    small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a search does, and only once."""
    read: list[str] = []

    def checksum(path: str) -> bytes:
        read.append(path)
        return schema.file_checksum(path)

    monkeypatch.setattr(store, "file_checksum", checksum)
    library = open_file(str(small_file))
    assert library.topic("withdrawal")
    assert library.all_sources()
    assert read == []
    library.search("sleep", 3)
    library.search("sleep", 3)
    assert read == [str(small_file)]


def test_sources_cannot_vanish(small_file: Path, tmp_path: Path) -> None:
    """A source whose row is lost is missed: all of them stand in a list."""
    content = small_file.read_bytes()
    ids = [source.id for source in open_file(str(small_file)).all_sources()]
    path = tmp_path / "library.db"
    found = 0
    for at in range(100, len(content), 499):
        path.write_bytes(content[:at] + bytes(32) + content[at + 32 :])
        try:
            assert [source.id for source in open_file(str(path)).all_sources()] == ids
        except DamagedLibraryError:
            found += 1
    assert found
