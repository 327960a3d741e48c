"""emergency_data.py is what data/ says, and holds the steps in their order."""

import re

from support import TOP

from heroininfo import emergency_data as emergency
from heroininfo.content.emergency import module_text
from heroininfo.content.parse import Content
from heroininfo.emergency_data import CRISIS
from heroininfo.library.store import Library

MODULE = TOP / "src" / "heroininfo" / "emergency_data.py"


def test_module_is_what_the_script_writes(real_content: Content) -> None:
    """Edited by nobody, and as old as the data: else run scripts/make_emergency.py."""
    assert MODULE.read_text(encoding="utf-8") == module_text(real_content)


def test_numbers_are_those_of_the_data(real_content: Content) -> None:
    """Every country with its numbers and names."""
    for located in real_content.countries:
        record = located.record
        name, numbers, *_ = emergency.COUNTRIES[record.code]
        assert (name, numbers) == (record.name, record.emergency)
    assert len(real_content.countries) == len(emergency.COUNTRIES)


def test_crisis_numbers_are_those_of_a_line_of_the_country(real_library: Library) -> None:
    """The first that its page of helplines gives for a crisis; most of the world has none here."""
    assert (CRISIS["US"], CRISIS["GB"]) == (("988", "tel:988"), ("116 123", "tel:116123"))
    assert len(CRISIS) >= 50
    for code, (number, link) in CRISIS.items():
        lines = real_library.helplines(code)
        dialed = [n for line in lines if line.kind == "crisis" for n in line.phone]
        assert (number, link) in [(n.number, n.tel) for n in dialed], code


def test_steps_are_those_of_the_overdose_page(real_content: Content) -> None:
    """In their order, word for word; the call comes before naloxone."""
    topic = next(t.record for t in real_content.topics if t.record.id == "overdose")
    steps = {section.id: section.steps for section in topic.sections}["steps"]
    assert list(emergency.STEPS) == [step.text for step in steps]
    said = " ".join(emergency.STEPS).lower()
    assert said.index("{emergency}") < said.index("naloxone")


def test_only_plain_python_is_needed() -> None:
    """The module imports nothing."""
    assert not re.search(r"^(import|from) ", MODULE.read_text(encoding="utf-8"), re.MULTILINE)


def test_no_country_has_a_number_that_is_not_one() -> None:
    """Two to seven digits, so that nothing else slips into what a reader dials."""
    for code, (name, numbers, *_) in emergency.COUNTRIES.items():
        assert re.fullmatch(r"[A-Z]{2}", code)
        assert name
        for number in numbers:
            assert re.fullmatch(r"\d{2,7}", number), (code, number)
    assert MODULE.stat().st_size < 200_000
