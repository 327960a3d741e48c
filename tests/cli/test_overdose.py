"""`heroininfo overdose` and `--guide` where nothing can be redrawn."""

import re
from pathlib import Path

import pytest
from support import Golden, Run, flowing, modules_loaded, squeezed, without_codes
from terminals import on_terminal

from heroininfo.console import Terminal
from heroininfo.emergency_data import CARD, DO_NOT, NEEDS, SAY, STEPS

LAST = len(STEPS)
STEPS_IN_ORDER = [*(f"Step {number}" for number in range(1, LAST + 1)), "Do not"]


def guided(site: Path, *options: str, typed: str, term: str = "xterm") -> str:
    """Run the guide on a terminal that cannot be redrawn, type lines; return what it wrote."""
    ended = on_terminal(site, "overdose", "--guide", *options, typed=typed, env={"TERM": term})
    assert ended.code == 0
    return ended.out


def steps_shown(written: str) -> list[str]:
    """Return which screens a text shows, in order."""
    return re.findall(r"^Step \d+|^Do not$", written, re.MULTILINE)


@pytest.mark.parametrize("country", ["US", "GB", ""])
def test_whole_page(run: Run, golden: Golden, country: str) -> None:
    """The number, every step, what not to do, what to say; where no country is known too."""
    shown = run("overdose", env={"HEROININFO_COUNTRY": country})
    assert (shown.code, shown.err) == (0, "")
    golden(f"overdose_{country.lower() or 'unknown'}", shown.out)


@pytest.mark.parametrize("width", ["30", "80", "200"])
def test_page_begins_with_the_number_and_holds_every_step_in_order(run: Run, width: str) -> None:
    """The first line is the call; the steps stand whole, at any width; no braces are left."""
    shown = run("overdose", "--country", "GB", "--width", width)
    text = squeezed(shown.out)
    place = 0
    for number, step in enumerate(STEPS, 1):
        words = squeezed(f"{number}. {step}").replace("{emergency}", "999or112")
        place = text.index(words, place)
    assert shown.code == 0
    assert "999" in shown.out.splitlines()[0]
    assert all(squeezed(said.replace("{emergency}", "999 or 112")) in text for said in DO_NOT + SAY)
    assert "{" not in shown.out


def test_first_step_stands_at_the_top(run: Run) -> None:
    """Within the first lines of the page."""
    lines = run("overdose", "--country", "GB").out.splitlines()
    assert any(line.startswith("1. ") for line in lines[:4])


def test_page_ends_with_the_number(run: Run) -> None:
    """What is left on a short screen is the number to call."""
    shown = run("overdose", "--country", "AU")
    assert "000" in shown.out.rstrip().splitlines()[-1]


def test_steps_are_shown_even_for_a_country_that_does_not_exist(run: Run) -> None:
    """The mistake is named on the side; the steps are not held back."""
    shown = run("overdose", "--country", "Narnia", env={"HEROININFO_COUNTRY": "US"})
    assert shown.out.startswith("Emergency: call 911 now.")
    assert 'no country called "Narnia"' in shown.err


def test_page_leads_to_the_guide(run: Run) -> None:
    """Who wants one step a screen finds it."""
    assert "heroininfo overdose --guide" in run("overdose").out


def test_guide_in_a_pipe_prints_every_step_once(run: Run) -> None:
    """All steps in order, the call first; no codes, no questions."""
    ended = run("overdose", "--guide", env={"HEROININFO_COUNTRY": "US"})
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Emergency: call 911 (United States).")
    assert steps_shown(ended.out) == STEPS_IN_ORDER
    assert "\x1b" not in ended.out
    text = squeezed(ended.out)
    for said in (*STEPS, *DO_NOT, *SAY):
        assert text.count(squeezed(said.replace("{emergency}", "911"))) == 1
    assert "as you set it" in ended.out


def test_guide_without_a_known_country_says_how_to_choose_one(run: Run) -> None:
    """The common numbers by country, once, and the option."""
    out = run("overdose", "--guide").out
    assert "Emergency: call your emergency number." in out
    assert out.count("Australia") == 1
    assert "Your country is not known. Choose one with --country" in out


@pytest.mark.parametrize("words", [("overdose",), ("overdose", "--guide")])
def test_neither_needs_the_library(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """With the library damaged the steps are still there."""
    (tmp_path / "library.db").write_bytes(b"")
    assert run(*words, library=tmp_path / "library.db") == run(*words)


def test_guide_with_colour_forced_says_the_same(run: Run) -> None:
    """Styles add codes, never words."""
    plain = run("overdose", "--guide").out
    styled = run("overdose", "--guide", "--color", "always").out
    assert "\x1b[1m" in styled
    assert without_codes(styled) == plain


@pytest.mark.slow
def test_plain_page_does_not_load_the_guide_or_the_library(site: Path) -> None:
    """The fast page waits for nothing that only others need."""
    loaded = modules_loaded(site, ["overdose"], {})
    assert "heroininfo.pages.contacts" in loaded
    assert not loaded & {
        "heroininfo.guide.guide",
        "heroininfo.guide.screen",
        "heroininfo.library.store",
        "sqlite3",
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "term"), [(["--plain"], "xterm"), ([], "dumb"), ([], "unknown"), ([], "")]
)
def test_guide_without_redrawing_waits_for_return(
    site: Path, options: list[str], term: str
) -> None:
    """One step at a time; Return goes on and, after the last, leaves. No codes at all."""
    written = guided(site, *options, typed="\n" * (LAST + 1), term=term)
    assert steps_shown(written) == STEPS_IN_ORDER
    assert written.count("Emergency: call 911 (United States).") == LAST + 1
    assert written.count("This screen only helps you keep count.") == 1
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", written)


@pytest.mark.slow
def test_typed_words_move_through_the_guide_and_anything_else_repeats_the_step(
    site: Path,
) -> None:
    """The words b, back, a number, and q work; a word that means nothing changes nothing."""
    written = guided(site, "--plain", typed="7\nB\nback\nhelp!\nnext\n0\n 3 \nq\n")
    steps = [f"Step {number}" for number in (1, 7, 6, 5, 5, 6)]
    assert steps_shown(written) == [*steps, "Do not", "Step 3"]


@pytest.mark.slow
def test_naloxone_is_kept_count_of_without_redrawing(site: Path) -> None:
    """The word next is no dose; n is, and every step then says how long ago."""
    written = guided(site, "--plain", typed="next\nn\n\nu\nq\n")
    pages = written.split("Emergency: call 911")
    assert ["Naloxone: 1 given." in page for page in pages] == [False] * 3 + [True, True, False]


@pytest.mark.slow
def test_end_of_input_leaves_without_redrawing(site: Path) -> None:
    """Ctrl-D ends the guide quietly."""
    written = guided(site, "--plain", typed="2\n\x04")
    assert steps_shown(written) == ["Step 1", "Step 2"]
    assert "Abort" not in written


@pytest.mark.slow
def test_guide_with_input_from_a_file_prints_every_step(site: Path) -> None:
    """Without a keyboard there is nothing to wait for, even if the output is a terminal."""
    with Path("/dev/null").open() as nothing:
        ended = on_terminal(site, "overdose", "--guide", stdin=nothing.fileno())
    assert ended.code == 0
    assert steps_shown(without_codes(ended.out)) == STEPS_IN_ORDER
    assert "\x1b[?" not in ended.out


def test_sources_stand_behind_every_line(world: Run) -> None:
    """Of the card, the steps, the do-nots and what to say; the number still comes last."""
    shown = flowing(world("overdose", "--sources", "--country", "US").out)
    body, _, listed = shown.partition(" Sources ")
    for text in (*CARD, *NEEDS, *STEPS, *DO_NOT, *SAY):
        assert f"{text.replace('{emergency}', '911')} [" in body, text
    marks = {int(mark) for mark in re.findall(r"\[(\d+)[,\]]", body)}
    assert marks == {int(number) for number in re.findall(r"\[(\d+)\] ", listed)}
    assert shown.endswith("Emergency: call 911 now.")


def test_every_step_is_shown_on_a_terminal_where_it_is_asked_for(run: Run) -> None:
    """Without it, the card that fits the screen."""
    screen = Terminal(interactive=True, width=80, height=24)
    assert "Every step" in run("overdose", "--all", "--country", "US", screen=screen).out
    card = run("overdose", "--country", "US", screen=screen)
    assert (card.code, card.err) == (0, "")
    assert "Every step" not in card.out
    assert card.out.count("Emergency: call 911 now.") == 2
