"""Plain text: wrapping, what is never broken, and each kind of block as it stands on a page."""

import pytest

from heroininfo.document import (
    Block,
    Bullets,
    Card,
    Code,
    Columns,
    Contact,
    Document,
    Footer,
    Grid,
    Heading,
    Lead,
    Pairs,
    Paragraph,
    Reference,
    References,
    Span,
    Steps,
    Title,
    line_by_line,
)
from heroininfo.render.lines import Ink
from heroininfo.render.text import layout, render

BLOCKS: dict[str, tuple[Block, str]] = {
    "title": (Title("Withdrawal and what comes after it"), "Withdrawal and what comes\nafter it\n"),
    "heading": (
        Heading("What you may feel in the first days"),
        "What you may feel in the first\ndays\n",
    ),
    "urgent heading": (Heading("call 911 if", urgent=True), "Emergency: call 911 if\n"),
    "lead": (
        Lead(
            (
                Span("Emergency:", "emergency"),
                Span(" call "),
                Span("911", "number"),
                Span(" now. Stay."),
            )
        ),
        "Emergency: call 911 now. Stay.\n",
    ),
    "paragraph": (
        Paragraph((Span("Symptoms start 6 to 12 hours after the last dose."),)),
        "  Symptoms start 6 to 12 hours\n  after the last dose.\n",
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
    "card": (
        Card(((Span("Shout their name until they wake."),), (Span("Call."),))),
        "1. Shout their name until they\n   wake.\n2. Call.\n",
    ),
    "card past nine": (
        Card(((Span("a b"),),) * 9 + ((Span("Stay with them until help comes"),),)),
        "".join(f"{n}. a b\n" for n in range(1, 10)) + "10. Stay with them until help\n    comes\n",
    ),
    "contact": (
        Contact("Talk Line", ((Span("988", "number"), Span(", or "), Span("text 988", "number")),)),
        "  Talk Line: 988, or text 988\n",
    ),
    "contact with a long name": (
        Contact("A talk line with a name", ((Span("988", "number"),), (Span("Free."),))),
        "  A talk line with a name: 988\n    Free.\n",
    ),
    "contact with a longer name": (
        Contact("A talk line with a longer name", ((Span("988", "number"),), (Span("Free."),))),
        "  A talk line with a longer\n  name\n    988\n    Free.\n",
    ),
    "references": (
        References(
            (
                Reference(
                    7, "World Health Organization: A guide, 2023", "https://who.int/a-long-path"
                ),
            )
        ),
        (
            "  [7] World Health\n      Organization: A guide,\n      2023\n"
            "      https://who.int/a-long-path\n"
        ),
    ),
    "footer": (
        Footer(("Numbers change over the years now.", "Call anyway.")),
        "Numbers change over the years\nnow.\nCall anyway.\n",
    ),
}


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


def test_heading_stands_with_what_follows_it() -> None:
    """However blocks are parted, no other block comes between."""
    page = render(Document((Title("A"), Heading("B"), Paragraph((Span("c"),)), Heading("D"))), 80)
    assert page.split() == ["A", "B", "c", "D"]
    assert "\n\n\n" not in page


def test_columns_stand_side_by_side_where_there_is_room() -> None:
    """Else one after the other, with the same words."""
    left = (Title("Left"), Bullets(((Span("one"),),)))
    right = (Title("Right"), Bullets(((Span("two"),), (Span("three"),))))
    page = Document((Columns((left, right)),))
    wide, narrow = render(page, 80), render(page, 75)
    assert wide.splitlines()[0] == "Left" + " " * 36 + "Right"
    assert max(map(len, wide.splitlines())) <= 80
    assert "Right" not in narrow.splitlines()[0]
    assert sorted(wide.split()) == sorted(narrow.split())
    assert not any(line != line.rstrip() for line in wide.splitlines())


CHOICE = Grid(
    "Compare them, then choose:",
    ("Bath", "Walk with a friend"),
    (
        ("Good", ((Span("For legs that will not keep still"),), (Span("For low mood"),))),
        ("Where there is one", ((Span("Home"),), (Span("Park"),))),
    ),
)


def test_grid_stands_in_columns_where_there_is_room() -> None:
    """What is compared stands before the cells, and a long one takes a second row."""
    assert render(Document((CHOICE,)), 54) == (
        "  Compare them, then choose:\n"
        "                    Bath              Walk with a\n"
        "                                      friend\n"
        "  Good              For legs that     For low mood\n"
        "                    will not keep\n"
        "                    still\n"
        "  Where there is    Home              Park\n"
        "  one\n"
    )


def test_grid_is_a_list_for_each_column_where_there_is_no_room() -> None:
    """The same words, each with what it is about."""
    assert render(Document((CHOICE,)), 53) == (
        "  Compare them, then choose:\n"
        "\n"
        "  Bath\n    - Good: For legs that will not keep still\n    - Where there is one: Home\n"
        "\n"
        "  Walk with a friend\n    - Good: For low mood\n    - Where there is one: Park\n"
    )
    assert line_by_line(Document((CHOICE,))).blocks == CHOICE.lists()


@pytest.mark.parametrize("halves", [True, False])
def test_code_has_what_it_dials_under_it(halves: bool) -> None:
    """Drawn with what the form can draw with; the words stand below."""
    block = Code("tel:988", ((Span("Call "), Span("988", "number")),))
    page = render(Document((block,)), 80, Ink(halves=halves))
    assert page.endswith("    Call 988\n")
    assert page.isascii() is not halves


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
    pairs = Pairs(((Span("x" * 41, "command"), "long"), (Span("short", "command"), "one")))
    assert render(Document((pairs,)), 80) == (f"  {'x' * 41}\n    long\n  short{' ' * 37}one\n")


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
    assert render(Document((Lead((Span(text),)),)), 80) == f"{text}\n"


def test_code_that_does_not_fit_says_so() -> None:
    """What it would dial is there all the same."""
    block = Code("tel:988", ((Span("Call "), Span("988", "number")),))
    page = " ".join(render(Document((block,)), 20).split())
    assert page == (
        "Call 988 The code does not fit this window. Make it larger, or the letters smaller."
    )


def test_number_within_an_action_of_the_card_is_marked_as_one() -> None:
    """The rest is like a heading."""
    card = Card(((Span("Call "), Span("911", "number")),), ())
    (row,) = layout(Document((card,)), 80)
    assert [(text.strip(), style) for text, style in row if text.strip()] == [
        ("1.", ""),
        ("Call", "heading"),
        ("911", "number"),
    ]
