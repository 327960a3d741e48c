"""Wrapping: what is never broken, and that nothing is lost, added or left behind at a break."""

import pytest

from heroininfo.document import Inline, Span
from heroininfo.render.lines import pieces, plain, wrap

NUMBER = Span("1-800-662-4357", "number")
COMMAND = Span("heroininfo show withdrawal", "command")


def lines(text: Inline, width: int) -> list[str]:
    """Return the wrapped rows of a text as strings."""
    return [plain(row) for row in wrap(pieces(text), width)]


@pytest.mark.parametrize("width", range(30, 60))
def test_number_and_command_stand_on_one_line(width: int) -> None:
    """A number moves to the next line rather than break, with the mark that follows it."""
    text = (Span("In the night you can call "), NUMBER, Span(", or type "), COMMAND, Span("."))
    whole = lines(text, width)
    assert any(f"{NUMBER.text}," in line for line in whole)
    assert any(f"{COMMAND.text}." in line for line in whole)
    assert " ".join(whole) == "".join(span.text for span in text)


@pytest.mark.parametrize("role", ["number", "address", "command", "cite"])
def test_what_is_dialed_typed_or_followed_is_left_whole(role: str) -> None:
    """Nothing is cut or broken, even where the line grows too long."""
    text = (Span("Call "), Span("0300 000 0000 0000 0000 0000 0000", role), Span(" now"))  # type: ignore[arg-type]  # each is a role
    assert lines(text, 20) == ["Call", "0300 000 0000 0000 0000 0000 0000", "now"]


def test_line_is_filled_to_the_last_column() -> None:
    """A word that just fits stays; one more column and it moves."""
    assert lines((Span("aaaa bbbb cccc"),), 14) == ["aaaa bbbb cccc"]
    assert lines((Span("aaaa bbbb cccc"),), 13) == ["aaaa bbbb", "cccc"]


def test_first_line_and_the_rest_have_their_leads() -> None:
    """They count for the width."""
    rows = wrap(pieces((Span("aaa bbb ccc"),)), 9, "1. ", "   ")
    assert [plain(row) for row in rows] == ["1. aaa", "   bbb", "   ccc"]


def test_no_line_ends_in_a_space() -> None:
    """Spaces at a break, at the end and between spans leave no trace."""
    text = (Span("one "), Span("two  three ", "emergency"), Span(" "), Span("four "))
    for width in (3, 7, 8, 9, 80):
        assert all(line == line.rstrip() for line in lines(text, width))
    assert lines(text, 80) == ["one two three four"]


def test_text_without_words_has_no_line() -> None:
    """An empty paragraph does not leave its indent behind."""
    assert lines((), 80) == lines((Span(" "),), 80) == []


def test_styles_survive_wrapping() -> None:
    """Each word keeps the role of its span, so that a renderer can style it."""
    text = (Span("call "), Span("911", "number"), Span(" now"), Span(" [1]", "cite"))
    row, *rest = wrap(pieces(text), 80)
    assert rest == []
    assert [(words.strip(), style) for words, style in row if words.strip()] == [
        ("call", ""),
        ("911", "number"),
        ("now", ""),
        ("[1]", "cite"),
    ]
