"""Write the table of JSON keys in docs/scripting.md from contract.py.

Run after changing contract.py: python scripts/make_scripting.py. A test compares the two.
"""

import re
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "src"))

from heroininfo.contract import VIEWS, fields  # noqa: E402 - the path comes first

DOCUMENT = TOP / "docs" / "scripting.md"
TABLE = re.compile(r"(?<=\| JSON of \| Object \| Keys \|\n\| --- \| --- \| --- \|\n)(\|.*\n)*")


def table() -> str:
    """Return the rows of the table: command, object, keys."""
    return "".join(
        f"| `{command}` | `{path}` | {' '.join(f'`{key}`' for key in keys)} |\n"
        for command, view in VIEWS.items()
        for path, keys in fields(view)
    )


if __name__ == "__main__":
    DOCUMENT.write_text(TABLE.sub(table(), DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
