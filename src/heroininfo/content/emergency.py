"""Records -> the text of `emergency_data.py`: what must work even if the library is damaged."""

import re
from collections.abc import Mapping, Sequence

from heroininfo.content.parse import Content
from heroininfo.hours import ALWAYS, opening_of
from heroininfo.model import EVERYWHERE, Country, Statement, Topic, name_key

WHOLE_DAY = r"\d{4}-\d\d-\d\d"

HEADER = '''"""Emergency numbers, country names, time zones and the overdose steps, as plain Python.

They are needed most when something else is broken, so they depend on no file that can be damaged.
Written by scripts/make_emergency.py from data/; edit the data, not this module.
"""
# fmt: off
# ruff: noqa: E501 - one country a line

'''


def module_text(content: Content) -> str:
    """Return the text of the module for this content."""
    countries = [located.record for located in content.countries]
    names: dict[str, str] = {}
    for country in countries:
        for name in (country.name, *country.also):
            owner = names.setdefault(name_key(name), country.code)
            if owner != country.code:
                raise SystemExit(f'countries.yaml: "{name}" means both {owner} and {country.code}')
    zones = {
        zone: country.code for country in countries for zone in (*country.zones, *country.old_zones)
    }
    overdose = next(topic.record for topic in content.topics if topic.record.id == "overdose")
    sections = {section.id: section for section in overdose.sections}
    rows = {c.code: _row(c) for c in countries}
    return HEADER + "\n".join(
        (
            _mapping(
                "COUNTRIES",
                "dict[str, tuple[str, tuple[str, ...], str, str, str, str]]",
                rows,
                "Code -> name, numbers that reach an ambulance, note, how sure, what people do"
                " where there is none, how to call without hearing or speech; see `model.Country`.",
            ),
            _mapping("NAMES", "dict[str, str]", names, "Name -> code."),
            _mapping("ZONES", "dict[str, str]", zones, "IANA time zone -> code."),
            _mapping(
                "CRISIS",
                "dict[str, tuple[str, str]]",
                _crisis(content),
                "Code -> the number of the first crisis line of a whole country, day and night, and"
                " its link; a country without such a line is not in it.",
            ),
            _newest(content),
            _box(overdose),
            _texts("CARD", overdose.card, "The steps in a few words each."),
            _texts("NEEDS", overdose.needs, "What the steps of the card need most."),
            _texts("STEPS", sections["steps"].steps, "What to do in an overdose, in this order."),
            _texts("DO_NOT", sections["do-not"].list, "What does harm in an overdose."),
            _texts("SAY", sections["say"].list, "What to tell the call handler."),
        )
    )


def _row(country: Country) -> tuple[str, tuple[str, ...], str, str, str, str]:
    """Return what is known of a country without the library."""
    deaf = country.deaf.text if country.deaf else ""
    return country.name, country.emergency, country.note, country.sure, country.none, deaf


def _crisis(content: Content) -> dict[str, tuple[str, str]]:
    """Return the number to call in a crisis, by country: the first that answers all, at any hour.

    A number that needs more than to be dialed is left to the list of helplines.
    """
    numbers: dict[str, tuple[str, str]] = {}
    for line in (located.record for located in content.helplines):
        whole = line.kind == "crisis" and not line.region and opening_of(line) == ALWAYS
        if whole and line.country != EVERYWHERE and line.phone and not line.phone[0].note:
            numbers.setdefault(line.country, (line.phone[0].number, line.phone[0].tel))
    return numbers


def _newest(content: Content) -> str:
    """Return an assignment of the day on which the content was last looked at.

    It is the newest day in the data, never that of a build, so that a build can be repeated.
    """
    days = [
        *(topic.record.reviewed.isoformat() for topic in content.topics),
        *(located.record.seen for located in content.helplines),
        *(page.seen for located in content.countries for page in located.record.pages),
    ]
    newest = max((day for day in days if re.fullmatch(WHOLE_DAY, day)), default="")
    return f'DATA_DAY = {newest!r}\n"""The newest day on which a page or a number was read."""\n'


def _box(overdose: Topic) -> str:
    """Return an assignment of the words on an overdose that every other page has."""
    text = overdose.box.text if overdose.box else ""
    note = "What every other page says of an overdose. `{emergency}` stands for the number to call."
    return f'BOX = {text!r}\n"""{note}"""\n'


def _mapping(name: str, kind: str, rows: Mapping[str, object], meaning: str) -> str:
    """Return an assignment of a dictionary, one entry a line, and its docstring."""
    entries = "".join(f"    {key!r}: {rows[key]!r},\n" for key in sorted(rows))
    return f'{name}: {kind} = {{\n{entries}}}\n"""{meaning}"""\n'


def _texts(name: str, statements: Sequence[Statement], meaning: str) -> str:
    """Return an assignment of a tuple of texts, one a line, and its docstring."""
    texts = "".join(f"    {statement.text!r},\n" for statement in statements)
    note = "`{emergency}` stands for the number to call."
    return f'{name}: tuple[str, ...] = (\n{texts})\n"""{meaning} {note}"""\n'
