"""The page for `heroininfo` alone fits the screen, wide or narrow, whatever the country."""

import pytest

from heroininfo.emergency_data import COUNTRIES
from heroininfo.pages.front import COMMANDS, front_pages
from heroininfo.place import Place, detect
from heroininfo.render.text import first_that_fits, render


@pytest.mark.parametrize("country", ["", "US", "GB", "AU"])
@pytest.mark.parametrize("columns", [40, 80])
def test_front_page_fits_24_rows(country: str, columns: int) -> None:
    """With the command typed above it and the prompt below it."""
    place = detect(country, {}) if country else Place()
    page = render(first_that_fits(front_pages(place), columns, 22), columns)
    assert page.count("\n") <= 22
    assert page.startswith("Emergency: if someone will not wake up")
    assert f"heroininfo {COMMANDS[0][0]}" in page


@pytest.mark.parametrize("country", COUNTRIES)
def test_wide_front_page_has_every_command(country: str) -> None:
    """Nothing is left out on 80 columns."""
    page = render(first_that_fits(front_pages(detect(country, {})), 80, 22), 80)
    assert page.count("\n") <= 22
    assert all(f"heroininfo {name}" in page for name, _ in COMMANDS)


def test_short_screen_loses_the_last_commands_first() -> None:
    """The most needed stay."""
    pages = [render(page, 40) for page in front_pages(Place())][:-1]
    for fewer, page in enumerate(pages):
        kept = len(COMMANDS) - fewer
        assert [f"heroininfo {name}" in page for name, _ in COMMANDS] == [
            place < kept for place in range(len(COMMANDS))
        ]


@pytest.mark.parametrize(("country", "number"), [("", "911: United States"), ("DE", "call 112")])
def test_smallest_screen_keeps_the_number_at_the_top(country: str, number: str) -> None:
    """A telephone on its side, 50 by 20: the number, three commands, and how to say where."""
    place = detect(country, {}) if country else Place()
    page = render(first_that_fits(front_pages(place), 50, 18), 50)
    assert page.count("\n") <= 18
    assert number in " ".join(page.split())
    assert "heroininfo help-line" in page
    assert "--country" in page
