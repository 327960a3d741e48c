"""What the library says: complete, cited, sound, and nothing that must not be there."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from support import DATA, Run, flowing

from heroininfo.cli import COMMANDS
from heroininfo.content.numbers import texts_of
from heroininfo.content.parse import Content
from heroininfo.content.review import read_wording, review
from heroininfo.model import Topic
from heroininfo.walk import walk

TOPICS = (
    "how-heroin-works",
    "effects",
    "dependence-and-addiction",
    "physical-dependence",
    "psychological-addiction",
    "tolerance",
    "withdrawal",
    "withdrawal-timeline",
    "overdose",
    "naloxone",
    "drug-supply",
    "mixing-drugs",
    "treatment",
    "medications",
    "detox",
    "return-to-use",
    "recovery",
    "safer-use",
    "infections",
    "pregnancy",
    "mental-health",
    "helping-someone",
    "getting-help",
    "finding-treatment",
    "your-rights",
    "myths",
    "drug-testing",
    "glossary",
)
"""Their ids are promised to whoever links to them."""

SEED_SYMPTOMS = (
    "anxiety",
    "temper",
    "restless",
    "insomnia",
    "low mood",
    "cramps",
    "nausea",
    "diarrhea",
    "sweating",
    "shakes",
    "aches",
)
"""The eleven of the text that this project grew from, in the words of the page."""


def topics(content: Content) -> dict[str, Topic]:
    """Return the topics by id."""
    return {located.record.id: located.record for located in content.topics}


def texts(topic: Topic) -> Iterator[str]:
    """Yield all that a page prints from the data."""
    yield topic.title
    yield topic.about
    for passage in walk(topic):
        yield passage.text
    for section in topic.sections:
        yield section.heading


def test_content_is_sound(real_content: Content) -> None:
    """What would stop the build: nothing."""
    assert [str(problem) for problem in real_content.problems] == []


def test_content_passes_the_editorial_checks(real_content: Content) -> None:
    """Wording, grades, lengths, dates, doses: no error. Warnings are for people."""
    wording = read_wording(DATA / "checks" / "wording.yaml")
    problems = review(real_content, wording, date(2026, 12, 1))
    assert [str(problem) for problem in problems if problem.level == "error"] == []


def test_promised_topics_exist(real_content: Content) -> None:
    """Every id; pages may be added, and none may be taken away."""
    assert set(TOPICS) - set(topics(real_content)) == set()


@pytest.mark.parametrize("symptom", SEED_SYMPTOMS)
def test_withdrawal_page_names_the_symptom(real_content: Content, symptom: str) -> None:
    """By its plain or its medical name, in the list of symptoms."""
    page = topics(real_content)["withdrawal"]
    listed = [s.label.lower() for section in page.sections for s in section.symptoms]
    assert any(symptom in label for label in listed)


def test_every_statement_is_cited(real_content: Content) -> None:
    """Each passage by at least one source of the library, no part of one named twice."""
    known = {source.record.id for source in real_content.sources}
    count = 0
    for topic in topics(real_content).values():
        for passage in walk(topic):
            assert passage.cite, (topic.id, passage.field)
            assert {citation.source for citation in passage.cite} <= known
            assert len(set(passage.cite)) == len(passage.cite), (topic.id, passage.field)
            count += 1
    assert count > 500


def test_braces_are_only_the_placeholders(real_content: Content) -> None:
    """Nothing else stands in braces, in any text that is printed."""
    for topic in topics(real_content).values():
        for text in texts(topic):
            bare = text.replace("{emergency}", "").replace("{crisis}", "")
            assert not re.search(r"[{}]", bare), text
    for located in real_content.helplines:
        for field, text in texts_of(located.record):
            assert not re.search(r"[{}]", text), (located.record.id, field)


def test_list_of_pages_has_words_in_the_place_of_every_number(world: Run) -> None:
    """A message that holds a placeholder is read in the list too, where no country is asked."""
    shown = world("topics", "--long").out
    assert "call a crisis line (heroininfo help-line)" in flowing(shown)
    assert not re.search(r"[{}]", shown)


def test_overdose_page_begins_with_what_to_do(real_content: Content) -> None:
    """The steps are the first list to follow, and the call is among the first of them."""
    sections = topics(real_content)["overdose"].sections
    first = next(section for section in sections if section.steps)
    assert first.id == "steps"
    assert any("{emergency}" in step.text for step in first.steps[:3])


def test_signs_to_get_help_for_stand_near_the_top(real_content: Content) -> None:
    """At most one section comes before the first of them."""
    for topic in topics(real_content).values():
        urgent = [number for number, section in enumerate(topic.sections) if section.urgency]
        assert not urgent or urgent[0] <= 1, topic.id


def test_no_page_names_a_telephone_number(real_content: Content) -> None:
    """Numbers live in helplines.yaml, where they are checked; a page names only the placeholder."""
    for topic in topics(real_content).values():
        for text in texts(topic):
            assert not re.search(r"\b(?:\d[ -]?){7,}\b|\b(?:911|999|112|988)\b", text), text


def test_every_commands_mentioned_exists(real_content: Content) -> None:
    """`heroininfo show X` in a text leads to a page."""
    ids = set(topics(real_content))
    for topic in topics(real_content).values():
        for text in texts(topic):
            for command, word in re.findall(r"heroininfo ([a-z-]+) ?([a-z-]*)", text):
                assert command in COMMANDS, text
                assert command != "show" or word in ids, text


WITH_YOU = "drug-supply leaving-prison mixing-drugs naloxone return-to-use safer-use tolerance"
"""Pages for those most likely to die of an overdose alone."""


@pytest.mark.parametrize("topic", WITH_YOU.split(" "))
def test_page_on_the_risk_of_dying_alone_names_who_stays_on_the_line(
    real_content: Content, topic: str
) -> None:
    """Before any other line."""
    calls = {located.record.id: located.record.call for located in real_content.topics}
    assert calls[topic][0] == "overdose"
