"""Holds a drawn bar of the withdrawal chart against the figures that it stands for."""

from heroininfo.model import Course
from heroininfo.render.chart import columns


def bar_of(page: str, name: str) -> str:
    """Return the bar that stands under a name in the chart of a page."""
    lines = page[page.index("Days since last use") :].splitlines()
    return lines[lines.index(f"  {name}") + 1].removeprefix("  ")


def check_bar(bar: str, row: Course, per_day: int) -> None:
    """Check the parts of a bar against a record; a column that two parts share shows either."""
    assert row.starts
    assert row.worst
    parts = (("e", row.eases), ("s", row.starts), ("#", row.worst))
    for sign, times in parts:
        if not times:
            assert sign not in bar
            assert bar.endswith("?" * per_day)
            continue
        span = columns(*times.usual, per_day)
        assert bar.count(sign) in (len(span), len(span) - 1)
        assert set(bar[span.start + 1 : span.stop]) <= {sign, "#"}
        if times.at_most:
            tail = columns(times.usual[1], times.at_most, per_day)
            assert set(bar[span.stop : tail.stop]) <= {"."}
    assert bar[: columns(row.starts.usual[0], row.starts.usual[0], per_day).start].strip() == ""
    end = row.eases or row.worst
    last = max(end.at_most, end.usual[1]) + (0 if row.eases else 24)
    assert len(bar) == columns(last, last, per_day).start + (end.usual[0] == end.usual[1])
