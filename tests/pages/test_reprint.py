"""Pages for readers without this program: what stands in the place of its commands."""

from heroininfo.document import (
    Bullets,
    Columns,
    Document,
    Footer,
    Grid,
    Heading,
    Lead,
    Pairs,
    Paragraph,
    Span,
)
from heroininfo.pages.reprint import in_words, reprinted
from heroininfo.pages.words import spans
from heroininfo.place import Place

US = Place("US", "United States", ("911",))


def link_of(command: str) -> Span | None:
    """Return a link for one page alone."""
    return Span("Detox", "", "detox.html") if command == "heroininfo show detox" else None


def words(text: str) -> str:
    """Return a sentence of ours as a reader without the program sees it."""
    return "".join(span.text for span in in_words(spans(text, US), link_of))


def test_command_is_replaced_by_what_it_leads_to() -> None:
    """The words around it stay, and so do the other sentences."""
    assert words("Read on: heroininfo show detox. Then rest.") == "Read on: Detox. Then rest."


def test_sentence_whose_command_leads_nowhere_is_left_out() -> None:
    """What is before it and after it stays, with one space between."""
    assert words("Rest. See heroininfo topics. Drink.") == "Rest. Drink."
    assert words("Country: Spain. Other: `--country GB`") == "Country: Spain."


def test_number_stays_with_its_sentence() -> None:
    """A sentence is not cut where a number or a link stands in it."""
    text = "Call {emergency} now. Then see heroininfo topics. Stay."
    assert words(text) == "Call 911 now. Stay."


def test_text_without_a_command_is_left_as_it_is() -> None:
    """Not even its spans are joined anew."""
    text = spans("Call {emergency}. Stay with them.", US)
    assert in_words(text, link_of) is text


def test_row_is_named_by_what_it_leads_to() -> None:
    """Rows that lead nowhere go, and a list without rows goes with its heading."""
    rows = Pairs.of([("heroininfo show detox", "coming off"), ("heroininfo topics", "all")], "More")
    none = Pairs.of([("heroininfo topics", "all")], "See also")
    page = reprinted(Document((rows, none), "A"), link_of)
    assert page == Document((Pairs(((Span("Coming off", "", "detox.html"), ""),), "More"),), "A")


def test_every_kind_of_block_is_reprinted() -> None:
    """Paragraphs, lists, and what stands in columns; blocks that say nothing more are left out."""
    gone, kept = spans("heroininfo topics", US), spans("Rest.", US)
    blocks = (
        Heading("A"),
        Paragraph(gone),
        Bullets((kept, gone)),
        Columns(((Lead(gone), Lead(kept)),)),
        Grid("A", ("B",), (("C", (gone,)), ("D", (kept,)))),
        Footer(("Small",)),
    )
    assert reprinted(Document(blocks), link_of).blocks == (
        Heading("A"),
        Bullets((kept,)),
        Columns(((Lead(kept),),)),
        Grid("A", ("B",), (("C", ((),)), ("D", (kept,)))),
        Footer(("Small",)),
    )
