"""The withdrawal chart -> where its bars lie, for a drawing."""

import math
from collections.abc import Iterator

from msgspec import Struct

from heroininfo.course import DAY, elapsed
from heroininfo.document import Bar, Chart, Part

WIDTH = 420
"""Narrow, so that its words can be read on a phone; what shows it makes it larger."""
ROW = 44
BAR = 14
AXIS = 24
MARGIN = 14
MARK_ROOM = 24
"""What the number of a day takes."""
KEY_ROW, KEY_COLUMNS = 20, 3

MEANINGS: dict[Part, str] = {
    "starts": "starts",
    "worst": "worst",
    "eases": "mostly eases",
    "between": "in between",
    "some": "some sources only",
    "open": "not well known",
}
HEIGHTS: dict[Part, int] = {"between": 4, "some": 4, "open": 4}
"""What is not a whole bar is a line, so that the parts differ without colour."""


class Shape(Struct, frozen=True):
    """A part of a bar."""

    part: Part
    x: float
    y: float
    width: float
    height: float


class Words(Struct, frozen=True):
    """Words at a place."""

    text: str
    x: float
    y: float


class Drawing(Struct, frozen=True):
    """A chart, laid out in units of its own."""

    width: float
    height: float
    bottom: float
    """Where the bars end and the key begins."""
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]
    days: tuple[Words, ...]
    """The numbers of the days, each in the middle over its line."""
    here: Words | None
    """Where the reader is, and the words for it."""


def draw(chart: Chart) -> Drawing:
    """Return the layout of a chart."""
    known = [bar for bar in chart.bars if bar.parts]
    days = math.ceil(max((end for bar in known for _, end, _ in bar.parts), default=DAY) / DAY)
    day = (WIDTH - 2 * MARGIN) / days
    step = next(step for step in (1, 2, 5, 10, 50, days) if step * day >= MARK_ROOM)
    bottom = AXIS + ROW * len(known)
    used = [part for part in MEANINGS if any(part == p for bar in known for _, _, p in bar.parts)]
    names = (Words(bar.name, MARGIN, AXIS + ROW * n + 16) for n, bar in enumerate(known))
    return Drawing(
        width=WIDTH,
        height=bottom + KEY_ROW * math.ceil(len(used) / KEY_COLUMNS) + MARGIN,
        bottom=bottom,
        shapes=(
            *(shape for row, bar in enumerate(known) for shape in _bar(bar, row, day)),
            *(_sample(part, *_cell(n, bottom)) for n, part in enumerate(used)),
        ),
        words=(*names, *(_meaning(part, *_cell(n, bottom)) for n, part in enumerate(used))),
        days=tuple(Words(str(n), MARGIN + n * day, AXIS - 8) for n in range(0, days + 1, step)),
        here=_here(chart, days, day),
    )


def _bar(bar: Bar, row: int, day: float) -> Iterator[Shape]:
    """Yield the parts of a bar, later ones over earlier ones."""
    middle = AXIS + ROW * row + 30
    for start, end, part in bar.parts:
        height = HEIGHTS.get(part, BAR)
        width = max(3.0, (end - start) / DAY * day)
        yield Shape(part, MARGIN + start / DAY * day, middle - height / 2, width, height)


def _cell(number: int, bottom: float) -> tuple[float, float]:
    """Return where an entry of the key begins, and its middle."""
    row, column = divmod(number, KEY_COLUMNS)
    return MARGIN + column * (WIDTH - MARGIN) / KEY_COLUMNS, bottom + KEY_ROW * row + MARGIN


def _sample(part: Part, x: float, middle: float) -> Shape:
    """Return a piece of a part, for the key."""
    height = HEIGHTS.get(part, BAR)
    return Shape(part, x, middle - height / 2, BAR, height)


def _meaning(part: Part, x: float, middle: float) -> Words:
    """Return what a part means, beside its piece."""
    return Words(MEANINGS[part], x + BAR + 4, middle + 5)


def _here(chart: Chart, days: int, day: float) -> Words | None:
    """Return the mark of where the reader is, at the right end where that is beyond it."""
    if chart.here is None:
        return None
    x = MARGIN + min(chart.here / DAY, days) * day
    return Words(f"you are here: {elapsed(chart.here)}", x, AXIS)
