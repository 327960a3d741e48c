"""The page of helplines: what comes first, what is told in full, and where it was read."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from support import flowing

from heroininfo.document import Document
from heroininfo.helplines import choose
from heroininfo.model import Country, CountryPage, DeafAccess, Helpline, Kind, Number
from heroininfo.pages.codes import codes_page
from heroininfo.pages.help_line import MOST_REGIONAL, help_line_page
from heroininfo.place import Place
from heroininfo.render.text import render

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLACE = Place("UT", "Utopia", ("5",), how="from your time zone", sure="high")


def line(helpline_id: str, kind: Kind = "crisis", **changes: Any) -> Helpline:
    """Return a helpline with a number."""
    known = {"phone": (Number("0 1", "tel:01"),), "privacy": "private", **changes}
    return Helpline(
        helpline_id, "UT", helpline_id.title(), kind, "https://x.org/a", "2026", **known
    )


MANY = [
    line("talk", for_whom="anyone"),
    line("text", phone=(), text="text HI to 6", sms="sms:6", sms_body="HI"),
    line("clinic", "treatment"),
    line("south talk", region="South"),
    line("north clinic", "treatment", region="North"),
    line("north site", "locator", region="North", phone=(), web="https://north.org"),
    line("kids", "youth", hours="24/7"),
    line("spray", "naloxone", phone=(), other="ask in a pharmacy"),
]


def page(*helplines: Helpline, place: Place = PLACE, width: int = 80, **asked: Any) -> str:
    """Return the page of these lines as text."""
    country = asked.pop("country", None)
    return render(help_line_page(place, choose(helplines, NOON, **asked), (), NOON, country), width)


def test_page_is_in_the_order_of_what_helps() -> None:
    """The country before its parts; treatment first, then to talk; the rest a line each."""
    assert page(*MANY) == (
        """\
Emergency: call 5

Country: Utopia (from your time zone). Other: --country GB

Find treatment or advice
  Clinic: 0 1

Talk to someone now
  Talk: 0 1
    Anyone.
  Text: Text HI to 6

More help
  - Naloxone: Spray: Ask in a pharmacy
  - Young people: Kids: 0 1

For one part of the country
  - North: North Clinic: 0 1
  - South: South Talk: 0 1
  - All lines of one part: heroininfo help-line --region South

Numbers change. If one fails, call 5 in an emergency, or look on
findahelpline.com. Not every one works from abroad. None was called to check it.
Read on pages of 2026. In full: heroininfo help-line --sources
"""
    )


@pytest.mark.parametrize("asked", [{"region": "North"}, {"kind": "treatment"}])
def test_what_is_asked_for_is_told_in_full(asked: dict[str, Any]) -> None:
    """With privacy, under the name of its region."""
    out = page(*MANY, **asked)
    assert "  Clinic: 0 1\n    Private. May not work from outside Utopia.\n" in out
    assert "In North\n  North Clinic: 0 1\n" in out
    assert "South" not in out
    assert "More help" not in out


def test_each_region_stands_once() -> None:
    """With all its lines, the most helpful first."""
    out = page(*MANY, country=Country("UT", "Utopia"))
    assert out.count("In North\n  North Clinic: 0 1\n") == 1
    assert out.count("In North\n") == out.count("In South\n") == 1


def test_page_of_a_few_lines_tells_them_in_full() -> None:
    """There is room."""
    assert "    Private. May not work from outside Utopia.\n" in page(MANY[2])


def test_too_many_lines_of_regions_are_not_listed_one_by_one() -> None:
    """Only where they are, and how to see them."""
    lines = [line(f"l{n}", region=f"State {n:02}") for n in range(MOST_REGIONAL + 1)]
    out = flowing(page(*lines))
    assert "There are lines for State 00, State 01," in out
    assert 'heroininfo help-line --region "State 12"' in out
    assert "L3" not in out
    assert "State 03: L3: 0 1" in flowing(page(*lines[1:]))


def test_command_names_the_country_that_was_chosen() -> None:
    """Else it would show another."""
    chosen = Place("UT", "Utopia", ("5",), how="as you chose")
    out = page(*MANY, place=chosen)
    assert "heroininfo help-line --country UT --sources" in out
    assert "heroininfo help-line --country UT --region South" in out


def test_no_line_of_a_kind_says_how_to_see_what_there_is() -> None:
    """No empty page."""
    out = flowing(page(MANY[0], kind="naloxone"))
    assert "No line of the kind naloxone is listed for Utopia yet. Leave out --kind" in out


def test_open_says_what_it_leaves_out() -> None:
    """Closed, or not known."""
    shut = line("shut", opening="Mo-Su 01:00-02:00", zone="Europe/London")
    out = flowing(page(line("known", hours="24/7"), shut, line("dark"), open_now=True))
    assert "Closed now: 1 line. Hours not known: 1 line. Leave out --open" in out
    assert "Known: 0 1" in out
    assert "Shut" not in out


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"hours": "9am to 5pm, every day"}, "9am to 5pm, every day, private. Open now."),
        ({"hours": "9am to 5pm, Mondays"}, "Open now, unless it is a holiday there."),
        ({"hours": "1am to 2am, every day"}, "Closed now."),
        ({"hours": "9am to 5pm, every day (in 2019)"}, "Open now, if these hours still hold."),
        ({"abroad": "yes"}, "Can be called from abroad."),
        ({"dialable": "inside"}, "Works only inside Utopia."),
        ({"phone": (Number("1", "tel:+441"),)}, "From abroad: +441."),
        ({"phone": (Number("1", "tel:+18005550100"),)}, "not work from outside North America."),
    ],
    ids=str,
)
def test_line_says_whether_it_can_be_reached_now_and_from_where(
    changes: dict[str, Any], words: str
) -> None:
    """As far as that is known."""
    assert words in flowing(page(line("x", zone="Europe/London", **changes)))


COUNTRY = Country(
    "UT",
    "Utopia",
    pages=(CountryPage("Health Office", "https://health.ut", "2025-03"),),
    lists=("A list",),
    deaf=DeafAccess("Text 6.", "Deaf Society", "https://deaf.ut", "undated"),
)


def test_sources_show_the_pages_of_each_line_and_of_the_country() -> None:
    """With their dates, and that an old one may have changed."""
    second: dict[str, Any] = {
        "source2": "https://www.news.ut/b",
        "seen2": "2019-05",
        "operator": "the state",
    }
    out = page(line("x", **second), country=COUNTRY)
    assert (
        """\
    Run by the state.
    Read on x.org, 2026.
    https://x.org/a
    Also read on news.ut, May 2019: it may have changed.
    https://www.news.ut/b

Where the emergency number was read
  - Health Office, Mar 2025: https://health.ut
  - Deaf Society, on calls without hearing or speech, no date shown:
    https://deaf.ut

  Lists of many countries that give it: A list.
"""
        in out
    )
    assert "--sources" not in out


def test_sources_say_where_no_page_was_found() -> None:
    """A number from nowhere is worth saying."""
    assert "No page of the country was found." in page(country=Country("UT", "Utopia"))


def test_every_way_has_a_code_with_the_words_of_a_text_in_it() -> None:
    """National lines first; what it dials under it, and where that works."""
    known = line(
        "x", long=Number("0 2", "tel:+42"), text="text HI to 6", sms="sms:6", sms_body="HI"
    )
    document = codes_page(PLACE, choose([line("r", region="South"), known], NOON))
    codes = [block for block in document.blocks if hasattr(block, "link")]
    assert [code.link for code in codes] == ["tel:01", "tel:+42", "SMSTO:6:HI", "tel:01"]
    under = render(Document((codes[2],)), 80)
    assert under.endswith("    X\n    Text HI to 6\n    Works only inside Utopia.\n")


def test_open_counts_only_what_it_leaves_out() -> None:
    """Nothing is said of no lines."""
    out = flowing(page(line("known", hours="24/7"), open_now=True))
    assert "Only lines that are open now" in out
    assert "Closed now" not in out
    assert "Hours not known" not in out


WORLD = line("world", "locator", phone=(), web="https://world.org")


@pytest.mark.parametrize(
    ("lines", "kind", "needed"),
    [
        ([], None, True),
        ([line("talk")], None, True),
        ([line("clinic", "treatment")], None, False),
        ([line("alone", "overdose")], None, False),
        ([line("talk")], "crisis", False),
        ([line("talk")], "treatment", True),
    ],
)
def test_directory_of_the_world_stands_where_it_is_needed(
    lines: list[Helpline], kind: Kind | None, needed: bool
) -> None:
    """Where no line is for people who use drugs, or none is of the kind that was asked for."""
    document = help_line_page(PLACE, choose(lines, NOON, kind=kind), [WORLD], NOON)
    assert ("https://world.org" in render(document, 80)) is needed


def test_lines_of_the_country_come_before_those_of_the_world() -> None:
    """Of the same kind too."""
    own = line("own", "locator", phone=(), web="https://own.org")
    out = render(help_line_page(PLACE, choose([own], NOON), [WORLD], NOON), 80)
    assert out.index("https://own.org") < out.index("https://world.org")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "No drug or crisis line is listed for Utopia yet."),
        ([line("talk")], "for Utopia yet. The crisis lines below are for people in distress."),
        ([line("kids", "youth")], "No drug help line is listed for Utopia yet. See what is below."),
    ],
)
def test_country_without_a_drug_line_says_what_there_is(lines: list[Helpline], said: str) -> None:
    """Nobody takes one kind of line for another."""
    assert said in flowing(page(*lines))
    assert "yet." not in flowing(page(line("clinic", "treatment"), *lines))


def test_number_read_off_paper_has_no_address() -> None:
    """Read once, and read again."""
    known = line("x", source2="leaflet of 2020", seen2="undated")
    out = flowing(page(msgspec.structs.replace(known, source="list of 2019"), country=COUNTRY))
    assert "Read in a list of 2019, 2026. Also read in a leaflet of 2020, no date shown" in out


def test_code_of_the_number_behind_a_short_one_says_when_to_use_it() -> None:
    """Only where the short one fails."""
    known = line("x", long=Number("0 2", "tel:+42"))
    codes = [b for b in codes_page(PLACE, choose([known], NOON)).blocks if hasattr(b, "link")]
    said = [flowing(render(Document((code,)), 80)) for code in codes]
    assert said[0].endswith("X Call 0 1 Works only inside Utopia.")
    assert said[1].endswith("X If that fails, call 0 2")


@pytest.mark.parametrize(
    ("number", "where"),
    [("123456", "Works only inside Utopia."), ("1234567", "May not work outside Utopia.")],
)
def test_code_says_where_it_can_be_dialed(number: str, where: str) -> None:
    """Six digits are a short code, which no other country can reach."""
    known = line("x", phone=(Number(number, f"tel:{number}"),))
    codes = [b for b in codes_page(PLACE, choose([known], NOON)).blocks if hasattr(b, "link")]
    assert flowing(render(Document((codes[0],)), 80)).endswith(where)
