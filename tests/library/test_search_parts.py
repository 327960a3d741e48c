"""The parts of the search, each by itself: which section is quoted, what is near, what is cut."""

import sqlite3
from collections.abc import Sequence
from datetime import date

import pytest

from heroininfo.library import search, spelling
from heroininfo.library.search import Hit, result
from heroininfo.library.spelling import edits
from heroininfo.model import Citation, Section, Statement, Topic

CITE = (Citation("source"),)


def section(
    section_id: str, *texts: str, urgent: bool = False, only: Sequence[str] = ()
) -> Section:
    """Return a section that says these sentences, a paragraph each."""
    said = tuple((Statement(text, CITE),) for text in texts or ("Nothing more.",))
    return Section(section_id, "What it is", "today" if urgent else "", tuple(only), said)


def page(*sections: Section) -> Topic:
    """Return a page of these sections."""
    message = (Statement("It helps to know.", CITE), Statement("So read on.", CITE))
    return Topic("x", "A page", message, "For a test.", date(2026, 1, 1), "none yet", sections)


def led(sections: Sequence[Section], places: Sequence[int], country: str = "") -> str:
    """Return the id of the section that a result leads to; empty: the page as a whole."""
    return result(Hit("x", 1, tuple(places)), page(*sections), [], country).section


@pytest.mark.parametrize(
    ("places", "country", "leads"),
    [
        ((2, 3), "", "us"),
        ((2, 3), "US", "us"),
        ((2, 3), "GB", "last"),
        ((9, 3), "", "last"),
        ((5,), "", "calm"),
        ((), "US", "us"),
        ((), "GB", "last"),
        ((2,), "GB", "last"),
    ],
)
def test_best_section_that_is_for_the_reader_leads(
    places: Sequence[int], country: str, leads: str
) -> None:
    """Where none stands out, the first that is calm; a place beyond the page leads nowhere."""
    sections = [
        section("urgent", urgent=True),
        section("us", only=["US"]),
        section("last"),
        section("not-known"),
        section("calm"),
    ]
    assert led(sections, places, country) == leads


def test_section_on_what_is_not_known_leads_nowhere() -> None:
    """It answers no question."""
    sections = [section("unknown"), section("not-known"), section("calm")]
    assert led(sections, ()) == "calm"


def test_page_of_urgent_sections_alone_leads_to_the_first() -> None:
    """Rather than to none."""
    assert led([section("a", urgent=True), section("b", urgent=True)], ()) == "a"


def test_page_without_a_section_for_the_reader_is_quoted_by_its_message() -> None:
    """Nothing of another country is."""
    found = result(Hit("x", 1, (1,)), page(section("us", only=["US"])), [], "GB")
    assert (found.section, found.heading) == ("", "For a test.")
    assert found.snippet == "It helps to know. So read on."


def test_passage_that_shares_most_words_with_the_question_is_quoted() -> None:
    """Of two that share as many, the first."""
    told = section("a", "Sleep is hard.", "Sleep at night is hard.", "At night it is worse.")
    for asked, quoted in (
        (["sleep"], "Sleep is hard."),
        (["sleep", "night"], "Sleep at night is hard."),
        (["worse", "night"], "At night it is worse."),
    ):
        assert result(Hit("x", 1, (1,)), page(told), asked, "").snippet == quoted


def test_long_passage_is_cut_between_words_without_a_sign_before_the_dots() -> None:
    """At most two lines."""
    whole = "a" * search.LONGEST_SNIPPET
    assert result(Hit("x", 1, (1,)), page(section("a", whole)), [], "").snippet == whole
    long = "word, " * 40
    snippet = result(Hit("x", 1, (1,)), page(section("a", long.strip())), [], "").snippet
    assert snippet.endswith("word, word...")
    assert search.LONGEST_SNIPPET - 10 < len(snippet) <= search.LONGEST_SNIPPET


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("heroin", "heroin", 0),
        ("heroin", "herion", 1),
        ("heroin", "heroine", 1),
        ("heroin", "heron", 1),
        ("heroin", "heroim", 1),
        ("heroin", "hreion", 2),
        ("heroin", "eroni", 2),
        ("abc", "xyz", 3),
        ("abcdef", "fedcba", 5),
        ("abcd", "dabc", 2),
        ("ab", "ca", 2),
        ("", "abc", 3),
        ("abc", "", 3),
    ],
)
def test_slips_between_two_words_are_counted(one: str, other: str, slips: int) -> None:
    """A letter left out, put in, changed, or swapped with the next."""
    assert edits(one, other) == edits(other, one) == slips


def test_page_that_is_lost_is_damage() -> None:
    """Not an answer without it."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(search.TABLES)
    with pytest.raises(sqlite3.DatabaseError, match="page 7 is lost"):
        search.topic_of(connection, 7)


def test_terms_are_words_rows_of_words_and_parts_of_words() -> None:
    """Up to so many in a row; parts weigh less."""
    assert len(search.terms(["a", "b", "c"], 3, 0)) == 6
    assert len(search.terms(["a", "b", "c"], 2, 0)) == 5
    assert set(search.terms(["a", "b", "c"], 3, 0).values()) == {1.0}
    found = search.terms(["abcd"], 1, 4)  # ^abc abcd bcd$ and the word
    assert sorted(found.values()) == [search.PART_WEIGHT] * 3 + [1.0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hert", "hert"), ("herrt", "heart"), ("hear7", "hear7"), ("x" * 21, "x" * 21)],
)
def test_short_words_and_what_is_no_word_are_left_as_they_are(typed: str, meant: str) -> None:
    """Too many short words are a letter apart."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(spelling.TABLES)
    spelling.fill(connection, [], ["heart", "x" * 20])
    assert spelling.mended(connection, [typed]) == [meant]
