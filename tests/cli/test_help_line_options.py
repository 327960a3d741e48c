"""`heroininfo help-line`: what the options do, and codes on screens of all sizes."""

import io
import json
import sys
from pathlib import Path

import pytest
from codes import decoded
from support import Run, environment, flowing
from terminals import Session

from heroininfo.cli.options import Settings
from heroininfo.console import Terminal, detect_terminal


@pytest.mark.parametrize("words", [("ireland",), ("United", "Kingdom"), ("gb",)])
def test_country_may_stand_alone(run: Run, words: tuple[str, ...]) -> None:
    """`help-line ireland` is what people type."""
    assert run("help-line", *words).out == run("help-line", "--country", " ".join(words)).out


@pytest.mark.parametrize("form", ["json", "csv"])
def test_forms_for_scripts_have_no_codes(run: Run, form: str) -> None:
    """With --qr they say what they say without it."""
    asked = ("help-line", "--country", "US", "--format", form)
    assert run(*asked, "--qr").out == run(*asked).out


def test_word_that_is_no_country_is_refused(run: Run) -> None:
    """As after --country."""
    shown = run("help-line", "narnia")
    assert (shown.code, shown.out) == (1, "")
    assert 'no country called "narnia"' in shown.err


def test_open_is_the_same_for_scripts(run: Run) -> None:
    """At noon on Monday the office is open; a line without hours is left out."""
    shown = json.loads(run("help-line", "GB", "--open", "--format", "json").out)
    assert [line["id"] for line in shown["lines"]] == ["gb-office"]
    shown = json.loads(run("help-line", "US", "--open", "--format", "json").out)
    assert [line["id"] for line in shown["lines"]] == ["us-talk", "us-treatment", "us-web"]


def test_sources_show_where_each_was_read(run: Run) -> None:
    """The line, and the emergency number."""
    out = run("help-line", "GB", "--sources").out
    assert "Read on office.example.org, 3 Feb 2026.\n    https://office.example.org/" in out
    assert "- Example Health, Feb 2026: https://health.example.org/999" in out


def test_json_has_the_proof_without_being_asked(run: Run) -> None:
    """Pages, lists, how sure, and the day of the data."""
    shown = json.loads(run("help-line", "GB", "--format", "json").out)
    url = "https://health.example.org/999"
    assert shown["pages"] == [{"by": "Example Health", "url": url, "seen": "2026-02"}]
    assert (shown["lists"], shown["country"]["sure"]) == ([], "high")
    assert len(shown["data"]) == len("2026-11-26")
    text = next(line for line in shown["lines"] if line["id"] == "gb-text")
    assert text["sms_link"] == "sms:85258?body=HELLO"


def test_codes_in_a_pipe_are_for_paper(run: Run) -> None:
    """Dark on white; each reads back as what stands under it."""
    out = run("help-line", "GB", "--qr").out
    assert decoded(out[out.index("turns dark") :]) == [
        "tel:03001236600",
        "tel:+441614960123",
        "SMSTO:85258:HELLO",
    ]


@pytest.mark.parametrize("invert", [False, True])
@pytest.mark.parametrize("inverted", [False, True])
def test_codes_without_colors_can_be_turned_round(run: Run, inverted: bool, invert: bool) -> None:
    """A screen is taken to be dark unless it says that it is light; --invert turns that round."""
    light = inverted != invert
    screen = Terminal(interactive=True, height=99, inverted=light)
    out = run("help-line", "GB", "--qr", screen=screen).out
    code = out[out.index("turns dark") :]
    assert decoded(code, on_paper=light)[0] == "tel:03001236600"
    assert ("\u2588" * 29 in code) is not light  # the edge is drawn where the light is


@pytest.mark.parametrize(
    ("env", "inverted"),
    [
        ({"COLORFGBG": "0;15"}, True),
        ({"COLORFGBG": "0;default;7"}, True),
        ({"COLORFGBG": "15;0"}, False),
        ({"COLORFGBG": ""}, False),
        ({}, False),
    ],
    ids=str,
)
def test_screen_that_says_it_is_light_is_believed(env: dict[str, str], inverted: bool) -> None:
    """Where there are no colors to show both dark and light."""
    for plain in (True, False):
        terminal = detect_terminal(Screen(), {"TERM": "xterm", **env}, plain=plain)
        assert terminal.inverted is (inverted and plain)
        assert Settings(environ=env, invert=True).terminal().inverted is True


class Screen(io.StringIO):
    """A stream that is a terminal of no size."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


SIZES = [(24, 80), (24, 40), (20, 50), (18, 40), (24, 120)]


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_code_is_cut_by_the_edge_of_the_screen(small_site: Path, size: tuple[int, int]) -> None:
    """One a screen, whole, with its number; Return shows the next, q leaves."""
    command = [sys.executable, "-m", "heroininfo", "help-line", "GB", "--qr", "--color", "never"]
    with Session(command, environment(small_site, {"TERM": "xterm"}), size) as session:
        for link, number in (
            ("tel:03001236600", "Call 0300 123 6600"),
            ("tel:+441614960123", "If that fails, call 0161 496 0123"),
            ("SMSTO:85258:HELLO", "Text HELLO to 85258"),
        ):
            session.until("Return for more")
            session.press("\n")
            session.until(number)
            session.read(0.5)  # the rest of the screen
            assert decoded("\n".join(session.rows), on_paper=False)[-1] == link
        session.press("q\n")
        assert session.finish().code == 0


def test_window_without_room_for_a_code_says_so(run: Run) -> None:
    """And shows the number."""
    screen = Terminal(interactive=True, width=30, height=12)
    out = flowing(run("help-line", "GB", "--qr", screen=screen).out)
    assert out.count("The code does not fit this window.") == 3
    assert "Call 0300 123 6600" in out
    assert "\u2588" not in out
