"""A page on paper: what to do, who to call, and where its code leads."""

import pytest
from support import flowing

from heroininfo.document import Code, Document
from heroininfo.library.store import Library
from heroininfo.pages.handout import Handout, _on_paper, handout
from heroininfo.place import detect
from heroininfo.render.text import render
from heroininfo.walk import cited, walk


def made(library: Library, topic_id: str, country: str, site: str = "") -> Handout:
    """Return a page of the small content as a handout."""
    topic = library.topic(topic_id)
    assert topic
    sources = {work.id: work for work in library.sources(cited(walk(topic)))}
    titles = {entry.id: entry.title for entry in library.topics()}
    place = detect(country, {})
    return handout(topic, sources, place, library.helplines(country), titles, site)


def said(document: Document) -> str:
    """Return a document on one line."""
    return flowing(render(document, 80))


def test_every_page_but_that_on_overdose_says_what_to_do_in_one(small_library: Library) -> None:
    """With the number of the country."""
    page = said(made(small_library, "withdrawal", "GB").document)
    box = "Will not wake, or not breathing normally? Call 999 or 112."
    assert page.startswith(box)
    assert box not in said(made(small_library, "overdose", "GB").document)


def test_code_dials_the_first_number_and_says_whose_it_is(small_library: Library) -> None:
    """Under the lines themselves."""
    contacts = made(small_library, "withdrawal", "US").contacts
    *_, code = contacts.blocks
    assert isinstance(code, Code)
    assert code.link == "tel:+18006624357"
    under = ["".join(span.text for span in line) for line in code.lines]
    assert under == ["Call 1-800-662-4357", "National Treatment Line"]
    assert "National Treatment Line: 1-800-662-4357" in said(contacts)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("heroininfo help-line", '"Who to call"'),
        ("heroininfo show detox", 'our page "Detox"'),
        ("heroininfo detox", 'our page "Detox"'),
        ("heroininfo topics", ""),
        ("heroininfo show nothing", ""),
    ],
)
def test_command_on_paper_is_the_name_of_a_page(command: str, words: str) -> None:
    """Or of a part of this one; whatever else is left out."""
    found = _on_paper(command, {"detox": "Detox"})
    assert (found.text if found else "") == words


def test_handout_without_lines_says_where_there_are_some(small_library: Library) -> None:
    """And has no code."""
    contacts = made(small_library, "withdrawal", "AU").contacts
    assert said(contacts) == "Lines in many countries: findahelpline.com"


def test_handout_names_whose_works_it_stands_on(small_library: Library) -> None:
    """Each with its short address; the code leads to the work that is cited most."""
    page = made(small_library, "withdrawal", "US")
    works = "".join(span.text for span in page.works)
    assert works.startswith("From 3 works, among them: ")
    assert "example.org)" in works
    assert "www." not in works
    assert page.link.startswith("https://")
    assert page.link_words.split(":")[0] in works


@pytest.mark.parametrize("topic", ["withdrawal", "overdose"])
def test_code_leads_to_the_sources_on_a_site(small_library: Library, topic: str) -> None:
    """Line by line, where there is a site."""
    page = made(small_library, topic, "US", "https://x.org/us/")
    assert page.link == f"https://x.org/us/topics/{topic}-sources.html"
    assert page.link_words == "Every source, line by line"
