"""`heroininfo help-line`: who to call, where the reader lives."""

from collections.abc import Sequence
from typing import get_args

import click

from heroininfo.cli.options import (
    Settings,
    completed_by,
    format_option,
    output_options,
    place_option,
)
from heroininfo.cli.output import put
from heroininfo.library.store import Library
from heroininfo.model import EVERYWHERE, Helpline, Kind, name_key
from heroininfo.pages.help_line import (
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
@click.option(
    "--region",
    metavar="REGION",
    shell_complete=completed_by("regions"),
    help="Lines for all the country and for this region.",
)
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
    library = settings.library()
    if listed or every:
        countries = [(place, _of_kind(library, place.code, kind)) for place in all_places()]
        directories = _of_kind(library, EVERYWHERE, kind)
        _put_countries(settings, countries, directories, listed=listed)
    else:
        _put_country(settings, library, kind, region, qr=qr)


def _of_kind(library: Library, country: str, kind: Kind | None) -> list[Helpline]:
    """Return the helplines of a country, all or of one kind."""
    return [helpline for helpline in library.helplines(country) if kind in (None, helpline.kind)]


def _put_countries(
    settings: Settings, countries: Countries, directories: list[Helpline], *, listed: bool
) -> None:
    """Write all countries: the list of them, or every helpline."""
    if listed:
        put(
            settings,
            lambda: list_page(countries),
            lambda views: views.countries(countries),
            lines=lambda: country_lines(countries),
        )
    else:
        put(
            settings,
            lambda: all_lines_page(countries, directories, settings.now()),
            lambda views: views.all_helplines(countries, settings.now()),
        )


def _put_country(
    settings: Settings, library: Library, kind: Kind | None, region: str | None, *, qr: bool
) -> None:
    """Write the helplines of the reader's country, or of one region of it."""
    place = settings.place()
    helplines = library.helplines(place.code)
    chosen = name_key(settings.country or "")
    if region is not None:
        region = find_region(place, helplines, region)
    elif chosen in {name_key(helpline.region) for helpline in helplines if helpline.region}:
        region = find_region(place, helplines, chosen)  # a country within one, such as Scotland
    if region:
        helplines = in_region(helplines, region)
    helplines = [helpline for helpline in helplines if kind in (None, helpline.kind)]
    put(
        settings,
        lambda: help_line_page(
            place,
            helplines,
            library.helplines(EVERYWHERE),
            settings.now(),
            kind=kind,
            region=region or "",
            codes=qr,
        ),
        lambda views: views.help_line(place, helplines, settings.now()),
    )
