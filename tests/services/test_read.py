"""Files of services are read, or refused with one line that says what to do."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from services_made import (
    PERSON,
    SPARE,
    call_center_export,
    csv_text,
    hsds_folder,
    outreach_list,
    write,
)

from heroininfo.errors import HeroininfoError
from heroininfo.services.read import MOST, read_services
from heroininfo.services.records import Service, Services

MEANT = "left out: nothing to mend, if that is meant"
QUOTE_IT = "put a cell that has a comma between quotation marks"
HEADER = ("name", "number", "city")
ROW = ("Day clinic", "617-555-0100", "Boston")


def services_in(path: Path, content: str | bytes) -> Services:
    """Return what a file with this content holds."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_services(str(path))


def one(path: Path, **cells: str) -> Service:
    """Return the service of a file with one row."""
    (service,) = read_services(str(write(path, [list(cells), list(cells.values())]))).services
    return service


def flaws(found: Services) -> list[str]:
    """Return what is wrong with a file as it is printed."""
    return [str(flaw) for flaw in found.flaws]


# Three real-shaped files


def test_list_of_an_outreach_group(tmp_path: Path) -> None:
    """603 rows of six columns: repeats are shown once, with all that they do."""
    found = read_services(str(outreach_list(tmp_path / "ma.csv")))
    assert (found.rows, len(found.services), found.left_out) == (603, 603 - SPARE, 0)
    assert len(found.flaws) == SPARE
    assert "row 508: warning: it repeats row 2: the two are shown as one" in flaws(found)[0]
    first = found.services[0]
    assert first.category == ("Medication for OUD", "Detox")
    assert first.phone[0].note == "then extension 0"
    assert first.address == "1 Main St, Boston, MA 02118"
    assert [column for column, _ in found.columns] == [
        "resource_category",
        "organization_name",
        "phone_number",
        "address",
    ]


def test_export_of_a_call_center(tmp_path: Path) -> None:
    """2,000 rows, 116 columns, Mac OS Roman: staff, private and withheld things never show."""
    path = call_center_export(tmp_path / "211.csv")
    assert path.read_bytes().splitlines()[0].count(b",") == 115
    found = read_services(str(path))
    assert (found.rows, found.left_out) == (2000, 120)
    assert "it was read as Mac OS Roman" in flaws(found)[0]
    everything = repr(found)
    for secret in (PERSON, "Hidden St", "secret.example", "0999"):
        assert secret not in everything
    first, fifth = found.services[0], found.services[4]
    assert fifth.name.startswith("Café Harbor\u2019s ")
    assert first.phone[0].note == "TTY"
    assert first.address == ""
    assert fifth.phone[0].number.startswith("(415)")
    assert fifth.about == "Helps people who use drugs"
    assert found.added_by == "Bay Services"


def test_folder_of_hsds_tables(tmp_path: Path) -> None:
    """Joined: a service at each of its places, with the number that is nearest to it."""
    found = read_services(str(hsds_folder(tmp_path / "hsds")))
    assert PERSON not in repr(found)
    assert "0666" not in repr(found)
    exchange, *_, mill = found.services
    assert exchange == Service(
        name="Needle exchange",
        organization="Harbor Trust",
        about="Clean needles.",
        phone=exchange.phone,
        address="1 Quay, Floor 2, Glasgow, G12 8QQ",
        town="Glasgow",
        postcode="G12 8QQ",
        web="https://harbor.example.org",
        hours="Monday, Thursday 10:00 to 18:30",
        for_whom="Adults",
        cost="Free",
        languages="Polish, Urdu",
        seen="2026-05-03",
    )
    assert [(n.tel, n.note) for n in exchange.phone] == [
        ("tel:+442079460100", "then extension 100")
    ]
    assert (mill.name, mill.phone[0].number, mill.town) == ("Old Mill", "020 7946 0103", "Leith")
    naloxone = found.services[2]
    assert [(n.number, n.note) for n in naloxone.phone] == [("020 7946 0102", "text")]
    assert (found.rows, found.left_out) == (7, 2)
    assert flaws(found) == [
        f"service.csv, row 4, column status: warning: its status is defunct; {MEANT}"
    ]


# JSON


SERVICE = {
    "id": "s1",
    "name": "Counseling",
    "url": "http://example.com/c",
    "email": "maria@secret.example",
    "phones": [{"number": '"+44 1234 234567"', "extension": 100, "type": "voice"}],
    "schedules": [{"byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00:00"}],
    "organization": {"id": "o1", "name": "Example Org", "contacts": [{"name": PERSON}]},
    "service_at_locations": [
        {
            "contacts": [{"name": PERSON, "phones": [{"number": "+44 1234 666666"}]}],
            "location": {
                "addresses": [
                    {"attention": PERSON, "address_1": "1 High St", "city": "Leeds", "id": "a"}
                ]
            },
        }
    ],
}


@pytest.mark.parametrize(
    "wrap", [lambda s: s, lambda s: [s], lambda s: {"contents": [s], "page_number": 1}]
)
def test_nested_json_of_hsds(tmp_path: Path, wrap: Callable[[object], object]) -> None:
    """A service, a list of them, or a page of an API; people in it are not read."""
    found = services_in(tmp_path / "s.json", json.dumps(wrap(SERVICE)))
    (service,) = found.services
    assert service.name == "Counseling"
    assert service.organization == "Example Org"
    assert service.address == "1 High St, Leeds"
    assert service.hours == "Thursday, Friday 10:00 to 18:00"
    assert [(n.tel, n.note) for n in service.phone] == [("tel:+441234234567", "then extension 100")]
    assert PERSON not in repr(found)
    assert "666666" not in repr(found)
    assert "secret" not in repr(found)


def test_flat_json_geojson_and_tables_in_one_file(tmp_path: Path) -> None:
    """NaN, which is no JSON but is written by some, is nothing."""
    flat = '[{"name": "A", "phone": "617-555-0100", "city": NaN}]'
    assert [s.name for s in services_in(tmp_path / "a.json", flat).services] == ["A"]
    features = [{"properties": {"Name": "B", "Telephone": "617-555-0101", "Sunday": "10 to 4"}}]
    shown = services_in(tmp_path / "b.json", json.dumps({"features": features})).services[0]
    assert (shown.name, shown.hours) == ("B", "Sunday 10 to 4")
    tables = {
        "service": [{"id": 1, "organization_id": 7, "name": "C", "url": "https://c.example"}],
        "organization": [{"id": 7, "name": "Org"}],
        "phone": [{"service_id": 1, "number": "617-555-0102"}],
    }
    shown = services_in(tmp_path / "c.json", json.dumps(tables)).services[0]
    assert (shown.name, shown.organization, shown.phone[0].number) == ("C", "Org", "617-555-0102")


# Encodings and separators


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac OS Roman"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, noted: str) -> None:
    """UTF-8 with or without a mark, UTF-16; others are guessed, and that is said."""
    text = csv_text([HEADER, ("Café Niño\u2019s", "617-555-0100", "Montréal")])
    found = services_in(tmp_path / "a.csv", text.encode(encoding))
    assert found.services[0].name == "Café Niño\u2019s"
    assert found.services[0].town == "Montréal"
    assert [noted in flaw for flaw in flaws(found)] == ([True] if noted else [])


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_rows_above_the_names(tmp_path: Path, separator: str) -> None:
    """Names of columns need not stand in the first row; rows count as in a spreadsheet."""
    rows = [("", "Our list", ""), (), HEADER, ROW, ("", "x", "")]
    found = services_in(tmp_path / "a.txt", csv_text(rows, separator))
    assert [service.name for service in found.services] == ["Day clinic"]
    assert "a.txt, row 5, column number: error" in flaws(found)[0]


def test_old_line_ends(tmp_path: Path) -> None:
    """Of a Mac, and of Windows."""
    for end in ("\r", "\r\n"):
        found = services_in(tmp_path / "a.csv", f"name,phone{end}A,617-555-0100{end}")
        assert [service.name for service in found.services] == ["A"]


# Refused


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (b"PK\x03\x04rest", "is a spreadsheet (XLSX, ODS) or a zip file", "Save as, CSV UTF-8"),
        (b"%PDF-1.7", "is a PDF, not CSV", "CSV UTF-8"),
        (b"<html>", "is a web page or XML", "CSV UTF-8"),
        (b"\x00\x01\x02", "is not a text file", "CSV UTF-8"),
        (b"var x=[{}]", "is JavaScript, not JSON", "between the first [ and the last ]"),
        (b'[{"name": "A",\n]', "line 2: not JSON", "Mend that line"),
        (b"[" * 100_000, "is not JSON that can be read", "list of records"),
        (b"   \n", "is empty", "your-services.md"),
        (b"We are open on Mondays.\nCome in.\n", "has no row of column names", "number, address_1"),
        (b'name,phone\n"A,617\nB,618\n', "row 2 (line 2): a quotation mark is out", "Close it"),
        (b"name,phone\nA," + b"1" * 140_000, "row 2 (line 2): a cell is too long", "Shorten it"),
        (b"name,phone\n" + b"x" * 5_000_001, "is larger than 5 MB", "your area"),
        (b"name,phone\n" + b"A,988\n" * (MOST + 1), "has 5001 services; at most 5000", "your area"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    tmp_path: Path, content: bytes, message: str, hint: str
) -> None:
    """In one line, and another."""
    with pytest.raises(HeroininfoError) as refused:
        services_in(tmp_path / "a.csv", content)
    assert message in refused.value.message
    assert refused.value.message.startswith(("a.csv", str(tmp_path)[:10]))
    assert hint in refused.value.hint


def test_files_that_are_not_there(tmp_path: Path) -> None:
    """No file, no permission to be one, a folder without tables."""
    for path in (tmp_path / "none.csv", tmp_path, Path("a\0b"), Path("x" * 5000)):
        with pytest.raises(HeroininfoError):
            read_services(str(path))


# What is in the cells


def test_escapes_controls_and_formulas_are_harmless(tmp_path: Path) -> None:
    """No sequence, no hidden sign, no formula reaches a terminal or a sheet."""
    shown = one(
        tmp_path / "a.csv",
        name="\x1b[31mRed\x1b[0m\x1b]0;title\x07 \u202ehouse\u200b\x9b\x08",
        phone="617-555-0100",
        description='=HYPERLINK("http://x")',
        hours="@SUM(A1)",
        fees="+free",
        eligibility="-" * 3 + "\u0301" * 50,
        address="\x1b]8;;http://x\x1b\\Main St\x1b]8;;\x1b\\",
    )
    assert shown.name == "Red house"
    assert shown.address == "Main St"
    assert (shown.about, shown.hours, shown.cost, shown.for_whom) == ("", "", "", "")


def test_names_of_columns_and_files_are_harmless_too(tmp_path: Path) -> None:
    """They stand in what `check` prints."""
    text = csv_text([("name", "phone", "Url\x1b[31m"), ("A", "988", "no page")])
    found = services_in(tmp_path / "a\x1b[31m.csv", text)
    assert flaws(found) == []
    text = csv_text([("name", "phone", "url\x00"), ("A", "988", "no page")])
    found = services_in(tmp_path / "a\x1b[31m.csv", text.replace("\x00", "\x07"))
    assert "column url: error: not a web address" in flaws(found)[0]
    assert flaws(found)[0].isprintable()
    assert found.file.isprintable()


def test_cells_of_100000_characters_are_cut(tmp_path: Path) -> None:
    """And named."""
    found = services_in(
        tmp_path / "a.csv", csv_text([HEADER, ("A " * 50_000, "617-555-0100", "B" * 100_000)])
    )
    assert len(found.services[0].name) <= 100
    assert len(found.services[0].address) <= 120
    assert (
        "row 2, column name: warning: 99999 characters, of which 100 are shown" in flaws(found)[1]
    )


def test_cells_that_say_nothing_are_empty(tmp_path: Path) -> None:
    """NaN, null, n/a, a dash, an error of a formula."""
    shown = one(
        tmp_path / "a.csv",
        name="A",
        phone="988",
        city="NaN",
        hours="null",
        description="#REF!",
        fees="N/A",
        url="-",
    )
    assert (shown.town, shown.hours, shown.about, shown.cost, shown.web) == ("", "", "", "", "")


@pytest.mark.parametrize(
    ("web", "shown"),
    [
        ("https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("www.a.example", "https://www.a.example"),
        ("a.example; b.example", "https://a.example"),
        ("javascript:alert(1)", ""),
        ("https://user:pass@a.example", ""),
        ("see our page", ""),
    ],
)
def test_web_addresses(tmp_path: Path, web: str, shown: str) -> None:
    """Only ones of the web, and only one."""
    assert one(tmp_path / "a.csv", name="A", phone="988", url=web).web == shown


def test_zip_code_that_lost_its_zero(tmp_path: Path) -> None:
    """Where the state says that it had one."""
    shown = one(tmp_path / "a.csv", name="A", phone="988", state_province="MA", zip="2118")
    assert shown.postcode == "02118"
    shown = one(tmp_path / "a.csv", name="A", phone="988", state_province="NSW", postcode="2118")
    assert shown.postcode == "2118"


@pytest.mark.parametrize(
    "name", ["Emergency", "Emergency: call 617-555-0199", "AMBULANCE", "999", "911", "Overdose"]
)
def test_no_row_may_look_like_the_emergency_number(tmp_path: Path, name: str) -> None:
    """Whatever number it has."""
    found = services_in(tmp_path / "a.csv", csv_text([HEADER, (name, "617-555-0199", "")]))
    assert found.services == ()
    assert "row 2: error: it is called" in flaws(found)[0]


def test_services_with_such_words_in_their_name_are_kept(tmp_path: Path) -> None:
    """A shelter, a hub."""
    for name in ("Emergency shelter", "Overdose prevention hub"):
        assert one(tmp_path / "a.csv", name=name, phone="988").name == name


def test_rows_that_are_left_out_are_named(tmp_path: Path) -> None:
    """No name, no way to reach it, shifted cells, an example of the template."""
    rows = [
        HEADER,
        ("", "988", ""),
        ("A", "", ""),
        (*ROW, "MA"),
        ("Example clinic", "988", ""),
        ROW,
    ]
    found = services_in(tmp_path / "a.csv", csv_text(rows))
    assert [service.name for service in found.services] == ["Day clinic"]
    assert (found.rows, found.left_out) == (5, 4)
    assert flaws(found) == [
        "a.csv, row 2: error: no name; left out: give it a name",
        "a.csv, row 3: error: no phone, web address or address; left out: add one of them",
        f"a.csv, row 4: error: more cells than columns; left out: {QUOTE_IT}",
        "a.csv, row 5: error: a row of the template; left out: take it out",
    ]


def test_who_added_them(tmp_path: Path) -> None:
    """As the file says; else the one organization in it; else it is not known."""
    path, rows = tmp_path / "list.csv", [("name", "phone", "organization", "added_by")]
    a, b = ("A", "988", "Org", ""), ("B", "988", "Other", "")
    assert read_services(str(write(path, [*rows, a]))).added_by == "Org"
    assert read_services(str(write(path, [*rows, a, b]))).added_by == ""
    assert read_services(str(write(path, [*rows, a, (*b[:3], "City")]))).added_by == "City"
