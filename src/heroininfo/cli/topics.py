"""`heroininfo topics`: all pages."""

import click

from heroininfo.cli.options import Settings, output_options, table_format_option
from heroininfo.cli.output import put
from heroininfo.pages.topics import messages_page, short_topics_page, topic_lines, topics_page


@click.command("topics")
@click.option("--long", "in_full", is_flag=True, help="With what each page says in a sentence.")
@table_format_option
@output_options
@click.pass_obj
def command(settings: Settings, in_full: bool) -> None:
    """List all pages, by group.

    In a pipe: one page a line, its id and title parted by a tab; with --long its message too.
    """
    list_topics(settings, in_full=in_full)


def list_topics(settings: Settings, *, in_full: bool = False) -> None:
    """Write the list of pages: titles that fit the screen, or all with their messages."""
    topics = settings.library().topics()
    forms = (messages_page,) if in_full else (topics_page, short_topics_page)
    put(
        settings,
        lambda: settings.fitting(form(topics) for form in forms),
        lambda views: views.topics(topics),
        lines=lambda: topic_lines(topics, in_full=in_full),
        table=lambda tables: tables.topics(topics),
    )
