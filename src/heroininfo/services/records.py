"""What a file of services is read into, and what is wrong with it."""

from typing import Literal

from msgspec import Struct

from heroininfo.errors import echo
from heroininfo.model import Number

Field = Literal[
    "name",
    "organization",
    "category",
    "about",
    "phone",
    "extension",
    "address",
    "town",
    "region",
    "postcode",
    "country",
    "web",
    "hours",
    "for_whom",
    "cost",
    "languages",
    "seen",
    "status",
    "excluded",
    "added_by",
]
"""What a column may mean to us. What means nothing of this is not read."""


class Cell(Struct, frozen=True):
    """A value of a file that is not blank, and where it stands."""

    text: str
    file: str
    row: int
    """As a spreadsheet counts, from 1; of JSON, the number of the record."""
    column: str
    label: str = ""
    """What its column says of it, such as "TTY" or "Monday"."""


Row = dict[Field, list[Cell]]
"""One service as the file has it, by what its columns mean."""


class Flaw(Struct, frozen=True):
    """Something to mend in a file of services."""

    file: str
    row: int
    """0: the file as a whole."""
    column: str
    """Empty: the row as a whole."""
    what: str
    fix: str
    level: Literal["error", "warning"] = "error"
    """"error": something is not shown because of it."""

    def __str__(self) -> str:
        """Return `file, row 3, column phone: error: what: how to mend it`."""
        return f"{', '.join(self.where)}: {self.level}: {self.what}: {self.fix}"

    @property
    def said(self) -> str:
        """Return what is wrong, with the column, for lists that name the file and row apart."""
        return f"column {echo(self.column)}: {self.what}" if self.column else self.what

    @property
    def where(self) -> list[str]:
        """Return the file, row and column, as far as they are known."""
        row = [f"row {self.row}"] if self.row else []
        return [echo(self.file), *row, *([f"column {echo(self.column)}"] if self.column else [])]


class Service(Struct, frozen=True):
    """A place or a number that an organisation has added. Each text is one clean line."""

    name: str
    organization: str = ""
    category: tuple[str, ...] = ()
    about: str = ""
    phone: tuple[Number, ...] = ()
    """A note "text" marks one to text."""
    address: str = ""
    """Street, town, region and postcode, as one line."""
    town: str = ""
    postcode: str = ""
    web: str = ""
    hours: str = ""
    for_whom: str = ""
    cost: str = ""
    languages: str = ""
    seen: str = ""
    """When the organisation last checked it: `YYYY[-MM[-DD]]`, or in its own words."""


class Services(Struct, frozen=True):
    """What a file of services holds."""

    file: str
    """Its name, without its folder."""
    added_by: str
    """Who made it; empty where it does not say."""
    services: tuple[Service, ...]
    """In the order of the file, repeats merged."""
    flaws: tuple[Flaw, ...]
    rows: int
    """Rows that it has."""
    left_out: int
    """Rows of which nothing is shown."""
    columns: tuple[tuple[str, Field], ...]
    """The columns that were read, each with what it was taken for; of a flat file."""
    where: str = ""
    """The town or postcode that a reader asked for; empty: none."""
