"""`heroininfo search`, unknown commands and completion, over the small content."""

import json

import pytest
from support import Run


def test_page_is_found_in_the_readers_words(run: Run) -> None:
    """The page comes first, with the command that shows it; exit 0."""
    shown = run("search", "trouble", "sleeping", "--country", "US")
    assert (shown.code, shown.err) == (0, "")
    assert "withdrawal" in shown.out.splitlines()[0].lower() + shown.out
    assert "heroininfo show withdrawal" in shown.out


def test_json_names_the_pages(run: Run) -> None:
    """The same answer for scripts."""
    shown = json.loads(run("search", "cramps", "--format", "json", "--country", "US").out)
    assert shown["schema"] == 1
    assert shown["results"][0]["topic"] == "withdrawal"


def test_emergency_words_lead_with_the_number(run: Run) -> None:
    """Someone may be dying now: the number and the steps stand first."""
    out = run("search", "he is not breathing", "--country", "GB").out
    assert "999" in out.splitlines()[0]


def test_refused_question_leads_to_safe_pages(run: Run) -> None:
    """What we never tell: the pages that help instead."""
    shown = run("search", "where to buy heroin", "--country", "US")
    assert shown.code == 0
    assert "heroininfo show getting-help" in shown.out


def test_nothing_found_says_where_to_look(run: Run) -> None:
    """Exit 1, nothing on stdout, two commands that help."""
    shown = run("search", "qqqqqq", "--country", "US")
    assert (shown.code, shown.out) == (1, "")
    assert "heroininfo topics" in shown.err


@pytest.mark.parametrize("limit", ["0", "51", "x"])
def test_limit_has_bounds(run: Run, limit: str) -> None:
    """Wrong usage; exit 2."""
    assert run("search", "sleep", "--limit", limit).code == 2


@pytest.mark.parametrize(
    ("words", "hint"),
    [(("shwo", "withdrawal"), "heroininfo show"), (("withdrawal",), "heroininfo show withdrawal")],
)
def test_unknown_command_leads_somewhere(run: Run, words: tuple[str, ...], hint: str) -> None:
    """The nearest command, or the page that was meant."""
    shown = run(*words)
    assert shown.code in (1, 2)
    assert shown.out == ""
    assert hint in shown.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run: Run, shell: str) -> None:
    """For the shell to read; exit 0."""
    shown = run("completion", shell)
    assert shown.code == 0
    assert "_HEROININFO_COMPLETE" in shown.out
