"""Files of services such as organisations have them, made up. Numbers are of the 555-01xx range."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

TOWNS = (("Boston", "02118"), ("Worcester", "01608"), ("Lowell", "01852"), ("Lynn", "01902"))
KINDS = ("Medication for OUD", "Naloxone & OD education", "Syringe service", "Detox")
PERSON = "Maria Secret"
"""Stands in each column that is not ours to show."""
EXPORTED = """
ResourceAgencyNum PublicName ParentAgency AgencyStatus PhysicalAddress1 PhysicalCity
PhysicalStateProvince PhysicalPostalCode PhysicalAddressIsPrivate Phone1Number Phone1Name
Phone1IsPrivate Phone2Number PhoneFax PhoneTTY PhoneTollFree HoursOfOperation WebsiteAddress
AgencyDescription Eligibility LanguagesOffered TaxonomyTerms LastVerifiedOn ExcludeFromWebsite
EmailAddressMain
"""
"""Columns of a 211's export that mean something to us, or must not."""
SPARE = 97
"""Rows of the list that repeat a place."""


def csv_text(rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    """Return rows as CSV."""
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue()


def write(path: Path, rows: Iterable[Sequence[str]]) -> Path:
    """Write rows as CSV in UTF-8, and return the path."""
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def outreach_list(path: Path) -> Path:
    """Write what an outreach group keeps: 603 places in six columns, 97 of them twice."""
    header = ("resource_category", "organization_name", "phone_number", "address", "lat", "lon")
    rows = []
    for number in range(603 - SPARE):
        town, code = TOWNS[number % len(TOWNS)]
        phone = f"617-555-01{number % 100:02}" + (f" x{number}" if number % 9 == 0 else "")
        address = f"{number + 1} Main St, {town}, MA {code}"
        rows.append((KINDS[number % 3], f"Harbor {number}", phone, address, "42.3", "-71.0"))
    again = [(KINDS[3], *row[1:]) for row in rows[:SPARE]]
    return write(path, [header, *rows, *again])


def call_center_export(path: Path) -> Path:
    """Write what a 211 exports: 2,000 rows of 116 columns, in Mac OS Roman, with staff in them."""
    own = EXPORTED.split()
    staff = [
        f"{who}{what}"
        for who in ("SeniorWorker", "MainContact", "LastVerifiedBy")
        for what in ("Name", "Title", "EmailAddress", "PhoneNumber")
    ]
    rest = [f"Custom{number}" for number in range(116 - len(own) - len(staff))]
    header = [*own, *staff, *rest]
    rows = [header]
    for number in range(2000):
        city = f"Town {number % 40}"
        known = {
            "PublicName": f"Café Harbor\u2019s {number}",
            "ParentAgency": "Bay Services",
            "AgencyStatus": "Inactive" if number % 50 == 7 else "Active",
            "PhysicalAddress1": f"{number} Hidden St" if number % 20 == 0 else f"{number} Bay St",
            "PhysicalCity": city,
            "PhysicalStateProvince": "CA",
            "PhysicalPostalCode": f"94{number % 40:03}",
            "PhysicalAddressIsPrivate": "True" if number % 20 == 0 else "False",
            "Phone1Number": "" if number % 17 == 0 else f"(415) 555-01{number % 100:02}",
            "Phone1Name": PERSON,
            "Phone1IsPrivate": "No",
            "Phone2Number": "NaN",
            "PhoneFax": "415-555-0999",
            "PhoneTTY": "415-555-0198",
            "HoursOfOperation": "Monday-Friday, 9am-5pm",
            "WebsiteAddress": f"www.bay{number}.example.org",
            "AgencyDescription": "Helps\npeople who use drugs",
            "LastVerifiedOn": "2025-11-03",
            "ExcludeFromWebsite": "1" if number % 25 == 3 else "0",
            "EmailAddressMain": "maria@secret.example",
        }
        rows.append([known.get(column, PERSON) for column in header])
        rows[-1][header.index("ResourceAgencyNum")] = str(number)
        for column in ("Eligibility", "LanguagesOffered", "TaxonomyTerms", "PhoneTollFree"):
            rows[-1][header.index(column)] = ""
    path.write_bytes(csv_text(rows).encode("mac_roman"))
    return path


HSDS_TABLES: dict[str, list[tuple[str, ...]]] = {
    "organization": [
        ("id", "name", "description", "email", "website"),
        ("o1", "Harbor Trust", "", "maria@secret.example", "https://harbor.example.org"),
        ("o2", "Old Mill", "", "", ""),
    ],
    "service": [
        (
            "id",
            "organization_id",
            "name",
            "description",
            "url",
            "status",
            "eligibility_description",
            "fees_description",
            "assured_date",
        ),
        (
            "s1",
            "o1",
            "Needle exchange",
            "Clean needles.",
            "",
            "active",
            "Adults",
            "Free",
            "2026-05-03",
        ),
        ("s2", "o1", "Naloxone", "Kits.", "example.org/kits", "active", "", "", ""),
        ("s3", "o1", "Closed one", "", "", "defunct", "", "", ""),
    ],
    "location": [
        ("id", "organization_id", "name"),
        ("l1", "o1", "Front door"),
        ("l2", "o1", "Back door"),
        ("l3", "o2", "Mill"),
    ],
    "address": [
        (
            "id",
            "location_id",
            "attention",
            "address_1",
            "address_2",
            "city",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ),
        ("a1", "l1", PERSON, "1 Quay", "Floor 2", "Glasgow", "", "G12 8QQ", "GB", "physical"),
        ("a2", "l2", PERSON, "9 Dock Rd", "", "Glasgow", "", "G1 2AB", "GB", "physical"),
        ("a3", "l3", PERSON, "5 Mill Ln", "", "Leith", "", "EH6 6AA", "GB", "physical"),
    ],
    "service_at_location": [
        ("id", "service_id", "location_id"),
        ("x1", "s1", "l1"),
        ("x2", "s1", "l2"),
    ],
    "phone": [
        (
            "id",
            "service_id",
            "location_id",
            "organization_id",
            "contact_id",
            "number",
            "extension",
            "type",
        ),
        ("p1", "s1", "", "", "", '"+44 20 7946 0100"', "100", "voice"),
        ("p2", "s1", "", "", "", "020 7946 0101", "", "fax"),
        ("p3", "s1", "", "", "c1", "020 7946 0666", "", "voice"),
        ("p4", "", "", "o1", "", "020 7946 0102", "", "text"),
        ("p5", "", "l3", "", "", "020 7946 0103", "", ""),
    ],
    "schedule": [
        ("id", "service_id", "byday", "opens_at", "closes_at", "description"),
        ("h1", "s1", "MO,TH", "10:00:00", "18:30:00", ""),
        ("h2", "s2", "", "", "", "Any time"),
    ],
    "language": [("id", "service_id", "name"), ("g1", "s1", "Polish"), ("g2", "s1", "Urdu")],
    "contact": [("id", "service_id", "name"), ("c1", "s1", PERSON)],
}
"""Five tables of HSDS 3 and their links."""


def hsds_folder(folder: Path) -> Path:
    """Write five tables of HSDS 3 and their links: two organisations, three services."""
    folder.mkdir()
    for name, rows in HSDS_TABLES.items():
        write(folder / f"{name}.csv", rows)
    return folder
