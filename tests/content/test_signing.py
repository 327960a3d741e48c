"""The record of the reading: what was held against its sources, and what changed since."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from support import edit, line_of

from heroininfo.content.located import Problems
from heroininfo.content.parse import Content, read_folder
from heroininfo.content.signing import FILE, Reading, changed, counts, read_record, sign, unread
from heroininfo.errors import HeroininfoError
from heroininfo.model import Topic
from heroininfo.walk import walk

WITHDRAWAL = "topics/withdrawal.yaml"
TODAY = date(2026, 3, 1)


def page(content: Content, topic_id: str = "withdrawal") -> Topic:
    """Return a page of some content."""
    return next(topic.record for topic in content.topics if topic.record.id == topic_id)


def lines_of(folder: Path, topic_id: str = "withdrawal") -> Sequence[Reading]:
    """Return the lines of the record for a page."""
    return [line for line in read_record(folder, Problems()) if line.topic == topic_id]


def test_page_that_was_read_has_nothing_to_say(small_content: Content) -> None:
    """Every statement stands in the record, each with its day and its reader."""
    assert [topic.record.changed for topic in small_content.topics] == [0, 0, 0]
    assert list(changed(small_content.topics, small_content.readings)) == []
    assert {(line.day, line.by, line.read_in) for line in small_content.readings} == {
        ("2026-02-01", "A. Reader", "source")
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They peak on day two.", "They peak on day three."),
        ("day two. [@who-guide, p. 3]", "day two. [@who-guide, p. 4]"),
        ("day two. [@who-guide, p. 3]", "day two. [@flu-study]"),
    ],
)
def test_change_of_words_or_source_counts_as_not_read(
    content_folder: Path, old: str, new: str
) -> None:
    """One warning, on the line of the statement; the page counts it."""
    edit(content_folder / WITHDRAWAL, old, new)
    content = read_folder(content_folder)
    assert page(content).changed == 1
    (problem,) = changed(content.topics, content.readings)
    line = line_of(content_folder / WITHDRAWAL, "They peak")
    assert (problem.file, problem.line, problem.level) == (WITHDRAWAL, line, "warning")


def test_statement_read_on_another_page_counts_as_not_read(small_content: Content) -> None:
    """Each page is held against its sources by itself."""
    topic, readings = page(small_content), small_content.readings
    assert unread(topic, readings) == []
    elsewhere = [replace(reading, topic="overdose") for reading in readings]
    assert unread(topic, elsewhere) == list(walk(topic))


def test_statement_for_other_countries_counts_as_not_read(content_folder: Path) -> None:
    """What is true of one country is another statement for the next."""
    edit(content_folder / WITHDRAWAL, "only: [GB]", "only: [GB, CA]")
    assert page(read_folder(content_folder)).changed == 1


def test_statement_that_only_moves_stays_read(content_folder: Path) -> None:
    """Nothing that a source says has changed."""
    path = content_folder / WITHDRAWAL
    moved = "      - Drink water in small sips. [@clinic-leaflet]\n"
    edit(path, moved, "")
    edit(path, "can kill. [@who-guide, p. 3]\n", f"can kill. [@who-guide, p. 3]\n{moved}")
    assert page(read_folder(content_folder)).changed == 0


def test_signing_again_reads_what_changed_and_keeps_the_rest(content_folder: Path) -> None:
    """Lines of statements that are gone are taken out; those of other pages stay."""
    edit(content_folder / WITHDRAWAL, "They peak on day two.", "They peak on day three.")
    others = lines_of(content_folder, "overdose")
    before = len(lines_of(content_folder))
    new = sign(content_folder, page(read_folder(content_folder)), TODAY, "B.", "equal")
    content = read_folder(content_folder)
    assert new == 1
    assert page(content).changed == 0
    assert len(lines_of(content_folder)) == before
    assert [line.by for line in lines_of(content_folder) if line.day == "2026-03-01"] == ["B."]
    assert lines_of(content_folder, "overdose") == others


def test_person_takes_the_place_of_a_program(content_folder: Path) -> None:
    """A signature by a person counts for more than one that was program-assisted."""
    (content_folder / FILE).unlink()
    topic = page(read_folder(content_folder))
    sign(content_folder, topic, TODAY, "program-assisted", "pack")
    sign(content_folder, topic, TODAY, "B.", "source")
    assert {(line.by, line.read_in) for line in lines_of(content_folder)} == {("B.", "source")}
    sign(content_folder, topic, TODAY, "program-assisted", "pack")
    assert {line.by for line in lines_of(content_folder)} == {"B."}


def test_statements_are_counted_by_what_they_were_held_against(content_folder: Path) -> None:
    """Those that changed since stand apart."""
    edit(content_folder / WITHDRAWAL, "They peak on day two.", "They peak on day three.")
    content = read_folder(content_folder)
    found = counts([topic.record for topic in content.topics], content.readings)
    assert found["not since it changed"] == 1
    assert found["source"] == len(content.readings) - 1
    assert (found["equal"], found["pack"]) == (0, 0)


@pytest.mark.parametrize("line", ["nonsense", "a\tb\tc", "a\tb\tc\td\tdreamt\tf"])
def test_line_that_cannot_be_used_is_named(content_folder: Path, line: str) -> None:
    """Nobody may think that it was read."""
    path = content_folder / FILE
    path.write_text(path.read_text() + line + "\n")
    problems = [str(problem) for problem in read_folder(content_folder).problems]
    number = len(path.read_text().splitlines())
    assert any(text.startswith(f"{FILE}:{number}: error: not a line") for text in problems)


@pytest.mark.parametrize("by", ["", "  ", "a\tb", "a\nb", "\x1b[31m"])
def test_name_that_cannot_stand_in_a_line_is_refused(content_folder: Path, by: str) -> None:
    """A tab or a line feed would break the record."""
    before = (content_folder / FILE).read_bytes()
    with pytest.raises(HeroininfoError, match="no name to sign with"):
        sign(content_folder, page(read_folder(content_folder)), TODAY, by, "source")
    assert (content_folder / FILE).read_bytes() == before
