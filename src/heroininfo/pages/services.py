"""An organisation's own places and numbers, as blocks of a page. Pure: no I/O.

They stand under a heading that says whose they are, after the lines of the country and never in
their place. Their words are shown as they are: no number, command or country is filled in.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from heroininfo.course import count
from heroininfo.document import (
    Block,
    Bullets,
    Contact,
    Document,
    Heading,
    Inline,
    Lead,
    Paragraph,
    Span,
)
from heroininfo.errors import echo
from heroininfo.model import Number, Topic, name_key
from heroininfo.pages.contacts import WHO_TO_CALL, dial
from heroininfo.pages.overdose import TOPIC as OVERDOSE
from heroininfo.pages.words import address, joined, sentence, spoken_date
from heroininfo.services.near import chosen, towns
from heroininfo.services.records import Service, Services

MOST = 20
"""Services that a list shows."""
MOST_ON_PAGE = 3
TOWNS = 5
DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=\Z|[T ])")


def near_you(found: Services, topic: Topic | None = None) -> Iterator[Block]:
    """Yield who added services, and those that the reader asked for: at most 20.

    Where all are too many and no place was named, how to choose. `topic`: the page that they stand
    on: at most 3 then, those first that its names fit.
    """
    services = chosen(found)
    if not found.services:
        return
    whose = f"added by {found.added_by}" if found.added_by else f"from the file {found.file}"
    yield Heading(f"Near you, {whose} (not checked by heroininfo)")
    if not services:
        yield _paragraph(f'None is near "{echo(found.where)}". {_towns(found)}', found)
        return
    if too_many(found):
        places = count(len(services), "place")
        yield _paragraph(f"{places} in {found.file}. {_towns(found)}", found)
        return
    yield Paragraph((Span("If one of these fails, use a number above."),))
    if topic:
        names = [name_key(name) for name in (topic.id, topic.title, *topic.also)]
        services.sort(key=lambda service: not _fits(service, names))
    shown = services[: MOST_ON_PAGE if topic else MOST]
    yield from map(_contact, shown)
    more = len(services) - len(shown)
    if more and topic:
        yield Paragraph((Span(f"{more} more: "), Span("heroininfo help-line", "command")))
    elif more:
        yield Paragraph((Span(f"{more} more. A postcode or a street shows fewer."),))


def too_many(found: Services) -> bool:
    """Return whether services are too many for a page, and no place was named to choose by."""
    return len(found.services) > MOST and not found.where


def with_services(
    document: Document, found: Services | None, topic: Topic | None = None
) -> Document:
    """Return a page with services after its lines to call: before what ends the page.

    The page on overdose stays as it is: its steps and its number stand alone.
    """
    if not found or (topic and topic.id == OVERDOSE):
        return document
    own = document.blocks if topic else tuple(_announced(document.blocks, found))
    place = len(own) - 1
    for index, (block, after) in enumerate(pairwise(own)):
        if block == Heading(WHO_TO_CALL) and isinstance(after, Bullets):
            place = index + 2
    return replace(document, blocks=(*own[:place], *near_you(found, topic), *own[place:]))


def _announced(blocks: Sequence[Block], found: Services) -> Iterator[Block]:
    """Yield the blocks of a page; before its first heading, that services stand at its end."""
    first = next((block for block in blocks if isinstance(block, Heading)), None)
    shown = min(len(chosen(found)), MOST)
    for block in blocks:
        if block is first and shown and not too_many(found):
            yield Lead((Span(f"Near you: {count(shown, 'place')}, at the end of this page."),))
        yield block


def _paragraph(words: str, found: Services) -> Paragraph:
    """Return words, and how to see fewer services."""
    town = next(iter(towns(found.services)), "TOWN")
    command = f"heroininfo help-line --near {_quoted(town)}"
    ways = "See those near you, by town or postcode: "
    return Paragraph((Span(f"{words} {ways}".lstrip()), Span(command, "command")))


def _towns(found: Services) -> str:
    """Return the towns that services are in, those with the most first."""
    known = towns(found.services)
    more = f" and {len(known) - TOWNS} more" if len(known) > TOWNS else ""
    return f"Towns: {', '.join(known[:TOWNS])}{more}." if known else ""


def _quoted(word: str) -> str:
    """Return a word as a shell takes it."""
    return word if re.fullmatch(r"[\w-]+", word) else '"' + re.sub(r'["$`\\!]', "", word) + '"'


def _fits(service: Service, names: Sequence[str]) -> bool:
    """Return whether one of some names stands in what a service says of itself."""
    said = f" {name_key(' '.join((service.name, *service.category, service.about)))} "
    return any(f" {name} " in said for name in names)


def _contact(service: Service) -> Contact:
    """Return a service with all that its file says of it, one fact a line."""
    owner = service.organization
    facts = (
        service.address,
        " ".join(filter(None, (sentence(service.hours), sentence(service.cost)))),
        sentence(service.about),
        sentence(service.for_whom),
        sentence(service.languages),
        sentence(", ".join(service.category)),
        sentence(f"Run by {owner}") if owner not in ("", service.name) else "",
        f"They last checked it {_when(service.seen)}." if service.seen else "",
    )
    ways = [joined([tuple(_call(number)) for number in service.phone], " or ")]
    if service.web:
        ways.append((address(service.web),))
    lines: list[Inline] = [*filter(None, ways), *((Span(fact),) for fact in facts if fact)]
    return Contact(service.name, tuple(lines))


def _call(number: Number) -> Iterator[Span]:
    """Yield a number to call, or to text, with its link."""
    if number.note == "text":
        yield from (
            Span("text "),
            Span(number.number, "number", f"sms:{number.tel.removeprefix('tel:')}"),
        )
    else:
        yield from dial(number)


def _when(text: str) -> str:
    """Return a date as it is spoken, or as the file has it."""
    found = DATE.match(text)
    return spoken_date(found[0]) if found else text.rstrip(".")
