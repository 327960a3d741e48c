"""What could be wrong with how readers ask: questions, patterns, and rules for them."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from heroininfo.content.located import Located, Problem
from heroininfo.library import counting, rules
from heroininfo.library import search as engine
from heroininfo.model import Asked, QuestionRules, Topic
from heroininfo.tokens import words

FIRST = 3
"""A question must find its own page among so many."""


def rule_problems(
    located: Located[QuestionRules], topics: Iterable[Located[Topic]], lost: AbstractSet[str]
) -> Iterator[Problem]:
    """Yield patterns that do not compile, and pages and sections that do not exist."""
    sections = _sections(topics)
    for index, rule in enumerate(located.record.rules):
        for name in ("match", "alike", "unless"):
            for number, expression in enumerate(getattr(rule, name)):
                try:
                    rules.compiled(expression, located.record.words)
                except (re.error, KeyError, OverflowError, RecursionError) as error:
                    field = f"rules[{index}].{name}[{number}]"
                    what = f"not a regular expression ({error})"
                    yield located.problem(field, what, "fix the pattern")
        for topic in rule.topics:
            if topic not in sections and not lost:
                field = f"rules[{index}].topics"
                yield located.problem(field, f'no topic called "{topic}"', "name a topic")
    for kind, leader in located.record.leads.items():
        topic, _, section = leader.partition("#")
        if section not in sections.get(topic, ()) and not lost:
            yield located.problem(f"leads.{kind}", f'no section "{leader}"', "name page#section")


def asked_problems(
    located: Located[Asked], topics: Iterable[Located[Topic]], lost: AbstractSet[str]
) -> Iterator[Problem]:
    """Yield pages, sections and gaps that do not exist, and questions that stand twice."""
    sections = _sections(topics)
    for topic, by_section in located.record.asked.items():
        if topic not in sections and not lost:
            yield located.problem(f"asked.{topic}", f'no topic called "{topic}"', "name a topic")
        for section, patterns in by_section.items():
            field = f"asked.{topic}.{section}"
            known = {counting.AS_A_WHOLE, *sections.get(topic, ())} - engine.NEVER_LEADS
            if topic in sections and section not in known:
                what = f'no section called "{section}", or one that never leads'
                yield located.problem(field, what, "name a section of the page")
            for number, pattern in enumerate(patterns):
                for gap in set(counting.gaps_in(pattern)) - set(located.record.gaps):
                    what = f'no gap called "{gap}"'
                    yield located.problem(f"{field}[{number}]", what, "add it to gaps")
    yield from _twice(located)


def _sections(topics: Iterable[Located[Topic]]) -> dict[str, set[str]]:
    """Return the ids of the sections of each topic."""
    return {t.record.id: {section.id for section in t.record.sections} for t in topics}


def _twice(located: Located[Asked]) -> Iterator[Problem]:
    """Yield each question that stands under two pages. One beats another page's pattern."""
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for topic, by_section in located.record.asked.items():
        for section, patterns in by_section.items():
            for number, pattern in enumerate(patterns):
                if not counting.gaps_in(pattern):
                    field = f"asked.{topic}.{section}[{number}]"
                    owners[" ".join(words(pattern))].setdefault(topic, field)
    for question, by_topic in owners.items():
        if len(by_topic) > 1:
            what = f'"{question}" stands under {" and ".join(sorted(by_topic))}'
            yield located.problem(list(by_topic.values())[-1], what, "keep it under one page")


def astray(connection: sqlite3.Connection, located: Located[Asked]) -> Iterator[Problem]:
    """Yield a warning for each question whose own page is not among the first that it finds."""
    for topic, by_section in located.record.asked.items():
        for section, patterns in by_section.items():
            for number, pattern in enumerate(patterns):
                if counting.gaps_in(pattern):
                    continue
                worth = engine.ranked(connection, engine.question_terms(pattern))
                best = sorted(worth, key=lambda page: (-worth[page], page))[:FIRST]
                found = [engine.topic_of(connection, page) for page in best]
                if topic not in found:
                    what = f'"{pattern}" of {topic} finds {", ".join(found) or "nothing"}'
                    field = f"asked.{topic}.{section}[{number}]"
                    yield located.problem(field, what, "word it otherwise, or move it", "warning")
