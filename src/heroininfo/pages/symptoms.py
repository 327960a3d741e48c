"""The page of `heroininfo symptoms`: lists, alone or compared side by side. Pure: no I/O."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from heroininfo.document import (
    Block,
    Bullets,
    Columns,
    Document,
    Footer,
    Heading,
    Lead,
    Pairs,
    Span,
    Title,
)
from heroininfo.model import Section, Source, Symptom, Topic
from heroininfo.pages.contacts import place_leads
from heroininfo.pages.sources import Marks, closing_line, references
from heroininfo.pages.topic import section_heading
from heroininfo.pages.words import capital, spans
from heroininfo.place import Place
from heroininfo.walk import cited, walk

URGENT = "overdose"
"""The topic whose presence puts the emergency number first."""
IF_NOT_WAKING = (
    "Emergency: if someone will not wake up or is not breathing well, call {emergency}."
    " Then: heroininfo overdose"
)
ONLY_A_CLINICIAN = "A list cannot tell what you have. Only a clinician can."


class Proof(Struct, frozen=True):
    """What the lists stand on."""

    works: Mapping[str, Source]
    """The sources that the pages cite, by id."""
    command: str
    """What shows each line with its source."""
    shown: bool
    """Whether this is what is asked for."""


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


def symptoms_page(
    topics: Sequence[Topic], place: Place, proof: Proof, *, every: bool = False
) -> Document:
    """Return the lists of pages, one after the other.

    `every`: all pages that list symptoms; those that only list when to get help are named.
    """
    listed = [topic for topic in topics if not every or lists_of(topic, signs=False)]
    blocks = _lead(listed, place)
    for topic in listed:
        blocks.append(Title(topic.title))
        blocks += _lists(topic, lists_of(topic, signs=not every), place, proof)
    others = [topic for topic in topics if topic not in listed and has_list(topic)]
    signs = [(f"heroininfo symptoms {t.id}", "when to get help") for t in others]
    end = _end([*_pages(listed), *signs], place, known=bool(_urgent(listed)))
    return Document((*blocks, *end, *_closing(listed, proof)), "Symptoms")


def compare_page(first: Topic, second: Topic, place: Place, proof: Proof) -> Document:
    """Return the symptoms of two pages side by side, or their signs to get help for."""
    columns: list[tuple[Block, ...]] = []
    for topic in (first, second):
        lists = lists_of(topic, signs=False) or lists_of(topic)
        columns.append((Title(topic.title), *_lists(topic, lists, place, proof)))
    lead = _lead((first, second), place)
    end = _end(_pages((first, second)), place, known=bool(lead))
    name = f"Symptoms: {first.title} and {second.title}"
    return Document((*lead, Columns(tuple(columns)), *end, *_closing((first, second), proof)), name)


def _closing(topics: Sequence[Topic], proof: Proof) -> Iterator[Block]:
    """Yield whose works the lists stand on, where each line does not say so itself."""
    if not proof.shown:
        ids = dict.fromkeys(i for topic in topics for i in _cited(topic, lists_of(topic)))
        works = [proof.works[source] for source in ids]
        yield Lead(spans(closing_line(works, proof.command), Place()))


def _pages(topics: Sequence[Topic]) -> list[tuple[str, str]]:
    """Return the commands that show pages whole."""
    return [(f"heroininfo show {t.id}", f"{t.title}: the whole page") for t in topics]


def _urgent(topics: Sequence[Topic]) -> bool:
    """Return whether overdose is among the topics."""
    return any(topic.id == URGENT for topic in topics)


def _lead(topics: Sequence[Topic], place: Place) -> list[Block]:
    """Return the emergency number where overdose is among the topics."""
    if not _urgent(topics):
        return []
    return [Lead(spans(IF_NOT_WAKING, place)), *(() if place.code else place_leads(place))]


def _lists(
    topic: Topic, lists: Sequence[SymptomList], place: Place, proof: Proof
) -> Iterator[Block]:
    """Yield the lists of one page; with proof each line has its marks, and their sources follow."""
    marks = Marks(topic, shown=proof.shown)
    shown = [entry for entry in lists if place.concerns(entry.section.only)]
    for entry in shown:
        yield from _list(entry, place, marks)
    if proof.shown:
        yield Heading("Sources")
        cited_here = sorted(_cited(topic, shown), key=marks.numbers.__getitem__)
        works = [proof.works[source] for source in cited_here]
        yield references(works, marks.numbers)


def _cited(topic: Topic, lists: Sequence[SymptomList]) -> list[str]:
    """Return the ids of the sources that some lists of a page cite, in the order of the page."""
    sections = {entry.section.id for entry in lists}
    parts = [part for part in walk(topic) if part.section in sections]
    return cited(part for part in parts if part.role in ("list", "symptom"))


def _list(entry: SymptomList, place: Place, marks: Marks) -> Iterator[Block]:
    """Yield the blocks of one list."""
    yield section_heading(entry.section, place)
    if entry.section.list and entry.section.urgency:
        shown = [item for item in entry.section.list if place.concerns(item.only)]
        yield Bullets(tuple((*spans(item.text, place), *marks.after(item.cite)) for item in shown))
    for when, symptoms in entry.groups:
        items = tuple(
            (Span(symptom.label), *marks.after(symptom.cite))
            for symptom in symptoms
            if place.concerns(symptom.only)
        )
        yield Bullets(items, (Span(capital(when)),) if when else ())


def _end(rows: Sequence[tuple[str, str]], place: Place, *, known: bool) -> Iterator[Block]:
    """Yield where to read on, which country the number is for, and what a list is not."""
    yield Pairs.of((*rows, ("heroininfo check-in", "a short private check")), heading="More")
    if place.code or not known:
        yield from place_leads(place)
    yield Footer((ONLY_A_CLINICIAN,))
