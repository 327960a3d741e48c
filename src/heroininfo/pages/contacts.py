"""Who to call, and which country that is for. Pure: no I/O."""

from collections.abc import Iterator, Sequence

from heroininfo.document import (
    Block,
    Bullets,
    Contact,
    Heading,
    Inline,
    Lead,
    Pairs,
    Paragraph,
    Span,
)
from heroininfo.model import Helpline, Kind, Number
from heroininfo.pages.words import address, capital, numbered, sentence, spans
from heroininfo.place import Place, common_numbers

DIRECTORY = "findahelpline.com"
"""Where lines of many countries are listed."""
NO_HELPLINES = f"No line is listed for {{}} yet. Lines in many countries: {DIRECTORY}"
KIND_HEADINGS: dict[Kind, str] = {
    "crisis": "Talk to someone now",
    "treatment": "Find treatment or advice",
    "overdose": "Stay with me while I use",
    "poison": "Poison",
    "family": "For family and friends",
    "youth": "For young people",
    "locator": "Look online",
    "naloxone": "Get naloxone",
}
MOST = 3
"""Helplines that a page names; the rest stands in `heroininfo help-line`."""
LONGEST_BRIEF = 150
"""Characters of a helpline in brief; one that would be longer does not say what it is for."""
CHOOSE = "Choose one with --country, such as --country GB, or set HEROININFO_COUNTRY=GB."


def who_to_call(
    kinds: Sequence[Kind], place: Place, helplines: Sequence[Helpline]
) -> Iterator[Block]:
    """Yield the emergency number, the best helpline of each kind, and the country they are for."""
    yield Heading("Who to call")
    items = [spans("Emergency: {emergency}", place)] if place.emergency else []
    if not place.code:
        items.append(about_number(place))
    items += [_in_brief(helpline) for helpline in best_of(kinds, helplines)[:MOST]]
    more = "More lines: heroininfo help-line." if helplines else ""
    if place.code and not helplines:
        more = f"{NO_HELPLINES.format(place.name)}."
    yield Bullets((*items, *_about_place(place, more)))


def _in_brief(helpline: Helpline) -> Inline:
    """Return how to reach a helpline, when, and what it is for, in about two lines."""
    way = (reach(helpline) or [(address(helpline.web),)])[0]
    first = (Span(f"{helpline.name}: "), *way, Span("."))
    what = f" {sentence(helpline.for_whom.split('. ')[0])}".rstrip()
    when = f" {sentence(helpline.hours, helpline.cost)}".rstrip()
    length = sum(len(span.text) for span in first) + len(what) + len(when)
    return (*first, Span(what + when if length <= LONGEST_BRIEF else when))


def best_of(kinds: Sequence[Kind], helplines: Sequence[Helpline]) -> list[Helpline]:
    """Return the best helpline of each kind that serves the whole country."""
    nationwide = [helpline for helpline in helplines if not helpline.region]
    found = (next((h for h in nationwide if h.kind == kind), None) for kind in kinds)
    return [helpline for helpline in found if helpline]


def best_contacts(kinds: Sequence[Kind], helplines: Sequence[Helpline]) -> Iterator[Contact]:
    """Yield how to reach the best helpline of each kind."""
    for helpline in best_of(kinds, helplines):
        facts = (sentence(helpline.for_whom), sentence(helpline.hours, helpline.cost))
        ways = reach(helpline) or [(address(helpline.web),)]
        yield Contact(helpline.name, (*ways, *((Span(fact),) for fact in facts if fact)))


def place_leads(place: Place) -> Iterator[Block]:
    """Yield which country the numbers are for, to stand apart from the sections."""
    yield from map(Lead, _about_place(place))
    if not place.code:
        yield Pairs(_common(), heading="Some emergency numbers")


def place_paragraphs(place: Place) -> Iterator[Block]:
    """Yield which country the numbers are for, as part of a section."""
    yield from map(Paragraph, _about_place(place))
    if not place.code:
        yield Pairs(_common())


def _about_place(place: Place, before: str = "") -> Iterator[Inline]:
    """Yield which country the numbers are for, how we know, and how to choose another.

    `before`: what stands before that in the same paragraph.
    """
    if place.code and not place.emergency:
        yield spans(number_unconfirmed(place), place)
    yield spans(f"{before} {place_line(place)}".strip(), place)


def place_line(place: Place) -> str:
    """Return which country the numbers are for, how we know, and how to choose another."""
    if not place.code:
        return f"Your country is not known. {CHOOSE}"
    other = "GB" if place.code != "GB" else "US"
    return f"Shown for {place.name} ({place.how}). Another: `--country {other}`"


def about_number(place: Place) -> Inline:
    """Return what to know before dialing: other numbers, doubts; empty where all is sure."""
    if not place.code:
        known = " ".join(f"{number}: {names}." for number, names in common_numbers())
    elif not place.emergency:
        known = number_unconfirmed(place)
    else:
        known = place.note
    return numbered(" ".join(filter(None, (known, place.doubt))))


def _common() -> tuple[tuple[Span, str], ...]:
    """Return common emergency numbers, and where each is right."""
    return tuple((Span(number, "number"), names) for number, names in common_numbers())


def number_unconfirmed(place: Place) -> str:
    """Return what to do where no emergency number is confirmed."""
    known = place.note or f"No emergency number is confirmed for {place.name}."
    return f"{known} Ask people near you what to call for an ambulance."


def crisis_blocks(place: Place, helplines: Sequence[Helpline]) -> Iterator[Block]:
    """Yield who to call when someone thinks of ending their life, to stand above all else."""
    yield Heading("Talk to someone now")
    found = tuple(best_contacts(("crisis",), helplines))
    yield from found or (Paragraph(spans(f"Lines in many countries: {DIRECTORY}", place)),)
    yield Paragraph(spans("Emergency: if you may act on it now, call {emergency}.", place))
    yield from place_paragraphs(place)


def emergency_blocks(place: Place) -> list[Block]:
    """Return the emergency number, which country it is for, and how to choose another."""
    if not place.emergency:
        return list(place_leads(place))
    note = f". {place.note}" if place.note else ""
    return [Lead(spans(f"Emergency: call {{emergency}}{note}", place)), *place_leads(place)]


def reach(helpline: Helpline) -> list[Inline]:
    """Return how to reach a helpline by phone, text or textphone, a way a line."""
    numbers: list[Span] = []
    for number in helpline.phone:
        numbers += [*([Span(" or ")] if numbers else []), *dial(number)]
    if helpline.text:
        words = helpline.text if numbers else capital(helpline.text)
        numbers += [*([Span(", or ")] if numbers else []), *numbered(words, helpline.sms)]
    ways = [tuple(numbers)] if numbers else []
    if helpline.long:
        ways.append((Span("If that fails: "), *dial(helpline.long)))
    if helpline.tty:
        ways.append((Span("Textphone (TTY): "), *numbered(helpline.tty)))
    if helpline.other:
        ways.append(numbered(capital(helpline.other)))
    return ways


def dial(number: Number) -> Iterator[Span]:
    """Yield a number to call, and what to do then or who it is for."""
    yield Span(number.number, "number", number.tel)
    if number.note.startswith("then "):
        yield from numbered(f", {number.note}")
    elif number.note:
        yield from numbered(f" ({number.note})")
