"""Who to call: the best line of each kind, how to reach it, and which country that is for."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from msgspec import structs

from heroininfo.document import Block, Bullets, Contact, Inline
from heroininfo.library.store import Library
from heroininfo.model import Helpline, Kind, Number
from heroininfo.pages.contacts import best_contacts, best_of, reach, who_to_call
from heroininfo.place import Place, detect

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
        long=Number("0161 496 0123", "tel:+441614960123"),
        tty="18001",
        other="video chat",
    )
    ways = reach(known)
    assert texts(ways) == [
        "988, then press 1 or 1 2 (for adults), or text HI to 85258",
        "If that fails: 0161 496 0123",
        "Textphone (TTY): 18001",
        "Video chat",
    ]
    links = [(span.text, span.link) for way in ways for span in way if span.link]
    assert links == [
        ("988", "tel:988"),
        ("1 2", "tel:+12"),
        ("85258", "sms:85258"),
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
