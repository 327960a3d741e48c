"""Document -> styled text. The words and lines are those of the plain text, plus escape codes.

Only rich's `Style` is loaded: the whole `rich.console` would take longer than all else together,
and content must never meet its markup, emoji or highlighting.
"""

from functools import cache

from rich.color import ColorSystem
from rich.style import Style

from heroininfo.document import Document, Role, Span
from heroininfo.render import text

STYLES: dict[Role, str] = {
    "title": "bold",
    "heading": "bold cyan",
    "emergency": "bold red",
    "number": "bold",
    "cite": "dim",
    "faint": "dim",
    "command": "bold",
    "starts": "cyan",
    "worst": "bold magenta",
    "eases": "cyan",
    "code": "bright_white on black",  # a camera needs the contrast, whatever the palette
}
"""Names of the 16 basic colours only, so that the reader's own palette decides."""


def render(document: Document, width: int) -> str:
    """Return the document as text of `width` columns with ANSI escape codes."""
    return "".join("".join(map(_styled, line)) + "\n" for line in text.layout(document, width))


def _styled(span: Span) -> str:
    """Return the text of a span between the codes of its role."""
    before, after = _codes(span.role)
    return f"{before}{span.text}{after}"


@cache
def _codes(role: Role) -> tuple[str, str]:
    """Return the escape codes that begin and end a role."""
    if role not in STYLES:
        return "", ""
    before, _, after = (
        Style.parse(STYLES[role]).render("|", color_system=ColorSystem.STANDARD).partition("|")
    )
    return before, after
