"""Finding pages in the reader's own words: one engine for all that searches.

`counting` has counted, when the library was built, for which pages each term speaks: a word, two
or three words in a row, or a part of a word. A page is worth what the terms of a question say for
it. So do the sections of a page among themselves. No training, no library: one look-up in SQLite.
"""

import sqlite3
import struct
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from zlib import crc32

from msgspec import Struct

from heroininfo.library import rules, spelling
from heroininfo.model import Section, Topic
from heroininfo.tokens import words
from heroininfo.walk import walk_section

TABLES = """
CREATE TABLE page (id INTEGER PRIMARY KEY, topic TEXT UNIQUE, sections BLOB);
CREATE TABLE evidence (term INTEGER PRIMARY KEY, pages BLOB);
"""
"""`evidence`: by the CRC-32 of a term, the pages that it speaks for; a row for each would be a
plain join, and four times the size. `sections`: what terms say for the sections of one page, read
only for the pages that are shown, so that it does not matter how many there are.
"""
OF_PAGE = struct.Struct("<HB")
"""Page and share, in parts of SHARE."""
OF_SECTION = struct.Struct("<IBB")
"""Term, place of the section on the page, from 1, and share."""
SHARE = 255

LONGEST_QUERY = 120
"""Words of a question that are ranked by: a long text message."""
LONGEST_RULED = 5000
"""Words in which a call for help is looked for."""
LONGEST_WORD = 30
"""Letters of a word that are looked at."""
TELLING = 0.12
"""Nothing is found where no term speaks for a page with at least this share: small words alone."""
FAMILIAR = 0.2
"""Nothing is found where less of a question than this is known: a few letters of a strange word."""
ROW = 3
"""Most words in a row that make a term. With one, 7 of 100 fewer come first; four gain nothing."""
PART = 4
"""Letters in a part of a word, its ends marked: they know any form and most misspellings."""
PART_WEIGHT = 0.75
"""What a part of a word says, next to whole words, because a word has several."""
BY_FAR = 0.4
"""How much more than the next a page must be worth for its section to say what a question is."""
LONGEST_SNIPPET = 140
"""Characters."""
NEVER_LEADS = frozenset({"not-known", "unknown"})
"""Sections that say what is not known answer no question."""
EMERGENCY = "overdose"
CRISIS = ("mental-health", "getting-help")
"""The pages that come first then."""
MANY = 500
"""Values in one query; SQLite before 3.32 takes 999."""


class Result(Struct, frozen=True):
    """A page that answers, with its best section."""

    topic: str
    section: str
    """Empty: the page as a whole."""
    title: str
    heading: str
    snippet: str
    score: float
    """How well it fits; higher is better, and only comparable within one search."""


class Answer(Struct, frozen=True):
    """What a search found. `corrected` is the question as understood; empty where as typed."""

    query: str
    corrected: str
    results: tuple[Result, ...]
    emergency: bool = False
    """Whether the words mean that someone may be dying now."""
    crisis: bool = False
    """Whether the words speak of ending one's life."""
    refused: bool = False
    """Whether it asks what we never tell: then safe pages come first."""


class Hit(Struct, frozen=True):
    """A page that was found."""

    topic: str
    worth: float
    """How well it answers; higher is better, and only comparable within one search."""
    sections: tuple[int, ...]
    """Places of its sections on the page, from 1, the best first; empty where none stands out."""


class Found(Struct, frozen=True):
    """What was found: the best pages first."""

    query: str
    corrected: str
    """The question with its misspellings mended; empty where there are none."""
    hits: tuple[Hit, ...]
    emergency: bool = False
    """Whether the words mean that someone may be dying now."""
    crisis: bool = False
    """Whether the words speak of ending one's life."""
    refused: bool = False
    """Whether it asks what we never tell: then safe pages come first."""


def search(
    connection: sqlite3.Connection,
    query: str,
    limit: int,
    named: Callable[[str], str | None] = lambda _: None,
) -> Found:
    """Return the pages that answer a question, the best first, at most `limit` of them.

    `named` gives the topic that is called just so.
    """
    typed = words(query)
    looked = [word[:LONGEST_WORD] for word in typed[:LONGEST_QUERY]]
    meant = spelling.mended(connection, looked)
    corrected = " ".join(meant) if meant != looked else ""
    met = rules.met(connection, " ".join(typed[:LONGEST_RULED]), " ".join(meant))
    weights = terms(looked, ROW, PART)
    worth = ranked(connection, weights)
    best = sorted(worth, key=lambda page: (-worth[page], page))
    kinds = met.kinds | (_leading(connection, weights, worth, best[:2]) - met.alike)
    called = named(" ".join(looked)) or (named(corrected) if corrected else None)
    ahead = list(met.safe) or ([called] if called else [])
    if "crisis" in kinds:
        ahead, best = list(CRISIS), []  # nothing that speaks of what can kill
    if "emergency" in kinds:
        ahead = [EMERGENCY, *ahead]
    known = {topic for (topic,) in connection.execute("SELECT topic FROM page")}
    rows = [_page(connection, "topic", topic) for topic in ahead if topic in known]
    rows += [_page(connection, "id", page) for page in best[: limit + len(ahead)]]
    return Found(
        query,
        corrected,
        tuple(
            Hit(topic, round(worth.get(page, 0) / SHARE, 3), _places(sections, weights))
            for page, topic, sections in list(dict.fromkeys(rows))[:limit]
        ),
        "emergency" in kinds,
        "crisis" in kinds,
        "refused" in kinds,
    )


def _leading(
    connection: sqlite3.Connection,
    weights: Mapping[int, float],
    worth: Mapping[int, float],
    best: Sequence[int],
) -> frozenset[str]:
    """Return what the section that leads by far says of a question: that it is an emergency...

    For what no rule foresees. `best`: the best two pages.
    """
    ahead = [worth[page] / SHARE for page in best] + [0.0, 0.0]
    if ahead[0] - ahead[1] < BY_FAR:
        return frozenset()
    _, topic, sections = _page(connection, "id", best[0])
    place = next(iter(_places(sections, weights)), 0)
    return frozenset(filter(None, [rules.leads(connection).get((topic, place))]))


def terms(said: Sequence[str], row: int, part: int) -> dict[int, float]:
    """Return the terms of a question or line, by their CRC-32, with what each weighs.

    `said`: its words; `row`: most words in a row; `part`: letters in a part of a word, 0 for none.
    Two terms in a hundred thousand have the same CRC-32; they are then counted as one.
    """
    found = {}
    for word in said if part else ():
        marked = f"^{word}$"
        for i in range(len(marked) - part + 1):
            found[crc32(f"#{marked[i : i + part]}".encode())] = PART_WEIGHT
    for count in range(1, row + 1):
        for i in range(len(said) - count + 1):
            found[crc32(" ".join(said[i : i + count]).encode())] = 1.0
    return found


def question_terms(question: str) -> dict[int, float]:
    """Return the terms of a question as it is typed."""
    return terms(words(question), ROW, PART)


def ranked(connection: sqlite3.Connection, weights: Mapping[int, float]) -> dict[int, float]:
    """Return what each page, by number, is worth for terms.

    Nothing for small words alone, and for words that nobody has asked with.
    """
    worth: dict[int, float] = defaultdict(float)
    loudest, known = 0, 0.0
    for term, pages in _evidence(connection, sorted(weights)):
        known += weights[term]
        for page, share in OF_PAGE.iter_unpack(pages):
            worth[page] += weights[term] * share
            loudest = max(loudest, share)
    enough = loudest >= TELLING * SHARE and known >= FAMILIAR * sum(weights.values())
    return worth if enough else {}


def topic_of(connection: sqlite3.Connection, page: int) -> str:
    """Return the topic of a page, by its number."""
    return _page(connection, "id", page)[1]


def _evidence(connection: sqlite3.Connection, wanted: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Yield what terms say, in as many queries as it takes."""
    for start in range(0, len(wanted), MANY):
        some = wanted[start : start + MANY]
        marks = ",".join("?" * len(some))
        yield from connection.execute(
            f"SELECT term, pages FROM evidence WHERE term IN ({marks}) ORDER BY term", some
        )


def _page(connection: sqlite3.Connection, column: str, value: int | str) -> tuple[int, str, bytes]:
    """Return the number, topic and sections of a page, by its number or topic."""
    query = f"SELECT id, topic, sections FROM page WHERE {column} = ?"
    row: tuple[int, str, bytes] | None = connection.execute(query, (value,)).fetchone()
    if row is None:
        raise sqlite3.DatabaseError(f"page {value} is lost")
    return row


def _places(sections: bytes, weights: Mapping[int, float]) -> tuple[int, ...]:
    """Return the places of the sections that terms speak for, the best first."""
    worth: dict[int, float] = defaultdict(float)
    for term, place, share in OF_SECTION.iter_unpack(sections):
        if term in weights:
            worth[place] += weights[term] * share
    return tuple(sorted(worth, key=lambda place: (-worth[place], place)))


def result(hit: Hit, topic: Topic, asked: Sequence[str], country: str) -> Result:
    """Return a page that was found as a result, with the best section that is for this reader.

    `asked`: the words of the question. `country`: its code; empty where it is not known.
    """
    fit = [s for s in topic.sections if not (s.only and country) or country in s.only]
    best = [topic.sections[place - 1] for place in hit.sections if place <= len(topic.sections)]
    section = next((s for s in best if s in fit), None) or _opening(fit)
    if section is None:
        words_of_it = " ".join(statement.text for statement in topic.message)
        return Result(topic.id, "", topic.title, topic.about, _short(words_of_it), hit.worth)
    snippet = _short(_nearest(section, asked, country))
    return Result(topic.id, section.id, topic.title, section.heading, snippet, hit.worth)


def _opening(sections: Sequence[Section]) -> Section | None:
    """Return the first section that is neither urgent nor on what is not known."""
    calm = (s for s in sections if not s.urgency and s.id not in NEVER_LEADS)
    return next(calm, sections[0] if sections else None)


def _nearest(section: Section, asked: Sequence[str], country: str) -> str:
    """Return the passage of a section that shares most words with a question; the first of them.

    Of the passages that are for this reader; where the country is not known, for all.
    """
    found = list(walk_section(section))
    ours = [p for p in found if not p.only or country in p.only]
    passages = [passage.text for passage in ours or found]
    shared = [len(set(words(text)).intersection(asked)) for text in passages]
    return passages[shared.index(max(shared))]


def _short(text: str) -> str:
    """Return a text cut to a line or two, on a word boundary."""
    if len(text) <= LONGEST_SNIPPET:
        return text
    return text[: LONGEST_SNIPPET - 3].rsplit(" ", 1)[0].rstrip(" ,;:.") + "..."
