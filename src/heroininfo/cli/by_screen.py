"""A long answer on a terminal, a screen at a time: Return for the next, q to leave."""

from collections.abc import Iterator

from heroininfo.cli.options import Settings
from heroininfo.console import ask, ink_of
from heroininfo.document import Block, Document, Heading
from heroininfo.render.lines import Ink
from heroininfo.render.text import layout

MORE = "Return for more, q to leave: "


def show_by_screen(settings: Settings, document: Document) -> None:
    """Write a document so that no block is cut by the edge of the screen; all at once to a pipe.

    So too with --no-pager and --plain, and where nobody can press Return.
    """
    terminal = settings.terminal()
    if not terminal.paged:
        settings.show(document, pageable=False)
        return
    parts = screens(document, terminal.width, terminal.height - 1, ink_of(terminal))
    for index, screen in enumerate(parts):
        if index and ask(MORE) != "":
            return
        settings.show(screen, pageable=False)


def screens(document: Document, width: int, height: int, ink: Ink) -> Iterator[Document]:
    """Yield a document in parts that are as long as `height` rows allow, cut between blocks."""
    kept: list[Block] = []
    for piece in _pieces(document):
        if kept and _rows([*kept, *piece], width, ink) > height:
            yield Document(tuple(kept))
            kept = []
        kept += piece
    if kept:
        yield Document(tuple(kept))


def _pieces(document: Document) -> Iterator[list[Block]]:
    """Yield the blocks that must not be parted: a heading and what stands under it."""
    headings: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            headings.append(block)
        else:
            yield [*headings, block]
            headings = []


def _rows(blocks: list[Block], width: int, ink: Ink) -> int:
    """Return how many rows some blocks take."""
    return sum(1 for _ in layout(Document(tuple(blocks)), width, ink))
