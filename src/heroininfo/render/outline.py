"""What a document is called and how deep its headings lie, for forms that have levels."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from heroininfo.document import Block, Columns, Document, Title


class Outline(Struct, frozen=True):
    """The name of a document, and the levels of what stands under it."""

    name: str
    named: bool
    """Whether a title of its own, at level 1, says the name; else the form has to."""
    title: int
    """The level of its titles: 1 where there is one, 2 where there are several."""

    @property
    def heading(self) -> int:
        """Return the level of its headings."""
        return self.title + 1


def outline(document: Document) -> Outline:
    """Return the outline of a document."""
    titles = list(_titles(document.blocks))
    if len(titles) == 1:
        return Outline(titles[0], named=True, title=1)
    name = document.name or "heroininfo"
    return Outline(name, named=False, title=2 if titles else 1)


def _titles(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the titles of a document, those in columns too."""
    for block in blocks:
        if isinstance(block, Title):
            yield block.text
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _titles(column)
