"""Document -> plain text, and the layout that the styled text shares with it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

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
from heroininfo.render.lines import Ink, Row, pieces, plain, words, wrap

PAPER = Ink()
INDENT = "  "
DEEPER = "    "
PAIR_GAP = 2
COLUMN = 38
"""A narrower column than this holds no list worth reading beside another."""
CELL = 16
"""A narrower cell than this holds no words worth reading beside others."""
TOO_SMALL = "The code does not fit this window. Make it larger, or the letters smaller."
PAIR_COLUMN = 40
"""The left column of pairs is at most this wide; wider names stand on a line of their own."""
MEANING = 34
"""Columns that are enough for a meaning beside its name."""


def render(document: Document, width: int, ink: Ink = PAPER) -> str:
    """Return the document as plain text of `width` columns, ending in a newline."""
    return "".join(plain(row) + "\n" for row in layout(document, width, ink))


def first_that_fits(documents: Iterable[Document], width: int, rows: int) -> Document:
    """Return the first of some documents, at least one, that needs at most so many rows.

    The last one where none does.
    """
    for document in documents:
        last = document
        if sum(_height(row, width) for row in layout(document, width)) <= rows:
            break
    return last


def _height(row: Row, width: int) -> int:
    """Return the rows of a screen that a row takes: more than one where it is too long."""
    return max(1, -(-len(plain(row)) // width))


def layout(document: Document, width: int, ink: Ink = PAPER) -> Iterator[Row]:
    """Yield the rows of a document, blocks parted by one blank row where nothing joins them.

    Rows are at most `width` columns; only a number, command or address longer than that is.
    """
    before: Block | None = None
    for block in document.blocks:
        if before and not _joined(before, block):
            yield []
        before = block
        yield from _block(block, width, ink)


def _joined(before: Block, block: Block) -> bool:
    """Return whether a block belongs right under another: no blank row parts them."""
    match before, block:
        case (Heading(), _) | (Title(), Lead()) | (Paragraph(), Steps()):
            return True
        case (Paragraph(), Bullets(_, lead)):
            return not lead
        case (Contact(), Contact()):
            return _has_way(before) and _has_way(block)
    return False


def _block(block: Block, width: int, ink: Ink) -> Iterator[Row]:
    """Yield the rows of one block."""
    match block:
        case Title(text):
            yield from wrap(words(text, "title"), width)
        case Heading(text, urgent):
            lead: Row = [("Emergency:", "emergency"), (" ", "")] if urgent else []
            yield from wrap([*lead, (text, "heading")], width)
        case Lead(text):
            yield from wrap(pieces(text), width)
        case Paragraph(text):
            yield from wrap(pieces(text), width, INDENT, INDENT)
        case Bullets(items, lead_line):
            yield from _list(items, lead_line, width)
        case Card(items, notes):
            yield from _card(items, notes, width)
        case Steps(items):
            yield from _numbered(items, INDENT, width)
        case Pairs(rows, heading, shorten):
            yield from wrap(words(heading, "heading"), width)
            yield from _pairs(rows, width, shorten)
        case Contact():
            yield from _contact(block, width)
        case Code():
            yield from _code(block, width, ink)
        case Chart():
            from heroininfo.render.chart import draw  # on few pages

            yield from draw(block, width)
        case Grid():
            yield from _table(block, width)
        case Columns(columns):
            yield from _columns(columns, width, ink)
        case References(items):
            yield from chain.from_iterable(_reference(item, width) for item in items)
        case Footer(lines):
            yield from chain.from_iterable(wrap(words(line, "faint"), width) for line in lines)


def _contact(block: Contact, width: int) -> Iterator[Row]:
    """Yield a helpline, how to reach it beside its name where there is room."""
    beside = [(f"{block.name}: ", ""), *pieces(block.lines[0] if block.lines else ())]
    if _has_way(block) and len(INDENT) + len(plain(beside)) <= width:
        yield from wrap(beside, width, INDENT, INDENT)
        yield from _deeper(block.lines[1:], width)
    else:
        yield from wrap(words(block.name), width, INDENT, INDENT)
        yield from _deeper(block.lines, width)


def _has_way(block: Block) -> bool:
    """Return whether a block is a name and, first of all, a number or an address."""
    first = block.lines[0] if isinstance(block, Contact) and block.lines else ()
    return any(span.role in ("number", "address") for span in first)


def _deeper(lines: Iterable[Inline], width: int) -> Iterator[Row]:
    """Yield facts, one a line, under the name that they are about."""
    yield from chain.from_iterable(wrap(pieces(line), width, DEEPER, DEEPER) for line in lines)


def _list(items: Iterable[Inline], lead: Inline, width: int) -> Iterator[Row]:
    """Yield a list under its lead line."""
    yield from wrap(pieces(lead), width, INDENT, INDENT)
    indent = DEEPER if lead else INDENT
    first, hang = f"{indent}- ", f"{indent}  "
    for item in items:
        yield from wrap(pieces(item), width, first, hang)


def _code(block: Code, width: int, ink: Ink) -> Iterator[Row]:
    """Yield the rows of a code, indented where there is room, and what stands under it."""
    from heroininfo.render.qr import draw  # slow, and on few pages

    under = list(_deeper(block.lines, width))
    room = max(1, ink.rows - len(under)) if ink.rows else 0
    rows = draw(block.link, halves=ink.halves, on_paper=ink.on_paper, width=width, rows=room)
    indent = " " * max(0, min(len(DEEPER), width - max(map(len, rows), default=0)))
    for row in rows:
        yield [(indent, ""), (row, "code")] if row else []
    yield from under
    if not rows:
        yield from wrap(words(TOO_SMALL), width, DEEPER, DEEPER)


def _card(items: Iterable[Inline], notes: Iterable[Inline], width: int) -> Iterator[Row]:
    """Yield numbered actions like headings, each with its note under it."""
    for number, (item, note) in enumerate(zip_longest(items, notes, fillvalue=()), 1):
        action: Row = [(text, style or "heading") for text, style in pieces(item)]
        first = f"{number}. "
        hang = " " * len(first)
        yield from wrap(action, width, first, hang)
        yield from wrap(pieces(note), width, hang, hang)


def _numbered(items: Iterable[Inline], indent: str, width: int) -> Iterator[Row]:
    """Yield numbered items."""
    for number, item in enumerate(items, 1):
        first = f"{indent}{number}. "
        yield from wrap(pieces(item), width, first, " " * len(first))


def _pairs(rows: tuple[tuple[Span, str], ...], width: int, shorten: bool) -> Iterator[Row]:
    """Yield names and their meanings: side by side where there is room, else stacked."""
    longest = max((len(name.text) for name, _ in rows), default=0)
    column = min(longest, PAIR_COLUMN)
    hang = " " * (2 + column + PAIR_GAP)
    beside = width >= 2 * len(hang) or width - len(hang) >= MEANING
    for name, meaning in rows:
        fits = beside and len(name.text) <= column
        lead = hang if fits else DEEPER
        said = _shortened(meaning, width - len(lead)) if shorten else meaning
        lines = list(wrap(words(said), width, lead, lead))
        first: Row = [(INDENT, ""), (name.text, name.role)]
        if fits and lines:
            gap = hang[2 + len(name.text) :]
            yield [*first, (gap + lines[0][0][0][len(hang) :], "")]
            yield from lines[1:]
        else:
            yield first
            yield from lines


def _columns(columns: tuple[tuple[Block, ...], ...], width: int, ink: Ink) -> Iterator[Row]:
    """Yield columns side by side where each has room for a list, else one after the other."""
    each = width // max(1, len(columns))
    if each < COLUMN:
        yield from layout(Document(tuple(chain.from_iterable(columns))), width, ink)
        return
    sides = [list(layout(Document(blocks), each - PAIR_GAP, ink)) for blocks in columns]
    yield from _beside(sides, [each * number for number in range(len(columns))])


def _table(block: Grid, width: int) -> Iterator[Row]:
    """Yield rows of cells where each has room for words, else a list for each column."""
    names = min(CELL, max(len(name) for name, _ in block.rows))
    first = len(INDENT) + names + PAIR_GAP
    each = (width - first + PAIR_GAP) // len(block.columns)
    if each - PAIR_GAP < CELL:
        yield from layout(Document(block.lists()), width)
        return
    yield from wrap(words(block.title), width, INDENT, INDENT)
    starts = [len(INDENT), *(first + each * number for number in range(len(block.columns)))]
    heads = ("", [words(name, "heading") for name in block.columns])
    for name, cells in (heads, *((name, map(pieces, cells)) for name, cells in block.rows)):
        sides = [list(wrap(cell, each - PAIR_GAP)) for cell in cells]
        yield from _beside([list(wrap(words(name, "heading"), names)), *sides], starts)


def _beside(sides: Sequence[Sequence[Row]], starts: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of some texts beside each other, each from its column on."""
    for row in zip_longest(*sides, fillvalue=[]):
        line: Row = []
        for start, side in zip(starts, row, strict=True):
            if side:
                line += [(" " * (start - len(plain(line))), ""), *side]
        yield [piece for piece in line if piece[0]]


def _shortened(text: str, width: int) -> str:
    """Return a text cut to `width` columns on a word boundary, with dots where it was cut."""
    if len(text) <= width:
        return text
    return text[: width - 3].rsplit(" ", 1)[0].rstrip(" ,;:.") + "..."


def _reference(item: Reference, width: int) -> Iterator[Row]:
    """Yield a numbered source, its address on a line of its own so that it survives a pipe."""
    first = f"{INDENT}[{item.number}] "
    hang = " " * len(first)
    yield from wrap(words(item.words, "faint"), width, first, hang)
    yield [(hang, ""), (item.url, "faint")]
