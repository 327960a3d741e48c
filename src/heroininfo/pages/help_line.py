"""The pages of `heroininfo help-line`: who to call, and what each line does. Pure: no I/O."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from heroininfo import hours
from heroininfo.document import (
    Block,
    Code,
    Contact,
    Document,
    Footer,
    Heading,
    Inline,
    Pairs,
    Paragraph,
    Span,
    Title,
)
from heroininfo.errors import HeroininfoError
from heroininfo.model import KINDS, Helpline, Kind, name_key
from heroininfo.pages.contacts import (
    CHOOSE,
    DIRECTORY,
    KIND_HEADINGS,
    emergency_blocks,
    marked,
    reach,
    sentence,
    spoken_date,
)
from heroininfo.place import Place

LONGEST_SHORT_CODE = 6
DRUG_KINDS: tuple[Kind, ...] = ("treatment", "overdose")
NONE_CONFIRMED = "none confirmed"
Draw = Callable[[str], tuple[str, ...]]
"""Turns a link into the rows of a code."""


def help_line_page(
    place: Place,
    lines: Sequence[Helpline],
    directories: Sequence[Helpline],
    moment: datetime,
    *,
    kind: Kind | None = None,
    region: str = "",
    draw: Draw | None = None,
) -> Document:
    """Return the emergency number and the lines of a country, those of regions under their names.

    `directories` are for readers of every country. `lines` are already those of `kind` and
    `region`, which are named on the page. With `draw` each number has a code to scan.
    """
    blocks = emergency_blocks(place)
    if region:
        blocks.append(_narrowed(place, region))
    if draw and any(line.tel or line.sms for line in lines):
        scan = "Point a phone's camera at a code to call or text. The number stands under it."
        blocks.append(Paragraph((Span(scan),), indent=0))
    if place.code and (missing := _missing(place, lines, kind)):
        blocks.append(Paragraph((Span(missing),), indent=0))
    shown = [*lines, *(directories if _needs_directory(lines, kind) else ())]
    for wanted in KINDS:
        group = [line for line in shown if line.kind == wanted]
        if group:
            blocks.append(Heading((Span(KIND_HEADINGS[wanted], "heading"),)))
            blocks += _group(group, place, moment, draw)
    blocks.append(_footer(place))
    return Document(tuple(blocks))


def all_lines_page(
    countries: Sequence[tuple[Place, Sequence[Helpline]]],
    directories: Sequence[Helpline],
    moment: datetime,
) -> Document:
    """Return the emergency numbers and lines of many countries, then what serves all of them."""
    blocks: list[Block] = []
    for place, lines in countries:
        blocks.append(Title(f"{place.name} ({place.code})"))
        blocks += emergency_blocks(place)[:1]
        blocks += (_contact(line, moment, with_kind=True) for line in lines)
    if directories:
        blocks.append(Title("Any country"))
        blocks += (_contact(line, moment, with_kind=True) for line in directories)
    return Document(tuple(blocks))


def list_page(countries: Sequence[tuple[Place, Sequence[Helpline]]]) -> Document:
    """Return every country with its emergency number, and how many lines of which kinds it has."""
    rows = []
    for place, lines in countries:
        number = " or ".join(place.emergency) or NONE_CONFIRMED
        count = f"{len(lines)} line{'s' * (len(lines) != 1)}" if lines else "no lines"
        kinds = ", ".join(kinds_of(lines))
        has = f"{place.name}: {number}; {count}" + (f" ({kinds})" if kinds else "")
        rows.append((Span(place.code, "command"), has))
    more = (Span("One of them: "), Span("--country AR", "command"))
    return Document((Title("Countries"), Pairs(tuple(rows)), Paragraph(more, indent=0)))


def country_lines(countries: Sequence[tuple[Place, Sequence[Helpline]]]) -> str:
    """Return the same for programs: code, name, numbers, count and kinds, parted by tabs."""
    return "".join(
        "\t".join(
            (
                place.code,
                place.name,
                ",".join(place.emergency) or NONE_CONFIRMED,
                str(len(lines)),
                ",".join(kinds_of(lines)),
            )
        )
        + "\n"
        for place, lines in countries
    )


def kinds_of(lines: Sequence[Helpline]) -> list[Kind]:
    """Return the kinds of some lines, each once, the most useful first."""
    return [kind for kind in KINDS if any(line.kind == kind for line in lines)]


def find_region(place: Place, lines: Sequence[Helpline], name: str) -> str:
    """Return the region of a country that has this name, or has all its words.

    Raises HeroininfoError naming the regions where there is none.
    """
    regions = sorted({line.region for line in lines if line.region})
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
        f'no region called "{" ".join(name.split())[:60]}" in {place.name}. {listed}',
        f"Lines of every region: heroininfo help-line --country {place.code}",
    )


def in_region(lines: Sequence[Helpline], region: str) -> list[Helpline]:
    """Return the lines for the whole country and those of one region."""
    return [line for line in lines if line.region in ("", region)]


def _narrowed(place: Place, region: str) -> Paragraph:
    """Return which lines of a country are left out, and how to see them."""
    words = f"Only lines for all of {place.name}, and for {region}. Every region: "
    return Paragraph((Span(words), Span(f"--country {place.code}", "command")), indent=0)


def _missing(place: Place, lines: Sequence[Helpline], kind: Kind | None) -> str:
    """Return what a country does not have; empty where it has a line for people who use drugs."""
    if kind:
        none = f"No line of the kind {kind} is listed for {place.name} yet. Leave out --kind to see"
        return "" if lines else f"{none} what there is."
    if not lines:
        return f"No drug or crisis line is listed for {place.name} yet."
    if any(line.kind in DRUG_KINDS for line in lines):
        return ""
    crisis = any(line.kind == "crisis" for line in lines)
    rest = "The crisis lines below are for people in distress." if crisis else "See what is below."
    return f"No drug help line is listed for {place.name} yet. {rest}"


def _needs_directory(lines: Sequence[Helpline], kind: Kind | None) -> bool:
    """Return whether a reader is better off with a directory of the whole world as well."""
    if kind:
        return not lines
    return not any(line.kind in DRUG_KINDS for line in lines)


def _group(
    group: Sequence[Helpline], place: Place, moment: datetime, draw: Draw | None
) -> Iterator[Block]:
    """Yield lines of one kind: for the whole country, then for each region under its name."""
    for region, members in groupby(sorted(group, key=_region), key=_region):
        if region:
            yield Paragraph((Span(f"Lines for {region}", "heading"),))
        for line in members:
            yield _contact(line, moment)
            if draw:
                yield from _codes(line, place, draw)


def _region(line: Helpline) -> str:
    """Return the region of a line, by which a stable sort keeps the order within each."""
    return line.region


def _contact(line: Helpline, moment: datetime, *, with_kind: bool = False) -> Contact:
    """Return a helpline with all that is known of it, one fact a line."""
    facts = (
        KIND_HEADINGS[line.kind] + "." if with_kind else "",
        sentence(line.for_whom),
        " ".join(filter(None, (sentence(line.hours, line.cost, line.privacy), _now(line, moment)))),
        sentence(", ".join(line.languages)),
        f"Lines for {line.region}." if with_kind and line.region else "",
        sentence(line.note),
    )
    lines: list[Inline] = [*reach(line), *((Span(fact),) for fact in facts if fact)]
    if line.web:
        lines.append((Span(line.web, "number"),))
    if line.operator:
        lines.append((Span(sentence(f"Run by {line.operator}")),))
    lines.append(tuple(_where_read(line, moment)))
    return Contact(line.name, tuple(lines))


def _now(line: Helpline, moment: datetime) -> str:
    """Return whether a line is open now, where that is certain and the hours do not say it."""
    if line.opening == hours.ALWAYS:
        return ""
    state = hours.state(line, moment)
    if state == "open" and not line.opening.startswith(hours.EVERY_DAY):
        return "Open now, unless it is a holiday there."
    return f"{state.capitalize()} now." if state else ""


def _codes(line: Helpline, place: Place, draw: Draw) -> Iterator[Code]:
    """Yield a code for each number to call and the one to text, with what it dials under it."""
    ways = [(link, f"Call {phone}") for link, phone in zip(line.tel, line.phone, strict=False)]
    if line.sms:
        ways.append((line.sms, line.text[:1].upper() + line.text[1:]))
    for link, words in ways:
        says: list[Inline] = [tuple(marked(words))]
        if "+" not in link:
            short = len(link) <= len("tel:") + LONGEST_SHORT_CODE
            where = "Works only inside" if short else "May not work outside"
            says.append((Span(f"{where} {place.name}."),))
        yield Code(draw(link), tuple(says))


def _where_read(line: Helpline, moment: datetime) -> Iterator[Span]:
    """Yield where and when the number was read, and that it is old where it is."""
    when = "no date shown" if line.seen == "undated" else spoken_date(line.seen)
    where = f"Read in a {line.source}"
    if line.source.startswith("https://"):
        where = f"Read on {line.source.split('/')[2].removeprefix('www.')}"
    if hours.may_have_changed(line.seen, moment):
        yield Span(f"{where}, {when}:", "faint")
        yield Span(" it may have changed.")
    else:
        yield Span(f"{where}, {when}.", "faint")


def _footer(place: Place) -> Footer:
    """Return what to do when a number fails, and what was not checked."""
    call = f"call {place.call} in an emergency, or " if place.emergency else ""
    change = f"Numbers change. If one fails, {call}look on {DIRECTORY}."
    return Footer((change, "No line was called to check it. Each shows where it was read."))
