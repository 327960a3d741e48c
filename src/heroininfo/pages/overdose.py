"""What to do in an overdose. Needs no library: for when everything else fails. Pure: no I/O."""

from heroininfo.document import Block, Bullets, Card, Document, Heading, Lead, Pairs
from heroininfo.emergency_data import DO_NOT, SAY, STEPS
from heroininfo.pages.contacts import number_unconfirmed, place_leads
from heroininfo.pages.words import spans
from heroininfo.place import Place

CALL_NOW = "Emergency: call {emergency} now. Put the phone on speaker."


def overdose_page(place: Place) -> Document:
    """Return every step, what not to do, and what to say on the phone."""
    more = (
        ("heroininfo overdose --guide", "one step a screen, with a CPR pacer"),
        ("heroininfo show overdose", "the signs, what to do after, the sources"),
    )
    unconfirmed = number_unconfirmed(place) if place.code and not place.emergency else ""
    return Document(
        (
            Lead(spans(CALL_NOW, place)),
            *([Lead(spans(unconfirmed, place))] if unconfirmed else []),
            Card(tuple(spans(step, place) for step in STEPS)),
            Heading("Do not"),
            Bullets(tuple(spans(text, place) for text in DO_NOT)),
            Heading("What to say on the phone"),
            Bullets(tuple(spans(text, place) for text in SAY)),
            *place_leads(place),
            Pairs.of(more, heading="More"),
            Lead(spans(CALL_NOW, place)),  # what is left on a short screen
        ),
        "Overdose: what to do now",
    )


def first_steps(place: Place) -> list[Block]:
    """Return the number and the first steps, to stand above whatever else was asked for."""
    return [
        Lead(spans(CALL_NOW, place)),
        Card(tuple(spans(step, place) for step in STEPS[:3])),
        Lead(spans("All the steps: heroininfo overdose", place)),
        *place_leads(place),
    ]
