"""Write the table of JSON keys in docs/scripting.md from contract.py.

Run after changing contract.py: python scripts/make_scripting.py. A test compares the two.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "src"))

from heroininfo.contract import VIEWS  # noqa: E402 - the path comes first

DOCUMENT = TOP / "docs" / "scripting.md"
TABLE = re.compile(r"(?<=\| JSON of \| Object \| Keys \|\n\| --- \| --- \| --- \|\n)(\|.*\n)*")


def fields(view: type[Struct], path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield every object of a view with its keys, for the table of the documentation."""
    yield path or "whole", [*(["schema"] if not path else []), *view.__struct_encode_fields__]
    for field in msgspec.structs.fields(view):
        inner = msgspec.inspect.type_info(field.type)
        members = inner.types if isinstance(inner, msgspec.inspect.UnionType) else (inner,)
        for member in members:
            item = member.item_type if isinstance(member, msgspec.inspect.ListType) else member
            if isinstance(item, msgspec.inspect.StructType):
                name = f"{path}.{field.encode_name}" if path else field.encode_name
                yield from fields(item.cls, name + ("" if item is member else "[]"))


def table() -> str:
    """Return the rows of the table: command, object, keys."""
    return "".join(
        f"| `{command}` | `{path}` | {' '.join(f'`{key}`' for key in keys)} |\n"
        for command, view in VIEWS.items()
        for path, keys in fields(view)
    )


if __name__ == "__main__":
    DOCUMENT.write_text(TABLE.sub(table(), DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
