"""Whether a line is open now, and whether what was read of it is old.

`opening` is written as OpenStreetMap writes `opening_hours`, of which this reads what helplines
need: `24/7`, `Mo-Fr 09:30-17:30`, `Mo-Th 08:00-12:00,13:00-17:00; Sa,Su 22:00-02:00`. Where a line
has no `opening`, its hours in words are read, as far as they leave no doubt.
Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

import re
from collections.abc import Iterator
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

HEDGE = r" \(in (\d{4})[^)]*\)|, by one undated page|, not on public holidays"
"""What may end the hours in words, and casts doubt on them."""
SPOKEN_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
SPOKEN_DAYS = rf"(?P<days>every day|{SPOKEN_DAY}(?: (?:to|and) {SPOKEN_DAY})?)"
SPOKEN_TIME = r"(?:\d{1,2}(?::[0-5]\d)?[ap]m|midnight|noon)"
SPOKEN_SPAN = f"(?P<begin>{SPOKEN_TIME}) to (?P<end>{SPOKEN_TIME})"
SPOKEN = (f"{SPOKEN_SPAN}(?:, | on ){SPOKEN_DAYS}", f"{SPOKEN_DAYS}, {SPOKEN_SPAN}")

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


def opening_of(helpline: Helpline) -> str:
    """Return when a line is open, for programs; empty where its words leave doubt."""
    return helpline.opening or from_words(helpline.hours)


def state(helpline: Helpline, moment: datetime) -> State:
    """Return whether a line is open at a moment by the hours as read; empty where none are known.

    Without a time zone of its own, all zones of its country must agree.
    """
    opening = opening_of(helpline)
    if opening in ("", ALWAYS):
        return "open" if opening else ""
    zones = [helpline.zone] if helpline.zone else list(_zones_of(helpline.country))
    states = {_state_in(zone, opening, moment) for zone in zones}
    return states.pop() if len(states) == 1 else ""


def is_certain(helpline: Helpline, moment: datetime) -> bool:
    """Return whether the hours of a line were read lately, and said without a hedge."""
    hedged = re.search(f"(?:{HEDGE})", helpline.hours)
    return not (hedged or may_have_changed(helpline.seen, moment))


def _zones_of(country: str) -> Iterator[str]:
    """Yield the time zones of a country."""
    from heroininfo.emergency_data import ZONES

    return (zone for zone, code in ZONES.items() if code == country)


def _state_in(zone: str, opening: str, moment: datetime) -> State:
    """Return whether something is open by the clock of a time zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # few lines need it

    try:
        there = moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, OSError, ValueError):  # no time zone data, or none to read
        return ""
    minute = there.weekday() * DAY + there.hour * 60 + there.minute
    spans = parse(opening)
    inside = any(begin <= at < end for begin, end in spans for at in (minute, minute + WEEK))
    return "open" if inside else "closed"


def from_words(words: str) -> str:
    """Return hours in words as `opening`; empty where they leave doubt on which days or times.

    Such as "9am to 5pm, Monday to Friday, and 10am to 2pm on Saturday (in 2024)".
    """
    words = re.sub(f"(?:{HEDGE})+$", "", words)
    if words == ALWAYS:
        return ALWAYS
    rules = [_rule(part) for part in words.split(", and ")]
    opening = "; ".join(rules)
    try:
        parse(opening)
    except ValueError:  # not understood, or a day twice
        return ""
    return opening


def _rule(part: str) -> str:
    """Return times on some days, in words, as a rule of `opening`; empty where not understood."""
    found = next(filter(None, (re.fullmatch(form, part) for form in SPOKEN)), None)
    if not found:
        return ""
    days = "Mo-Su"
    if found["days"] != "every day":
        days = "".join(
            {"to": "-", "and": ","}.get(word, word[:2]) for word in found["days"].split()
        )
    end = _clock(found["end"])
    return f"{days} {_clock(found['begin'])}-{'24:00' if end == '00:00' else end}"


def _clock(spoken: str) -> str:
    """Return a time such as "9:30pm" as `21:30`."""
    if spoken in ("midnight", "noon"):
        return {"midnight": "00:00", "noon": "12:00"}[spoken]
    hour, _, minute = spoken[:-2].partition(":")
    return f"{int(hour) % 12 + 12 * (spoken[-2] == 'p'):02}:{minute or '00'}"


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
