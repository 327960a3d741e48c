"""What could kill if a slip of the hand changed it is said twice, and the two must agree.

Numbers stand in data/ and in tests/golden/numbers.txt; statements in data/topics/ and, as they were
read, in data/checks/statements.tsv.
"""

import re
from collections.abc import Iterator

import pytest
from support import Golden

from heroininfo.content.numbers import numbers_of
from heroininfo.content.parse import Content
from heroininfo.content.signing import digest
from heroininfo.model import CheckIn, Country, Helpline, Topic
from heroininfo.walk import walk

URGENT = {
    "emergency": "emergency",
    "today": "today",
    "baby-today": "today",
    "hiv-after": "today",
}
"""What the name of a section promises -> how urgent it must be."""


def row_of_country(country: Country) -> Iterator[str]:
    """Yield what a reader dials or texts there in an emergency, and what to know of it."""
    yield country.code
    yield "/".join(country.emergency)
    yield country.sure
    yield country.note
    yield country.none
    yield country.deaf.text if country.deaf else ""


def row_of_line(line: Helpline) -> Iterator[str]:
    """Yield whom a line is for, what is dialed or texted, and when someone answers."""
    yield f"{line.country} {line.id} {line.kind} {line.region}".strip()
    yield from (f"{number.tel} {number.note}".strip() for _, number in numbers_of(line))
    yield from (line.text, f"{line.sms} {line.sms_body}".strip(), line.tty, line.other)
    yield from (line.hours, line.opening, line.zone, line.cost, line.for_whom, line.note)
    yield f"{line.dialable} {line.abroad and 'abroad'}".strip()


def test_every_number_is_entered_twice(real_content: Content, golden: Golden) -> None:
    """One wrong digit, country, hour or hedge in data/ is not one in the second list as well."""
    rows = [row_of_country(located.record) for located in real_content.countries]
    rows += [row_of_line(located.record) for located in real_content.helplines]
    golden("numbers", "".join("\t".join(filter(None, row)) + "\n" for row in rows))


def test_no_statement_has_changed_since_it_was_read(real_content: Content) -> None:
    """A hedge, a number, a source or a country: hold it against its source, then sign it."""
    changed = {t.record.id: t.record.changed for t in real_content.topics if t.record.changed}
    assert changed == {}


def test_steps_follow_each_other_as_they_did_when_they_were_read(real_content: Content) -> None:
    """Two steps that change places are still two true statements."""
    places = {(line.topic, line.digest): line.field for line in real_content.readings}
    for topic in (located.record for located in real_content.topics):
        for passage in walk(topic):
            if passage.role == "steps":
                read = places.get((topic.id, digest(passage)), passage.field)
                assert read.split(".")[1] == passage.field.split(".")[1], (topic.id, passage.text)


def test_section_is_as_urgent_as_its_name_and_heading(real_content: Content) -> None:
    """So that the number stands beside the signs that need it."""
    for topic in (located.record for located in real_content.topics):
        for section in topic.sections:
            urgent = URGENT.get(section.id)
            if section.heading.startswith("Call {emergency}"):
                urgent = "emergency"
            elif re.search(r"\b(today|now)\b.* if$", section.heading):
                urgent = "today"
            assert urgent in (None, section.urgency), (topic.id, section.id)


@pytest.fixture(scope="module")
def check_in(real_content: Content) -> CheckIn:
    """Return the check-in that is published."""
    pages: list[Topic] = [located.record for located in real_content.topics]
    return next(page.check_in for page in pages if page.check_in)


def test_signs_that_kill_at_once_are_emergencies_and_asked_first(check_in: CheckIn) -> None:
    """And no other comes between them."""
    ids = [question.id for question in check_in.red_flags]
    urgent = [question.id for question in check_in.red_flags if question.help == "emergency"]
    assert ids[0] == "not-waking"
    assert ids[: len(urgent)] == urgent
    assert set(urgent) >= {
        "not-waking",
        "fit-or-confused",
        "chest-pain",
        "dried-out",
        "sepsis",
        "loperamide",
        "medetomidine",
        "pregnant-bleeding",
        "self-harm",
    }


def test_question_is_asked_wherever_it_matters(check_in: CheckIn) -> None:
    """One alone is for one country: of a sedative that is mixed in there."""
    every = (*check_in.red_flags, *check_in.risks)
    assert {q.id: q.countries for q in every if q.countries} == {"medetomidine": ("US",)}


def test_thoughts_of_suicide_lead_to_a_crisis_line(check_in: CheckIn) -> None:
    """And to the page on it."""
    found = {q.id: (q.call, q.topic) for q in check_in.red_flags if re.match("self-|suic", q.id)}
    led = (("crisis",), "mental-health")
    assert found == {"self-harm": led, "suicide": led}


def test_signs_that_can_wait_for_hours_are_no_emergency(check_in: CheckIn) -> None:
    """An ambulance that comes for nothing is not called the next time."""
    every = (*check_in.red_flags, *check_in.risks)
    assert [question.id for question in every if question.help == "now"] == ["suicide"]
    assert {question.id for question in every if question.help == "today"} >= {
        "vomiting",
        "drying-out",
        "cannot-manage",
        "fever",
        "pregnant",
        "alcohol-or-benzos",
        "other-illness",
    }
