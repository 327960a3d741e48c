"""The first of some pages that fits a screen."""

from heroininfo.document import Document, Lead, Span
from heroininfo.render.text import first_that_fits


def page(*lines: str) -> Document:
    """Return a page of these lines, with a blank one between each two."""
    return Document(tuple(Lead((Span(line, "command"),)) for line in lines))


def test_first_page_that_fits_is_taken() -> None:
    """The fullest one that the rows allow."""
    pages = [page("a", "b", "c"), page("a", "b"), page("a")]
    assert first_that_fits(pages, 80, 5) is pages[0]
    assert first_that_fits(pages, 80, 4) is pages[1]
    assert first_that_fits(pages, 80, 3) is pages[1]
    assert first_that_fits(pages, 80, 1) is pages[2]


def test_last_page_is_taken_where_none_fits() -> None:
    """Something is always shown."""
    pages = [page("a", "b"), page("a", "b", "c")]
    assert first_that_fits(pages, 80, 1) is pages[1]


def test_line_that_is_too_long_counts_as_the_rows_it_takes() -> None:
    """A command is never broken by us, but the terminal breaks it."""
    pages = [page("x" * 81), page("a")]
    assert first_that_fits(pages, 80, 1) is pages[1]
    assert first_that_fits(pages, 81, 1) is pages[0]


def test_pages_after_the_one_that_fits_are_not_made() -> None:
    """Nobody waits for what is not shown."""

    def pages() -> object:
        yield page("a")
        raise AssertionError

    assert first_that_fits(pages(), 80, 1) == page("a")  # type: ignore[arg-type]
