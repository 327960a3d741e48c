"""The page of `heroininfo symptoms`: lists, alone or compared side by side. Pure: no I/O."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from heroininfo.document import Block, Bullets, Columns, Document, Footer, Lead, Pairs, Span, Title
from heroininfo.model import Section, Symptom, Topic
from heroininfo.pages.contacts import place_leads
from heroininfo.pages.topic import concerns, section_heading
from heroininfo.pages.words import capital, spans
from heroininfo.place import Place

URGENT = "overdose"
"""The topic whose presence puts the emergency number first."""
IF_NOT_WAKING = (
    "Emergency: if someone will not wake up or is not breathing well, call {emergency}."
    " Then: heroininfo overdose"
)
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
    others = [topic for topic in topics if topic not in listed and has_list(topic)]
    signs = [(f"heroininfo symptoms {t.id}", "when to get help") for t in others]
    end = _end([*_pages(listed), *signs], place, known=bool(_urgent(listed)))
    return Document((*blocks, *end), "Symptoms")


def compare_page(first: Topic, second: Topic, place: Place) -> Document:
    """Return the symptoms of two pages side by side, or their signs to get help for."""
    columns: list[tuple[Block, ...]] = []
    for topic in (first, second):
        column: list[Block] = [Title(topic.title)]
        for entry in lists_of(topic, signs=False) or lists_of(topic):
            column += _list(entry, place)
        columns.append(tuple(column))
    lead = _lead((first, second), place)
    end = _end(_pages((first, second)), place, known=bool(lead))
    name = f"Symptoms: {first.title} and {second.title}"
    return Document((*lead, Columns(tuple(columns)), *end), name)


def _pages(topics: Sequence[Topic]) -> list[tuple[str, str]]:
    """Return the commands that show pages whole."""
    return [(f"heroininfo show {t.id}", f"{t.title}: more, with its sources") for t in topics]


def _urgent(topics: Sequence[Topic]) -> bool:
    """Return whether overdose is among the topics."""
    return any(topic.id == URGENT for topic in topics)


def _lead(topics: Sequence[Topic], place: Place) -> list[Block]:
    """Return the emergency number where overdose is among the topics."""
    if not _urgent(topics):
        return []
    return [Lead(spans(IF_NOT_WAKING, place)), *(() if place.code else place_leads(place))]


def _list(entry: SymptomList, place: Place) -> Iterator[Block]:
    """Yield the blocks of one list."""
    yield section_heading(entry.section, place)
    if entry.section.list and entry.section.urgency:
        shown = [item for item in entry.section.list if concerns(item.only, place)]
        yield Bullets(tuple(spans(item.text, place) for item in shown))
    for when, symptoms in entry.groups:
        items = tuple((Span(symptom.label),) for symptom in symptoms)
        yield Bullets(items, (Span(capital(when)),) if when else ())


def _end(rows: Sequence[tuple[str, str]], place: Place, *, known: bool) -> Iterator[Block]:
    """Yield where to read on, which country the number is for, and what a list is not."""
    yield Pairs.of((*rows, ("heroininfo check-in", "a short private check")), heading="More")
    if place.code or not known:
        yield from place_leads(place)
    yield Footer((ONLY_A_CLINICIAN,))
