"""The pages of `heroininfo help-line`: who to call, and what each line does. Pure: no I/O."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from heroininfo import hours
from heroininfo.course import count
from heroininfo.document import (
    Block,
    Code,
    Contact,
    Document,
    Footer,
    Heading,
    Inline,
    Lead,
    Pairs,
    Paragraph,
    Span,
    Title,
)
from heroininfo.errors import HeroininfoError, echo
from heroininfo.model import DRUG_KINDS, KINDS, Helpline, Kind, name_key
from heroininfo.pages.contacts import (
    CHOOSE,
    DIRECTORY,
    KIND_HEADINGS,
    dial,
    emergency_blocks,
    reach,
)
from heroininfo.pages.words import address, capital, numbered, sentence, spans, spoken_date
from heroininfo.place import Place

LONGEST_SHORT_CODE = 6
NONE_CONFIRMED = "none confirmed"
SCAN = "Point a phone's camera at a code to call or text. The number stands under it."


def help_line_page(
    place: Place,
    helplines: Sequence[Helpline],
    directories: Sequence[Helpline],
    moment: datetime,
    *,
    kind: Kind | None = None,
    region: str = "",
    codes: bool = False,
) -> Document:
    """Return the emergency number and the helplines of a country, regions under their names.

    `directories` are for readers of every country. `helplines` are already those of `kind` and
    `region`, which are named on the page. With `codes` each number has a code to scan.
    """
    blocks = emergency_blocks(place)
    if region:
        blocks.append(_narrowed(place, region))
    if codes and any(helpline.phone or helpline.sms for helpline in helplines):
        blocks.append(Lead(spans(SCAN, place)))
    if place.code and (missing := _missing(place, helplines, kind)):
        blocks.append(Lead(spans(missing, place)))
    shown = [*helplines, *(directories if _needs_directory(helplines, kind) else ())]
    for wanted in KINDS:
        group = [helpline for helpline in shown if helpline.kind == wanted]
        if group:
            blocks.append(Heading(KIND_HEADINGS[wanted]))
            blocks += _group(group, place, moment, codes=codes)
    blocks.append(_footer(place))
    return Document(tuple(blocks), f"Who to call: {place.name or 'your country is not known'}")


def all_lines_page(
    countries: Sequence[tuple[Place, Sequence[Helpline]]],
    directories: Sequence[Helpline],
    moment: datetime,
) -> Document:
    """Return the emergency numbers and helplines of many countries, then those for all."""
    blocks: list[Block] = []
    for place, helplines in countries:
        blocks.append(Title(f"{place.name} ({place.code})"))
        blocks += emergency_blocks(place)[:1]
        blocks += (_contact(helpline, moment, with_kind=True) for helpline in helplines)
    if directories:
        blocks.append(Title("Any country"))
        blocks += (_contact(helpline, moment, with_kind=True) for helpline in directories)
    return Document(tuple(blocks), "Helplines of every country")


def list_page(countries: Sequence[tuple[Place, Sequence[Helpline]]]) -> Document:
    """Return every country with its emergency number, and which helplines it has."""
    rows = []
    for place, helplines in countries:
        number = " or ".join(place.emergency) or NONE_CONFIRMED
        has = count(len(helplines), "line") if helplines else "no lines"
        kinds = ", ".join(kinds_of(helplines))
        words = f"{place.name}: {number}; {has}" + (f" ({kinds})" if kinds else "")
        rows.append((place.code, words))
    more = Lead(spans("One of them: `--country AR`", Place()))
    return Document((Title("Countries"), Pairs.of(rows), more))


def country_lines(countries: Sequence[tuple[Place, Sequence[Helpline]]]) -> str:
    """Return the same for programs: code, name, numbers, count and kinds, parted by tabs."""
    return "".join(
        "\t".join(
            (
                place.code,
                place.name,
                ",".join(place.emergency) or NONE_CONFIRMED,
                str(len(helplines)),
                ",".join(kinds_of(helplines)),
            )
        )
        + "\n"
        for place, helplines in countries
    )


def kinds_of(helplines: Sequence[Helpline]) -> list[Kind]:
    """Return the kinds of some helplines, each once, the most useful first."""
    return [kind for kind in KINDS if any(helpline.kind == kind for helpline in helplines)]


def find_region(place: Place, helplines: Sequence[Helpline], name: str) -> str:
    """Return the region of a country that has this name, or has all its words.

    Raises HeroininfoError naming the regions where there is none.
    """
    regions = sorted({helpline.region for helpline in helplines if helpline.region})
    key = name_key(name)
    for region in regions:
        if name_key(region) == key:
            return region
    words = set(key.split())
    near = [region for region in regions if words and words <= set(name_key(region).split())]
    if len(near) == 1:
        return near[0]
    if not place.code:
        raise HeroininfoError("your country is not known, so its regions are not.", CHOOSE)
    listed = f"Listed: {'; '.join(regions)}." if regions else "None is listed there."
    raise HeroininfoError(
        f'no region called "{echo(name)}" in {place.name}. {listed}',
        f"Lines of every region: heroininfo help-line --country {place.code}",
    )


def in_region(helplines: Sequence[Helpline], region: str) -> list[Helpline]:
    """Return the helplines for the whole country and those of one region."""
    return [helpline for helpline in helplines if helpline.region in ("", region)]


def _narrowed(place: Place, region: str) -> Lead:
    """Return which helplines of a country are left out, and how to see them."""
    words = f"Only lines for all of {place.name}, and for {region}. Every region: "
    return Lead(spans(f"{words}`--country {place.code}`", place))


def _missing(place: Place, helplines: Sequence[Helpline], kind: Kind | None) -> str:
    """Return what a country does not have; empty where it has one for people who use drugs."""
    if kind:
        none = f"No line of the kind {kind} is listed for {place.name} yet. Leave out --kind to see"
        return "" if helplines else f"{none} what there is."
    if not helplines:
        return f"No drug or crisis line is listed for {place.name} yet."
    if any(helpline.kind in DRUG_KINDS for helpline in helplines):
        return ""
    crisis = any(helpline.kind == "crisis" for helpline in helplines)
    rest = "The crisis lines below are for people in distress." if crisis else "See what is below."
    return f"No drug help line is listed for {place.name} yet. {rest}"


def _needs_directory(helplines: Sequence[Helpline], kind: Kind | None) -> bool:
    """Return whether a reader is better off with a directory of the whole world as well."""
    if kind:
        return not helplines
    return not any(helpline.kind in DRUG_KINDS for helpline in helplines)


def _group(
    group: Sequence[Helpline], place: Place, moment: datetime, *, codes: bool
) -> Iterator[Block]:
    """Yield helplines of one kind: for the whole country, then for each region under its name."""
    for region, members in groupby(sorted(group, key=_region), key=_region):
        if region:
            yield Paragraph((Span(f"Lines for {region}"),))
        for helpline in members:
            yield _contact(helpline, moment)
            if codes:
                yield from _codes(helpline, place)


def _region(helpline: Helpline) -> str:
    """Return the region of a helpline, by which a stable sort keeps the order within each."""
    return helpline.region


def _contact(helpline: Helpline, moment: datetime, *, with_kind: bool = False) -> Contact:
    """Return a helpline with all that is known of it, one fact a line."""
    open_now = sentence(helpline.hours, helpline.cost, helpline.privacy), _now(helpline, moment)
    facts = (
        KIND_HEADINGS[helpline.kind] + "." if with_kind else "",
        sentence(helpline.for_whom),
        " ".join(filter(None, open_now)),
        sentence(", ".join(helpline.languages)),
        f"Lines for {helpline.region}." if with_kind and helpline.region else "",
        sentence(helpline.note),
    )
    lines: list[Inline] = [*reach(helpline), *((Span(fact),) for fact in facts if fact)]
    if helpline.web:
        lines.append((address(helpline.web),))
    if helpline.operator:
        lines.append((Span(sentence(f"Run by {helpline.operator}")),))
    lines.append((Span(_where_read(helpline, moment)),))
    return Contact(helpline.name, tuple(lines))


def _now(helpline: Helpline, moment: datetime) -> str:
    """Return whether a helpline is open now, where that is certain and the hours do not say it."""
    if helpline.opening == hours.ALWAYS:
        return ""
    state = hours.state(helpline, moment)
    if state == "open" and not helpline.opening.startswith(hours.EVERY_DAY):
        return "Open now, unless it is a holiday there."
    return f"{state.capitalize()} now." if state else ""


def _codes(helpline: Helpline, place: Place) -> Iterator[Code]:
    """Yield a code for each number to call and the one to text, with what it dials under it."""
    ways = [(number.tel, (Span("Call "), *dial(number))) for number in helpline.phone]
    if helpline.sms:
        ways.append((helpline.sms, numbered(capital(helpline.text))))
    for link, words in ways:
        says: list[Inline] = [words]
        if "+" not in link:
            short = len(link) <= len("tel:") + LONGEST_SHORT_CODE
            where = "Works only inside" if short else "May not work outside"
            says.append((Span(f"{where} {place.name}."),))
        yield Code(link, tuple(says))


def _where_read(helpline: Helpline, moment: datetime) -> str:
    """Return where and when the number was read, and that it is old where it is."""
    when = "no date shown" if helpline.seen == "undated" else spoken_date(helpline.seen)
    where = f"Read in a {helpline.source}"
    if helpline.source.startswith("https://"):
        where = f"Read on {helpline.source.split('/')[2].removeprefix('www.')}"
    if hours.may_have_changed(helpline.seen, moment):
        return f"{where}, {when}: it may have changed."
    return f"{where}, {when}."


def _footer(place: Place) -> Footer:
    """Return what to do when a number fails, and what was not checked."""
    call = f"call {place.call} in an emergency, or " if place.emergency else ""
    change = f"Numbers change. If one fails, {call}look on {DIRECTORY}."
    return Footer((change, "No line was called to check it. Each shows where it was read."))
