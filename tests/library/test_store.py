"""Records -> SQLite and back: the same from a file and from memory; damage is named."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from heroininfo.content.parse import Content, read_folder
from heroininfo.errors import DamagedLibraryError, HeroininfoError
from heroininfo.library import store as library
from heroininfo.library.build import build, build_file, count
from heroininfo.library.schema import checksum
from heroininfo.library.store import Library, open_file, open_library


def test_topics_come_in_reading_order(small_library: Library, small_content: Content) -> None:
    """What was put in comes out, record for record."""
    assert small_library.topics() == [topic.record for topic in small_content.topics]


@pytest.mark.parametrize("name", ["withdrawal", "Cold-Turkey", "dope  sick", "WD", "wd!"])
def test_topic_is_found_by_its_names(small_library: Library, name: str) -> None:
    """By id and by other names, as names are compared."""
    topic = small_library.topic(name)
    assert topic is not None
    assert topic.id == "withdrawal"


@pytest.mark.parametrize("name", ["", "nope", "withdrawa", "'; DROP TABLE topic; --", "%", "\x00"])
def test_unknown_name_finds_nothing(small_library: Library, name: str) -> None:
    """Whatever is typed is only ever compared."""
    assert small_library.topic(name) is None
    assert len(small_library.topics()) == 3


def test_names_that_begin_alike_are_offered(small_library: Library) -> None:
    """For completion: ids first; other names where no id begins so, as they may be typed."""
    assert [name for name, _ in small_library.complete("")] == [
        "withdrawal",
        "overdose",
        "getting-help",
    ]
    assert small_library.complete("W") == [("withdrawal", "Withdrawal")]
    assert small_library.complete("col") == [("cold-turkey", "Withdrawal")]
    assert small_library.complete("zzz") == []


def test_titles_come_in_the_order_asked_for(small_library: Library) -> None:
    """An id that a page names and the library lacks is damage, never a shorter page."""
    titles = small_library.titles(["overdose", "withdrawal"])
    assert list(titles.items()) == [("overdose", "Overdose"), ("withdrawal", "Withdrawal")]
    with pytest.raises(DamagedLibraryError, match="topic nope is lost"):
        small_library.titles(["nope"])


def test_sources_come_in_the_order_asked_for(small_library: Library) -> None:
    """All by id; some as asked; one that is missing is damage."""
    assert [s.id for s in small_library.all_sources()] == [
        "clinic-leaflet",
        "flu-study",
        "who-guide",
    ]
    asked = small_library.sources(["who-guide", "clinic-leaflet"])
    assert [source.id for source in asked] == ["who-guide", "clinic-leaflet"]
    with pytest.raises(DamagedLibraryError, match="source nope is lost"):
        small_library.sources(["who-guide", "nope"])
    assert small_library.sources([]) == []


def test_helplines_are_those_of_a_country(small_library: Library) -> None:
    """In the order of the data; none for a country without lines."""
    assert [line.id for line in small_library.helplines("US")] == [
        "us-talk",
        "us-second-talk",
        "us-treatment",
        "us-ohio",
        "us-web",
    ]
    assert [line.id for line in small_library.helplines("GB")] == ["gb-text", "gb-office"]
    assert [line.id for line in small_library.helplines("ZZ")] == ["everywhere"]
    assert small_library.helplines("FR") == small_library.helplines("") == []


def test_library_in_memory_is_the_library_in_a_file(
    small_content: Content, small_library: Library
) -> None:
    """A checkout and a wheel read the same."""
    connection = sqlite3.connect(":memory:")
    build(connection, small_content)
    memory = Library(connection)
    assert memory.topics() == small_library.topics()
    assert memory.complete("d") == small_library.complete("d")
    assert memory.all_sources() == small_library.all_sources()
    assert memory.helplines("US") == small_library.helplines("US")


def in_place_of_ours(monkeypatch: pytest.MonkeyPatch, file: Path, data: Path) -> None:
    """Let another library and another data folder stand where those of this checkout do."""
    monkeypatch.setattr(library, "LIBRARY_FILE", str(file))
    monkeypatch.setattr(library, "DATA_FOLDER", str(data))


def test_checkout_builds_the_library_in_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content_folder: Path
) -> None:
    """Without library.db the folder `data` is read; nothing is written."""
    in_place_of_ours(monkeypatch, tmp_path / "library.db", content_folder)
    assert next(topic.id for topic in open_library().topics()) == "withdrawal"
    assert not (tmp_path / "library.db").exists()
    (content_folder / "topics.yaml").write_text("- group: [")
    with pytest.raises(HeroininfoError, match="the content has problems"):
        open_library()


def test_checkout_counts_words_at_the_first_search(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content_folder: Path
) -> None:
    """Who only reads a page from a checkout does not wait for the search; who searches finds."""
    in_place_of_ours(monkeypatch, tmp_path / "library.db", content_folder)
    counted: list[Content] = []

    def count_and_say(connection: sqlite3.Connection, content: Content) -> None:
        counted.append(content)
        count(connection, content)

    monkeypatch.setattr("heroininfo.library.build.count", count_and_say)
    opened = open_library()
    assert opened.topic("withdrawal")
    assert counted == []
    assert opened.search("withdrawal", 3) == opened.search("withdrawal", 3)
    assert opened.search("withdrawal", 3).results[0].topic == "withdrawal"
    assert len(counted) == 1


def test_installation_without_its_library_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither library.db nor `data`: a damaged installation."""
    in_place_of_ours(monkeypatch, tmp_path / "library.db", tmp_path / "data")
    with pytest.raises(DamagedLibraryError, match=r"library\.db is missing"):
        open_library()


def test_library_file_cannot_be_written_to(small_file: Path) -> None:
    """The connection refuses to change anything."""
    connection = open_file(str(small_file))._connection
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM record")


@pytest.mark.parametrize("name", ["a b", "50%", "what?", "x#y", "a&b=c", "é"])
def test_library_opens_from_any_folder(small_file: Path, tmp_path: Path, name: str) -> None:
    """Characters that mean something in an address are escaped."""
    folder = tmp_path / name
    folder.mkdir()
    path = shutil.copy(small_file, folder / "library.db")
    assert len(open_file(str(path)).topics()) == 3
    assert [file.name for file in folder.iterdir()] == ["library.db"]


def test_same_content_makes_the_same_file(small_folder: Path, tmp_path: Path) -> None:
    """The build is reproducible, byte for byte."""
    for name in ("one.db", "two.db"):
        build_file(str(tmp_path / name), read_folder(small_folder))
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


@pytest.mark.parametrize("column", ["kind", "id", "body", "checksum"])
def test_row_that_is_not_as_it_was_written_is_refused(
    small_file: Path, tmp_path: Path, column: str
) -> None:
    """A sound record under the name of another is damage too: no page poses as another."""
    path = Path(shutil.copy(small_file, tmp_path / "library.db"))
    connection = sqlite3.connect(path)
    swapped = {
        "kind": "UPDATE record SET kind = 'source' WHERE kind = 'topic' AND id = 'overdose'",
        "id": "UPDATE record SET id = 'detox' WHERE kind = 'topic' AND id = 'overdose'",
        "body": "UPDATE record SET body = (SELECT body FROM record WHERE kind = 'topic'"
        " AND id = 'withdrawal') WHERE kind = 'topic' AND id = 'overdose'",
        "checksum": "UPDATE record SET checksum = checksum + 1 WHERE id = 'overdose'",
    }
    connection.execute(swapped[column])
    connection.commit()
    connection.close()
    found = open_file(str(path))
    with pytest.raises(DamagedLibraryError, match=r"is not as it was written|is lost"):
        found.titles(["overdose"])
    if column in ("kind", "id"):
        kind, name = {"kind": ("source", "overdose"), "id": ("topic", "detox")}[column]
        with pytest.raises(DamagedLibraryError, match=f"{kind} {name} is not as it was written"):
            found.sources([name]) if kind == "source" else found.titles([name])


def test_name_that_was_lost_is_damage_not_a_page_that_is_unknown(
    small_file: Path, tmp_path: Path
) -> None:
    """What the list of all names holds must be found."""
    path = Path(shutil.copy(small_file, tmp_path / "library.db"))
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM record WHERE kind = 'name' AND id = 'dope sick'")
    connection.commit()
    connection.close()
    with pytest.raises(DamagedLibraryError, match="a name is lost"):
        open_file(str(path)).topic("dope sick")


def test_checksum_is_of_kind_name_and_words() -> None:
    """Each of the three changes it."""
    sums = {
        checksum("topic", "overdose", b"x"),
        checksum("source", "overdose", b"x"),
        checksum("topic", "detox", b"x"),
        checksum("topic", "overdose", b"y"),
    }
    assert len(sums) == 4
