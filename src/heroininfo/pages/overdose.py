"""What to do in an overdose. Needs no library: for when everything else fails. Pure: no I/O.

The card is what a frightened person can take in: six steps, and under each what it needs most. The
page says every step in full.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from heroininfo.document import (
    Block,
    Bullets,
    Card,
    Document,
    Heading,
    Inline,
    Lead,
    Pairs,
    Span,
    Steps,
)
from heroininfo.emergency_data import CARD, DO_NOT, NEEDS, SAY, STEPS
from heroininfo.model import Source, Statement, Topic
from heroininfo.pages.contacts import about_number, place_in_short, place_leads, place_line
from heroininfo.pages.words import spans
from heroininfo.place import Place

TOPIC = "overdose"
KEY, LEAVE = "g", "q"
"""What is pressed for the guide, and to leave, once the card has been shown."""
CALL_NOW = "Emergency: call {emergency} now."
MORE = "heroininfo overdose says more."
ALL_STEPS = "`heroininfo overdose --all` says more."
GUIDE = "`heroininfo overdose --guide` counts for CPR."
PRESS_G = f"Press `{KEY}` for a guide that counts, Return to leave."

SECTIONS = ("steps", "do-not", "say")
"""Sections of the page on overdose that stand here too."""

NEEDED_MOST = (5, 4, 3, 6, 2, 1)
"""Steps of the card; on a short screen the last of these lose first what stands under them."""


class Said(Struct, frozen=True):
    """The words of the page; with marks, where sources are shown."""

    card: tuple[Inline, ...]
    needs: tuple[Inline, ...]
    steps: tuple[Inline, ...]
    do_not: tuple[Inline, ...]
    say: tuple[Inline, ...]


def said(place: Place) -> Said:
    """Return the words of the page, which need no library."""
    parts = (CARD, NEEDS, STEPS, DO_NOT, SAY)
    return Said(*(tuple(spans(text, place) for text in texts) for texts in parts))


def overdose_page(place: Place, words: Said | None = None) -> Document:
    """Return the card, every step, what not to do, and what to say on the phone."""
    words = words or said(place)
    more = (
        ("heroininfo overdose --guide", "one step a screen, with a count for CPR"),
        ("heroininfo show overdose", "the signs, and what to do after"),
        ("heroininfo overdose --sources", "where each line comes from"),
    )
    return Document(
        (
            _call(place),
            Card(words.card, words.needs),
            Heading("Every step"),
            Steps(words.steps),
            Heading("Do not"),
            Bullets(words.do_not),
            Heading("What to say on the phone"),
            Bullets(words.say),
            *place_leads(place),
            Pairs.of(more, heading="More"),
            Lead(spans(CALL_NOW, place)),  # what is left on a short screen
        ),
        "Overdose: what to do now",
    )


def sourced_page(topic: Topic, sources: Mapping[str, Source], place: Place) -> Document:
    """Return the page with a mark after each statement, and the list that the marks refer to.

    `topic`: the page on overdose, whose words these are. `sources`: those that it cites, by id.
    """
    from heroininfo.pages.sources import Marks, references
    from heroininfo.walk import cited, walk

    marks = Marks(topic, shown=True)
    sections = {section.id: section for section in topic.sections}

    def marked(statements: Iterable[Statement]) -> tuple[Inline, ...]:
        return tuple((*spans(s.text, place), *marks.after(s.cite)) for s in statements)

    words = Said(
        card=marked(topic.card),
        needs=marked(topic.needs),
        steps=marked(sections["steps"].steps),
        do_not=marked(sections["do-not"].list),
        say=marked(sections["say"].list),
    )
    shown = cited(p for p in walk(topic) if p.role == "card" or p.section in SECTIONS)
    listed = references([sources[i] for i in shown], marks.numbers)
    whole = overdose_page(place, words)
    *page, last = whole.blocks
    return Document((*page, Heading("Sources"), listed, last), whole.name)


def overdose_cards(place: Place, *, keys: bool) -> Iterator[Document]:
    """Yield the card for a screen, the fullest first: the number, six steps, the number again.

    `keys`: whether a key that is pressed can be read.
    """
    press = PRESS_G if keys else GUIDE
    for needs in range(len(NEEDED_MOST), -1, -1):
        yield _card_page(place, NEEDED_MOST[:needs], f"{press} {ALL_STEPS} {place_in_short(place)}")
    yield _card_page(place, (), press)


def _card_page(place: Place, needed: Collection[int], about: str) -> Document:
    """Return the card between the number and the number; `about`: what else there is."""
    last = Lead(spans(CALL_NOW, place))
    return Document((_call(place), _card(place, needed), Lead(spans(about, place)), last))


def first_steps(place: Place) -> list[Block]:
    """Return the number and the six steps, to stand above whatever else was asked for."""
    return [
        _call(place),
        _card(place, ()),
        Lead(spans(f"{MORE} {place_line(place)}", place)),
    ]


def _call(place: Place) -> Lead:
    """Return whom to call, and what to know of the number."""
    known = about_number(place)
    return Lead((*spans(CALL_NOW, place), *([Span(" "), *known] if known else [])))


def _card(place: Place, needed: Collection[int]) -> Card:
    """Return the six steps; `needed`: those that also say what they need most."""
    words = said(place)
    notes = (note if step in needed else () for step, note in enumerate(words.needs, 1))
    return Card(words.card, tuple(notes))
