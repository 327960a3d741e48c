"""How well the search finds, on questions that were labelled before any run: floors, not goals.

benchmarks/search.py prints the figures. None of these questions may stand in data/search.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from heroininfo.library.store import Library
from heroininfo.tokens import words

DATA = Path(__file__).resolve().parents[1] / "data"


def load(name: str) -> Any:
    """Return a labelled set."""
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


def percent(hits: list[bool]) -> float:
    """Return how many of a hundred are true."""
    return 100 * sum(hits) / len(hits)


@pytest.mark.parametrize(
    ("name", "first", "in_three"),
    [("open_questions", 88, 97), ("sections_questions", 82, 92)],
)
def test_the_right_page_is_found(
    real_library: Library, name: str, first: float, in_three: float
) -> None:
    """First for most, within three for nearly all."""
    firsts, threes = [], []
    for question in load(name):
        country = question.get("country", "US")
        found = [r.topic for r in real_library.search(question["q"], 3, country).results]
        firsts.append(found[:1] != [] and found[0] in question["expect"])
        threes.append(not set(found).isdisjoint(question["expect"]))
    assert percent(firsts) >= first
    assert percent(threes) >= in_three


def test_the_right_section_is_found(real_library: Library) -> None:
    """Where the page is right, the section that the command opens answers."""
    hits = []
    for question in load("sections_questions"):
        country = question.get("country", "US")
        found = real_library.search(question["q"], 1, country).results
        if found and found[0].topic == question["expect"][0]:
            hits.append(found[0].section in question["section"])
    assert len(hits) > 50
    assert percent(hits) >= 80


@pytest.mark.parametrize(("kind", "floor"), [("emergency", 100), ("crisis", 100), ("refused", 95)])
def test_questions_that_need_more_are_known(real_library: Library, kind: str, floor: float) -> None:
    """Misspelled, in fragments, in other languages and scripts."""
    found = [getattr(real_library.search(q, 3), kind) for q in load("rules_questions")[kind]]
    assert len(found) >= 50
    assert percent(found) >= floor


def test_harmless_questions_are_left_alone(real_library: Library) -> None:
    """Words that only look like an emergency, a crisis or a question that is refused."""
    questions = load("rules_questions")["harmless"]
    answers = [(q, real_library.search(q, 3)) for q in questions]
    disturbed = [q for q, a in answers if a.emergency or a.crisis or a.refused]
    assert len(questions) >= 100
    assert len(disturbed) <= 3, disturbed


def test_what_is_not_known_never_leads(real_library: Library) -> None:
    """A section that says what is not known answers no question."""
    for question in load("open_questions"):
        for result in real_library.search(question["q"], 5).results:
            assert result.section not in ("not-known", "unknown")


def test_the_urgent_section_leads_when_the_question_is_urgent(real_library: Library) -> None:
    """72 hours after a shared needle, hours count."""
    best = real_library.search("i shared a needle last night", 1).results[0]
    assert (best.topic, best.section) == ("infections", "hiv-after")


def test_no_labelled_question_is_learned_from(real_content: Any) -> None:
    """Else the floors would measure memory."""
    asked = {
        " ".join(words(pattern))
        for sections in real_content.asked.record.asked.values()
        for patterns in sections.values()
        for pattern in patterns
    }
    for name in ("open_questions", "sections_questions"):
        for question in load(name):
            assert " ".join(words(question["q"])) not in asked, question["q"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "?" * 500,
        "a" * 10_000,
        "word " * 2_000,
        "AND OR NOT NEAR * ^ \"'",
        "\x1b[31m",
        "\u202e",
    ],
)
def test_any_input_finds_or_fails_cleanly(real_library: Library, query: str) -> None:
    """Nothing typed breaks the search."""
    assert isinstance(real_library.search(query, 5).results, tuple)
