"""`heroininfo topics`: all pages."""

import click

from heroininfo.cli.options import Settings, format_option, output_options
from heroininfo.console import write
from heroininfo.library.store import open_library
from heroininfo.pages.topics import topic_lines, topics_page


@click.command("topics")
@format_option
@output_options
@click.pass_obj
def command(settings: Settings) -> None:
    """List all pages, by group.

    In a pipe: one page a line, its id, title and message parted by tabs.
    """
    topics = open_library().topics()
    if settings.format == "json":
        from heroininfo import views as json  # only for scripts

        write(json.topics(topics))
    elif settings.terminal().interactive:
        settings.show(topics_page(topics))
    else:
        write(topic_lines(topics))
