"""`heroininfo site`: pages that lead to each other and nowhere else, and that work offline."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

import html5lib
import pytest
from support import Run

from heroininfo.library.search import BY_FAR

GB = {"HEROININFO_COUNTRY": "GB"}
URL = "https://example.org/help/"


@pytest.fixture
def folder(run: Run, real_file: Path, tmp_path: Path) -> Path:
    """Return a site for one country, with all pages of the library."""
    ended = run("site", str(tmp_path / "site"), "--url", URL, env=GB, library=real_file)
    assert (ended.code, ended.out) == (0, "")
    return tmp_path / "site"


def parsed(path: Path) -> Element:
    """Return the tree of a page; fail where a strict parser finds an error."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(path.read_text(encoding="utf-8"))
    assert parser.errors == [], path
    return tree


def followed(tree: Element) -> Iterator[str]:
    """Yield what a page leads to or loads."""
    for element in tree.iter():
        for name in ("href", "src"):
            if found := element.get(name):
                yield found


def test_every_link_leads_to_a_file_of_the_site(folder: Path) -> None:
    """Relative, with no part of a page that is not there; else to a source, a number or out."""
    pages = {p.relative_to(folder).as_posix(): parsed(p) for p in folder.rglob("*.html")}
    ids = {path: {e.get("id") for e in tree.iter()} for path, tree in pages.items()}
    for path, tree in pages.items():
        for link in followed(tree):
            if link.startswith(("https://", "http://", "tel:", "sms:")):
                continue
            file, _, part = link.partition("#")
            target = normpath(join(dirname(path), file)) if file else path
            assert (folder / target).is_file(), (path, link)
            assert not part or part in ids[target], (path, link)


def test_nothing_is_loaded_from_elsewhere_and_no_script_stands_in_a_page(folder: Path) -> None:
    """What a browser fetches by itself is a file of the site, and its policy says so."""
    for path in folder.rglob("*.html"):
        tree = parsed(path)
        loading = [e for e in tree.iter() if e.tag in ("script", "link", "img", "iframe")]
        for element in loading:
            link = element.get("src") or element.get("href") or ""
            whole = element.get("rel") == "canonical"
            assert whole or not link.startswith(("http", "//")), path
            assert element.get("type") == "application/json" or not (element.text or "").strip()
        policy = next(e.get("content") or "" for e in tree.iter("meta") if e.get("http-equiv"))
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy


def test_no_command_of_the_program_is_left_on_a_page(folder: Path) -> None:
    """Whoever reads a site has no program to type them in."""
    for path in folder.rglob("*.html"):
        text = " ".join("".join(parsed(path).find("body").itertext()).split())  # type: ignore[union-attr]
        found = re.search(r"heroininfo (show|overdose|help-line|topics|timeline|check-in)", text)
        assert not found, (path, text[found.start() - 60 : found.end() + 20] if found else "")
        assert "--country" not in text, path


def test_every_page_has_the_number_and_the_way_out(folder: Path) -> None:
    """Wherever a reader comes in; sources alone have no number."""
    for path in folder.rglob("*.html"):
        tree = parsed(path)
        if path.name not in ("404.html",):
            assert any(a.get("class") == "exit" for a in tree.iter("a")), path
        if path.name not in ("sources.html", "topics.html"):
            assert any(a.get("href") == "tel:999" for a in tree.iter("a")), path


def test_everything_is_kept_for_offline(folder: Path) -> None:
    """Each file that the worker keeps is there, and each page is kept."""
    script = (folder / "sw.js").read_text()
    kept = json.loads(re.search(r"const FILES = (\[.*?\]);", script)[1])  # type: ignore[index]
    assert all((folder / path).is_file() for path in kept)
    pages = {p.relative_to(folder).as_posix() for p in folder.rglob("*.html")} - {"404.html"}
    assert pages <= set(kept)
    assert {"style.css", "site.js", "manifest.webmanifest"} <= {*kept, "manifest.webmanifest"}


def test_another_edition_has_another_name(run: Run, folder: Path, real_file: Path) -> None:
    """So that browsers take it; the same content has the same name."""
    first = (folder / "sw.js").read_text()
    run("site", str(folder), "--url", URL, env=GB, library=real_file)
    assert (folder / "sw.js").read_text() == first
    run("site", str(folder), "--country", "IE", library=real_file)
    assert (folder / "sw.js").read_text() != first


def test_browser_asks_for_the_same_lead_as_the_command_line(folder: Path) -> None:
    """In parts of 255, as all shares of the table are."""
    script = (folder / "search-table.js").read_text(encoding="utf-8")
    table = json.loads(script.removeprefix("globalThis.heroininfoTable = ").removesuffix(";\n"))
    assert table["by_far"] / 255 == pytest.approx(BY_FAR, abs=1 / 255)


def test_search_engines_are_told_of_every_page(folder: Path) -> None:
    """By whole addresses, as the standard asks for."""
    listed = set(re.findall(r"<loc>(.*?)</loc>", (folder / "sitemap.xml").read_text()))
    pages = {p.relative_to(folder).as_posix() for p in folder.rglob("*.html")} - {"404.html"}
    assert listed == {URL + path for path in pages}
    assert f"Sitemap: {URL}sitemap.xml" in (folder / "robots.txt").read_text()


def test_page_for_no_address_works_under_any(folder: Path) -> None:
    """In one file: the steps, the number, and whole addresses."""
    tree = parsed(folder / "404.html")
    links = [str(a.get("href")) for a in tree.iter("a")]
    assert "tel:999" in links
    assert URL + "index.html" in links
    assert all(link.startswith(("tel:", "https://", "sms:", "#")) for link in links)


@pytest.mark.slow
def test_site_of_all_countries_has_a_folder_for_each(run: Run, tmp_path: Path) -> None:
    """A list of countries leads; they share the style and the scripts."""
    run("site", str(tmp_path / "all"), "--all")
    chooser = parsed(tmp_path / "all" / "index.html")
    links = [str(a.get("href")) for a in chooser.iter("a")]
    assert "gb/index.html" in links
    assert "This page is not here." in (tmp_path / "all" / "404.html").read_text()
    assert all((tmp_path / "all" / x).is_file() for x in links if x.endswith("/index.html"))
    page = parsed(tmp_path / "all/gb/topics/overdose.html")
    assert "../../site.js" in followed(page)
    assert "../../index.html" in followed(page)


def test_folder_with_other_files_is_left_alone(run: Run, tmp_path: Path) -> None:
    """Only an empty folder, a new one, or that of an earlier site is written to."""
    (tmp_path / "letter.txt").write_text("mine")
    ended = run("site", str(tmp_path), env=GB)
    assert ended.code == 1
    assert "holds other files" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_country_must_be_known(run: Run, tmp_path: Path) -> None:
    """A site is for others."""
    ended = run("site", str(tmp_path / "a"))
    assert ended.code == 2
    assert "your country is not known, and a site needs its numbers." in ended.err
    assert not (tmp_path / "a").exists()


def test_without_an_address_there_is_no_list_for_search_engines(run: Run, tmp_path: Path) -> None:
    """It could only hold wrong ones; the reader is told."""
    ended = run("site", str(tmp_path / "a"), env=GB)
    assert "no sitemap" in ended.err
    assert not (tmp_path / "a" / "sitemap.xml").exists()
    assert run("site", str(tmp_path / "b"), "--url", "example.org", env=GB).code == 2
