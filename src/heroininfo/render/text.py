"""Document -> plain text, and the layout that the styled text shares with it."""

from collections.abc import Iterable, Iterator

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
    References,
    Span,
    Steps,
    Title,
)

Line = list[Span]
"""One line of output: its spans, without trailing space or newline."""

UNBROKEN = {"number", "command"}
PAIR_GAP = 2
PAIR_COLUMN = 34
"""The left column of pairs is at most this wide; wider names stand on a line of their own."""


def render(document: Document, width: int) -> str:
    """Return the document as plain text of `width` columns, ending in a newline."""
    return "".join(
        "".join(span.text for span in line) + "\n" for line in layout(document, width)
    )


def layout(document: Document, width: int) -> Iterator[Line]:
    """Yield the lines of a document, blocks parted by one blank line.

    Lines are at most `width` columns; only a number, command or address longer than that is.
    """
    for index, block in enumerate(document.blocks):
        if index and not (isinstance(block, Bullets) and _follows_on(document.blocks[index - 1])):
            yield []
        yield from _block(block, width)


def _follows_on(previous: Block) -> bool:
    """Return whether a list stands close under the block before it."""
    return isinstance(previous, Paragraph)


def _block(block: Block, width: int) -> Iterator[Line]:
    """Yield the lines of one block."""
    match block:
        case Title(text):
            yield from wrap((Span(text, "title"),), width)
        case Heading(text):
            yield from wrap(text, width)
        case Paragraph(text, indent):
            yield from wrap(text, width, " " * indent, " " * indent)
        case Bullets(items, lead):
            if lead:
                yield from wrap(lead, width, "  ", "  ")
            for item in items:
                yield from wrap(item, width, "    - ", " " * 6)
        case Steps(items, indent):
            for number, item in enumerate(items, 1):
                first = f"{' ' * indent}{number}. "
                yield from wrap(item, width, first, " " * len(first))
        case Pairs(rows, heading, shorten):
            if heading:
                yield from wrap((Span(heading, "heading"),), width)
            yield from _pairs(rows, width, shorten)
        case Contact(name, lines):
            yield from wrap((Span(name),), width, "  ", "  ")
            for line in lines:
                yield from wrap(line, width, "    ", "    ")
        case References(items):
            yield from _references(items, width)
        case Footer(lines):
            for text in lines:
                yield from wrap((Span(text, "faint"),), width)
        case _:
            raise NotImplementedError(type(block).__name__)


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
            gap = Span(" " * (len(hang) - 2 - len(name.text)))
            yield [Span("  "), name, gap, *lines[0][1:]]
            yield from lines[1:]
        else:
            yield [Span("  "), name]
            yield from lines


def _shortened(text: str, width: int) -> str:
    """Return a text cut to `width` columns on a word boundary, with dots where it was cut."""
    if len(text) <= width:
        return text
    return text[: width - 2].rsplit(" ", 1)[0].rstrip(" ,;:.") + "..."


def _references(items: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    """Yield numbered sources, each address on a line of its own so that it survives a pipe."""
    for number, (words, address) in enumerate(items, 1):
        first = f"  [{number}] "
        hang = " " * len(first)
        yield from wrap((Span(words, "faint"),), width, first, hang)
        yield [Span(hang), Span(address, "faint")]


def wrap(text: Inline, width: int, first: str = "", hang: str = "") -> Iterator[Line]:
    """Yield lines of at most `width` columns, the first led by `first`, the rest by `hang`."""
    line: Line = [Span(first)] if first else []
    column = len(first)
    fresh = True
    for atom in _atoms(text):
        length = sum(len(span.text) for span in atom)
        if not fresh and column + 1 + length > width:
            yield line
            line, column, fresh = [Span(hang)] if hang else [], len(hang), True
        if not fresh:
            line.append(Span(" ", atom[0].role if atom[0].role == line[-1].role else ""))
            column += 1
        line.extend(atom)
        column += length
        fresh = False
    if not fresh:
        yield line


def _atoms(text: Inline) -> Iterator[Line]:
    """Yield the pieces of a text that must each stay on one line."""
    atom: Line = []
    for span in text:
        if span.role in UNBROKEN:
            atom.append(span)
            continue
        for index, word in enumerate(span.text.split(" ")):
            if index and atom:
                yield atom
                atom = []
            if word:
                atom.append(Span(word, span.role))
    if atom:
        yield atom
