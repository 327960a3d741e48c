"""Finding pages in the reader's own words: one engine, SQLite's FTS5, for all that searches.

A question becomes a query of its telling words and of the pairs of words that stand together in
it. Pages are ranked by bm25 with a weight for each column; then the best section of each of the
best pages is found. Words that the library does not know are mended against those it does.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from heroininfo.model import QuestionRule, Section, Topic, name_key
from heroininfo.walk import walk_section

TABLES = """
CREATE VIRTUAL TABLE page USING fts5 (
    topic UNINDEXED, name, also, asked, heading, message,
    tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE prose USING fts5 (
    topic UNINDEXED, body, tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE passage USING fts5 (
    topic UNINDEXED, section UNINDEXED, heading, body,
    tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE TABLE rule (position INTEGER PRIMARY KEY, kind TEXT, match TEXT, topics TEXT);
CREATE VIRTUAL TABLE spelling USING fts5 (word, uses UNINDEXED, tokenize = "trigram");
"""
RANKED = """
WITH named AS MATERIALIZED (
    SELECT topic, -bm25(page, 0, 8, 8, 4, 2, 3) AS score FROM page WHERE page MATCH ?1
), told AS MATERIALIZED (
    SELECT topic, -0.2 * bm25(prose) AS score FROM prose WHERE prose MATCH ?1
)
SELECT topic, sum(score) AS total FROM (SELECT * FROM named UNION ALL SELECT * FROM told)
GROUP BY topic ORDER BY total DESC, topic LIMIT ?2
"""
"""What a page is called and is about weighs more than the words that happen to stand in it.

Two tables, because bm25 gives no weight to a word that most pages hold somewhere: every page speaks
of methadone, and yet it is the name of one.
"""

LONGEST_QUERY = 40
"""Words of a question that are looked at."""
SHORTEST_MENDED = 4
CLOSE_ENOUGH = 0.82
"""How alike two words must be, 0 to 1, for one to be mended into the other."""

STOP_WORDS = frozenset(
    """
    a about after again all also am an and any anyone are as at be because been before being but
    by can could did do does doing dont down drug drugs for from get gets getting give go going
    got guys had has have having he her here hers him his how i id if im in into is isnt it its
    ive just know let like lol long many me might mine more most much my need never no not now
    of off on one only or other our out over own people please really she should so some someone
    something take taking tell than that the their them then there these they thing things this
    those to too try trying up us use used using very want wants was way we well were what whats
    when where which while who whom whose why will with without would you your youre
    """.split()  # noqa: SIM905 - a list of a hundred strings reads worse
)


class Result(Struct, frozen=True):
    """A page that answers, with its best section."""

    topic: str
    section: str
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


def fill(
    connection: sqlite3.Connection,
    topics: Iterable[Topic],
    asked: Mapping[str, Sequence[str]],
    rules: Iterable[QuestionRule],
) -> None:
    """Fill the tables of the search from the topics, what readers ask, and the rules for that."""
    connection.executemany(
        "INSERT INTO rule (kind, match, topics) VALUES (?, ?, ?)",
        ((rule.kind, rule.match, " ".join(rule.topics)) for rule in rules),
    )
    uses: dict[str, int] = {}
    for topic in topics:
        bodies = [_body(section) for section in topic.sections]
        page = (
            topic.id,
            _folded(f"{topic.id} {topic.title}"),
            _folded(". ".join(topic.also)),
            _folded(". ".join(asked.get(topic.id, ()))),
            _folded(". ".join(section.heading for section in topic.sections)),
            _folded(" ".join(statement.text for statement in topic.message)),
        )
        connection.execute("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)", page)
        connection.execute(
            "INSERT INTO prose VALUES (?, ?)", (topic.id, _folded("\n".join(bodies)))
        )
        connection.executemany(
            "INSERT INTO passage VALUES (?, ?, ?, ?)",
            (
                (topic.id, section.id, section.heading, body)
                for section, body in zip(topic.sections, bodies, strict=True)
            ),
        )
        for word in name_key(" ".join(_names(topic))).split():
            if len(word) >= SHORTEST_MENDED and not word.isdigit():
                uses[word] = uses.get(word, 0) + 1
    connection.executemany("INSERT INTO spelling VALUES (?, ?)", uses.items())


def search(
    connection: sqlite3.Connection,
    query: str,
    limit: int,
    titles: Callable[[Iterable[str]], dict[str, str]],
    named: Callable[[str], str | None],
) -> Answer:
    """Return the pages that answer a question, the best first, at most `limit` of them.

    `titles` gives the titles of topics by id, `named` the topic that is called just so.
    """
    words = name_key(query).split()[:LONGEST_QUERY]
    mended = [_mended(connection, word) for word in words]
    corrected = " ".join(mended) if mended != words else ""
    kinds, safe = _ruled(connection, " ".join(words), " ".join(mended))
    expression = _expression(mended)
    ranked = connection.execute(RANKED, (expression, limit)).fetchall() if expression else []
    telling = " ".join(word for word in mended if word not in STOP_WORDS)
    called = (named(" ".join(mended)) or named(telling)) if telling else None
    ahead = ["overdose"] if "emergency" in kinds else safe or ([called] if called else [])
    if "crisis" in kinds:
        ranked = []  # nothing that speaks of what can kill
    best = max((score for _, score in ranked), default=0.0)
    ranked = [
        *((topic, best + len(ahead) - place) for place, topic in enumerate(ahead)),
        *(row for row in ranked if row[0] not in ahead),
    ][:limit]
    headings = titles(topic for topic, _ in ranked)
    results = tuple(
        _result(connection, topic, headings[topic], score, expression) for topic, score in ranked
    )
    return Answer(
        query, corrected, results, "emergency" in kinds, "crisis" in kinds, "refused" in kinds
    )


def _ruled(connection: sqlite3.Connection, *questions: str) -> tuple[set[str], list[str]]:
    """Return the kinds of rule that a question meets, and the pages that then come first.

    `questions`: the question as typed, and as mended.
    """
    kinds, first = set(), ""
    for kind, pattern, topics in connection.execute(
        "SELECT kind, match, topics FROM rule ORDER BY position"
    ):
        if any(re.search(pattern, question) for question in questions):
            kinds.add(kind)
            first = first or topics
    return kinds, first.split()


def _result(
    connection: sqlite3.Connection, topic: str, title: str, score: float, expression: str
) -> Result:
    """Return a topic as a result, with the section that answers best."""
    found = (
        expression
        and connection.execute(
            "SELECT section, heading, snippet(passage, 3, '', '', '...', 20) FROM passage"
            " WHERE passage MATCH ? AND topic = ? ORDER BY bm25(passage, 0, 0, 2, 1) LIMIT 1",
            (expression, topic),
        ).fetchone()
    )
    first = "SELECT section, heading, substr(body, 1, 120) FROM passage WHERE topic = ?"
    row = found or connection.execute(first, (topic,)).fetchone()
    if not row:
        raise sqlite3.DatabaseError(f"the sections of {topic} are lost")
    section, heading, snippet = row
    if not found:
        snippet = snippet.rsplit(" ", 1)[0] + "..."
    return Result(topic, section, title, heading, " ".join(snippet.split()), round(score, 3))


def _expression(words: list[str]) -> str:
    """Return an FTS5 query: any telling word, or any two words together; empty where none is."""
    telling = [word for word in words if word not in STOP_WORDS]
    pairs = [
        f"{first} {second}"
        for first, second in pairwise(words)
        if first in telling or second in telling
    ]
    return " OR ".join(f'"{term}"' for term in dict.fromkeys([*telling, *pairs]))


def _mended(connection: sqlite3.Connection, word: str) -> str:
    """Return a word as the library spells it, where it is not known but near to one that is."""
    if len(word) < SHORTEST_MENDED or word in STOP_WORDS or word.isdigit():
        return word
    # known as it stands, or by its stem
    for table in ("page", "prose"):
        query = f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1"
        if connection.execute(query, (f'"{word}"',)).fetchone():
            return word
    from difflib import SequenceMatcher  # only for words that are not known

    grams = " OR ".join(f'"{word[i : i + 3]}"' for i in range(len(word) - 2))
    near = connection.execute(
        "SELECT word, uses FROM spelling WHERE spelling MATCH ? ORDER BY rank LIMIT 25", (grams,)
    ).fetchall()
    likeness, _, best = max(
        ((SequenceMatcher(None, word, other).ratio(), uses, other) for other, uses in near),
        default=(0.0, 0, word),
    )
    return best if likeness >= CLOSE_ENOUGH else word


def _names(topic: Topic) -> list[str]:
    """Return the words of a topic that are worth mending others into: names, not running text."""
    symptoms = (symptom for section in topic.sections for symptom in section.symptoms)
    return [topic.id, topic.title, *topic.also, *(f"{s.name} {s.term}" for s in symptoms)]


def _body(section: Section) -> str:
    """Return the text of a section, one passage a line."""
    passages = walk_section(section)
    return "\n".join(f"{p.text}." if p.role == "symptom" else p.text for p in passages)


def _folded(text: str) -> str:
    """Return a text without apostrophes, so that "can't" and "cant" are one word."""
    return text.replace("'", "")
