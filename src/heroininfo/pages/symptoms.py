"""Records -> documents: the lists of symptoms, alone or compared side by side. Pure: no I/O."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from heroininfo.document import (
    Block,
    Bullets,
    Columns,
    Document,
    Footer,
    Heading,
    Inline,
    Pairs,
    Paragraph,
    Span,
    Title,
)
from heroininfo.model import Section, Symptom, Topic
from heroininfo.pages.contacts import place_blocks, placed
from heroininfo.place import Place

URGENT = "overdose"
"""The topic whose presence puts the emergency number first."""
ONLY_A_CLINICIAN = "A list cannot tell what you have. Only a clinician can."


class SymptomList(Struct, frozen=True):
    """A list of what someone may feel, or of signs to get help for."""

    topic: Topic
    section: Section

    @property
    def groups(self) -> list[tuple[str, list[Symptom]]]:
        """Return the symptoms by when they come, in page order."""
        found = groupby(self.section.symptoms, key=lambda symptom: symptom.when)
        return [(when, list(members)) for when, members in found]


def has_list(topic: Topic) -> bool:
    """Return whether a page lists symptoms, or signs to get help for the same day."""
    return any(section.symptoms or section.urgency == "today" for section in topic.sections)


def lists_of(topic: Topic, *, signs: bool = True) -> list[SymptomList]:
    """Return the lists of a page: with `signs`, also when to call or to get help the same day."""
    return [
        SymptomList(topic, section)
        for section in topic.sections
        if section.symptoms or (signs and section.urgency)
    ]


def symptoms_page(topics: Sequence[Topic], place: Place, *, every: bool = False) -> Document:
    """Return the lists of pages, one after the other.

    `every`: all pages that list symptoms; those that only list when to get help are named.
    """
    listed = [topic for topic in topics if not every or lists_of(topic, signs=False)]
    blocks = _lead(listed, place)
    for topic in listed:
        blocks.append(Title(topic.title))
        for entry in lists_of(topic, signs=not every):
            blocks += _list(entry, place)
    rows = [
        (Span(f"heroininfo show {t.id}", "command"), f"{t.title}: more, with its sources")
        for t in listed
    ]
    others = [topic for topic in topics if topic not in listed and has_list(topic)]
    rows += [(Span(f"heroininfo symptoms {t.id}", "command"), "when to get help") for t in others]
    return Document((*blocks, *_end(rows, place, known=bool(_urgent(listed)))))


def compare_page(first: Topic, second: Topic, place: Place) -> Document:
    """Return the symptoms of two pages side by side, or their signs to get help for."""
    columns: list[tuple[Block, ...]] = []
    for topic in (first, second):
        entries = lists_of(topic, signs=False) or lists_of(topic)
        column: list[Block] = [Title(topic.title)]
        for entry in entries:
            column += _list(entry, place)
        columns.append(tuple(column))
    rows = [
        (Span(f"heroininfo show {t.id}", "command"), f"{t.title}: more, with its sources")
        for t in (first, second)
    ]
    lead = _lead((first, second), place)
    return Document((*lead, Columns(tuple(columns)), *_end(rows, place, known=bool(lead))))


def _urgent(topics: Sequence[Topic]) -> bool:
    """Return whether overdose is among the topics."""
    return any(topic.id == URGENT for topic in topics)


def _lead(topics: Sequence[Topic], place: Place) -> list[Block]:
    """Return the emergency number where overdose is among the topics."""
    if not _urgent(topics):
        return []
    call = (
        Span("Emergency:", "emergency"),
        Span(" if someone will not wake up or is not breathing well, call "),
        Span(place.call, "number"),
        Span(". Then: "),
        Span("heroininfo overdose", "command"),
    )
    return [Paragraph(call, indent=0), *(() if place.code else place_blocks(place, indent=0))]


def _list(entry: SymptomList, place: Place) -> Iterator[Block]:
    """Yield the blocks of one list."""
    words = entry.section.heading
    lead: Inline = ()
    if entry.section.urgency == "emergency":
        words, lead = words[0].lower() + words[1:], (Span("Emergency:", "emergency"), Span(" "))
    yield Heading((*lead, *placed(words, place, "heading")))
    if entry.section.list and entry.section.urgency:
        yield Bullets(tuple(tuple(placed(item.text, place)) for item in entry.section.list))
    for when, symptoms in entry.groups:
        items = tuple((Span(named(symptom)),) for symptom in symptoms)
        yield Bullets(items, (Span(when[:1].upper() + when[1:]),) if when else ())


def named(symptom: Symptom) -> str:
    """Return the plain name of a symptom, with the medical one where there is one."""
    return f"{symptom.name} ({symptom.term})" if symptom.term else symptom.name


def _end(rows: Sequence[tuple[Span, str]], place: Place, *, known: bool) -> Iterator[Block]:
    """Yield where to read on, which country the number is for, and what a list is not."""
    check_in = (Span("heroininfo check-in", "command"), "a short private check")
    yield Pairs((*rows, check_in), heading="More")
    if place.code or not known:
        yield from place_blocks(place, indent=0)
    yield Footer((ONLY_A_CLINICIAN,))
