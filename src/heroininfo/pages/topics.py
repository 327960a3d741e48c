"""The pages of `heroininfo topics`. Pure: no I/O."""

from collections.abc import Sequence

from heroininfo.document import Block, Document, Lead, Pairs
from heroininfo.model import PLACEHOLDER, Topic
from heroininfo.pages.words import spans
from heroininfo.place import Place


def topics_page(topics: Sequence[Topic]) -> Document:
    """Return the list of topics, by group in reading order."""
    groups: dict[str, list[Topic]] = {}
    for topic in topics:
        groups.setdefault(topic.group, []).append(topic)
    blocks: list[Block] = [
        Pairs.of(
            ((topic.id, f"{topic.title}: {_message(topic)}") for topic in members),
            heading=group,
            shorten=True,
        )
        for group, members in groups.items()
    ]
    blocks.append(Lead(spans("To read one: heroininfo show withdrawal", Place())))
    return Document(tuple(blocks))


def topic_lines(topics: Sequence[Topic]) -> str:
    """Return the list of topics for a pipe: id, title and message, parted by tabs."""
    return "".join(f"{t.id}\t{t.title}\t{_message(t)}\n" for t in topics)


def _message(topic: Topic) -> str:
    """Return the message of a topic as text alone, for a list of pages."""
    words = " ".join(statement.text for statement in topic.message)
    return words.replace(PLACEHOLDER, "the emergency number")
