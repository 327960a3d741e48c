"""`heroininfo check-in --answers`: the published questions, in this process."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from support import Run

from heroininfo.library.store import open_file
from heroininfo.model import CheckIn
from heroininfo.place import detect
from heroininfo.questions import Prompt, prompts

EMERGENCY = "Emergency: call"


@pytest.fixture(scope="session")
def questions(real_file: Path) -> CheckIn:
    """Return the published check-in."""
    topic = open_file(str(real_file)).topic("withdrawal")
    assert topic is not None
    assert topic.check_in is not None
    return topic.check_in


def answered(run: Run, real_file: Path, tmp_path: Path, text: str, country: str = "US") -> str:
    """Return what the check-in prints for these answers."""
    path = tmp_path / "answers"
    path.write_text(text)
    shown = run("check-in", "--answers", str(path), "--country", country, library=real_file)
    assert (shown.code, shown.err) == (0, "")
    return shown.out


@pytest.mark.parametrize(
    ("country", "number"), [("US", "911"), ("GB", "999 or 112"), ("AU", "000"), ("NZ", "111")]
)
def test_every_red_flag_leads_to_help_at_once(
    run: Run, real_file: Path, tmp_path: Path, questions: CheckIn, country: str, number: str
) -> None:
    """An emergency gives this country's number first; a reason for today says so first."""
    asked = {prompt.id for prompt in _asked(real_file, country)}
    for flag in (flag for flag in questions.red_flags if flag.id in asked):
        shown = answered(run, real_file, tmp_path, f"{flag.id}: yes\n", country)
        first = shown.lstrip().splitlines()[0]
        if flag.help == "emergency":
            assert first.startswith(f"{EMERGENCY} {number}"), flag.id
        else:
            assert first.startswith("Get help today"), flag.id


def _asked(real_file: Path, country: str) -> Sequence[Prompt]:
    """Return what is asked in a country."""
    topic = open_file(str(real_file)).topic("withdrawal")
    assert topic is not None
    return prompts(topic, detect(country, {}))


def test_an_unknown_country_is_told_what_to_call(run: Run, real_file: Path, tmp_path: Path) -> None:
    """Without a country: the common numbers, and how to choose one."""
    path = tmp_path / "answers"
    path.write_text("not-waking: yes\n")
    shown = run("check-in", "--answers", str(path), library=real_file)
    assert "your emergency number" in shown.out
    assert "Your country is not known." in shown.out


def test_no_answers_end_with_advice_all_the_same(
    run: Run, real_file: Path, tmp_path: Path, questions: CheckIn
) -> None:
    """Everything skipped: what helps, what to watch for, when to get help, lost tolerance."""
    words = " ".join(answered(run, real_file, tmp_path, "").split())
    for advice in (*questions.helps, *questions.watch, *questions.today, *questions.after):
        assert advice.text.replace("{emergency}", "911") in words


def test_hours_and_symptoms_say_where_someone_is(run: Run, real_file: Path, tmp_path: Path) -> None:
    """The time since last use feeds the words of the timeline."""
    shown = answered(run, real_file, tmp_path, "hours: 36\nsymptoms-early: yes\n")
    assert "36 hours in (day 2 of about 7): this is usually the worst part." in shown
    assert "it is not a diagnosis" in shown


def test_risks_are_repeated_at_the_end(
    run: Run, real_file: Path, tmp_path: Path, questions: CheckIn
) -> None:
    """A risk with a yes gets its own advice and page."""
    for risk in questions.risks:
        shown = " ".join(answered(run, real_file, tmp_path, f"{risk.id}: yes\n").split())
        assert risk.do[0].text.replace("{emergency}", "911") in shown


@pytest.mark.parametrize(
    ("text", "named"),
    [("nonsense: yes\n", "line 1"), ("pregnant: perhaps\n", "line 1"), ("hours: -3\n", '"-3"')],
)
def test_bad_answer_is_wrong_usage(
    run: Run, real_file: Path, tmp_path: Path, text: str, named: str
) -> None:
    """One line that names it, exit 2, and no page."""
    path = tmp_path / "answers"
    path.write_text(text)
    shown = run("check-in", "--answers", str(path), library=real_file)
    assert (shown.code, shown.out) == (2, "")
    assert named in shown.err
