"""What could be wrong with the helplines and the countries, one record after the other.

The shape of each record is checked in `content`, single numbers in `numbers`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from heroininfo import hours
from heroininfo.content import numbers
from heroininfo.content.located import Located, Problem
from heroininfo.content.numbers import (
    LONGEST_SHORT_CODE,
    NUMBER,
    NumberRules,
    digits,
    numbers_of,
    texts_of,
)
from heroininfo.content.parse import Content
from heroininfo.model import DRUG_KINDS, EVERYWHERE, KINDS, Country, Helpline, name_key

LONGEST_FOR_WHOM = 110  # characters: a line on a wide screen, two on a narrow one
CRISIS = re.compile(r"suicid|crisis|distress|self-harm", re.IGNORECASE)
DRUGS = re.compile(
    r"drug|alcohol|addict|substance|treatment|naloxone|opioid|heroin|overdose|dependen",
    re.IGNORECASE,
)


def check(content: Content, rules: NumberRules) -> Iterator[Problem]:
    """Yield every problem of the helplines and countries."""
    codes = {country.record.code for country in content.countries}
    for helpline in content.helplines:
        yield from _record(helpline, codes)
        yield from _kind(helpline)
        yield from _opening(helpline)
        yield from _links(helpline)
    yield from _order(content.helplines)
    yield from _countries(content.countries)
    yield from numbers.shared(content.helplines, rules)
    yield from numbers.dead(content, rules)
    if numbers.can_check():
        yield from numbers.unknown(content.helplines, rules)
        yield from numbers.dialed(content.helplines)


def _record(helpline: Located[Helpline], codes: set[str]) -> Iterator[Problem]:
    """Yield what makes a helpline useless or hard to print."""
    record = helpline.record
    if record.country not in codes | {EVERYWHERE}:
        fix = "use a code of countries.yaml"
        yield helpline.problem("country", f'no country has the code "{record.country}"', fix)
    if not (record.phone or record.text or record.other or record.web):
        yield helpline.problem(
            "", f"{record.id} gives no way to get help", "add one, or take it out"
        )
    for field, text in texts_of(record):
        if not text.isascii():
            yield helpline.problem(field, f'"{text}" is not ASCII', "write it without accents")
    if len(record.for_whom) > LONGEST_FOR_WHOM:
        what = f"for_whom has {len(record.for_whom)} characters"
        yield helpline.problem("for_whom", what, f"make it {LONGEST_FOR_WHOM} or fewer")
    if "://" in record.source and not record.source.startswith("https://"):
        yield helpline.problem("source", f'"{record.source}" is not https', "give an https address")
    if record.seen != "undated":
        try:
            date.fromisoformat(whole_date(record.seen))
        except ValueError:
            yield helpline.problem("seen", f'"{record.seen}" is no date', "write YYYY-MM-DD")


def whole_date(seen: str) -> str:
    """Return a year or month as its first day."""
    return "-".join([*seen.split("-"), "01", "01"][:3])


def _kind(helpline: Located[Helpline]) -> Iterator[Problem]:
    """Yield a crisis helpline that poses as a drug helpline."""
    words = f"{helpline.record.name} {helpline.record.for_whom}"
    if helpline.record.kind in DRUG_KINDS and CRISIS.search(words) and not DRUGS.search(words):
        what = f"{helpline.record.id} says only that it is for a crisis"
        yield helpline.problem("kind", what, "make it crisis, or say what it does for drugs")


def _opening(helpline: Located[Helpline]) -> Iterator[Problem]:
    """Yield hours for programs that do not parse, say more than the words, or lack a zone."""
    record = helpline.record
    if (record.hours == hours.ALWAYS) != (record.opening == hours.ALWAYS):
        yield helpline.problem("opening", "hours and opening differ on 24/7", "write it in both")
    if not record.opening:
        return
    try:
        hours.parse(record.opening)
    except ValueError as error:
        yield helpline.problem("opening", str(error), "see docs/helplines.md for the form")
    if not record.hours or re.search(r"holiday|\(|differ", record.hours):
        yield helpline.problem("opening", "the words are not certain", "take opening out")
    zones = _zones()
    if record.opening != hours.ALWAYS and record.zone not in zones and zones:
        yield helpline.problem("zone", f'no time zone called "{record.zone}"', "give an IANA zone")


@cache
def _zones() -> frozenset[str]:
    """Return the names of all time zones; none where the system has no data on them."""
    from zoneinfo import available_timezones  # slow, and needed only here

    return frozenset(available_timezones())


def _links(helpline: Located[Helpline]) -> Iterator[Problem]:
    """Yield links that do not dial what is printed, as far as their digits tell."""
    record = helpline.record
    ways = [(field, phone.tel, phone.number) for field, phone in numbers_of(record)]
    for field, phone in numbers_of(record):
        if not NUMBER.fullmatch(phone.number):
            what = f'"{phone.number}" is more than a number'
            yield helpline.problem(field, what, "put the rest in its note")
    if bool(record.sms) != bool(record.text):
        yield helpline.problem("sms", f"{record.id} lacks a link", "give text and sms, or neither")
    elif record.text:
        spoken = NUMBER.search(record.text)  # none: "text the same number"
        first = record.phone[0].number if record.phone else ""
        ways.append(("sms", record.sms, spoken[0] if spoken else first))
    for field, link, printed in ways:
        dialed, number = digits(link), digits(printed)
        same = dialed.endswith(number.lstrip("0")) if "+" in link else dialed == number
        if not (same and number):
            yield helpline.problem(field, f"{link} does not dial {printed}", "copy the number")
    short = all(len(digits(link)) <= LONGEST_SHORT_CODE for _, link, _ in ways)
    if ways and short and record.dialable != "inside":
        fix = "write dialable: inside"
        yield helpline.problem("dialable", "a short code works only inside its country", fix)


def _order(helplines: Iterable[Located[Helpline]]) -> Iterator[Problem]:
    """Yield a helpline that stands before one that readers need first."""
    before: dict[str, tuple[int, bool]] = {}
    for helpline in helplines:
        record = helpline.record
        place = (KINDS.index(record.kind), bool(record.region))
        if place < before.get(record.country, place):
            fix = "order a country's helplines by kind, the whole country before a region"
            yield helpline.problem("", f"{record.id} is out of order", fix)
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
        yield from _proof(country)
        names = {name_key(name) for name in (record.code, record.name, *record.also)}
        zones = (*record.zones, *record.old_zones)
        for field, value in [*(("also", n) for n in names), *(("zones", z) for z in zones)]:
            owner = owners.setdefault((field, value), record.code)
            if owner != record.code:
                what = f'"{value}" already means {owner}'
                yield country.problem(field, what, "give it to one country only")
        for zone in zones:
            if known and zone not in known:
                yield country.problem("zones", f'no time zone called "{zone}"', "fix the name")


def _proof(country: Located[Country]) -> Iterator[Problem]:
    """Yield emergency numbers that are called surer than what stands behind them."""
    record = country.record
    if record.emergency and not (record.pages or record.lists):
        fix = "add the page that gives it"
        yield country.problem("emergency", f"{record.code}: a number without a source", fix)
    if bool(record.emergency) != bool(record.sure):
        fix = "write high or medium where there is a number, and nothing where there is none"
        yield country.problem("sure", f"{record.code}: how sure is the number?", fix)
    if record.sure == "high" and not record.pages:
        fix = "add the page and its date, or write medium"
        yield country.problem("sure", f"{record.code}: high without a page of the country", fix)
