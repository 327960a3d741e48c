"""What is said to a command that does not exist: what was meant; an emergency gets the steps."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from support import Run

UNKNOWN: Mapping[tuple[str, ...], str] = {
    ("shwo",): 'heroininfo: no command called "shwo". Did you mean "show"?\n'
    "  heroininfo show --help\n",
    ("dope", "sick"): 'heroininfo: no command called "dope".\n  heroininfo show withdrawal\n',
    ("zzzzz",): 'heroininfo: no command called "zzzzz".\n  See all of them: heroininfo topics\n',
}


@pytest.mark.parametrize("words", list(UNKNOWN))
def test_unknown_command_is_told_what_was_meant(run: Run, words: tuple[str, ...]) -> None:
    """A command, or a page, or the list of pages; none of them is run."""
    assert run(*words) == (2, "", UNKNOWN[words])


def test_unknown_command_that_means_an_emergency_gets_the_first_steps(run: Run) -> None:
    """Whatever the first word is: the number and the steps come first."""
    shown = run("he", "wont", "wake", env={"HEROININFO_COUNTRY": "US"})
    assert shown.code == 2
    assert shown.out.startswith("Emergency: call 911 now.")


def test_damaged_library_is_named_even_for_an_unknown_command(run: Run, tmp_path: Path) -> None:
    """Damage is not hidden by a mistyped command."""
    (tmp_path / "library.db").write_bytes(b"")
    shown = run("dope", library=tmp_path / "library.db")
    assert shown.code == 3


@pytest.mark.parametrize("words", [("overdsoe",), ("not", "breathing"), ("od",)])
def test_mistyped_emergency_gets_the_first_steps(run: Run, words: tuple[str, ...]) -> None:
    """No mistake in typing hides the number."""
    shown = run(*words, env={"HEROININFO_COUNTRY": "GB"})
    assert shown.code == 2
    assert shown.out.startswith("Emergency: call 999 or 112 now.")


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("shwo", "withdrawal"), 2, "heroininfo show"),
        (("withdrawal",), 2, "heroininfo show withdrawal"),
    ],
)
def test_unknown_command_leads_somewhere(
    run: Run, words: tuple[str, ...], code: int, hint: str
) -> None:
    """The nearest command, or the page that was meant; neither is run."""
    shown = run(*words)
    assert (shown.code, shown.out) == (code, "")
    assert hint in shown.err
