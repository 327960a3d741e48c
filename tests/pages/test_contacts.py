"""Who to call: the best line of each kind, how to reach it, and which country that is for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest
from msgspec import structs

from heroininfo.document import Block, Bullets, Contact, Document, Inline, Lead, Pairs
from heroininfo.library.store import Library
from heroininfo.model import Helpline, Kind, Number
from heroininfo.pages.contacts import (
    about_number,
    best_contacts,
    best_of,
    brief,
    crisis_blocks,
    emergency_blocks,
    place_leads,
    reach,
    who_to_call,
)
from heroininfo.place import Place, detect
from heroininfo.render.text import render

US, GB = detect("US", {}), detect("GB", {})


def line(helpline_id: str, kind: Kind = "crisis", **changes: Any) -> Helpline:
    """Return a helpline of which little is known."""
    return Helpline(helpline_id, "US", helpline_id.title(), kind, "a list", "2026", **changes)


def texts(lines: Sequence[Inline]) -> list[str]:
    """Return the text of each line."""
    return ["".join(span.text for span in text) for text in lines]


def said(blocks: Iterator[Block]) -> str:
    """Return what the lists of some blocks say."""
    found = (item for block in blocks if isinstance(block, Bullets) for item in block.items)
    return "\n".join(texts(list(found)))


def leads(blocks: Iterable[Block]) -> str:
    """Return what stands apart from the sections."""
    return "\n".join(texts([block.text for block in blocks if isinstance(block, Lead)]))


def test_one_line_of_each_kind_is_the_best() -> None:
    """The first of the whole country, in the order of the kinds asked for; never two of a kind."""
    lines = [
        line("regional", region="Ohio"),
        line("first"),
        line("second"),
        line("clinic", "treatment"),
        line("clinics", "treatment"),
    ]
    assert [best.id for best in best_of(("treatment", "crisis"), lines)] == ["clinic", "first"]
    assert best_of(("poison",), lines) == []
    assert best_of((), lines) == []


def test_page_names_one_line_of_each_kind(small_library: Library) -> None:
    """Of the small content: two crisis lines, two for treatment, of which one is of a region."""
    found = best_contacts(("crisis", "treatment"), small_library.helplines("US"))
    assert [contact.name for contact in found] == ["Talk Line", "National Treatment Line"]


def test_ways_to_reach_a_line_are_links() -> None:
    """Each number dials what it says; what follows it is words."""
    known = line(
        "x",
        phone=(Number("988", "tel:988", "then press 1"), Number("1 2", "tel:+12", "for adults")),
        text="text HI to 85258",
        sms="sms:85258",
        sms_body="HI there",
        long=Number("0161 496 0123", "tel:+441614960123"),
        tty="18001",
        other="video chat",
    )
    ways = reach(known)
    assert texts(ways) == [
        "988, then press 1, or 1 2 (for adults), or text HI to 85258, or video chat",
        "If that fails: 0161 496 0123. Textphone (TTY): 18001.",
    ]
    links = [(span.text, span.link) for way in ways for span in way if span.link]
    assert links == [
        ("988, then press 1", "tel:988"),
        ("1 2", "tel:+12"),
        ("text HI to 85258", "sms:85258?body=HI%20there"),
        ("0161 496 0123", "tel:+441614960123"),
    ]


def test_line_that_can_only_be_texted_begins_with_a_capital() -> None:
    """It stands alone."""
    assert texts(reach(line("x", text="text 988", sms="sms:988"))) == ["Text 988"]


def test_line_that_is_only_a_page_shows_its_address() -> None:
    """There is always a way."""
    (contact,) = best_contacts(("crisis",), [line("x", web="https://x.org")])
    assert contact == Contact("X", contact.lines)
    assert contact.lines[0][0].link == "https://x.org"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (US, "Emergency: 911"),
        (GB, "Emergency: 999 or 112"),
        (Place(), "Your country is not known."),
    ],
)
def test_emergency_number_is_that_of_the_country(place: Place, words: str) -> None:
    """Or how to choose one."""
    assert words in said(who_to_call(("crisis",), place, ()))


def test_country_without_lines_says_so(small_library: Library) -> None:
    """And where to look; one with lines leads to all of them."""
    assert "No line is listed for United States yet." in said(who_to_call((), US, ()))
    known = small_library.helplines("US")
    assert "heroininfo help-line" in said(who_to_call((), US, known))


@pytest.mark.parametrize("width", [30, 40])
@pytest.mark.parametrize(
    ("known", "whole"),
    [
        ({"phone": (Number("988", "tel:988", "then press 1"),)}, "988, then press 1"),
        ({"text": "text HOME to 741741", "sms": "sms:741741"}, "Text HOME to 741741"),
    ],
)
def test_what_to_do_with_a_number_stays_beside_it(
    known: dict[str, Any], whole: str, width: int
) -> None:
    """Pressing 1, or the word to text, is worth nothing without the number."""
    contact = Contact("A name that leaves little room", tuple(reach(line("x", **known))))
    assert whole in [row.strip() for row in render(Document((contact,)), width).splitlines()]


def test_long_words_after_a_number_may_stand_on_two_lines() -> None:
    """Rather than be wider than a small screen."""
    known = line("x", phone=(Number("111", "tel:111", "then choose option 2 (mental health)"),))
    rows = render(Document((Contact("X", tuple(reach(known))),)), 30).splitlines()
    assert max(map(len, rows)) <= 30


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Country: Utopia (as you chose). Other: --country GB"),
        ({"sure": "medium"}, "The number is from lists; not confirmed by a page of the country."),
        ({"doubt": "But B says C: there, call 1."}, "(as you chose). But B says C: there, call 1."),
        ({"age": "This copy is 13 months old."}, "This copy is 13 months old.\nCountry:"),
    ],
    ids=str,
)
def test_line_on_the_country_says_how_sure_its_number_is(
    changes: dict[str, Any], words: str
) -> None:
    """How it was found, what speaks against it, and how old it is."""
    place = Place("UT", "Utopia", ("5",), "", "as you chose", **changes)
    assert words in leads(place_leads(place))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "No emergency number is confirmed for Utopia. Ask people near you"),
        ({"note": "Lists give 5."}, "for Utopia. Lists give 5. Ask people"),
        ({"none": "People take a taxi."}, "for Utopia. People take a taxi. Ask people"),
        (
            {"note": "No emergency number is confirmed for this country."},
            "No emergency number is confirmed for this country. Ask people",
        ),
    ],
    ids=str,
)
def test_country_without_a_number_says_so_once_and_what_people_do(
    changes: dict[str, Any], words: str
) -> None:
    """Never a guess."""
    place = Place("UT", "Utopia", how="as you chose", **changes)
    assert words in leads(emergency_blocks(place))
    assert leads(emergency_blocks(place)).count("confirmed") == 1


def test_emergency_number_says_how_deaf_people_reach_it() -> None:
    """Beside the number, with what else must be known of it; what they text is bold too."""
    place = Place("UT", "Utopia", ("5",), "Not at night.", deaf="Text 6.")
    (lead, *_) = emergency_blocks(place)
    assert isinstance(lead, Lead)
    text = "".join(span.text for span in lead.text)
    assert text == "Emergency: call 5. Not at night. Deaf, or cannot speak? Text 6."
    assert [span.text for span in lead.text if span.role == "number"] == ["5", "6"]


def test_line_in_brief_says_what_it_is_for_and_how_to_reach_it() -> None:
    """On one line: the number, or else the address."""
    called = line("a", phone=(Number("1", "tel:1"),), other="email a@b.org")
    assert texts([brief(called, "Families")]) == ["Families: A: 1"]
    site = line("naloxone-by-mail", web="https://x.org")
    assert texts([brief(site, "")]) == ["Naloxone-By-Mail: https://x.org"]


def test_page_says_of_a_line_what_two_rows_hold() -> None:
    """How to reach it, when, and what it is for where there is room; the rest is in help-line."""
    known = line(
        "x",
        phone=(Number("988", "tel:988", "then press 1"),),
        tty="18001",
        hours="24/7",
        cost="free",
        for_whom="talk now. Not for drugs",
    )
    assert said(who_to_call(("crisis",), US, [known])).splitlines()[1] == (
        "X: 988, then press 1. Talk now. 24/7, free."
    )
    longer = structs.replace(known, for_whom="word " * 30)
    assert said(who_to_call(("crisis",), US, [longer])).splitlines()[1] == (
        "X: 988, then press 1. 24/7, free."
    )


def test_page_names_three_lines_at_most() -> None:
    """However many kinds it asks for."""
    kinds: tuple[Kind, ...] = ("crisis", "treatment", "family", "poison")
    lines = [line(kind, kind, web="https://x.org") for kind in kinds]
    assert said(who_to_call(kinds, US, lines)).count("https://x.org") == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"note": "Not at night."}, "Not at night."),
        ({"sure": "medium"}, "The number is from lists; not confirmed by a page of the country."),
        ({"note": "A.", "doubt": "But B.", "age": "Old."}, "A. But B. Old."),
        (
            {"note": "A.", "doubt": "But B.", "sure": "medium"},
            "A. The number is from lists; not confirmed by a page of the country. But B.",
        ),
        ({"age": "Warning: old."}, "Warning: old."),
        (
            {"emergency": (), "none": "A taxi."},
            "No emergency number is confirmed for Utopia. A taxi.",
        ),
    ],
    ids=str,
)
def test_what_to_know_of_a_number_stands_in_one_place(changes: dict[str, Any], words: str) -> None:
    """For the front page and the steps: notes, doubts and age; nothing where all is sure."""
    place = structs.replace(Place("UT", "Utopia", ("5",), how="as you chose"), **changes)
    said_of_it = texts([about_number(place)])[0]
    assert said_of_it.removesuffix(" Ask people near you what to call for an ambulance.") == words


def test_crisis_in_an_unknown_country_gets_the_common_numbers() -> None:
    """And a directory in the place of a line."""
    blocks = list(crisis_blocks(Place(), ()))
    numbers = [name.text for block in blocks if isinstance(block, Pairs) for name, _ in block.rows]
    assert numbers[:3] == ["911", "112", "999"]
    assert "findahelpline.com" in render(Document(tuple(blocks)), 80)
    assert not any(isinstance(block, Pairs) for block in crisis_blocks(US, ()))
