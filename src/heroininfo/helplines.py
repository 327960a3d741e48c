"""Which helplines of a country a reader asked for. Pure: no page, no I/O."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from heroininfo.errors import HeroininfoError, echo
from heroininfo.hours import state
from heroininfo.model import KINDS, Helpline, Kind, name_key
from heroininfo.place import CHOOSE, Place


class Choice(Struct, frozen=True):
    """What a reader asked for, and the helplines that answer it."""

    helplines: tuple[Helpline, ...]
    kind: Kind | None = None
    region: str = ""
    open_now: bool = False
    closed: int = 0
    """Lines left out because they are closed now."""
    unsure: int = 0
    """Lines left out because it is not known whether they are open."""


def choose(
    helplines: Sequence[Helpline],
    moment: datetime,
    *,
    kind: Kind | None = None,
    region: str = "",
    open_now: bool = False,
) -> Choice:
    """Return the helplines of one kind, for one region and the whole country, or open now."""
    chosen = [
        helpline
        for helpline in helplines
        if kind in (None, helpline.kind) and (not region or helpline.region in ("", region))
    ]
    if not open_now:
        return Choice(tuple(chosen), kind, region)
    states = [(helpline, state(helpline, moment)) for helpline in chosen if has_hours(helpline)]
    left = {id(helpline) for helpline, now in states if now != "open"}
    return Choice(
        tuple(helpline for helpline in chosen if id(helpline) not in left),
        kind,
        region,
        open_now=True,
        closed=sum(now == "closed" for _, now in states),
        unsure=sum(not now for _, now in states),
    )


def has_hours(helpline: Helpline) -> bool:
    """Return whether someone answers, so that there can be hours: not so on a website."""
    return bool(helpline.phone or helpline.text or helpline.hours)


def kinds_of(helplines: Sequence[Helpline]) -> list[Kind]:
    """Return the kinds of some helplines, each once."""
    return [kind for kind in KINDS if any(helpline.kind == kind for helpline in helplines)]


def find_region(place: Place, helplines: Sequence[Helpline], name: str) -> str:
    """Return the region of a country that has this name, or has all its words.

    Raises HeroininfoError naming the regions where there is none.
    """
    regions = regions_of(helplines)
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


def regions_of(helplines: Sequence[Helpline]) -> list[str]:
    """Return the names of the regions that some helplines are for, each once, by name."""
    return sorted({helpline.region for helpline in helplines if helpline.region})
