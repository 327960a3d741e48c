"""The page of `heroininfo show`. Pure: no I/O."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice

from heroininfo.course import count
from heroininfo.document import (
    Block,
    Bullets,
    Columns,
    Document,
    Grid,
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
from heroininfo.model import Helpline, Row, Section, Source, Statement, Symptom, Table, Tool, Topic
from heroininfo.pages.contacts import best_contacts, who_to_call
from heroininfo.pages.overdose import TOPIC as OVERDOSE
from heroininfo.pages.sources import Marks, closing_line, references
from heroininfo.pages.timeline import course_blocks
from heroininfo.pages.words import capital, filled, joined, spans, spoken_date
from heroininfo.place import Place
from heroininfo.walk import Passage, cited, walk

SEE = 5
"""Other pages that a page names, the nearest first."""
BOX_SOURCES = " Its sources: `heroininfo overdose --sources`"
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
    blocks: list[Block] = [Title(topic.title), Lead((Span(review_line(topic)),))]
    if not section:
        blocks.append(Paragraph(_standing_out(running(topic.message, marks, place))))
        blocks.append(Paragraph(spans(topic.about, place)))
        if topic.id != OVERDOSE:
            blocks.append(Lead(spans(BOX + (BOX_SOURCES if with_sources else ""), place)))
        blocks += best_contacts(topic.lead, helplines)
    blocks += body(topic, marks, place, section)
    if not section:
        blocks += _other_countries(topic, place)
    blocks += who_to_call(topic.call, place, helplines)
    pages = ((f"heroininfo show {name}", title) for name, title in titles.items())
    see = [*(_tool(tool) for tool in topic.tools), *islice(pages, SEE)]
    if see:
        blocks.append(Pairs.of(see, heading="See also"))
    behind = sorted(cited(_shown(topic, place, section)), key=marks.numbers.__getitem__)
    works = [sources[source] for source in behind]
    if with_sources:
        blocks += [Heading("Sources"), references(works, marks.numbers)]
    else:
        command = f"heroininfo show {topic.id} --sources"
        blocks.append(Lead(spans(closing_line(works, command), place)))
    return Document(tuple(blocks))


def body(topic: Topic, marks: Marks, place: Place, section: str = "") -> Iterator[Block]:
    """Yield the sections of a page that concern a reader, or the one asked for."""
    for part in _parts(topic, place, section):
        heading, *said = _section(part, marks, place)
        if said:
            yield from (heading, *said)


def _parts(topic: Topic, place: Place, section: str) -> list[Section]:
    """Return the sections to show: the one asked for, or those that concern this reader.

    Where the country is not known, those of some countries come last, but for what is urgent.
    """
    if section:
        return [part for part in topic.sections if part.id == section]
    parts = [part for part in topic.sections if concerns(part.only, place)]
    if not place.code:
        parts.sort(key=lambda part: bool(part.only) and not part.urgency)
    return parts


def _shown(topic: Topic, place: Place, section: str) -> Iterator[Passage]:
    """Yield the passages that the page holds."""
    for passage in walk(topic):
        asked = passage.section == section if section else concerns(passage.only, place)
        if asked and passage.role not in ("box", "card", "check_in"):
            yield passage


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
    checked = f"General information as of {spoken_date(topic.reviewed.isoformat())}."
    since = f" {count(topic.changed, 'statement')} changed since." if topic.changed else ""
    return f"{clinician} {checked}{since}"


def section_heading(section: Section, place: Place) -> Heading:
    """Return the heading of a section, with its country where that may not be the reader's."""
    words = filled(section.heading, place)
    if section.only and place.code not in section.only:
        words = f"{words} ({countries_named(section.only)})"
    if section.urgency == "emergency":
        return Heading(words[0].lower() + words[1:], urgent=True, anchor=section.id)
    return Heading(words, anchor=section.id)


def _section(section: Section, marks: Marks, place: Place) -> Iterator[Block]:
    """Yield the blocks of a section."""
    yield section_heading(section, place)
    for paragraph in section.text:
        yield Paragraph(running(paragraph, marks, place))
    if section.table:
        yield from _table(section.table, marks, place)
    points = [item for item in section.list if concerns(item.only, place)]
    if not place.code:  # what holds everywhere, then what holds somewhere
        points.sort(key=lambda item: bool(item.only))
    steps = [item for item in section.steps if concerns(item.only, place)]
    for items, block in ((points, Bullets), (steps, Steps)):
        if items:
            yield block(tuple(_item(item, marks, place) for item in items))
    signs = [symptom for symptom in section.symptoms if concerns(symptom.only, place)]
    yield from _symptoms(signs, marks, place)
    for course in section.courses:
        yield from course_blocks(course, lambda said: _item(said, marks, place), marks.after)


def _item(item: Statement, marks: Marks, place: Place) -> Inline:
    """Return an item of a list, under its country where the reader's is not known."""
    text = item.text
    if item.only and not place.code:
        text = f"{countries_named(item.only)}: {text}"
    return (*spans(text, place), *marks.after(item.cite))


def _table(table: Table, marks: Marks, place: Place) -> Iterator[Block]:
    """Yield a table, with the rows that concern a reader."""
    rows = tuple(
        (
            _row_name(row, place),
            tuple((*spans(cell.text, place), *marks.after(cell.cite)) for cell in row.cells),
        )
        for row in table.rows
        if concerns(row.only, place)
    )
    if rows:
        yield Grid(filled(table.title, place), table.columns, rows)


def _row_name(row: Row, place: Place) -> str:
    """Return what a row compares, with its country where the reader's is not known."""
    return row.name if place.code or not row.only else f"{row.name} ({countries_named(row.only)})"


def running(statements: Sequence[Statement], marks: Marks, place: Place) -> Inline:
    """Return statements as running text, each followed by its marks."""
    said = [(*spans(one.text, place), *marks.after(one.cite)) for one in statements]
    return joined(said, " ")


def _standing_out(text: Inline) -> Inline:
    """Return the one message of a page, in the role that sets it apart."""
    return tuple(
        part
        for plain, group in groupby(text, key=lambda span: not span.role)
        for part in ([Span("".join(s.text for s in group), "message")] if plain else group)
    )


def _symptoms(symptoms: Sequence[Symptom], marks: Marks, place: Place) -> Iterator[Block]:
    """Yield symptoms as a list; where they come at different times, a list for each time."""
    lists = [
        Bullets(
            tuple((*_symptom(symptom, place), *marks.after(symptom.cite)) for symptom in members),
            (Span(capital(when)),) if when else (),
        )
        for when, members in groupby(symptoms, key=lambda symptom: symptom.when)
    ]
    if len(lists) > 1:
        yield Columns(tuple((one,) for one in lists))
    else:
        yield from lists


def _symptom(symptom: Symptom, place: Place) -> Inline:
    """Return a symptom, with its countries where the reader's is not known."""
    name = symptom.label
    if symptom.only and not place.code:
        name = f"{name} ({countries_named(symptom.only)})"
    return (Span(name),)


def _other_countries(topic: Topic, place: Place) -> Iterator[Block]:
    """Yield which other countries have parts of their own on a page."""
    if not place.code:
        return
    codes = {code for passage in walk(topic) for code in passage.only} - {place.code}
    if codes:
        names = ", ".join(sorted(COUNTRIES[code][0] for code in codes))
        yield Lead((Span(f"Other countries with parts of their own here: {names}."),))


def _tool(tool: Tool) -> tuple[str, str]:
    """Return a command that goes with a page, and what it does."""
    match tool:
        case "check-in":
            return "heroininfo check-in", "a short private check of how you are"
        case "timeline":
            return "heroininfo timeline --since 36h", "where you are in it"
        case "guide":
            return "heroininfo overdose --guide", "the steps, one by one, in time"
        case "card":
            return "heroininfo card -o card.html", "to print and keep: the steps"
