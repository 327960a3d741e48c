"""What does not fit together in the content: ids, names, citations, sources, pages named."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from heroininfo.content.asking import asked_problems, rule_problems
from heroininfo.content.located import Located, Problem
from heroininfo.course import course_problems
from heroininfo.model import Source, Topic, name_key
from heroininfo.walk import Passage, cited, walk

if TYPE_CHECKING:
    from heroininfo.content.parse import Content


def check_links(content: "Content", lost: AbstractSet[str] = frozenset()) -> Iterator[Problem]:
    """Yield what does not fit together: ids, names, citations, sources and `see`.

    `lost`: ids of records that could not be read, which others may still name.
    """
    for records in (content.topics, content.sources, content.helplines):
        yield from _repeated(records)
    yield from _shared_names(content.topics)
    topics = {topic.record.id for topic in content.topics} | lost
    sources: dict[str, Source | None] = {
        **dict.fromkeys(lost),
        **{located.record.id: located.record for located in content.sources},
    }
    countries = {country.record.code for country in content.countries} | lost
    for topic in content.topics:
        for other in topic.record.see:
            if other not in topics:
                yield topic.problem("see", f'no topic called "{other}"', "name a topic, or none")
        for passage in walk(topic.record):
            yield from _citation_problems(topic, passage, sources)
            yield from _country_problems(topic, passage, countries)
        yield from _section_problems(topic)
        yield from _check_in_problems(topic, topics)
    yield from rule_problems(content.rules, content.topics, lost)
    yield from asked_problems(content.asked, content.topics, lost)
    if not lost:
        yield from _uncited(content)


def _uncited(content: "Content") -> Iterator[Problem]:
    """Yield sources that no page cites."""
    used = {source for topic in content.topics for source in cited(walk(topic.record))}
    for located in content.sources:
        if located.record.id not in used:
            what = f'"{located.record.id}" is not cited'
            yield located.problem("", what, "cite it, or take it out")


def _country_problems(
    topic: Located[Topic], passage: Passage, countries: set[str]
) -> Iterator[Problem]:
    """Yield words that are only for a country that does not exist."""
    for code in sorted(set(passage.only) - countries):
        fix = "use a code of countries.yaml"
        yield topic.problem(passage.field, f'no country has the code "{code}"', fix)


def _citation_problems(
    topic: Located[Topic], passage: Passage, sources: Mapping[str, Source | None]
) -> Iterator[Problem]:
    """Yield sources that do not exist, and citations that do not say which part they mean."""
    for citation in passage.cite:
        if citation.source not in sources:
            what = f'no source called "{citation.source}"'
            yield topic.problem(passage.field, what, "add it to sources.yaml, or fix the id")
            continue
        source = sources[citation.source]
        if not citation.part and source and not source.single:
            fix = "say which part of it: [@id, heading or page or table]"
            what = f'no part named of "{citation.source}"'
            yield topic.problem(passage.field, what, fix)


def _shared_names(topics: Iterable[Located[Topic]]) -> Iterator[Problem]:
    """Yield names that lead to two topics."""
    owners: dict[str, str] = {}
    for topic in topics:
        for name in (topic.record.id, *topic.record.also):
            owner = owners.setdefault(name_key(name), topic.record.id)
            if owner != topic.record.id:
                what = f'"{name}" already leads to {owner}'
                yield topic.problem("also", what, "give the name to one topic only")


def _section_problems(topic: Located[Topic]) -> Iterator[Problem]:
    """Yield sections without content, and sections that share an id."""
    for index, section in enumerate(topic.record.sections):
        for number, course in enumerate(section.courses):
            for what in course_problems(course):
                field = f"sections[{index}].courses[{number}]"
                yield topic.problem(field, f"{course.name}: {what}", "fix the times")
        table = section.table
        for number, row in enumerate(table.rows if table else ()):
            if table and len(row.cells) != len(table.columns):
                field = f"sections[{index}].table.rows[{number}]"
                what = f"{len(row.cells)} cells under {len(table.columns)} columns"
                yield topic.problem(field, what, "give one cell for each column")
        parts = (section.text, table, section.list, section.steps, section.symptoms)
        if not any((*parts, section.courses)):
            what = f'section "{section.id}" is empty'
            yield topic.problem(f"sections[{index}]", what, "add text, a list, steps or symptoms")
    for section_id, count in Counter(s.id for s in topic.record.sections).items():
        if count > 1:
            what = f'{count} sections are called "{section_id}"'
            yield topic.problem("sections", what, "give each its own id")


def _check_in_problems(topic: Located[Topic], topics: set[str]) -> Iterator[Problem]:
    """Yield questions that share an id, and pages that they lead to but do not exist."""
    walk = topic.record.check_in
    seen: set[str] = set()
    for question in (*walk.red_flags, *walk.risks) if walk else ():
        if question.id in seen:
            what = f'two questions are called "{question.id}"'
            yield topic.problem("check_in", what, "give each its own id")
        seen.add(question.id)
        if question.topic and question.topic not in topics:
            what = f'no topic called "{question.topic}"'
            yield topic.problem("check_in", what, "name a topic, or none")


def _repeated(records: Iterable[Located[Any]]) -> Iterator[Problem]:
    """Yield a problem for each record whose id another already has."""
    seen: dict[str, int] = {}
    for located in records:
        first = seen.setdefault(located.record.id, located.line())
        if first != located.line():
            what = f'"{located.record.id}" is already the id on line {first}'
            yield located.problem("", what, "give it an id of its own")
