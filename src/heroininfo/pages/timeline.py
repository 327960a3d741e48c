"""The page of `heroininfo timeline`: withdrawal, as a chart and in words. Pure: no I/O."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from heroininfo.course import DAY, course_words, courses_of, here_words
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
from heroininfo.model import Citation, Course, Helpline, Statement, Topic
from heroininfo.pages.contacts import who_to_call
from heroininfo.pages.words import filled, said, spans
from heroininfo.place import Place

TOPIC = "withdrawal-timeline"
"""The page that holds the times."""
LOST_TOLERANCE = "lost-tolerance"
"""Its section that always ends the timeline."""
TIMES_VARY = "These times are what sources give. Yours may be shorter or longer."


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
    course: Course,
    statement: Callable[[Statement], Inline],
    marks: Callable[[Sequence[Citation]], Iterable[Span]],
) -> Iterator[Block]:
    """Yield the words of a course; `marks` turns citations into what follows a sentence."""
    times = (course.starts, course.worst, course.eases)
    items: list[Inline] = [
        (Span(words), *(marks(when.cite) if when else ()))
        for words, when in zip(course_words(course), times, strict=False)
    ]
    items += [statement(words) for words in (course.then, course.unknown) if words]
    lead = f"{course.name}: not well known" if course.unknown else course.name
    yield Bullets(tuple(items), (Span(lead),))


def timeline_page(
    topic: Topic, place: Place, helplines: Sequence[Helpline], here: float | None = None
) -> Document:
    """Return the chart, the same in words, the danger of lost tolerance, and who to call.

    `here`: hours since last use; then the words say first where in it someone usually is.
    """
    courses = courses_of(topic.sections)
    blocks: list[Block] = [Title(topic.title)]
    if here is not None:
        blocks += [Heading("Where you are"), Bullets(tuple(here_items(courses, here)))]
    blocks += [
        Heading("A chart (the same in words stands below it)"),
        chart(courses, here),
        Heading("The same in words"),
    ]
    for course in courses:
        blocks += course_blocks(course, lambda words: spans(words.text, place), lambda _: ())
    blocks.append(Paragraph((Span(TIMES_VARY),)))
    blocks.append(Pairs.of(more(topic.id), heading="More"))
    for section in topic.sections:
        if section.id == LOST_TOLERANCE:
            blocks.append(Heading(filled(section.heading, place)))
            for paragraph in section.text:
                blocks.append(Paragraph(said([words.text for words in paragraph], place)))
    blocks += who_to_call(topic.call, place, helplines)
    return Document(tuple(blocks))


def here_items(courses: Sequence[Course], here: float) -> Iterator[Inline]:
    """Yield where someone usually is, so many hours since last use, a course a line."""
    for course in courses:
        if not course.unknown:
            yield (Span(f"{course.name}: {here_words(course, here)}"),)
    unknown = [course.name for course in courses if course.unknown]
    if unknown:
        yield (Span(f"{', '.join(unknown)}: not well known."),)


def more(topic_id: str) -> tuple[tuple[str, str], ...]:
    """Return where the timeline leads."""
    return (
        ("heroininfo check-in", "a short private check, and when to get help"),
        (f"heroininfo show {topic_id}", "the whole page, with its sources"),
    )
