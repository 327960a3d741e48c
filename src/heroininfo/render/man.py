"""Document -> a manual page in the macros of man(7), for groff and mandoc. All ASCII."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from heroininfo.document import (
    Block,
    Bullets,
    Card,
    Chart,
    Code,
    Columns,
    Contact,
    Document,
    Footer,
    Grid,
    Heading,
    Inline,
    Lead,
    Pairs,
    Paragraph,
    Reference,
    References,
    Span,
    Steps,
    Title,
)
from heroininfo.render.lines import plain
from heroininfo.render.outline import outline

SOURCE_WIDTH = 78
CHART_WIDTH = 72
SIGNS = {"\\": r"\e", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", "'": r"\(aq", '"': r"\(dq"}
"""What roff would change or take for an instruction."""


def render(
    document: Document, *, name: str = "heroininfo", section: int = 7, date: str = ""
) -> str:
    """Return the document as the manual page `name` of a `section`, ending in a newline."""
    titled = any(isinstance(block, Title) for block in document.blocks)
    lines = [
        f'.TH {name.upper()} {section} "{date}" heroininfo "{_said(outline(document).name)}"',
        ".nh",  # words and lines stay as they are: easier to read, and to copy
        ".ad l",
    ]
    for block in document.blocks:
        for line in _block(block, ".SS" if titled else ".SH"):
            if lines[-1] == ".ad l" and not line.startswith(".SH"):
                lines.append(".SH DESCRIPTION")
            if line != ".PP" or not lines[-1].startswith((".SH", ".SS")):
                lines.append(line)
    return "\n".join(lines) + "\n"


def _block(block: Block, heading: str) -> Iterator[str]:
    """Yield the lines of one block."""
    match block:
        case Title(text):
            yield f".SH {_said(text.upper())}"
        case Heading(text, urgent):
            yield f"{heading} {_said(('Emergency: ' if urgent else '') + text)}"
        case Lead(text) | Paragraph(text):
            yield from (".PP", *_filled(text))
        case Bullets(items, lead):
            yield from (".PP", *_filled(lead)) if lead else ()
            yield from _bullets(items)
        case Card(items, notes):
            for number, (item, note) in enumerate(zip_longest(items, notes, fillvalue=()), 1):
                yield from (f".IP {number}. 4", *_filled(item))
                yield from (".br", *_filled(note)) if note else ()
        case Steps(items):
            for number, item in enumerate(items, 1):
                yield from (f".IP {number}. 4", *_filled(item))
        case Pairs(rows, title):
            if title:
                yield f"{heading} {_said(title)}"
            for name, meaning in rows:
                tag = ".TP 8" if meaning else ".PP"
                yield from (tag, *_filled((name,)), *_filled((Span(meaning),)))
        case Contact(name, lines):
            yield from (".PP", rf"\fB{_said(name)}\fR", ".RS 2")
            for line in lines:
                yield from (".br", *_filled(line))
            yield ".RE"
        case Code(link, lines):
            yield from _as_it_stands(_qr(link))
            yield from _bullets(lines)
        case Chart():
            from heroininfo.render.chart import draw  # on few pages

            yield from _as_it_stands(plain(row) for row in draw(block, CHART_WIDTH))
        case Grid():  # man(7) has none
            for part in block.lists():
                yield from _block(part, heading)
        case Columns(columns):
            for column in columns:
                for inner in column:
                    yield from _block(inner, heading)
        case References(works):
            for work in works:
                yield from _reference(work)
        case Footer(lines):
            for words in lines:
                yield from (".PP", *_filled((Span(words),)))


def _bullets(items: Iterable[Inline]) -> Iterator[str]:
    """Yield a list without an order."""
    for item in items:
        yield from (r".IP \(bu 2", *_filled(item))


def _reference(item: Reference) -> Iterator[str]:
    """Yield a source, with the number that the marks of the page give."""
    yield from (f".IP [{item.number}] 6", *_filled((Span(item.words),)), ".br")
    yield from _filled((Span(item.url),))


def _filled(text: Inline) -> Iterator[str]:
    """Yield running text as lines that roff fills; none of them is an instruction."""
    source = re.sub(r"\s+", " ", "".join(map(_span, text))).strip()
    for line in textwrap.wrap(source, SOURCE_WIDTH, break_long_words=False, break_on_hyphens=False):
        yield rf"\&{line}" if line.startswith(".") else line


def _as_it_stands(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines that are not to be filled."""
    yield from (".PP", ".nf")
    for line in lines:
        yield rf"\&{_said(line)}" if line else r"\&"
    yield ".fi"


def _span(span: Span) -> str:
    """Return a span; what is not plain text is bold."""
    said = _said(span.text)
    if span.role in ("command", "number", "emergency", "message"):
        if span.role == "command":  # hyphens to copy, and long choices that may be broken
            said = said.replace("-", r"\-").replace("|", r"|\:")
        return rf"\fB{said}\fR"
    return said


def _said(text: str) -> str:
    """Return a text of which no sign means anything to roff."""
    return "".join(
        SIGNS.get(sign, sign) if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in text
    )


def _qr(link: str) -> tuple[str, ...]:
    """Return a link as a code, drawn in characters."""
    from heroininfo.render.qr import draw  # slow, and on few pages

    return draw(link, halves=True, on_paper=True, width=CHART_WIDTH)
