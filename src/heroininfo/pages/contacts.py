"""Who to call, and which country that is for. Pure: no I/O."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from heroininfo.age import WARNING
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
from heroininfo.emergency_data import DATA_DAY
from heroininfo.model import Helpline, Kind, Number
from heroininfo.pages.words import address, capital, numbered, sentence, spans, spoken_date
from heroininfo.place import CHOOSE, Place, common_numbers

WHO_TO_CALL = "Who to call"
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
NONE_CONFIRMED = "No emergency number is confirmed for"
ASK_AROUND = "Ask people near you what to call for an ambulance."
FROM_LISTS = "The number is from lists; not confirmed by a page of the country."
LONGEST_UNBROKEN = 24
"""Columns that a number and what to do with it may take to stay on one line of any width."""


def data_words() -> str:
    """Return the day of the data, for the front page and `--version`."""
    return f"Pages and numbers of {spoken_date(DATA_DAY)}."


def who_to_call(
    kinds: Sequence[Kind], place: Place, helplines: Sequence[Helpline]
) -> Iterator[Block]:
    """Yield the emergency number, the best helpline of each kind, and the country they are for."""
    yield Heading(WHO_TO_CALL)
    items = []
    if place.emergency:
        items.append(with_number("Emergency: {emergency}", [place.note], place))
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
        yield Contact(helpline.name, (*ways, *running(facts)))


def brief(helpline: Helpline, label: str) -> Inline:
    """Return a helpline on one line: what or where it is for, if anything, its name, its number."""
    numbers = replace(helpline, other="") if has_number(helpline) else helpline
    ways = reach(numbers)[:1] or [(address(helpline.web),)]
    names = [name for name in (label, helpline.name) if name]
    return (Span("".join(f"{name}: " for name in names)), *ways[0])


def has_number(helpline: Helpline) -> bool:
    """Return whether a line can be called or texted."""
    return bool(helpline.phone or helpline.text)


def running(sentences: Iterable[str]) -> Iterator[Inline]:
    """Yield the sentences that say something as one running line; nothing where none does."""
    words = " ".join(filter(None, sentences))
    if words:
        yield (Span(words),)


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
    """Yield how old the numbers are, which country they are for, and how to choose another.

    `before`: what stands before that in the same paragraph.
    """
    if place.age:
        yield aged(place)
    if place.code and not place.emergency:
        yield spans(number_unconfirmed(place), place)
    known = [from_lists(place), place.doubt]
    yield spans(f"{before} {place_line(place, *known)}".strip(), place)


def place_line(place: Place, *known: str) -> str:
    """Return which country the numbers are for, how we know, and how to choose another.

    `known`: sentences that are said on the way.
    """
    if not place.code:
        return f"Your country is not known. {CHOOSE}"
    other = f"Other: `--country {'GB' if place.code != 'GB' else 'US'}`"
    shown = f"Country: {place.name} ({place.how})."
    return " ".join(filter(None, (shown, *known, other)))


def place_in_short(place: Place) -> str:
    """Return the same for a screen that has little room."""
    return place_line(place) if place.code else "Add your country: `--country GB`"


def from_lists(place: Place) -> str:
    """Return that no page of the country gives its number; empty where one does."""
    return FROM_LISTS if place.sure == "medium" else ""


def about_number(place: Place) -> Inline:
    """Return what to know before dialing: other numbers, doubts, age; empty where all is sure."""
    if not place.code:
        known = " ".join(f"{number}: {names}." for number, names in common_numbers())
    elif not place.emergency:
        known = number_unconfirmed(place)
    else:
        known = place.note
    words = " ".join(filter(None, (known, from_lists(place), place.doubt)))
    age = aged(place) if place.age else ()
    return (*numbered(words), *([Span(" ")] if words and age else []), *age)


def aged(place: Place) -> Inline:
    """Return that this copy is old."""
    if place.age.startswith(WARNING):
        return Span(WARNING, "emergency"), Span(place.age.removeprefix(WARNING))
    return (Span(place.age),)


def _common() -> tuple[tuple[Span, str], ...]:
    """Return common emergency numbers, and where each is right."""
    return tuple((Span(number, "number"), names) for number, names in common_numbers())


def number_unconfirmed(place: Place) -> str:
    """Return what to do where no emergency number is confirmed."""
    known = "" if NONE_CONFIRMED in place.note else f"{NONE_CONFIRMED} {place.name}."
    return " ".join(filter(None, (known, place.note, place.none, ASK_AROUND)))


def crisis_blocks(place: Place, helplines: Sequence[Helpline]) -> Iterator[Block]:
    """Yield who to call when someone thinks of ending their life, to stand above all else."""
    yield Heading("Talk to someone now")
    found = tuple(best_contacts(("crisis",), helplines))
    yield from found or (Paragraph(spans(f"Lines in many countries: {DIRECTORY}", place)),)
    yield Paragraph(spans("Emergency: if you may act on it now, call {emergency}.", place))
    yield from place_paragraphs(place)


def emergency_blocks(place: Place) -> list[Block]:
    """Return the emergency number, how to reach it without hearing or speech, and the country."""
    if not place.emergency:
        return list(place_leads(place))
    about = [place.note, f"Deaf, or cannot speak? {place.deaf}" if place.deaf else ""]
    return [Lead(with_number("Emergency: call {emergency}", about, place)), *place_leads(place)]


def with_number(words: str, about: Sequence[str], place: Place) -> Inline:
    """Return words on the emergency number, and the sentences that say something about it."""
    more = " ".join(filter(None, about))
    return (*spans(words, place), *(numbered(f". {more}") if more else ()))


def reach(helpline: Helpline) -> list[Inline]:
    """Return how to reach a helpline: by phone, text or mail; then, on a line, what else there is.

    A number and what to do with it, such as "then press 1", stand together.
    """
    ways = [list(dial(number)) for number in helpline.phone]
    if helpline.text:
        ways.append(text_way(helpline, first=not ways))
    if helpline.other:
        ways.append(list(numbered(helpline.other if ways else capital(helpline.other))))
    first = [part for way in ways for part in (Span(", or "), *way)][1:]
    more: list[Span] = []
    if helpline.long:
        more += [Span("If that fails: "), *dial(helpline.long), Span(". ")]
    if helpline.tty:
        more += [Span("Textphone (TTY): "), *numbered(helpline.tty), Span(".")]
    return [tuple(line) for line in (first, more) if line]


def dial(number: Number) -> Iterator[Span]:
    """Yield a number to call, and what to do then or who it is for."""
    then = f"{number.number}, {number.note}"
    if number.note.startswith("then ") and len(then) <= LONGEST_UNBROKEN:
        yield Span(then, "number", number.tel)
        return
    yield Span(number.number, "number", number.tel)
    if number.note.startswith("then "):
        yield from numbered(f", {number.note}")
    elif number.note:
        yield from numbered(f" ({number.note})")


def text_way(helpline: Helpline, *, first: bool = True) -> list[Span]:
    """Return what to text and where to, such as "text HOME to 741741", in one piece."""
    words = capital(helpline.text) if first else helpline.text
    if len(words) <= LONGEST_UNBROKEN:
        return [Span(words, "number", text_link(helpline))]
    return list(numbered(words, text_link(helpline)))


def text_link(helpline: Helpline) -> str:
    """Return the link that begins a text, with its words already in it where they are known.

    Source: RFC 5724, section 2.2.
    """
    if not helpline.sms_body:
        return helpline.sms
    from urllib.parse import quote  # on few pages

    return f"{helpline.sms}?body={quote(helpline.sms_body)}"
