"""A document with one of every block, and with every sign that some form takes for markup."""

from heroininfo.document import (
    Bar,
    Bullets,
    Card,
    Chart,
    Code,
    Columns,
    Contact,
    Document,
    Footer,
    Grid,
    Heading,
    Lead,
    Pairs,
    Paragraph,
    Reference,
    References,
    Span,
    Steps,
    Title,
)

SIGNS = r"""* _ ` # + - 1. 2) [x](y) <b> & &amp; \ ~ | ' " {{ x }} {% x %} ! .TH $a^ =="""
"""What means something to Markdown, HTML, roff or the templates."""
STARTS = ("1.", "-", "#", ">", "===", ".TH", "+")

EVERY_BLOCK = Document(
    (
        Title("Withdrawal & more"),
        Lead((Span("Emergency:", "emergency"), Span(" call "), Span("911", "number", "tel:911"))),
        Paragraph((Span("It passes: call ", "message"), Span("911", "number", "tel:911"))),
        Heading("call 911 if", urgent=True, anchor="signs"),
        Paragraph(
            (
                Span("It passes. "),
                Span("[1]", "cite", "#source-1"),
                Span(" More: "),
                Span("heroininfo show detox", "command"),
                Span(", or "),
                Span(
                    "https://example.org/a_(b)?c=d&e", "address", "https://example.org/a_(b)?c=d&e"
                ),
            )
        ),
        Bullets(((Span("Yawning"),), (Span("Runny nose"),)), (Span("Early"),)),
        Bullets(((Span("A list"),), (Span("right after another"),))),
        Card(((Span("Shout."),), (Span("Shake."),)), ((Span(f"Loudly: {SIGNS}"),), ())),
        Steps(((Span("Steps"),), (Span("right after a card"),))),
        Heading("Signs: " + SIGNS),
        Paragraph((Span(SIGNS),)),
        *(Paragraph((Span(f"{sign} {SIGNS}"),)) for sign in STARTS),
        Bullets(((Span("- " + SIGNS),), (Span("1) " + SIGNS),))),
        Contact("Helpline (day & night)", ((Span("0800 000", "number", "tel:0800000"),),)),
        Code("tel:0800000", ((Span("Call 0800 000"),),)),
        Pairs(((Span("heroininfo topics", "command"), "all pages"), (Span("x"), "")), "See also"),
        Columns(((Heading("Left"),), (Heading("Right"), Paragraph((Span("Caf\u00e9"),))))),
        Grid(
            f"Compare {SIGNS}",
            ("Methadone", f"Naltrexone {SIGNS}"),
            (("How", ((Span("A drink. "), Span("[1]", "cite", "#source-1")), (Span(SIGNS),))),),
        ),
        Chart((Bar("Heroin", ((6, 12, "starts"), (24, 72, "worst"))), Bar("Fentanyl", ())), 36),
        References((Reference(3, "WHO: A guide, 2026", "https://who.example/a"),)),
        Footer(("Small print.", "# More of it.")),
    )
)
