"""What the library says: complete, cited, sound, and nothing that must not be there."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from support import DATA

from heroininfo.content.parse import Content, citations, statements
from heroininfo.content.review import read_wording, review
from heroininfo.model import Topic

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
    "irritability",
    "restlessness",
    "insomnia",
    "depression",
    "abdominal pain",
    "nausea",
    "diarrhea",
    "profuse sweating",
    "tremors",
    "muscle pain",
)
"""The eleven of the text that this project grew from."""


def topics(content: Content) -> dict[str, Topic]:
    """Return the topics by id."""
    return {located.record.id: located.record for located in content.topics}


def texts(topic: Topic) -> Iterator[str]:
    """Yield all that a page prints from the data."""
    yield topic.title
    for _, statement in statements(topic):
        yield statement.text
    for section in topic.sections:
        yield section.heading
        for symptom in section.symptoms:
            yield f"{symptom.name} {symptom.term} {symptom.when}"


def test_content_is_sound(real_content: Content) -> None:
    """What would stop the build: nothing."""
    assert [str(problem) for problem in real_content.problems] == []


def test_content_passes_the_editorial_checks(real_content: Content) -> None:
    """Wording, grades, lengths, dates, doses: no error. Warnings are for people."""
    problems = review(real_content, read_wording(DATA / "wording.yaml"), date(2026, 11, 22))
    assert [str(problem) for problem in problems if problem.level == "error"] == []


def test_promised_topics_exist(real_content: Content) -> None:
    """Every id, and no page besides them that nobody has decided on."""
    assert set(topics(real_content)) == set(TOPICS)


@pytest.mark.parametrize("symptom", SEED_SYMPTOMS)
def test_withdrawal_page_names_the_symptom(real_content: Content, symptom: str) -> None:
    """By its plain or its medical name, in the list of symptoms."""
    page = topics(real_content)["withdrawal"]
    listed = [s for section in page.sections for s in section.symptoms]
    assert any(symptom in (s.name.lower(), s.term.lower()) for s in listed)


def test_every_statement_is_cited(real_content: Content) -> None:
    """Each statement and symptom by at least one source of the library, none twice."""
    known = {source.record.id for source in real_content.sources}
    count = 0
    for topic in topics(real_content).values():
        for field, cite in citations(topic):
            assert cite, (topic.id, field)
            assert set(cite) <= known, (topic.id, field)
            assert len(set(cite)) == len(cite), (topic.id, field)
            count += 1
    assert count > 500


def test_braces_are_only_the_placeholder(real_content: Content) -> None:
    """Nothing else stands in braces, in any text that is printed."""
    for topic in topics(real_content).values():
        for text in texts(topic):
            assert not re.search(r"[{}]", text.replace("{emergency}", "")), text
    for located in real_content.helplines:
        line = located.record
        for text in (
            line.name,
            *line.phone,
            line.text,
            line.tty,
            line.other,
            line.note,
            line.for_whom,
            line.hours,
            line.cost,
            line.privacy,
        ):
            assert not re.search(r"[{}]", text), line.id


def test_overdose_page_begins_with_what_to_do(real_content: Content) -> None:
    """Steps first, and the call among the first of them."""
    first = topics(real_content)["overdose"].sections[0]
    assert first.id == "steps"
    assert any("{emergency}" in step.text for step in first.steps[:3])


def test_urgent_sections_come_before_the_others(real_content: Content) -> None:
    """When to call an ambulance stands above when to see someone today, and above the rest."""
    rank = {"emergency": 0, "today": 1, "": 2}
    for topic in topics(real_content).values():
        urgencies = [rank[section.urgency] for section in topic.sections]
        assert urgencies == sorted(urgencies), topic.id


def test_no_page_names_a_telephone_number(real_content: Content) -> None:
    """Numbers live in helplines.yaml, where they are checked; a page names only the placeholder."""
    for topic in topics(real_content).values():
        for text in texts(topic):
            assert not re.search(r"\b(?:\d[ -]?){7,}\b|\b(?:911|999|112|988)\b", text), text


def test_every_commands_mentioned_exists(real_content: Content) -> None:
    """`heroininfo show X` in a text leads to a page."""
    from heroininfo.cli import COMMANDS  # noqa: PLC0415 - only here

    ids = set(topics(real_content))
    for topic in topics(real_content).values():
        for text in texts(topic):
            for command, word in re.findall(r"heroininfo ([a-z-]+) ?([a-z-]*)", text):
                assert command in COMMANDS, text
                assert command != "show" or word in ids, text
