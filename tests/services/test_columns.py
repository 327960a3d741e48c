"""Columns of a file: what each means, which rows and cells are private, where a mistake stands."""

from pathlib import Path

import pytest
from services_made import write
from support import Golden

from heroininfo.errors import HeroininfoError
from heroininfo.services.columns import FIELDS, LABELS, field_of
from heroininfo.services.read import read_services

HEADER = ("name", "phone1number", "phone1isprivate", "url", "exclude_from_website")


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Service Name", "name"),
        ("public_name", "name"),
        ("Phone2Number", "phone"),
        ("telephone3", "phone"),
        ("Toll_Free", None),
        ("phone_toll_free", "phone"),
        ("post town", "town"),
        ("ZIP", "postcode"),
        ("County", "region"),
        ("Opening Hours", "hours"),
        ("wednesday", "hours"),
        ("Eligibility", "for_whom"),
        ("fees", "cost"),
        ("Added by", "added_by"),
        ("email", None),
        ("attention", None),
    ],
)
def test_column_is_known_by_its_name(column: str, field: str | None) -> None:
    """However it is written; one that may hold a person is not read."""
    assert field_of(column) == field


def test_day_or_textphone_is_said_of_what_stands_in_its_column() -> None:
    """A cell alone does not say it."""
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    assert [LABELS[day] for day in days] == [day.capitalize() for day in days]
    assert (LABELS["tty"], LABELS["phonetty"]) == ("TTY", "TTY")
    assert (LABELS["sms"], LABELS["smsnumber"], LABELS["textnumber"]) == ("text", "text", "text")


@pytest.mark.parametrize("mark", ["yes", "Y", "TRUE", "1", "x", "X "])
def test_what_is_marked_as_private_is_not_shown(tmp_path: Path, mark: str) -> None:
    """A number, or the whole row."""
    rows = [
        HEADER,
        ("A", "617-555-0100", mark, "https://a.org", ""),
        ("B", "617-555-0101", "", "https://b.org", mark),
        ("C", "617-555-0102", "no", "https://c.org", "no"),
    ]
    found = read_services(str(write(tmp_path / "a.csv", rows)))
    assert [(s.name, len(s.phone)) for s in found.services] == [("A", 0), ("C", 1)]
    assert found.left_out == 1


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ('na"me,phone\n"A"x,1\n', "row 2 (line 2)"),
        ('name,phone\n"A\nB",1\n"C"x,2\n', "row 3 (line 4)"),
    ],
)
def test_mistake_in_a_table_is_named_by_row_and_line(
    tmp_path: Path, content: str, where: str
) -> None:
    """A row of several lines counts as one in a spreadsheet."""
    path = tmp_path / "a.csv"
    path.write_text(content)
    with pytest.raises(HeroininfoError) as refused:
        read_services(str(path))
    assert f"a.csv, {where}: a quotation mark is out of place." in refused.value.message


def test_text_of_either_order_of_bytes_is_read(tmp_path: Path) -> None:
    """As old spreadsheets save it."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        path = tmp_path / "a.csv"
        path.write_bytes(mark + "name,phone\nCafé,617-555-0100\n".encode(encoding))
        assert [service.name for service in read_services(str(path)).services] == ["Café"]


@pytest.mark.parametrize("way", ["phone", "address", "url"])
def test_one_way_to_reach_a_place_is_enough(tmp_path: Path, way: str) -> None:
    """A name without any is no service."""
    cell = {"phone": "617-555-0100", "address": "1 Bay St", "url": "https://a.org"}[way]
    found = read_services(str(write(tmp_path / "a.csv", [("name", way), ("A", cell)])))
    assert [service.name for service in found.services] == ["A"]


def test_every_name_of_a_column_means_what_was_meant(golden: Golden) -> None:
    """The best first for each field, and what the name says of its cells."""
    lines = (f"{key} {field_of(key)} {LABELS.get(key, '')}".rstrip() for key in FIELDS)
    golden("columns", "\n".join(lines) + "\n")
