"""Records -> documents: what stands on each page, and in which order. Pure: no I/O."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from heroininfo.course import course_cites
from heroininfo.document import (
    Block,
    Bullets,
    Document,
    Footer,
    Heading,
    Inline,
    Pairs,
    Paragraph,
    References,
    Span,
    Steps,
    Title,
)
from heroininfo.model import Helpline, Section, Source, Statement, Symptom, Topic
from heroininfo.pages.contacts import (
    best_lines,
    placed,
    spoken_date,
    who_to_call,
)
from heroininfo.pages.sources import reference
from heroininfo.pages.timeline import chart, course_blocks, courses_of
from heroininfo.place import Place

NO_CLINICIAN = "No clinician has reviewed this page yet."
NOT_ADVICE = "General information, not medical advice."


def topic_page(
    topic: Topic,
    sources: Mapping[str, Source],
    place: Place,
    lines: Sequence[Helpline],
    titles: Mapping[str, str],
    section: str = "",
) -> Document:
    """Return the page of a topic, or only its one `section`, with the sources it cites.

    `sources`: those that the topic cites, by id. `lines`: the helplines of the reader's country.
    `titles`: the titles of the topics in `see`, by id.
    """
    sections = [part for part in topic.sections if section in ("", part.id)]
    numbers = {cited: number for number, cited in enumerate(cited_ids(topic, section), 1)}
    blocks: list[Block] = [Title(topic.title)]
    if not section:
        blocks.append(Paragraph(_cited(topic.message, numbers, place)))
        blocks += best_lines(topic.lead, lines)
    courses = courses_of(sections)
    for part in sections:
        if part.courses and courses:
            blocks += [Heading((Span("Day by day, as a chart", "heading"),)), chart(courses)]
            courses = []  # once is enough
        blocks += _section(part, numbers, place)
    blocks += who_to_call(topic, place, lines)
    rows = (
        *_tools(topic),
        *((Span(f"heroininfo show {name}", "command"), title) for name, title in titles.items()),
    )
    if rows:
        blocks.append(Pairs(rows, heading="See also"))
    blocks.append(Heading((Span("Sources", "heading"),)))
    blocks.append(References(tuple(reference(sources[cited]) for cited in numbers)))
    blocks.append(Footer(_review_lines(topic)))
    return Document(tuple(blocks))


def cited_ids(topic: Topic, section: str = "") -> list[str]:
    """Return the ids of the sources that a topic, or one section of it, cites, in page order."""
    cited: list[str] = []
    if not section:
        for statement in topic.message:
            cited += statement.cite
    for part in topic.sections:
        if section in ("", part.id):
            statements = (s for paragraph in part.text for s in paragraph)
            for item in (*statements, *part.list, *part.steps):
                cited += item.cite
            for symptom in part.symptoms:
                cited += symptom.cite
            for course in part.courses:
                cited += course_cites(course)
    return list(dict.fromkeys(cited))


def _section(section: Section, numbers: Mapping[str, int], place: Place) -> list[Block]:
    """Return the blocks of a section."""
    words = section.heading
    lead: Inline = ()
    if section.urgency == "emergency":
        words, lead = words[0].lower() + words[1:], (Span("Emergency:", "emergency"), Span(" "))
    blocks: list[Block] = [Heading((*lead, *placed(words, place, "heading")))]
    blocks += (Paragraph(_cited(paragraph, numbers, place)) for paragraph in section.text)
    if section.list:
        blocks.append(Bullets(tuple(_cited((item,), numbers, place) for item in section.list)))
    if section.steps:
        blocks.append(Steps(tuple(_cited((item,), numbers, place) for item in section.steps)))
    blocks += _symptom_lists(section.symptoms, numbers)
    for course in section.courses:
        blocks += course_blocks(
            course,
            lambda said: _cited(said, numbers, place),
            lambda cite: _cite_marks(cite, numbers),
        )
    return blocks


def _tools(topic: Topic) -> Iterator[tuple[Span, str]]:
    """Yield the commands that go with a page on withdrawal."""
    if topic.check_in or courses_of(topic.sections):
        yield Span("heroininfo check-in", "command"), "a short private check of how you are"
        yield Span("heroininfo timeline --since 36h", "command"), "where you are in it"


def _symptom_lists(symptoms: Sequence[Symptom], numbers: Mapping[str, int]) -> Iterator[Block]:
    """Yield a list for each time at which symptoms come; sources they share stand in its lead."""
    for when, members in groupby(symptoms, key=lambda symptom: symptom.when):
        group = tuple(members)
        shared = group[0].cite if len({symptom.cite for symptom in group}) == 1 else ()
        lead: Inline = ()
        if when or shared:
            words = f"{when[:1].upper()}{when[1:]}" if when else "All of these"
            lead = (Span(words), *_cite_marks(shared, numbers))
        yield Bullets(
            tuple(
                (
                    Span(f"{s.name} ({s.term})" if s.term else s.name),
                    *(_cite_marks(s.cite, numbers) if not shared else ()),
                )
                for s in group
            ),
            lead,
        )


def _cited(statements: Sequence[Statement], numbers: Mapping[str, int], place: Place) -> Inline:
    """Return statements as running text, each followed by the numbers of its sources."""
    spans: list[Span] = []
    for statement in statements:
        if spans:
            spans.append(Span(" "))
        spans += placed(statement.text, place)
        spans += _cite_marks(statement.cite, numbers)
    return tuple(spans)


def _cite_marks(cite: Sequence[str], numbers: Mapping[str, int]) -> Iterator[Span]:
    """Yield the numbers of sources, such as ` [1] [2]`; nothing where there are none."""
    if cite:
        yield Span(" ")
        yield Span(" ".join(f"[{numbers[source]}]" for source in cite), "cite")


def _review_lines(topic: Topic) -> tuple[str, ...]:
    """Return when a page was checked, by whom, and what it is not."""
    clinician = NO_CLINICIAN if topic.reviewer == "none yet" else f"Reviewed by {topic.reviewer}."
    checked = spoken_date(topic.reviewed.isoformat())
    return (
        f"Checked against its sources {checked}, most of them stored copies. {clinician}",
        NOT_ADVICE,
    )
