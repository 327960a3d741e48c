"""Who to call and what to do in an emergency, and which country that is for. Pure: no I/O."""

from collections.abc import Iterator, Sequence
from datetime import date

from heroininfo.country import Place, common_numbers
from heroininfo.document import (
    Block,
    Bullets,
    Contact,
    Document,
    Footer,
    Heading,
    Inline,
    Pairs,
    Paragraph,
    Role,
    Span,
    Steps,
    Title,
)
from heroininfo.emergency import DO_NOT, SAY, STEPS
from heroininfo.model import KINDS, Helpline, Kind, Topic

PLACEHOLDER = "{emergency}"
"""Stands in the content for the number that the reader calls in an emergency."""

KIND_HEADINGS: dict[Kind, str] = {
    "crisis": "Talk to someone now",
    "treatment": "Find treatment or advice",
    "overdose": "Stay with me while I use",
    "poison": "Poison",
    "family": "For family and friends",
    "youth": "For young people",
    "locator": "Look online",
}
DIRECTORY = "findahelpline.com"
CHOOSE = "Choose one with --country, such as --country GB, or set HEROININFO_COUNTRY=GB."


def help_line_page(place: Place, lines: Sequence[Helpline], kind: Kind | None = None) -> Document:
    """Return the emergency number and the helplines of a country, all or of one kind."""
    blocks = _emergency_blocks(place)
    kinds = (kind,) if kind else KINDS
    shown = 0
    for wanted in kinds:
        group = [line for line in lines if line.kind == wanted]
        if group:
            blocks.append(Heading((Span(KIND_HEADINGS[wanted], "heading"),)))
            blocks += map(_contact, group)
            shown += len(group)
    if place.code and not shown:
        what = f"line of the kind {kind}" if kind else "drug or crisis line"
        blocks.append(Paragraph((Span(f"No {what} is listed for {place.name} yet."),), indent=0))
    call = f"call {place.call}" if place.emergency else "call the emergency number"
    numbers_change = (
        f"Numbers change. If one fails, {call} in an emergency, or look on {DIRECTORY}."
    )
    not_called = "No line was called to check it. Each shows where it was read."
    blocks.append(Footer((numbers_change, not_called)))
    return Document(tuple(blocks))


def all_lines_page(countries: Sequence[tuple[Place, Sequence[Helpline]]]) -> Document:
    """Return the emergency numbers and helplines of many countries."""
    blocks: list[Block] = []
    for place, lines in countries:
        blocks.append(Title(f"{place.name} ({place.code})"))
        blocks += _emergency_blocks(place)[:1]
        blocks += (_contact(line, with_kind=True) for line in lines)
    return Document(tuple(blocks))


def overdose_page(place: Place) -> Document:
    """Return what to do in an overdose. Needs no library: for when everything else fails."""
    more = (
        (Span("heroininfo overdose --guide", "command"), "one step a screen, with a CPR pacer"),
        (Span("heroininfo show overdose", "command"), "the signs, what to do after, the sources"),
    )
    return Document(
        (
            Paragraph(_call_now(place), indent=0),
            Steps(_placed_items(STEPS, place), indent=0),
            Heading((Span("Do not", "heading"),)),
            Bullets(_placed_items(DO_NOT, place)),
            Heading((Span("What to say on the phone", "heading"),)),
            Bullets(_placed_items(SAY, place)),
            *place_blocks(place, indent=0),
            Pairs(more, heading="More"),
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
    for kind in topic.call:
        for line in [line for line in lines if line.kind == kind and not line.region][:1]:
            facts = (_sentence(line.for_whom), _sentence(line.hours, line.cost))
            reach = (*_reach(line),) or ((Span(line.web, "number"),),)
            yield Contact(line.name, (*reach, *((Span(fact),) for fact in facts if fact)))
    if lines:
        yield Paragraph((Span("More lines: "), Span("heroininfo help-line", "command")))
    yield from place_blocks(place)


def place_blocks(place: Place, indent: int = 2) -> Iterator[Block]:
    """Yield which country the numbers are for, how we know, and how to choose another."""
    if not place.code:
        yield Paragraph((Span(f"Your country is not known. {CHOOSE}"),), indent)
        rows = ((Span(number, "number"), names) for number, names in common_numbers())
        yield Pairs(tuple(rows), heading="Some emergency numbers" if not indent else "")
        return
    if not place.emergency:
        yield Paragraph(
            (Span(place.note or f"No emergency number is confirmed for {place.name}."),), indent
        )
    yield Paragraph(
        (
            Span(f"Shown for {place.name} ({place.how}). Another: "),
            Span("--country GB" if place.code != "GB" else "--country US", "command"),
        ),
        indent,
    )


def _emergency_blocks(place: Place) -> list[Block]:
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
        if part:
            yield Span(part, role)


def spoken_date(text: str) -> str:
    """Return `2026-11-22` as "22 Nov 2026", `2026-11` as "Nov 2026", `2026` as it is."""
    parts = text.split("-")
    if len(parts) == 1:
        return text
    month = date(2000, int(parts[1]), 1).strftime("%b")
    return " ".join([part.lstrip("0") for part in parts[2:]] + [month, parts[0]])


def _contact(line: Helpline, *, with_kind: bool = False) -> Contact:
    """Return a helpline with all that is known of it, one fact a line."""
    facts = (
        KIND_HEADINGS[line.kind] + "." if with_kind else "",
        _sentence(line.for_whom),
        _sentence(line.hours, line.cost, line.privacy),
        _sentence(", ".join(line.languages)),
        _sentence(f"Only in {line.region}" if line.region else ""),
        _sentence(line.note),
    )
    lines: list[Inline] = [*_reach(line), *((Span(fact),) for fact in facts if fact)]
    if line.web:
        lines.append((Span(line.web, "number"),))
    if line.operator:
        lines.append((Span(_sentence(f"Run by {line.operator}")),))
    lines.append((Span(_where_read(line), "faint"),))
    return Contact(line.name, tuple(lines))


def _reach(line: Helpline) -> Iterator[Inline]:
    """Yield how to reach a line by phone, text or textphone."""
    numbers: list[Span] = []
    for phone in line.phone:
        if numbers:
            numbers.append(Span(" or "))
        numbers.append(Span(phone, "number"))
    if line.text:
        numbers += [Span(", or "), Span(line.text, "number")] if numbers else [
            Span(line.text[:1].upper() + line.text[1:], "number")]  # fmt: skip
    if numbers:
        yield tuple(numbers)
    if line.tty:
        yield (Span("Textphone (TTY): "), Span(line.tty, "number"))
    if line.other:
        yield (Span(line.other),)


def _where_read(line: Helpline) -> str:
    """Return where and when the number was read."""
    when = "no date shown" if line.seen == "undated" else spoken_date(line.seen)
    if line.source.startswith("https://"):
        return f"Read on {line.source.split('/')[2].removeprefix('www.')}, {when}."
    return f"Read in a {line.source}, {when}."


def _sentence(*parts: str) -> str:
    """Return the parts that say something as one sentence; empty where none does."""
    words = ", ".join(part for part in parts if part)
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
