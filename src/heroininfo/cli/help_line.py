"""`heroininfo help-line`: who to call, where the reader lives."""

import sys
from collections.abc import Sequence
from typing import get_args

import click

from heroininfo import hours
from heroininfo.cli.options import Settings, format_option, output_options, place_option
from heroininfo.console import write
from heroininfo.library.store import Library, open_library
from heroininfo.model import EVERYWHERE, Helpline, Kind, name_key
from heroininfo.pages.help_line import (
    Draw,
    all_lines_page,
    country_lines,
    find_region,
    help_line_page,
    in_region,
    list_page,
)
from heroininfo.place import Place, all_places

Countries = Sequence[tuple[Place, list[Helpline]]]


@click.command("help-line")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only lines of this kind.")
@click.option("--region", metavar="REGION", help="Lines for all the country and for this region.")
@click.option("--qr", is_flag=True, help="Draw a code for each number, to scan with a phone.")
@click.option("--list", "listed", is_flag=True, help="List the countries, and what each has.")
@click.option("--all", "every", is_flag=True, help="Every line of every country.")
@place_option
@format_option
@output_options
@click.pass_obj
def command(
    settings: Settings, kind: Kind | None, region: str | None, qr: bool, listed: bool, every: bool
) -> None:
    """Show the emergency number, and lines to call or text, for your country.

    \b
    heroininfo help-line
    heroininfo help-line --country GB --region Scotland
    heroininfo help-line --kind treatment --qr
    """
    if (listed or every) and (region is not None or qr):
        raise click.UsageError("--region and --qr go with one country, not with --all or --list")
    library = open_library()
    if listed or every:
        countries = [(place, _lines(library, place.code, kind)) for place in all_places()]
        _show_countries(settings, countries, _lines(library, EVERYWHERE, kind), listed=listed)
    else:
        _show_country(settings, library, kind, region, qr=qr)


def _lines(library: Library, country: str, kind: Kind | None) -> list[Helpline]:
    """Return the lines of a country, all or of one kind."""
    return [line for line in library.helplines(country) if kind in (None, line.kind)]


def _show_countries(
    settings: Settings, countries: Countries, directories: list[Helpline], *, listed: bool
) -> None:
    """Write all countries: the list of them, or every line."""
    if settings.format == "json":
        from heroininfo import views as json  # only for scripts

        write(json.country_list(countries) if listed else json.all_lines(countries, hours.now()))
    elif not listed:
        settings.show(all_lines_page(countries, directories, hours.now()))
    elif settings.terminal().interactive:
        settings.show(list_page(countries))
    else:
        write(country_lines(countries))


def _show_country(
    settings: Settings, library: Library, kind: Kind | None, region: str | None, *, qr: bool
) -> None:
    """Write the lines of the reader's country, or of one region of it."""
    place = settings.place()
    lines = library.helplines(place.code)
    typed = name_key(settings.country or "")
    if region is not None:
        region = find_region(place, lines, region)
    elif typed in {name_key(line.region) for line in lines if line.region}:
        region = find_region(place, lines, typed)  # a country within a country, such as Scotland
    if region:
        lines = in_region(lines, region)
    lines = [line for line in lines if kind in (None, line.kind)]
    if settings.format == "json":
        from heroininfo import views as json  # only for scripts

        write(json.help_line(place, lines, hours.now()))
        return
    page = help_line_page(
        place,
        lines,
        library.helplines(EVERYWHERE),
        hours.now(),
        kind=kind,
        region=region or "",
        draw=_draw(settings) if qr else None,
    )
    settings.show(page)


def _draw(settings: Settings) -> Draw:
    """Return how to draw a code on what standard output is."""
    from heroininfo.render import qr  # only for codes

    terminal = settings.terminal()
    halves = qr.can_draw(sys.stdout.encoding)
    on_paper = not (terminal.interactive or terminal.styled)

    def draw(link: str) -> tuple[str, ...]:
        return qr.draw(link, halves=halves, on_paper=on_paper, width=terminal.width)

    return draw
