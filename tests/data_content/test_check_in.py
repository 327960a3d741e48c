"""What the check-in says: its format, and the questions that are published."""

from pathlib import Path

import pytest
from support import Run, edit, without_codes
from test_check_in import END, NUMBERS, SKIP, YES, walk_on_terminal
from withdrawal import add_withdrawal

from heroininfo.content import reading
from heroininfo.content.parse import Content, read_folder
from heroininfo.model import CheckIn, Topic
from heroininfo.pages.topic import cited_ids
from heroininfo.place import Place, detect
from heroininfo.questions import prompts


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "ask: Does your chest hurt? [@flu-study; @who-guide]",
            "ask: Does your chest hurt?",
            "no source for",
        ),
        (
            "- Drink water in small sips. [@clinic-leaflet]\n  watch",
            "- Drink.\n  watch",
            "no source for",
        ),
        (
            "- It can be the heart. [@flu-study]",
            "- It can be the heart. [@nope]",
            'no source called "nope"',
        ),
        ("help: today", "help: later", "check_in"),
        ("topic: getting-help", "topic: nowhere", 'no topic called "nowhere"'),
        ("id: harm", "id: chest", '"chest"'),
    ],
)
def test_bad_check_in_does_not_build(content_folder: Path, old: str, new: str, what: str) -> None:
    """Named by file, line and field."""
    add_withdrawal(content_folder)
    edit(content_folder / "topics.yaml", old, new)
    problems = [str(problem) for problem in read_folder(content_folder).problems]
    assert any(what in problem and "topics.yaml:" in problem for problem in problems), problems


@pytest.fixture(scope="session")
def published(real_content: Content) -> tuple[Topic, CheckIn]:
    """Return the page on withdrawal that is published, and its check-in."""
    page = next(t.record for t in real_content.topics if t.record.id == "withdrawal")
    assert page.check_in
    return page, page.check_in


def test_published_questions_cover_the_red_flags_of_the_page(
    published: tuple[Topic, CheckIn],
) -> None:
    """Each sign of the urgent lists is asked for, on the same sources and as urgently."""
    page, walk = published
    asked = (*walk.red_flags, *walk.risks)
    for section in page.sections:
        for sign in section.list if section.urgency else ():
            fitting = [q for q in asked if set(q.ask.cite) == set(sign.cite)]
            assert section.urgency in [question.help for question in fitting], sign.text


def test_published_words_are_plain(published: tuple[Topic, CheckIn]) -> None:
    """Reading grade 6 or lower; no question of more than two sentences."""
    _, walk = published
    said = [s.text for q in (*walk.red_flags, *walk.risks) for s in (q.ask, *q.do)]
    said += [s.text for s in (*walk.looks, *walk.helps, *walk.watch, *walk.today, *walk.after)]
    grade = reading.measure(text.replace("{emergency}", "911") for text in said).grade
    assert grade is None or grade <= 6
    for question in (*walk.red_flags, *walk.risks):
        assert question.ask.text.endswith(("?", "."))
        assert len(reading.sentences(question.ask.text)) <= 2


def test_published_ends_with_lost_tolerance(published: tuple[Topic, CheckIn]) -> None:
    """After a break a usual amount can kill: always said."""
    assert any("kill" in said.text and "Tolerance" in said.text for said in published[1].after)


def test_every_source_of_the_check_in_is_listed(run: Run, real_file: Path) -> None:
    """`heroininfo sources withdrawal` has those of the check-in too."""
    out = run("sources", "withdrawal", library=real_file).out
    assert "Clinical Opiate Withdrawal Scale" in out


@pytest.mark.parametrize(("country", "number"), NUMBERS)
def test_published_walk_along_every_red_flag(
    site: Path, published: tuple[Topic, CheckIn], country: str, number: str
) -> None:
    """On a terminal: the number of the country, or help today, at once."""
    place = detect(country, {}) if country else Place()
    for index, prompt in enumerate(prompts(published[0], place)):
        question = prompt.question
        if not (question and question in published[1].red_flags):
            continue
        text = without_codes(walk_on_terminal(site, SKIP * index + YES + END, country).out)
        told = " ".join(text[text.index(f"{index + 1} of ") :].split())
        expected = f"call {number} now." if question.help == "emergency" else "Get help today."
        assert expected in told, prompt.id
        assert question.do[0].text.replace("{emergency}", number) in told


def test_page_cites_what_it_prints(published: tuple[Topic, CheckIn]) -> None:
    """The page does not list sources that only the check-in uses."""
    assert "emcdda-clinical-opiate-withdrawal-scale" not in cited_ids(published[0])
