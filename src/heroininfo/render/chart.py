"""The withdrawal chart -> lines of text. Letters and signs of ASCII, so it needs no colour.

A column is so many hours, the same on all of a chart, so that the days above the bars stand where
they belong.
"""

import math
from collections.abc import Iterator

from heroininfo.course import DAY, elapsed
from heroininfo.document import Bar, Chart, Part
from heroininfo.render.lines import Row, Style, words, wrap

INDENT = "  "
WIDEST_DAY = 4
"""Columns that a day takes at most."""

SIGNS: dict[Part, tuple[str, Style, str]] = {
    "starts": ("s", "starts", "starts"),
    "worst": ("#", "worst", "worst"),
    "eases": ("e", "eases", "mostly eases"),
    "between": ("-", "", "in between"),
    "some": (".", "", "some sources only"),
    "open": ("?", "", "not well known"),
}
"""What each part is drawn with, its role, and what the key says."""


def draw(chart: Chart, width: int) -> Iterator[Row]:
    """Yield the lines of a chart that fills at most `width` columns."""
    known = [bar for bar in chart.bars if bar.parts]
    ends = [end for bar in known for _, end, _ in bar.parts]
    days = math.ceil(max(ends, default=0) / DAY)
    hours = column_hours(days, width)
    if known:
        lead = f"Days since last use: 0 at the left, {days} at the right."
        yield from wrap(words(lead), width, INDENT, INDENT)
        yield []
        yield [(_axis(days, hours), "")]
        if chart.here is not None:
            yield from _mark("v", chart.here, days, hours, width)
    for bar in known:
        yield from wrap(words(bar.name), width, INDENT, INDENT)
        yield [(INDENT, ""), *_bar(bar, hours)]
    if known and chart.here is not None:
        yield from _mark("^", chart.here, days, hours, width)
    for bar in chart.bars:
        if not bar.parts:
            yield from wrap(words(f"{bar.name}: not well known"), width, INDENT, INDENT)
    yield []
    yield from _key(known, width)


def column_hours(days: int, width: int) -> int:
    """Return the hours of a column: few enough to see parts of a day, where there is room."""
    room = width - len(INDENT) - 1
    a_day = min(WIDEST_DAY, room // max(1, days))
    return DAY // a_day if a_day else DAY * math.ceil(days / room)


def columns(start: float, end: float, hours: int) -> range:
    """Return the columns, from 0, that the time from `start` to `end` touches: one at least."""
    first = int(start // hours)
    return range(first, max(first + 1, math.ceil(end / hours)))


def _bar(bar: Bar, hours: int) -> Iterator[tuple[str, Style]]:
    """Yield the parts of a bar, from hour 0."""
    cells: dict[int, Part] = {}
    for start, end, part in bar.parts:
        covered = columns(start, end, hours)
        if part == "open":  # in a column of its own, or nothing would say that the end is not known
            covered = columns(math.ceil(start / hours) * hours, end, hours)
        cells |= dict.fromkeys(covered, part)
    for column in range(max(cells) + 1):
        sign, role, _ = SIGNS[cells[column]] if column in cells else (" ", "", "")
        yield sign, role


def _axis(days: int, hours: int) -> str:
    """Return the numbers of the days, as many as fit, each where its day begins."""
    apart = len(f"{days} ") * hours
    step = next(step for step in (1, 2, 5, 10, 50, days + 1) if step * DAY >= apart)
    line = ""
    for day in range(0, days + 1, step):
        line = line.ljust(day * DAY // hours) + str(day)
    return INDENT + line


def _mark(sign: str, here: float, days: int, hours: int, width: int) -> Iterator[Row]:
    """Yield a sign at the time since last use, with words beside it where they fit."""
    said = f"you are here: {elapsed(here)}"
    column = columns(here, here, hours).start
    if column > days * DAY // hours:
        yield from wrap(words(f"{said}, beyond the right end"), width, INDENT, INDENT)
    elif len(f"{INDENT}{sign} {said}") + column <= width:
        yield [(INDENT + " " * column, ""), (f"{sign} {said}", "number")]
    elif column > len(said):
        yield [(INDENT, ""), (f"{said.rjust(column - 1)} {sign}", "number")]
    else:
        yield from wrap(words(said), width, INDENT, INDENT)
        yield [(INDENT + " " * column, ""), (sign, "number")]


def _key(bars: list[Bar], width: int) -> Iterator[Row]:
    """Yield what the signs mean, of those that are drawn."""
    used = {part for bar in bars for _, _, part in bar.parts}
    entries = [f"{sign} {meaning}" for part, (sign, _, meaning) in SIGNS.items() if part in used]
    line = "Key:"
    for entry in entries:  # a sign and its words stay on one line
        if len(f"{INDENT}{line} {entry},") > width:
            yield [(INDENT + line, "")]
            line = " " * len("Key:")
        line += f" {entry}{',' if entry != entries[-1] else '.'}"
    if entries:
        yield [(INDENT + line, "")]
