"""A file of services, or a folder of HSDS tables -> records, and what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from heroininfo.errors import HeroininfoError, echo
from heroininfo.services import hsds
from heroininfo.services.build import Building, added_by
from heroininfo.services.clean import one_line
from heroininfo.services.columns import columns_of, flat_rows
from heroininfo.services.files import Grid, decode, is_json, load_json, read_bytes, read_csv
from heroininfo.services.records import Cell, Field, Flaw, Services

MOST = 5_000
"""Services that are read of a file."""


def read_services(path: str) -> Services:
    """Return what a CSV or JSON file, or a folder of HSDS tables, holds.

    Raises HeroininfoError where it cannot be read at all: no such file, over 5 MB or 5,000
    services, not CSV or JSON, no column that is known. Everything else wrong is in `flaws`.
    """
    file = Path(path)
    name = echo(file.name or str(file))
    notes: list[Flaw] = []
    columns: tuple[tuple[str, Field], ...] = ()
    if _is_folder(file):
        rows = list(hsds.joined_rows(_folder(file, notes)))
    else:
        text = _text(file, name, notes)
        grid = _json(text, name) if is_json(text, name) else read_csv(text, name)
        if isinstance(grid, dict):
            rows = list(hsds.joined_rows(grid))
        else:
            columns = columns_of(grid, name)
            rows = list(flat_rows(grid, name))
    if len(rows) > MOST:
        raise HeroininfoError(
            f"{echo(name)} has {len(rows)} services; at most {MOST} are read.",
            "Save only the places of your area, and read that file.",
        )
    building = Building(notes)
    for row in rows:
        building.take(row)
    services = tuple(building.services.values())
    return Services(
        file=name,
        added_by=added_by(rows, services),
        services=services,
        flaws=tuple(dict.fromkeys(building.flaws)),
        rows=len(rows),
        left_out=building.left_out,
        columns=columns,
    )


def _is_folder(path: Path) -> bool:
    """Return whether a path is that of a folder."""
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that nothing can have
        return False


def _text(path: Path, name: str, notes: list[Flaw]) -> str:
    """Return the text of a file; note where it is not UTF-8."""
    text, encoding = decode(read_bytes(path), name)
    if encoding and encoding != "UTF-16":
        what = f"it was read as {encoding}"
        fix = "look whether the accents are right; save it as CSV UTF-8"
        notes.append(Flaw(name, 0, "", what, fix, "warning"))
    if not text.strip():
        raise HeroininfoError(
            f"{echo(name)} is empty.", "See docs/your-services.md for a template."
        )
    return text


def _folder(path: Path, notes: list[Flaw]) -> hsds.Tables:
    """Return the HSDS tables in a folder, each a CSV file of its name."""
    tables: hsds.Tables = {}
    try:
        files = sorted(path.iterdir())
    except OSError as error:
        raise HeroininfoError(f"{echo(str(path))} cannot be read: {error.strerror}.") from None
    for file in files:
        if (table := hsds.table_name(file.stem)) and file.suffix.lower() == ".csv":
            grid = read_csv(_text(file, file.name, notes), file.name)
            tables.setdefault(table, []).extend(_entries(grid, file.name))
    if not (tables.get("service") or tables.get("organization")):
        raise HeroininfoError(
            f"{echo(str(path))} has no table of services.",
            "Name a folder with the HSDS tables: organization.csv, service.csv, location.csv, ...",
        )
    return tables


def _entries(grid: Grid, file: str) -> Iterator[hsds.Entry]:
    """Yield the rows of a table of HSDS."""
    header = [column.strip().casefold() for column in grid[0][1]] if grid else []
    for number, texts in grid[1:]:
        entry = {
            column: Cell(text, file, number, column)
            for column, text in zip(header, texts, strict=False)
            if one_line(text)
        }
        if entry:
            yield entry


def _json(text: str, name: str) -> Grid | hsds.Tables:
    """Return what JSON holds as a table, or as tables where it is HSDS."""
    content = load_json(text, name)
    if isinstance(content, dict):
        content = _list_in(content)
    if isinstance(content, dict):
        named = {hsds.table_name(key): value for key, value in content.items()}
        return {
            table: list(_json_entries(value, name))
            for table, value in named.items()
            if table and isinstance(value, list)
        }
    records = [one for one in content if isinstance(one, dict)]
    if any(map(hsds.is_nested, records)):
        return hsds.nested_tables(records, name)
    header = list(dict.fromkeys(key for record in records for key in record))
    rows = [(n, [_words(record.get(key)) for key in header]) for n, record in enumerate(records, 1)]
    return [(0, header), *rows]


def _list_in(content: dict[str, Any]) -> Any:
    """Return the records of a page of an API, of GeoJSON, or of one service; else the tables."""
    if isinstance(content.get("features"), list):
        return [f.get("properties") for f in content["features"] if isinstance(f, dict)]
    if isinstance(content.get("contents"), list):
        return content["contents"]
    return [content] if "name" in content else content


def _json_entries(records: list[Any], file: str) -> Iterator[hsds.Entry]:
    """Yield the rows of a table of HSDS in JSON."""
    for number, record in enumerate(records, 1):
        if isinstance(record, dict):
            texts = {key: _words(value) for key, value in record.items()}
            yield {k: Cell(v, file, number, k) for k, v in texts.items() if one_line(v)}


def _words(value: Any) -> str:
    """Return a value of JSON as the text of a cell; objects are not read."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, (str, int, float)) else ""
