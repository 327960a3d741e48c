"""Which helplines of a country a reader asked for."""

from datetime import UTC, datetime
from typing import Any

import pytest

from heroininfo.errors import HeroininfoError
from heroininfo.helplines import choose, find_region, kinds_of, regions_of
from heroininfo.model import Helpline, Kind, Number
from heroininfo.place import Place, detect

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NUMBER = (Number("1", "tel:1"),)


def line(helpline_id: str, kind: Kind = "crisis", **changes: Any) -> Helpline:
    """Return a helpline of which little is known."""
    known = {"phone": NUMBER, **changes}
    return Helpline(helpline_id, "GB", helpline_id.title(), kind, "a list", "2026", **known)


ZONE = "Europe/London"
LINES = [
    line("always", hours="24/7"),
    line("office", "treatment", opening="Mo-Fr 09:00-17:00", zone="Europe/London"),
    line("night", opening="Mo-Su 22:00-06:00", zone="Europe/London"),
    line("unknown"),
    line("scottish", hours="24/7", region="Scotland"),
    line("welsh", "family", region="North Wales"),
    line("site", "locator", phone=(), web="https://x.org"),
]


def ids(**asked: Any) -> list[str]:
    """Return the ids of the lines that are chosen at noon."""
    return [helpline.id for helpline in choose(LINES, NOON, **asked).helplines]


def test_all_are_chosen_where_nothing_is_asked_for() -> None:
    """In the order of the data."""
    assert ids() == [helpline.id for helpline in LINES]


def test_kind_and_region_narrow_the_choice() -> None:
    """A region keeps the lines for the whole country."""
    assert ids(kind="treatment") == ["office"]
    assert ids(region="Scotland") == ["always", "office", "night", "unknown", "scottish", "site"]


def test_open_leaves_out_what_is_closed_or_not_known_and_counts_it() -> None:
    """A website has no hours, and stays."""
    assert ids(open_now=True) == ["always", "office", "scottish", "site"]
    choice = choose(LINES, NOON, open_now=True)
    assert (choice.closed, choice.unsure) == (1, 2)


def test_line_that_is_only_written_to_is_closed_out_of_its_hours() -> None:
    """A chat without a number to call is no website."""
    evenings = "Mo-Su 18:00-22:00"
    chat = line("chat", phone=(), web="https://x.org", hours=evenings, opening=evenings, zone=ZONE)
    assert choose([chat], NOON, open_now=True).helplines == ()


def test_kinds_are_named_once() -> None:
    """Whatever their number."""
    assert kinds_of(LINES) == ["crisis", "treatment", "family", "locator"]


@pytest.mark.parametrize(
    ("name", "region"),
    [("scotland", "Scotland"), ("wales", "North Wales"), ("north WALES", "North Wales")],
)
def test_region_is_found_by_its_name_or_words_of_it(name: str, region: str) -> None:
    """As people type it."""
    assert find_region(detect("GB", {}), LINES, name) == region


def test_region_that_is_not_there_is_refused_with_those_that_are() -> None:
    """And the command that shows them all."""
    with pytest.raises(HeroininfoError) as refused:
        find_region(detect("GB", {}), LINES, "Ohio")
    assert "Listed: North Wales; Scotland." in refused.value.message
    assert refused.value.hint == "Lines of every region: heroininfo help-line --country GB"
    assert regions_of(LINES) == ["North Wales", "Scotland"]


def test_word_of_several_regions_is_refused_with_those_that_are() -> None:
    """None of them is taken for the one that was meant."""
    lines = [line("north", region="North Wales"), line("south", region="South Wales")]
    with pytest.raises(HeroininfoError, match="Listed: North Wales; South Wales"):
        find_region(detect("GB", {}), lines, "wales")


def test_region_needs_a_country() -> None:
    """Which is not known."""
    with pytest.raises(HeroininfoError, match="your country is not known"):
        find_region(Place(), [], "Ohio")


def test_whole_name_of_a_region_means_that_one() -> None:
    """Though another has the same words in it."""
    lines = [line("coast", region="North Wales Coast"), line("north", region="North Wales")]
    assert find_region(detect("GB", {}), lines, "north wales") == "North Wales"
