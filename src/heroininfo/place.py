"""Which country the reader is in, worked out offline, and how we know.

In this order: the country given, `HEROININFO_COUNTRY`, the time zone (`TZ`, `/etc/localtime`,
`/etc/timezone`, and tzlocal only where there are none of them), the territory of the locale.
"""

import os
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from heroininfo.emergency_data import COUNTRIES, NAMES, ZONES
from heroininfo.errors import HeroininfoError, echo
from heroininfo.model import name_key

UNKNOWN_CALL = "your emergency number"
COMMON_NUMBERS = (
    ("911", ("US", "CA", "MX")),
    ("112", ("DE", "ES", "IT", "NL", "SE", "PL")),
    ("999", ("GB", "IE")),
    ("000", ("AU",)),
    ("111", ("NZ",)),
)
"""What to try where the country is not known: a number, and countries where it is right."""


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

    @property
    def call(self) -> str:
        """Return what to call: "911", "999 or 112", or "your emergency number"."""
        return " or ".join(self.emergency) or UNKNOWN_CALL


def common_numbers() -> tuple[tuple[str, str], ...]:
    """Return common emergency numbers, each with the names of countries where it is right."""
    return tuple(
        (number, ", ".join(COUNTRIES[code][0] for code in codes))
        for number, codes in COMMON_NUMBERS
    )


def all_places() -> list[Place]:
    """Return every country, by name."""
    return sorted((_place(code, "as you chose") for code in COUNTRIES), key=lambda p: p.name)


def detect(chosen: str | None, environ: Mapping[str, str], root: str = "/") -> Place:
    """Return the reader's country. `root` is where the system's files are.

    Raises HeroininfoError where `chosen` is no country.
    """
    if chosen is not None:
        return _place(find(chosen), "as you chose")
    complaint = ""
    if wish := environ.get("HEROININFO_COUNTRY", "").strip():
        try:
            return _place(find(wish), "from HEROININFO_COUNTRY")
        except HeroininfoError:
            complaint = (
                f'HEROININFO_COUNTRY="{echo(wish)}" is not a country; it is left out of account.'
            )
    for zone in _zones(environ, root):
        if code := ZONES.get(zone):
            return _place(code, "from your time zone", complaint)
    if code := _territory(environ):
        return _place(code, "from your language settings", complaint)
    return Place(complaint=complaint)


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
    name, emergency, note = COUNTRIES[code]
    return Place(code, name, emergency, note, how, complaint)


def _zones(environ: Mapping[str, str], root: str) -> Iterator[str]:
    """Yield the names of time zones that the system gives, the most telling first."""
    told = False
    for candidate in (
        environ.get("TZ", ""),
        _link(os.path.join(root, "etc/localtime")),
        _first_line(os.path.join(root, "etc/timezone")),
    ):
        zone = re.sub(r"^:?(?:.*zoneinfo/)?(?:posix/|right/)?", "", candidate.strip())
        if zone:
            told = True
            yield zone
    if not told:
        import tzlocal  # 25 ms: only where the system's own files say nothing

        try:
            yield tzlocal.get_localzone_name() or ""
        except (LookupError, OSError, ValueError):  # no zone, or one that nobody knows
            return


def _link(path: str) -> str:
    """Return where a symbolic link leads; empty where there is none."""
    try:
        return os.readlink(path)
    except OSError:
        return ""


def _first_line(path: str) -> str:
    """Return the first line of a file; empty where it cannot be read."""
    try:
        with open(path, encoding="ascii", errors="ignore") as file:
            return file.readline()
    except OSError:
        return ""


def _territory(environ: Mapping[str, str]) -> str:
    """Return the country code in the locale's name, such as GB in `en_GB.UTF-8`."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environ.get(variable):
            found = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", locale)
            return found[1] if found and found[1] in COUNTRIES else ""
    return ""
