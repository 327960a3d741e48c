"""A page holds only what concerns its reader, and where each line comes from when asked."""

import re

import pytest
from support import squeezed

from heroininfo.api import topic_document
from heroininfo.library.store import Library
from heroininfo.pages.topic import SEE
from heroininfo.pages.words import filled
from heroininfo.place import Place, detect
from heroininfo.render.text import render
from heroininfo.walk import walk

MARK = re.compile(r"\[(\d+)(?:, [^\]]*)?\]")
COUNTRIES = ("US", "GB", "CA", "AU", "IE")


def text(library: Library, topic_id: str, place: Place, section: str = "", **how: bool) -> str:
    """Return a page as text on one line."""
    topic = library.topic(topic_id)
    assert topic
    document = topic_document(library, topic, place, section, **how)
    return " ".join(render(document, 80).split())


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_page_shows_what_is_for_another_country(real_library: Library, country: str) -> None:
    """Not a number, a kit or a law."""
    place = detect(country, {})
    for topic in real_library.topics():
        page = squeezed(text(real_library, topic.id, place))
        for passage in walk(topic):
            if passage.only and country not in passage.only and passage.role != "symptom":
                assert squeezed(filled(passage.text, place)) not in page, (topic.id, passage.text)


def test_page_names_the_countries_with_parts_of_their_own(real_library: Library) -> None:
    """So that a reader elsewhere can ask for them."""
    page = text(real_library, "your-rights", detect("US", {}))
    assert (
        "Other countries with parts of their own here: Australia, Canada, United Kingdom." in page
    )


def test_unknown_country_gets_what_holds_everywhere_first(real_library: Library) -> None:
    """Then the parts of each country, named."""
    page = text(real_library, "your-rights", Place())
    assert page.index("Check where you live") < page.index("Calling for help (United States)")
    assert "Calling for help (Canada)" in page


def test_section_of_another_country_that_is_asked_for_is_named(real_library: Library) -> None:
    """Nobody takes it for their own."""
    topic = real_library.topic("your-rights")
    assert topic
    canadian = next(section for section in topic.sections if section.only == ("CA",))
    page = text(real_library, topic.id, detect("US", {}), canadian.id)
    assert f"{canadian.heading} (Canada)" in page


def test_page_has_no_marks_and_says_who_reviewed_it_under_its_title(real_library: Library) -> None:
    """One line of 80 columns; the proof is a command away."""
    for topic in real_library.topics():
        document = topic_document(real_library, topic, detect("US", {}))
        lines = render(document, 80).splitlines()
        assert not any(MARK.search(line) for line in lines)
        assert lines[0] == topic.title
        assert lines[1].startswith("No clinician has reviewed this page yet. General information")
        if not topic.changed:
            assert lines[2] == ""
        assert lines[-1].strip().endswith(f"heroininfo show {topic.id} --sources")


def test_marks_are_the_same_whatever_part_is_shown(real_library: Library) -> None:
    """So that they can be quoted; each of them stands in the list."""
    topic = real_library.topic("withdrawal")
    assert topic
    place = detect("US", {})
    whole = text(real_library, topic.id, place, with_sources=True)
    for section in topic.sections:
        part = text(real_library, topic.id, place, section.id, with_sources=True)
        marks = set(MARK.findall(part.partition("Sources [")[0]))
        listed = set(re.findall(r"\[(\d+)\] ", "[" + part.partition("Sources [")[2]))
        assert marks <= listed
        said = part.partition(topic.title)[2].partition("Who to call")[0]
        last = said.rpartition("] ")[0][-40:]
        assert last in whole


def test_page_names_three_helplines_at_most(real_library: Library) -> None:
    """In a line or two each; the rest stands in help-line."""
    for topic in real_library.topics():
        document = topic_document(real_library, topic, detect("US", {}))
        lines = render(document, 80).splitlines()
        start = lines.index("Who to call")
        block = lines[start : lines.index("", start)]
        assert sum(line.startswith("  - ") for line in block) <= 5
        assert len(block) <= 11


def test_part_for_the_country_of_the_reader_does_not_name_it(real_library: Library) -> None:
    """It is theirs."""
    page = text(real_library, "your-rights", detect("US", {}))
    assert "Calling for help" in page
    assert "(United States)" not in page


def test_page_leads_to_five_others_at_most(real_library: Library) -> None:
    """The nearest first."""
    for topic in real_library.topics():
        page = text(real_library, topic.id, detect("US", {}))
        tail = page.partition(" See also ")[2]
        named = [name for name in topic.see if f"heroininfo show {name} " in tail]
        assert named == list(topic.see[:SEE]), topic.id
    assert SEE == 5
