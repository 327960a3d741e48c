"""The withdrawal chart: as wide as its page at most, each part in the columns of its hours."""

import pytest

from heroininfo.document import Bar, Chart, Document
from heroininfo.render.chart import column_hours, columns
from heroininfo.render.text import render


@pytest.mark.parametrize(
    ("days", "width", "hours"),
    [
        (14, 80, 6),
        (14, 50, 8),
        (14, 40, 12),
        (14, 30, 24),
        (27, 30, 24),
        (28, 30, 48),
        (42, 30, 48),
        (90, 30, 96),
        (0, 80, 6),
    ],
)
def test_column_is_as_many_hours_as_the_width_asks_for(days: int, width: int, hours: int) -> None:
    """Six at best; whole days, or several, where there is little room."""
    assert column_hours(days, width) == hours
    assert 2 + days * 24 / hours < width


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 6, range(1)),
        (6, 12, range(1, 2)),
        (6, 13, range(1, 3)),
        (24, 72, range(4, 12)),
        (168, 168, range(28, 29)),
        (0, 0.5, range(1)),
    ],
)
def test_time_touches_its_columns(start: float, end: float, found: range) -> None:
    """One at least, and the last only where the time goes into it."""
    assert columns(start, end, 6) == found


@pytest.mark.parametrize("width", [30, 40, 60, 80, 200])
@pytest.mark.parametrize("days", [1, 7, 27, 28, 42, 90])
@pytest.mark.parametrize("here", [None, 0.0, 30.0, 2000.0])
def test_chart_is_never_wider_than_its_page(width: int, days: int, here: float | None) -> None:
    """Axis, bars, mark and key; the last day is named or passed over, never cut."""
    bar = Bar("Heroin", ((0, 12, "starts"), (12, days * 24, "worst")))
    page = render(Document((Chart((bar, Bar("New", ())), here),)), width)
    assert max(map(len, page.splitlines())) <= width
    assert page.isascii()
    assert "New: not well known" in page


def test_later_parts_are_drawn_over_earlier_ones() -> None:
    """A column shows one part."""
    bar = Bar("X", ((0, 48, "between"), (6, 12, "starts"), (24, 30, "worst"), (48, 60, "open")))
    page = render(Document((Chart((bar,)),)), 80)
    assert "  X\n  -s--#---??\n" in page
