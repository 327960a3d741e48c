"""Words that speak of ending one's life, and emergencies in everyday words: help comes first."""

from pathlib import Path

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
    run: Run, real_file: Path, words: str, country: str, line: str, number: str
) -> None:
    """The crisis line, then the emergency number; only pages that help with that follow."""
    shown = run("search", words, "--country", country, library=real_file)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Talk to someone now\n")
    assert (
        shown.out.index(line)
        < shown.out.index(f"call {number}")
        < shown.out.index("heroininfo show")
    )
    assert "heroininfo show mental-health" in shown.out
    assert "your old amount can kill" not in " ".join(shown.out.split())


def test_words_of_suicide_without_a_line_lead_to_the_directory(run: Run, real_file: Path) -> None:
    """A country without lines: where lines of many countries are listed."""
    shown = run("search", "kill myself", "--country", "AF", library=real_file)
    assert "findahelpline.com" in shown.out


@pytest.mark.parametrize("words", DYING)
def test_everyday_words_for_an_emergency_lead_with_the_number(
    run: Run, real_file: Path, words: str
) -> None:
    """Whoever it is about, and however it is said."""
    shown = run("search", words, "--country", "GB", library=real_file)
    assert shown.out.startswith("Emergency: call 999 or 112 now.")


def test_page_on_suicide_shows_a_line_under_its_message(run: Run, real_file: Path) -> None:
    """Within the first screen, before anything else is explained."""
    first_screen = run("show", "mental-health", "--country", "US", library=real_file).out[:600]
    assert "988 Suicide & Crisis Lifeline" in first_screen


def test_overdose_steps_are_shown_even_for_a_country_that_does_not_exist(run: Run) -> None:
    """The mistake is named on the side; the steps are not held back."""
    shown = run("overdose", "--country", "Narnia", env={"HEROININFO_COUNTRY": "US"})
    assert shown.out.startswith("Emergency: call 911 now.")
    assert 'no country called "Narnia"' in shown.err


def test_overdose_ends_with_the_number(run: Run) -> None:
    """What is left on a short screen is the number to call."""
    shown = run("overdose", "--country", "AU")
    assert shown.out.splitlines()[-1] == "Emergency: call 000 now. Put the phone on speaker."


@pytest.mark.parametrize("words", [("overdsoe",), ("not", "breathing"), ("overdose now",)])
def test_mistyped_emergency_gets_the_first_steps(
    run: Run, real_file: Path, words: tuple[str, ...]
) -> None:
    """No mistake in typing hides the number."""
    shown = run(*words, env={"HEROININFO_COUNTRY": "GB"}, library=real_file)
    assert shown.code == 2
    assert shown.out.startswith("Emergency: call 999 or 112 now.")
