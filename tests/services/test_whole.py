"""Whole files of services: what is read of them, and every flaw in the words that are printed."""

import json
from collections.abc import Mapping
from pathlib import Path

import msgspec
from services_made import write
from support import Golden

from heroininfo.services.phones import phones
from heroininfo.services.read import read_services
from heroininfo.services.records import Services

COLUMNS = (
    "name number extension city state zip description url hours eligibility status"
    " exclude_from_website"
)
ROWS = {
    "no name": {"name": "", "number": "617-555-0100"},
    "no way to it": {"number": "", "city": ""},
    "like ours": {"name": "Emergency call 911"},
    "an emergency number": {"name": "911"},
    "template": {"name": "Example clinic"},
    "formula": {"description": "=1+1"},
    "long": {"description": "word " * 90, "eligibility": "word " * 90, "name": "Long " * 40},
    "no address of the web": {"url": "see our page"},
    "hidden": {"exclude_from_website": "Yes"},
    "gone": {"status": "Temporarily closed"},
    "rounded": {"number": "6.17E+09"},
    "no number": {"number": "ask at the desk"},
    "too many digits": {"number": "617-555-0100 617-555-0101"},
    "short code with a plus": {"number": "+44116123"},
    "end of a number": {"number": "617-555-0100 / 0101"},
    "lost zero": {"state": "MA", "zip": "2118"},
    "twice": {},
    "twice again": {"name": "twice", "url": "example.org"},
}
CELLS = (
    "617-555-0100 x5",
    "617-555-0100 ext. 12 or (617) 555-0101, press 2",
    "1-800-662-HELP (4357)",
    "24/7: 617-555-0100",
    "TTY 617-555-0100; text 617-555-0101",
    "sms 617-555-0102 | fax 617-555-0103",
    "crisis line 617-555-0100 and Maria 617-555-0101",
    "after hours 617-555-0100",
    "evenings 617-555-0100; weekends 617-555-0101; nights 617-555-0102; daytime 617-555-0103",
    "toll free freephone 617-555-0100; hotline 617-555-0101; helpline 617-555-0102",
    "office 617-555-0100; textphone 617-555-0101; tdd 617-555-0102",
    "6175550100.0",
    "+44 (0)20 7946 0999",
    "*1234",
    "pager 617-555-0100",
)


def every_day(kind: str) -> list[dict[str, str]]:
    """Return a schedule for each day, as HSDS has them; short, so that none is cut."""
    days = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    return [{kind: day, "opens_at": "9:00:00"} for day in days] + [{"closes_at": "5:30:00"}]


HSDS = [
    {
        "id": "1",
        "name": "Clinic",
        "description": "Care.",
        "url": "https://example.org",
        "status": "active",
        "eligibility_description": "adults",
        "fees_description": "free",
        "assured_date": "2026-01-02",
        "organization": {"name": "Harbor", "website": "https://harbor.example.org"},
        "schedules": every_day("byday"),
        "languages": [{"name": "English"}, {"language": "Spanish"}],
        "phones": [
            {"number": "617-555-0100", "extension": "5", "type": "voice"},
            {"number": "617-555-0101", "type": "textphone"},
            {"number": "617-555-0102", "type": "fax"},
            {"number": "617-555-0103", "type": "text"},
        ],
        "service_at_locations": [
            {
                "location": {
                    "name": "House",
                    "addresses": [
                        {"address_1": "1 Main St", "address_2": "Floor 2", "city": "Boston"},
                    ],
                }
            }
        ],
    }
]


HSDS.append({"name": "Gone", "status": "defunct", "phones": [{"number": "617-555-0104"}]})


def shown(found: Services) -> str:
    """Return what a file holds, a field on a line, and what is wrong with it."""
    lines = [f"{len(found.services)} of {found.rows}, {found.left_out} left out"]
    for service in found.services:
        fields: Mapping[str, object] = msgspec.to_builtins(service)
        lines += [f"  {name}: {value}" for name, value in fields.items() if value]
    return "\n".join([*lines, *map(str, found.flaws)]) + "\n"


def test_every_flaw_is_said_in_words_that_were_read(tmp_path: Path, golden: Golden) -> None:
    """One row for each; what is wrong, how to mend it, and what is shown all the same."""
    names = COLUMNS.split()
    sound = {"number": "617-555-0100", "city": "Boston"}
    rows = [{"name": what, **sound, **changes} for what, changes in ROWS.items()]
    path = write(tmp_path / "own.csv", [names, *([r.get(n, "") for n in names] for r in rows)])
    with path.open("a") as file:
        file.write("a,b,c,d,e,f,g,h,i,j,k,l,m,n\nshort,617-555-0109\n")
    golden("services_flaws", shown(read_services(str(path))))


def test_every_kind_of_number_is_read_as_it_was_meant(golden: Golden) -> None:
    """A cell on a line: what is printed, what is dialed, what is said of it, what is wrong."""
    lines = []
    for cell in CELLS:
        found = phones(cell)
        lines.append(cell)
        lines += [f"  {one.number}; {one.tel}; {one.note}" for one in found.numbers]
        lines += [f"  {what}: {fix}" for what, fix in found.wrong]
    golden("services_phones", "\n".join(lines) + "\n")


def test_nested_tables_are_read_whole(tmp_path: Path, golden: Golden) -> None:
    """Every column of HSDS that means something."""
    path = tmp_path / "own.json"
    path.write_text(json.dumps(HSDS))
    golden("services_hsds", shown(read_services(str(path))))
