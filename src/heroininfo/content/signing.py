"""The record of the reading: which statements were held against their sources, when, by whom.

`data/checks/statements.tsv` has one line a statement. A statement whose words or citations changed
since then has another digest, and counts as not read.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from heroininfo.content.located import Located, Problem, Problems
from heroininfo.content.yaml import read_text
from heroininfo.errors import HeroininfoError, echo
from heroininfo.model import Topic
from heroininfo.walk import Passage, walk

FILE = "checks/statements.tsv"
ReadIn = Literal["source", "equal", "pack"]
READ_IN: dict[ReadIn, str] = {
    "source": "read in the source itself, or a stored copy of it",
    "equal": "read in a text that says the same",
    "pack": "held against research notes only",
}
PROGRAM = "program-assisted"
"""Who signs where no person answers for the reading."""


class Reading(Struct, frozen=True):
    """One line of the record."""

    topic: str
    field: str
    """Where the statement stood when it was read."""
    digest: str
    """Of its words, citations and countries."""
    day: str
    """`YYYY-MM-DD`."""
    read_in: str
    by: str
    """Initials or name of the reader, or `program-assisted`."""


COLUMNS = Reading.__struct_fields__


def digest(passage: Passage) -> str:
    """Return what stands for the words, citations and countries of a statement: 12 hex digits."""
    said = (passage.text, passage.cite, passage.only)
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:12]


def read_record(folder: Path, problems: Problems) -> list[Reading]:
    """Return the record of a data folder; a line that cannot be used is added to `problems`."""
    path = folder / FILE
    if not (path.exists() or path.is_symlink()):
        return []
    try:
        text = read_text(path, problems)
    except HeroininfoError as error:
        problems.append(Problem(FILE, 1, error.message, error.hint))
        return []
    readings = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        cells = line.split("\t")
        if number == 1 and cells == list(COLUMNS):
            continue
        if len(cells) != len(COLUMNS) or cells[4] not in get_args(ReadIn) or not _clean(cells):
            what = f'not a line of the record: "{echo(line)}"'
            problems.append(Problem(FILE, number, what, "write it with: heroininfo check --sign"))
            continue
        readings.append(Reading(*cells))
    return readings


def _clean(cells: Iterable[str]) -> bool:
    """Return whether nothing in the cells of a line would drive a terminal."""
    return all(cell.isprintable() for cell in cells)


def unread(topic: Topic, readings: Iterable[Reading]) -> list[Passage]:
    """Return the statements of a page that changed since they were read, or never were."""
    known = {reading.digest for reading in readings if reading.topic == topic.id}
    return [passage for passage in walk(topic) if digest(passage) not in known]


def changed(topics: Iterable[Located[Topic]], readings: list[Reading]) -> Iterator[Problem]:
    """Yield a warning for each statement that is not as it was when it was read."""
    for topic in topics:
        for passage in unread(topic.record, readings):
            what = f'not read since it changed: "{echo(passage.text)}"'
            fix = f"hold it against its source, then: heroininfo check --sign {topic.record.id}"
            yield topic.problem(passage.field, what, fix, "warning")


def sign(
    folder: Path, topic: Topic, day: date, by: str, read_in: Mapping[str, ReadIn] | ReadIn
) -> int:
    """Write into the record that a page was read; return how many statements are new in it.

    `read_in`: for all of them, or by the field of each. What was signed before and has not changed
    keeps its line; lines of statements that are gone are taken out. A signature by a person takes
    the place of one that was program-assisted.
    Raises HeroininfoError where `by` cannot stand in a line.
    """
    if not by.isprintable() or not by.strip():
        raise HeroininfoError(f'"{echo(by)}" is no name to sign with.', "Give initials or a name.")
    record = read_record(folder, Problems())
    before = {reading.digest: reading for reading in record if reading.topic == topic.id}
    signed = []
    for passage in walk(topic):
        mark = digest(passage)
        kept = before.get(mark)
        if kept and (kept.by != PROGRAM or by == PROGRAM):
            signed.append(msgspec.structs.replace(kept, field=passage.field))
            continue
        how = read_in if isinstance(read_in, str) else read_in[passage.field]
        signed.append(Reading(topic.id, passage.field, mark, day.isoformat(), how, by.strip()))
    others = [reading for reading in record if reading.topic != topic.id]
    lines = sorted([*others, *signed], key=lambda reading: reading.topic)
    rows = ["\t".join(COLUMNS), *("\t".join(msgspec.structs.astuple(line)) for line in lines)]
    (folder / FILE).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return sum(reading.digest not in before for reading in signed)


def counts(topics: Iterable[Topic], readings: Iterable[Reading]) -> dict[str, int]:
    """Return how many statements were read in which way, and how many not since they changed."""
    by_digest = {(reading.topic, reading.digest): reading.read_in for reading in readings}
    found = Counter(
        by_digest.get((topic.id, digest(passage)), "not since it changed")
        for topic in topics
        for passage in walk(topic)
    )
    return {how: found[how] for how in (*READ_IN, "not since it changed")}
