"""Counting how people ask, when the library is built.

It is counted in how many of each page's questions a term stands. A term speaks for each page by the
share of its questions that are that page's, and so for the sections of a page.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zlib import crc32

from msgspec import Struct

from heroininfo.library import rules, spelling
from heroininfo.library import search as engine
from heroininfo.model import Asked, QuestionRules, Section, Topic
from heroininfo.tokens import words
from heroininfo.walk import walk_section

DOUBT = 0.5
"""Doubtful questions added to each term, so that one that is seen once does not speak for sure."""
LINE_WEIGHT = 0.3
"""What a line of a page's own text counts, next to a question of its readers."""
SELDOM = 0.25
"""Terms counted less often are not kept: they stand in one or two fillings of one pattern."""
PAGES_A_TERM = 12
"""Pages that a term speaks for at most: what stands everywhere says little of any. So a library of
a hundred times the pages is searched as fast.
"""
FILLINGS = 8
"""Questions that a pattern is filled into; together they weigh as one."""
SECTION_ROW = 2
"""Most words in a row that make a term for sections; parts of words add nothing there."""
SECTION_BALANCE = 0.7
"""How far sections that many ask about are held back among those of their page, 0 to 1."""
SECTIONS_A_TERM = 2
AS_A_WHOLE = "page"
"""In asked.yaml: questions that no one section answers."""


class Part(Struct, frozen=True):
    """A section of a page, as far as the search knows it."""

    id: str
    heading: str
    lines: tuple[str, ...]
    urgency: str = ""


class Page(Struct, frozen=True):
    """A page, as far as the search knows it."""

    id: str
    also: tuple[str, ...]
    lines: tuple[str, ...]
    """What stands outside sections: title, message, aim."""
    sections: tuple[Part, ...]


class _Said(Struct, frozen=True):
    """Words that speak for a page or a section of it."""

    section: str
    words: tuple[str, ...]
    weight: float


def fill(
    connection: sqlite3.Connection, topics: Sequence[Topic], asked: Asked, ruled: QuestionRules
) -> None:
    """Make and fill all tables of the search."""
    connection.executescript(engine.TABLES + rules.TABLES + spelling.TABLES)
    pages = [_page(topic) for topic in topics]
    questions = _questions(pages, asked)
    connection.executemany(
        "INSERT INTO page VALUES (?, ?, ?)",
        (
            (number, page.id, _packed_sections(page, questions[page.id]))
            for number, page in enumerate(pages)
        ),
    )
    connection.executemany("INSERT INTO evidence VALUES (?, ?)", _packed_pages(pages, questions))
    rules.fill(connection, ruled.rules, ruled.words)
    places = {
        f"{page.id}#{section.id}": (page.id, place)
        for page in pages
        for place, section in enumerate(page.sections, 1)
    }
    connection.executemany(
        "INSERT INTO rule_lead VALUES (?, ?, ?)",
        ((kind, *places[section]) for kind, section in ruled.leads.items() if section in places),
    )
    known = {word for listed in questions.values() for said in listed for word in said.words}
    known.update(word for page in pages for line in _lines(page) for word in words(line))
    known.update(word for gap in asked.gaps.values() for text in gap for word in words(text))
    spelling.fill(connection, known | set(ruled.right), ruled.wanted)


def _page(topic: Topic) -> Page:
    """Return what the search knows of a topic."""
    outside = (topic.title, *_sentences(s.text for s in topic.message), topic.about)
    return Page(topic.id, topic.also, outside, tuple(map(_part, topic.sections)))


def _part(section: Section) -> Part:
    """Return what the search knows of a section."""
    lines = _sentences(passage.text for passage in walk_section(section))
    return Part(section.id, section.heading, tuple(lines), section.urgency)


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts a sentence at a time."""
    for text in texts:
        yield from (part for part in re.split(r"(?<=[.?!]) ", text) if part)


def gaps_in(pattern: str) -> list[str]:
    """Return the names of the gaps of a pattern, in order; none in a plain question."""
    return re.findall(r"\{(\w+)\}", pattern)


def filled(pattern: str, gaps: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the questions that a pattern stands for; a question without a gap is itself.

    Each gap's words are walked from a place that the pattern decides, so that all patterns
    together use all words.
    """
    names = gaps_in(pattern)
    if not names:
        return [pattern]
    start = crc32(pattern.encode())
    count = FILLINGS if len(names) > 1 else min(FILLINGS, len(gaps[names[0]]))
    questions = []
    for turn in range(count):
        question = pattern
        for place, name in enumerate(names):
            listed = gaps[name]
            word = listed[((start >> 5 * place) + turn) % len(listed)]
            question = question.replace(f"{{{name}}}", word, 1)
        questions.append(question)
    return list(dict.fromkeys(questions))


def _questions(pages: Sequence[Page], asked: Asked) -> dict[str, list[_Said]]:
    """Return all questions of each page. One beats the same filling of another page's pattern."""
    questions: dict[str, list[_Said]] = {page.id: [] for page in pages}
    listed = [
        (topic, section, pattern)
        for topic, sections in asked.asked.items()
        if topic in questions
        for section, patterns in sections.items()
        for pattern in patterns
    ]
    owner = {pattern: topic for topic, _, pattern in listed}
    for topic, section, pattern in listed:
        several = filled(pattern, asked.gaps)
        questions[topic] += (
            _Said(section, tuple(words(question)), 1 / len(several))
            for question in several
            if owner.get(question, topic) == topic
        )
    return questions


def _lines(page: Page) -> Iterator[str]:
    """Yield all lines of a page, and its other names."""
    yield from page.also
    yield from page.lines
    for section in page.sections:
        yield section.heading
        yield from section.lines


def _packed_pages(
    pages: Sequence[Page], questions: Mapping[str, Sequence[_Said]]
) -> Iterator[tuple[int, bytes]]:
    """Yield each term with the pages that it speaks for, as they are stored."""
    counted: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for number, page in enumerate(pages):
        names = frozenset(page.also)
        text = (
            _Said("", tuple(words(line)), 1.0 if line in names else LINE_WEIGHT)
            for line in _lines(page)
        )
        for said in (*questions[page.id], *text):
            for term in engine.terms(said.words, engine.ROW, engine.PART):
                counted[term][number] += said.weight
    for term, shares in sorted(_shares(counted, PAGES_A_TERM)):
        yield term, b"".join(engine.OF_PAGE.pack(*entry) for entry in shares)


def _packed_sections(page: Page, questions: Iterable[_Said]) -> bytes:
    """Return what terms say for the sections of a page, as it is stored.

    A section with an urgency leads only where readers' questions lead to it: its text is full of
    words that harmless questions hold too. One that says what is not known never leads.
    """
    place = {section.id: number for number, section in enumerate(page.sections, 1)}
    speak = [said for said in questions if said.section in place]
    for section in page.sections:
        if section.id not in engine.NEVER_LEADS and not section.urgency:
            speak.append(_Said(section.id, tuple(words(section.heading)), 1.0))
            speak += (_Said(section.id, tuple(words(line)), LINE_WEIGHT) for line in section.lines)
    total: dict[str, float] = defaultdict(float)
    for said in speak:
        total[said.section] += said.weight
    usual = sum(total.values()) / max(1, len(total))
    counted: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for said in speak:
        weight = said.weight * (usual / total[said.section]) ** SECTION_BALANCE
        for term in engine.terms(said.words, SECTION_ROW, 0):
            counted[term][place[said.section]] += weight
    return b"".join(
        engine.OF_SECTION.pack(term, *entry)
        for term, shares in sorted(_shares(counted, SECTIONS_A_TERM))
        for entry in shares
    )


def _shares(
    counted: Mapping[int, Mapping[int, float]], most: int
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield each term with its `most` largest shares, in parts of SHARE."""
    for term, counts in counted.items():
        total = sum(counts.values())
        if total < SELDOM:
            continue
        largest = sorted(counts, key=lambda number: (-counts[number], number))[:most]
        parts = {n: round(engine.SHARE * counts[n] / (total + DOUBT)) for n in largest}
        yield term, [(number, max(1, share)) for number, share in parts.items()]
