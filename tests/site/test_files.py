"""The files of a site for one country, with a search and without."""

import json
from datetime import UTC, datetime

import pytest

from heroininfo.library.store import Library
from heroininfo.place import detect
from heroininfo.site.files import Way, chooser_file, country_files, not_found, shared_files

GB = detect("GB", {})
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MANY = Way("../", "../index.html", "https://x.org/gb/")


def made(library: Library, way: Way) -> dict[str, str]:
    """Return the files of a country, by path."""
    return {path: content.decode() for path, content in country_files(library, GB, NOON, way)}


@pytest.fixture
def found(small_library: Library) -> dict[str, str]:
    """Return the files of a country that is one of several."""
    return made(small_library, MANY)


def kept(files: dict[str, str]) -> list[str]:
    """Return what the worker keeps for offline."""
    line = next(row for row in files["sw.js"].splitlines() if row.startswith("const FILES"))
    return list(json.loads(line.removeprefix("const FILES = ").rstrip(";")))


def test_search_is_there_only_where_the_site_has_one(small_library: Library) -> None:
    """A page of it, its table kept for offline, and a way to it on each page."""
    with_search, without = made(small_library, Way()), made(small_library, Way(search=False))
    assert "search.html" in with_search
    assert "search-table.js" in kept(with_search)
    assert 'role="search"' in with_search["index.html"]
    assert "search.html" not in without
    assert "search-table.js" not in kept(without)
    assert 'role="search"' not in without["index.html"]
    assert "search-table.js" in dict(shared_files({}))
    assert "search-table.js" not in dict(shared_files(None))


def test_help_of_the_country_stands_above_the_answers_of_the_search(found: dict[str, str]) -> None:
    """The steps, the crisis line, and that some things are not told."""
    page = found["search.html"]
    assert "tel:999" in page
    assert "sms:85258" in page
    assert "does not tell how to buy" in page


def test_all_but_the_page_for_no_address_is_kept_for_offline(found: dict[str, str]) -> None:
    """From where countries share it."""
    own = [path for path in kept(found) if not path.startswith("../")]
    assert set(own) == set(found) - {"404.html", "sw.js"}
    assert "../style.css" in kept(found)
    assert "../icon-192.png" in kept(found)


def test_every_page_is_proved_on_another(found: dict[str, str]) -> None:
    """With a mark after each line; the page itself has none."""
    for page in ("overdose", "help-line", "symptoms", "topics/withdrawal"):
        for path, shown in ((f"{page}.html", False), (f"{page}-sources.html", True)):
            proof = ('class="references"', "Where the emergency number was read")
            assert any(words in found[path] for words in proof) is shown, path


def test_page_for_no_address_has_no_link_that_could_be_wrong() -> None:
    """Where the address of the site is not known."""
    alone, addressed = not_found(GB, "").decode(), not_found(GB, "https://x.org/gb/").decode()
    for page in (alone, addressed):
        assert "This page is not here. In an emergency, these steps are." in page
        assert "tel:999" in page
    assert "Go to the start" not in alone
    assert ".html" not in alone
    assert 'href="https://x.org/gb/index.html"' in addressed


def test_app_gives_nothing_away_and_opens_at_the_start(found: dict[str, str]) -> None:
    """Its name on the screen of a phone says nothing of drugs."""
    manifest = json.loads(found["manifest.webmanifest"])
    assert manifest["short_name"] == "Info"
    assert (manifest["start_url"], manifest["scope"], manifest["lang"]) == (
        "index.html",
        "./",
        "en",
    )
    assert [icon["src"] for icon in manifest["icons"]] == ["../icon-192.png", "../icon-512.png"]


def test_list_of_countries_has_the_number_of_each() -> None:
    """For someone who needs no more than that."""
    page = chooser_file({"gb/": GB, "us/": detect("US", {})}, "https://x.org/").decode()
    assert 'href="gb/index.html"' in page
    assert "999 or 112" in page
    assert 'role="search"' not in page


def test_site_begins_with_what_to_do_now(found: dict[str, str]) -> None:
    """Then people to talk to; before all pages."""
    page = found["index.html"]
    links = ("overdose.html", "help-line.html", "timeline.html", "symptoms.html", "topics/")
    body = page[page.index("<main") :]
    places = [body.index(f'href="{link}') for link in links if f'href="{link}' in body]
    assert places == sorted(places)
    assert len(places) >= 4
