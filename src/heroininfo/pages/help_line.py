"""The page of `heroininfo help-line`: who to call in one country. Pure: no I/O."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from msgspec import Struct

from heroininfo import hours
from heroininfo.course import count
from heroininfo.document import (
    Block,
    Bullets,
    Contact,
    Document,
    Heading,
    Inline,
    Lead,
)
from heroininfo.helplines import Choice, regions_of
from heroininfo.model import DRUG_KINDS, Country, Helpline, Kind
from heroininfo.pages.contacts import (
    DIRECTORY,
    KIND_HEADINGS,
    brief,
    emergency_blocks,
    has_number,
    reach,
    running,
)
from heroininfo.pages.proof import country_proof, from_abroad, helpline_proof
from heroininfo.pages.words import address, sentence, spans
from heroininfo.place import CHOSEN, Place

ORDER: tuple[Kind, ...] = (
    "treatment",
    "crisis",
    "overdose",
    "naloxone",
    "poison",
    "family",
    "youth",
    "locator",
)
"""How kinds follow each other on the page: what helps with drugs first."""
IN_FULL = ("treatment", "crisis", "overdose")
"""Kinds whose lines stand with all that they do, on a page of every kind."""
LABELS: dict[Kind, str] = {
    "naloxone": "Naloxone",
    "poison": "Poison",
    "family": "Families",
    "youth": "Young people",
    "locator": "Online",
}
"""What stands before a line of any other kind there."""
FEW = 5
"""As many lines of a country all stand with all that they do."""
MOST_REGIONAL = 12
"""Lines of regions that are named one by one; of more, only the regions are."""


class Telling(Struct, frozen=True):
    """To whom helplines are told, when, and how much of each."""

    place: Place
    moment: datetime
    full: bool = True
    """With privacy, languages, website, and from where it can be called."""
    proof: bool = False
    """With who runs it, and where that was read."""
    kinds: bool = True
    """With its kind, where lines of several kinds stand together."""


def page_name(place: Place) -> str:
    """Return what the page is called."""
    return f"Who to call: {place.name or 'your country is not known'}"


def help_line_page(
    place: Place,
    choice: Choice,
    directories: Sequence[Helpline],
    moment: datetime,
    country: Country | None = None,
) -> Document:
    """Return the emergency number and the helplines of a country, those for all of it first.

    `directories` are for readers of every country. With `country` each number has the pages that it
    was read on.
    """
    blocks = emergency_blocks(place)
    blocks += map(Lead, (spans(words, place) for words in _about_choice(place, choice)))
    found = [*choice.helplines, *(directories if _needs_directory(choice) else ())]
    shown = sorted(found, key=lambda helpline: (helpline.region, ORDER.index(helpline.kind)))
    full = bool(country or choice.kind or choice.region or len(shown) <= FEW)
    telling = Telling(place, moment, full, proof=bool(country), kinds=not choice.kind)
    blocks += _nationwide([helpline for helpline in shown if not helpline.region], telling)
    blocks += _regional([helpline for helpline in shown if helpline.region], telling)
    if country:
        blocks += country_proof(country)
    blocks.append(_end(place, choice, proof=bool(country)))
    return Document(tuple(blocks), page_name(place))


def _about_choice(place: Place, choice: Choice) -> Iterator[str]:
    """Yield what is left out of the page, and what there is none of."""
    if choice.region:
        words = f"Only lines for all of {place.name}, and for {choice.region}. Every region: "
        yield f"{words}`--country {place.code}`"
    if choice.open_now:
        yield _open_words(choice)
    if place.code and (missing := _missing(place, choice)):
        yield missing


def _open_words(choice: Choice) -> str:
    """Return that only open lines are shown, and how many others there are."""
    words = "Only lines that are open now, by the hours that we read, and websites."
    if choice.closed:
        words += f" Closed now: {count(choice.closed, 'line')}."
    if choice.unsure:
        words += f" Hours not known: {count(choice.unsure, 'line')}. Leave out --open to see them."
    return words


def _missing(place: Place, choice: Choice) -> str:
    """Return what a country does not have; empty where it has one for people who use drugs."""
    if choice.open_now:
        return ""
    if choice.kind:
        none = f"No line of the kind {choice.kind} is listed for {place.name} yet."
        return "" if choice.helplines else f"{none} Leave out --kind to see what there is."
    if not choice.helplines:
        return f"No drug or crisis line is listed for {place.name} yet."
    if any(helpline.kind in DRUG_KINDS for helpline in choice.helplines):
        return ""
    crisis = any(helpline.kind == "crisis" for helpline in choice.helplines)
    rest = "The crisis lines below are for people in distress." if crisis else "See what is below."
    return f"No drug help line is listed for {place.name} yet. {rest}"


def _needs_directory(choice: Choice) -> bool:
    """Return whether a reader is better off with a directory of the whole world as well."""
    if choice.kind:
        return not choice.helplines
    return not any(helpline.kind in DRUG_KINDS for helpline in choice.helplines)


def _nationwide(helplines: Sequence[Helpline], telling: Telling) -> Iterator[Block]:
    """Yield the lines for the whole country by kind; of a long page, some kinds in brief."""
    short: list[Inline] = []
    for kind, group in groupby(helplines, key=lambda helpline: helpline.kind):
        if telling.full or kind in IN_FULL:
            yield Heading(KIND_HEADINGS[kind])
            yield from (entry(helpline, telling) for helpline in group)
        else:
            short += (brief(helpline, _label(helpline)) for helpline in group)
    if short:
        yield Heading("More help")
        yield Bullets(tuple(short))


def _label(helpline: Helpline) -> str:
    """Return what a line in brief is for; empty where its name says so."""
    label = LABELS[helpline.kind]
    return "" if label.lower() in helpline.name.lower() else label


def _regional(helplines: Sequence[Helpline], telling: Telling) -> Iterator[Block]:
    """Yield the lines of regions: under their names, or in brief."""
    if not telling.full and helplines:
        yield Heading("For one part of the country")
        yield Bullets(tuple(_in_brief(helplines, telling.place)))
        return
    for region, group in groupby(helplines, key=lambda helpline: helpline.region):
        yield Heading(f"In {region}")
        yield from (entry(helpline, telling, with_kind=telling.kinds) for helpline in group)


def _in_brief(helplines: Sequence[Helpline], place: Place) -> Iterator[Inline]:
    """Yield the lines of regions that have a number; of too many, only the names of the regions."""
    lines = [helpline for helpline in helplines if has_number(helpline)]
    regions = regions_of(helplines)
    if len(lines) <= MOST_REGIONAL:
        yield from (brief(helpline, helpline.region) for helpline in lines)
    else:
        yield spans(f"There are lines for {', '.join(regions)}.", place)
    example = f"{command(place)} --region {_quoted(regions[-1])}"
    yield spans(f"All lines of one part: `{example}`", place)


def _quoted(name: str) -> str:
    """Return a name as a shell takes it."""
    return f'"{name}"' if " " in name else name


def entry(helpline: Helpline, telling: Telling, *, with_kind: bool = False) -> Contact:
    """Return a helpline: how to reach it, then what it does."""
    full, moment = telling.full, telling.moment
    facts = (
        f"{KIND_HEADINGS[helpline.kind]}." if with_kind else "",
        sentence(helpline.for_whom),
        sentence(helpline.hours, helpline.cost, helpline.privacy if full else ""),
        _now(helpline, moment),
        sentence(", ".join(helpline.languages)) if full else "",
        sentence(helpline.note),
        "Can be called from abroad." if helpline.abroad else "",
        from_abroad(helpline, telling.place) if full else "",
    )
    lines: list[Inline] = [*reach(helpline), *running(facts)]
    if helpline.web and not has_number(helpline):
        lines.insert(0, (address(helpline.web),))
    elif helpline.web and (full or "website" in helpline.note):
        lines.append((address(helpline.web),))
    if telling.proof:
        lines += helpline_proof(helpline, moment)
    return Contact(helpline.name, tuple(lines))


def _now(helpline: Helpline, moment: datetime) -> str:
    """Return whether a helpline is open now, where the hours do not say it themselves."""
    opening = hours.opening_of(helpline)
    state = hours.state(helpline, moment)
    if not state or opening == hours.ALWAYS:
        return ""
    words = f"{state.capitalize()} now"
    if state == "open" and not opening.startswith(hours.EVERY_DAY):
        words += ", unless it is a holiday there"
    if not hours.is_certain(helpline, moment):
        words += ", if these hours still hold"
    return f"{words}."


def _end(place: Place, choice: Choice, *, proof: bool) -> Lead:
    """Return what to do when a number fails, from abroad, and where the numbers were read."""
    call = f"call {place.call} in an emergency, or " if place.emergency else ""
    words = [f"Numbers change. If one fails, {call}look on {DIRECTORY}."]
    if any(map(has_number, choice.helplines)):
        words.append("Not every one works from abroad.")
    if choice.helplines:
        words.append("None was called to check it.")
        if not proof:
            words += [_read_when(choice.helplines), f"In full: `{command(place)} --sources`"]
    return Lead(spans(" ".join(words), place))


def command(place: Place) -> str:
    """Return the command that shows the lines of a country again."""
    return f"heroininfo help-line{f' --country {place.code}' if place.how == CHOSEN else ''}"


def _read_when(helplines: Sequence[Helpline]) -> str:
    """Return from when the pages are on which some numbers were read."""
    years = sorted({h.seen[:4] for h in helplines if h.seen != "undated"})
    span = " to ".join(years[:: max(1, len(years) - 1)])
    undated = "" if all(h.seen != "undated" for h in helplines) else "some undated"
    return f"Read on pages of {', '.join(filter(None, (span, undated)))}."
