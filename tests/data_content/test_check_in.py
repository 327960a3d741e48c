"""The check-in that is published: what it asks, and where every answer leads."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from support import Run, flowing

from heroininfo.content import reading
from heroininfo.content.parse import Content
from heroininfo.model import CheckIn, Topic
from heroininfo.place import Place, detect
from heroininfo.questions import Prompt, prompts

NUMBERS = [("US", "911"), ("GB", "999 or 112"), ("AU", "000"), ("NZ", "111")]


@pytest.fixture(scope="module")
def page(real_content: Content) -> Topic:
    """Return the page on withdrawal that is published."""
    return next(t.record for t in real_content.topics if t.record.id == "withdrawal")


@pytest.fixture(scope="module")
def questions(page: Topic) -> CheckIn:
    """Return its check-in."""
    assert page.check_in
    return page.check_in


def asked(page: Topic, country: str) -> Sequence[Prompt]:
    """Return what is asked in a country."""
    return prompts(page, detect(country, {}) if country else Place())


def answered(world: Run, tmp_path: Path, text: str, country: str = "US") -> str:
    """Return what the check-in prints for these answers."""
    path = tmp_path / "answers"
    path.write_text(text)
    shown = world("check-in", "--answers", str(path), *(("--country", country) if country else ()))
    assert (shown.code, shown.err) == (0, "")
    return shown.out


def test_questions_cover_the_red_flags_of_the_page(page: Topic, questions: CheckIn) -> None:
    """Each sign of the urgent lists is asked for, as urgently, on a source that the sign has."""
    every = (*questions.red_flags, *questions.risks)
    for section in page.sections:
        for sign in section.list if section.urgency else ():
            sources = {citation.source for citation in sign.cite}
            fitting = [
                q.help for q in every if sources & {citation.source for citation in q.ask.cite}
            ]
            assert section.urgency in fitting, sign.text


def test_words_are_plain(questions: CheckIn) -> None:
    """Reading grade 6 or lower; no question of more than two sentences."""
    every = (*questions.red_flags, *questions.risks)
    said = [s.text for q in every for s in (q.ask, *q.do)]
    for part in ("looks", "helps", "watch", "today", "after"):
        said += [statement.text for statement in getattr(questions, part)]
    grade = reading.measure(text.replace("{emergency}", "911") for text in said).grade
    assert grade is None or grade <= 6
    for question in every:
        assert question.ask.text.endswith(("?", "."))
        assert len(reading.sentences(question.ask.text)) <= 2


def test_it_ends_with_lost_tolerance(questions: CheckIn) -> None:
    """After a break a usual amount can kill: always said."""
    assert any("kill" in s.text and "tolerance" in s.text.lower() for s in questions.after)


@pytest.mark.parametrize(("country", "number"), [*NUMBERS, ("", "your emergency number")])
def test_every_red_flag_leads_to_help_at_once(
    world: Run, tmp_path: Path, page: Topic, questions: CheckIn, country: str, number: str
) -> None:
    """An emergency gives this country's number first; a reason for today says so first."""
    ids = {prompt.id for prompt in asked(page, country)}
    for flag in (flag for flag in questions.red_flags if flag.id in ids):
        shown = answered(world, tmp_path, f"{flag.id}: yes\n", country)
        first = flowing(shown).split(".")[0]
        if flag.help == "emergency":
            assert first.startswith(f"Emergency: call {number}"), flag.id
        else:
            assert first.startswith(f"Get help {flag.help}"), flag.id
        said = flag.do[0].text.replace("{emergency}", number)
        assert all(part in flowing(shown) for part in said.split("{crisis}"))


def test_an_unknown_country_is_told_what_to_call(world: Run, tmp_path: Path) -> None:
    """Without a country: the common numbers, and how to choose one."""
    out = answered(world, tmp_path, "not-waking: yes\n", "")
    assert "Your country is not known." in out
    assert "999" in out


def test_no_answers_end_with_advice_all_the_same(
    world: Run, tmp_path: Path, questions: CheckIn
) -> None:
    """Everything skipped: what helps, what to watch for, when to get help, lost tolerance."""
    words = flowing(answered(world, tmp_path, ""))
    for advice in (*questions.helps, *questions.watch, *questions.today, *questions.after):
        said = advice.text.replace("{emergency}", "911").replace("{crisis}", "988")
        assert said in words


def test_hours_and_symptoms_say_where_someone_is(world: Run, tmp_path: Path) -> None:
    """The time since last use feeds the words of the timeline."""
    shown = flowing(answered(world, tmp_path, "drug: heroin\nhours: 36h\nsymptoms-early: yes\n"))
    assert "36 hours in (day 2 of about 7): this is usually the worst part." in shown
    assert "not a diagnosis" in shown


def test_risks_are_repeated_at_the_end(world: Run, tmp_path: Path, questions: CheckIn) -> None:
    """A risk with a yes gets its own advice and page."""
    for risk in questions.risks:
        shown = flowing(answered(world, tmp_path, f"{risk.id}: yes\n"))
        assert risk.do[0].text.replace("{emergency}", "911") in shown
