"""`--format`: each command that shows a page, in each form; a form that cannot be made."""

import csv
import io
import json
from pathlib import Path

import pytest
from support import Run

from heroininfo import FORMATS, page
from heroininfo.errors import HeroininfoError

BEGINS = {"markdown": "# ", "html": "<!doctype html>", "man": ".TH HEROININFO 7"}
COMMANDS = [
    "overdose",
    "show overdose",
    "help-line",
    "help-line --list",
    "help-line --all",
    "topics",
    "symptoms",
    "search overdose",
    "sources",
]


@pytest.mark.parametrize("form", BEGINS)
@pytest.mark.parametrize("command", COMMANDS)
def test_command_writes_its_page_in_the_form(run: Run, command: str, form: str) -> None:
    """A page that begins as pages of that form do, and ends in one newline."""
    ended = run(*command.split(), "--format", form, env={"HEROININFO_COUNTRY": "US"})
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(BEGINS[form])
    assert ended.out.endswith("\n")
    assert not ended.out.endswith("\n\n")


def test_interface_makes_the_same_page(
    run: Run, small_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`heroininfo.page` and `heroininfo show` agree, in every form."""
    monkeypatch.setattr("heroininfo.library.store.LIBRARY_FILE", str(small_file))
    for form in FORMATS:
        shown = run("show", "overdose", "--country", "US", "--format", form)
        assert page("overdose", country="US", form=form) == shown.out


def test_search_that_finds_nothing_writes_no_page(run: Run) -> None:
    """Nothing on stdout that could be taken for an answer."""
    ended = run("search", "zzzzz", "--format", "html")
    assert (ended.code, ended.out) == (1, "")


def test_overdose_is_shown_as_text_where_its_form_cannot_be_made(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The steps come first; then what to install."""

    def missing() -> None:
        raise HeroininfoError("HTML needs Jinja2, which is not installed.", "Install it")

    monkeypatch.setattr("heroininfo.render.html.environment", missing)
    ended = run("overdose", "--format", "html", "--country", "US")
    assert ended.code == 1
    assert ended.out.startswith("Emergency: call 911 now.")
    assert ended.err == "heroininfo: HTML needs Jinja2, which is not installed.\n  Install it\n"


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(text)))


def test_table_of_helplines_begins_with_the_emergency_number(run: Run) -> None:
    """Whoever keeps only the table still has the number; the links dial."""
    first, second, *_ = rows(run("help-line", "--country", "US", "--format", "csv").out)
    assert (first["kind"], first["phone"], first["tel"]) == ("emergency", "911", "tel:911")
    assert second["phone"]
    assert second["source"]


def test_table_has_a_row_for_each_helpline(run: Run) -> None:
    """As many as the JSON lists."""
    table = rows(run("help-line", "--all", "--format", "csv").out)
    listed = json.loads(run("help-line", "--all", "--format", "json").out)["countries"]
    lines = [line for country in listed for line in country["lines"]]
    assert [r["name"] for r in table if r["kind"] != "emergency"] == [
        line["name"] for line in lines
    ]


def test_table_of_countries_names_each_once(run: Run) -> None:
    """With its numbers."""
    table = rows(run("help-line", "--list", "--format", "csv").out)
    assert len({row["country"] for row in table}) == len(table)
    assert next(r for r in table if r["country"] == "GB")["emergency"] == "999; 112"


def test_table_of_topics_is_in_reading_order(run: Run) -> None:
    """An id, a title and a message a row; the number is named, as the reader is not known."""
    table = rows(run("topics", "--format", "csv").out)
    listed = run("topics").out.splitlines()
    assert [row["id"] for row in table] == [line.split("\t")[0] for line in listed]
    assert all("{" not in row["message"] for row in table)


def test_command_without_a_table_names_the_forms_it_has(run: Run) -> None:
    """Only what is a table can be one."""
    ended = run("show", "overdose", "--format", "csv")
    assert ended.code == 2
    assert "'text', 'markdown', 'html', 'man', 'json'" in ended.err
