"""Styled text: the same words as the plain text, plus escape codes without a hue."""

import re
from typing import get_args

import pytest
from support import CODES, without_codes

from heroininfo.document import (
    Bar,
    Chart,
    Code,
    Document,
    Footer,
    Heading,
    Lead,
    Paragraph,
    Role,
    Span,
    Title,
)
from heroininfo.render import terminal, text
from heroininfo.render.lines import Ink, Style

ROLES: tuple[Role, ...] = get_args(Role)
STYLES: set[Style] = {*ROLES, *get_args(get_args(Style)[1])}
EVERY_ROLE = Document(
    (
        Title("A page"),
        Heading("call 911 if", urgent=True),
        Paragraph(tuple(Span(f"{role or 'plain'} words here ", role) for role in ROLES)),
        Chart((Bar("Heroin", ((0, 12, "starts"), (24, 72, "worst"), (72, 96, "eases"))),), 36),
        Footer(("Small print.",)),
    )
)


@pytest.mark.parametrize("width", [30, 40, 80, 200])
def test_styled_text_without_codes_is_the_plain_text(width: int) -> None:
    """Nobody reads less for want of colour."""
    styled = terminal.render(EVERY_ROLE, width)
    assert without_codes(styled) == text.render(EVERY_ROLE, width)
    assert CODES.search(styled)


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("", ("", "")),
        ("emergency", ("\x1b[1;7m", "\x1b[0m")),
        ("number", ("\x1b[1m", "\x1b[0m")),
        ("cite", ("\x1b[2m", "\x1b[0m")),
        ("address", ("\x1b[1m", "\x1b[0m")),
        ("command", ("\x1b[1m", "\x1b[0m")),
    ],
)
def test_role_has_its_style(role: Role, codes: tuple[str, str]) -> None:
    """Body text has none."""
    before, after = codes
    page = Document((Lead((Span("x", role),)),))
    assert terminal.render(page, 80) == f"{before}x{after}\n"


def test_word_emergency_alone_is_turned_round() -> None:
    """So that it is seen: nothing else may be."""
    seen = re.findall(r"\x1b\[[\d;]*7m([^\x1b]*)", terminal.render(EVERY_ROLE, 80))
    assert {words.split()[0] for words in seen} <= {"Emergency:", "emergency"}
    assert "Emergency:" in seen


def test_every_role_but_body_text_and_a_chart_has_a_style() -> None:
    """A new role must be given a style; of a chart only what is worst stands out."""
    assert set(terminal.STYLES) == STYLES - {"", "starts", "eases"}


def test_only_bold_dim_and_turned_round() -> None:
    """The reader's own two colors; only a QR code needs others."""
    codes = set(re.findall(r"\d+", "".join(CODES.findall(terminal.render(EVERY_ROLE, 80)))))
    assert codes <= {"0", "1", "2", "7"}


def test_every_style_ends_on_its_line() -> None:
    """A pager that shows the middle of a page shows no colour that began above it."""
    for line in terminal.render(EVERY_ROLE, 30).splitlines():
        assert CODES.findall(line).count("\x1b[0m") * 2 == len(CODES.findall(line))


@pytest.mark.parametrize("markup", ["[who]", "[/b]", "[bold]x", ":pill:", "[link=https://x.y]z"])
def test_content_is_never_taken_for_markup(markup: str) -> None:
    """Brackets and colons are printed as they stand, in every role."""
    for role in ROLES:
        page = Document((Lead((Span(markup, role),)),))
        assert without_codes(terminal.render(page, 80)) == f"{markup}\n"


def test_code_is_drawn_with_what_the_screen_can_draw_with() -> None:
    """Letters where it has no half blocks; turned round where it is light."""
    page = Document((Code("tel:988", ((Span("Call 988"),),)),))
    letters = without_codes(terminal.render(page, 80, Ink(halves=False)))
    assert letters.isascii()
    assert letters == text.render(page, 80, Ink(halves=False))
    assert terminal.render(page, 80, Ink(on_paper=False)) != terminal.render(page, 80, Ink())
