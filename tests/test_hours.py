"""Opening hours: what is understood, whether a line is open, and what is too old to say."""

from datetime import UTC, datetime

import msgspec
import pytest

from heroininfo import hours
from heroininfo.model import Helpline

OFFICE = Helpline(
    id="ie-office",
    country="IE",
    name="Office Line",
    kind="treatment",
    source="a list",
    seen="2026-10-01",
    hours="9:30am to 5:30pm, Monday to Friday",
    opening="Mo-Fr 09:30-17:30",
    zone="Europe/Dublin",
)
DAY = 24 * 60


def at(text: str) -> datetime:
    """Return a moment given in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("opening", "spans"),
    [
        ("24/7", [(0, 7 * DAY)]),
        ("Mo 09:30-17:30", [(570, 1050)]),
        ("Sa,Su 00:00-24:00", [(5 * DAY, 6 * DAY), (6 * DAY, 7 * DAY)]),
        ("Fr-Mo 10:00-11:00", [(d * DAY + 600, d * DAY + 660) for d in (0, 4, 5, 6)]),
        ("Su 22:00-02:00", [(6 * DAY + 1320, 7 * DAY + 120)]),
        (
            "Mo 09:00-12:00,13:00-17:00; Tu 10:00-11:00",
            [(540, 720), (780, 1020), (DAY + 600, DAY + 660)],
        ),
    ],
)
def test_opening_is_understood(opening: str, spans: list[tuple[int, int]]) -> None:
    """Minutes since Monday 00:00, in order."""
    assert hours.parse(opening) == spans


@pytest.mark.parametrize(
    "opening",
    [
        "",
        "always",
        "09:00-17:00",
        "Mo-Fr",
        "Mo-Fr 9:00-17:00",
        "Mo-Fr 09:00-25:00",
        "Mo-Fr 09:00-17:60",
        "Mo-Fr 09:00-17:00;",
        "Mo-Fr 09:00-17:00; PH off",
        "mo 09:00-17:00",
        "Mo-Fr 09:00-12:00; Fr 13:00-15:00",
        "Mo,Mo 09:00-12:00",
        'Mo-Fr 09:00-17:00 "maybe"',
    ],
)
def test_other_words_are_refused(opening: str) -> None:
    """What is not understood whole is not understood at all."""
    with pytest.raises(ValueError, match=r"is not like|names a day twice"):
        hours.parse(opening)


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-11-23T09:29", "closed"),
        ("2026-11-23T09:30", "open"),
        ("2026-11-23T17:29", "open"),
        ("2026-11-23T17:30", "closed"),
        ("2026-11-22T12:00", "closed"),
        ("2026-10-05T08:29", "closed"),
        ("2026-10-05T08:30", "open"),  # summer time: an hour ahead of UTC
    ],
)
def test_line_is_open_by_the_clock_of_its_own_place(moment: str, state: str) -> None:
    """From the first minute to before the last, in winter and in summer."""
    assert hours.state(OFFICE, at(moment)) == state


def test_clock_of_another_continent_counts() -> None:
    """A line in Singapore is open while it is night in London."""
    line = msgspec.structs.replace(OFFICE, opening="Mo-Su 08:30-21:00", zone="Asia/Singapore")
    assert hours.state(line, at("2026-11-22T00:29")) == "closed"
    assert hours.state(line, at("2026-11-22T00:31")) == "open"


@pytest.mark.parametrize(
    ("moment", "state"),
    [("2026-11-23T00:59", "open"), ("2026-11-23T01:00", "closed"), ("2026-11-22T23:00", "open")],
)
def test_night_hours_pass_into_the_next_day_and_week(moment: str, state: str) -> None:
    """8am to 2am: Sunday's last hours are on Monday."""
    line = msgspec.structs.replace(OFFICE, opening="Mo-Su 08:00-02:00", zone="Europe/Paris")
    assert hours.state(line, at(moment)) == state


@pytest.mark.parametrize(
    "changes",
    [
        {"opening": "", "hours": ""},
        {"opening": "", "hours": "evenings"},
        {"zone": "Nowhere/At_All"},
    ],
    ids=str,
)
def test_what_is_not_known_is_not_said(changes: dict[str, str]) -> None:
    """No hours, words that leave doubt, or no data on the time zone: neither open nor closed."""
    assert hours.state(msgspec.structs.replace(OFFICE, **changes), at("2026-11-23T10:00")) == ""


@pytest.mark.parametrize(
    ("changes", "certain"),
    [
        ({}, True),
        ({"seen": "2024-11-21"}, False),
        ({"seen": "undated"}, False),
        ({"hours": "24/7 (in 2020)"}, False),
        ({"hours": "24/7, by one undated page"}, False),
    ],
    ids=str,
)
def test_state_by_old_or_hedged_hours_is_not_certain(
    changes: dict[str, str], certain: bool
) -> None:
    """It is known all the same: at three in the morning an old page is better than none."""
    line = msgspec.structs.replace(OFFICE, **changes)
    assert hours.is_certain(line, at("2026-11-23T10:00")) is certain
    assert hours.state(line, at("2026-11-23T10:00")) == "open"


def test_line_that_never_closes_is_open() -> None:
    """24/7 needs no time zone."""
    line = msgspec.structs.replace(OFFICE, hours="24/7", opening="24/7", zone="")
    assert hours.state(line, at("2026-11-22T03:00")) == "open"


@pytest.mark.parametrize(
    ("words", "opening"),
    [
        ("24/7", "24/7"),
        ("24/7 (in 2020)", "24/7"),
        ("24/7, by one undated page", "24/7"),
        ("9am to 4pm, every day (in 2024)", "Mo-Su 09:00-16:00"),
        ("6am to midnight, every day", "Mo-Su 06:00-24:00"),
        ("noon to 12:30am, every day", "Mo-Su 12:00-00:30"),
        ("7pm to 7am, every day", "Mo-Su 19:00-07:00"),
        ("10am to 8pm, Monday to Friday, not on public holidays (in 2019)", "Mo-Fr 10:00-20:00"),
        (
            "2pm to 10pm, Monday to Friday, and 9am to 4pm on Saturday",
            "Mo-Fr 14:00-22:00; Sa 09:00-16:00",
        ),
        ("Mondays and Thursdays, 9am to 4pm (in 2018)", "Mo,Th 09:00-16:00"),
        ("8am to 5pm, Thursdays (in 2024)", "Th 08:00-17:00"),
        ("", ""),
        ("8am to 8pm", ""),
        ("3:30pm to 12:30am (in 2025)", ""),
        ("24/7 (in South Australia 8:30am to 10pm)", ""),
        ("8:30am to 10pm (Adelaide time)", ""),
        ("at least 18 hours a day in each city", ""),
        ("4pm to 9pm, every day; on day 10 of each month, 24 hours from 8am", ""),
        ("6pm to 2am, Monday to Thursday, and from 6pm on Friday to 6am on Monday", ""),
        ("9am to 5pm, every day, and 9am to 4pm on Saturday", ""),
    ],
)
def test_hours_in_words_are_read_where_they_leave_no_doubt(words: str, opening: str) -> None:
    """No days, a condition, or a day twice: not read."""
    assert hours.from_words(words) == opening


@pytest.mark.parametrize(
    ("moment", "state"),
    [("2026-11-23T20:00", "open"), ("2026-11-23T15:00", ""), ("2026-11-23T09:00", "closed")],
)
def test_line_without_a_time_zone_is_open_where_all_of_its_country_agree(
    moment: str, state: str
) -> None:
    """Across the United States it is 9 in the morning at different times."""
    line = msgspec.structs.replace(OFFICE, country="US", opening="Mo-Fr 08:00-22:00", zone="")
    assert hours.state(line, at(moment)) == state


@pytest.mark.parametrize(
    ("seen", "old"),
    [
        ("undated", True),
        ("2019", True),
        ("2024-11-21", True),
        ("2024-11-22", False),
        ("2024-11", True),
        ("2024", True),
        ("2024-12", False),
        ("2025", False),
        ("2026-11-22", False),
    ],
)
def test_page_may_have_changed_after_two_years(seen: str, old: bool) -> None:
    """An unknown day or month counts as the first; no date counts as old."""
    assert hours.may_have_changed(seen, at("2026-11-22T12:00")) is old


def test_present_moment_knows_its_time_zone() -> None:
    """So that no comparison mixes local time and UTC."""
    assert hours.now().tzinfo is UTC
