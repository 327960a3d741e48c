"""Document -> styled text. The words and lines are those of the plain text, plus escape codes.

Only rich's `Style` is loaded: the whole `rich.console` would take longer than all else together,
and content must never meet its markup, emoji or highlighting.
"""

from functools import cache

from rich.color import ColorSystem
from rich.style import Style as RichStyle

from heroininfo.document import Document
from heroininfo.printable import printable
from heroininfo.render import text
from heroininfo.render.lines import Ink, Style

STYLES: dict[Style, str] = {
    "title": "bold",
    "heading": "bold",
    "emergency": "bold reverse",
    "message": "bold",
    "number": "bold",
    "address": "bold",
    "cite": "dim",
    "faint": "dim",
    "command": "bold",
    "worst": "bold",
    "code": "bright_white on black",  # a camera needs the contrast, whatever the palette
}
"""No hues: in each of them some usual palette is hard to read, on white or on black.

What stands out does so in the reader's own colors: bold, or the two of them turned round.
"""


def render(document: Document, width: int, ink: Ink = text.PAPER) -> str:
    """Return the document as text of `width` columns with ANSI escape codes."""
    rows = text.layout(document, width, ink)
    return "".join("".join(_styled(*piece) for piece in row) + "\n" for row in rows)


def _styled(words: str, style: Style) -> str:
    """Return a text between the codes of its style."""
    before, after = _codes(style)
    return f"{before}{printable(words)}{after}"


@cache
def _codes(style: Style) -> tuple[str, str]:
    """Return the escape codes that begin and end a style."""
    if style not in STYLES:
        return "", ""
    painted = RichStyle.parse(STYLES[style]).render("|", color_system=ColorSystem.STANDARD)
    before, _, after = painted.partition("|")
    return before, after
