"""Files -> text -> rows of cells. Says what to save instead where a file cannot be read."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from heroininfo.errors import HeroininfoError, echo

LARGEST = 5_000_000
"""Bytes of a file that is read."""
CSV_HINT = "In the spreadsheet, choose: Save as, CSV UTF-8."
SIGNATURES = (
    (b"PK", "a spreadsheet (XLSX, ODS) or a zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"<", "a web page or XML"),
    (b"SQLite", "a database"),
)
"""How a file begins that is neither CSV nor JSON, and what it is."""
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
ENCODINGS = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman"}
USUAL = "éèêëáàâäãåíìîïóòôöõúùûüñçßæøÉÈÁÄÅÖÜÑÇØ‘’“”–—•…£€°®™\u00a0"  # noqa: RUF001 - the signs themselves
"""Letters and signs by which a right guess of the encoding is known."""
SCRIPT = re.compile(r"\s*(?:var|let|const|export|window\.|module\.)", re.ASCII)
SEPARATORS = ",;\t|"

Grid = list[tuple[int, list[str]]]
"""Rows of cells, each with its number."""


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raise HeroininfoError where it is no file of at most 5 MB."""
    name = echo(str(path))
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a name of a file"
        raise HeroininfoError(
            f"{name} cannot be read: {reason}.",
            "Name a CSV or JSON file, or a folder of CSV files.",
        ) from None
    if len(raw) > LARGEST:
        raise HeroininfoError(
            f"{name} is larger than 5 MB.", "Save only the places of your area, and read that file."
        )
    for signature, what in SIGNATURES:
        if raw.lstrip().startswith(signature):
            raise HeroininfoError(f"{name} is {what}, not CSV or JSON.", CSV_HINT)
    return raw


def decode(raw: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file, and the name of its encoding where it is not UTF-8."""
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return raw.decode(encoding, "replace"), "" if encoding == "utf-8-sig" else "UTF-16"
    if b"\0" in raw:
        raise HeroininfoError(f"{echo(name)} is not a text file.", CSV_HINT)
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        guesses = {encoding: raw.decode(encoding, "replace") for encoding in ENCODINGS}
        best = max(guesses, key=lambda encoding: _likely(guesses[encoding]))
        return guesses[best], ENCODINGS[best]


def _likely(text: str) -> int:
    """Return how much a text looks as if it were decoded rightly."""
    return sum(map(text.count, USUAL)) - text.count("\ufffd")


def is_json(text: str, name: str) -> bool:
    """Return whether a text is JSON; raise HeroininfoError where it is a program."""
    if SCRIPT.match(text):
        raise HeroininfoError(
            f"{echo(name)} is JavaScript, not JSON.",
            "Save only what stands between the first [ and the last ], with both.",
        )
    return text.lstrip()[:1] in ("{", "[")


def load_json(text: str, name: str) -> Any:
    """Return what JSON holds, NaN and the like as null; raise HeroininfoError naming the line."""
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise HeroininfoError(
            f"{echo(name)}, line {error.lineno}: not JSON ({error.msg}).", "Mend that line."
        ) from None
    except (RecursionError, ValueError):  # lists in lists in lists; a number of 5,000 digits
        raise HeroininfoError(
            f"{echo(name)} is not JSON that can be read.", "Save it as a list of records."
        ) from None


def read_csv(text: str, name: str) -> Grid:
    """Return the rows of CSV, numbered as a spreadsheet does; raise HeroininfoError for a row.

    The separator is what the first line that is not blank has most of: comma, semicolon, tab, bar.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    return list(
        _rows(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), name)
    )


def _rows(reader: Any, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a reader with their numbers."""
    number = 0
    begins = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            long = "limit" in str(error)
            what = "a cell is too long" if long else "a quotation mark is out of place"
            raise HeroininfoError(
                f"{echo(name)}, row {number} (line {begins}): {what}.",
                "Shorten it." if long else 'Close it, or write "" for one within a cell.',
            ) from None
        begins = reader.line_num + 1
        yield number, cells
