"""The files of a site: its pages, what makes them look and work, and what is kept for offline."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from importlib.resources import files
from xml.sax.saxutils import escape

from msgspec import Struct

from heroininfo.document import Block, Document, Lead, Title
from heroininfo.library.store import Library
from heroininfo.pages.contacts import crisis_blocks
from heroininfo.pages.overdose import first_steps, overdose_page
from heroininfo.pages.reprint import reprinted
from heroininfo.pages.search import REFUSAL
from heroininfo.pages.words import spans
from heroininfo.place import Place
from heroininfo.render.html import filled, page
from heroininfo.services.records import Services
from heroininfo.site.links import Links
from heroininfo.site.pages import PRIVATE, WHAT, Page, chooser, message, site_pages

SHARED = ("style.css", "site/site.css", "site/site.js", "site/search.js")
ICONS = {"icon-192.png": "192x192", "icon-512.png": "512x512"}
EXIT = "https://www.bbc.com/weather"
"""Where "Exit this page" leads: a page that says nothing of the reader, as on gov.uk."""
EDITION = 12
"""Letters of the checksum that names what is kept for offline."""

Files = Iterator[tuple[str, bytes]]
"""Paths from the top of a folder, and what is in them."""


class Way(Struct, frozen=True):
    """Where the pages of a country lie among those of the site."""

    shared: str = ""
    """The way from the top of the country's pages to what countries share."""
    countries: str = ""
    """The way to the list of countries; empty where there is none."""
    address: str = ""
    """The address of the top of the country's pages; empty where it is not known."""
    search: bool = True
    """Whether the site has a search."""


def shared_files(table: Mapping[str, object] | None) -> Files:
    """Yield what all countries of a site share; `table`: that of the search, if it has one."""
    templates = files("heroininfo.render") / "templates"
    for name in SHARED:
        yield name.rpartition("/")[2], (templates / name).read_bytes()
    for icon in ICONS:
        yield icon, (templates / "site" / icon).read_bytes()
    if table is None:
        return
    packed = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    yield "search-table.js", f"globalThis.heroininfoTable = {packed};\n".encode()


def country_files(
    library: Library, place: Place, moment: datetime, way: Way, services: Services | None = None
) -> Files:
    """Yield the files of a country: every page, the search, and what makes them work offline.

    `services`: an organisation's own, to stand on its pages.
    """
    digest = sha256()
    kept = [f"{way.shared}{name.rpartition('/')[2]}" for name in (*SHARED, *ICONS)]
    kept += [f"{way.shared}search-table.js"] if way.search else []
    pages = site_pages(library, place, moment, way.countries, services)
    for path, content in (
        *((made.path, _page_file(made, place, way)) for made in pages),
        *([("search.html", _search_file(library, place, way))] if way.search else []),
        ("404.html", not_found(place, way.address)),
        ("manifest.webmanifest", _manifest(place, way)),
    ):
        digest.update(content)
        if path != "404.html":
            kept.append(path)
        yield path, content
    head = {"COUNTRY": place.code, "EDITION": digest.hexdigest()[:EDITION], "FILES": kept}
    constants = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in head.items())
    worker = (files("heroininfo.render") / "templates/site/sw.js").read_text(encoding="utf-8")
    yield "sw.js", (constants + worker).encode()


def chooser_file(places: Mapping[str, Place], address: str) -> bytes:
    """Return the first page of a site of many countries, by the path of each one's folder."""
    made = Page("index.html", chooser(places), WHAT)
    return _page_file(made, Place(), Way(address=address))


def not_found(place: Place, address: str) -> bytes:
    """Return the page for an address that has none: the steps and the number, in one file.

    It may be shown under any path, so it has no link to another page but whole addresses.
    """
    links = Links({}, address, "")
    document = reprinted(overdose_page(place), links if address else lambda _: None)
    lead = Lead(spans("This page is not here. In an emergency, these steps are.", place))
    start = [Lead((links.span("index.html", "Go to the start"),))] if address else []
    blocks = (Title("Page not found"), lead, *start, *document.blocks)
    return page("page.html", document=Document(blocks)).encode()


def sitemap(paths: Iterator[str], address: str) -> bytes:
    """Return the list of pages for search engines; it needs the address of the site."""
    urls = "".join(f"<url><loc>{escape(address + path)}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{head}<urlset xmlns="{schema}">\n{urls}</urlset>\n'.encode()


def _page_file(made: Page, place: Place, way: Way, **values: object) -> bytes:
    """Return a page as its file."""
    up = "../" * made.path.count("/")
    return filled(
        "site/page.html",
        **{"above": None, "messages": None, **values},
        search=way.search and place.code,
        document=made.document,
        path=made.path,
        about=made.about,
        place=place,
        up=up,
        shared=up + way.shared,
        exit=EXIT,
        private=PRIVATE,
        canonical=way.address + made.path if way.address else "",
    ).encode()


def _search_file(library: Library, place: Place, way: Way) -> bytes:
    """Return the page of the search, with what stands above its answers in need."""
    topics = library.topics()
    links = Links({topic.id: topic.title for topic in topics}, "", way.countries)
    helplines = library.helplines(place.code)
    said: dict[str, list[Block]] = {
        "emergency": first_steps(place),
        "crisis": list(crisis_blocks(place, helplines)),
        "refused": [Lead(spans(REFUSAL, place))],
    }
    return _page_file(
        Page("search.html", Document((Title("Search"),)), "Search in your own words."),
        place,
        way,
        above={kind: reprinted(Document(tuple(blocks)), links) for kind, blocks in said.items()},
        messages={topic.id: (topic.title, message(topic, place, links)) for topic in topics},
    )


def _manifest(place: Place, way: Way) -> bytes:
    """Return what a phone needs to keep the site as an app; its name there gives nothing away."""
    icons = [
        {"src": way.shared + icon, "sizes": size, "type": "image/png"}
        for icon, size in ICONS.items()
    ]
    content = {
        "name": f"heroininfo ({place.name})",
        "short_name": "Info",
        "description": WHAT,
        "lang": "en",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#0b5394",
        "icons": icons,
    }
    return (json.dumps(content, indent=2) + "\n").encode()
