"""`heroininfo sources [TOPIC]`: the works that the pages cite."""

import click

from heroininfo.cli.options import Settings, completed_by, format_option, output_options
from heroininfo.cli.show import find_topic
from heroininfo.console import write
from heroininfo.library.store import open_library
from heroininfo.pages.sources import sources_page
from heroininfo.questions import every_id


@click.command("sources")
@click.argument("topic", nargs=-1, shell_complete=completed_by("topics"))
@format_option
@output_options
@click.pass_obj
def command(settings: Settings, topic: tuple[str, ...]) -> None:
    """List the works that one page cites, or all pages: publisher, title, date, address."""
    library = open_library()
    if topic:
        record = find_topic(library, " ".join(topic), settings)
        title, sources = f"Sources: {record.title}", library.sources(every_id(record))
    else:
        title, sources = "Sources", library.all_sources()
    if settings.format == "json":
        from heroininfo import views as json  # only for scripts

        write(json.sources(sources))
    else:
        settings.show(sources_page(title, sources))
