"""Finding pages: what counts for how much, what comes first, what is set right, what is cut off."""

import sqlite3
from collections.abc import Sequence
from datetime import date

import msgspec
import pytest

from heroininfo.content.located import Located
from heroininfo.content.parse import Content
from heroininfo.library.build import build
from heroininfo.library.search import LONGEST_QUERY
from heroininfo.library.store import Library
from heroininfo.model import Citation, Section, Statement, Symptom, Topic

CITE = (Citation("source"),)


def topic(
    topic_id: str,
    *,
    title: str = "A page",
    also: Sequence[str] = (),
    message: str = "It helps to know.",
    heading: str = "What it is",
    text: str = "Nothing more.",
    symptoms: Sequence[str] = (),
) -> Topic:
    """Return a page that says little but what a test gives it to say."""
    section = Section(
        "first",
        heading,
        text=((Statement(text, CITE),),),
        symptoms=tuple(Symptom(name, CITE) for name in symptoms),
    )
    return Topic(
        id=topic_id,
        title=title,
        message=(Statement(message, CITE),),
        about="For a test.",
        reviewed=date(2026, 1, 1),
        reviewer="none yet",
        sections=(section,),
        also=tuple(also),
    )


FILLING = [topic(f"page-{n}", text=f"Number {n} says nothing of that.") for n in range(10)]
"""Pages that are about nothing asked for, so that words are as rare as in a real library."""


def library(*topics: Topic, asked: dict[str, list[str]] | None = None) -> Library:
    """Return a library of these pages, and of some that have nothing to do with them."""
    located = tuple(Located(record, "x", {"": 1}) for record in (*topics, *FILLING))
    content = Content(
        topics=located,
        sources=(),
        helplines=(),
        countries=(),
        rules=(),
        asked=asked or {},
        readings=[],
        problems=(),
    )
    connection = sqlite3.connect(":memory:")
    build(connection, content)
    return Library(connection)


def found(pages: Library, question: str, limit: int = 5) -> list[str]:
    """Return the ids of the pages that answer a question, the best first."""
    return [result.topic for result in pages.search(question, limit).results]


OFTEN = "We speak of sleep and sleep and sleep, of sleep that comes and sleep that goes, of sleep."
MORE = {
    # what counts for more -> the page that has the word there, and one that has it elsewhere, often
    "a title than a heading": (
        topic("best", title="Sleep at night and in the day, for those who find none"),
        topic("other", heading="Sleep"),
    ),
    "another name than a heading": (
        topic("best", also=["sleep at night", "a b", "c d", "e f"]),
        topic("other", heading="Sleep"),
    ),
    "another name than the message": (
        topic("best", also=["sleep at night", "a b", "c d", "e f"]),
        topic("other", message="Sleep."),
    ),
    "a title than prose": (topic("best", title="Sleep at night"), topic("other", text=OFTEN)),
    "a heading than prose": (topic("best", heading="Sleep at night"), topic("other", text=OFTEN)),
    "a message than prose": (
        topic("best", message="After some days sleep comes back to most people."),
        topic("other", text=OFTEN),
    ),
}


@pytest.mark.parametrize("what", MORE)
@pytest.mark.parametrize("turned", [False, True])
def test_word_counts_for_more_in(what: str, turned: bool) -> None:
    """What a page is called and is about weighs more than words that happen to stand in it."""
    pages = MORE[what][::-1] if turned else MORE[what]
    assert found(library(*pages), "what about my sleep")[:2] == ["best", "other"]


def test_question_that_was_foreseen_counts_for_more_than_a_heading() -> None:
    """`asked.yaml`: readers' own words lead to the page that was chosen for them."""
    pages = library(
        topic("other", heading="Sleep at night"),
        topic("best"),
        asked={"best": ["no sleep", "up all night"]},
    )
    assert found(pages, "my sleep is gone")[0] == "best"


def test_page_that_is_called_so_comes_first() -> None:
    """Whatever other pages say of it."""
    pages = library(
        topic("other", title="Methadone and more", also=["methadone clinic"], text=OFTEN),
        topic("methadone", title="A medicine", also=["dolophine"]),
    )
    for question in ("methadone", "dolophine", "what is methadone", "METHADONE?"):
        assert found(pages, question)[0] == "methadone"


def test_words_that_stand_together_count_for_more() -> None:
    """`cold sweat` is not a sweat, and a cold."""
    pages = library(
        topic("other", text="A cold is not a sweat. It is a cold, and a sweat is a sweat."),
        topic("best", text="Some people wake in a cold sweat. It is not known why that is so."),
    )
    assert found(pages, "cold sweat")[0] == "best"


def test_best_section_of_a_page_is_shown() -> None:
    """With its heading, and the words around what was asked for."""
    first = topic("best", title="Withdrawal", text="Drink water.")
    second = Section("nights", "At night", text=((Statement("Sleep will come back.", CITE),),))
    page = msgspec.structs.replace(first, sections=(*first.sections, second))
    (result,) = library(page).search("sleep", 1).results
    assert (result.topic, result.title, result.section) == ("best", "Withdrawal", "nights")
    assert (result.heading, result.snippet) == ("At night", "Sleep will come back.")


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("methadoen", "methadone"),
        ("insomina help", "insomnia help"),
        ("methadone", ""),
        ("zzzzzzzz", ""),
        ("1234", ""),
    ],
)
def test_misspelled_name_is_set_right(typed: str, corrected: str) -> None:
    """Names and symptoms; words that are near to nothing, and numbers, stay as they are."""
    pages = library(topic("methadone", symptoms=["Insomnia"]))
    assert pages.search(typed, 3).corrected == corrected


def test_question_is_heard_to_its_fortieth_word() -> None:
    """A question as long as a page takes no longer, and words up to there all count."""
    pages = library(topic("best", title="Methadone"))
    filler = ["hello"] * (LONGEST_QUERY - 1)
    assert LONGEST_QUERY == 40
    assert found(pages, " ".join([*filler, "methadone"])) == ["best"]
    assert found(pages, " ".join([*filler, "hello", "methadone"])) == []


@pytest.mark.parametrize(
    "question", ["", "  ", "?!", "the and of", "zzzzz", '"', "a OR", "NEAR(", "*"]
)
def test_question_of_nothing_finds_nothing(question: str) -> None:
    """No word that tells, or signs that mean something to FTS5."""
    assert found(library(topic("best", title="Methadone")), question) == []


def test_limit_is_kept() -> None:
    """At most so many pages, the best of them."""
    pages = library(*(topic(f"sleep-{n}", title=f"Sleep {n}") for n in range(8)))
    assert len(found(pages, "sleep", 3)) == 3
    assert found(pages, "sleep", 3) == found(pages, "sleep", 8)[:3]


def test_emergency_and_refusal_are_named_and_put_their_pages_first(small_library: Library) -> None:
    """By the rules of the library; the question is what was typed."""
    dying = small_library.search("he is NOT breathing", 3)
    assert (dying.emergency, dying.crisis, dying.refused) == (True, False, False)
    assert dying.results[0].topic == "overdose"
    buying = small_library.search("where to buy water", 3)
    assert buying.refused
    assert [result.topic for result in buying.results[:2]] == ["getting-help", "overdose"]


def test_crisis_shows_only_pages_that_help_with_it(small_library: Library) -> None:
    """Nothing that speaks of what can kill."""
    answer = small_library.search("overdose to kill myself", 5)
    assert answer.crisis
    assert [result.topic for result in answer.results] == ["getting-help"]
