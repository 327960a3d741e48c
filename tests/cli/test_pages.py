"""Whole answers over the small content, with the options that no other golden has.

What stands in them is made up, so that they change with the program and not with the pages.
"""

from pathlib import Path

import pytest
from services_made import write
from support import Golden, Run

ROWS = [
    ("added_by", "name", "number", "address_1", "city", "zip", "description", "hours", "seen"),
    ("Harbor", "Day clinic", "617-555-0100", "1 Main St", "Boston", "02118", "Food.", "9-5", ""),
    ("", "Night line", "617-555-0101 x5 (TTY)", "", "Lynn", "", "Naloxone.", "", "2026-01"),
    ("", "Text", "text 617-555-0102", "", "Lynn", "", "Withdrawal.", "", ""),
    ("", "Web", "", "2 Main St", "Boston", "02118", "Detox.", "", ""),
    ("", "Fifth", "617-555-0104", "", "Boston", "", "", "", ""),
]
SETS = {
    "pages_in_text": """
        timeline --country GB
        timeline --plain --width 60
        timeline --since 5h --country US
        timeline --since 8d --drug short-one --country US
        timeline --since 20d --drug slow --country US
        timeline --drug pill --sources
        timeline --drug newer-drug --width 40
        symptoms --sources
        help-line --country US --sources
        help-line --country US --kind treatment --region Ohio
        help-line --country GB --open
        help-line --country FR --open
        help-line --country CA --kind naloxone
        help-line --country US --services own.csv --near Boston
        help-line --country US --services own.csv --near Paris
        show withdrawal --country US --services own.csv
        show withdrawal --country GB --section today
        show overdose --country CA --plain
        topics --long
        topics --format csv
        search withdrawal --country US
        search buy heroin --country GB
        search kill myself --country US
        check own.csv
    """,
    "pages_in_other_forms": """
        topics --format json
        show getting-help --country GB --format json
        timeline --drug short-one --country GB --format json
        symptoms overdose --format json
        search withdrawal --limit 1 --format json
        sources getting-help --format json
        help-line --country GB --format json
        help-line --country CA --format csv
        check own.csv --format json
        timeline --drug slow --format markdown
        timeline --drug short-one --since 36h --format html
        timeline --drug pill --format man
        show getting-help --format man
        manual topics --format man
        handout getting-help --country US --contact Clinic
    """,
    "pages_in_color": """
        help-line --country GB --color always
        show withdrawal --country US --color always
        timeline --drug pill --since 36h --color always
        symptoms --compare withdrawal overdose --color always
        search buy heroin --color always
        topics --color always
        sources getting-help --color always
        help-line --country GB --services own.csv --color always
    """,
}


@pytest.mark.parametrize("name", SETS)
def test_pages_are_as_they_were_read(
    walk: Run, golden: Golden, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command line with its code and all that it writes; styles of paper stand elsewhere."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "own.csv", ROWS)
    said = []
    for line in SETS[name].strip().splitlines():
        code, out, err = walk(*line.split())
        said.append(f"==== {code} {line.strip()}\n{out.partition('<main>')[2] or out}{err}")
    golden(name, "".join(said))
