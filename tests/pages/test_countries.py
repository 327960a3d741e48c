"""All countries on one page: the list of them, and every line."""

from datetime import UTC, datetime

from support import flowing

from heroininfo.model import Helpline, Number
from heroininfo.pages.countries import all_lines_page, country_rows, list_page
from heroininfo.place import Place
from heroininfo.render.text import render

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TALK = Helpline(
    "talk",
    "UT",
    "Talk",
    "crisis",
    "https://x.org/a",
    "2026",
    phone=(Number("0 1", "tel:01"),),
)
KIDS = Helpline("kids", "UT", "Kids", "youth", "a list", "2026", web="https://kids.org")
WORLD = Helpline("world", "ZZ", "World", "locator", "https://w.org/b", "2026", web="https://w.org")
COUNTRIES = [
    (Place("UT", "Utopia", ("5", "6"), how="as you chose"), [TALK, KIDS]),
    (Place("NO", "Nowhere", how="as you chose"), []),
]


def test_list_says_what_each_country_has() -> None:
    """Its code, name and number, and its lines by kind."""
    assert render(list_page(COUNTRIES), 80) == (
        "Countries\n\n"
        "  UT  Utopia: 5 or 6; 2 lines (crisis, youth)\n"
        "  NO  Nowhere: none confirmed; no lines\n\n"
        "One of them: --country AR\n"
    )
    assert country_rows(COUNTRIES) == (
        "UT\tUtopia\t5,6\t2\tcrisis,youth\nNO\tNowhere\tnone confirmed\t0\t\n"
    )


def test_every_line_stands_under_its_country_and_number() -> None:
    """The number once, without how the country was found; what serves all comes last."""
    said = flowing(render(all_lines_page(COUNTRIES, [WORLD], NOON), 80))
    assert said.startswith("Utopia (UT) Emergency: call 5 or 6 Talk: 0 1 Talk to someone now.")
    assert "Nowhere (NO) No emergency number is confirmed for Nowhere." in said
    assert said.endswith("Any country World: https://w.org Look online.")
    assert "as you chose). Another" not in said.split("Nowhere (NO)")[0]
    assert "Read on" not in said


def test_every_line_has_its_sources_where_they_are_asked_for() -> None:
    """Those that serve all countries too."""
    said = flowing(render(all_lines_page(COUNTRIES, [WORLD], NOON, proof=True), 80))
    assert "Read on x.org, 2026. https://x.org/a" in said
    assert "Read on w.org, 2026. https://w.org/b" in said
