"""Words -> rows of at most so many columns. What must stay whole is never broken."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal

from msgspec import Struct

from heroininfo.document import Inline, Role

Style = Role | Literal["title", "heading", "faint", "code", "starts", "worst", "eases"]
"""How a piece of a row may be styled; without style nothing is lost."""

Row = list[tuple[str, Style]]
"""One line of output: pieces of text with their styles, without trailing space or newline."""

HALF_BLOCKS = " ▀▄█"
"""Nothing, the upper half, the lower half, both: two rows of a code in one row of text."""

UNBROKEN = {"number", "address", "command", "cite"}


class Ink(Struct, frozen=True):
    """What a form can draw with: for codes that a camera reads."""

    halves: bool = True
    """Whether half blocks can be written; else `#` signs stand for dark."""
    on_paper: bool = True
    """Whether what is drawn is dark on light; on a dark screen the light is drawn."""
    rows: int = 0
    """Rows that a code and the words under it may take; 0: any."""


def plain(row: Row) -> str:
    """Return the text of a row."""
    return "".join([text for text, _ in row])


def words(text: str, style: Style = "") -> Row:
    """Return a text of one style, to be wrapped."""
    return [(text, style)]


def pieces(text: Inline) -> Row:
    """Return spans as pieces, to be wrapped."""
    return [(span.text, span.role) for span in text]


def wrap(
    text: Sequence[tuple[str, Style]], width: int, first: str = "", hang: str = ""
) -> Iterator[Row]:
    """Yield rows of at most `width` columns, the first led by `first`, the rest by `hang`."""
    row: Row = [(first, "")] if first else []
    column = len(first)
    fresh = True
    for atom in _atoms(text):
        length = sum([len(word) for word, _ in atom])
        if not fresh and column + 1 + length > width:
            yield _joined(row)
            row, column, fresh = [(hang, "")] if hang else [], len(hang), True
        if not fresh:
            row.append((" ", atom[0][1] if atom[0][1] == row[-1][1] else ""))
            column += 1
        row += atom
        column += length
        fresh = False
    if not fresh:
        yield _joined(row)


def _joined(parts: Row) -> Row:
    """Return a row with neighbours of one style in one piece."""
    return [
        ("".join([word for word, _ in group]), style)
        for style, group in groupby(parts, key=itemgetter(1))
    ]


def _atoms(text: Sequence[tuple[str, Style]]) -> Iterator[Row]:
    """Yield the pieces of a text that must each stay on one line: words, numbers, commands."""
    atom: Row = []
    for piece, style in text:
        if style in UNBROKEN:
            atom.append((piece, style))
            continue
        head, *rest = piece.split(" ")
        if head:
            atom.append((head, style))
        for word in rest:
            if atom:
                yield atom
            atom = [(word, style)] if word else []
    if atom:
        yield atom
