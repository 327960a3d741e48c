"""Open Referral HSDS 3, as a folder of tables or as nested JSON -> services, one a place.

Of its tables we read organization, service, location, address, phone, schedule, language and
service_at_location. Contacts are people: neither they nor their phones are read.
https://docs.openreferral.org/en/3.0/hsds/schema_reference.html
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from heroininfo.services.columns import key_of
from heroininfo.services.records import Cell, Field, Row

Entry = dict[str, Cell]
"""A row of one table: the name of a column -> its cell; blank ones are left out."""
Tables = dict[str, list[Entry]]
Owned = dict[tuple[str, str, str], list[Entry]]
"""Entries by their table, and the table and id of what they belong to."""

TABLES = {
    "organizations": "organization",
    "services": "service",
    "locations": "location",
    "addresses": "address",
    "physical_addresses": "address",
    "physical_address": "address",
    "phones": "phone",
    "schedules": "schedule",
    "regular_schedules": "schedule",
    "regular_schedule": "schedule",
    "languages": "language",
    "service_at_locations": "service_at_location",
    "services_at_location": "service_at_location",
    "services_at_locations": "service_at_location",
}
"""Names of tables in other editions, and of lists in JSON -> the name in HSDS 3."""
NAMES = frozenset(TABLES.values())
WHOSE = ("service_at_location", "service", "location", "organization")
"""What a phone or a schedule may belong to, the nearest first."""
MEANS: dict[str, dict[str, Field]] = {
    "service": {
        "name": "name",
        "description": "about",
        "url": "web",
        "status": "status",
        "eligibility_description": "for_whom",
        "fees_description": "cost",
        "assured_date": "seen",
        "added_by": "added_by",
    },
    "organization": {"name": "organization", "website": "web", "url": "web"},
    "address": {
        "address_1": "address",
        "address_2": "address",
        "city": "town",
        "state_province": "region",
        "postal_code": "postcode",
        "country": "country",
    },
    "language": {"name": "languages", "language": "languages"},
}
"""Table -> column -> what it means. The name of a person in `address.attention` is not read."""
NOT_CALLED = ("fax", "pager")
LONGEST_DAY = 3
DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}


def table_name(name: str) -> str:
    """Return the HSDS name of a table or list; empty where it is not read."""
    name = name.casefold()
    name = TABLES.get(name, name)
    return name if name in NAMES else ""


def is_nested(record: Mapping[str, Any]) -> bool:
    """Return whether an object of JSON has HSDS tables within it."""
    return any(
        table_name(key) and isinstance(value, (list, dict)) and _objects(value)
        for key, value in record.items()
    )


def nested_tables(records: Sequence[Any], file: str) -> Tables:
    """Return the tables that are nested in services or organizations of JSON."""
    tables: Tables = {}
    numbers = count(1)
    for row, record in enumerate(records, 1):
        if isinstance(record, dict):
            kind = "organization" if "services" in record or "website" in record else "service"
            _flatten(record, kind, {}, tables, (file, row, ""), numbers)
    return tables


def _flatten(
    record: Mapping[str, Any],
    table: str,
    owner: Entry,
    tables: Tables,
    where: tuple[str, int, str],
    numbers: Iterator[int],
) -> Cell:
    """Add an object and those in it to their tables; return its id."""
    file, row, path = where
    plain = {k: v for k, v in record.items() if isinstance(v, (str, int, float))}
    entry = dict(owner)
    for key, value in plain.items():
        entry[key] = Cell(str(value), file, row, path + key)
    own = entry.setdefault("id", Cell(f"#{next(numbers)}", file, row, ""))
    tables.setdefault(table, []).append(entry)
    for key, value in record.items():
        child = table_name(key)
        for part in _objects(value) if child else ():
            inner = (file, row, f"{path}{key}.")
            if child in ("location", "organization") and isinstance(value, dict):
                entry[f"{child}_id"] = _flatten(part, child, {}, tables, inner, numbers)
            else:
                _flatten(part, child, {f"{table}_id": own}, tables, inner, numbers)
    return own


def _objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects in a value of JSON."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def joined_rows(tables: Tables) -> Iterator[Row]:
    """Yield each service at each of its places, and organizations that have no service."""
    organizations = {_id(entry, "id"): entry for entry in tables.get("organization", ())}
    locations = {_id(entry, "id"): entry for entry in tables.get("location", ())}
    owned = _owned(tables)
    places = _places(tables, owned)
    used = set()
    for service in tables.get("service", ()):
        used.add(owner := _id(service, "organization_id"))
        for link, location in places.get(_id(service, "id"), [("", "")]):
            ids = {
                "service_at_location": link,
                "service": _id(service, "id"),
                "location": location,
                "organization": owner,
            }
            yield _row(owned, ids, service, organizations.get(owner, {}))
    for own, organization in organizations.items():
        if own not in used:
            homes = [
                key for key, entry in locations.items() if _id(entry, "organization_id") == own
            ]
            for location in homes or [""]:
                ids = {"organization": own, "location": location}
                yield _row(owned, ids, {}, organization)


def _id(entry: Entry, column: str) -> str:
    """Return an id; empty where there is none."""
    return entry[column].text.strip() if column in entry else ""


def _owned(tables: Tables) -> Owned:
    """Return the entries of all tables by what they belong to."""
    owned: Owned = {}
    for table, entries in tables.items():
        for entry in entries:
            for owner in WHOSE:
                if own := _id(entry, f"{owner}_id"):
                    owned.setdefault((table, owner, own), []).append(entry)
    return owned


def _homes(owned: Owned, organization: str) -> list[str]:
    """Return the ids of the locations of an organization."""
    return [_id(entry, "id") for entry in owned.get(("location", "organization", organization), ())]


def _places(tables: Tables, owned: Owned) -> dict[str, list[tuple[str, str]]]:
    """Return the places of each service: the id of the link, and of the location."""
    places: dict[str, list[tuple[str, str]]] = {}
    for link in tables.get("service_at_location", ()):
        pair = (_id(link, "id"), _id(link, "location_id"))
        places.setdefault(_id(link, "service_id"), []).append(pair)
    for service in tables.get("service", ()):
        homes = _homes(owned, _id(service, "organization_id"))
        if homes:
            places.setdefault(_id(service, "id"), [("", home) for home in homes])
    return places


def _row(owned: Owned, ids: Mapping[str, str], service: Entry, organization: Entry) -> Row:
    """Return a service at a place by what its columns mean."""
    row: Row = {}
    _add(row, "service", [service])
    _add(row, "organization", [organization])
    _add(row, "address", owned.get(("address", "location", ids["location"]), [])[:1])
    _add(row, "language", owned.get(("language", "service", ids.get("service", "")), []))
    for phone in _nearest(owned, "phone", ids):
        if "number" in phone and "contact_id" not in phone:
            row.setdefault("phone", []).extend(_phone(phone))
    for hours in map(_hours, _nearest(owned, "schedule", ids)):
        if hours:
            row.setdefault("hours", []).append(hours)
    return row


def _add(row: Row, table: str, entries: Sequence[Entry]) -> None:
    """Add the cells of a table to a row."""
    for entry in entries:
        for column, field in MEANS[table].items():
            if column in entry:
                row.setdefault(field, []).append(entry[column])


def _nearest(owned: Owned, table: str, ids: Mapping[str, str]) -> list[Entry]:
    """Return the entries of the nearest owner that has any."""
    found = (owned.get((table, owner, ids.get(owner, "")), []) for owner in WHOSE)
    return next(filter(None, found), [])


def _phone(phone: Entry) -> Iterator[Cell]:
    """Yield the number of a phone with its extension, unless it is a fax."""
    kind = key_of(phone["type"].text) if "type" in phone else ""
    if kind in NOT_CALLED:
        return
    cell = phone["number"]
    text = cell.text
    if "extension" in phone and (extension := phone["extension"].text.strip()).isdecimal():
        text += f" x{extension}"
    label = {"text": "text", "sms": "text", "tty": "TTY", "textphone": "TTY"}.get(kind, "")
    yield Cell(text, cell.file, cell.row, cell.column, label)


def _hours(schedule: Entry) -> Cell | None:
    """Return when a schedule says that it is open; None where it says nothing."""
    if "description" in schedule:
        return schedule["description"]
    times = " to ".join(_time(schedule[k].text) for k in ("opens_at", "closes_at") if k in schedule)
    days = schedule.get("byday") or schedule.get("weekday")
    names = ", ".join(map(_day, days.text.split(","))) if days else ""
    words = " ".join(filter(None, (names, times)))
    any_cell = next(iter(schedule.values()))
    return Cell(words, any_cell.file, any_cell.row, any_cell.column) if words else None


def _day(text: str) -> str:
    """Return a day of iCalendar, such as `TH` or `2TH`, by its name."""
    text = text.strip()
    return DAYS.get(text.upper()[-2:], text) if len(text) <= LONGEST_DAY else text


def _time(text: str) -> str:
    """Return `10:00:00` as "10:00"."""
    return ":".join(text.strip().split(":")[:2])
