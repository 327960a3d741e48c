"""A long answer on a terminal, a screen at a time: Return for the next, q to leave."""

from collections.abc import Iterator, Sequence

from heroininfo.cli.options import Settings
from heroininfo.console import ask, ink_of
from heroininfo.document import Block, Bullets, Document, Heading
from heroininfo.render.lines import Ink
from heroininfo.render.text import layout

MORE = "Return for more, q to leave: "


def show_by_screen(settings: Settings, document: Document) -> None:
    """Write a document so that the edge of the screen cuts no block; all at once to a pipe.

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
    """Yield a document in parts of at most `height` rows, cut between blocks or items of a list.

    A part is longer only where one block or item alone is.
    """
    kept: list[Block] = []
    for piece in _pieces(document):
        more = _joined(kept, piece)
        if kept and _rows(more, width, ink) > height:
            yield Document(tuple(kept))
            more = piece
        kept = more
    if kept:
        yield Document(tuple(kept))


def _pieces(document: Document) -> Iterator[list[Block]]:
    """Yield what must not be parted: a heading and what follows it, of a list its first item."""
    headings: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            headings.append(block)
            continue
        first, *rest = _items(block)
        yield [*headings, first]
        yield from ([item] for item in rest)
        headings = []


def _items(block: Block) -> Sequence[Block]:
    """Return a list as lists of one item each; another block alone."""
    if not isinstance(block, Bullets) or not block.items:
        return [block]
    first, *rest = block.items
    return [Bullets((first,), block.lead), *(Bullets((item,)) for item in rest)]


def _joined(kept: list[Block], piece: list[Block]) -> list[Block]:
    """Return the blocks of a screen with another piece, an item joined to the list it is of."""
    if kept and len(piece) == 1:
        list_, item = kept[-1], piece[0]
        if isinstance(list_, Bullets) and isinstance(item, Bullets) and not item.lead:
            return [*kept[:-1], Bullets(list_.items + item.items, list_.lead)]
    return [*kept, *piece]


def _rows(blocks: list[Block], width: int, ink: Ink) -> int:
    """Return how many rows some blocks take."""
    return sum(1 for _ in layout(Document(tuple(blocks)), width, ink))
