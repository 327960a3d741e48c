"""docs/your-services.md and its template say what the program reads."""

import re
from pathlib import Path

from support import TOP, Run

from heroininfo.services.build import EXAMPLE
from heroininfo.services.columns import field_of
from heroininfo.services.files import read_csv
from heroininfo.services.read import read_services

TEMPLATE = TOP / "docs" / "services-template.csv"
DOCUMENT = TOP / "docs" / "your-services.md"


def described() -> list[str]:
    """Return the columns that the document describes."""
    return re.findall(r"^\| `(\w+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_column_of_the_document_is_read() -> None:
    """And every one of the template is described."""
    assert [column for column in described() if field_of(column) is None] == []
    (_, header), *_ = read_csv(TEMPLATE.read_text(encoding="utf-8-sig"), "template")
    assert set(header) == set(described()) - {"status"}


def test_template_opens_in_a_spreadsheet() -> None:
    """With the mark by which Excel knows UTF-8, and the line ends of CSV."""
    raw = TEMPLATE.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 3


def test_template_is_sound_but_for_being_an_example(run: Run) -> None:
    """Its rows are not shown until they are somebody's own."""
    found = read_services(str(TEMPLATE))
    assert (found.services, found.left_out) == ((), 2)
    assert {flaw.what for flaw in found.flaws} == {"a row of the template; left out"}
    shown = run("check", str(TEMPLATE))
    assert "row 2: error: a row of the template; left out: take it out" in shown.out


def test_template_filled_in_has_no_flaw(run: Run, tmp_path: Path) -> None:
    """Each of its columns is shown."""
    path = tmp_path / "own.csv"
    text = TEMPLATE.read_text(encoding="utf-8-sig")
    path.write_text(re.sub(EXAMPLE + " ", "Harbor ", text, flags=re.IGNORECASE), encoding="utf-8")
    assert run("check", str(path)).err == "0 errors, 0 warnings\n"
    shown = run("help-line", "--country", "US", "--services", str(path)).out
    for words in ("Harbor day clinic", "then extension 12", "1 Main St, Boston, MA 02118"):
        assert words in shown
    assert "They last checked it 1 Nov 2026." in shown
