"""Records -> what scripts see of them, as the classes of `contract`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from heroininfo.contract import (
    AllHelplinesView,
    CheckView,
    CountriesView,
    CountryCount,
    CountryHelplines,
    CountryView,
    CourseView,
    HelpLineView,
    HelplineView,
    ProofView,
    RowView,
    SearchResult,
    SearchView,
    SectionView,
    ServicePhone,
    ServiceView,
    ShowView,
    SourcesView,
    SourceView,
    StatementView,
    SymptomListView,
    SymptomsView,
    SymptomView,
    TableView,
    TimelineView,
    TimesView,
    TopicEntry,
    TopicsView,
    TopicView,
)
from heroininfo.course import course_words, here_words, stage
from heroininfo.emergency_data import DATA_DAY
from heroininfo.helplines import kinds_of
from heroininfo.hours import is_certain, state
from heroininfo.model import (
    Country,
    Course,
    Helpline,
    Source,
    Statement,
    Symptom,
    Table,
    Times,
    Topic,
)
from heroininfo.pages.contacts import best_of, text_link
from heroininfo.pages.timeline import LOST_TOLERANCE, notes_of
from heroininfo.pages.topic import concerns
from heroininfo.pages.words import filled
from heroininfo.place import Place

if TYPE_CHECKING:
    from heroininfo.content.located import Problem
    from heroininfo.content.reading import Reading
    from heroininfo.library.search import Answer
    from heroininfo.pages.symptoms import SymptomList
    from heroininfo.services.records import Service, Services


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
            table=_table(part.table, place) if part.table else None,
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
    record: Topic,
    hours: float | None,
    sources: Sequence[Source],
    place: Place,
    courses: Sequence[Course],
) -> TimelineView:
    """Return when withdrawal starts, is worst and eases, and where someone is after `hours`."""
    tolerance = [section for section in record.sections if section.id == LOST_TOLERANCE]
    return TimelineView(
        hours=hours,
        courses=[
            _course(course, hours, place, notes_of(record, course, place)) for course in courses
        ],
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
    place: Place, helplines: Sequence[Helpline], moment: datetime, country: Country | None
) -> HelpLineView:
    """Return the emergency number and the helplines of a country, open or closed at a moment."""
    return HelpLineView(
        country=_country(place),
        lines=[_helpline(helpline, moment) for helpline in helplines],
        pages=[ProofView(p.by, p.url, p.seen) for p in country.pages] if country else [],
        lists=list(country.lists) if country else [],
        data=DATA_DAY,
        services=[],
        services_by=None,
    )


def with_services(view: HelpLineView, found: "Services | None") -> HelpLineView:
    """Return the same with the services of a file, those near where the reader asked."""
    if not found:
        return view
    from heroininfo.services.near import chosen  # only with a file

    return replace(
        view,
        services=[_service(service) for service in chosen(found)],
        services_by=found.added_by or found.file,
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


def _table(table: Table, place: Place) -> TableView:
    """Return a table, with the rows that concern a reader."""
    rows = [
        RowView(row.name, [_statement(cell, place) for cell in row.cells], list(row.only))
        for row in table.rows
        if concerns(row.only, place)
    ]
    return TableView(table.title, list(table.columns), rows)


def _times(times: Times | None) -> TimesView | None:
    """Return when a part of withdrawal comes; None where that is not known."""
    if times is None:
        return None
    cite = [citation.source for citation in times.cite]
    parts = [citation.part for citation in times.cite]
    return TimesView(times.usual, times.at_most or None, times.by or None, cite, parts)


def _course(
    course: Course, hours: float | None, place: Place, notes: Sequence[Statement] = ()
) -> CourseView:
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
        notes=_statements(notes, place),
    )


def _sources(records: Sequence[Source]) -> list[SourceView]:
    """Return sources."""
    return [SourceView(s.id, s.publisher, s.title, s.url, s.date) for s in records]


def _country(place: Place) -> CountryView:
    """Return a country. A code of null: it is not known."""
    return CountryView(
        code=place.code or None,
        name=place.name or None,
        emergency=list(place.emergency),
        note=place.note,
        how=place.how,
        doubt=place.doubt,
        sure=place.sure,
        none=place.none,
        deaf=place.deaf,
    )


def _helpline(helpline: Helpline, moment: datetime) -> HelplineView:
    """Return a helpline, and whether it is open at a moment."""
    now = state(helpline, moment) or None
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
        open=now if is_certain(helpline, moment) else None,
        open_as_read=now,
        sms_link=text_link(helpline),
    )
