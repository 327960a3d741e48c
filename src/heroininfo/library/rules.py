"""Questions that need more than a search: emergency, crisis, and what we never tell.

A rule is a list of regular expressions in `data/search/rules.yaml`. To compile all of them takes
longer than everything else, so each is stored with its anchors: strings of which one must stand in
every question that it fits. Only expressions whose anchor stands in the question are compiled.
"""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from heroininfo.model import QuestionRule
from heroininfo.tokens import folded

TABLES = """
CREATE TABLE rule (id INTEGER PRIMARY KEY, kind TEXT, topics TEXT);
CREATE TABLE rule_part (
    id INTEGER PRIMARY KEY, rule INTEGER, does INTEGER, anchors INTEGER, match TEXT
);
CREATE TABLE rule_anchor (part INTEGER, place INTEGER, anchor TEXT);
CREATE TABLE rule_lead (kind TEXT PRIMARY KEY, topic TEXT, section INTEGER);
"""
PARTS = """
SELECT rule, does, match FROM rule_part JOIN (
    SELECT part, count(DISTINCT place) AS held FROM rule_anchor WHERE instr(?, anchor) GROUP BY part
) ON part = id WHERE held = anchors ORDER BY rule, does, id
"""
CUT, FIT, DENY = range(3)
"""What a part of a rule does: cut look-alikes out, fit, or deny. In this order."""
NAMES = re.compile(r"\{([a-z]+)\}")
LONGEST = 50_000
"""Characters of an expression with its names put into words."""
SHORTEST_ANCHOR = 2
"""Letters; what is shorter stands in nearly every question."""


class Met(Struct, frozen=True):
    """What a question met."""

    kinds: frozenset[str]
    safe: tuple[str, ...]
    """The safe pages that come first."""
    alike: frozenset[str]
    """Kinds that only a harmless look-alike spoke for."""


def fill(
    connection: sqlite3.Connection,
    rules: Iterable[QuestionRule],
    words: Mapping[str, Sequence[str]],
) -> None:
    """Fill the tables. `words`: what each {name} in an expression stands for."""
    number = 0
    for position, rule in enumerate(rules):
        connection.execute(
            "INSERT INTO rule VALUES (?, ?, ?)", (position, rule.kind, " ".join(rule.topics))
        )
        for does, expressions in ((CUT, rule.alike), (FIT, rule.match), (DENY, rule.unless)):
            for expression in expressions:
                match = compiled(expression, words).pattern
                number += 1
                needed = anchors(match)
                connection.execute(
                    "INSERT INTO rule_part VALUES (?, ?, ?, ?, ?)",
                    (number, position, does, len(needed), match),
                )
                connection.executemany(
                    "INSERT INTO rule_anchor VALUES (?, ?, ?)",
                    (
                        (number, place, anchor)
                        for place, any_of in enumerate(needed)
                        for anchor in sorted(any_of)
                    ),
                )


def met(connection: sqlite3.Connection, *questions: str) -> Met:
    """Return the kinds of rule that a question meets.

    `questions`: the words of the question as typed, and as mended.
    """
    fit: set[int] = set()
    denied: set[int] = set()
    cut: set[int] = set()
    for question in dict.fromkeys(questions):
        left: dict[int, str] = {}
        for rule, does, match in connection.execute(PARTS, (question,)):
            if does == CUT:
                left[rule] = re.sub(match, "|", left.get(rule, question))
            elif does == FIT and rule not in fit and re.search(match, left.get(rule, question)):
                fit.add(rule)
            elif does == DENY and re.search(match, question):
                denied.add(rule)
        cut.update(rule for rule, rest in left.items() if rest != question)
    rules = {
        rule: (kind, topics)
        for rule, kind, topics in connection.execute("SELECT id, kind, topics FROM rule")
    }
    held = sorted(fit - denied)
    kinds = frozenset(rules[rule][0] for rule in held)
    safe = next((rules[rule][1] for rule in held if rules[rule][1]), "")
    alike = frozenset(rules[rule][0] for rule in cut | denied) - kinds
    return Met(kinds, tuple(safe.split()), alike)


def leads(connection: sqlite3.Connection) -> dict[tuple[str, int], str]:
    """Return what a page and the place of its section, where they lead, say of a question."""
    rows = connection.execute("SELECT topic, section, kind FROM rule_lead")
    return {(topic, section): kind for topic, section, kind in rows}


def compiled(expression: str, words: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Return an expression with its {names} put into words, ready to be matched.

    Raises re.error where it is none, KeyError where a name stands for nothing.
    """
    return re.compile(folded(_spelled_out(expression, words)))


def _spelled_out(expression: str, words: Mapping[str, Sequence[str]]) -> str:
    """Return an expression with its {names} put into words."""
    lengths = (sum(map(len, words[name])) for name in NAMES.findall(expression))
    if sum(lengths) > LONGEST:
        raise re.error(f"more than {LONGEST} characters")
    return NAMES.sub(lambda name: f"(?:{'|'.join(words[name[1]])})", expression)


def anchors(expression: str) -> list[set[str]]:
    """Return sets of strings: of each, at least one stands in every text that an expression fits.

    [{""}], which stands in every text, where there are none.
    """
    needed, end = _sequence(expression, 0)
    if end == len(expression):
        return needed
    either, end = _alternatives(expression, 0)
    if end != len(expression):
        raise ValueError(f"a bracket too many: {expression}")
    return [either]


def _alternatives(text: str, start: int) -> tuple[set[str], int]:
    """Return the anchors of alternatives up to the end or a closing bracket, and where that is."""
    every: set[str] = set()
    while True:
        needed, start = _sequence(text, start)
        every |= max(needed, key=lambda any_of: (min(map(len, any_of)), -len(any_of)))
        if start == len(text) or text[start] == ")":
            return ({""} if "" in every else every), start
        start += 1  # the bar


def _sequence(text: str, start: int) -> tuple[list[set[str]], int]:
    """Return the anchors of one alternative, and where it ends."""
    needed: list[set[str]] = []
    run = ""
    while start < len(text) and text[start] not in "|)":
        letter, any_of, start = _atom(text, start)
        optional, repeated, start = _quantifier(text, start)
        if letter and not optional:
            run += letter
        if not letter or optional or repeated:
            needed.append({run})
            run = ""
        if not optional:
            needed.append(any_of)
    needed.append({run})
    return [a for a in needed if min(map(len, a), default=0) >= SHORTEST_ANCHOR] or [{""}], start


def _atom(text: str, start: int) -> tuple[str, set[str], int]:
    """Return a plain letter or "", the anchors of a group, and where the next atom begins."""
    letter = text[start]
    if letter == "\\":
        return "", set(), start + 2
    if letter == "[":
        return "", set(), text.index("]", start) + 1
    if letter == "(":
        looks = text.startswith(("(?!", "(?=", "(?<"), start)
        inner, end = _alternatives(text, start + (3 if text[start + 1] == "?" else 1))
        return "", set() if looks else inner, end + 1
    if letter in ".^$":
        return "", set(), start + 1
    return letter, set(), start + 1


def _quantifier(text: str, start: int) -> tuple[bool, bool, int]:
    """Return whether what stands before may be left out, whether it repeats, and where it ends."""
    if start == len(text) or text[start] not in "?*+{":
        return False, False, start
    end = text.index("}", start) + 1 if text[start] == "{" else start + 1
    optional = text[start] in "?*" or text[start:].startswith(("{0", "{,"))
    if end < len(text) and text[end] == "?":
        end += 1
    return optional, True, end
