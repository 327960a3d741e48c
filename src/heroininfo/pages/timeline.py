"""The page of `heroininfo timeline`: withdrawal, in words and as a chart. Pure: no I/O."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from heroininfo.course import DAY, course_words, courses_of, here_words
from heroininfo.document import (
    Bar,
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    Inline,
    Lead,
    Pairs,
    Paragraph,
    Part,
    Span,
    Title,
)
from heroininfo.model import Citation, Course, Helpline, Source, Statement, Topic
from heroininfo.pages.contacts import who_to_call
from heroininfo.pages.sources import Marks, closing_line, references
from heroininfo.pages.words import filled, joined, spans
from heroininfo.place import Place
from heroininfo.walk import walk

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
    notes: Sequence[Statement] = (),
) -> Iterator[Block]:
    """Yield the words of a course; `marks` turns citations into what follows a sentence.

    `notes`: what else must stand beside the times.
    """
    times = (course.starts, course.worst, course.eases)
    items: list[Inline] = [
        (Span(words), *(marks(when.cite) if when else ()))
        for words, when in zip(course_words(course), times, strict=False)
    ]
    items += [statement(words) for words in (course.then, course.unknown, *notes) if words]
    lead = f"{course.name}: not well known" if course.unknown else course.name
    yield Bullets(tuple(items), (Span(lead),))


def notes_of(topic: Topic, course: Course, place: Place) -> list[Statement]:
    """Return what a page says beside the times of a course to a reader in a place.

    Such as that what is sold as heroin there often has fentanyl in it.
    """
    return [
        statement
        for section in topic.sections
        if course in section.courses
        for statement in section.list
        if place.concerns(statement.only)
    ]


def timeline_page(
    topic: Topic,
    place: Place,
    helplines: Sequence[Helpline],
    sources: Mapping[str, Source],
    here: float | None = None,
    *,
    courses: Sequence[Course] = (),
    with_sources: bool = False,
) -> Document:
    """Return the times in words, the same as a chart, the danger after it, and who to call.

    `here`: hours since last use; then the page says first where in it someone usually is.
    `courses`: only these. `sources`: those that the topic cites, by id. `with_sources`: each
    statement with its marks, and the list that they refer to.
    """
    courses = courses or courses_of(topic.sections)
    marks = Marks(topic, shown=with_sources)

    def statement(words: Statement) -> Inline:
        return (*spans(words.text, place), *marks.after(words.cite))

    blocks: list[Block] = [Title(topic.title)]
    if here is not None:
        items = here_items(topic, courses, here, place)
        blocks += [Heading("Where you are"), Bullets(tuple(items))]
    blocks.append(Heading("Times since the last use"))
    said_above = here is not None and len(courses) == 1
    for course in courses:
        notes = [] if said_above else notes_of(topic, course, place)
        blocks += course_blocks(course, statement, marks.after, notes)
    blocks.append(Paragraph((Span(TIMES_VARY),)))
    if any(course.starts for course in courses):
        blocks += [Heading("The same as a chart"), chart(courses, here)]
    for section in topic.sections:
        if section.id == LOST_TOLERANCE:
            blocks.append(Heading(filled(section.heading, place)))
            for paragraph in section.text:
                blocks.append(Paragraph(joined([statement(words) for words in paragraph], " ")))
    blocks += who_to_call(topic.call, place, helplines)
    blocks.append(Pairs.of(more(topic.id), heading="More"))
    shown = [sources[source] for source in _cited(topic, courses, place)]
    if with_sources:
        shown.sort(key=lambda source: marks.numbers[source.id])
        blocks += [Heading("Sources"), references(shown, marks.numbers)]
    else:
        blocks.append(Lead(spans(closing_line(shown, "heroininfo timeline --sources"), place)))
    return Document(tuple(blocks))


def _cited(topic: Topic, courses: Sequence[Course], place: Place) -> list[str]:
    """Return the ids of the sources of what the page says, each once."""
    cites: list[Sequence[Citation]] = []
    for course in courses:
        times = (course.starts, course.worst, course.eases)
        said = (course.then, course.unknown, *notes_of(topic, course, place))
        cites += [part.cite for part in (*times, *said) if part]
    tolerance = (part for part in walk(topic) if part.section == LOST_TOLERANCE)
    cites += [part.cite for part in tolerance]
    return list(dict.fromkeys(citation.source for cite in cites for citation in cite))


def here_items(
    topic: Topic, courses: Sequence[Course], here: float, place: Place
) -> Iterator[Inline]:
    """Yield where someone usually is, so many hours since last use, a course a line.

    Of one course alone, what the page says beside its times follows.
    """
    for course in courses:
        if not course.unknown:
            yield (Span(f"{course.name}: {here_words(course, here)}"),)
    unknown = [course.name for course in courses if course.unknown]
    if unknown:
        yield (Span(f"{', '.join(unknown)}: not well known."),)
    if len(courses) == 1:
        yield from (spans(note.text, place) for note in notes_of(topic, courses[0], place))


def more(topic_id: str) -> tuple[tuple[str, str], ...]:
    """Return where the timeline leads."""
    return (
        ("heroininfo check-in", "a short private check, and when to get help"),
        (f"heroininfo show {topic_id}", "the whole page"),
    )
