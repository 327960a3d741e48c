"""`heroininfo site FOLDER`: the library as static pages, for a web server or a phone."""

from pathlib import Path

import click
from msgspec.structs import replace

from heroininfo.cli.files import known_place, printed_services, write_file
from heroininfo.cli.options import Settings, output_options, place_option, services_options
from heroininfo.console import notice, working
from heroininfo.errors import HeroininfoError, echo
from heroininfo.place import Place, all_places

MARK = "site.js"
"""A file by which the folder of an earlier site is known."""


def _address(_: click.Context, __: click.Parameter, text: str) -> str:
    """Return the address of a site, ending in a slash."""
    if text and not text.startswith(("https://", "http://")):
        raise click.UsageError("--url takes a whole address, such as https://example.org/")
    return text and text.rstrip("/") + "/"


@click.command("site")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--all", "every", is_flag=True, help="Every country, each in a folder of its own.")
@click.option(
    "--url",
    metavar="ADDRESS",
    default="",
    callback=_address,
    help="Where the site will be, for the list that search engines read.",
)
@services_options
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, folder: Path, every: bool, url: str) -> None:
    """Make a site of static pages: every page, search, and reading without a network.

    \b
    heroininfo site public --country GB
    heroininfo site public --all --url https://example.org/
    """
    from heroininfo.site import files  # slow, and needed only here
    from heroininfo.site.table import search_table

    if every and (settings.services_file or settings.near):
        raise click.UsageError("--services goes with one country, not with --all")
    library = settings.library()
    services = None if every else printed_services(settings)
    places = all_places() if every else [known_place(settings, "a site")]
    _claim(folder)
    pages: list[str] = []
    table = search_table(library)
    for path, content in files.shared_files(table):
        _put(folder, path, content)
    for place in working(places, "Making pages"):
        top, way = "", files.Way(address=url, search=table is not None)
        if every:
            top = f"{place.code.lower()}/"
            way = replace(
                way, shared="../", countries="../index.html", address=url and f"{url}{top}"
            )
        for path, content in files.country_files(library, place, settings.now(), way, services):
            _put(folder, top + path, content)
            if path.endswith(".html") and path != "404.html":
                pages.append(top + path)
    if every:
        choices = {f"{place.code.lower()}/": place for place in places}
        _put(folder, "index.html", files.chooser_file(choices, url))
        _put(folder, "404.html", files.not_found(Place(), url))
        pages.append("index.html")
    if url:
        _put(folder, "sitemap.xml", files.sitemap(iter(pages), url))
        _put(folder, "robots.txt", f"User-agent: *\nSitemap: {url}sitemap.xml\n".encode())
    else:
        notice("heroininfo: no sitemap: it needs the address of the site, --url\n")
    notice(f"{len(pages)} pages in {echo(str(folder))}\n")


def _claim(folder: Path) -> None:
    """Make the folder; raise HeroininfoError where it holds something else than a site."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        used = next(iter(folder.iterdir()), None) is not None
    except OSError as error:
        raise HeroininfoError(
            f"{echo(str(folder))} cannot be used: {error.strerror}.", "Name another folder."
        ) from None
    if used and not (folder / MARK).is_file():
        raise HeroininfoError(
            f"{echo(str(folder))} holds other files.", "Name an empty folder, or one to be made."
        )


def _put(folder: Path, path: str, content: bytes) -> None:
    """Write a file of the site."""
    whole = folder / path
    whole.parent.mkdir(parents=True, exist_ok=True)
    write_file(whole, content)
