"""Words that are no command, where the library is damaged or an emergency is mistyped."""

from pathlib import Path

import pytest
from support import Run


def test_damaged_library_is_named_even_for_an_unknown_command(run: Run, tmp_path: Path) -> None:
    """Damage is not hidden by a mistyped command."""
    (tmp_path / "library.db").write_bytes(b"")
    shown = run("dope", library=tmp_path / "library.db")
    assert shown.code == 3


@pytest.mark.parametrize("words", [("overdsoe",), ("not", "breathing"), ("od",)])
def test_mistyped_emergency_gets_the_six_steps(run: Run, words: tuple[str, ...]) -> None:
    """No mistake in typing hides the number."""
    shown = run(*words, env={"HEROININFO_COUNTRY": "GB"})
    assert shown.code == 0
    assert shown.out.startswith("Emergency: call 999 or 112 now.\n\n1. Shout.")


def test_word_in_another_language_gets_the_emergency_number(run: Run) -> None:
    """It may be a cry for help."""
    shown = run("ayuda", env={"HEROININFO_COUNTRY": "ES"})
    assert shown.code == 2
    assert "call 112." in shown.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "emergency"),
    [
        ("slow breathing", False),
        ("hard to breathe and blue", True),
        ("shot up and cant breathe", True),
        ("how do i wake him up", True),
        ("how to do cpr", False),
        ("how long does it last", False),
        ("care for my son", False),
        ("side effects of methadone", False),
    ],
)
def test_question_that_begins_with_nearly_a_command_is_searched(
    world: Run, words: str, *, emergency: bool
) -> None:
    """A word that readers use is no slip: who cannot breathe must not be sent to `show --help`."""
    shown = world(*words.split(), env={"HEROININFO_COUNTRY": "GB"})
    assert shown == world("search", *words.split(), env={"HEROININFO_COUNTRY": "GB"})
    assert shown.code == 0
    assert not emergency or "999 or 112" in shown.out.splitlines()[0]


@pytest.mark.parametrize(
    ("words", "command"),
    [("shwo withdrawal", "show"), ("serach cramps", "search"), ("tpoics", "topics")],
)
def test_slip_for_a_command_is_named(world: Run, words: str, command: str) -> None:
    """Its page is not guessed."""
    assert f'Did you mean "{command}"?' in world(*words.split()).err


@pytest.mark.parametrize("word", ["unconscious", "collapsed"])
def test_one_word_of_an_emergency_leads_with_the_number(world: Run, word: str) -> None:
    """It is no mistake in typing."""
    shown = world(word, env={"HEROININFO_COUNTRY": "GB"})
    assert shown.code == 0
    assert "999 or 112" in shown.out.splitlines()[0]
