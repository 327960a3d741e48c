"""Which column means what: the names of Open Referral HSDS 3, and those that real files have."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from heroininfo.errors import HeroininfoError, echo
from heroininfo.services.files import Grid
from heroininfo.services.records import Cell, Field, Row

NAMES: dict[Field, str] = {
    "name": "servicename name publicname facilityname sitename programname resourcename agencyname"
    " locationname title",
    "organization": "organizationname organisationname organization organisation parentagency"
    " provider agency operator",
    "category": "resourcecategory category categories servicetype taxonomyterms taxonomyterm type",
    "about": "servicedescription description agencydescription about",
    "phone": "number phonenumber phone telephone tel telephonenumber phonetollfree"
    " phonenumberhotline phonehotline hotline phonetty tty textnumber sms smsnumber",
    "extension": "extension phoneextension ext phone1extension",
    "address": "address1 address2 address addressline1 addressline2 streetaddress street"
    " addressaddress1 addressaddress2 physicaladdress1 physicaladdress2 physicaladdress",
    "town": "city town addresscity physicalcity posttown locality",
    "region": "stateprovince state province county addressstateprovince physicalstateprovince"
    " region",
    "postcode": "postalcode postcode zip zipcode addresspostalcode physicalpostalcode",
    "country": "country addresscountry physicalcountry",
    "web": "url serviceurl website websiteaddress web webaddress organizationwebsite",
    "hours": "scheduledescription schedule hoursofoperation hours openinghours opens monday tuesday"
    " wednesday thursday friday saturday sunday",
    "for_whom": "eligibilitydescription eligibility serviceeligibilitydescription",
    "cost": "feesdescription fees cost servicefeesdescription",
    "languages": "languages language languagename languagesoffered languagesofferedlist",
    "seen": "assureddate lastverifiedon lastverified verifiedat seen lastchecked",
    "status": "status servicestatus agencystatus",
    "excluded": "excludefromwebsite excludefromdirectory confidential",
    "added_by": "addedby compiledby",
}
"""What is read -> the names of its columns in small letters and digits, the best first."""
FIELDS: dict[str, Field] = {key: field for field, keys in NAMES.items() for key in keys.split()}
RANK = {key: rank for keys in NAMES.values() for rank, key in enumerate(keys.split())}
MANY_PHONES = re.compile(r"(?:phone|telephone)(?:number)?\d(?:number)?")
LABELS = {
    "phonetty": "TTY",
    "tty": "TTY",
    "textnumber": "text",
    "sms": "text",
    "smsnumber": "text",
    "phonetollfree": "toll free",
    **{f"{day}day": f"{day}day".capitalize() for day in ("mon", "tues", "wednes", "thurs", "fri")},
    "saturday": "Saturday",
    "sunday": "Sunday",
}
PRIVATE = re.compile(r"(.+?)(?:address)?isprivate")
YES = frozenset(("yes", "y", "true", "1", "x"))
HEADER_ROWS = 10
"""Rows at the top of a file among which the names of the columns are looked for."""
NAMES_SHOWN = 8
TOO_MANY = "more cells than columns"
WAYS: tuple[Field, ...] = ("phone", "address", "web")


class Column(Struct, frozen=True):
    """A column of a table: its name, the same as names are compared, and what it means."""

    name: str
    key: str
    field: Field | None


def key_of(column: str) -> str:
    """Return the name of a column as names of columns are compared."""
    return re.sub(r"[^a-z0-9]", "", column.casefold())


def field_of(column: str) -> Field | None:
    """Return what a column means; None where it is not read."""
    key = key_of(column)
    return FIELDS.get(key) or ("phone" if MANY_PHONES.fullmatch(key) else None)


def flat_rows(grid: Grid, file: str) -> Iterator[Row]:
    """Yield the services of a table that has a row of column names, one a row.

    Cells that a column such as `Phone1IsPrivate` marks are left out. A row with more cells than
    names is yielded with the field `excluded` in it. Raises HeroininfoError without such names.
    """
    header, rows = split_header(grid, file)
    columns = [Column(echo(name), key_of(name), field_of(name)) for name in header]
    marks = [(index, m[1]) for index, c in enumerate(columns) if (m := PRIVATE.fullmatch(c.key))]
    known = [(index, column) for index, column in enumerate(columns) if column.field]
    known.sort(key=lambda one: RANK.get(one[1].key, RANK["phone"]))  # the best first
    for number, texts in rows:
        if any(map(str.strip, texts)):
            private = tuple(start for index, start in marks if _is_yes(texts, index))
            row: Row = {}
            for index, column in known:
                text = texts[index] if index < len(texts) else ""
                if text.strip() and column.field and not column.key.startswith(private):
                    cell = Cell(text, file, number, column.name, LABELS.get(column.key, ""))
                    row.setdefault(column.field, []).append(cell)
            if any(map(str.strip, texts[len(header) :])):
                row["excluded"] = [Cell(TOO_MANY, file, number, "")]
            yield row


def _is_yes(texts: Sequence[str], index: int) -> bool:
    """Return whether a cell of a row says yes."""
    return index < len(texts) and texts[index].strip().casefold() in YES


def split_header(grid: Grid, file: str) -> tuple[list[str], Grid]:
    """Return the names of the columns, and the rows under them; raise HeroininfoError if none."""
    for index, (_, texts) in enumerate(grid[:HEADER_ROWS]):
        fields = {field_of(text) for text in texts}
        if fields & {"name", "organization"} and fields.intersection(WAYS):
            return texts, grid[index + 1 :]
    found = [text.strip() for text in (grid[0][1] if grid else []) if text.strip()]
    names = ", ".join(map(echo, found[:NAMES_SHOWN]))
    raise HeroininfoError(
        f"{echo(file)} has no row of column names with a name, and a phone, address or url."
        + (f" It begins: {echo(names)}" if names else ""),
        "Name the columns as in docs/your-services.md, such as name, number, address_1, city.",
    )


def columns_of(grid: Grid, file: str) -> tuple[tuple[str, Field], ...]:
    """Return the columns of a table that are read, each with what it means."""
    header, _ = split_header(grid, file)
    return tuple((echo(column), field) for column in header if (field := field_of(column)))
