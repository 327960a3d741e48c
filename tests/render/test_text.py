"""Plain text: wrapping, what is never broken, and each kind of block as it stands on a page."""

import pytest

from heroininfo.document import (
    Block,
    Bullets,
    Contact,
    Document,
    Footer,
    Heading,
    Inline,
    Pairs,
    Paragraph,
    References,
    Span,
    Steps,
    Title,
)
from heroininfo.render.text import render, wrap

NUMBER = Span("1-800-662-4357, then press 2", "number")
COMMAND = Span("heroininfo show withdrawal", "command")

BLOCKS: dict[str, tuple[Block, str]] = {
    "title": (Title("Withdrawal and what comes after it"), "Withdrawal and what comes\nafter it\n"),
    "heading": (
        Heading((Span("Emergency:", "emergency"), Span(" call "), Span("911", "number"))),
        "Emergency: call 911\n",
    ),
    "paragraph": (
        Paragraph((Span("Symptoms start 6 to 12 hours after the last dose."),)),
        "  Symptoms start 6 to 12 hours\n  after the last dose.\n",
    ),
    "paragraph without indent": (
        Paragraph((Span("Symptoms start 6 to 12 hours after it."),), indent=0),
        "Symptoms start 6 to 12 hours\nafter it.\n",
    ),
    "bullets": (
        Bullets(((Span("Trouble sleeping"),), (Span("Stomach pain and feeling sick"),))),
        "  - Trouble sleeping\n  - Stomach pain and feeling\n    sick\n",
    ),
    "bullets with a lead": (
        Bullets(((Span("Worry"),),), (Span("Early"), Span(" "), Span("[5]", "cite"))),
        "  Early [5]\n    - Worry\n",
    ),
    "steps": (
        Steps(((Span("Shout their name."),), (Span("Call "), Span("911", "number"), Span(".")))),
        "  1. Shout their name.\n  2. Call 911.\n",
    ),
    "steps past nine": (
        Steps(((Span("a b"),),) * 9 + ((Span("Stay with them until help comes"),),), indent=0),
        "".join(f"{n}. a b\n" for n in range(1, 10)) + "10. Stay with them until help\n    comes\n",
    ),
    "contact": (
        Contact("Talk Line", ((Span("988", "number"), Span(", or "), Span("text 988", "number")),)),
        "  Talk Line\n    988, or text 988\n",
    ),
    "references": (
        References((("World Health Organization: A guide, 2023", "https://who.int/a-long-path"),)),
        (
            "  [1] World Health\n      Organization: A guide,\n      2023\n"
            "      https://who.int/a-long-path\n"
        ),
    ),
    "footer": (
        Footer(("Numbers change over the years now.", "Call anyway.")),
        "Numbers change over the years\nnow.\nCall anyway.\n",
    ),
}


def lines(text: Inline, width: int) -> list[str]:
    """Return the wrapped lines of a text as strings."""
    return ["".join(span.text for span in line) for line in wrap(text, width)]


@pytest.mark.parametrize("name", BLOCKS)
def test_block_is_laid_out(name: str) -> None:
    """Each kind of block, at 30 columns."""
    block, expected = BLOCKS[name]
    assert render(Document((block,)), 30) == expected


def test_blocks_are_parted_by_one_blank_line() -> None:
    """No blank line comes first or last."""
    assert render(Document((Title("A"), Title("B"), Title("C"))), 80) == "A\n\nB\n\nC\n"


def test_empty_document_is_no_text() -> None:
    """A page without blocks has no line."""
    assert render(Document(()), 80) == ""


@pytest.mark.parametrize("width", range(30, 60))
def test_number_and_command_stand_on_one_line(width: int) -> None:
    """A number moves to the next line rather than break, with the mark that follows it."""
    text = (Span("In the night you can call "), NUMBER, Span(", or type "), COMMAND, Span("."))
    whole = lines(text, width)
    assert any(f"{NUMBER.text}," in line for line in whole)
    assert any(f"{COMMAND.text}." in line for line in whole)
    assert " ".join(whole) == "".join(span.text for span in text)


def test_number_longer_than_the_line_is_left_whole() -> None:
    """Nothing is cut or broken, even where the line grows too long."""
    text = (Span("Call "), Span("0300 000 0000 0000 0000 0000 0000", "number"), Span(" now"))
    assert lines(text, 20) == ["Call", "0300 000 0000 0000 0000 0000 0000", "now"]


def test_line_is_filled_to_the_last_column() -> None:
    """A word that just fits stays; one more column and it moves."""
    assert lines((Span("aaaa bbbb cccc"),), 14) == ["aaaa bbbb cccc"]
    assert lines((Span("aaaa bbbb cccc"),), 13) == ["aaaa bbbb", "cccc"]


def test_numbers_of_sources_stay_together() -> None:
    """A line does not begin with the last of several."""
    text = (Span("It passes."), Span(" "), Span("[1] [2]", "cite"))
    assert lines(text, 16) == ["It passes.", "[1] [2]"]


def test_no_line_ends_in_a_space() -> None:
    """Spaces at a break, at the end and between spans leave no trace."""
    text = (Span("one "), Span("two  three ", "faint"), Span(" "), Span("four "))
    for width in (3, 7, 8, 9, 80):
        assert all(line == line.rstrip() for line in lines(text, width))
    assert lines(text, 80) == ["one two three four"]


def test_text_without_words_has_no_line() -> None:
    """An empty paragraph does not leave its indent behind."""
    assert lines((), 80) == lines((Span(" "),), 80) == []


def test_roles_survive_wrapping() -> None:
    """Each word keeps the role of its span, so that a renderer can style it."""
    line, *rest = wrap(
        (Span("call "), Span("911", "number"), Span(" now"), Span(" [1]", "faint")), 80
    )
    assert rest == []
    assert line == [Span("call "), Span("911", "number"), Span(" now "), Span("[1]", "faint")]


PAIRS = Pairs(
    (
        (Span("heroininfo help-line", "command"), "people to talk to"),
        (Span("heroininfo topics", "command"), "all pages of this library, by group"),
    ),
    heading="Where to begin",
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            80,
            (
                "Where to begin\n"
                "  heroininfo help-line  people to talk to\n"
                "  heroininfo topics     all pages of this library, by group\n"
            ),
        ),
        (
            50,
            (
                "Where to begin\n"
                "  heroininfo help-line  people to talk to\n"
                "  heroininfo topics     all pages of this library,\n"
                "                        by group\n"
            ),
        ),
        (
            30,
            (
                "Where to begin\n"
                "  heroininfo help-line\n    people to talk to\n"
                "  heroininfo topics\n    all pages of this library,\n    by group\n"
            ),
        ),
    ],
)
def test_pairs_stand_side_by_side_where_there_is_room(width: int, expected: str) -> None:
    """Names and meanings: two columns on a wide line, one under the other on a narrow one."""
    assert render(Document((PAIRS,)), width) == expected


def test_pair_with_a_long_name_has_a_line_of_its_own() -> None:
    """One long name does not push the others' meanings aside."""
    pairs = Pairs(((Span("x" * 40, "command"), "long"), (Span("short", "command"), "one")))
    assert render(Document((pairs,)), 80) == (f"  {'x' * 40}\n    long\n  short{' ' * 31}one\n")


def test_pair_without_a_meaning_leaves_no_space_behind() -> None:
    """An empty meaning is no line."""
    assert render(Document((Pairs(((Span("name"), ""), (Span("b"), "c"))),)), 80) == (
        "  name\n  b     c\n"
    )


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (80, "  detox  Coming off with help, and why it is only the first step\n"),
        (40, "  detox  Coming off with help, and...\n"),
        (30, "  detox  Coming off with...\n"),
        (15, "  detox\n    Coming...\n"),
    ],
)
def test_meaning_is_cut_on_a_word_boundary(width: int, expected: str) -> None:
    """A shortened meaning ends in dots, not in the middle of a word, and fits."""
    meaning = "Coming off with help, and why it is only the first step"
    pairs = Pairs(((Span("detox", "command"), meaning),), shorten=True)
    assert render(Document((pairs,)), width) == expected


def test_shortened_meaning_without_a_space_fits() -> None:
    """A word longer than its line is cut where the line ends, dots included."""
    pairs = Pairs(((Span("a", "command"), "x" * 90),), shorten=True)
    assert max(map(len, render(Document((pairs,)), 40).splitlines())) <= 40


def test_brackets_and_colons_are_plain_text() -> None:
    """What rich would take for markup is printed as it is written."""
    text = "see [who], [/b] and :pill: [link=x]"
    assert render(Document((Paragraph((Span(text),), 0),)), 80) == f"{text}\n"
