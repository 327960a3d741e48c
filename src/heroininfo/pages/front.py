"""The page for `heroininfo` alone. Pure: no I/O."""

from heroininfo.document import Document, Lead, Pairs
from heroininfo.pages.contacts import place_leads
from heroininfo.pages.words import spans
from heroininfo.place import Place

IF_NOT_WAKING = "Emergency: if someone will not wake up or is not breathing, call {emergency}."
WHAT = (
    "heroininfo: heroin and other opioids, withdrawal, treatment, and who to call."
    " Works offline. Sends nothing, stores nothing."
)
COMMANDS = (
    ("overdose", "then this: what to do, step by step"),
    ("show withdrawal", "what it feels like, what helps"),
    ("check-in", "a short private check: when to get help"),
    ("help-line", "people to talk to in your country"),
    ("show medications", "methadone, buprenorphine and others"),
    ("show helping-someone", "for family and friends"),
    ('search "cannot sleep"', "find it in your own words"),
    ("topics", "all pages"),
)


def front_page(place: Place) -> Document:
    """Return the page for `heroininfo` alone: at most 24 lines of 80 columns."""
    return Document(
        (
            Lead(spans(IF_NOT_WAKING, place)),
            Lead(spans(WHAT, place)),
            Pairs.of((f"heroininfo {name}", words) for name, words in COMMANDS),
            *place_leads(place),
        ),
        "heroininfo",
    )
