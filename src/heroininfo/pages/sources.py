"""The page of `heroininfo sources`, and how sources are named. Pure: no I/O."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from heroininfo.document import Document, Reference, References, Span, Title
from heroininfo.model import Citation, Source, Topic
from heroininfo.pages.words import spoken_date
from heroininfo.walk import cited, walk

NAMED = 2
"""Publishers that the closing line of a page names."""


class Marks:
    """The marks after statements: the number of each source on the page, and the part of it.

    Numbers are the same whatever part of a page is shown, so that they can be quoted.
    """

    def __init__(self, topic: Topic, *, shown: bool) -> None:
        """Take the sources of a topic in page order; `shown` is whether there are marks at all."""
        self.shown = shown
        self.numbers = {source: n for n, source in enumerate(cited(walk(topic)), 1)}

    def after(self, cite: Sequence[Citation]) -> Iterator[Span]:
        """Yield the marks that follow a statement, such as ` [1, Table 2] [4]`."""
        for citation in cite if self.shown else ():
            part = f", {citation.part}" if citation.part else ""
            yield Span(" ")
            number = self.numbers[citation.source]
            yield Span(f"[{number}{part}]", "" if part else "cite", f"#source-{number}")


def sources_page(title: str, sources: Sequence[Source]) -> Document:
    """Return a bibliography."""
    return Document((Title(title), references(sources)))


def references(sources: Sequence[Source], numbers: Mapping[str, int] | None = None) -> References:
    """Return sources as a list with these numbers, or counted from 1."""
    counted = numbers or {source.id: n for n, source in enumerate(sources, 1)}
    return References(tuple(_reference(counted[source.id], source) for source in sources))


def closing_line(sources: Sequence[Source], command: str) -> str:
    """Return whose works a page stands on, from when to when, and the command for the proof."""
    publishers = Counter(re.split(r" \(|, |: ", source.publisher)[0] for source in sources)
    names = [name for name, _ in publishers.most_common(NAMED)]
    more = len(publishers) - len(names)
    whose = ", ".join(names) + (f" and {more} others" if more > 1 else " and 1 other" * more)
    years = sorted(source.date[:4] for source in sources if source.date != "undated")
    dated = f"; {len(years)} show a date" if len(years) < len(sources) else ""
    span = f"{dated}, {years[0]} to {years[-1]}" if years and years[0] != years[-1] else ""
    works = "1 work" if len(sources) == 1 else f"{len(sources)} works"
    return f"From {whose} ({works}{span}). Sources: `{command}`"


def _reference(number: int, source: Source) -> Reference:
    """Return the number, words and address of a source."""
    when = "no date shown" if source.date == "undated" else spoken_date(source.date)
    return Reference(number, f"{source.publisher}: {source.title}, {when}", source.url)
