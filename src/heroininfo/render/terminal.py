"""Document -> styled text. The words and lines are those of the plain text, plus escape codes."""

from io import StringIO

from rich.console import Console
from rich.text import Text

from heroininfo.document import Document, Role
from heroininfo.render import text

STYLES: dict[Role, str] = {
    "title": "bold",
    "heading": "bold cyan",
    "emergency": "bold red",
    "number": "bold",
    "cite": "dim",
    "faint": "dim",
    "command": "bold",
}
"""Names of the 16 basic colours only, so that the reader's own palette decides."""


def render(document: Document, width: int) -> str:
    """Return the document as text of `width` columns with ANSI escape codes."""
    styled = Text(end="")
    for line in text.layout(document, width):
        for span in line:
            styled.append(span.text, STYLES.get(span.role, ""))
        styled.append("\n")
    stream = StringIO()
    console = Console(
        file=stream,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
        _environ={},
    )
    console.print(styled, end="")
    return stream.getvalue()
