"""Records -> JSON: the contract for scripts. Keys are added, never changed or taken away."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from heroininfo.contacts import PLACEHOLDER
from heroininfo.country import Place
from heroininfo.help_line import kinds_of
from heroininfo.hours import state
from heroininfo.model import Helpline, Source, Statement, Topic

if TYPE_CHECKING:
    from datetime import datetime

    from heroininfo.content import Problem
    from heroininfo.reading import Reading
    from heroininfo.search import Answer

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
                "message": " ".join(s.text for s in topic.message),
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
            "text": statements([s for paragraph in part.text for s in paragraph]),
            "list": statements(part.list),
            "steps": statements(part.steps),
            "symptoms": [
                {"name": s.name, "term": s.term, "when": s.when, "cite": s.cite}
                for s in part.symptoms
            ],
        }
        for part in record.sections
        if section in ("", part.id)
    ]
    message = " ".join(item["text"] for item in statements(record.message))
    return _text(
        topic={"id": record.id, "title": record.title, "message": message, "sections": sections},
        sources=_sources(sources),
    )


def sources(records: Sequence[Source]) -> str:
    """Return a bibliography."""
    return _text(sources=_sources(records))


def search(answer: "Answer", place: Place) -> str:
    """Return what a search found. `corrected`: the question as understood, or null."""
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
    return _text(query=answer.query, corrected=answer.corrected or None, results=results)


def problems(found: "Sequence[Problem]", pages: "Mapping[str, Reading]") -> str:
    """Return what `check` found, and the reading measures of each page."""
    return _text(problems=found, pages=pages)


def help_line(place: Place, lines: Sequence[Helpline], moment: "datetime") -> str:
    """Return the emergency number and the lines of one country, open or closed at a moment."""
    return _text(**_country(place, lines, moment))


def all_lines(
    countries: Sequence[tuple[Place, Sequence[Helpline]]], moment: "datetime"
) -> str:
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
                "open": state(line, moment) or None,
            }
            for line in lines
        ],
    }


def _text(**content: Any) -> str:
    """Return content as indented JSON with the number of the schema first."""
    encoded = msgspec.json.encode({"schema": SCHEMA, **content})
    return msgspec.json.format(encoded, indent=2).decode() + "\n"
