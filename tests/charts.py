"""Holds a drawn bar of the withdrawal chart against the figures that it stands for."""

from heroininfo.model import Course
from heroininfo.render.chart import columns


def bar_of(page: str, name: str) -> str:
    """Return the bar that stands under a name in the chart of a page."""
    lines = page[page.index("Days since last use") :].splitlines()
    return lines[lines.index(f"  {name}") + 1].removeprefix("  ")


def check_bar(bar: str, row: Course, hours: int) -> None:
    """Check the parts of a bar against a record, where a column is so many hours.

    A column that two parts share shows either of them.
    """
    assert row.starts
    assert row.worst
    parts = (("e", row.eases), ("s", row.starts), ("#", row.worst))
    for sign, times in parts:
        if not times:
            assert sign not in bar
            assert bar.endswith("?" * max(1, 24 // hours))
            continue
        span = columns(*times.usual, hours)
        assert len(span) - 2 <= bar.count(sign) <= len(span)
        assert set(bar[span.start + 1 : span.stop - 1]) <= {sign, "#"}
        if times.at_most:
            tail = columns(times.usual[1], times.at_most, hours)
            assert set(bar[span.stop : tail.stop - 1]) <= {"."}
    assert bar[: columns(row.starts.usual[0], row.starts.usual[0], hours).start].strip() == ""
    end = row.eases or row.worst
    last = max(end.at_most, end.usual[1])
    begin = end.usual[1] if end.at_most else end.usual[0]
    known = columns(begin, last, hours).stop
    assert len(bar) == (known if row.eases else known + max(1, 24 // hours))
