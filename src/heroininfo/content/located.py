"""What is wrong with the content, and where: problems, and records that know their lines."""

from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct

from heroininfo.model import Asked, Country, Helpline, QuestionRules, Source, Topic
from heroininfo.printable import one_line

Level = Literal["error", "warning"]
ASKED, RULES = "search/asked.yaml", "search/rules.yaml"
"""What readers ask, by page."""
RecordType = TypeVar("RecordType", Topic, Source, Helpline, Country, QuestionRules, Asked)


class Problem(Struct, frozen=True, order=True):
    """Something to fix in the content."""

    file: str
    """Path from the data folder, such as `topics/withdrawal.yaml`."""
    line: int
    what: str
    fix: str
    level: Level = "error"

    def __str__(self) -> str:
        """Return `file:line: level: what: how to fix it`, as compilers do."""
        return one_line(f"{self.file}:{self.line}: {self.level}: {self.what}: {self.fix}")


class Problems(list[Problem]):
    """What is wrong so far, and the ids of records that could not be read.

    The ids are kept so that what refers to such a record is not complained of as well.
    """

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        super().__init__()
        self.lost: set[str] = set()
        self.bytes_read = 0
        """Of all files so far."""


class Located(Struct, Generic[RecordType], frozen=True):
    """A record, and the line of the file that each of its fields stands on."""

    record: RecordType
    file: str
    lines: dict[str, int]

    def line(self, field: str = "") -> int:
        """Return the line of a field such as `sections[0].text[1]`, or of what holds it."""
        return line_of(self.lines, field)

    def problem(self, field: str, what: str, fix: str, level: Level = "error") -> Problem:
        """Return a problem on the line of a field."""
        return Problem(self.file, self.line(field), what, fix, level)


def line_of(lines: dict[str, Any], field: str) -> int:
    """Return the line of a field, or of what holds it."""
    while field and field not in lines:
        field = field[: max(field.rfind("."), field.rfind("["), 0)]
    return int(lines[field])
