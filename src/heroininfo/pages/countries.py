"""The pages of `heroininfo help-line --list` and `--all`: every country. Pure: no I/O."""

from collections.abc import Sequence
from datetime import datetime

from heroininfo.course import count
from heroininfo.document import Block, Document, Lead, Pairs, Title
from heroininfo.helplines import kinds_of
from heroininfo.model import Helpline
from heroininfo.pages.contacts import emergency_blocks
from heroininfo.pages.help_line import Telling, entry
from heroininfo.pages.words import spans
from heroininfo.place import Place

NONE = "none confirmed"


def all_lines_page(
    countries: Sequence[tuple[Place, Sequence[Helpline]]],
    directories: Sequence[Helpline],
    moment: datetime,
    *,
    proof: bool = False,
) -> Document:
    """Return the emergency numbers and helplines of many countries, then those for all."""
    blocks: list[Block] = []
    for place, helplines in countries:
        telling = Telling(place, moment, proof=proof)
        blocks.append(Title(f"{place.name} ({place.code})"))
        blocks += emergency_blocks(place)[:1]
        blocks += (entry(helpline, telling, with_kind=True) for helpline in helplines)
    if directories:
        everywhere = Telling(Place(), moment, proof=proof)
        blocks.append(Title("Any country"))
        blocks += (entry(helpline, everywhere, with_kind=True) for helpline in directories)
    return Document(tuple(blocks), "Helplines of every country")


def list_page(countries: Sequence[tuple[Place, Sequence[Helpline]]]) -> Document:
    """Return every country with its emergency number, and which helplines it has."""
    rows = []
    for place, helplines in countries:
        number = " or ".join(place.emergency) or NONE
        has = count(len(helplines), "line") if helplines else "no lines"
        kinds = ", ".join(kinds_of(helplines))
        words = f"{place.name}: {number}; {has}" + (f" ({kinds})" if kinds else "")
        rows.append((place.code, words))
    more = Lead(spans("One of them: `--country AR`", Place()))
    return Document((Title("Countries"), Pairs.of(rows), more))


def country_rows(countries: Sequence[tuple[Place, Sequence[Helpline]]]) -> str:
    """Return the same for programs: code, name, numbers, count and kinds, parted by tabs."""
    return "".join(
        "\t".join(
            (
                place.code,
                place.name,
                ",".join(place.emergency) or NONE,
                str(len(helplines)),
                ",".join(kinds_of(helplines)),
            )
        )
        + "\n"
        for place, helplines in countries
    )
