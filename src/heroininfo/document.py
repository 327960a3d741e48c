"""What a page is made of. Pages compose these blocks; renderers turn them into text.

A document carries meaning and links, never columns, colours or encodings, so that every form of a
page says the same.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

from msgspec import Struct

Role = Literal[
    "",
    "emergency",
    "message",
    "number",
    "address",
    "cite",
    "command",
]
"""What a piece of text is. A renderer may style it; without style nothing is lost."""


class Span(Struct, frozen=True, gc=False):
    """Text with a role. One with a role is never broken over two lines.

    But an "emergency" and a "message", the words that matter most on a page, are.
    """

    text: str
    role: Role = ""
    link: str = ""
    """Where it leads: a `tel:`, `sms:` or `https:` address, a page beside this one, or `#` and a
    part of this one; empty where nowhere."""


Inline = tuple[Span, ...]


class Block(Struct, frozen=True):
    """What every block has in common."""


class Title(Block, frozen=True):
    """The name of the page."""

    text: str


class Heading(Block, frozen=True):
    """The name of a section."""

    text: str
    urgent: bool = False
    """Whether what follows is about an emergency: the word stands before the text."""
    anchor: str = ""
    """The id of its section, by which links lead to it; empty where it has none."""


class Lead(Block, frozen=True):
    """A line that stands apart from the sections: whom to call, which country, what to do next."""

    text: Inline


class Paragraph(Block, frozen=True):
    """Running text of a section."""

    text: Inline


class Bullets(Block, frozen=True):
    """A list without an order, under an optional lead line."""

    items: tuple[Inline, ...]
    lead: Inline = ()


class Steps(Block, frozen=True):
    """Numbered actions of a section, in order."""

    items: tuple[Inline, ...]


class Card(Block, frozen=True):
    """Numbered actions that stand apart from the sections: the steps that cannot wait."""

    items: tuple[Inline, ...]
    notes: tuple[Inline, ...] = ()
    """What each of them needs most, to stand under it; an empty one where nothing is said."""


class Pairs(Block, frozen=True):
    """Names or commands, each with what it means, in two columns where they fit."""

    rows: tuple[tuple[Span, str], ...]
    heading: str = ""
    shorten: bool = False
    """Whether a meaning that does not fit its line ends in dots, on a word boundary."""

    @classmethod
    def of(
        cls, rows: Iterable[tuple[str, str]], heading: str = "", *, shorten: bool = False
    ) -> "Pairs":
        """Return pairs of commands and what they do."""
        return cls(tuple((Span(name, "command"), words) for name, words in rows), heading, shorten)


class Grid(Block, frozen=True):
    """Choices beside each other: what is compared, then a cell for each column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Inline, ...]], ...]

    def lists(self) -> tuple[Block, ...]:
        """Return the same, a list for each column: where there is no room, or no table."""
        lists = (
            Bullets(
                tuple((Span(f"{name}: "), *cells[number]) for name, cells in self.rows),
                (Span(column),),
            )
            for number, column in enumerate(self.columns)
        )
        return (Paragraph((Span(self.title),)), *lists)


class Contact(Block, frozen=True):
    """A helpline: its name, then one fact a line."""

    name: str
    lines: tuple[Inline, ...]


class Code(Block, frozen=True):
    """A link as a code for a phone's camera, and what it does, one fact a line."""

    link: str
    lines: tuple[Inline, ...]


Part = Literal["starts", "worst", "eases", "between", "some", "open"]
"""Of a bar: `some` is what some sources add to a range, `open` an end that is not known."""


class Bar(Struct, frozen=True):
    """A row of a chart: parts from one hour to another, later ones drawn over earlier ones."""

    name: str
    parts: tuple[tuple[float, float, Part], ...]
    """None: not well known."""


class Chart(Block, frozen=True):
    """How withdrawal goes, over days since last use. Its words stand beside it on the page."""

    bars: tuple[Bar, ...]
    here: float | None = None
    """Hours since last use, to mark."""


class Columns(Block, frozen=True):
    """Lists that are compared: side by side where there is room, else one after the other."""

    columns: tuple[tuple[Block, ...], ...]


class Reference(Struct, frozen=True):
    """A source: its number on the page, what it is, and its address in full."""

    number: int
    words: str
    url: str


class References(Block, frozen=True):
    """The sources that the marks of a page refer to."""

    items: tuple[Reference, ...]


class Footer(Block, frozen=True):
    """Small print, one sentence a line."""

    lines: tuple[str, ...]


class Document(Struct, frozen=True):
    """A page, ready to be rendered."""

    blocks: tuple[Block, ...]
    name: str = ""
    """What it is called, where no title of its own says so: for forms that need one."""


def line_by_line(document: Document) -> Document:
    """Return a document to be read line by line: lists one after the other, no tables, no charts.

    The words of a chart stand beside it; its heading goes too.
    """
    blocks = tuple(_one_by_one(document.blocks))
    after = (*blocks[1:], None)
    return Document(
        tuple(
            block
            for block, follows in zip(blocks, after, strict=True)
            if not isinstance(block, Chart)
            and not (isinstance(block, Heading) and isinstance(follows, Chart))
        ),
        document.name,
    )


def _one_by_one(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, what stands in columns one column after the other."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from chain.from_iterable(block.columns)
        elif isinstance(block, Grid):
            yield from block.lists()
        else:
            yield block
