"""What to read again first: the oldest pages, and the numbers that rest on the least."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from reread import country, entries, helpline, is_page, main, months_since, newest, report

TODAY = date(2026, 11, 23)
A, B, LIST = "https://a.org/1", "https://b.org/2", "https://github.com/x/y"


@pytest.mark.parametrize(
    ("day", "months"),
    [
        ("2026-11-23", 0),
        ("2026-11", 0),
        ("2026-10-31", 1),
        ("2025-12", 11),
        ("2025", 22),
        ("2027-01", 0),
        ("undated", 60),
    ],
)
def test_age_of_a_page_is_in_months(day: str, months: int) -> None:
    """Of a year alone the first month counts; a page without a date counts for five years."""
    assert months_since(day, TODAY) == months


def test_newest_date_counts() -> None:
    """A page without one says nothing beside one that has it."""
    assert newest(["2019", "undated", "2024-05", "2024"]) == "2024-05"
    assert newest(["undated"]) == newest([]) == "undated"


def test_list_of_numbers_is_no_page() -> None:
    """Nor are words about one."""
    assert is_page(A)
    assert not is_page(LIST)
    assert not is_page("a poster, 2019")


LINE: dict[str, Any] = {"id": "x", "phone": [{"number": "1"}, {"number": "2"}]}


@pytest.mark.parametrize(
    ("known", "points", "reasons"),
    [
        ({"source": A, "seen": "2026-09", "source2": B, "seen2": "2020"}, 2, ()),
        ({"source": A, "seen": "2026-09"}, 26, ("one source",)),
        ({"source": LIST, "seen": "2026-09"}, 62, ("lists only",)),
        ({"source": LIST, "seen": "2026-09", "source2": A, "seen2": "undated"}, 2, ()),
        ({"source": A, "seen": "undated"}, 84, ("one source", "undated")),
    ],
)
def test_line_that_rests_on_little_comes_sooner(
    known: dict[str, Any], points: int, reasons: tuple[str, ...]
) -> None:
    """Months since the newest page, and what is added for weakness."""
    entry = helpline(LINE | known, TODAY)
    assert (entry.points, entry.reasons, entry.numbers) == (points, reasons, "1, 2")


def test_line_without_a_number_is_known_by_its_text_or_its_site() -> None:
    """So that whoever reads it again knows what to look for."""
    source = {"source": A, "seen": "2026"}
    assert helpline({"id": "x", "text": "text HI to 6", **source}, TODAY).numbers == "text HI to 6"
    assert helpline({"id": "x", "web": B, **source}, TODAY).numbers == B


PAGES = [{"url": A, "seen": "2026-09"}, {"url": B, "seen": "2020"}]


@pytest.mark.parametrize(
    ("known", "points", "reasons"),
    [
        ({"emergency": ["5"], "pages": PAGES, "sure": "high"}, 2, ()),
        ({"emergency": ["5"], "pages": PAGES, "sure": "medium"}, 26, ("not sure",)),
        ({"emergency": ["5"], "pages": PAGES[:1], "sure": "high"}, 26, ("one page",)),
        ({"emergency": ["5"], "sure": "medium"}, 120, ("lists only", "undated")),
        ({"emergency": []}, 96, ("no number", "undated")),
    ],
)
def test_country_that_rests_on_little_comes_sooner(
    known: dict[str, Any], points: int, reasons: tuple[str, ...]
) -> None:
    """The same for emergency numbers."""
    entry = country({"code": "UT", **known}, TODAY)
    assert (entry.name, entry.points, entry.reasons) == ("UT emergency", points, reasons)


def test_report_has_the_most_urgent_first_and_ends_at_the_limit() -> None:
    """With the pages to open."""
    found = [
        country({"code": "AA", "emergency": ["5", "6"], "pages": PAGES}, TODAY),
        country({"code": "BB", "emergency": []}, TODAY),
    ]
    assert report(found, 0) == (
        "1. BB emergency: no number\n"
        "   undated (no number, undated), 96 points\n"
        "2. AA emergency: 5, 6\n"
        "   2026-09 (old), 2 points\n"
        f"   {A}\n"
        f"   {B}\n"
    )
    assert report(found, 1).startswith("1. BB")
    assert "AA" not in report(found, 1)


def test_script_reads_countries_and_lines(
    small_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each of them once."""
    main(["--data", str(small_folder), "--today", "2026-11-23"])
    out = capsys.readouterr().out
    found = list(entries(small_folder, TODAY))
    assert out == report(found, 0)
    assert {"US emergency", "us-talk"} <= {entry.name for entry in found}
    main(["--data", str(small_folder), "--today", "2026-11-23", "--limit", "1"])
    assert capsys.readouterr().out == report(found, 1)
