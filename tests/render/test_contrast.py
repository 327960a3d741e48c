"""What stands out on a terminal is readable in every usual palette, on white and on black."""

import re
from collections.abc import Mapping

import pytest

from heroininfo.document import Document, Heading, Lead, Span, Title
from heroininfo.render.terminal import STYLES, render

PALETTES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "xterm": (("cd0000", "ff0000"), ("ffffff", "000000")),
    "GNOME": (("c01c28", "f66151"), ("ffffff", "1e1e1e")),
    "Windows": (("c50f1f", "e74856"), ("ffffff", "0c0c0c")),
    "macOS": (("c23621", "fc391f"), ("ffffff", "000000")),
    "Solarized": (("dc322f", "cb4b16"), ("fdf6e3", "002b36")),
}
"""Red and bright red, the hue that a warning would take; the light and the dark ground."""
READABLE = 4.5
"""The contrast of text that WCAG 2.2 asks for, success criterion 1.4.3."""
HUES = re.compile(r"\x1b\[[0-9;]*\b(3[0-7]|4[0-7]|9[0-7]|10[0-7])\b[0-9;]*m")


def luminance(color: str) -> float:
    """Return the relative luminance of a color, as WCAG 2.2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES)
def test_no_red_is_readable_on_both_white_and_black(palette: str) -> None:
    """Why there are no hues: whichever red is taken, one of the two grounds swallows it."""
    reds, grounds = PALETTES[palette]
    for red in reds:
        assert min(contrast(red, ground) for ground in grounds) < READABLE


def test_text_has_the_reader_s_own_two_colors() -> None:
    """Headings, numbers, commands and the word Emergency: bold, or turned round, never a hue."""
    assert {style for style, codes in STYLES.items() if set(codes.split()) - {"bold", "dim"}} == {
        "emergency",
        "code",
    }
    page = Document(
        (
            Title("A"),
            Heading("B", urgent=True),
            Lead((Span("Emergency:", "emergency"), Span("911", "number"), Span("c", "command"))),
        )
    )
    shown = render(page, 80)
    assert "\x1b[1;7mEmergency:" in shown
    assert not HUES.search(shown)


def test_headings_are_bold() -> None:
    """They stand out without a hue."""
    assert render(Document((Heading("B"),)), 80) == "\x1b[1mB\x1b[0m\n"
