"""The page for `heroininfo` alone. Pure: no I/O."""

from heroininfo.document import Document, Pairs, Paragraph, Span
from heroininfo.pages.contacts import place_blocks
from heroininfo.place import Place


def front_page(place: Place) -> Document:
    """Return the page for `heroininfo` alone: at most 24 lines of 80 columns."""
    rows = (
        ("overdose", "then this: what to do, step by step"),
        ("show withdrawal", "what it feels like, what helps"),
        ("check-in", "a short private check: when to get help"),
        ("help-line", "people to talk to in your country"),
        ("show medications", "methadone, buprenorphine and others"),
        ("show helping-someone", "for family and friends"),
        ('search "cannot sleep"', "find it in your own words"),
        ("topics", "all pages"),
    )
    return Document(
        (
            Paragraph(
                (
                    Span("Emergency:", "emergency"),
                    Span(" if someone will not wake up or is not breathing, call "),
                    Span(place.call, "number"),
                    Span("."),
                ),
                indent=0,
            ),
            Paragraph(
                (
                    Span(
                        "heroininfo: heroin and other opioids, withdrawal, treatment, and who"
                        " to call. Works offline. Sends nothing, stores nothing."
                    ),
                ),
                indent=0,
            ),
            Pairs(tuple((Span(f"heroininfo {name}", "command"), words) for name, words in rows)),
            *(place_blocks(place, indent=0)),
        )
    )
