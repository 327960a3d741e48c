"""Tables and nested JSON of HSDS: what belongs to what, and what each number is for."""

import json
from pathlib import Path
from typing import Any

import pytest

from heroininfo.services.hsds import table_name
from heroininfo.services.read import read_services
from heroininfo.services.records import Service


def read(path: Path, value: object) -> list[Service]:
    """Return the services of JSON."""
    file = path / "a.json"
    file.write_text(json.dumps(value))
    return list(read_services(str(file)).services)


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("text", "text"),
        ("SMS", "text"),
        ("tty", "TTY"),
        ("textphone", "TTY"),
        ("voice", ""),
        ("cell", ""),
        ("fax", None),
        ("pager", None),
    ],
)
def test_number_says_what_it_is_for(tmp_path: Path, kind: str, note: str | None) -> None:
    """A text is not called, a voice is not texted, and a fax is not shown."""
    phones = [{"number": "617-555-0100", "type": kind}]
    (service,) = read(tmp_path, [{"name": "A", "url": "https://a.org", "phones": phones}])
    assert [number.note for number in service.phone] == ([] if note is None else [note])


def test_organization_with_its_services_in_it(tmp_path: Path) -> None:
    """Each at the place of the organization, with its number where it has none of its own."""
    harbor: dict[str, Any] = {
        "name": "Harbor",
        "website": "https://h.org",
        "phones": [{"number": "617-555-0100"}],
        "services": [
            {"name": "Detox", "phones": [{"number": "617-555-0101"}]},
            {"name": "Advice"},
        ],
        "locations": [{"physical_addresses": [{"address_1": "1 Bay St", "city": "Lynn"}]}],
    }
    found = read(tmp_path, [harbor])
    assert [(s.name, s.organization, s.phone[0].number) for s in found] == [
        ("Detox", "Harbor", "617-555-0101"),
        ("Advice", "Harbor", "617-555-0100"),
    ]
    assert {service.address for service in found} == {"1 Bay St, Lynn"}


def test_organization_without_services_is_one(tmp_path: Path) -> None:
    """Known by its name and its site."""
    phones = [{"number": "617-555-0100"}]
    (found,) = read(tmp_path, [{"name": "Harbor", "website": "https://h.org", "phones": phones}])
    assert (found.name, found.web) == ("Harbor", "https://h.org")


@pytest.mark.parametrize(
    ("schedule", "hours"),
    [
        (
            {"byday": "MO,WE", "opens_at": "09:00", "closes_at": "17:00:00"},
            "Monday, Wednesday 09:00 to 17:00",
        ),
        ({"byday": "FR,SA,SU"}, "Friday, Saturday, Sunday"),
        ({"byday": "2TH"}, "Thursday"),
        ({"weekday": "weekdays"}, "weekdays"),
        ({"opens_at": "09:00"}, "09:00"),
        ({"description": "By appointment", "byday": "MO"}, "By appointment"),
        ({"valid_from": "2020"}, ""),
    ],
)
@pytest.mark.parametrize("table", ["schedules", "regular_schedule"])
def test_hours_are_said_in_words(
    tmp_path: Path, table: str, schedule: dict[str, str], hours: str
) -> None:
    """As far as the schedule says them."""
    (service,) = read(tmp_path, [{"name": "A", "url": "https://a.org", table: [schedule]}])
    assert service.hours == hours


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Services", "service"),
        ("organizations", "organization"),
        ("locations", "location"),
        ("addresses", "address"),
        ("physical_address", "address"),
        ("physical_addresses", "address"),
        ("phones", "phone"),
        ("schedules", "schedule"),
        ("regular_schedule", "schedule"),
        ("regular_schedules", "schedule"),
        ("languages", "language"),
        ("service_at_locations", "service_at_location"),
        ("services_at_location", "service_at_location"),
        ("services_at_locations", "service_at_location"),
        ("phone", "phone"),
        ("contacts", ""),
        ("programs", ""),
    ],
)
def test_tables_of_other_editions_are_known(name: str, table: str) -> None:
    """Contacts are people, and are not read."""
    assert table_name(name) == table
