"""Document -> plain text, and the layout that the styled text shares with it."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, zip_longest
from operator import itemgetter

from heroininfo.document import (
    Block,
    Bullets,
    Chart,
    Code,
    Columns,
    Contact,
    Document,
    Footer,
    Heading,
    Inline,
    Pairs,
    Paragraph,
    References,
    Role,
    Span,
    Steps,
    Title,
)

Line = list[Span]
"""One line of output: its spans, without trailing space or newline."""

UNBROKEN = {"number", "command", "cite"}
PAIR_GAP = 2
COLUMN = 38
"""A narrower column than this holds no list worth reading beside another."""
PAIR_COLUMN = 34
"""The left column of pairs is at most this wide; wider names stand on a line of their own."""


def render(document: Document, width: int) -> str:
    """Return the document as plain text of `width` columns, ending in a newline."""
    return "".join("".join(span.text for span in line) + "\n" for line in layout(document, width))


def layout(document: Document, width: int) -> Iterator[Line]:
    """Yield the lines of a document, blocks parted by one blank line.

    Lines are at most `width` columns; only a number, command or address longer than that is.
    """
    for index, block in enumerate(document.blocks):
        if index:
            yield []
        yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[Line]:  # noqa: C901 - one case a block
    """Yield the lines of one block."""
    match block:
        case Title(text):
            yield from wrap((Span(text, "title"),), width)
        case Heading(text):
            yield from wrap(text, width)
        case Paragraph(text, indent):
            yield from wrap(text, width, " " * indent, " " * indent)
        case Bullets(items, lead):
            yield from _list(items, lead, width)
        case Steps(items, indent):
            yield from _numbered(items, indent, width)
        case Pairs(rows, heading, shorten):
            yield from wrap((Span(heading, "heading"),), width)
            yield from _pairs(rows, width, shorten)
        case Contact(name, lines):
            yield from wrap((Span(name),), width, "  ", "  ")
            yield from chain.from_iterable(wrap(line, width, "    ", "    ") for line in lines)
        case Code(rows, lines):
            yield from _code(rows, width)
            yield from chain.from_iterable(wrap(line, width, "    ", "    ") for line in lines)
        case Chart():
            from heroininfo.render.chart import draw  # on few pages

            yield from draw(block, width)
        case Columns(columns):
            yield from _columns(columns, width)
        case References(items):
            yield from _references(items, width)
        case Footer(lines):
            yield from chain.from_iterable(wrap((Span(line, "faint"),), width) for line in lines)


def _list(items: Iterable[Inline], lead: Inline, width: int) -> Iterator[Line]:
    """Yield a list under its lead line."""
    yield from wrap(lead, width, "  ", "  ")
    indent = "    " if lead else "  "
    for item in items:
        yield from wrap(item, width, f"{indent}- ", f"{indent}  ")


def _code(rows: tuple[str, ...], width: int) -> Iterator[Line]:
    """Yield the rows of a code, indented where there is room."""
    indent = " " * max(0, min(4, width - max(map(len, rows))))
    yield from ([Span(indent), Span(row, "code")] if row else [] for row in rows)


def _numbered(items: Iterable[Inline], indent: int, width: int) -> Iterator[Line]:
    """Yield numbered items."""
    for number, item in enumerate(items, 1):
        first = f"{' ' * indent}{number}. "
        yield from wrap(item, width, first, " " * len(first))


def _pairs(rows: tuple[tuple[Span, str], ...], width: int, shorten: bool) -> Iterator[Line]:
    """Yield names and their meanings: side by side where there is room, else stacked."""
    longest = max((len(name.text) for name, _ in rows), default=0)
    column = min(longest, PAIR_COLUMN)
    hang = " " * (2 + column + PAIR_GAP)
    beside = width >= 2 * len(hang)
    for name, meaning in rows:
        fits = beside and len(name.text) <= column
        lead = hang if fits else "    "
        words = _shortened(meaning, width - len(lead)) if shorten else meaning
        lines = list(wrap((Span(words),), width, lead, lead))
        if fits and lines:
            gap = hang[2 + len(name.text) :]
            yield [Span("  "), name, Span(gap + lines[0][0].text[len(hang) :])]
            yield from lines[1:]
        else:
            yield [Span("  "), name]
            yield from lines


def _columns(columns: tuple[tuple[Block, ...], ...], width: int) -> Iterator[Line]:
    """Yield columns side by side where each has room for a list, else one after the other."""
    each = width // max(1, len(columns))
    if each < COLUMN:
        yield from layout(Document(tuple(chain.from_iterable(columns))), width)
        return
    sides = [list(layout(Document(blocks), each - PAIR_GAP)) for blocks in columns]
    for row in zip_longest(*sides, fillvalue=()):
        line: Line = []
        for number, side in enumerate(row):
            if side:
                used = sum(len(span.text) for span in line)
                line += [Span(" " * (each * number - used)), *side]
        yield [span for span in line if span.text]


def _shortened(text: str, width: int) -> str:
    """Return a text cut to `width` columns on a word boundary, with dots where it was cut."""
    if len(text) <= width:
        return text
    return text[: width - 3].rsplit(" ", 1)[0].rstrip(" ,;:.") + "..."


def _references(items: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    """Yield numbered sources, each address on a line of its own so that it survives a pipe."""
    for number, (words, address) in enumerate(items, 1):
        first = f"  [{number}] "
        hang = " " * len(first)
        yield from wrap((Span(words, "faint"),), width, first, hang)
        yield [Span(hang), Span(address, "faint")]


def wrap(text: Inline, width: int, first: str = "", hang: str = "") -> Iterator[Line]:
    """Yield lines of at most `width` columns, the first led by `first`, the rest by `hang`."""
    line: list[tuple[str, Role]] = [(first, "")] if first else []
    column = len(first)
    fresh = True
    for atom in _atoms(text):
        length = sum([len(word) for word, _ in atom])
        if not fresh and column + 1 + length > width:
            yield _joined(line)
            line, column, fresh = [(hang, "")] if hang else [], len(hang), True
        if not fresh:
            line.append((" ", atom[0][1] if atom[0][1] == line[-1][1] else ""))
            column += 1
        line += atom
        column += length
        fresh = False
    if not fresh:
        yield _joined(line)


def _joined(parts: list[tuple[str, Role]]) -> Line:
    """Return the parts of a line as spans, neighbours of one role in one span."""
    return [
        Span("".join([word for word, _ in group]), role)
        for role, group in groupby(parts, key=itemgetter(1))
    ]


def _atoms(text: Inline) -> Iterator[list[tuple[str, Role]]]:
    """Yield the pieces of a text that must each stay on one line: words, numbers, commands."""
    atom: list[tuple[str, Role]] = []
    for span in text:
        role = span.role
        if role in UNBROKEN:
            atom.append((span.text, role))
            continue
        head, *rest = span.text.split(" ")
        if head:
            atom.append((head, role))
        for word in rest:
            if atom:
                yield atom
            atom = [(word, role)] if word else []
    if atom:
        yield atom
