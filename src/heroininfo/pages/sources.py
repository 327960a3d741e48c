"""The page of `heroininfo sources`, and how a source is named. Pure: no I/O."""

from collections.abc import Sequence

from heroininfo.document import Document, References, Title
from heroininfo.model import Source
from heroininfo.pages.contacts import spoken_date


def sources_page(title: str, sources: Sequence[Source]) -> Document:
    """Return a bibliography."""
    return Document((Title(title), References(tuple(map(reference, sources)))))


def reference(source: Source) -> tuple[str, str]:
    """Return the words and the address of a source."""
    when = "no date shown" if source.date == "undated" else spoken_date(source.date)
    return f"{source.publisher}: {source.title}, {when}", source.url
