"""Whether a line is open now, and whether what was read of it is old.

`opening` is written as OpenStreetMap writes `opening_hours`, of which this reads what helplines
need: `24/7`, `Mo-Fr 09:30-17:30`, `Mo-Th 08:00-12:00,13:00-17:00; Sa,Su 22:00-02:00`.
Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

import re
from datetime import UTC, datetime
from typing import Literal

from heroininfo.model import Helpline

ALWAYS = "24/7"
EVERY_DAY = "Mo-Su "
YEARS = 2
"""What was read longer ago than this may have changed."""

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY = 24 * 60
WEEK = 7 * DAY
ONE_DAY, ONE_TIME = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)", r"(?:[01]\d|2[0-3]):[0-5]\d"
ONE_DAYS, ONE_SPAN = f"{ONE_DAY}(?:-{ONE_DAY})?", f"{ONE_TIME}-(?:{ONE_TIME}|24:00)"
RULE = f"({ONE_DAYS}(?:,{ONE_DAYS})*) ({ONE_SPAN}(?:,{ONE_SPAN})*)"  # compiled when needed

State = Literal["open", "closed", ""]


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def may_have_changed(seen: str, moment: datetime) -> bool:
    """Return whether a page read on `seen` is more than two years old, or has no date.

    Where only the month or year is known, its first day counts.
    """
    limit = f"{moment.year - YEARS}-{moment.month:02}-{moment.day:02}"
    return seen == "undated" or seen < limit


def state(helpline: Helpline, moment: datetime) -> State:
    """Return whether a line is open at a moment; empty where that is not certain."""
    if not helpline.opening or may_have_changed(helpline.seen, moment):
        return ""
    if helpline.opening == ALWAYS:
        return "open"
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # few lines need it

    try:
        there = moment.astimezone(ZoneInfo(helpline.zone))
    except (ZoneInfoNotFoundError, ValueError):  # a system without time zone data
        return ""
    minute = there.weekday() * DAY + there.hour * 60 + there.minute
    spans = parse(helpline.opening)
    inside = any(begin <= at < end for begin, end in spans for at in (minute, minute + WEEK))
    return "open" if inside else "closed"


def parse(opening: str) -> list[tuple[int, int]]:
    """Return the times when a line is open: minutes since Monday 00:00, begin and end.

    A time that passes midnight ends on the next day, so the last may end after the week does.
    Raises ValueError where `opening` is none of the forms above.
    """
    if opening == ALWAYS:
        return [(0, WEEK)]
    spans: list[tuple[int, int]] = []
    taken: set[int] = set()
    for rule in opening.split("; "):
        found = re.fullmatch(RULE, rule)
        if not found:
            raise ValueError(f'"{rule}" is not like "Mo-Fr 09:30-17:30"')
        days = [day for part in found[1].split(",") for day in _days(part)]
        if taken & set(days) or len(days) > len(set(days)):
            raise ValueError(f'"{opening}" names a day twice')
        taken.update(days)
        for part in found[2].split(","):
            begin, end = map(_minutes, part.split("-"))
            length = (end - begin) % DAY or DAY
            spans += [(day * DAY + begin, day * DAY + begin + length) for day in days]
    return sorted(spans)


def _days(part: str) -> list[int]:
    """Return the days of a part such as `Mo-Fr` or `Sa`, Monday being 0."""
    first, _, last = part.partition("-")
    begin, end = DAYS.index(first), DAYS.index(last or first)
    return [(begin + step) % 7 for step in range((end - begin) % 7 + 1)]


def _minutes(time: str) -> int:
    """Return a time such as `09:30` as minutes since midnight."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
