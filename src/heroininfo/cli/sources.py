"""`heroininfo sources [TOPIC]`: the works that the pages cite."""

import click

from heroininfo.cli.options import Settings, completed_by, format_option, output_options
from heroininfo.cli.output import put
from heroininfo.cli.show import find_topic
from heroininfo.pages.sources import sources_page
from heroininfo.walk import cited, walk


@click.command("sources")
@click.argument("topic", nargs=-1, shell_complete=completed_by("topics"))
@format_option
@output_options
@click.pass_obj
def command(settings: Settings, topic: tuple[str, ...]) -> None:
    """List the works that one page cites, or all pages: publisher, title, date, address."""
    library = settings.library()
    if topic:
        record = find_topic(library, " ".join(topic), settings)
        title, sources = f"Sources: {record.title}", library.sources(cited(walk(record)))
    else:
        title, sources = "Sources", library.all_sources()
    put(settings, lambda: sources_page(title, sources), lambda views: views.sources(sources))
