"""`heroininfo check-in`: along every red flag, by skip, by quit, by end of input."""

import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path

import pytest
from support import Result, Run, environment, process, without_codes
from withdrawal import withdrawal_file, withdrawal_topics

from heroininfo.errors import HeroininfoError
from heroininfo.model import Topic
from heroininfo.pages.check_in import PRIVATE
from heroininfo.place import Place, detect
from heroininfo.questions import NOT_UNDERSTOOD, Prompt, prompts, read_answers, understood

__all__ = ["withdrawal_file", "withdrawal_topics"]

US = Place(code="US", name="United States", emergency=("911",))
NUMBERS = [("US", "911"), ("GB", "999 or 112"), ("AU", "000"), ("", "your emergency number")]
YES, NO, SKIP, QUIT, END = "y\n", "n\n", "\n", "q\n", "\x04"


def walk_on_terminal(
    site: Path, typed: str, country: str, size: tuple[int, int] = (24, 80), term: str = "xterm"
) -> Result:
    """Run the check-in on a pseudo-terminal, with these keys typed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    settings = environment(site, {"TERM": term, "HEROININFO_COUNTRY": country, "TZ": "UTC"})
    running = subprocess.Popen(
        [sys.executable, "-m", "heroininfo", "check-in"],
        env=settings,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    written = b""
    while select.select([ours], [], [], 20)[0]:
        try:
            written += os.read(ours, 65536)
        except OSError:  # the program has ended
            break
    else:
        running.kill()  # it waits for more answers than were given
    os.close(ours)
    return Result(running.wait(60), written.decode().replace("\r\n", "\n"), "")


@pytest.fixture(scope="session")
def walk_site(site: Path, withdrawal_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the installed program over the small content on withdrawal."""
    folder = shutil.copytree(site, tmp_path_factory.mktemp("walk") / "site")
    shutil.copy(withdrawal_file, folder / "heroininfo" / "library.db")
    return folder


def files(folder: Path) -> dict[str, float]:
    """Return every file under a folder with the time of its last change."""
    return {str(path): path.stat().st_mtime for path in folder.rglob("*")}


# What is asked


def test_red_flags_come_first_then_symptoms_hours_risks(
    withdrawal_topics: dict[str, Topic],
) -> None:
    """The order of the walk, from the data."""
    asked = [prompt.id for prompt in prompts(withdrawal_topics["withdrawal"], US)]
    assert asked == [
        "not-waking",
        "chest",
        "in-the-us",
        "harm",
        "vomiting",
        "symptoms-early",
        "symptoms-later",
        "hours",
        "pregnant",
    ]


@pytest.mark.parametrize(("code", "asked"), [("US", True), ("GB", False), ("", True)])
def test_question_of_one_country(
    withdrawal_topics: dict[str, Topic], code: str, asked: bool
) -> None:
    """Asked there, and where the country is not known."""
    ids = [prompt.id for prompt in prompts(withdrawal_topics["withdrawal"], Place(code=code))]
    assert ("in-the-us" in ids) is asked


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("y", True),
        ("Y", True),
        ("YES", True),
        (" yes ", True),
        ("n", False),
        ("No", False),
        ("", "skip"),
        ("skip", "skip"),
        ("don't know", "skip"),
        ("q", "quit"),
        ("QUIT", "quit"),
        ("maybe", None),
        ("36", None),
        ("yesno", None),
        ("\x1b[A", None),
    ],
)
def test_answer_is_understood(typed: str, answer: object) -> None:
    """By key or typed word; None where it is none."""
    assert understood(Prompt("chest", "Does it hurt?"), typed) == answer


def test_hours_are_understood() -> None:
    """A time, or skip; anything else is said."""
    prompt = Prompt("hours", "How long?")
    assert understood(prompt, "36h") == 36
    assert understood(prompt, "") == "skip"
    assert understood(prompt, "q") == "quit"
    for typed in ("y", "n", "soon", "-4", "400d"):
        with pytest.raises(HeroininfoError):
            understood(prompt, typed)


# Along every red flag


@pytest.mark.parametrize(("country", "number"), NUMBERS)
@pytest.mark.parametrize("flag", ["not-waking", "chest", "harm"])
def test_emergency_leads_at_once_to_the_number(
    walk_site: Path, withdrawal_topics: dict[str, Topic], country: str, number: str, flag: str
) -> None:
    """The number of the country, what to do, and no further question."""
    place = detect(country, {}) if country else Place()
    asked = prompts(withdrawal_topics["withdrawal"], place)
    before = next(index for index, prompt in enumerate(asked) if prompt.id == flag)
    shown = walk_on_terminal(walk_site, NO * before + YES, country)
    text = without_codes(shown.out)
    assert shown.code == 0
    told = " ".join(text[text.index(f"{before + 1} of {len(asked)}.") :].split())
    assert f"Emergency: call {number} now." in told
    question = asked[before].question
    assert question
    for statement in question.do:
        assert statement.text in told
    assert f"{before + 2} of" not in told
    assert PRIVATE in told
    if not country:
        assert "999 United Kingdom, Ireland" in told


def test_crisis_line_stands_beside_the_emergency_number(walk_site: Path) -> None:
    """For someone who may hurt themselves: the line of the country."""
    for country, before, line in (("US", 3, "988, or text 988"), ("GB", 2, "HELLO to 85258")):
        told = walk_on_terminal(walk_site, NO * before + YES, country).out
        assert line in without_codes(told)


@pytest.mark.parametrize(("country", "line"), [("US", "1-800-662-4357"), ("GB", ""), ("AU", "")])
def test_today_help_is_said_at_once_and_again_at_the_end(
    walk_site: Path, country: str, line: str
) -> None:
    """With the line to call where there is one; the walk goes on."""
    skipped = 4 if country == "US" else 3
    text = without_codes(walk_on_terminal(walk_site, NO * skipped + YES + SKIP * 4, country).out)
    at_once, end = text.split("What to do now")
    assert "Get help today.\n\n  See a doctor today." in at_once
    assert line in at_once[at_once.index("See a doctor today.") :]
    assert "Get help today\n\n  See a doctor today." in end
    assert "Do you have any of these signs (early)?" in at_once


# The whole walk, and leaving it


def test_whole_walk(walk_site: Path) -> None:
    """What this looks like, what helps, what to watch for, lost tolerance, whom to call."""
    typed = NO * 5 + YES + NO + "36h\n" + NO
    text = without_codes(walk_on_terminal(walk_site, typed, "US").out)
    end = " ".join(text[text.index("What to do now") :].split())
    order = [
        "What this looks like (it is not a diagnosis)",
        "You have signs that our page lists for withdrawal (early).",
        "These signs have other causes too.",
        "Short one: 36 hours in (day 2 of about 7): this is usually the worst part.",
        "What usually helps",
        "Drink water in small sips.",
        "What to watch for",
        "Call 911 if someone cannot be woken.",
        "When to get help today",
        "The danger when it is over",
        "A lost tolerance means that an overdose can kill.",
        "Who to call",
        "Emergency: 911",
        "1-800-662-4357",
        "heroininfo timeline --since 36h",
        PRIVATE,
    ]
    places = [end.index(words) for words in order]
    assert places == sorted(places)
    assert "score" not in end


def test_it_says_at_the_start_that_nothing_is_stored(walk_site: Path) -> None:
    """And gives the number first, before the first question."""
    start = walk_on_terminal(walk_site, QUIT, "GB").out.split("1 of 8.")[0]
    assert without_codes(start).lstrip("q\n").startswith("Emergency: if someone will not wake up")
    assert PRIVATE in start
    assert "999 or 112" in start


def test_every_question_can_be_skipped(walk_site: Path) -> None:
    """Return alone, to the end; nothing is made up."""
    text = without_codes(walk_on_terminal(walk_site, SKIP * 9, "US").out)
    end = text[text.index("What to do now") :]
    assert "9 of 9." in text
    assert "What this looks like" not in end
    assert "Get help today\n\n  " not in end
    assert "What usually helps" in end


@pytest.mark.parametrize("leave", [QUIT, "quit\n", END])
@pytest.mark.parametrize("answered", [0, 1, 5, 7, 8])
def test_leaving_at_any_time(walk_site: Path, leave: str, answered: int) -> None:
    """By q, by word or by the end of input: exit 0, who to call, no more questions."""
    typed = (NO * 4 + YES + NO * 2 + "36\n")[: answered * 2 if answered < 8 else None]
    shown = walk_on_terminal(walk_site, typed + leave, "US")
    text = without_codes(shown.out)
    assert shown.code == 0
    assert f"{answered + 1} of 9." in text
    assert f"{answered + 2} of 9." not in text
    end = text[text.index("What you have told so far") :]
    assert ("See a doctor today." in end) == (answered >= 5)
    assert ("36 hours in" in end) == (answered == 8)
    assert "Emergency: 911" in end
    assert "What usually helps" not in end


def test_what_is_not_understood_is_asked_again(walk_site: Path) -> None:
    """As often as it takes; a time that cannot be, too."""
    typed = "maybe\n" + "\x1b[A\n" + NO * 7 + "soon\n" + "36\n" + NO
    text = without_codes(walk_on_terminal(walk_site, typed, "US").out)
    assert text.count(NOT_UNDERSTOOD) == 2
    assert '"soon" is no time since last use' in text
    assert "36 hours in" in text


@pytest.mark.parametrize(("size", "term"), [((24, 80), "dumb"), ((24, 40), "xterm")])
def test_on_a_dumb_terminal_and_a_narrow_one(
    walk_site: Path, size: tuple[int, int], term: str
) -> None:
    """Plain lines: nothing is redrawn, nothing is wider than the screen."""
    shown = walk_on_terminal(walk_site, SKIP * 9, "US", size, term)
    text = shown.out if term == "dumb" else without_codes(shown.out)
    assert "\x1b" not in text
    assert "\r" not in text
    assert max(len(line) for line in text.splitlines() if "heroininfo" not in line) <= size[1]


def test_nothing_is_written(walk_site: Path, tmp_path: Path) -> None:
    """No file is made or changed, in the program's folder, at home or where it runs."""
    before = files(walk_site)
    ended = subprocess.run(
        [sys.executable, "-m", "heroininfo", "check-in"],
        cwd=tmp_path,
        input=b"n\nn\ny\n",
        env=environment(walk_site, {"HOME": str(tmp_path), "TMPDIR": str(tmp_path)}),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0
    assert files(tmp_path) == {}
    assert files(walk_site) == before


# Answers from a file or a pipe


def check(site: Path, lines: Sequence[str], tmp_path: Path, country: str = "US") -> Result:
    """Run the check-in over a file with these answers."""
    path = tmp_path / "answers.txt"
    path.write_text("\n".join(lines))
    return process(site, "check-in", "--answers", str(path), "--country", country)


def test_answers_from_a_file(walk_site: Path, tmp_path: Path) -> None:
    """Only what they lead to is printed; what is not there is skipped."""
    lines = ["# mine", "", "symptoms-early: yes", "hours: 2d  # about", "pregnant: Yes"]
    shown = check(walk_site, lines, tmp_path)
    assert (shown.code, shown.err) == (0, "")
    assert "Yes or no?" not in shown.out
    assert "2 days in (day 3 of about 7)" in shown.out
    assert shown.out.index("Do not stop suddenly.") < shown.out.index("What to do now")


@pytest.mark.parametrize(("country", "number"), NUMBERS[:3])
def test_emergency_from_a_file(walk_site: Path, tmp_path: Path, country: str, number: str) -> None:
    """The same end as when typed."""
    shown = check(walk_site, ["vomiting: yes", "chest: yes"], tmp_path, country)
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
    ],
)
def test_answers_that_cannot_be_are_refused(
    walk_site: Path, tmp_path: Path, lines: list[str], what: str
) -> None:
    """Exit 2, and nothing is shown."""
    shown = check(walk_site, lines, tmp_path)
    assert (shown.code, shown.out) == (2, "")
    assert what in shown.err


def test_answers_file_that_is_not_there_is_wrong_usage(run: Run, withdrawal_file: Path) -> None:
    """Exit 2, one line."""
    shown = run("check-in", "--answers", "/nowhere/at/all", library=withdrawal_file)
    assert (shown.code, shown.out, shown.err.count("\n")) == (2, "", 1)


def test_answer_of_a_colon_alone_is_a_skip(withdrawal_topics: dict[str, Topic]) -> None:
    """`chest:` says nothing."""
    asked = prompts(withdrawal_topics["withdrawal"], US)
    assert read_answers("chest:\nharm: no", asked) == {"chest": "skip", "harm": False}


def test_page_without_a_check_in_says_so(run: Run) -> None:
    """One line, exit 1."""
    shown = run("check-in", "--answers", os.devnull)
    assert (shown.code, shown.out) == (1, "")
    assert "no check-in" in shown.err
