"""`heroininfo help-line`: who to call, where the reader lives."""

from typing import get_args

import click

from heroininfo.cli.options import Settings, format_option, output_options, place_option
from heroininfo.console import write
from heroininfo.contacts import all_lines_page, help_line_page
from heroininfo.country import all_places
from heroininfo.library import open_library
from heroininfo.model import Kind


@click.command("help-line")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only lines of this kind.")
@click.option("--all", "every", is_flag=True, help="Every country.")
@place_option
@format_option
@output_options
@click.pass_obj
def command(settings: Settings, kind: Kind | None, every: bool) -> None:
    """Show the emergency number, and lines to call or text, for your country.

    \b
    heroininfo help-line
    heroininfo help-line --country GB --kind treatment
    """
    library = open_library()
    places = all_places() if every else [settings.place()]
    found = [
        (place, [line for line in library.helplines(place.code) if kind in (None, line.kind)])
        for place in places
    ]
    if settings.format == "json":
        from heroininfo.render import json  # noqa: PLC0415 - only for scripts

        write(json.all_lines(found) if every else json.help_line(*found[0]))
    else:
        settings.show(all_lines_page(found) if every else help_line_page(*found[0], kind))
