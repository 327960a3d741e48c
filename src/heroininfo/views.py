"""Records -> what scripts see of them: the contract of `--format json`.

Each class is one object of the JSON. Keys are added, never renamed or taken away, while the schema
is 1. `heroininfo schema` prints their JSON Schema; docs/scripting.md is written from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from heroininfo.course import course_words, here_words, stage
from heroininfo.hours import state
from heroininfo.model import Course, Helpline, Kind, Source, Statement, Symptom, Times, Topic
from heroininfo.pages.contacts import best_of
from heroininfo.pages.help_line import kinds_of
from heroininfo.pages.timeline import LOST_TOLERANCE
from heroininfo.pages.topic import concerns
from heroininfo.pages.words import filled
from heroininfo.place import Place

if TYPE_CHECKING:
    from heroininfo.content.located import Problem
    from heroininfo.content.reading import Reading
    from heroininfo.library.search import Answer
    from heroininfo.pages.symptoms import SymptomList
    from heroininfo.services.records import Service, Services

SCHEMA = 1


class View(Struct, frozen=True):
    """What one command answers; `schema` comes first in its JSON."""

    def encode(self) -> str:
        """Return indented JSON, ending in a newline."""
        content = {
            "schema": SCHEMA,
            **{name: getattr(self, name) for name in self.__struct_fields__},
        }
        return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


class StatementView(Struct, frozen=True):
    """Words with their sources."""

    text: str
    cite: list[str]
    """Ids of `sources`, best first."""
    parts: list[str]
    """Where in each of them the words are found; empty: it is one short page."""
    only: list[str]
    """Codes of the countries it is true of; empty: everywhere."""


class SymptomView(Struct, frozen=True):
    """A symptom: the plain name first."""

    name: str
    term: str
    when: str
    cite: list[str]
    parts: list[str]
    only: list[str]


class TimesView(Struct, frozen=True):
    """When a part of withdrawal comes, in hours since last use."""

    usual: tuple[float, float]
    at_most: float | None
    """What some sources give."""
    by: str | None
    cite: list[str]
    parts: list[str]


class CourseView(Struct, frozen=True):
    """How withdrawal from one kind of opioid goes."""

    name: str
    starts: TimesView | None
    worst: TimesView | None
    eases: TimesView | None
    words: list[str]
    then: StatementView | None
    unknown: StatementView | None
    stage: str | None
    """Where someone usually is after `hours`."""
    here: str | None


class SectionView(Struct, frozen=True):
    """A part of a page under one heading."""

    id: str
    heading: str
    urgency: Literal["emergency", "today"] | None
    only: list[str]
    text: list[StatementView]
    items: list[StatementView] = msgspec.field(name="list")
    steps: list[StatementView]
    symptoms: list[SymptomView]
    courses: list[CourseView]


class TopicView(Struct, frozen=True):
    """A page."""

    id: str
    title: str
    message: str
    about: str
    sections: list[SectionView]
    reviewed: date
    reviewer: str
    see: list[str]
    card: list[StatementView]


class TopicEntry(Struct, frozen=True):
    """A page in the list of all pages."""

    id: str
    title: str
    group: str
    message: str
    also: list[str]
    reviewed: date


class SourceView(Struct, frozen=True):
    """A work that the pages cite."""

    id: str
    publisher: str
    title: str
    url: str
    date: str


class CountryView(Struct, frozen=True):
    """A country; code and name are null where it is not known."""

    code: str | None
    name: str | None
    emergency: list[str]
    note: str
    how: str
    """How the country was worked out."""


class HelplineView(Struct, frozen=True):
    """A line to call, text or look up."""

    id: str
    name: str
    kind: Kind
    phone: list[str]
    """The numbers alone, as people dial them in the country."""
    text: str
    hours: str
    cost: str
    languages: list[str]
    web: str
    source: str
    seen: str
    region: str
    for_whom: str
    tel: list[str]
    """The link that dials each of `phone`."""
    sms: str
    tty: str
    other: str
    privacy: str
    operator: str
    note: str
    dialable: str
    open: Literal["open", "closed"] | None
    phone_notes: list[str]
    """What to do after dialing each of `phone`, or who it is for."""
    long: str | None
    """The long number behind a short code."""
    sms_body: str
    abroad: str
    source2: str
    seen2: str


class SearchResult(Struct, frozen=True):
    """A page that answers."""

    topic: str
    section: str
    title: str
    heading: str
    snippet: str
    score: float


class CountryCount(Struct, frozen=True):
    """A country in the list of all countries."""

    code: str
    name: str
    emergency: list[str]
    lines: int
    kinds: list[Kind]


class CountryHelplines(Struct, frozen=True):
    """A country and its helplines."""

    country: CountryView
    lines: list[HelplineView]


class SymptomListView(Struct, frozen=True):
    """A list of symptoms, or of signs to get help for."""

    topic: str
    section: str
    title: str
    heading: str
    urgency: Literal["emergency", "today"] | None
    symptoms: list[SymptomView]
    signs: list[StatementView]


class TopicsView(View, frozen=True):
    """All pages, in reading order."""

    topics: list[TopicEntry]


class ShowView(View, frozen=True):
    """A page, or one section of it, with the sources it cites."""

    topic: TopicView
    sources: list[SourceView]


class TimelineView(View, frozen=True):
    """When withdrawal starts, is worst and eases, in hours since last use."""

    hours: float | None
    courses: list[CourseView]
    lost_tolerance: list[StatementView]
    emergency: list[str]
    sources: list[SourceView]


class SymptomsView(View, frozen=True):
    """Lists of symptoms, and of signs to get help for."""

    lists: list[SymptomListView]
    emergency: list[str]


class SourcesView(View, frozen=True):
    """A bibliography."""

    sources: list[SourceView]


class SearchView(View, frozen=True):
    """What a search found, and the number and lines that its page leads with."""

    query: str
    corrected: str | None
    """The question as understood, where that is not as it was typed."""
    emergency: bool
    crisis: bool
    refused: bool
    country: CountryView
    lines: list[HelplineView]
    results: list[SearchResult]


class ServicePhone(Struct, frozen=True):
    """A number of a service."""

    number: str
    tel: str
    note: str | None
    """What to do then, or "text" for one to text."""


class ServiceView(Struct, frozen=True):
    """A place or a number that an organisation has added. heroininfo has not checked it."""

    name: str
    organization: str | None
    category: list[str]
    about: str | None
    phone: list[ServicePhone]
    address: str | None
    town: str | None
    postcode: str | None
    web: str | None
    hours: str | None
    for_whom: str | None
    cost: str | None
    languages: str | None
    seen: str | None
    """When the organisation last checked it, as it says."""


class HelpLineView(View, frozen=True):
    """The emergency number and the helplines of one country."""

    country: CountryView
    lines: list[HelplineView]
    services: list[ServiceView]
    """Those of a file that was named with --services, near the place that was named."""
    services_by: str | None
    """Who added them, or the name of the file. heroininfo has not checked them."""


class AllHelplinesView(View, frozen=True):
    """The emergency numbers and helplines of all countries."""

    countries: list[CountryHelplines]


class CountriesView(View, frozen=True):
    """Every country, with how many helplines it has, and of which kinds."""

    countries: list[CountryCount]


class CheckView(View, frozen=True):
    """What `check` found, and the reading measures of each page."""

    problems: list[Any]
    pages: dict[str, Any]
    readings: dict[str, int]
    """How many statements were last held against what."""


VIEWS: dict[str, type[View]] = {
    "topics": TopicsView,
    "show": ShowView,
    "help-line": HelpLineView,
    "help-line --all": AllHelplinesView,
    "help-line --list": CountriesView,
    "timeline": TimelineView,
    "symptoms": SymptomsView,
    "search": SearchView,
    "sources": SourcesView,
    "check": CheckView,
}
"""What each command answers."""


def topics(records: Sequence[Topic]) -> TopicsView:
    """Return the list of topics."""
    return TopicsView([_entry(topic) for topic in records])


def _entry(topic: Topic) -> TopicEntry:
    """Return a topic as an entry of the list."""
    message = filled(" ".join(s.text for s in topic.message), Place())
    also = list(topic.also)
    return TopicEntry(topic.id, topic.title, topic.group, message, also, topic.reviewed)


def topic(record: Topic, sources: Sequence[Source], place: Place, section: str = "") -> ShowView:
    """Return a topic, or one section of it, as it concerns a reader in a place."""
    sections = [
        SectionView(
            id=part.id,
            heading=filled(part.heading, place),
            urgency=part.urgency or None,
            only=list(part.only),
            text=[_statement(s, place) for paragraph in part.text for s in paragraph],
            items=_statements(part.list, place),
            steps=_statements(part.steps, place),
            symptoms=[_symptom(s) for s in part.symptoms if concerns(s.only, place)],
            courses=[_course(course, None, place) for course in part.courses],
        )
        for part in record.sections
        if part.id == section or (not section and concerns(part.only, place))
    ]
    view = TopicView(
        id=record.id,
        title=record.title,
        message=filled(" ".join(s.text for s in record.message), place),
        about=record.about,
        sections=sections,
        reviewed=record.reviewed,
        reviewer=record.reviewer,
        see=list(record.see),
        card=_statements(record.card, place),
    )
    return ShowView(view, _sources(sources))


def timeline(
    record: Topic, hours: float | None, sources: Sequence[Source], place: Place
) -> TimelineView:
    """Return when withdrawal starts, is worst and eases, and where someone is after `hours`."""
    tolerance = [section for section in record.sections if section.id == LOST_TOLERANCE]
    return TimelineView(
        hours=hours,
        courses=[_course(c, hours, place) for section in record.sections for c in section.courses],
        lost_tolerance=[
            _statement(s, place)
            for section in tolerance
            for paragraph in section.text
            for s in paragraph
        ],
        emergency=list(place.emergency),
        sources=_sources(sources),
    )


def symptoms(lists: "Sequence[SymptomList]", place: Place) -> SymptomsView:
    """Return lists of symptoms, and of signs to get help for."""
    return SymptomsView([_symptom_list(entry, place) for entry in lists], list(place.emergency))


def _symptom_list(entry: "SymptomList", place: Place) -> SymptomListView:
    """Return one list of symptoms or signs."""
    section = entry.section
    return SymptomListView(
        topic=entry.topic.id,
        section=section.id,
        title=entry.topic.title,
        heading=filled(section.heading, place),
        urgency=section.urgency or None,
        symptoms=[_symptom(s) for s in section.symptoms if concerns(s.only, place)],
        signs=_statements(section.list, place) if section.urgency else [],
    )


def sources(records: Sequence[Source]) -> SourcesView:
    """Return a bibliography."""
    return SourcesView(_sources(records))


def search(
    answer: "Answer", place: Place, helplines: Sequence[Helpline], moment: datetime
) -> SearchView:
    """Return what a search found."""
    leading = best_of(("crisis",), helplines) if answer.crisis else ()
    return SearchView(
        query=answer.query,
        corrected=answer.corrected or None,
        emergency=answer.emergency,
        crisis=answer.crisis,
        refused=answer.refused,
        country=_country(place),
        lines=[_helpline(helpline, moment) for helpline in leading],
        results=[
            SearchResult(
                topic=result.topic,
                section=result.section,
                title=result.title,
                heading=filled(result.heading, place),
                snippet=filled(result.snippet, place),
                score=result.score,
            )
            for result in answer.results
        ],
    )


def problems(
    found: "Sequence[Problem]", pages: "Mapping[str, Reading]", readings: Mapping[str, int]
) -> CheckView:
    """Return what `check` found, the reading measures of each page, and what was read."""
    return CheckView(list(found), dict(pages), dict(readings))


def help_line(
    place: Place,
    helplines: Sequence[Helpline],
    moment: datetime,
    found: "Services | None" = None,
    where: str = "",
) -> HelpLineView:
    """Return the emergency number and the helplines of a country, open or closed at a moment.

    With the services that were `found` in a file, those near a town or postcode where it is named.
    """
    services = []
    if found:
        from heroininfo.services.near import near  # only with a file

        services = [_service(s) for s in (near(found.services, where) if where else found.services)]
    return HelpLineView(
        _country(place),
        [_helpline(h, moment) for h in helplines],
        services,
        (found.added_by or found.file) if found else None,
    )


def _service(service: "Service") -> ServiceView:
    """Return what scripts see of a service."""
    return ServiceView(
        name=service.name,
        organization=service.organization or None,
        category=list(service.category),
        about=service.about or None,
        phone=[ServicePhone(n.number, n.tel, n.note or None) for n in service.phone],
        address=service.address or None,
        town=service.town or None,
        postcode=service.postcode or None,
        web=service.web or None,
        hours=service.hours or None,
        for_whom=service.for_whom or None,
        cost=service.cost or None,
        languages=service.languages or None,
        seen=service.seen or None,
    )


def all_helplines(
    countries: Sequence[tuple[Place, Sequence[Helpline]]], moment: datetime
) -> AllHelplinesView:
    """Return the emergency numbers and helplines of many countries."""
    return AllHelplinesView(
        [
            CountryHelplines(_country(place), [_helpline(h, moment) for h in helplines])
            for place, helplines in countries
        ]
    )


def countries(counted: Sequence[tuple[Place, Sequence[Helpline]]]) -> CountriesView:
    """Return every country with how many helplines it has, and of which kinds."""
    return CountriesView(
        [
            CountryCount(place.code, place.name, list(place.emergency), len(lines), kinds_of(lines))
            for place, lines in counted
        ]
    )


def _statement(statement: Statement, place: Place) -> StatementView:
    """Return a statement with the reader's emergency number in it."""
    cite = [citation.source for citation in statement.cite]
    parts = [citation.part for citation in statement.cite]
    return StatementView(filled(statement.text, place), cite, parts, list(statement.only))


def _statements(items: Sequence[Statement], place: Place) -> list[StatementView]:
    """Return the statements that concern a reader."""
    return [_statement(item, place) for item in items if concerns(item.only, place)]


def _symptom(symptom: Symptom) -> SymptomView:
    """Return a symptom."""
    cite = [citation.source for citation in symptom.cite]
    parts = [citation.part for citation in symptom.cite]
    only = list(symptom.only)
    return SymptomView(symptom.name, symptom.term, symptom.when, cite, parts, only)


def _times(times: Times | None) -> TimesView | None:
    """Return when a part of withdrawal comes; None where that is not known."""
    if times is None:
        return None
    cite = [citation.source for citation in times.cite]
    parts = [citation.part for citation in times.cite]
    return TimesView(times.usual, times.at_most or None, times.by or None, cite, parts)


def _course(course: Course, hours: float | None, place: Place) -> CourseView:
    """Return a row of the chart."""
    at = hours if course.unknown is None else None
    return CourseView(
        name=course.name,
        starts=_times(course.starts),
        worst=_times(course.worst),
        eases=_times(course.eases),
        words=list(course_words(course)),
        then=_statement(course.then, place) if course.then else None,
        unknown=_statement(course.unknown, place) if course.unknown else None,
        stage=None if at is None else stage(course, at).name.lower(),
        here=None if at is None else here_words(course, at),
    )


def _sources(records: Sequence[Source]) -> list[SourceView]:
    """Return sources."""
    return [SourceView(s.id, s.publisher, s.title, s.url, s.date) for s in records]


def _country(place: Place) -> CountryView:
    """Return a country. A code of null: it is not known."""
    numbers = list(place.emergency)
    return CountryView(place.code or None, place.name or None, numbers, place.note, place.how)


def _helpline(helpline: Helpline, moment: datetime) -> HelplineView:
    """Return a helpline, and whether it is open at a moment."""
    same = {
        name: getattr(helpline, name)
        for name in HelplineView.__struct_fields__
        if name in helpline.__struct_fields__ and name not in ("phone", "long", "languages")
    }
    return HelplineView(
        **same,
        phone=[number.number for number in helpline.phone],
        tel=[number.tel for number in helpline.phone],
        phone_notes=[number.note for number in helpline.phone],
        long=helpline.long.number if helpline.long else None,
        languages=list(helpline.languages),
        open=state(helpline, moment) or None,
    )


def fields(view: type[Struct], path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield every object of a view with its keys, for the table of the documentation."""
    yield path or "whole", [*(["schema"] if not path else []), *view.__struct_encode_fields__]
    for field in msgspec.structs.fields(view):
        inner = msgspec.inspect.type_info(field.type)
        members = inner.types if isinstance(inner, msgspec.inspect.UnionType) else (inner,)
        for member in members:
            item = member.item_type if isinstance(member, msgspec.inspect.ListType) else member
            if isinstance(item, msgspec.inspect.StructType):
                name = f"{path}.{field.encode_name}" if path else field.encode_name
                yield from fields(item.cls, name + ("" if item is member else "[]"))
