"""`heroininfo search`: the page that answers comes first; emergencies come before all."""

import json

import pytest
from support import Golden, Run, flowing

from heroininfo.cli.options import Settings
from heroininfo.console import Terminal


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("search_sleep", "trouble sleeping"),
        ("search_emergency_gb", "he is not breathing"),
        ("search_crisis_us", "kill myself"),
    ],
)
def test_whole_answer(run: Run, golden: Golden, name: str, words: str) -> None:
    """A plain question, someone who may be dying, someone who wants to die."""
    country = "GB" if name.endswith("gb") else "US"
    shown = run("search", words, "--country", country)
    assert (shown.code, shown.err) == (0, "")
    golden(name, shown.out)


def test_page_that_answers_comes_first(run: Run) -> None:
    """With the section that answers, and the command that shows it."""
    out = run("search", "trouble", "sleeping", "--country", "US").out
    assert out.split("heroininfo show ")[1].startswith("withdrawal")
    first = flowing(out.split("heroininfo show ")[0])
    assert first.startswith("Withdrawal: What you may feel")
    assert "Trouble sleeping (insomnia)" in first


def test_question_that_was_set_right_is_said(run: Run) -> None:
    """So that nobody wonders what was found."""
    assert "Showing results for: insomnia" in run("search", "insomina").out
    assert "Showing results" not in run("search", "insomnia").out


def test_json_names_the_pages(run: Run) -> None:
    """The same answer for scripts."""
    shown = json.loads(run("search", "cramps", "--format", "json", "--country", "US").out)
    assert (shown["schema"], shown["query"]) == (1, "cramps")
    assert shown["results"][0]["topic"] == "withdrawal"
    assert shown["results"][0]["section"] == "symptoms"


def test_emergency_words_lead_with_the_number(run: Run) -> None:
    """Someone may be dying now: the number and the steps stand first."""
    out = run("search", "he is not breathing", "--country", "GB").out
    assert "999" in out.splitlines()[0]


def test_refused_question_leads_to_safe_pages(run: Run) -> None:
    """What we never tell: the pages that help instead."""
    shown = run("search", "where to buy heroin", "--country", "US")
    assert shown.code == 0
    first = shown.out.index("heroininfo show getting-help")
    assert shown.out.index("does not tell") < first < shown.out.index("heroininfo show overdose")


def test_words_of_suicide_lead_with_a_line_to_call(run: Run) -> None:
    """The line, then the number; only the page that helps with it follows."""
    out = run("search", "kill myself with an overdose", "--country", "US").out
    line, number, page = (out.index(word) for word in ("988", "911", "heroininfo show"))
    assert line < number < page
    assert "heroininfo show getting-help" in out
    assert "heroininfo show overdose" not in out


def test_words_of_suicide_without_a_line_lead_to_the_directory(run: Run) -> None:
    """A country without lines: where lines of many countries are listed."""
    assert "findahelpline.com" in run("search", "kill myself", "--country", "AF").out


def test_nothing_found_says_where_to_look(run: Run) -> None:
    """Exit 1, nothing on stdout, two commands that help."""
    shown = run("search", "qqqqqq", "--country", "US")
    assert (shown.code, shown.out) == (1, "")
    assert "heroininfo topics" in shown.err


@pytest.mark.parametrize("limit", ["0", "51", "x"])
def test_limit_has_bounds(run: Run, limit: str) -> None:
    """Wrong usage; exit 2."""
    assert run("search", "sleep", "--limit", limit).code == 2


def test_five_pages_are_found_where_no_limit_is_given(world: Run) -> None:
    """As many as the help says; else as many as were asked for."""
    words = ("search", "how long does withdrawal last", "--format", "json")
    assert len(json.loads(world(*words).out)["results"]) == 5
    assert len(json.loads(world(*words, "--limit", "7").out)["results"]) == 7
    assert "else 5." in flowing(world("search", "--help").out)


def test_limit_holds_however_short_the_screen(world: Run) -> None:
    """Without one, as many as the screen has room for, and two at least."""
    low = Terminal(interactive=True, height=9)
    words = ("search", "how long does withdrawal last")
    assert world(*words, screen=low).out.count("heroininfo show") == 2
    assert world(*words, "--limit", "4", screen=low).out.count("heroininfo show") == 4


@pytest.mark.parametrize(("country", "quoted"), [("US", True), ("GB", False)])
def test_answer_is_for_the_country_of_the_reader(world: Run, country: str, quoted: bool) -> None:
    """Not the law of another."""
    words = ("search", "can anyone buy naloxone without a prescription")
    assert ("You can buy the spray" in flowing(world(*words, "--country", country).out)) is quoted


@pytest.mark.parametrize(("words", "paged"), [("sleep", [True]), ("he is not breathing", [False])])
def test_answer_to_an_emergency_is_never_kept_in_a_pager(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: str, paged: list[bool]
) -> None:
    """Its number must stay on the screen."""
    asked: list[bool] = []
    monkeypatch.setattr(Settings, "show", lambda *_, pageable=True: asked.append(pageable))
    run("search", words, env={"HEROININFO_COUNTRY": "US"})
    assert asked == paged
