"""The wallet card: the number of the country, and one line to call."""

from datetime import date

import pytest

from heroininfo.model import Helpline, Kind, Number
from heroininfo.pages.card import wallet_card
from heroininfo.pages.handout import paper_of
from heroininfo.place import detect
from heroininfo.render.paper import cards

GB = detect("GB", {})


def line(helpline_id: str, kind: Kind, *numbers: str) -> Helpline:
    """Return a helpline with these numbers."""
    phone = tuple(Number(number, f"tel:{number}") for number in numbers)
    return Helpline(helpline_id, "GB", helpline_id.title(), kind, "a list", "2026", phone=phone)


def test_card_names_the_first_line_that_can_be_called() -> None:
    """Treatment before all others; its first number, in words and in the code."""
    lines = [line("talk", "crisis", "3"), line("clinic", "treatment", "1", "2")]
    card = wallet_card(GB, lines)
    assert (card.call, card.helpline, card.link) == ("999 or 112", "Clinic", "tel:1")
    assert [span.text for span in card.number] == ["1"]
    assert card.small == "United Kingdom. No clinician has reviewed this yet."
    assert card.again == "No better in 2-3 minutes: naloxone again."


def test_line_of_any_kind_is_better_than_none() -> None:
    """One that can only be texted has no place on a card."""
    kinds: tuple[Kind, ...] = ("crisis", "overdose", "family", "youth", "poison")
    for kind in kinds:
        found = wallet_card(GB, [line("text", "treatment"), line("called", kind, "5")])
        assert (found.helpline, found.link) == ("Called", "tel:5")
    assert wallet_card(GB, [line("spray", "naloxone", "5")]).link == ""


def test_card_without_a_line_says_where_there_are_some() -> None:
    """And has no code."""
    card = wallet_card(GB, [])
    assert (card.helpline, card.link) == ("Lines in many countries", "")
    assert [span.text for span in card.number] == ["findahelpline.com"]


@pytest.mark.parametrize(("code", "paper"), [("US", "letter"), ("PR", "letter"), ("GB", "A4")])
def test_sheet_is_of_the_paper_of_the_country(code: str, paper: str) -> None:
    """With the day it was made."""
    place = detect(code, {})
    assert paper_of(place) == paper
    sheet = cards(wallet_card(place, []), paper_of(place), date(2026, 11, 3))
    assert f"@page {{ size: {paper}; }}" in sheet
    assert "3 Nov 2026" in sheet
