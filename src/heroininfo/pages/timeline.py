"""Records -> documents: withdrawal over days, as a chart and in the same words. Pure: no I/O."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from heroininfo.course import DAY, course_words, here_words
from heroininfo.document import (
    Bar,
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    Inline,
    Pairs,
    Paragraph,
    Part,
    Span,
    Title,
)
from heroininfo.errors import ExitCode, HeroininfoError
from heroininfo.model import Course, Helpline, Section, Statement, Topic
from heroininfo.pages.contacts import placed, who_to_call
from heroininfo.place import Place

TOPIC = "withdrawal-timeline"
"""The page that holds the times."""
LOST_TOLERANCE = "lost-tolerance"
"""Its section that always ends the timeline."""
LONGEST = 90 * DAY
"""The most hours since last use that are looked at."""
SINCE = re.compile(r"(\d{1,4}(?:\.\d{1,2})?)\s*(h|hr|hrs|hours?|d|days?)?", re.ASCII | re.I)
TIMES_VARY = "These times are what sources give. Yours may be shorter or longer."

Cited = Callable[[Sequence[Statement]], Inline]
"""Turns statements into running text."""


def hours_since(text: str) -> float:
    """Return hours from "36h", "36", "2d" or "1.5 days".

    Raises HeroininfoError where it is no time, or longer than 90 days.
    """
    found = SINCE.fullmatch(text.strip())
    if found:
        unit = DAY if (found[2] or "").lower().startswith("d") else 1
        hours = float(found[1]) * unit
        if hours <= LONGEST:
            return hours
    said = "".join(sign if sign.isprintable() else "?" for sign in text.strip()[:40])
    raise HeroininfoError(
        f'"{said}" is no time since last use. Give hours or days, such as 36h or 2d,'
        " up to 90 days.",
        code=ExitCode.USAGE,
    )


def courses_of(sections: Iterable[Section]) -> list[Course]:
    """Return the rows of the chart, in page order, those with times first."""
    courses = [course for section in sections for course in section.courses]
    return sorted(courses, key=lambda course: course.unknown is not None)


def chart(courses: Iterable[Course], here: float | None = None) -> Chart:
    """Return withdrawal drawn over days, with a mark at so many hours since last use."""
    return Chart(tuple(Bar(course.name, tuple(_parts(course))) for course in courses), here)


def _parts(course: Course) -> Iterator[tuple[float, float, Part]]:
    """Yield the parts of a bar, those that are drawn over others last."""
    starts, worst, eases = course.starts, course.worst, course.eases
    if not (starts and worst):
        return
    yield starts.usual[0], (eases or worst).usual[1], "between"
    if not eases:
        end = max(worst.usual[1], worst.at_most)
        yield end, end + DAY, "open"
    for times in filter(None, (starts, eases, worst)):
        if times.at_most:
            yield times.usual[1], times.at_most, "some"
    if eases:
        yield *eases.usual, "eases"
    yield *starts.usual, "starts"
    yield *worst.usual, "worst"


def course_blocks(
    course: Course, cited: Cited, marks: Callable[[Sequence[str]], Iterable[Span]]
) -> Iterator[Block]:
    """Yield the words of a course; `marks` turns source ids into what follows a sentence."""
    times = (course.starts, course.worst, course.eases)
    items: list[Inline] = [
        (Span(words), *(marks(when.cite) if when else ()))
        for words, when in zip(course_words(course), times, strict=False)
    ]
    items += [cited((said,)) for said in (course.then, course.unknown) if said]
    lead = f"{course.name}: not well known" if course.unknown else course.name
    yield Bullets(tuple(items), (Span(lead),))


def timeline_page(
    topic: Topic, place: Place, lines: Sequence[Helpline], here: float | None = None
) -> Document:
    """Return the chart, the same in words, the danger of lost tolerance, and who to call.

    `here`: hours since last use; then the words say first where in it someone usually is.
    """

    def cited(statements: Sequence[Statement]) -> Inline:
        return tuple(placed(" ".join(statement.text for statement in statements), place))

    courses = courses_of(topic.sections)
    blocks: list[Block] = [Title(topic.title)]
    if here is not None:
        words = tuple((Span(f"{c.name}: {here_words(c, here)}"),) for c in courses if not c.unknown)
        unknown = [course.name for course in courses if course.unknown]
        rest = ((Span(f"{', '.join(unknown)}: not well known."),),) if unknown else ()
        blocks += [Heading((Span("Where you are", "heading"),)), Bullets(words + rest)]
    blocks += [
        Heading((Span("A chart (the same in words stands below it)", "heading"),)),
        chart(courses, here),
        Heading((Span("The same in words", "heading"),)),
    ]
    for course in courses:
        blocks += course_blocks(course, cited, lambda _: ())
    blocks.append(Paragraph((Span(TIMES_VARY),)))
    blocks.append(Pairs(more(topic.id), heading="More"))
    for section in topic.sections:
        if section.id == LOST_TOLERANCE:
            blocks.append(Heading(tuple(placed(section.heading, place, "heading"))))
            blocks += (Paragraph(cited(paragraph)) for paragraph in section.text)
    blocks += who_to_call(topic, place, lines)
    return Document(tuple(blocks))


def more(topic_id: str) -> tuple[tuple[Span, str], ...]:
    """Return where the timeline leads."""
    return (
        (Span("heroininfo check-in", "command"), "a short private check, and when to get help"),
        (Span(f"heroininfo show {topic_id}", "command"), "the whole page, with its sources"),
    )
