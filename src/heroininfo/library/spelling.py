"""What a misspelled word was meant to be: for the rules, and to say how a question was understood.

The ranking needs no mended words: parts of words carry it. A word is mended only where the
library does not know it and one worth mending into is near: an edit away, two for long words.
Candidates share what is left when a letter or two are cut out, so that one look-up finds them all.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

TABLES = """
CREATE TABLE spelling (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE spelling_cut (cut TEXT, word TEXT, PRIMARY KEY (cut, word)) WITHOUT ROWID;
"""
KNOWN = "SELECT word FROM spelling WHERE word IN ({})"
CANDIDATES = "SELECT cut, word FROM spelling_cut WHERE cut IN ({})"
SHORTEST_MENDED = 5
"""Letters; too many short words are a letter apart."""
LONGEST_MENDED = 20
"""Letters; what is longer is no word, and has too many parts."""
LONG = 9
"""Letters from which two edits still leave no doubt."""
MANY = 500
"""Values in one query; SQLite before 3.32 takes 999."""


def fill(connection: sqlite3.Connection, known: Iterable[str], wanted: Iterable[str]) -> None:
    """Fill the tables. `known`: words that are right; `wanted`: those worth mending others into."""
    wanted = {word for word in wanted if len(word) >= SHORTEST_MENDED and word.isalpha()}
    connection.executemany(
        "INSERT INTO spelling VALUES (?)", ((word,) for word in sorted({*known, *wanted}))
    )
    connection.executemany(
        "INSERT INTO spelling_cut VALUES (?, ?)",
        ((cut, word) for word in sorted(wanted) for cut in sorted(cuts(word))),
    )


def mended(connection: sqlite3.Connection, words: Sequence[str]) -> list[str]:
    """Return the words with each that is not known as the one that it is near to."""
    doubtful = {
        word for word in words if SHORTEST_MENDED <= len(word) <= LONGEST_MENDED and word.isalpha()
    }
    doubtful -= {word for (word,) in _select(connection, KNOWN, sorted(doubtful))}
    meant = {}
    for word in sorted(doubtful):
        near = {other for _, other in _select(connection, CANDIDATES, sorted(cuts(word)))}
        close = [(edits(word, other), other) for other in sorted(near)]
        best = min(close, default=(9, word))
        if best[0] <= (2 if len(word) >= LONG else 1):
            meant[word] = best[1]
    return [meant.get(word, word) for word in words]


def _select(
    connection: sqlite3.Connection, query: str, values: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a query that lists values, in as many queries as it takes."""
    for start in range(0, len(values), MANY):
        some = values[start : start + MANY]
        yield from connection.execute(query.format(",".join("?" * len(some))), some)


def cuts(word: str) -> set[str]:
    """Return what is left of a word without one letter, for a long one without two; and itself."""
    most = 2 if len(word) >= LONG else 1
    letters = range(len(word))
    return {
        "".join(word[i] for i in letters if i not in left)
        for count in range(most + 1)
        for left in combinations(letters, count)
    }


def edits(one: str, other: str) -> int:
    """Return how many letters were left out, put in, changed or swapped with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, another in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
