"""Where numbers were read: of a helpline, and of a country. Pure: no I/O."""

import re
from collections.abc import Iterator
from datetime import datetime

from heroininfo.document import Block, Bullets, Heading, Inline, Paragraph, Span
from heroininfo.hours import may_have_changed
from heroininfo.model import Country, Helpline
from heroininfo.pages.words import address, sentence, spoken_date
from heroininfo.place import Place

LONGEST_SHORT_CODE = 6
FREE_IN_NORTH_AMERICA = r"tel:\+18(?:00|33|44|55|66|77|88)\d{7}"


def helpline_proof(helpline: Helpline, moment: datetime) -> Iterator[Inline]:
    """Yield who runs a line, and the pages that it was read on, with their dates."""
    if helpline.operator:
        yield (Span(sentence(f"Run by {helpline.operator}")),)
    yield from _read(helpline.source, helpline.seen, moment)
    if helpline.source2:
        yield from _read(helpline.source2, helpline.seen2 or "undated", moment, also=True)


def from_abroad(helpline: Helpline, place: Place) -> str:
    """Return from where the numbers of a line can be called; empty where all has been said."""
    links = [number.tel for number in helpline.phone]
    if helpline.abroad or not place.code or not (links or helpline.sms):
        return ""
    inside = f"Works only inside {place.name}."
    if helpline.dialable == "inside" or not links:
        return inside
    if re.fullmatch(FREE_IN_NORTH_AMERICA, links[0]):
        return "May not work from outside North America."
    if "+" in links[0]:
        return f"From abroad: {links[0].removeprefix('tel:')}."
    return f"May not work from outside {place.name}."


def _read(source: str, seen: str, moment: datetime, *, also: bool = False) -> Iterator[Inline]:
    """Yield where and when a number was read, that it is old where it is, and the address."""
    when = "no date shown" if seen == "undated" else spoken_date(seen)
    old = ": it may have changed" if may_have_changed(seen, moment) else ""
    if not source.startswith("https://"):
        yield (Span(f"{'Also read' if also else 'Read'} in a {source}, {when}{old}."),)
        return
    site = source.split("/")[2].removeprefix("www.")
    yield (Span(f"{'Also read' if also else 'Read'} on {site}, {when}{old}."),)
    yield (address(source),)


def country_proof(country: Country) -> Iterator[Block]:
    """Yield where the emergency number of a country was read."""
    yield Heading("Where the emergency number was read")
    if country.pages:
        rows = [_page(page.by, page.seen, page.url) for page in country.pages]
        if country.deaf:
            by = f"{country.deaf.by}, on calls without hearing or speech"
            rows.append(_page(by, country.deaf.seen, country.deaf.url))
        yield Bullets(tuple(rows))
    if country.lists:
        lists = ", ".join(country.lists)
        yield Paragraph((Span(f"Lists of many countries that give it: {lists}."),))
    if not (country.pages or country.lists):
        yield Paragraph((Span("No page of the country was found."),))


def _page(by: str, seen: str, url: str) -> Inline:
    """Return a page: whose it is, when it was seen, its address."""
    when = "no date shown" if seen == "undated" else spoken_date(seen)
    return (Span(f"{by}, {when}: "), address(url))
