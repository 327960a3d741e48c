"""What a page is made of. Pages compose these blocks; renderers turn them into text.

A document knows no width, colour or encoding, so that every form of a page says the same.
"""

from typing import Literal

from msgspec import Struct

Role = Literal[
    "",
    "title",
    "heading",
    "emergency",
    "number",
    "cite",
    "faint",
    "command",
    "code",
    "starts",
    "worst",
    "eases",
]
"""What a piece of text is. A renderer may style it; without style nothing is lost."""


class Span(Struct, frozen=True, gc=False):
    """Text with a role. A `number`, `command` or `cite` is never broken over two lines."""

    text: str
    role: Role = ""


Inline = tuple[Span, ...]


class Block(Struct, frozen=True):
    """What every block has in common."""


class Title(Block, frozen=True):
    """The name of the page."""

    text: str


class Heading(Block, frozen=True):
    """The name of a section."""

    text: Inline


class Paragraph(Block, frozen=True):
    """Running text. `indent` counts columns."""

    text: Inline
    indent: int = 2


class Bullets(Block, frozen=True):
    """A list without an order, under an optional lead line."""

    items: tuple[Inline, ...]
    lead: Inline = ()


class Steps(Block, frozen=True):
    """Numbered actions, in order."""

    items: tuple[Inline, ...]
    indent: int = 2


class Pairs(Block, frozen=True):
    """Names or commands, each with what it means, in two columns where they fit."""

    rows: tuple[tuple[Span, str], ...]
    heading: str = ""
    shorten: bool = False
    """Whether a meaning that does not fit its line ends in dots, on a word boundary."""


class Contact(Block, frozen=True):
    """A helpline: its name, then one fact a line."""

    name: str
    lines: tuple[Inline, ...]


class Code(Block, frozen=True):
    """A code for a phone's camera, drawn in characters, and what it does, one fact a line."""

    rows: tuple[str, ...]
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


class References(Block, frozen=True):
    """The numbered sources: words, and the address in full."""

    items: tuple[tuple[str, str], ...]


class Footer(Block, frozen=True):
    """Small print, one sentence a line."""

    lines: tuple[str, ...]


class Document(Struct, frozen=True):
    """A page, ready to be rendered."""

    blocks: tuple[Block, ...]
