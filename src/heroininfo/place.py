"""Which country the reader is in, worked out offline, how we know, and how sure that is.

In this order: the country given; `HEROININFO_COUNTRY`; the time zone (`TZ`, `/etc/localtime`,
`/etc/timezone`, and tzlocal where they say nothing); the territory of the locale for telephone
numbers and addresses, then for language. Where two of them disagree, the reader is told both. The
language that machines come with, such as en_US, is only a guess.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heroininfo.emergency_data import COUNTRIES, CRISIS, NAMES, ZONES
from heroininfo.errors import HeroininfoError, echo
from heroininfo.model import name_key

UNKNOWN_CALL = "your emergency number"
CHOOSE = "Choose one with --country, such as --country GB, or set HEROININFO_COUNTRY=GB."
COMMON_NUMBERS = (
    ("911", ("US", "CA", "MX")),
    ("112", ("DE", "ES", "IT", "NL", "SE", "PL")),
    ("999", ("GB", "IE")),
    ("000", ("AU",)),
    ("111", ("NZ",)),
)
"""What to try where the country is not known: a number, and countries where it is right."""

ZONE = "from your time zone"
CHOSEN = "as you chose"
FACTORY = ("en_US", "en_DK", "C", "POSIX")
"""Locales that machines come with, or that are chosen for their dates: they tell little."""
GUESS = (
    "This is a guess from your language settings alone. Not in {}? Call 112 in most of Europe,"
    " or choose your country."
)
TERRITORIES = {"UK": "GB"}
"""Codes that are not of ISO 3166 but are written."""
SHARED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("RS", "XK"): ("Europe/Belgrade",),
    ("UA", "RU"): ("Europe/Simferopol",),
}
"""Countries that live by one time zone name -> the names."""
LONGEST_CHAIN = 5
"""Links that are followed from one to the next."""
LARGEST_ZONE = 65536
"""Bytes of a time zone file that are read."""


class Place(Struct, frozen=True):
    """The reader's country; `code` is empty where it is not known."""

    code: str = ""
    name: str = ""
    emergency: tuple[str, ...] = ()
    """Numbers that reach an ambulance, the best first; empty where none is confirmed."""
    note: str = ""
    how: str = ""
    """How we know, such as "from your time zone"."""
    complaint: str = ""
    """What the reader set that could not be understood, for a notice."""
    doubt: str = ""
    """What speaks for another country, with its number, to stand beside this one's."""
    sure: str = ""
    """Of the numbers, as in `model.Country`: "high" or "medium"; empty where there is none."""
    none: str = ""
    """What people do where no number works."""
    deaf: str = ""
    """How to reach emergency help without hearing or speech."""
    age: str = ""
    """That this copy of the numbers is old; empty while it is not."""

    @property
    def call(self) -> str:
        """Return what to call: "911", "999 or 112", or "your emergency number"."""
        return " or ".join(self.emergency) or UNKNOWN_CALL

    @property
    def crisis(self) -> tuple[str, str]:
        """Return the number of a crisis line, day and night, and its link; empty: none is known."""
        return CRISIS.get(self.code, ("", ""))

    def concerns(self, only: Sequence[str]) -> bool:
        """Return whether what is for some countries only is for a reader here.

        Where the country is not known, everything may be.
        """
        return not only or not self.code or self.code in only


def common_numbers() -> tuple[tuple[str, str], ...]:
    """Return common emergency numbers, each with the names of countries where it is right."""
    return tuple(
        (number, ", ".join(COUNTRIES[code][0] for code in codes))
        for number, codes in COMMON_NUMBERS
    )


def all_places() -> list[Place]:
    """Return every country, by name."""
    return sorted((_place(code, CHOSEN) for code in COUNTRIES), key=lambda p: p.name)


class Hint(Struct, frozen=True):
    """Something that tells where the reader is: one country, or one of several."""

    codes: tuple[str, ...]
    how: str
    weak: bool = False
    """Whether it may be only what the machine came with."""


def detect(chosen: str | None, environ: Mapping[str, str], root: str = "/") -> Place:
    """Return the reader's country. `root` is where the system's files are.

    Raises HeroininfoError where `chosen` is no country.
    """
    if chosen is not None:
        return _place(find(chosen), CHOSEN)
    complaint = ""
    if wish := environ.get("HEROININFO_COUNTRY", "").strip():
        try:
            return _place(find(wish), "as you set it")
        except HeroininfoError:
            complaint = (
                f'HEROININFO_COUNTRY="{echo(wish)}" is not a country; it is left out of account.'
            )
    return replace(
        weigh([*_zone_hints(environ, root), *_locale_hints(environ)]), complaint=complaint
    )


def weigh(hints: Sequence[Hint]) -> Place:
    """Return the place that hints speak for, the most telling first, and what speaks against it."""
    strong = [hint for hint in hints if not hint.weak]
    for hint in strong:
        others = [other for other in strong if other is not hint]
        if code := _choice(hint, others):
            return replace(_place(code, hint.how), doubt=_doubt(code, hint, others))
    for hint in hints:
        place = _place(hint.codes[0], hint.how)
        if hint.weak and all(place.code in other.codes for other in strong):
            return replace(place, doubt=GUESS.format(place.name))
    return Place()


def _choice(hint: Hint, others: Sequence[Hint]) -> str:
    """Return the country that a hint means; of several, the one that another hint names too."""
    named = [code for code in hint.codes if any(code in other.codes for other in others)]
    alone = len(hint.codes) == 1 or hint.codes in SHARED
    return named[0] if named else hint.codes[0] if alone else ""


def _doubt(code: str, hint: Hint, others: Sequence[Hint]) -> str:
    """Return what speaks for another country, and its number; empty where nothing does."""
    for other in others:
        if code not in other.codes and len(other.codes) == 1:
            return f"But {other.how.removeprefix('from ')} say {_there(other.codes[0])}"
    if hint.codes in SHARED:
        rest = next(other for other in hint.codes if other != code)
        return f"The same time zone serves {_there(rest)}"
    return ""


def _there(code: str) -> str:
    """Return a country and its number, as the end of a sentence."""
    place = _place(code, "")
    number = f"call {place.call}" if place.emergency else "no number is confirmed"
    return f"{place.name}: there, {number}."


def find(name: str) -> str:
    """Return the code of a country given by code or name; raise HeroininfoError if none fits."""
    code = name.strip().upper()
    if code in COUNTRIES:
        return code
    key = name_key(name)
    if found := NAMES.get(key):
        return found
    from difflib import get_close_matches  # needed only for a near miss

    near = dict.fromkeys(NAMES[match] for match in get_close_matches(key, NAMES, n=4, cutoff=0.75))
    choices = ", ".join(f"{code} ({COUNTRIES[code][0]})" for code in list(near)[:3])
    raise HeroininfoError(
        f'no country called "{echo(name)}".' + (f" Did you mean {choices}?" if choices else ""),
        "Use a name or a two-letter code, such as: --country GB",
    )


def _place(code: str, how: str, complaint: str = "") -> Place:
    """Return the place for a code of COUNTRIES."""
    name, emergency, note, sure, none, deaf = COUNTRIES[code]
    return Place(code, name, emergency, note, how, complaint, sure=sure, none=none, deaf=deaf)


def _zone_hints(environ: Mapping[str, str], root: str) -> Iterator[Hint]:
    """Yield what the time zone tells: the first of its names that belongs to a country."""
    names = list(_zones(environ, root))
    for name in names:
        if code := ZONES.get(name):
            shared = [codes for codes, zones in SHARED.items() if name in zones]
            yield Hint(shared[0] if shared else (code,), ZONE)
            return
    if copied := _copied_zone(root) if not any(names) else ():
        yield Hint(copied, ZONE)
    elif not names:
        import tzlocal  # 25 ms: only where the system's own files say nothing

        try:
            code = ZONES.get(tzlocal.get_localzone_name() or "")
        except (LookupError, OSError, ValueError):  # no zone, or one that nobody knows
            return
        if code:
            yield Hint((code,), ZONE)


def _zones(environ: Mapping[str, str], root: str) -> Iterator[str]:
    """Yield the names of time zones that the system gives, the most telling first."""
    for candidate in (
        environ.get("TZ", ""),
        *_links(os.path.join(root, "etc/localtime"), root),
        _first_line(os.path.join(root, "etc/timezone")),
    ):
        zone = re.sub(r"^:?(?:.*zoneinfo/)?(?:posix/|right/)?", "", candidate.strip())
        if zone and not zone.startswith("/"):
            yield zone


def _links(path: str, root: str) -> Iterator[str]:
    """Yield where a symbolic link leads, and where that leads, as far as it goes."""
    for _ in range(LONGEST_CHAIN):
        try:
            target = os.readlink(path)
        except OSError:
            return
        yield target
        path = (
            os.path.join(root, target.lstrip("/"))
            if target.startswith("/")
            else os.path.join(os.path.dirname(path), target)
        )


def _copied_zone(root: str) -> tuple[str, ...]:
    """Return the countries whose time zone is the same, byte for byte, as a copied localtime."""
    try:
        with open(os.path.join(root, "etc/localtime"), "rb") as file:
            local = file.read(LARGEST_ZONE)
    except OSError:
        return ()
    codes = {}
    for zone, code in ZONES.items():
        try:
            with open(os.path.join(root, "usr/share/zoneinfo", zone), "rb") as file:
                if file.read(LARGEST_ZONE) == local:
                    codes[code] = True
        except OSError:
            continue
    return tuple(codes)


def _first_line(path: str) -> str:
    """Return the first line of a file; empty where it cannot be read."""
    try:
        with open(path, encoding="ascii", errors="ignore") as file:
            return file.readline()
    except OSError:
        return ""


def _locale_hints(environ: Mapping[str, str]) -> Iterator[Hint]:
    """Yield what the locale tells: of telephone numbers and addresses, then of language."""
    for variables, how in (
        (("LC_TELEPHONE", "LC_ADDRESS"), "from your settings for telephone numbers or addresses"),
        (("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE"), "from your language settings"),
    ):
        for variable in variables:
            locale = environ.get(variable, "")
            found = re.match(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Z]{2})(?![A-Za-z])", locale)
            code = TERRITORIES.get(found[1], found[1]) if found else ""
            if code in COUNTRIES:
                factory = locale.replace("-", "_").startswith(FACTORY)
                yield Hint((code,), how, weak=factory and how.endswith("language settings"))
                break
