"""Rows of a file -> services: each text made safe, repeats merged, what is wrong noted."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from heroininfo.emergency_data import COUNTRIES
from heroininfo.model import Number, name_key
from heroininfo.services.clean import is_formula, one_line, shortened
from heroininfo.services.columns import TOO_MANY, YES, key_of
from heroininfo.services.phones import phones
from heroininfo.services.records import Cell, Field, Flaw, Row, Service

LONGEST: dict[str, int] = {
    "name": 100,
    "organization": 100,
    "about": 300,
    "address": 120,
    "web": 200,
}
"""Characters of a text that are shown; of others, LONGEST_OTHER."""
LONGEST_OTHER, LONGEST_CATEGORY = 160, 60
WEB = re.compile(r"\A(?:https?://)?(?:[\w-]+\.)+[\w-]{2,}(?::\d+)?(?:[/?#]\S*)?\Z", re.ASCII)
GONE = ("inactive", "defunct", "temporarilyclosed", "closed")
"""What HSDS, and 211s, call a service that cannot be used."""
LIKE_OURS = re.compile(
    r"(?:in an )?(?:emergency|ambulance|overdose)(?: (?:call|dial|number|\d).*)?|what to do now"
)
"""Names, as `name_key` returns them, under which a row would look like our own."""
EMERGENCY = frozenset(name_key(number) for country in COUNTRIES.values() for number in country[1])
EXAMPLE = "example"
"""How names in the template begin."""
ZERO_STATES = frozenset(("CT", "MA", "ME", "NH", "NJ", "PR", "RI", "VI", "VT"))
"""Where a US ZIP code begins with the 0 that spreadsheets lose."""
ZIP = 5
NOWHERE = Cell("", "", 0, "")
Key = tuple[str, ...]
"""What tells services apart: name, organization and address."""


class Building:
    """Services so far, by what tells them apart, and what was wrong with their rows."""

    def __init__(self, flaws: list[Flaw]) -> None:
        """Begin with what is wrong with the file."""
        self.services: dict[Key, Service] = {}
        self.flaws = flaws
        self.first: dict[Key, int] = {}
        self.left_out = 0

    def take(self, row: Row) -> None:
        """Add the service of a row, or what is wrong with it."""
        cell = next((cell for cells in row.values() for cell in cells), NOWHERE)
        service = None if (hidden := _hidden(row)) else self._service(row)
        flaw = hidden or (service and _useless(service, cell))
        if flaw or service is None:
            self.left_out += 1
            self.flaws += [flaw] if flaw else []
            return
        key = tuple(map(name_key, (service.name, service.organization, service.address)))
        if key in self.services:
            what = f"it repeats row {self.first[key]}: the two are shown as one"
            flaw = Flaw(
                cell.file, cell.row, "", what, "take out one, if that is not meant", "warning"
            )
            self.flaws.append(flaw)
            service = _merged(self.services[key], service)
        self.services[key] = service
        self.first.setdefault(key, cell.row)

    def _service(self, row: Row) -> Service:
        """Return the service of a row, and note what of it cannot be shown."""
        town, region = self._first(row, "town"), self._first(row, "region")
        postcode = _postcode(self._first(row, "postcode"), region, self._first(row, "country"))
        organization = self._first(row, "organization")
        end = " ".join(filter(None, (region, postcode)))
        address = _joined((*self._texts(row.get("address", [])), town, end))
        return Service(
            name=self._first(row, "name") or organization,
            organization=organization,
            category=tuple(self._categories(row)),
            about=self._first(row, "about"),
            phone=tuple(self._phones(row)),
            address=shortened(address, LONGEST["address"]),
            town=town,
            postcode=postcode,
            web=self._web(row),
            hours=shortened("; ".join(self._hours(row)), LONGEST_OTHER),
            for_whom=self._first(row, "for_whom"),
            cost=self._first(row, "cost"),
            languages=", ".join(self._texts(row.get("languages", []))),
            seen=self._first(row, "seen"),
        )

    def _first(self, row: Row, field: Field) -> str:
        """Return the first text of a field that says something."""
        return next(self._texts(row.get(field, []), LONGEST.get(field, LONGEST_OTHER)), "")

    def _texts(self, cells: Iterable[Cell], longest: int = LONGEST_OTHER) -> Iterator[str]:
        """Yield the texts of cells as they are shown; note those that are cut or not shown."""
        for cell in cells:
            text = one_line(cell.text)
            if is_formula(text):
                self._flaw(cell, "it begins like a formula, and is not shown", "write plain words")
            elif text:
                if len(text) > longest:
                    what = f"{len(text)} characters, of which {longest} are shown"
                    self._flaw(cell, what, "say it shorter", level="warning")
                yield shortened(text, longest)

    def _categories(self, row: Row) -> Iterator[str]:
        """Yield what kinds of service it is."""
        for text in self._texts(row.get("category", [])):
            yield from (shortened(part.strip(), LONGEST_CATEGORY) for part in text.split(";"))

    def _phones(self, row: Row) -> Iterator[Number]:
        """Yield the numbers of a row, each once."""
        seen = set()
        extension = "".join(one_line(cell.text) for cell in row.get("extension", ())[:1])
        for index, cell in enumerate(row.get("phone", ())):
            found = phones(cell.text, cell.label, "" if index else extension)
            for what, fix in found.wrong:
                self._flaw(cell, f"{what}; it is not shown", fix)
            for number in found.numbers:
                if number.tel not in seen:
                    seen.add(number.tel)
                    yield number

    def _hours(self, row: Row) -> Iterator[str]:
        """Yield when it is open, each day under its name where a column is a day."""
        for cell in row.get("hours", ()):
            for text in self._texts([cell]):
                yield f"{cell.label} {text}".strip()

    def _web(self, row: Row) -> str:
        """Return the first web address of a row."""
        for cell in row.get("web", ()):
            for text in re.split(r"[\s;,|]+", one_line(cell.text))[:1]:
                if WEB.match(text) and len(text) <= LONGEST["web"]:
                    return text if text.startswith("http") else f"https://{text}"
                if text:
                    fix = "write one address, such as https://example.org"
                    self._flaw(cell, "not a web address; it is not shown", fix)
        return ""

    def _flaw(
        self, cell: Cell, what: str, fix: str, *, level: Literal["error", "warning"] = "error"
    ) -> None:
        """Note what is wrong with a cell."""
        self.flaws.append(Flaw(cell.file, cell.row, cell.column, one_line(what), fix, level))


def _hidden(row: Row) -> Flaw | None:
    """Return why nothing of a row may be shown: by its own mark, or as its cells have shifted."""
    for cell in row.get("excluded", ()):
        if cell.text == TOO_MANY:
            fix = "put a cell that has a comma between quotation marks"
            return Flaw(cell.file, cell.row, "", f"{TOO_MANY}; left out", fix)
        if one_line(cell.text).casefold() in YES:
            return _on_purpose(cell, "marked as not to be published")
    for cell in row.get("status", ()):
        if key_of(cell.text) in GONE:
            return _on_purpose(cell, f"its status is {one_line(cell.text)}")
    return None


def _on_purpose(cell: Cell, what: str) -> Flaw:
    """Return that a row was left out as its makers wanted."""
    fix = "nothing to mend, if that is meant"
    return Flaw(cell.file, cell.row, cell.column, f"{what}; left out", fix, "warning")


def _useless(service: Service, cell: Cell) -> Flaw | None:
    """Return why a service is not shown: it cannot be named or reached, or looks like our own."""
    key = name_key(service.name)
    if not service.name:
        what, fix = "no name", "give it a name"
    elif LIKE_OURS.fullmatch(key) or key in EMERGENCY:
        what = f'it is called "{service.name}"'
        fix = "give it a name of its own; heroininfo shows the emergency number itself"
    elif key.split()[0] == EXAMPLE:
        what, fix = "a row of the template", "take it out"
    elif not (service.phone or service.web or service.address):
        what, fix = "no phone, web address or address", "add one of them"
    else:
        return None
    return Flaw(cell.file, cell.row, "", f"{what}; left out", fix)


def _joined(parts: Iterable[str]) -> str:
    """Return the parts of an address as one line, without those that it already has."""
    line = ""
    for part in parts:
        if part and f" {name_key(part)} " not in f" {name_key(line)} ":
            line = f"{line}, {part}" if line else part
    return line


def _postcode(text: str, region: str, country: str) -> str:
    """Return a postcode, with the 0 that a spreadsheet took from a US ZIP code."""
    text = text.removesuffix(".0")
    american = country.upper() in ("US", "USA") or region.upper() in ZERO_STATES
    return text.zfill(ZIP) if american and text.isdecimal() and len(text) < ZIP else text


def _merged(first: Service, second: Service) -> Service:
    """Return two rows on one service as one: the first, with what only the second has."""
    values = {}
    for field in first.__struct_fields__:
        one, other = getattr(first, field), getattr(second, field)
        values[field] = one or other
    dialed = {number.tel for number in first.phone}
    values["phone"] = (*first.phone, *(n for n in second.phone if n.tel not in dialed))
    values["category"] = tuple(dict.fromkeys((*first.category, *second.category)))
    return Service(**values)


def added_by(rows: Iterable[Row], services: Iterable[Service]) -> str:
    """Return who made a file: as it says, or the one organization in it; empty: not known."""
    for row in rows:
        for cell in row.get("added_by", ()):
            if said := one_line(cell.text):
                return shortened(said, LONGEST["organization"])
    owners = {service.organization for service in services}
    return owners.pop() if len(owners) == 1 else ""
