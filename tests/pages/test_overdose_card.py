"""The card of `heroininfo overdose`: six steps that fit a screen, the number first and last."""

import pytest
from support import squeezed

from heroininfo.document import Card, Document
from heroininfo.emergency_data import CARD, COUNTRIES, NEEDS
from heroininfo.pages.overdose import NEEDED_MOST, overdose_cards, overdose_page
from heroininfo.place import Place, common_numbers, detect
from heroininfo.render.text import first_that_fits, render

SIZES = ((80, 22), (40, 22), (50, 18))
"""Columns, and the rows that a screen has beside the command and the prompt."""
KNOWN = ("US", "GB", "CA", "AU", "NZ", "IE")


def card(place: Place, columns: int, rows: int) -> list[str]:
    """Return the lines of the card for a screen."""
    pages = overdose_cards(place, keys=True)
    return render(first_that_fits(pages, columns, rows), columns).splitlines()


def notes(page: Document) -> list[bool]:
    """Return which steps of a card say what they need."""
    block = next(block for block in page.blocks if isinstance(block, Card))
    return [bool(note) for note in block.notes]


@pytest.mark.parametrize("country", ["", *KNOWN])
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_card_fits_the_screen_with_every_step(country: str, columns: int, rows: int) -> None:
    """Six steps, complete, in the rows that there are; the number is the first and last line."""
    place = detect(country, {}) if country else Place()
    lines = card(place, columns, rows)
    assert len(lines) <= rows
    assert max(map(len, lines)) <= columns
    text = squeezed("".join(lines))
    assert all(squeezed(step.replace("{emergency}", place.call)) in text for step in CARD)
    called = squeezed(f"Emergency: call {place.call} now.")
    assert text.startswith(called)
    assert text.endswith(called)


@pytest.mark.parametrize("country", KNOWN)
def test_card_fits_the_smallest_window(country: str) -> None:
    """Of 30 columns and 24 rows: what else there is goes before a step does."""
    lines = card(detect(country, {}), 30, 22)
    assert [line[:2] for line in lines if line[:1].isdigit()] == [f"{n}." for n in range(1, 7)]
    assert lines[0].startswith("Emergency: call")


@pytest.mark.parametrize("country", COUNTRIES)
def test_card_of_any_country_leaves_the_six_steps_on_the_screen(country: str) -> None:
    """However much there is to say of the number."""
    for columns, rows in SIZES[:2]:
        lines = card(detect(country, {}), columns, rows)[-rows - 1 :]
        assert [line[:2] for line in lines if line[:1].isdigit()][-6:] == [
            f"{step}." for step in range(1, 7)
        ]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_card_where_the_country_is_not_known_begins_with_the_common_numbers(
    columns: int, rows: int
) -> None:
    """Each of them, and where it is right, in the first six lines."""
    first = squeezed("".join(card(Place(), columns, rows)[:6]))
    for number, names in common_numbers():
        assert squeezed(f"{number}: {names}") in first


def test_card_that_is_short_of_room_keeps_what_is_needed_most() -> None:
    """What stands under the steps goes one by one, that of CPR last."""
    pages = list(overdose_cards(detect("US", {}), keys=False))
    assert notes(pages[0]) == [True] * 6
    assert [sum(notes(page)) for page in pages] == [6, 5, 4, 3, 2, 1, 0, 0]
    assert [step for step, kept in enumerate(notes(pages[5]), 1) if kept] == [NEEDED_MOST[0]]
    assert "Push" in CARD[NEEDED_MOST[0] - 1] or "push" in CARD[NEEDED_MOST[0] - 1]


def test_full_card_stands_on_80_columns() -> None:
    """All that the steps need, on the most common window."""
    text = squeezed("".join(card(detect("US", {}), 80, 22)))
    assert all(squeezed(need) in text for need in NEEDS)


def test_doubt_of_the_country_stands_with_the_number() -> None:
    """A number that may be wrong says so before the first step."""
    place = detect(None, {"LANG": "en_US.UTF-8", "TZ": "Europe/Dublin"}, "/none")
    guessed = detect(None, {"LANG": "en_US.UTF-8"}, "/none")
    assert guessed.doubt
    lines = card(guessed, 80, 22)
    before = squeezed("".join(lines[: lines.index("")]))
    assert squeezed(guessed.doubt) in before
    assert place.code == "IE"


def test_page_begins_with_the_card() -> None:
    """In a pipe: everything, card first."""
    lines = render(overdose_page(detect("US", {})), 80).splitlines()
    assert lines[0] == "Emergency: call 911 now."
    assert lines[2] == f"1. {CARD[0]}"
    assert lines[3] == f"   {NEEDS[0]}"
    assert lines.index("Every step") < lines.index("Do not")
    assert lines[-1] == lines[0]
