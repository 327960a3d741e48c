"""`heroininfo timeline`: how long withdrawal lasts, drawn and in words."""

import click

from heroininfo.cli.options import Settings, format_option, output_options, place_option
from heroininfo.cli.output import put
from heroininfo.course import hours_since
from heroininfo.errors import HeroininfoError, echo
from heroininfo.pages.timeline import TOPIC, timeline_page
from heroininfo.walk import cited, walk


def _hours(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> float | None:
    """Return the hours that `--since` means."""
    if text is not None and text.strip().replace(".", "", 1).isdecimal():
        raise click.UsageError(
            f"--since {echo(text)} may be hours or days: give it with its unit, such as 36h or 2d"
        )
    return None if text is None else hours_since(text)


@click.command("timeline")
@click.option(
    "--since",
    metavar="TIME",
    callback=_hours,
    help="Time since last use, in hours or days, such as 36h or 2d. It is not stored.",
)
@format_option
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, since: float | None) -> None:
    """Show how long withdrawal lasts: when it starts, is worst and eases.

    \b
    heroininfo timeline
    heroininfo timeline --since 36h
    """
    library = settings.library()
    topic = library.topic(TOPIC)
    if not topic:
        raise HeroininfoError("this library has no page on how long withdrawal lasts.")
    place = settings.place()
    put(
        settings,
        lambda: timeline_page(topic, place, library.helplines(place.code), since),
        lambda views: views.timeline(topic, since, library.sources(cited(walk(topic))), place),
    )
