"""A card for a wallet: what to do in an overdose, and one number to call. Pure: no I/O."""

from collections.abc import Sequence

from msgspec import Struct

from heroininfo.document import Inline, Span
from heroininfo.emergency_data import CARD
from heroininfo.model import Helpline, Kind
from heroininfo.pages.contacts import DIRECTORY, best_of, dial
from heroininfo.pages.words import spans
from heroininfo.place import Place

WANTED: tuple[Kind, ...] = ("treatment", "crisis", "overdose", "family", "youth", "poison")
"""The kinds of helpline that a card may name, the first that can be called."""
AGAIN = "No better in 2-3 minutes: naloxone again."
NOT_REVIEWED = "No clinician has reviewed this yet."


class WalletCard(Struct, frozen=True):
    """What stands on one card."""

    call: str
    steps: tuple[Inline, ...]
    again: str
    helpline: str
    number: Inline
    link: str
    """What the code dials; empty where no helpline can be called."""
    small: str


def wallet_card(place: Place, helplines: Sequence[Helpline]) -> WalletCard:
    """Return the card for a country."""
    called = [helpline for helpline in best_of(WANTED, helplines) if helpline.phone]
    name, link = "Lines in many countries", ""
    number: Inline = (Span(DIRECTORY, "address"),)
    if called:
        first = called[0].phone[0]
        name, number, link = called[0].name, tuple(dial(first)), first.tel
    return WalletCard(
        call=place.call,
        steps=tuple(spans(step, place) for step in CARD),
        again=AGAIN,
        helpline=name,
        number=number,
        link=link,
        small=f"{place.name}. {NOT_REVIEWED}",
    )
