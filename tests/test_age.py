"""How old a copy of the numbers is, and where it says so."""

from datetime import UTC, datetime

import pytest
from support import Run, flowing

from heroininfo.age import age_words, months_old

DAY = "2026-11-26"


def at(day: str) -> datetime:
    """Return noon of a day."""
    return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "months"),
    [
        ("2026-11-26", 0),
        ("2026-12-25", 0),
        ("2026-12-26", 1),
        ("2027-11-25", 11),
        ("2027-11-26", 12),
        ("2029-01-01", 25),
        ("2026-10-01", -2),
    ],
)
def test_age_is_in_whole_months(moment: str, months: int) -> None:
    """A month has passed when its day comes; a clock that is behind makes no copy old."""
    assert months_old(at(moment), DAY) == months
    assert (age_words(at(moment), DAY) == "") is (months < 12)


def test_old_copy_says_so_and_a_very_old_one_louder() -> None:
    """From twelve and from twenty-four months on."""
    assert (
        age_words(at("2027-11-26"), DAY) == "This copy is 12 months old; numbers may have changed."
    )
    assert age_words(at("2028-11-26"), DAY) == (
        "Warning: this copy is 24 months old; numbers may have changed."
        " If one fails, ask people near you. Get a newer copy of heroininfo."
    )


PAGES = [
    ("help-line", "--country", "GB"),
    ("help-line", "--country", "AF"),
    ("help-line",),
    ("help-line", "--qr", "--country", "GB"),
    ("show", "withdrawal", "--country", "US"),
    ("timeline", "--country", "US"),
    ("symptoms", "withdrawal", "--country", "US"),
    ("check-in", "--answers", "/dev/null", "--country", "US"),
]


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_page_with_numbers_says_that_it_is_old(walk: Run, words: tuple[str, ...]) -> None:
    """Not while it is fresh; then once, and the number still comes first."""
    assert "months old" not in walk(*words, now=at("2026-12-01")).out
    out = flowing(walk(*words, now=at("2028-06-30")).out)
    assert out.count("months old; numbers may have changed.") == 1
    assert "Warning:" not in out
    assert "Warning: this copy is" in flowing(walk(*words, now=at("2031-01-01")).out)


def test_copy_is_as_old_as_its_own_newest_day() -> None:
    """Whatever the day of this one."""
    assert age_words(at("2026-11-26"), "2025-11-26").startswith("This copy is 12 months old")
    assert age_words(at("2026-11-26"), "2020-01-26").startswith("Warning: this copy is 82 months")
