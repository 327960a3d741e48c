"""`heroininfo help-line`: who to call, where the reader lives."""

from collections.abc import Sequence
from typing import TypedDict, Unpack, get_args

import click

from heroininfo.cli.options import (
    Settings,
    completed_by,
    output_options,
    place_option,
    services_options,
    table_format_option,
)
from heroininfo.cli.output import put, put_document
from heroininfo.helplines import Choice, choose, find_region
from heroininfo.library.store import Library
from heroininfo.model import EVERYWHERE, Helpline, Kind, name_key
from heroininfo.pages.contacts import has_number
from heroininfo.place import Place, all_places

Countries = Sequence[tuple[Place, Sequence[Helpline]]]


class Asked(TypedDict):
    """The options of the command."""

    words: tuple[str, ...]
    kind: Kind | None
    region: str | None
    open_now: bool
    sources: bool
    qr: bool
    invert: bool
    listed: bool
    every: bool


@click.command("help-line")
@click.argument("words", nargs=-1, metavar="[COUNTRY]", shell_complete=completed_by("countries"))
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only lines of this kind.")
@click.option(
    "--region",
    metavar="REGION",
    shell_complete=completed_by("regions"),
    help="Lines for all the country and for this region.",
)
@click.option("--open", "open_now", is_flag=True, help="Only lines that are open now.")
@click.option("--sources", is_flag=True, help="Each line in full, with the pages it was read on.")
@click.option("--qr", is_flag=True, help="Draw a code for each number, to scan with a phone.")
@click.option("--invert", is_flag=True, help="With --qr: turn dark and light round.")
@click.option("--list", "listed", is_flag=True, help="List the countries, and what each has.")
@click.option("--all", "every", is_flag=True, help="Every line of every country.")
@services_options
@place_option
@table_format_option
@output_options
@click.pass_obj
def command(settings: Settings, **asked: Unpack[Asked]) -> None:
    """Show the emergency number, and lines to call or text, for your country.

    \b
    heroininfo help-line
    heroininfo help-line ireland
    heroininfo help-line --kind naloxone
    heroininfo help-line --country GB --region Scotland --open
    """
    _check(asked, settings)
    library = settings.library()
    if asked["listed"] or asked["every"]:
        _put_countries(settings, library, asked)
    else:
        _put_country(settings, library, asked)


def _check(asked: Asked, settings: Settings) -> None:
    """Refuse options that do not go together; take words without an option as the country."""
    if (asked["listed"] or asked["every"]) and (
        asked["region"] is not None or asked["qr"] or asked["words"]
    ):
        raise click.UsageError("--region and --qr go with one country, not with --all or --list")
    if asked["words"] and settings.country is not None:
        raise click.UsageError("name one country: as a word, or with --country")
    if asked["words"]:
        settings.country = " ".join(asked["words"])
    settings.invert = asked["invert"]


def _put_countries(settings: Settings, library: Library, asked: Asked) -> None:
    """Write all countries: the list of them, or every helpline."""
    from heroininfo.pages import countries as pages

    def chosen(country: str) -> tuple[Helpline, ...]:
        helplines = library.helplines(country)
        choice = choose(helplines, settings.now(), kind=asked["kind"], open_now=asked["open_now"])
        return choice.helplines

    countries: Countries = [(place, chosen(place.code)) for place in all_places()]
    if asked["listed"]:
        put(
            settings,
            lambda: pages.list_page(countries),
            lambda views: views.countries(countries),
            lines=lambda: pages.country_rows(countries),
            table=lambda tables: tables.countries(countries),
        )
    else:
        put(
            settings,
            lambda: pages.all_lines_page(
                countries, chosen(EVERYWHERE), settings.now(), proof=asked["sources"]
            ),
            lambda views: views.all_helplines(countries, settings.now()),
            table=lambda tables: tables.helplines(countries),
        )


def _put_country(settings: Settings, library: Library, asked: Asked) -> None:
    """Write the helplines of the reader's country, or of one region of it."""
    place = settings.place()
    helplines = library.helplines(place.code)
    choice = choose(
        helplines,
        settings.now(),
        kind=asked["kind"],
        region=_region(place, helplines, asked["region"], settings.country),
        open_now=asked["open_now"],
    )
    drawn = settings.format not in ("json", "csv")
    if asked["qr"] and drawn and any(map(has_number, choice.helplines)):
        _show_codes(settings, place, choice)
        return
    from heroininfo.pages.help_line import help_line_page

    country = library.country(place.code)
    services = settings.services()
    put(
        settings,
        lambda: settings.with_services(
            help_line_page(
                place,
                choice,
                library.helplines(EVERYWHERE),
                settings.now(),
                country if asked["sources"] else None,
            ),
            services,
        ),
        lambda views: views.with_services(
            views.help_line(place, choice.helplines, settings.now(), country),
            services,
        ),
        table=lambda tables: tables.helplines([(place, choice.helplines)]),
    )


def _region(
    place: Place, helplines: Sequence[Helpline], asked: str | None, country: str | None
) -> str:
    """Return the region that was asked for, or named as a country, such as Scotland."""
    named = {name_key(helpline.region) for helpline in helplines if helpline.region}
    if asked is None and name_key(country or "") not in named:
        return ""
    return find_region(place, helplines, asked if asked is not None else country or "")


def _show_codes(settings: Settings, place: Place, choice: Choice) -> None:
    """Write a code for each number, none of them cut by the edge of the screen."""
    from heroininfo.cli.by_screen import show_by_screen
    from heroininfo.pages.codes import codes_page

    page = codes_page(place, choice)
    if settings.format == "text":
        show_by_screen(settings, page)
    else:
        put_document(settings, page)
