"""Print what to re-read first: the numbers whose pages are oldest, or that rest on the least.

Run from the top of the checkout: python scripts/reread.py --limit 20
It reads data/countries.yaml and data/helplines.yaml. It opens no page and changes no file; what to
do with the list is in docs/helplines.md.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

TOP = Path(__file__).resolve().parents[1]

UNDATED = "undated"
AS_OLD_AS = 60
"""Months that a page without a date counts for."""
LISTS_ONLY, NO_NUMBER, ONE_SOURCE = 60, 36, 24
"""Months that are added where only lists carry the number, none is known, or there is one page."""
NO_PAGES = ("github.com",)
"""Sites whose files are lists of numbers, not pages of those who know."""

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """A country's emergency number or a helpline, and why somebody should read its pages again."""

    points: int
    """Months of age, and what is added for weakness: the higher, the sooner."""
    name: str
    numbers: str
    newest: str
    """The newest date of its pages, or "undated"."""
    reasons: tuple[str, ...]
    pages: tuple[str, ...]


def is_page(source: str) -> bool:
    """Return whether a source is a page, not a list of numbers or words about one."""
    return source.startswith("https://") and not any(f"//{site}/" in source for site in NO_PAGES)


def newest(dates: Iterable[str]) -> str:
    """Return the newest date, or "undated" where no page has one."""
    return max((day for day in dates if day != UNDATED), default=UNDATED)


def months_since(day: str, today: date) -> int:
    """Return the months from a date such as `2024`, `2024-05` or `2024-05-31` until today.

    Where only the year is known its first month counts. A page without a date may be of today, or
    ten years old: it counts for AS_OLD_AS.
    """
    if day == UNDATED:
        return AS_OLD_AS
    year, month = int(day[:4]), int(day[5:7] or 1)
    return max(0, (today.year - year) * 12 + today.month - month)


def helpline(record: Record, today: date) -> Entry:
    """Return what is known of a helpline's sources."""
    pairs = [(record["source"], record["seen"])]
    if "source2" in record:
        pairs.append((record["source2"], record["seen2"]))
    pages = tuple(source for source, _ in pairs if is_page(source))
    numbers = [entry["number"] for entry in record.get("phone", ())]
    numbers += [record["text"]] if "text" in record else []
    numbers = numbers or [record.get("web", "")]
    reasons, added = [], 0
    if not pages:
        reasons.append("lists only")
        added += LISTS_ONLY
    elif len(pairs) == 1:
        reasons.append("one source")
        added += ONE_SOURCE
    dates = [day for _, day in pairs]
    return _entry((record["id"], numbers, dates), (reasons, added, pages), today)


def country(record: Record, today: date) -> Entry:
    """Return what is known of the sources of a country's emergency number."""
    pages = tuple(page["url"] for page in record.get("pages", ()))
    reasons, added = [], 0
    if not record["emergency"]:
        reasons.append("no number")
        added += NO_NUMBER
    elif not pages:
        reasons.append("lists only")
        added += LISTS_ONLY
    elif len(pages) == 1:
        reasons.append("one page")
        added += ONE_SOURCE
    if record.get("sure") == "medium" and pages:
        reasons.append("not sure")
        added += ONE_SOURCE
    dates = [page["seen"] for page in record.get("pages", ())]
    name = f"{record['code']} emergency"
    return _entry((name, record["emergency"], dates), (reasons, added, pages), today)


def _entry(
    what: tuple[str, list[str], list[str]],
    found: tuple[list[str], int, tuple[str, ...]],
    today: date,
) -> Entry:
    """Return an entry with its points, from its name, numbers and dates and what was found."""
    name, numbers, dates = what
    reasons, added, pages = found
    last = newest(dates)
    if last == UNDATED:
        reasons.append(UNDATED)
    age = min((months_since(day, today) for day in dates), default=AS_OLD_AS)
    return Entry(age + added, name, ", ".join(numbers), last, tuple(reasons), pages)


def entries(folder: Path, today: date) -> Iterator[Entry]:
    """Yield an entry for each country and helpline of a data folder."""
    for record in _records(folder / "countries.yaml"):
        yield country(record, today)
    for record in _records(folder / "helplines.yaml"):
        yield helpline(record, today)


def _records(path: Path) -> list[dict[str, Any]]:
    """Return the records of a YAML file."""
    records: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return records


def report(found: Iterable[Entry], limit: int) -> str:
    """Return the list to print, the most urgent first; a limit of 0 is none."""
    ranked = sorted(found, key=lambda entry: (-entry.points, entry.name))
    lines = []
    for number, entry in enumerate(ranked[: limit or None], start=1):
        reasons = ", ".join(entry.reasons) or "old"
        lines.append(f"{number}. {entry.name}: {entry.numbers or 'no number'}")
        lines.append(f"   {entry.newest} ({reasons}), {entry.points} points")
        lines.extend(f"   {page}" for page in entry.pages)
    return "".join(f"{line}\n" for line in lines)


def main(arguments: list[str] | None = None) -> None:
    """Print the list."""
    parser = argparse.ArgumentParser(
        description="Print the numbers whose pages should be read again first."
    )
    parser.add_argument("--limit", type=int, default=0, help="how many to print (default: all)")
    parser.add_argument("--data", type=Path, default=TOP / "data", help="folder with the data")
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=date.today(),
        help="count the age until this day, YYYY-MM-DD",
    )
    chosen = parser.parse_args(arguments)
    sys.stdout.write(report(entries(chosen.data, chosen.today), max(0, chosen.limit)))


if __name__ == "__main__":
    main()
