"""A sentence -> spans: numbers, commands and the word Emergency, each with its role and link."""

import pytest

from heroininfo.document import Span
from heroininfo.pages.words import (
    address,
    capital,
    filled,
    numbered,
    sentence,
    spans,
    spoken_date,
)
from heroininfo.place import Place

GB = Place(code="GB", name="United Kingdom", emergency=("999", "112"))
NOWHERE = Place()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rest.", (Span("Rest."),)),
        ("", ()),
        (
            "Emergency: call {emergency} now.",
            (
                Span("Emergency:", "emergency"),
                Span(" call "),
                Span("999", "number", "tel:999"),
                Span(" or ", "number"),
                Span("112", "number", "tel:112"),
                Span(" now."),
            ),
        ),
        ("An Emergency: no.", (Span("An Emergency: no."),)),
        (
            "Then: heroininfo overdose",
            (Span("Then: "), Span("heroininfo overdose", "command")),
        ),
        (
            "More: heroininfo show getting-help.",
            (Span("More: "), Span("heroininfo show getting-help", "command"), Span(".")),
        ),
        ("Another: `--country US`", (Span("Another: "), Span("--country US", "command"))),
        ("heroininfo is a program.", (Span("heroininfo is a program."),)),
        ("See [who], {x} and :pill:", (Span("See [who], {x} and :pill:"),)),
    ],
)
def test_sentence_becomes_spans(text: str, expected: tuple[Span, ...]) -> None:
    """The number of the country with its link; what is typed is never broken."""
    assert spans(text, GB) == expected


def test_number_that_is_not_known_is_said_in_words() -> None:
    """Nothing that could be dialed by mistake."""
    assert spans("Call {emergency}.", NOWHERE) == (
        Span("Call "),
        Span("your emergency number", "number"),
        Span("."),
    )


def test_crisis_line_is_a_number_or_where_to_find_one() -> None:
    """The words fit either way: `call {crisis} now`."""
    assert spans("Call {crisis}.", GB) == (
        Span("Call "),
        Span("116 123", "number", "tel:116123"),
        Span("."),
    )
    assert filled("Call {crisis} now.", NOWHERE) == (
        "Call a crisis line (heroininfo help-line) now."
    )
    assert spans("{crisis}", NOWHERE)[1] == Span("heroininfo help-line", "command")


@pytest.mark.parametrize("place", [GB, NOWHERE])
@pytest.mark.parametrize("text", ["Call {emergency}.", "Emergency: `x` heroininfo topics", ""])
def test_text_alone_says_what_the_spans_say(text: str, place: Place) -> None:
    """For titles, and for scripts."""
    assert filled(text, place) == "".join(span.text for span in spans(text, place))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text 988", (Span("text "), Span("988", "number", "sms:988"))),
        ("HELLO to 85258", (Span("HELLO to "), Span("85258", "number", "sms:988"))),
        (
            "0161 496-0123 or 9",
            (Span("0161 496-0123", "number", "sms:988"), Span(" or "), Span("9", "number")),
        ),
        ("*4141", (Span("*4141", "number", "sms:988"),)),
        ("no number", (Span("no number"),)),
    ],
)
def test_numbers_in_a_text_are_marked_the_first_with_its_link(
    text: str, expected: tuple[Span, ...]
) -> None:
    """A number of any length stays whole."""
    assert numbered(text, "sms:988") == expected


def test_address_is_its_own_link() -> None:
    """It can be followed where that is possible, and read where it is not."""
    assert address("https://a.org/x") == Span("https://a.org/x", "address", "https://a.org/x")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("free", "private"), "Free, private."),
        (("", "24/7"), "24/7."),
        (("Ends here.",), "Ends here."),
        (("", ""), ""),
        ((), ""),
    ],
)
def test_facts_become_one_sentence(parts: tuple[str, ...], said: str) -> None:
    """A capital at the start, one full stop at the end, nothing where there is nothing."""
    assert sentence(*parts) == said


@pytest.mark.parametrize(("text", "said"), [("abc", "Abc"), ("", ""), ("iPad", "IPad")])
def test_capital_changes_the_first_letter_alone(text: str, said: str) -> None:
    """The rest stays as it is written."""
    assert capital(text) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-11-22", "22 Nov 2026"),
        ("2026-11-20", "20 Nov 2026"),
        ("2026-11-02", "2 Nov 2026"),
        ("2026-01", "Jan 2026"),
    ],
)
def test_date_is_spoken(written: str, said: str) -> None:
    """As far as it is known; no order of numbers that means two days."""
    assert spoken_date(written) == said
    assert spoken_date("2026") == "2026"
