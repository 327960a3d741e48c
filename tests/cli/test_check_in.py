"""`heroininfo check-in`: along every red flag, by skip, by quit, by end of input."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from support import Golden, Result, Run, environment, flowing, process, without_codes
from terminals import Session, on_terminal

from heroininfo.course import courses_of
from heroininfo.model import Topic
from heroininfo.pages.check_in import PRIVATE
from heroininfo.place import Place, detect
from heroininfo.questions import NOT_UNDERSTOOD, prompts

NUMBERS = [("US", "911"), ("GB", "999 or 112"), ("AU", "000"), ("", "your emergency number")]
YES, NO, SKIP, QUIT = "y\n", "n\n", "\n", "q\n"
WHOLE = NO * 5 + YES + NO + "2\n" + "36h\n" + NO
"""Of them ten questions in the US: early signs, the second drug, and after how long."""
LAST = 10


def check_in(walk: Run, typed: str, country: str = "US", *arguments: str) -> Result:
    """Answer the questions as someone would who lives in a country."""
    env = {"HEROININFO_COUNTRY": country} if country else {}
    shown = walk("check-in", *arguments, typed=typed, env=env)
    assert (shown.code, shown.err) == (0, "")
    return shown


# The whole walk


def test_whole_walk(walk: Run, golden: Golden) -> None:
    """All questions, then what this looks like, what helps, what to watch for, whom to call."""
    golden("check_in_us", check_in(walk, WHOLE).out)


def test_walk_that_ends_in_an_emergency(walk: Run, golden: Golden) -> None:
    """The question, the number at once, and the end."""
    golden("check_in_emergency_gb", check_in(walk, NO + YES, "GB").out)


def test_end_says_what_matters_in_this_order(walk: Run) -> None:
    """Where in it they are, whom to call, what helps; then the rest, which a key brings."""
    out = check_in(walk, WHOLE).out
    end = flowing(out[out.index("What to do now") :])
    order = [
        "In an emergency call 911.",
        "Slow one: 36 hours in (day 2 of about 14): it has usually started, and the worst is",
        "1-800-662-4357",
        "Drink water in small sips.",
        "Call 911 if someone cannot be woken.",
        "A lost tolerance means that an overdose can kill.",
        "You have signs that our page lists for withdrawal (early).",
        "These signs have other causes too.",
        "heroininfo timeline --drug slow --since 36h",
        PRIVATE,
    ]
    places = [end.index(words) for words in order]
    assert places == sorted(places)
    assert "score" not in end
    assert "Short one" not in end


def test_it_says_at_the_start_that_nothing_is_stored(walk: Run) -> None:
    """And gives the number first, before the first question."""
    start = check_in(walk, QUIT, "GB").out.split("1 of 9.")[0]
    assert start.startswith("Emergency:")
    assert PRIVATE in start
    assert "999 or 112" in start


def test_every_question_can_be_skipped(walk: Run) -> None:
    """Return alone, to the end; nothing is made up."""
    out = check_in(walk, SKIP * LAST).out
    end = out[out.index("What to do now") :]
    assert "10 of 10." in out
    assert "What this looks like" not in end
    assert "See a doctor today." not in end
    assert "What usually helps" in end


# Along every red flag


@pytest.mark.parametrize(("country", "number"), NUMBERS)
@pytest.mark.parametrize("flag", ["not-waking", "chest", "harm"])
def test_emergency_leads_at_once_to_the_number(
    walk: Run, withdrawal_topics: dict[str, Topic], country: str, number: str, flag: str
) -> None:
    """The number of the country, what to do, and no further question."""
    place = detect(country, {}) if country else Place()
    courses = courses_of(withdrawal_topics["withdrawal-timeline"].sections)
    asked = prompts(withdrawal_topics["withdrawal"], place, courses)
    before = next(index for index, prompt in enumerate(asked) if prompt.id == flag)
    out = check_in(walk, NO * before + YES + NO * 9, country).out
    told = flowing(out[out.index(f"{before + 1} of {len(asked)}.") :])
    assert f"call {number} now." in told
    question = asked[before].question
    assert question
    for statement in question.do:
        assert statement.text in told
    assert f"{before + 2} of" not in told
    assert PRIVATE in told
    if not country:
        assert "999 United Kingdom, Ireland" in told.replace("999:", "999")


def test_crisis_line_stands_beside_the_emergency_number(walk: Run) -> None:
    """For someone who may hurt themselves: the line of the country."""
    for country, before, line in (("US", 3, "988, or text 988"), ("GB", 2, "HELLO to 85258")):
        assert line in check_in(walk, NO * before + YES, country).out


@pytest.mark.parametrize(
    ("country", "line"), [("US", "1-800-662-4357"), ("GB", "0300 123 6600"), ("AU", "")]
)
def test_today_help_is_said_at_once_and_again_at_the_end(
    walk: Run, country: str, line: str
) -> None:
    """With the line to call where there is one; the walk goes on."""
    skipped = 4 if country == "US" else 3
    out = check_in(walk, NO * skipped + YES + SKIP * 5, country).out
    at_once, end = out.split("What to do now")
    assert "See a doctor today." in at_once
    assert line in at_once[at_once.index("See a doctor today.") :]
    assert "See a doctor today." in end
    assert "Do you have any of these signs (early)?" in at_once


# Leaving it


@pytest.mark.parametrize("leave", [QUIT, "quit\n", ""])
@pytest.mark.parametrize("answered", [0, 1, 5, 7, 8, 9])
def test_leaving_at_any_time(walk: Run, leave: str, answered: int) -> None:
    """By q, by word or by the end of input: exit 0, who to call, no more questions."""
    typed = [NO] * 4 + [YES] + [NO] * 2 + ["1\n", "36h\n"]
    out = check_in(walk, "".join(typed[:answered]) + leave).out
    assert f"{answered + 1} of 10." in out
    assert f"{answered + 2} of 10." not in out
    end = out[out.index("What you have told so far") :]
    assert ("See a doctor today." in end) == (answered >= 5)
    assert ("36 hours in" in end) == (answered == 9)
    assert "In an emergency call 911." in end
    assert "What usually helps" not in end


def test_what_is_not_understood_is_asked_again(walk: Run) -> None:
    """As often as it takes; a time that cannot be, too."""
    typed = "maybe\n" + "\x1b[A\n" + NO * 7 + "9\n" + "crack\n" + "pill\n" + "soon\n" + "36h\n" + NO
    out = check_in(walk, typed).out
    assert out.count(NOT_UNDERSTOOD) == 2
    assert 'no opioid called "9" on the timeline. Name one: "Short one",' in flowing(out)
    assert 'no opioid called "crack" on the timeline.' in flowing(out)
    assert '"soon" is no time since last use' in out
    assert "Pill: 36 hours in" in out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3\nh\n", "3 hours in"),
        ("3\nd\n", "3 days in"),
        ("3\ndays\n", "3 days in"),
        ("1.5\nd\n", "36 hours in"),
        ("3\nx\n3d\n", "3 days in"),
        ("3\n\n2d\n", "2 days in"),
        ("3\n3d\n", "3 days in"),
    ],
)
def test_figure_alone_is_asked_back(walk: Run, typed: str, said: str) -> None:
    """On day three, three hours would be a wrong answer; what is unclear is asked again."""
    out = check_in(walk, NO * 7 + "1\n" + typed + NO).out
    assert f"{typed[: typed.index(chr(10))]} hours, or " in out
    assert f"Short one: {said}" in out


def test_one_key_goes_back(walk: Run) -> None:
    """To the question before, which is asked anew; from the first there is no way back."""
    out = check_in(walk, "b\n" + NO * 4 + YES + "b\n" + NO + "b\nb\n" + NO * 9).out
    assert out.count("1 of 10.") == 2
    assert out.count("5 of 10.") == 4
    assert out.count("4 of 10.") == 2
    assert "See a doctor today." not in out[out.index("What you have told so far") :]


def test_answer_that_was_gone_back_on_does_not_count(walk: Run) -> None:
    """Not even when the reader leaves at the question that is asked anew."""
    out = check_in(walk, NO * 4 + YES + "b\n" + QUIT).out
    assert "See a doctor today." in out
    assert "See a doctor today." not in out[out.index("What you have told so far") :]


def test_drug_can_be_named_or_skipped(walk: Run, tmp_path: Path) -> None:
    """Then all of them are told of; a file names it."""
    out = check_in(walk, NO * 7 + SKIP + "36h\n" + NO).out
    assert "Short one: 36 hours in" in out
    assert "Slow one: 36 hours in" in out
    shown = answered(walk, ["drug: newer drug", "hours: 2d"], tmp_path)
    assert "Newer drug: not well known." in shown.out
    refused = answered(walk, ["hours: 3"], tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert "3 may be hours or days" in refused.err


def test_answers_file_has_no_way_back(walk: Run, tmp_path: Path) -> None:
    """There is nothing to go back to."""
    refused = answered(walk, ["chest: b"], tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert '"b" is no answer' in refused.err


# On a terminal


@pytest.mark.slow
def test_walk_on_a_terminal_says_the_same(small_site: Path, walk: Run) -> None:
    """A person types; nothing but styles differs."""
    shown = on_terminal(small_site, "check-in", "--no-pager", typed=WHOLE)
    end = "What to do now"
    typed, piped = without_codes(shown.out), check_in(walk, WHOLE).out
    assert shown.code == 0
    assert typed[typed.index(end) :] == piped[piped.index(end) :]


@pytest.mark.slow
@pytest.mark.parametrize("size", [(24, 80), (24, 40), (20, 50)], ids=str)
def test_result_is_what_fits_and_a_key_brings_the_rest(
    small_site: Path, size: tuple[int, int]
) -> None:
    """The most urgent stays on the screen; Return goes on to the end."""
    command = [sys.executable, "-m", "heroininfo", "check-in"]
    with Session(command, environment(small_site, {"TERM": "xterm"}), size) as session:
        session.press(WHOLE)
        session.until("Return for more, q to leave:")
        for words in ("In an emergency call 911.", "Slow one: 36 hours in", "1-800-662-4357"):
            assert words in session.text
        session.press("\n" * 9)
        assert session.finish().code == 0
        assert PRIVATE in session.text


@pytest.mark.slow
def test_yes_to_a_sign_of_danger_is_asked_about(small_site: Path) -> None:
    """One key too many ends nothing; the number comes first."""
    command = [sys.executable, "-m", "heroininfo", "check-in"]
    with Session(command, environment(small_site, {"TERM": "xterm"})) as session:
        session.press(NO + YES)
        session.until("Was yes right?")
        assert "Emergency: if that is so, call 911 now." in session.text
        session.press(NO)
        session.until("Was yes right? y or Return: yes. n: ask me again. n 2 of 10.")
        session.press(YES)
        session.until("n: ask me again. n 2 of 10. Does your chest hurt? Yes or no? y")
        session.press("\n")
        assert session.finish().code == 0
        assert "The check ends here" in session.text


@pytest.mark.slow
def test_ctrl_d_leaves(small_site: Path) -> None:
    """The end of input, after one answer: exit 0, who to call."""
    shown = on_terminal(small_site, "check-in", typed=NO + "\x04")
    assert shown.code == 0
    assert "What you have told so far" in without_codes(shown.out)


@pytest.mark.slow
@pytest.mark.parametrize(("size", "term"), [((24, 80), "dumb"), ((24, 40), "xterm")])
def test_on_a_dumb_terminal_and_a_narrow_one(
    small_site: Path, size: tuple[int, int], term: str
) -> None:
    """Plain lines: nothing is redrawn, nothing is wider than the screen."""
    shown = on_terminal(
        small_site, "check-in", typed=SKIP * (LAST + 9), size=size, env={"TERM": term}
    )
    text = shown.out if term == "dumb" else without_codes(shown.out)
    assert "\x1b" not in text
    assert "\r" not in text
    assert max(len(line) for line in text.splitlines() if "heroininfo" not in line) <= size[1]


@pytest.mark.slow
def test_nothing_is_written(small_site: Path, tmp_path: Path) -> None:
    """No file is made or changed, in the program's folder, at home or where it runs."""
    before = files(small_site)
    env = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    ended = process(small_site, "check-in", typed=b"n\nn\ny\n", env=env, cwd=tmp_path)
    assert ended.code == 0
    assert files(tmp_path) == {}
    assert files(small_site) == before


def files(folder: Path) -> dict[str, float]:
    """Return every file under a folder with the time of its last change."""
    return {str(path): path.stat().st_mtime for path in folder.rglob("*")}


# Answers from a file


def answered(walk: Run, lines: Sequence[str], tmp_path: Path, country: str = "US") -> Result:
    """Run the check-in over a file with these answers."""
    path = tmp_path / "answers.txt"
    path.write_text("\n".join(lines))
    return walk("check-in", "--answers", str(path), "--country", country)


def test_answers_from_a_file(walk: Run, tmp_path: Path) -> None:
    """Only what they lead to is printed; what is not there is skipped."""
    lines = ["# mine", "", "symptoms-early: yes", "hours: 2d  # about", "pregnant: Yes"]
    shown = answered(walk, lines, tmp_path)
    assert (shown.code, shown.err) == (0, "")
    assert "Yes or no?" not in shown.out
    assert "2 days in (day 3 of about 7)" in shown.out
    assert shown.out.index("Do not stop suddenly.") < shown.out.index("What to do now")


def test_answers_from_standard_input(walk: Run) -> None:
    """`--answers -`: nothing is asked."""
    out = check_in(walk, "pregnant: yes\n", "US", "--answers", "-").out
    assert "Yes or no?" not in out
    assert "Do not stop suddenly." in out


@pytest.mark.parametrize(("country", "number"), NUMBERS[:3])
def test_emergency_from_a_file(walk: Run, tmp_path: Path, country: str, number: str) -> None:
    """The same end as when typed."""
    shown = answered(walk, ["vomiting: yes", "chest: yes"], tmp_path, country)
    assert shown.out.startswith(f"Emergency: call {number} now.")
    assert "See a doctor" not in shown.out


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (["nope: yes"], 'line 1: no question "nope"'),
        (["", "chest: perhaps"], 'line 2: "perhaps"'),
        (["chest"], 'line 1: "" is no answer'),
        (["hours: soon"], '"soon" is no time'),
        ([": yes"], 'line 1: no question ""'),
        (["chest: \x1b[31mred"], "is no answer"),
    ],
)
def test_answers_that_cannot_be_are_refused(
    walk: Run, tmp_path: Path, lines: list[str], what: str
) -> None:
    """Exit 2, and nothing is shown."""
    shown = answered(walk, lines, tmp_path)
    assert (shown.code, shown.out) == (2, "")
    assert what in shown.err
    assert "\x1b" not in shown.err


def test_answers_file_that_is_not_there_is_wrong_usage(walk: Run) -> None:
    """Exit 2: what is wrong, and what to do."""
    shown = walk("check-in", "--answers", "/nowhere/at/all")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err == (
        'heroininfo: the answers in "/nowhere/at/all": cannot be read'
        " (No such file or directory).\n  Name a file with lines such as pregnant: no\n"
    )


def test_page_without_a_check_in_says_so(run: Run) -> None:
    """One line, exit 1."""
    shown = run("check-in", "--answers", os.devnull)
    assert (shown.code, shown.out) == (1, "")
    assert "no check-in" in shown.err
