"""A sentence -> spans: the one place where sentences of pages and of the program are filled in.

Sentences are written as sentences: `Emergency: call {emergency} now.` Whatever is set between
backquotes, or is a command of this program, is a command: never broken over two lines.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from heroininfo.document import Inline, Span
from heroininfo.place import Place

PARTS = re.compile(
    r"(?P<place>\{emergency\})|(?P<crisis>\{crisis\})|(?P<emergency>\AEmergency:)|`(?P<quoted>[^`]+)`"
    r"|(?P<command>heroininfo (?:show [a-z-]+|overdose|help-line|topics|timeline|symptoms|check-in"
    r"|search)\b)"
)
NUMBER = re.compile(r"([*+]?\d(?:[\d -]*\d)?)")
"""A number to dial, of any length."""


def spans(text: str, place: Place) -> Inline:
    """Return a sentence as spans, with the reader's emergency number in it."""
    return tuple(_parts(text, place))


def _parts(text: str, place: Place) -> Iterator[Span]:
    """Yield the spans of a sentence."""
    end = 0
    for found in PARTS.finditer(text):
        if found.start() > end:
            yield Span(text[end : found.start()])
        if found["place"]:
            yield from call(place)
        elif found["crisis"]:
            yield from crisis_line(place)
        elif found["emergency"]:
            yield Span(found["emergency"], "emergency")
        else:
            yield Span(found["quoted"] or found["command"], "command")
        end = found.end()
    if end < len(text):
        yield Span(text[end:])


def call(place: Place) -> Iterator[Span]:
    """Yield the number or numbers to call in an emergency, each with its link."""
    if not place.emergency:
        yield Span(place.call, "number")
    for index, number in enumerate(place.emergency):
        if index:
            yield Span(" or ", "number")
        yield Span(number, "number", f"tel:{number}")


def crisis_line(place: Place) -> Iterator[Span]:
    """Yield the number of a crisis line of the country, or how to find one."""
    number, link = place.crisis
    if number:
        yield Span(number, "number", link)
    else:
        yield from (Span("a crisis line ("), Span("heroininfo help-line", "command"), Span(")"))


def filled(text: str, place: Place) -> str:
    """Return a sentence as text alone, with the reader's emergency number in it."""
    return "".join(span.text for span in _parts(text, place))


def said(texts: Sequence[str], place: Place) -> Inline:
    """Return sentences as running text."""
    return spans(" ".join(texts), place)


def joined(texts: Sequence[Inline], between: str) -> Inline:
    """Return texts as one, with the same words between each two of them."""
    whole: list[Span] = []
    for text in texts:
        whole += [*([Span(between)] if whole else []), *text]
    return tuple(whole)


def numbered(text: str, link: str = "") -> Inline:
    """Return a text with each number in it marked as one, the first with a link."""
    found: list[Span] = []
    for index, part in enumerate(NUMBER.split(text)):
        if part:
            found.append(
                Span(part, "number", link if index == 1 else "") if index % 2 else Span(part)
            )
    return tuple(found)


def address(url: str) -> Span:
    """Return a web address as a link that stays whole."""
    return Span(url, "address", url)


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def sentence(*parts: str) -> str:
    """Return the parts that say something as one sentence; empty where none does."""
    words = ", ".join(part for part in parts if part)
    return f"{capital(words).rstrip('.')}." if words else ""


def spoken_date(text: str) -> str:
    """Return `2026-11-22` as "22 Nov 2026", `2026-11` as "Nov 2026", `2026` as it is."""
    parts = text.split("-")
    if len(parts) == 1:
        return text
    month = date(2000, int(parts[1]), 1).strftime("%b")
    return " ".join([part.lstrip("0") for part in parts[2:]] + [month, parts[0]])
