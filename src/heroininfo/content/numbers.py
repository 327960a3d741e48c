"""Single numbers: how one is dialed, which exist, which are dead, which two countries share.

Whether a number exists is for libphonenumber to say, which is in the development extra; without it
those checks are left out, and `heroininfo check` says so.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from heroininfo.content.located import Located, Problem
from heroininfo.content.parse import Content
from heroininfo.content.yaml import load
from heroininfo.errors import HeroininfoError
from heroininfo.model import Helpline, Number, OneLine

NUMBER = re.compile(r"[*+]?\d[\d -]*\d|\d+")
LONGEST_SHORT_CODE = 6
SHARED_TOLL_FREE = re.compile(r"8(?:00|33|44|55|66|77|88)\d{7}")
"""Free numbers that the United States and Canada share."""

WAYS = ("phone", "long", "text", "sms", "tty", "other")
"""The fields of a helpline that hold numbers to dial."""


class DeadNumber(Struct, frozen=True, forbid_unknown_fields=True):
    """A number that is closed, wrong or misleading, and must never be printed."""

    country: str
    number: OneLine
    why: OneLine


class UnknownNumber(Struct, frozen=True, forbid_unknown_fields=True):
    """A number that libphonenumber does not know, and how we know better."""

    country: str
    number: OneLine
    why: OneLine


class SharedNumber(Struct, frozen=True, forbid_unknown_fields=True):
    """A number that is right in more than one country."""

    number: OneLine
    countries: tuple[str, ...]
    why: OneLine


class NumberRules(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of single numbers: data/checks/number_rules.yaml, with the dead ones."""

    unknown: tuple[UnknownNumber, ...] = ()
    shared: tuple[SharedNumber, ...] = ()
    dead: tuple[DeadNumber, ...] = ()


Rules = TypeVar("Rules", NumberRules, tuple[DeadNumber, ...])
RULES_FILE, DEAD_FILE = "checks/number_rules.yaml", "checks/dead_numbers.yaml"


def read_rules(folder: Path) -> NumberRules:
    """Return the rules of a data folder; raise HeroininfoError where they cannot be used."""
    rules = _read(folder / RULES_FILE, NumberRules)
    dead = _read(folder / DEAD_FILE, tuple[DeadNumber, ...])
    return msgspec.structs.replace(rules, dead=dead)


def _read(path: Path, kind: type[Rules]) -> Rules:
    """Return what a YAML file of rules holds."""
    try:
        return msgspec.convert(load(path), kind)
    except (HeroininfoError, msgspec.ValidationError) as error:
        raise HeroininfoError(f"{path}: not rules for numbers ({error}).", "Mend it.") from error


def can_check() -> bool:
    """Return whether libphonenumber is there to ask."""
    return find_spec("phonenumbers") is not None


def digits(text: str) -> str:
    """Return the digits of a text."""
    return re.sub(r"\D", "", text)


def dial_link(number: str, country: str) -> str:
    """Return the `tel:` link that dials a number of a country. Needs libphonenumber.

    It has the international form only where that is known to work: for numbers of a place, mobiles,
    and the free numbers of North America. Other free and special numbers, and short codes, are
    often refused from abroad, so their links work as printed, inside the country.
    """
    import phonenumbers  # in the development extra

    dialed = re.sub(r"[^\d*+]", "", number)
    if len(digits(number)) > LONGEST_SHORT_CODE:
        parsed = phonenumbers.parse(number, country)
        kinds = phonenumbers.PhoneNumberType
        kind = phonenumbers.number_type(parsed)
        anywhere = kind in (kinds.FIXED_LINE, kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE)
        national = str(parsed.national_number)
        north = country in ("US", "CA") and SHARED_TOLL_FREE.fullmatch(national)
        if (anywhere or north) and phonenumbers.can_be_internationally_dialled(parsed):
            form = phonenumbers.PhoneNumberFormat.E164
            dialed = phonenumbers.format_number(parsed, form)
    return f"tel:{dialed}"


def texts_of(helpline: Helpline) -> Iterator[tuple[str, str]]:
    """Yield every text of a helpline with its field."""
    for field in helpline.__struct_fields__:
        value = getattr(helpline, field)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Number):
                yield from ((field, text) for text in (part.number, part.tel, part.note))
            elif part is not None:
                yield field, part


def numbers_of(helpline: Helpline) -> Iterator[tuple[str, Number]]:
    """Yield every number to call of a helpline with its field."""
    for index, number in enumerate(helpline.phone):
        yield f"phone[{index}]", number
    if helpline.long:
        yield "long", helpline.long


def shared(helplines: Iterable[Located[Helpline]], rules: NumberRules) -> Iterator[Problem]:
    """Yield numbers that stand in two countries, and permissions that none needs."""
    allowed = {digits(rule.number): set(rule.countries) for rule in rules.shared}
    owners: dict[str, set[str]] = {}
    for helpline in helplines:
        for field, phone in numbers_of(helpline.record):
            number = digits(phone.number)
            country, others = helpline.record.country, owners.setdefault(number, set())
            if others - {country} and country not in allowed.get(number, ()):
                what = f"{phone.number} stands in {', '.join(sorted(others))} too"
                yield helpline.problem(field, what, f"fix it, or allow it in {RULES_FILE}")
            others.add(country)
    for number, countries in allowed.items():
        if owners.get(number, set()) != countries:
            what = f"shared: {number} is not in all of {', '.join(sorted(countries))}"
            yield Problem(RULES_FILE, 1, what, "name the countries that have it")


def dead(content: Content, rules: NumberRules) -> Iterator[Problem]:
    """Yield numbers that are known to be dead.

    A long one is looked for in every field, without its leading 0 or 1 so that no spelling hides
    it; a short code only as a number of its own country, since it may be right in another.
    """
    for rule in rules.dead:
        number = digits(rule.number)
        core, short = re.sub("^[01]+", "", number), len(number) <= LONGEST_SHORT_CODE
        for helpline in content.helplines:
            for field, text in texts_of(helpline.record):
                found = core in digits(text)
                if short:
                    own = helpline.record.country == rule.country and field in WAYS
                    found = own and number in map(digits, NUMBER.findall(text))
                if found:
                    yield helpline.problem(field, f"{rule.number} ({rule.why})", "take it out")
        for country in content.countries:
            record = country.record
            found = any(core in digits(text) for text in (*record.emergency, record.note))
            if short:
                found = record.code == rule.country and number in map(digits, record.emergency)
            if found:
                yield country.problem("emergency", f"{rule.number} ({rule.why})", "take it out")


def unknown(helplines: Iterable[Located[Helpline]], rules: NumberRules) -> Iterator[Problem]:
    """Yield numbers that libphonenumber calls wrong, and exceptions that none needs."""
    allowed = {(rule.country, digits(rule.number)) for rule in rules.unknown}
    needed = set()
    for helpline in helplines:
        for field, phone in numbers_of(helpline.record):
            country, number = helpline.record.country, phone.number
            if _is_valid(number, country):
                continue
            needed.add((country, digits(number)))
            if (country, digits(number)) not in allowed:
                what = f"{number} is not a number of {country} for libphonenumber"
                yield helpline.problem(field, what, f"fix it, or say why in {RULES_FILE}")
    for country, number in sorted(allowed - needed):
        what = f"unknown: {country} {number} is no exception"
        yield Problem(RULES_FILE, 1, what, "take it out")


def _is_valid(number: str, country: str) -> bool:
    """Return whether libphonenumber knows such a number in a country."""
    from phonenumbers import (  # in the development extra
        NumberParseException,
        is_valid_number_for_region,
        parse,
    )
    from phonenumbers.shortnumberinfo import (
        is_valid_short_number_for_region,
    )

    try:
        parsed = parse(number, country)
    except NumberParseException:
        return False
    return is_valid_number_for_region(parsed, country) or is_valid_short_number_for_region(
        parsed, country
    )


def dialed(helplines: Iterable[Located[Helpline]]) -> Iterator[Problem]:
    """Yield links that are not in the form that is known to work."""
    from phonenumbers import NumberParseException  # in the development extra

    for helpline in helplines:
        for field, phone in numbers_of(helpline.record):
            try:
                right = dial_link(phone.number, helpline.record.country)
            except NumberParseException:  # no number at all: `unknown` says so
                continue
            if phone.tel != right:
                what = f"{phone.tel} for {phone.number}"
                yield helpline.problem(field, what, f"write {right}")
