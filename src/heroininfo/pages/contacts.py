"""Who to call and what to do in an emergency, and which country that is for. Pure: no I/O."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from heroininfo.document import (
    Block,
    Bullets,
    Contact,
    Document,
    Heading,
    Inline,
    Pairs,
    Paragraph,
    Role,
    Span,
    Steps,
)
from heroininfo.emergency_data import DO_NOT, SAY, STEPS
from heroininfo.model import Helpline, Kind, Topic
from heroininfo.place import Place, common_numbers

PLACEHOLDER = "{emergency}"
"""Stands in the content for the number that the reader calls in an emergency."""

DIRECTORY = "findahelpline.com"
"""Where lines of many countries are listed."""
NO_LINES = f"No line is listed for {{}} yet. Lines in many countries: {DIRECTORY}"
COMMAND = re.compile(
    r"(heroininfo (?:show [a-z-]+|overdose|help-line|topics|timeline|symptoms|check-in|search))\b"
)
"""A command that a text names: never broken over two lines."""

KIND_HEADINGS: dict[Kind, str] = {
    "crisis": "Talk to someone now",
    "treatment": "Find treatment or advice",
    "overdose": "Stay with me while I use",
    "poison": "Poison",
    "family": "For family and friends",
    "youth": "For young people",
    "locator": "Look online",
}
NUMBER = re.compile(r"([*+]?\d(?:[\d -]*\d)?)")
"""A number to dial, of any length."""
CHOOSE = "Choose one with --country, such as --country GB, or set HEROININFO_COUNTRY=GB."


def overdose_page(place: Place) -> Document:
    """Return what to do in an overdose. Needs no library: for when everything else fails."""
    more = (
        (Span("heroininfo overdose --guide", "command"), "one step a screen, with a CPR pacer"),
        (Span("heroininfo show overdose", "command"), "the signs, what to do after, the sources"),
    )
    unconfirmed = _unconfirmed(place, indent=0) if place.code and not place.emergency else ()
    return Document(
        (
            Paragraph(_call_now(place), indent=0),
            *unconfirmed,
            Steps(_placed_items(STEPS, place), indent=0),
            Heading((Span("Do not", "heading"),)),
            Bullets(_placed_items(DO_NOT, place)),
            Heading((Span("What to say on the phone", "heading"),)),
            Bullets(_placed_items(SAY, place)),
            *place_blocks(place, indent=0),
            Pairs(more, heading="More"),
            Paragraph(_call_now(place), indent=0),  # what is left on a short screen
        )
    )


def first_steps(place: Place) -> list[Block]:
    """Return the number and the first steps, to stand above whatever else was asked for."""
    more = (Span("All the steps: "), Span("heroininfo overdose", "command"))
    return [
        Paragraph(_call_now(place), indent=0),
        Steps(_placed_items(STEPS[:3], place), indent=0),
        Paragraph(more, indent=0),
        *place_blocks(place, indent=0),
    ]


def _call_now(place: Place) -> Inline:
    """Return the line that comes first when someone may be dying."""
    return (
        Span("Emergency:", "emergency"),
        Span(" call "),
        Span(place.call, "number"),
        Span(" now. Put the phone on speaker."),
    )


def _placed_items(items: Sequence[str], place: Place) -> tuple[Inline, ...]:
    """Return texts with the reader's emergency number in them."""
    return tuple(tuple(placed(item, place)) for item in items)


def who_to_call(topic: Topic, place: Place, lines: Sequence[Helpline]) -> Iterator[Block]:
    """Yield the emergency number, the lines that suit a page, and the country they are for."""
    yield Heading((Span("Who to call", "heading"),))
    if place.emergency:
        yield Paragraph((Span("Emergency:", "emergency"), Span(" "), Span(place.call, "number")))
    yield from best_lines(topic.call, lines)
    if lines:
        yield Paragraph((Span("More lines: "), Span("heroininfo help-line", "command")))
    elif place.code:
        yield Paragraph((Span(NO_LINES.format(place.name)),))
    yield from place_blocks(place)


def best_of(kinds: Sequence[Kind], lines: Sequence[Helpline]) -> Iterator[Helpline]:
    """Yield the best line of each kind that serves the whole country."""
    for kind in kinds:
        yield from [line for line in lines if line.kind == kind and not line.region][:1]


def best_crisis_lines(lines: Sequence[Helpline]) -> list[Helpline]:
    """Return the lines that an answer to words of suicide leads with."""
    return list(best_of(("crisis",), lines))


def best_lines(kinds: Sequence[Kind], lines: Sequence[Helpline]) -> Iterator[Contact]:
    """Yield how to reach the best line of each kind."""
    for line in best_of(kinds, lines):
        facts = (sentence(line.for_whom), sentence(line.hours, line.cost))
        ways = (*reach(line),) or ((Span(line.web, "number"),),)
        yield Contact(line.name, (*ways, *((Span(fact),) for fact in facts if fact)))


def place_blocks(place: Place, indent: int = 2) -> Iterator[Block]:
    """Yield which country the numbers are for, how we know, and how to choose another."""
    if not place.code:
        yield Paragraph((Span(f"Your country is not known. {CHOOSE}"),), indent)
        rows = ((Span(number, "number"), names) for number, names in common_numbers())
        yield Pairs(tuple(rows), heading="Some emergency numbers" if not indent else "")
        return
    if not place.emergency:
        yield from _unconfirmed(place, indent)
    yield Paragraph(
        (
            Span(f"Shown for {place.name} ({place.how}). Another: "),
            Span("--country GB" if place.code != "GB" else "--country US", "command"),
        ),
        indent,
    )


def _unconfirmed(place: Place, indent: int) -> Iterator[Block]:
    """Yield what to do where no emergency number is confirmed."""
    said = place.note or f"No emergency number is confirmed for {place.name}."
    yield Paragraph((Span(f"{said} Ask people near you what to call for an ambulance."),), indent)


def crisis_blocks(place: Place, lines: Sequence[Helpline]) -> Iterator[Block]:
    """Yield who to call when someone thinks of ending their life, to stand above all else."""
    yield Heading((Span("Talk to someone now", "heading"),))
    found = tuple(best_lines(("crisis",), lines))
    yield from found or (Paragraph((Span(f"Lines in many countries: {DIRECTORY}"),)),)
    yield Paragraph(
        (
            Span("Emergency:", "emergency"),
            Span(" if you may act on it now, call "),
            Span(place.call, "number"),
            Span("."),
        )
    )
    yield from place_blocks(place)


def emergency_blocks(place: Place) -> list[Block]:
    """Return the emergency number, which country it is for, and how to choose another."""
    if not place.emergency:
        return list(place_blocks(place, indent=0))
    number: Inline = (Span("Emergency:", "emergency"), Span(" call "), Span(place.call, "number"))
    if place.note:
        number = (*number, Span(f". {place.note}"))
    return [Paragraph(number, indent=0), *place_blocks(place, indent=0)]


def placed(text: str, place: Place, role: Role = "") -> Iterator[Span]:
    """Yield a text with the reader's emergency number in place of the placeholder."""
    for index, part in enumerate(text.split(PLACEHOLDER)):
        if index:
            yield Span(place.call, "number")
        for number, piece in enumerate(COMMAND.split(part)):
            if piece:
                yield Span(piece, "command" if number % 2 else role)


def spoken_date(text: str) -> str:
    """Return `2026-11-22` as "22 Nov 2026", `2026-11` as "Nov 2026", `2026` as it is."""
    parts = text.split("-")
    if len(parts) == 1:
        return text
    month = date(2000, int(parts[1]), 1).strftime("%b")
    return " ".join([part.lstrip("0") for part in parts[2:]] + [month, parts[0]])


def reach(line: Helpline) -> Iterator[Inline]:
    """Yield how to reach a line by phone, text or textphone."""
    numbers: list[Span] = []
    for phone in line.phone:
        numbers += [*([Span(" or ")] if numbers else []), *marked(phone)]
    if line.text:
        words = line.text if numbers else line.text[:1].upper() + line.text[1:]
        numbers += [*([Span(", or ")] if numbers else []), *marked(words)]
    if numbers:
        yield tuple(numbers)
    if line.tty:
        yield (Span("Textphone (TTY): "), *marked(line.tty))
    if line.other:
        yield tuple(marked(line.other[:1].upper() + line.other[1:]))


def marked(text: str) -> Iterator[Span]:
    """Yield a text with each number in it marked as one, so that it is never broken."""
    for index, part in enumerate(NUMBER.split(text)):
        if part:
            yield Span(part, "number" if index % 2 else "")


def sentence(*parts: str) -> str:
    """Return the parts that say something as one sentence; empty where none does."""
    words = ", ".join(part for part in parts if part)
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
