"""Every text of a topic, once: its field, words, citations, section and role.

All that looks at a whole page (the check, the search, the sources) filters this one walk.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from heroininfo.course import course_words
from heroininfo.model import CheckIn, Citation, Section, Statement, Table, Topic

Role = Literal[
    "message",
    "box",
    "card",
    "text",
    "cell",
    "list",
    "steps",
    "symptom",
    "times",
    "course",
    "check_in",
]
ADVICE = ("looks", "helps", "watch", "today", "after")
"""The fields of a check-in that are lists of statements."""


class Passage(Struct, frozen=True):
    """Words with their sources, and where they stand."""

    field: str
    """Such as `sections[0].list[1]`, as problems name it."""
    text: str
    cite: tuple[Citation, ...]
    role: Role
    section: str = ""
    """The id of its section; empty outside of sections."""
    only: tuple[str, ...] = ()
    """The countries it is for; empty: everywhere."""


def walk(topic: Topic) -> Iterator[Passage]:
    """Yield every cited text of a topic, in the order in which the page says them."""
    for index, statement in enumerate(topic.message):
        yield _passage(f"message[0][{index}]", statement, "message")
    if topic.box:
        yield _passage("box", topic.box, "box")
    for name, items in (("card", topic.card), ("needs", topic.needs)):
        yield from _items(name, items, "card")
    for number, section in enumerate(topic.sections):
        yield from walk_section(section, f"sections[{number}]")
    if topic.check_in:
        yield from _walk_check_in(topic.check_in)


def walk_section(section: Section, base: str = "") -> Iterator[Passage]:
    """Yield every cited text of a section."""
    for number, paragraph in enumerate(section.text):
        yield from _items(f"{base}.text[{number}]", paragraph, "text", section)
    if section.table:
        yield from _walk_table(section.table, f"{base}.table", section)
    yield from _items(f"{base}.list", section.list, "list", section)
    yield from _items(f"{base}.steps", section.steps, "steps", section)
    for index, symptom in enumerate(section.symptoms):
        field, only = f"{base}.symptoms[{index}]", symptom.only or section.only
        yield Passage(field, symptom.label, symptom.cite, "symptom", section.id, only)
    for index, course in enumerate(section.courses):
        field = f"{base}.courses[{index}]"
        times = (("starts", course.starts), ("worst", course.worst), ("eases", course.eases))
        words_of = dict(zip(("starts", "worst", "eases"), course_words(course), strict=False))
        for name, when in times:
            if when:
                words = f"{course.name}: {words_of.get(name, '')}"
                yield Passage(f"{field}.{name}", words, when.cite, "times", section.id)
        for name, said in (("then", course.then), ("unknown", course.unknown)):
            if said:
                yield _passage(f"{field}.{name}", said, "course", section)


def cited(passages: Iterable[Passage]) -> list[str]:
    """Return the ids of the sources that passages cite, each once, in order."""
    return list(dict.fromkeys(c.source for passage in passages for c in passage.cite))


def _walk_table(table: Table, base: str, section: Section) -> Iterator[Passage]:
    """Yield the cells of a table, each with what it says and of what."""
    for number, row in enumerate(table.rows):
        only = row.only or section.only
        for index, (column, cell) in enumerate(zip(table.columns, row.cells, strict=False)):
            field, words = (
                f"{base}.rows[{number}].cells[{index}]",
                f"{column}: {row.name}: {cell.text}",
            )
            yield Passage(field, words, cell.cite, "cell", section.id, only)


def _walk_check_in(check_in: CheckIn) -> Iterator[Passage]:
    """Yield what a check-in asks and says."""
    for name, questions in (("red_flags", check_in.red_flags), ("risks", check_in.risks)):
        for index, question in enumerate(questions):
            base = f"check_in.{name}[{index}]"
            yield _passage(f"{base}.ask", question.ask, "check_in")
            yield from _items(f"{base}.do", question.do, "check_in")
    for name in ADVICE:
        yield from _items(f"check_in.{name}", getattr(check_in, name), "check_in")


def _items(
    base: str, items: Iterable[Statement], role: Role, section: Section | None = None
) -> Iterator[Passage]:
    """Yield the statements of a list."""
    for index, statement in enumerate(items):
        yield _passage(f"{base}[{index}]", statement, role, section)


def _passage(
    field: str, statement: Statement, role: Role, section: Section | None = None
) -> Passage:
    """Return a statement as a passage."""
    only = statement.only or (section.only if section else ())
    return Passage(field, statement.text, statement.cite, role, section.id if section else "", only)
