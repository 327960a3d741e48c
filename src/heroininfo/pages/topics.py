"""The pages of `heroininfo topics`. Pure: no I/O."""

from collections.abc import Sequence

from heroininfo.document import Block, Document, Pairs, Paragraph, Span
from heroininfo.model import Statement, Topic
from heroininfo.pages.contacts import PLACEHOLDER


def topics_page(topics: Sequence[Topic]) -> Document:
    """Return the list of topics, by group in reading order."""
    groups: dict[str, list[Topic]] = {}
    for topic in topics:
        groups.setdefault(topic.group, []).append(topic)
    blocks: list[Block] = [
        Pairs(
            tuple(
                (Span(topic.id, "command"), f"{topic.title}: {_plain(topic.message)}")
                for topic in members
            ),
            heading=group,
            shorten=True,
        )
        for group, members in groups.items()
    ]
    blocks.append(
        Paragraph((Span("To read one: "), Span("heroininfo show withdrawal", "command")), indent=0)
    )
    return Document(tuple(blocks))


def topic_lines(topics: Sequence[Topic]) -> str:
    """Return the list of topics for a pipe: id, title and message, parted by tabs."""
    return "".join(f"{t.id}\t{t.title}\t{_plain(t.message)}\n" for t in topics)


def _plain(statements: Sequence[Statement]) -> str:
    """Return statements as text alone, for a list of pages."""
    return " ".join(s.text for s in statements).replace(PLACEHOLDER, "the emergency number")
