"""A page for readers who do not have this program: links or names in the place of its commands."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from heroininfo.document import (
    Block,
    Columns,
    Document,
    Footer,
    Grid,
    Inline,
    Pairs,
    References,
    Span,
)

LinkOf = Callable[[str], Span | None]
"""Returns what stands in the place of a command; None where there is nothing of the kind."""

SENTENCE_END = re.compile(r"(?<=[.?!]) ")


def reprinted(document: Document, link_of: LinkOf) -> Document:
    """Return a document in which every command is replaced.

    A sentence whose command has nothing in its place is left out, and so is a row of pairs.
    """
    return Document(tuple(_blocks(document.blocks, link_of)), document.name)


def _blocks(blocks: tuple[Block, ...], link_of: LinkOf) -> Iterator[Block]:
    """Yield blocks with their commands replaced; none that says nothing more."""
    for block in blocks:
        if isinstance(block, Columns):
            yield Columns(tuple(tuple(_blocks(column, link_of)) for column in block.columns))
        elif isinstance(block, Grid):
            rows = (
                (name, tuple(in_words(c, link_of) for c in cells)) for name, cells in block.rows
            )
            yield Grid(block.title, block.columns, tuple(rows))
        elif isinstance(block, Pairs):
            if pairs := tuple(_rows(block, link_of)):
                yield Pairs(pairs, block.heading)
        elif isinstance(block, Footer | References) or not (texts := _texts(block)):
            yield block
        else:
            changed = {name: _replaced(text, link_of) for name, text in texts.items()}
            if any(changed.values()):
                yield msgspec.structs.replace(block, **changed)


def _texts(block: Block) -> dict[str, Any]:
    """Return the fields of a block that hold spans: a text, or several."""
    return {
        name: getattr(block, name)
        for name in ("text", "items", "notes", "lead", "lines")
        if isinstance(getattr(block, name, None), tuple)
    }


def _replaced(text: Any, link_of: LinkOf) -> Any:
    """Return a text, or several, commands replaced; what then says nothing is left out."""
    if any(isinstance(one, tuple) for one in text):
        pairs = ((one, in_words(one, link_of)) for one in text)
        return tuple(new for old, new in pairs if new or not old)
    return in_words(text, link_of)


def in_words(text: Inline, link_of: LinkOf) -> Inline:
    """Return a text with its commands replaced, without the sentences where that cannot be."""
    if not any(span.role == "command" and not span.link for span in text):
        return text
    kept: list[Span] = []
    for sentence in _sentences(text):
        found = [link_of(s.text) if s.role == "command" and not s.link else s for s in sentence]
        spans = [span for span in found if span]
        if len(spans) == len(found):
            kept += [Span(" "), *spans] if kept else spans
    return tuple(kept)


def _sentences(text: Inline) -> Iterator[list[Span]]:
    """Yield the sentences of a text, without the spaces between them."""
    sentence: list[Span] = []
    for span in text:
        pieces = [span.text] if span.role else SENTENCE_END.split(span.text)
        for index, piece in enumerate(pieces):
            if index and sentence:
                yield sentence
                sentence = []
            if piece:
                sentence.append(Span(piece, span.role, span.link))
    if sentence:
        yield sentence


def _rows(block: Pairs, link_of: LinkOf) -> Iterator[tuple[Span, str]]:
    """Yield rows whose command leads somewhere: by the words that say what is there."""
    for name, meaning in block.rows:
        if name.role != "command" or name.link:
            yield name, meaning
        elif found := link_of(name.text):
            said = meaning[:1].upper() + meaning[1:]
            yield Span(said or found.text, found.role, found.link), ""
