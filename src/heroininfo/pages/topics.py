"""The pages of `heroininfo topics`. Pure: no I/O."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from heroininfo.document import Block, Document, Lead, Pairs, Span
from heroininfo.model import Topic
from heroininfo.pages.words import filled, spans
from heroininfo.place import Place

HOW_TO_READ = "To read a page, type its name or its title, such as: `heroininfo show mixing drugs`"
HOW_TO_KNOW_MORE = "What each of them says: `heroininfo topics --long`"


def topics_page(topics: Sequence[Topic]) -> Document:
    """Return the list of pages, by group in reading order: name and title, a page a line."""
    return _page(
        Pairs.of(((topic.id, topic.title) for topic in members), heading=group)
        for group, members in _groups(topics)
    )


def short_topics_page(topics: Sequence[Topic]) -> Document:
    """Return the titles alone, for a short screen: a group in a few lines."""
    rows = (
        (group, ", ".join(topic.title for topic in members)) for group, members in _groups(topics)
    )
    return _page([Pairs(tuple((Span(group, "command"), titles) for group, titles in rows))])


def messages_page(topics: Sequence[Topic]) -> Document:
    """Return the list of pages with the one thing that each has to say."""
    return _page(
        (
            Pairs.of(
                ((topic.id, f"{topic.title}: {_message(topic)}") for topic in members),
                heading=group,
            )
            for group, members in _groups(topics)
        ),
        in_full=True,
    )


def topic_lines(topics: Sequence[Topic], *, in_full: bool = False) -> str:
    """Return the list of pages for a pipe: id, title and perhaps message, parted by tabs."""
    return "".join(
        "\t".join((topic.id, topic.title, *([_message(topic)] if in_full else []))) + "\n"
        for topic in topics
    )


def _page(blocks: Iterable[Block], *, in_full: bool = False) -> Document:
    """Return a list of pages, and how to read one."""
    ends = (HOW_TO_READ,) if in_full else (HOW_TO_READ, HOW_TO_KNOW_MORE)
    return Document((*blocks, *(Lead(spans(end, Place())) for end in ends)), "All pages")


def _groups(topics: Sequence[Topic]) -> list[tuple[str, list[Topic]]]:
    """Return the groups of pages in reading order."""
    return [(group, list(members)) for group, members in groupby(topics, key=lambda t: t.group)]


def _message(topic: Topic) -> str:
    """Return the message of a topic as text alone, for a list of pages."""
    words = " ".join(statement.text for statement in topic.message)
    return filled(words, Place())
