"""Document -> CommonMark 0.31. A strict parser reads back the words and links of the document.

A paragraph or an item is one line: programs that show Markdown wrap it themselves.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
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
from heroininfo.render.outline import Outline, outline

SIGNS = re.compile(r"[\\`*_\[\]<>~]|&(?=[#\w])")
"""What means something to Markdown wherever it stands."""
STRONG = re.compile(r"(?s)^(\W*)(\w.*?)(\s*)$")
"""What is set in stars: no space at either end, no full stop at the first, by CommonMark."""
STARTS = re.compile(r"(#{1,6}(?= |\Z)|[-+](?= |\Z)|-{3,}|=+|\d{1,9}(?=[.)](?: |\Z)))(.?)")
"""What means something to Markdown where a line begins."""
CHART_WIDTH = 80

ITEM, OTHER_ITEM = "-", "*"
NUMBERED, OTHER_NUMBERED = ".", ")"
"""Two lists on end would be read as one, so the second has the other sign."""


def render(document: Document) -> str:
    """Return the document as CommonMark, ending in a newline."""
    levels = outline(document)
    chunks = [] if levels.named else [_heading(1, _said(levels.name))]
    for block in document.blocks:
        for chunk in _block(block, levels):
            after_list = bool(chunks) and _is_list(chunk) and chunks[-1][:2] == chunk[:2]
            chunks.append(_otherwise(chunk) if after_list else chunk)
    return "\n\n".join(chunks) + "\n"


def _is_list(chunk: str) -> bool:
    """Return whether a chunk is a list, with the usual sign for its items."""
    return chunk.startswith((f"{ITEM} ", f"1{NUMBERED} "))


def _otherwise(chunk: str) -> str:
    """Return a list with the other sign for its items."""
    if chunk.startswith(ITEM):
        return re.sub(rf"^{re.escape(ITEM)} ", f"{OTHER_ITEM} ", chunk, flags=re.MULTILINE)
    return re.sub(
        rf"^(\d+){re.escape(NUMBERED)} ", rf"\1{OTHER_NUMBERED} ", chunk, flags=re.MULTILINE
    )


def _block(block: Block, levels: Outline) -> Iterator[str]:
    """Yield the chunks of one block, each to be parted from others by a blank line."""
    match block:
        case Title(text):
            yield _heading(levels.title, _said(text))
        case Heading(text, urgent):
            yield _heading(levels.heading, ("**Emergency:** " if urgent else "") + _said(text))
        case Lead(text) | Paragraph(text):
            yield _line(text)
        case Bullets(items, lead):
            yield from [_line(lead)] if lead else []
            yield from _list(items)
        case Card(items, notes):
            yield "\n".join(_card(items, notes))
        case Steps(items):
            yield "\n".join(f"{n}{NUMBERED} {_line(item)}" for n, item in enumerate(items, 1))
        case Pairs(rows, heading):
            yield from [_heading(levels.heading, _said(heading))] if heading else []
            yield from _list(_pair(name, meaning) for name, meaning in rows)
        case Contact(name, lines):
            yield f"**{_said(name)}**"
            yield from _list(lines)
        case Code(link, lines):
            yield _fenced(_qr(link))
            yield from _list(lines)
        case Chart():
            from heroininfo.render.chart import draw  # on few pages

            yield _fenced(plain(row) for row in draw(block, CHART_WIDTH))
        case Grid():  # CommonMark has none
            for part in block.lists():
                yield from _block(part, levels)
        case Columns(columns):
            for column in columns:
                for inner in column:
                    yield from _block(inner, levels)
        case References(items):
            yield from _list(_reference(item) for item in items)
        case Footer(lines):
            yield from (_line((Span(line),)) for line in lines)


def _heading(level: int, text: str) -> str:
    """Return a heading; a sign at its end would be taken for a closing one."""
    kept = text[:-1] + "\\#" if text.endswith("#") else text
    return f"{'#' * level} {kept}"


def _list(items: Iterable[Inline]) -> Iterator[str]:
    """Yield a list without an order; none where it has no items."""
    lines = [f"{ITEM} {_line(item)}" for item in items]
    if lines:
        yield "\n".join(lines)


def _card(items: Sequence[Inline], notes: Sequence[Inline]) -> Iterator[str]:
    """Yield numbered actions, each with its note on a line of its own."""
    for number, (item, note) in enumerate(zip_longest(items, notes, fillvalue=()), 1):
        first = f"{number}{NUMBERED} "
        yield first + _line(item) + ("\\" if note else "")
        if note:
            yield " " * len(first) + _line(note)


def _pair(name: Span, meaning: str) -> Inline:
    """Return a name and its meaning as one line."""
    return (name, Span(f": {meaning}")) if meaning else (name,)


def _reference(item: Reference) -> Inline:
    """Return a source as one line, with the number that the marks of the page give."""
    return (Span(f"[{item.number}] {item.words}: "), Span(item.url, "address", item.url))


def _line(text: Inline) -> str:
    """Return spans as one line that begins no list, heading or rule."""
    line = "".join(map(_span, text)).strip()
    return STARTS.sub(_kept, line, count=1) if STARTS.match(line) else line


def _kept(found: re.Match[str]) -> str:
    """Return the beginning of a line so that it is read as text."""
    return f"{found[1]}\\{found[2]}" if found[1].isdigit() else f"\\{found[0]}"


def _span(span: Span) -> str:
    """Return a span with its role and link."""
    if span.role == "command" and not span.link:
        fence = "`" * (1 + max(map(len, re.findall("`+", span.text)), default=0))
        gap = " " if span.text.startswith("`") or span.text.endswith("`") else ""
        return f"{fence}{gap}{span.text}{gap}{fence}"
    if span.link and span.link == span.text and not re.search(r"[\s<>]", span.link):
        return f"<{span.link}>"
    said = _said(span.text)
    if span.role in ("emergency", "message"):
        said = STRONG.sub(r"\1**\2**\3", said)
    if not span.link or span.link.startswith("#"):  # parts of a page have no names in CommonMark
        return said
    return f"[{said}]({_destination(span.link)})"


def _destination(link: str) -> str:
    """Return where a link leads, between angle brackets where it needs them."""
    encoded = re.sub(r"[\s<>]", lambda found: f"%{ord(found[0]):02X}", link)
    return f"<{encoded}>" if re.search(r"[()\\]", encoded) else encoded


def _said(text: str) -> str:
    """Return a text of which no sign means anything to Markdown."""
    return SIGNS.sub(r"\\\g<0>", re.sub(r"\s+", " ", text))


def _fenced(lines: Iterable[str]) -> str:
    """Return lines that are to be shown as they stand."""
    return "\n".join(["```", *lines, "```"])


def _qr(link: str) -> tuple[str, ...]:
    """Return a link as a code, drawn in characters."""
    from heroininfo.render.qr import draw  # slow, and on few pages

    return draw(link, halves=True, on_paper=True, width=CHART_WIDTH)
