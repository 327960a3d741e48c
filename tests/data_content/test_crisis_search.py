"""Words that speak of ending one's life, and emergencies in everyday words: help comes first."""

import json

import pytest
from support import Run

SUICIDE = (
    "I want to die",
    "kill myself",
    "want to end it",
    "i cant go on",
    "suicidal",
    "better off dead",
)
DYING = (
    "she overdosed",
    "his heart stopped",
    "help hes dying",
    "i took an overdose",
    "shes not moving",
    "baby swallowed methadone",
    "hes cold and pale",
    "cant be woken",
)


@pytest.mark.parametrize("words", SUICIDE)
@pytest.mark.parametrize(
    ("country", "line", "number"), [("US", "988", "911"), ("GB", "116 123", "999 or 112")]
)
def test_words_of_suicide_lead_with_a_line_to_call(
    world: Run, words: str, country: str, line: str, number: str
) -> None:
    """The crisis line, then the emergency number; only pages that help with that follow."""
    shown = world("search", words, "--country", country)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Talk to someone now\n")
    assert (
        shown.out.index(line)
        < shown.out.index(f"call {number}")
        < shown.out.index("heroininfo show")
    )
    assert "heroininfo show mental-health" in shown.out
    assert "your old amount can kill" not in " ".join(shown.out.split())


def test_words_of_suicide_without_a_line_lead_to_the_directory(world: Run) -> None:
    """A country without lines: where lines of many countries are listed."""
    shown = world("search", "kill myself", "--country", "AF")
    assert "findahelpline.com" in shown.out


@pytest.mark.parametrize("words", DYING)
def test_everyday_words_for_an_emergency_lead_with_the_number(world: Run, words: str) -> None:
    """Whoever it is about, and however it is said."""
    shown = world("search", words, "--country", "GB")
    assert shown.out.startswith("Emergency: call 999 or 112 now.")


def test_page_on_suicide_shows_a_line_under_its_message(world: Run) -> None:
    """Within the first screen, before anything else is explained."""
    first_screen = world("show", "mental-health", "--country", "US").out[:600]
    assert "988 Suicide & Crisis Lifeline" in first_screen


def test_someone_not_breathing_comes_before_words_of_suicide(world: Run) -> None:
    """Where both are said, the steps that keep a person alive are the first page."""
    words = ("suicide", "he", "is", "not", "breathing", "took", "too", "many", "pills")
    found = json.loads(world("search", *words, "--format", "json").out)
    assert (found["emergency"], found["crisis"]) == (True, True)
    assert found["results"][0]["topic"] == "overdose"
