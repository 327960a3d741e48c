"""`heroininfo timeline`: how long withdrawal lasts, drawn and in words."""

import click

from heroininfo.cli.options import (
    Settings,
    completed_by,
    format_option,
    output_options,
    place_option,
)
from heroininfo.cli.output import put
from heroininfo.course import course_named, courses_of, hours_since
from heroininfo.errors import HeroininfoError
from heroininfo.pages.timeline import TOPIC, timeline_page
from heroininfo.walk import cited, walk


def _hours(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> float | None:
    """Return the hours that `--since` means."""
    return None if text is None else hours_since(text)


@click.command("timeline")
@click.option(
    "--since",
    metavar="TIME",
    callback=_hours,
    help="Time since last use, in hours or days, such as 36h or 2d. It is not stored.",
)
@click.option(
    "--drug",
    metavar="NAME",
    shell_complete=completed_by("drugs"),
    help="Only this opioid, such as heroin or methadone.",
)
@click.option("--sources", is_flag=True, help="Each line with its source, and the list of them.")
@format_option
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, since: float | None, drug: str | None, sources: bool) -> None:
    """Show how long withdrawal lasts: when it starts, is worst and eases.

    \b
    heroininfo timeline
    heroininfo timeline --drug heroin --since 36h
    """
    library = settings.library()
    topic = library.topic(TOPIC)
    if not topic:
        raise HeroininfoError("this library has no page on how long withdrawal lasts.")
    courses = courses_of(topic.sections)
    if drug is not None:
        courses = [course_named(courses, drug)]
    place = settings.place()
    works = library.sources(cited(walk(topic)))
    put(
        settings,
        lambda: timeline_page(
            topic,
            place,
            library.helplines(place.code),
            {work.id: work for work in works},
            since,
            courses=courses,
            with_sources=sources,
        ),
        lambda views: views.timeline(topic, since, works, place, courses),
    )
