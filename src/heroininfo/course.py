"""How withdrawal from one kind of opioid goes: in words, and where in it someone is.

All times are hours since last use. Nothing here knows a figure: all come from the records.
"""

import math
import re
from collections.abc import Iterable, Iterator
from enum import Enum

from heroininfo.errors import ExitCode, HeroininfoError, echo
from heroininfo.model import Course, Section, Times, name_key

DAY = 24
WEEK = 7 * DAY


LONGEST = 90 * DAY
"""The most hours since last use that are looked at."""
FIGURE = r"\d{1,4}(?:\.\d{1,2})?"
SINCE = re.compile(rf"({FIGURE})\s*(h|hr|hrs|hours?|d|days?)", re.ASCII | re.I)


class Stage(Enum):
    """Where in withdrawal someone usually is, and how that is said."""

    UNKNOWN = "how this goes is not well known."
    BEFORE = "it has usually not started yet."
    STARTING = "this is usually when it starts."
    ANY_TIME = "it may or may not have started."
    PERHAPS_STARTING = "it has usually started, but some sources say it can start this late."
    BUILDING = "it has usually started, and the worst is usually still to come."
    WORST = "this is usually the worst part."
    PERHAPS_WORST = "the worst is usually over, but some sources say it can last this long."
    AFTER_WORST = "the worst is usually over. When it eases is not well known."
    EASING = "the worst is usually over, and the physical part is easing."
    ENDING = "this is usually when the physical part has mostly eased."
    PERHAPS_ENDING = (
        "the physical part has usually eased, but some sources say it can last to here."
    )
    OVER = "the physical part has usually eased."


def hours_since(text: str) -> float:
    """Return hours from "36h", "2d" or "1.5 days".

    Raises HeroininfoError where it is no time, longer than 90 days, or has no unit.
    """
    if lacks_unit(text):
        raise HeroininfoError(
            f"{echo(text)} may be hours or days: give it with its unit, such as 36h or 2d.",
            code=ExitCode.USAGE,
        )
    found = SINCE.fullmatch(text.strip())
    if found:
        unit = DAY if found[2].lower().startswith("d") else 1
        hours = float(found[1]) * unit
        if hours <= LONGEST:
            return hours
    raise HeroininfoError(
        f'"{echo(text)}" is no time since last use. Give hours or days, such as 36h or 2d,'
        " up to 90 days.",
        code=ExitCode.USAGE,
    )


def lacks_unit(text: str) -> bool:
    """Return whether a time is a figure alone, which may be hours or days."""
    return re.fullmatch(FIGURE, text.strip(), re.ASCII) is not None


def stage(course: Course, hours: float) -> Stage:
    """Return where someone usually is so many hours after last use.

    Both ends of a range belong to it, and the worst part wins where ranges meet.
    """
    if not (course.starts and course.worst):
        return Stage.UNKNOWN
    if hours < course.worst.usual[0]:
        if hours < course.starts.usual[0]:
            return Stage.BEFORE
        first = Stage.STARTING if course.starts.usual[0] else Stage.ANY_TIME  # "within 30 hours"
        return _within(course.starts, hours, first, Stage.PERHAPS_STARTING, Stage.BUILDING)
    eases = course.eases
    after = Stage.AFTER_WORST
    if eases:
        ended = _within(eases, hours, Stage.ENDING, Stage.PERHAPS_ENDING, Stage.OVER)
        after = Stage.EASING if hours < eases.usual[0] else ended
    return _within(course.worst, hours, Stage.WORST, Stage.PERHAPS_WORST, after)


def _within(times: Times, hours: float, usual: Stage, perhaps: Stage, after: Stage) -> Stage:
    """Return the stage for a time that is not before these."""
    if hours <= times.usual[1]:
        return usual
    return perhaps if hours <= times.at_most else after


def here_words(course: Course, hours: float) -> str:
    """Return where someone usually is, such as "36 hours in (day 2 of about 7): ..."."""
    day = int(hours // DAY) + 1
    days = math.ceil(course.eases.usual[1] / DAY) if course.eases else 0
    of = f" of about {days:g}" if day <= days else ""
    return f"{elapsed(hours)} in (day {day}{of}): {stage(course, hours).value}"


def course_words(course: Course) -> Iterator[str]:
    """Yield when withdrawal starts, is worst and eases, a sentence each; nothing if unknown."""
    if not (course.starts and course.worst):
        return
    yield f"It usually starts: {_said(course.starts)}."
    yield f"It is usually worst: {_said(course.worst)}."
    if course.eases:
        yield f"The physical part mostly eases: {_said(course.eases)}."
    else:
        yield "When it eases: not well known."


def elapsed(hours: float) -> str:
    """Return a time in hours, and from two days on in days and hours."""
    days, rest = divmod(hours, DAY)
    if days < 2:  # noqa: PLR2004 - up to here hours are easier to think in
        return count(hours, "hour")
    return count(days, "day") + (f" and {count(rest, 'hour')}" if rest else "")


def course_problems(course: Course) -> Iterator[str]:
    """Yield what is wrong with the times of a record."""
    if course.unknown:
        if course.starts or course.worst or course.eases:
            yield "has times, and says that they are not known"
        return
    if not (course.starts and course.worst):
        yield "says neither when it starts and is worst, nor that this is unknown"
        return
    before = 0.0
    for times in filter(None, (course.starts, course.worst, course.eases)):
        low, high = times.usual
        if high < low or 0 < times.at_most <= high:
            yield "a range that does not grow"
        if low < before:
            yield "a part that begins before the one ahead of it has ended"
        before = max(high, times.at_most)


def _said(times: Times) -> str:
    """Return a range in words, such as "6 to 12 hours after last use (some sources: up to 24)"."""
    low, high = times.usual
    figures = (low, high, times.at_most)
    in_days = high >= DAY and not any(figure % DAY for figure in figures)
    unit, size = ("day", DAY) if in_days else ("hour", 1)
    most = count(high / size, unit)
    if low == high:
        weeks = f" ({high / WEEK:g} weeks)" if high > WEEK and high % WEEK == 0 else ""
        words = f"about {most}{weeks} after last use"
    elif low == 0:
        words = f"within about {most} of last use"
    else:
        words = f"{low / size:g} to {most} after last use"
    if times.at_most:
        words += f" (some sources: up to {times.at_most / size:g})"
    return words + (f", says {times.by}" if times.by else "")


def count(number: float, unit: str) -> str:
    """Return a number with its unit, such as "1 day" or "1.5 hours"."""
    return f"{number:g} {unit}{'' if number == 1 else 's'}"


def courses_of(sections: Iterable[Section]) -> list[Course]:
    """Return the rows of the chart, in page order, those with times first."""
    courses = [course for section in sections for course in section.courses]
    return sorted(courses, key=lambda course: course.unknown is not None)


def courses_named(courses: Iterable[Course], name: str) -> list[Course]:
    """Return the courses that a reader's name for a drug may mean: one, unless it is unclear."""
    key = name_key(name)
    listed = list(courses)
    exact = [c for c in listed if key in map(name_key, (c.name, *c.also))]
    words = set(key.split())
    return exact or [c for c in listed if words and words <= set(name_key(c.name).split())]


def course_named(courses: Iterable[Course], name: str) -> Course:
    """Return the course that a reader's name for a drug means.

    Raises HeroininfoError naming those there are, where it means none or more than one.
    """
    listed = list(courses)
    found = courses_named(listed, name)
    if len(found) == 1:
        return found[0]
    names = ", ".join(f'"{course.name}"' for course in found or listed)
    what = f'"{echo(name)}" may mean more than one' if found else f'no opioid called "{echo(name)}"'
    raise HeroininfoError(f"{what} on the timeline.", f"Name one: {names}")
