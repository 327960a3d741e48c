"""What makes pages to pass on is loaded only for them: the plain commands do not pay for it."""

from pathlib import Path

import pytest
from support import modules_loaded

pytestmark = pytest.mark.slow

FOR_OTHER_FORMS = {
    "jinja2",
    "markupsafe",
    "weasyprint",
    "segno",
    "csv",
    "base64",
    "heroininfo.render.html",
    "heroininfo.render.markdown",
    "heroininfo.render.man",
    "heroininfo.render.paper",
    "heroininfo.tables",
    "heroininfo.site",
    "heroininfo.cli.files",
    "heroininfo.cli.handout",
    "heroininfo.cli.site",
}
US = {"HEROININFO_COUNTRY": "US"}


@pytest.mark.parametrize(
    "command", ["", "overdose", "show withdrawal", "help-line", "topics", "search naloxone"]
)
def test_plain_command_loads_nothing_of_other_forms(site: Path, command: str) -> None:
    """Nor a package that only they need."""
    assert modules_loaded(site, command.split(), US) & FOR_OTHER_FORMS == set()


def test_markdown_loads_no_template(site: Path) -> None:
    """Each form loads its own renderer alone."""
    loaded = modules_loaded(site, ["show", "withdrawal", "--format", "markdown"], US)
    assert "heroininfo.render.markdown" in loaded
    assert loaded & (FOR_OTHER_FORMS - {"heroininfo.render.markdown"}) == set()
