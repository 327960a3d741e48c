"""Records -> JSON: the contract for scripts. Keys are added, never changed or taken away."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from heroininfo.course import course_words, here_words, stage
from heroininfo.hours import state
from heroininfo.model import Course, Helpline, Source, Statement, Topic
from heroininfo.pages.contacts import PLACEHOLDER, best_crisis_lines
from heroininfo.pages.help_line import kinds_of
from heroininfo.pages.timeline import LOST_TOLERANCE
from heroininfo.place import UNKNOWN_CALL, Place

if TYPE_CHECKING:
    from datetime import datetime

    from heroininfo.content.reading import Reading
    from heroininfo.content.yaml import Problem
    from heroininfo.library.search import Answer
    from heroininfo.pages.symptoms import SymptomList

SCHEMA = 1

Json = dict[str, Any]


def topics(records: Sequence[Topic]) -> str:
    """Return the list of topics."""
    return _text(
        topics=[
            {
                "id": topic.id,
                "title": topic.title,
                "group": topic.group,
                "message": " ".join(s.text for s in topic.message).replace(
                    PLACEHOLDER, UNKNOWN_CALL
                ),
                "also": topic.also,
                "reviewed": topic.reviewed,
            }
            for topic in records
        ]
    )


def topic(record: Topic, sources: Sequence[Source], place: Place, section: str = "") -> str:
    """Return a topic, or one section of it, with the sources it cites."""

    def statements(items: Sequence[Statement]) -> list[Json]:
        return [
            {"text": item.text.replace(PLACEHOLDER, place.call), "cite": item.cite}
            for item in items
        ]

    sections = [
        {
            "id": part.id,
            "heading": part.heading.replace(PLACEHOLDER, place.call),
            "urgency": part.urgency or None,
            "text": statements([s for paragraph in part.text for s in paragraph]),
            "list": statements(part.list),
            "steps": statements(part.steps),
            "symptoms": [
                {"name": s.name, "term": s.term, "when": s.when, "cite": s.cite}
                for s in part.symptoms
            ],
            **({"courses": [_course(c, None) for c in part.courses]} if part.courses else {}),
        }
        for part in record.sections
        if section in ("", part.id)
    ]
    message = " ".join(item["text"] for item in statements(record.message))
    return _text(
        topic={"id": record.id, "title": record.title, "message": message, "sections": sections},
        sources=_sources(sources),
    )


def timeline(record: Topic, hours: float | None, sources: Sequence[Source], place: Place) -> str:
    """Return when withdrawal starts, is worst and eases, in hours since last use.

    `at_most`: what some sources give, or null. `stage`: where someone usually is after `hours`.
    """
    courses = [course for section in record.sections for course in section.courses]
    tolerance = [section for section in record.sections if section.id == LOST_TOLERANCE]
    return _text(
        hours=hours,
        courses=[_course(course, hours) for course in courses],
        lost_tolerance=[
            {"text": said.text.replace(PLACEHOLDER, place.call), "cite": said.cite}
            for section in tolerance
            for paragraph in section.text
            for said in paragraph
        ],
        emergency=place.emergency,
        sources=_sources(sources),
    )


def symptoms(lists: "Sequence[SymptomList]", place: Place) -> str:
    """Return lists of symptoms, and of signs to get help for (`urgency`: emergency or today)."""
    return _text(
        lists=[
            {
                "topic": entry.topic.id,
                "section": entry.section.id,
                "title": entry.topic.title,
                "heading": entry.section.heading.replace(PLACEHOLDER, place.call),
                "urgency": entry.section.urgency or None,
                "symptoms": [
                    {"name": s.name, "term": s.term, "when": s.when, "cite": s.cite}
                    for s in entry.section.symptoms
                ],
                "signs": [
                    {"text": s.text.replace(PLACEHOLDER, place.call), "cite": s.cite}
                    for s in entry.section.list
                    if entry.section.urgency
                ],
            }
            for entry in lists
        ],
        emergency=place.emergency,
    )


def _course(course: Course, hours: float | None) -> Json:
    """Return a row of the chart; the times are null where they are not known."""
    times = {
        name: when
        and {
            "usual": when.usual,
            "at_most": when.at_most or None,
            "by": when.by or None,
            "cite": when.cite,
        }
        for name, when in (
            ("starts", course.starts),
            ("worst", course.worst),
            ("eases", course.eases),
        )
    }
    known = course.unknown is None
    return {
        "name": course.name,
        **times,
        "words": list(course_words(course)),
        "then": course.then,
        "unknown": course.unknown,
        "stage": stage(course, hours).name.lower() if known and hours is not None else None,
        "here": here_words(course, hours) if known and hours is not None else None,
    }


def sources(records: Sequence[Source]) -> str:
    """Return a bibliography."""
    return _text(sources=_sources(records))


def search(answer: "Answer", place: Place, lines: Sequence[Helpline], moment: "datetime") -> str:
    """Return what a search found, and the number and lines that its page leads with.

    `corrected`: the question as understood, or null.
    """
    results = [
        {
            "topic": result.topic,
            "section": result.section,
            "title": result.title,
            "heading": result.heading.replace(PLACEHOLDER, place.call),
            "snippet": result.snippet.replace(PLACEHOLDER, place.call),
            "score": result.score,
        }
        for result in answer.results
    ]
    country = _country(place, best_crisis_lines(lines) if answer.crisis else (), moment)
    return _text(
        query=answer.query,
        corrected=answer.corrected or None,
        emergency=answer.emergency,
        crisis=answer.crisis,
        refused=answer.refused,
        **country,
        results=results,
    )


def problems(found: "Sequence[Problem]", pages: "Mapping[str, Reading]") -> str:
    """Return what `check` found, and the reading measures of each page."""
    return _text(problems=found, pages=pages)


def help_line(place: Place, lines: Sequence[Helpline], moment: "datetime") -> str:
    """Return the emergency number and the lines of one country, open or closed at a moment."""
    return _text(**_country(place, lines, moment))


def all_lines(countries: Sequence[tuple[Place, Sequence[Helpline]]], moment: "datetime") -> str:
    """Return the emergency numbers and lines of many countries."""
    return _text(countries=[_country(place, lines, moment) for place, lines in countries])


def country_list(countries: Sequence[tuple[Place, Sequence[Helpline]]]) -> str:
    """Return every country with how many lines it has, and of which kinds."""
    return _text(
        countries=[
            {
                "code": place.code,
                "name": place.name,
                "emergency": place.emergency,
                "lines": len(lines),
                "kinds": kinds_of(lines),
            }
            for place, lines in countries
        ]
    )


def _sources(records: Sequence[Source]) -> list[Json]:
    """Return sources with the keys of the contract."""
    return [
        {"id": s.id, "publisher": s.publisher, "title": s.title, "url": s.url, "date": s.date}
        for s in records
    ]


def _country(place: Place, lines: Sequence[Helpline], moment: "datetime") -> Json:
    """Return a country and its lines. A code of null: the country is not known."""
    return {
        "country": {
            "code": place.code or None,
            "name": place.name or None,
            "emergency": place.emergency,
            "note": place.note,
        },
        "lines": [
            {
                "id": line.id,
                "name": line.name,
                "kind": line.kind,
                "phone": line.phone,
                "text": line.text,
                "hours": line.hours,
                "cost": line.cost,
                "languages": line.languages,
                "web": line.web,
                "source": line.source,
                "seen": line.seen,
                "region": line.region,
                "for_whom": line.for_whom,
                "tel": line.tel,
                "sms": line.sms,
                "tty": line.tty,
                "other": line.other,
                "privacy": line.privacy,
                "operator": line.operator,
                "note": line.note,
                "dialable": line.dialable,
                "open": state(line, moment) or None,
            }
            for line in lines
        ],
    }


def _text(**content: Any) -> str:
    """Return content as indented JSON with the number of the schema first."""
    encoded = msgspec.json.encode({"schema": SCHEMA, **content})
    return msgspec.json.format(encoded, indent=2).decode() + "\n"
