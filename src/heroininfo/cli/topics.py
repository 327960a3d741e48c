"""`heroininfo topics`: all pages."""

import click

from heroininfo.cli.options import Settings, output_options, table_format_option
from heroininfo.cli.output import put
from heroininfo.pages.topics import topic_lines, topics_page


@click.command("topics")
@table_format_option
@output_options
@click.pass_obj
def command(settings: Settings) -> None:
    """List all pages, by group.

    In a pipe: one page a line, its id, title and message parted by tabs.
    """
    topics = settings.library().topics()
    put(
        settings,
        lambda: topics_page(topics),
        lambda views: views.topics(topics),
        lines=lambda: topic_lines(topics),
        table=lambda tables: tables.topics(topics),
    )
