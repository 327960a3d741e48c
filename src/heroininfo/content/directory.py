"""What could be wrong with the helplines and the countries, one record after the other.

The shape of each record is checked in `content`, single numbers in `phone_numbers`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from heroininfo import hours
from heroininfo.content import numbers as phone_numbers
from heroininfo.content.numbers import (
    LONGEST_SHORT_CODE,
    NUMBER,
    NumberRules,
    digits,
    number_of,
    texts_of,
)
from heroininfo.content.parse import Content, Located
from heroininfo.content.yaml import Problem
from heroininfo.model import KINDS, Country, Helpline, name_key

EVERYWHERE = "ZZ"
"""Stands in the place of a country for what serves all of them."""

LONGEST_FOR_WHOM = 110  # characters: a line on a wide screen, two on a narrow one
DRUG_KINDS = ("treatment", "overdose")
CRISIS = re.compile(r"suicid|crisis|distress|self-harm", re.IGNORECASE)
DRUGS = re.compile(
    r"drug|alcohol|addict|substance|treatment|naloxone|opioid|heroin|overdose|dependen",
    re.IGNORECASE,
)


def check(content: Content, rules: NumberRules) -> Iterator[Problem]:
    """Yield every problem of the helplines and countries."""
    codes = {country.record.code for country in content.countries}
    for line in content.helplines:
        yield from _record(line, codes)
        yield from _kind(line)
        yield from _opening(line)
        yield from _links(line)
    yield from _order(content.helplines)
    yield from _countries(content.countries)
    yield from phone_numbers.shared(content.helplines, rules)
    yield from phone_numbers.dead(content, rules)
    if phone_numbers.can_check():
        yield from phone_numbers.unknown(content.helplines, rules)
        yield from phone_numbers.dialed(content.helplines)


def _record(line: Located[Helpline], codes: set[str]) -> Iterator[Problem]:
    """Yield what makes a line useless or hard to print."""
    record = line.record
    if record.country not in codes | {EVERYWHERE}:
        mend = "use a code of countries.yaml"
        yield line.problem("country", f'no country has the code "{record.country}"', mend)
    if not (record.phone or record.text or record.other or record.web):
        yield line.problem("", f"{record.id} gives no way to get help", "add one, or take it out")
    for field, text in texts_of(record):
        if not text.isascii():
            yield line.problem(field, f'"{text}" is not ASCII', "write it without accents")
    if len(record.for_whom) > LONGEST_FOR_WHOM:
        what = f"for_whom has {len(record.for_whom)} characters"
        yield line.problem("for_whom", what, f"make it {LONGEST_FOR_WHOM} or fewer")
    if "://" in record.source and not record.source.startswith("https://"):
        yield line.problem("source", f'"{record.source}" is not https', "give an https address")
    if record.seen != "undated":
        try:
            date.fromisoformat(record.seen + "-01-01"[len(record.seen) - 4 :])
        except ValueError:
            yield line.problem("seen", f'"{record.seen}" is no date', "write YYYY-MM-DD")


def _kind(line: Located[Helpline]) -> Iterator[Problem]:
    """Yield a crisis line that poses as a drug line."""
    words = f"{line.record.name} {line.record.for_whom}"
    if line.record.kind in DRUG_KINDS and CRISIS.search(words) and not DRUGS.search(words):
        what = f"{line.record.id} says only that it is for a crisis"
        yield line.problem("kind", what, "make it crisis, or say what it does for drugs")


def _opening(line: Located[Helpline]) -> Iterator[Problem]:
    """Yield hours for programs that do not parse, say more than the words, or lack a zone."""
    record = line.record
    if (record.hours == hours.ALWAYS) != (record.opening == hours.ALWAYS):
        yield line.problem("opening", "hours and opening differ on 24/7", "write it in both")
    if not record.opening:
        return
    try:
        hours.parse(record.opening)
    except ValueError as error:
        yield line.problem("opening", str(error), "see docs/helplines.md for the form")
    if not record.hours or re.search(r"holiday|\(|differ", record.hours):
        yield line.problem("opening", "the words are not certain", "take opening out")
    zones = _zones()
    if record.opening != hours.ALWAYS and record.zone not in zones and zones:
        yield line.problem("zone", f'no time zone called "{record.zone}"', "give an IANA zone")


@cache
def _zones() -> frozenset[str]:
    """Return the names of all time zones; none where the system has no data on them."""
    from zoneinfo import available_timezones  # slow, and needed only here

    return frozenset(available_timezones())


def _links(line: Located[Helpline]) -> Iterator[Problem]:
    """Yield links that do not dial what is printed, as far as their digits tell."""
    record = line.record
    if len(record.tel) != len(record.phone) or bool(record.sms) != bool(record.text):
        yield line.problem("tel", f"{record.id} lacks a link", "add a tel for each phone")
        return
    ways = list(zip(record.tel, record.phone, strict=True))
    if record.text:
        spoken = NUMBER.search(record.text)  # none: "text the same number"
        ways.append((record.sms, spoken[0] if spoken else "".join(record.phone[:1])))
    for link, printed in ways:
        dialed, number = digits(link), digits(number_of(printed))
        same = dialed.endswith(number.lstrip("0")) if "+" in link else dialed == number
        if not (same and number):
            field = link[:3]
            yield line.problem(field, f"{link} does not dial {printed}", "copy the number")
    short = all(len(digits(link)) <= LONGEST_SHORT_CODE for link, _ in ways)
    if (record.dialable == "inside") != bool(ways and short):
        what = "dialable is for lines that have short codes only"
        yield line.problem("dialable", what, "write inside there, and nowhere else")


def _order(lines: Iterable[Located[Helpline]]) -> Iterator[Problem]:
    """Yield a line that stands before one that readers need first."""
    before: dict[str, tuple[int, bool]] = {}
    for line in lines:
        record = line.record
        place = (KINDS.index(record.kind), bool(record.region))
        if place < before.get(record.country, place):
            mend = "order a country's lines by kind, the whole country before a region"
            yield line.problem("", f"{record.id} is out of order", mend)
        before[record.country] = place


def _countries(countries: Iterable[Located[Country]]) -> Iterator[Problem]:
    """Yield emergency numbers without a source, and what stands for two countries."""
    owners: dict[tuple[str, str], str] = {}
    codes: set[str] = set()
    known = _zones()
    for country in countries:
        record = country.record
        if record.code in codes:
            yield country.problem("code", f"{record.code} stands twice", "keep one of them")
        codes.add(record.code)
        if record.emergency and not record.emergency_sources:
            mend = "add emergency_sources"
            yield country.problem("emergency", f"{record.code}: a number without a source", mend)
        names = {name_key(name) for name in (record.code, record.name, *record.also)}
        zones = (*record.zones, *record.old_zones)
        for field, value in [*(("also", n) for n in names), *(("zones", z) for z in zones)]:
            owner = owners.setdefault((field, value), record.code)
            if owner != record.code:
                what = f'"{value}" already means {owner}'
                yield country.problem(field, what, "give it to one country only")
        for zone in zones:
            if known and zone not in known:
                yield country.problem("zones", f'no time zone called "{zone}"', "mend the name")
