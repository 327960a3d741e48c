"""The page of `heroininfo show`. Pure: no I/O."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from heroininfo.course import count, courses_of
from heroininfo.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Lead,
    Pairs,
    Paragraph,
    Span,
    Steps,
    Title,
)
from heroininfo.emergency_data import BOX, COUNTRIES
from heroininfo.model import Helpline, Section, Source, Statement, Symptom, Topic
from heroininfo.pages.contacts import best_contacts, who_to_call
from heroininfo.pages.sources import Marks, closing_line, references
from heroininfo.pages.timeline import chart, course_blocks
from heroininfo.pages.words import capital, filled, spans, spoken_date
from heroininfo.place import Place
from heroininfo.walk import cited, walk

NO_CLINICIAN = "No clinician has reviewed this page yet."
NOT_ADVICE = "General information, not medical advice."


def topic_page(
    topic: Topic,
    sources: Mapping[str, Source],
    place: Place,
    helplines: Sequence[Helpline],
    titles: Mapping[str, str],
    section: str = "",
    *,
    with_sources: bool = False,
) -> Document:
    """Return the page of a topic, or only its one `section`.

    `sources`: those that the topic cites, by id. `helplines`: those of the reader's country.
    `titles`: the titles of the topics in `see`, by id. `with_sources`: each statement with its
    marks, and the list that they refer to.
    """
    marks = Marks(topic, shown=with_sources)
    parts = [part for part in topic.sections if section in ("", part.id)]
    blocks: list[Block] = [Title(topic.title), Lead((Span(review_line(topic)),))]
    if not section:
        blocks.append(Paragraph(_running(topic.message, marks, place)))
        blocks.append(Paragraph(spans(topic.about, place)))
        if topic.id != "overdose":
            blocks.append(Lead(spans(BOX, place)))
        blocks += best_contacts(topic.lead, helplines)
    courses = courses_of(parts)
    for part in (part for part in parts if section or concerns(part.only, place)):
        if part.courses and courses:
            blocks += [Heading("Day by day, as a chart"), chart(courses)]
            courses = []  # once is enough
        blocks += _section(part, marks, place)
    if not section:
        blocks += _other_countries(topic, place)
    blocks += who_to_call(topic.call, place, helplines)
    see = [*_tools(topic), *((f"heroininfo show {name}", title) for name, title in titles.items())]
    if see:
        blocks.append(Pairs.of(see, heading="See also"))
    if with_sources:
        blocks.append(Heading("Sources"))
        shown = cited(passage for passage in walk(topic) if section in ("", passage.section))
        blocks.append(references([sources[i] for i in shown], marks.numbers))
    else:
        command = f"heroininfo show {topic.id} --sources"
        blocks.append(Lead(spans(closing_line(list(sources.values()), command), place)))
    return Document(tuple(blocks))


def concerns(only: Sequence[str], place: Place) -> bool:
    """Return whether what is for some countries only is for this reader.

    Where the country is not known, everything may be: then it stands under its country's name.
    """
    return place.concerns(only)


def countries_named(only: Sequence[str]) -> str:
    """Return the names of countries, such as "Canada, Ireland"."""
    return ", ".join(COUNTRIES[code][0] for code in only)


def review_line(topic: Topic) -> str:
    """Return who has reviewed a page, when it was checked, and what it is not."""
    clinician = NO_CLINICIAN if topic.reviewer == "none yet" else f"Reviewed by {topic.reviewer}."
    checked = spoken_date(topic.reviewed.isoformat())
    since = f" {count(topic.changed, 'statement')} changed since." if topic.changed else ""
    return f"{clinician} Checked against its sources {checked}.{since} {NOT_ADVICE}"


def section_heading(section: Section, place: Place) -> Heading:
    """Return the heading of a section, with its country where the reader's is not known."""
    words = filled(section.heading, place)
    if section.only and not place.code:
        words = f"{words} ({countries_named(section.only)})"
    if section.urgency == "emergency":
        return Heading(words[0].lower() + words[1:], urgent=True)
    return Heading(words)


def _section(section: Section, marks: Marks, place: Place) -> Iterator[Block]:
    """Yield the blocks of a section."""
    yield section_heading(section, place)
    for paragraph in section.text:
        yield Paragraph(_running(paragraph, marks, place))
    for items, block in ((section.list, Bullets), (section.steps, Steps)):
        shown = tuple(_item(item, marks, place) for item in items if concerns(item.only, place))
        if shown:
            yield block(shown)
    yield from _symptoms(
        [symptom for symptom in section.symptoms if concerns(symptom.only, place)], marks
    )
    for course in section.courses:
        yield from course_blocks(course, lambda said: _item(said, marks, place), marks.after)


def _item(item: Statement, marks: Marks, place: Place) -> Inline:
    """Return an item of a list, under its country where the reader's is not known."""
    text = item.text
    if item.only and not place.code:
        text = f"{countries_named(item.only)}: {text}"
    return (*spans(text, place), *marks.after(item.cite))


def _running(statements: Sequence[Statement], marks: Marks, place: Place) -> Inline:
    """Return statements as running text, each followed by its marks."""
    text: list[Span] = []
    for statement in statements:
        if text:
            text.append(Span(" "))
        text += [*spans(statement.text, place), *marks.after(statement.cite)]
    return tuple(text)


def _symptoms(symptoms: Sequence[Symptom], marks: Marks) -> Iterator[Block]:
    """Yield a list for each time at which symptoms come."""
    for when, members in groupby(symptoms, key=lambda symptom: symptom.when):
        items = tuple((Span(s.label), *marks.after(s.cite)) for s in members)
        yield Bullets(items, (Span(capital(when)),) if when else ())


def _other_countries(topic: Topic, place: Place) -> Iterator[Block]:
    """Yield which other countries have parts of their own on a page."""
    if not place.code:
        return
    codes = {code for passage in walk(topic) for code in passage.only} - {place.code}
    if codes:
        names = ", ".join(sorted(COUNTRIES[code][0] for code in codes))
        example = min(codes, key=lambda code: (code not in ("US", "GB"), code))
        text = f"Other countries with parts of their own here: {names}. `--country {example}`"
        yield Lead(spans(text, place))


def _tools(topic: Topic) -> Iterator[tuple[str, str]]:
    """Yield the commands that go with a page on withdrawal."""
    if topic.check_in or courses_of(topic.sections):
        yield "heroininfo check-in", "a short private check of how you are"
        yield "heroininfo timeline --since 36h", "where you are in it"
