"""`heroininfo handout TOPIC...`: pages made for print, to hand out."""

from pathlib import Path

import click

from heroininfo.cli.files import known_place, paper_options, printed_services, put_sheets, today
from heroininfo.cli.options import (
    Settings,
    completed_by,
    output_options,
    place_option,
    services_options,
)
from heroininfo.cli.show import find_topic
from heroininfo.pages.handout import handout, paper_of
from heroininfo.walk import cited, walk


def _address(_: click.Context, __: click.Parameter, text: str) -> str:
    """Return the address of a site, ending in a slash."""
    if text and not text.startswith(("https://", "http://")):
        raise click.UsageError("--site takes the address of a site, such as https://example.org/")
    return text and text.rstrip("/") + "/"


@click.command("handout")
@click.argument("topics", nargs=-1, metavar="TOPIC...", shell_complete=completed_by("topics"))
@click.option("--all", "every", is_flag=True, help="Every page.")
@click.option(
    "--site",
    metavar="ADDRESS",
    default="",
    callback=_address,
    help="A site made by heroininfo site, where the code at the end of a handout leads.",
)
@paper_options
@services_options
@place_option
@output_options
@click.pass_obj
def command(
    settings: Settings,
    topics: tuple[str, ...],
    every: bool,
    site: str,
    output: Path | None,
    paper: str | None,
    contact: str,
) -> None:
    """Make pages for print: two sides at most, large type, the numbers of your country.

    \b
    heroininfo handout withdrawal --output withdrawal.pdf
    heroininfo handout overdose naloxone --contact "Clinic, 555 0100" > page.html
    """
    if bool(topics) == every:
        raise click.UsageError("name the pages to print, or --all for every page")
    library = settings.library()
    records = library.topics() if every else [find_topic(library, t, settings) for t in topics]
    place, services = known_place(settings, "a handout"), printed_services(settings)
    titles = {topic.id: topic.title for topic in library.topics()}
    helplines = library.helplines(place.code)
    made = []
    for record in records:
        sources = {source.id: source for source in library.sources(cited(walk(record)))}
        made.append(handout(record, sources, place, helplines, titles, site, services))
    from heroininfo.render.paper import handouts  # slow, and needed only here

    size, when = paper or paper_of(place), today(settings)
    put_sheets(settings, made, lambda sheets: handouts(sheets, place, size, when, contact), output)
