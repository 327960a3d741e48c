"""The page for `heroininfo` alone. Pure: no I/O."""

from collections.abc import Iterator

from heroininfo.document import Document, Lead, Pairs, Span
from heroininfo.pages.contacts import about_number, data_words, place_in_short, place_line
from heroininfo.pages.words import spans
from heroininfo.place import Place

IF_NOT_WAKING = "Emergency: if someone will not wake up or is not breathing, call {emergency}."
WHAT = (
    "heroininfo: heroin and other opioids, withdrawal, treatment, and who to call."
    " Works offline. Sends nothing, stores nothing."
)
IN_SHORT = "Heroin and other opioids. Works offline. Sends nothing, stores nothing."
COMMANDS = (
    ("overdose", "then this: what to do, step by step"),
    ("show withdrawal", "what it feels like, what helps"),
    ("help-line", "people to talk to in your country"),
    ("search restless legs", "find it in your own words"),
    ("topics", "all pages"),
    ("check-in", "a short private check: when to get help"),
    ("show medications", "methadone, buprenorphine and others"),
    ("show helping-someone", "for family and friends"),
)
"""The most needed first: on a short screen the last of them are left out."""
FEWEST = 3


def front_pages(place: Place) -> Iterator[Document]:
    """Yield the page for `heroininfo` alone, the fullest first: for a screen that it fits."""
    known = about_number(place)
    number = Lead((*spans(IF_NOT_WAKING, place), *([Span(" "), *known] if known else [])))
    for count in range(len(COMMANDS), FEWEST - 1, -1):
        what = f"{WHAT if count == len(COMMANDS) else IN_SHORT} {data_words()}"
        about, country = Lead(spans(what, place)), Lead(spans(place_line(place), place))
        yield Document((number, about, _commands(count), country))
    yield Document((number, _commands(FEWEST), Lead(spans(place_in_short(place), place))))


def _commands(count: int) -> Pairs:
    """Return so many commands, the most needed, and what each shows."""
    return Pairs.of((f"heroininfo {name}", words) for name, words in COMMANDS[:count])
