"""`heroininfo sources`: the bibliography of a page, or of all."""

import json

from support import Golden, Run


def test_bibliography_of_all_pages(run: Run, golden: Golden) -> None:
    """Every work once, by id, with publisher, title, date and the address in full."""
    shown = run("sources")
    assert (shown.code, shown.err) == (0, "")
    golden("sources", shown.out)


def test_bibliography_of_a_page_is_numbered_as_on_the_page(run: Run) -> None:
    """[1] means the same work here and there; other names lead to the page."""
    out = run("sources", "cold", "turkey").out
    page = run("show", "withdrawal", "--sources").out
    listed = [line for line in out.splitlines() if line.startswith("  [")]
    assert out.startswith("Sources: Withdrawal\n")
    assert len(listed) == 3
    assert all(line in page.splitlines() for line in listed)


def test_json_has_the_keys_of_the_contract(run: Run) -> None:
    """Keys that others script against."""
    shown = json.loads(run("sources", "getting-help", "--format", "json").out)
    assert shown == {
        "schema": 1,
        "sources": [
            {
                "id": "clinic-leaflet",
                "publisher": "Example Clinic",
                "title": "Coming off",
                "url": "https://clinic.example.org/leaflets/"
                "coming-off-heroin-and-other-opioids.html?version=2&print=yes",
                "date": "undated",
            }
        ],
    }
    assert len(json.loads(run("sources", "--format", "json").out)["sources"]) == 3


def test_unknown_topic_names_the_nearest(run: Run) -> None:
    """As `show` does; exit 1."""
    shown = run("sources", "withdrawl")
    assert (shown.code, shown.out) == (1, "")
    assert 'no topic called "withdrawl". Did you mean "withdrawal"?' in shown.err


def test_address_survives_a_narrow_pipe(run: Run) -> None:
    """The longest address stands whole on its line at 30 columns."""
    lines = run("sources", "--width", "30").out.splitlines()
    assert (
        "      https://clinic.example.org/leaflets/"
        "coming-off-heroin-and-other-opioids.html?version=2&print=yes"
    ) in lines
