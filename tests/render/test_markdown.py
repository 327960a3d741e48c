"""Markdown: a strict CommonMark parser reads back the words, links and levels of the document."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import pytest
from every_block import EVERY_BLOCK, SIGNS
from markdown_it import MarkdownIt
from markdown_it.token import Token
from support import Golden

from heroininfo.api import topic_document
from heroininfo.document import (
    Block,
    Bullets,
    Card,
    Columns,
    Contact,
    Document,
    Footer,
    Grid,
    Heading,
    Inline,
    Lead,
    Pairs,
    Paragraph,
    References,
    Span,
    Steps,
    Title,
)
from heroininfo.library.store import Library
from heroininfo.pages.overdose import overdose_page
from heroininfo.place import Place, all_places, detect
from heroininfo.render.markdown import render


def inline(text: str) -> Iterator[Token]:
    """Yield the lines that a parser finds: paragraphs, headings and items."""
    parser = MarkdownIt("commonmark")
    parser.normalizeLinkText = str  # type: ignore[assignment]  # addresses as they stand
    return (token for token in parser.parse(text) if token.type == "inline")


def read_back(text: str) -> list[str]:
    """Return the lines that a parser finds, as text alone."""
    return [_words(token.children or []) for token in inline(text)]


def _words(tokens: Sequence[Token]) -> str:
    """Return the text of the pieces of a line."""
    said = {"text", "code_inline"}
    return "".join(t.content if t.type in said else " " * (t.type == "hardbreak") for t in tokens)


def said(document: Document) -> list[str]:
    """Return the lines of a document as a reader should find them, without drawings."""
    return [re.sub(r"\s+", " ", line).strip() for line in _said(document.blocks)]


def _said(blocks: Sequence[Block]) -> Iterator[str]:  # noqa: C901, PLR0912 - one case a block
    """Yield the lines of blocks."""
    for block in blocks:
        match block:
            case Title(text):
                yield text
            case Heading(text, urgent):
                yield f"Emergency: {text}" if urgent else text
            case Lead(text) | Paragraph(text):
                yield _plain(text)
            case Bullets(items, lead):
                yield from (_plain(line) for line in ([lead] if lead else []) + list(items))
            case Card(items, notes):
                for item, note in zip_longest(items, notes, fillvalue=()):
                    yield f"{_plain(item)} {_plain(note)}"
            case Steps(items):
                yield from map(_plain, items)
            case Pairs(rows, heading):
                yield from [heading] if heading else []
                yield from (f"{n.text}: {words}" if words else n.text for n, words in rows)
            case Contact(name, lines):
                yield name
                yield from map(_plain, lines)
            case Grid():
                yield from _said(block.lists())
            case Columns(columns):
                for column in columns:
                    yield from _said(column)
            case References(items):
                yield from (f"[{i.number}] {i.words}: {i.url}" for i in items)
            case Footer(lines):
                yield from lines
            case _:
                yield from map(_plain, getattr(block, "lines", ()))


def _plain(text: Inline) -> str:
    """Return the text of spans."""
    return "".join(span.text for span in text)


def test_every_block_is_read_back_word_for_word() -> None:
    """Signs that mean something to Markdown are read as the text that they are."""
    assert read_back(render(EVERY_BLOCK)) == said(EVERY_BLOCK)


@pytest.mark.parametrize("place", [detect("US", {}), Place()], ids=["US", "unknown"])
def test_every_page_is_read_back_word_for_word(real_library: Library, place: Place) -> None:
    """With its sources, so that marks and addresses are in it."""
    for topic in real_library.topics():
        document = topic_document(real_library, topic, place, with_sources=True)
        assert read_back(render(document)) == said(document), topic.id


def test_a_page_without_a_title_is_given_its_name() -> None:
    """Every page begins with a heading of the first level, and has one of it."""
    document = overdose_page(detect("GB", {}))
    lines = render(document).splitlines()
    assert lines[0] == "# Overdose: what to do now"
    assert [line for line in lines if line.startswith("# ")] == lines[:1]


def test_links_lead_where_the_document_says() -> None:
    """Telephone numbers and addresses; a mark of a source has no place to lead to."""
    lines = inline(render(EVERY_BLOCK))
    links = [piece.attrs["href"] for line in lines for piece in line.children or [] if piece.attrs]
    assert links == [
        "tel:911",
        "tel:911",
        "https://example.org/a_(b)?c=d&e",
        "tel:0800000",
        "https://who.example/a",
    ]


def test_two_lists_on_end_stay_two() -> None:
    """CommonMark reads lists that follow each other as one, where their signs are the same."""
    tokens = MarkdownIt("commonmark").parse(render(EVERY_BLOCK))
    opened = [t.type for t in tokens if t.type in ("bullet_list_open", "ordered_list_open")]
    assert opened[:4] == ["bullet_list_open"] * 2 + ["ordered_list_open"] * 2


def test_a_command_with_backquotes_is_one_piece_of_code() -> None:
    """The fence is longer than any row of backquotes within."""
    for command in ("echo ``x``", "`x` y", "y `x`", "a ``` b ` c", "plain"):
        document = Document((Title("A"), Paragraph((Span(command, "command"),))))
        assert read_back(render(document)) == ["A", command]
    assert (
        render(Document((Title("A"), Paragraph((Span("plain", "command"),))))) == "# A\n\n`plain`\n"
    )


def test_a_heading_keeps_a_sign_at_its_end() -> None:
    """CommonMark takes number signs after a heading away."""
    assert read_back(render(Document((Title("C #"),)))) == ["C #"]


def test_the_number_of_every_country_is_a_link() -> None:
    """Whatever the country: the first line calls it."""
    for place in all_places():
        for number in place.emergency:
            assert f"[{number}](tel:{number})" in render(overdose_page(place))


def test_signs_are_in_what_was_tried() -> None:
    """The document that all forms are tried on holds what they would trip over."""
    assert all(sign in SIGNS for sign in "*_`#+-[]<>&\\~|'\"{}!.$^=")


def test_every_block_looks_as_it_did(golden: Golden) -> None:
    """The whole of it, to be read when it changes."""
    golden("every_block_markdown", render(EVERY_BLOCK))


def test_message_of_a_page_stands_out_around_a_number() -> None:
    """No space stands inside of the stars, where they would be read as stars."""
    number = Span("911", "number", "tel:911")
    text = (Span("Call ", "message"), number, Span(". Then stay.", "message"))
    assert (
        render(Document((Paragraph(text),))).splitlines()[-1]
        == "**Call** [911](tel:911). **Then stay.**"
    )
