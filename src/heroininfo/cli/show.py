"""`heroininfo show TOPIC`: one page."""

from typing import TYPE_CHECKING

import click

from heroininfo.api import check_section, topic_document
from heroininfo.cli.options import (
    Settings,
    completed_by,
    format_option,
    output_options,
    place_option,
    services_options,
)
from heroininfo.cli.output import put
from heroininfo.cli.topics import list_topics
from heroininfo.document import Document
from heroininfo.errors import HeroininfoError, echo
from heroininfo.library.store import Library
from heroininfo.model import Topic
from heroininfo.pages.overdose import first_steps
from heroininfo.walk import cited, walk

if TYPE_CHECKING:
    from heroininfo.library.search import Answer

NEAREST = 3
"""Pages that are named where a name is not known."""


@click.command("show")
@click.argument("topic", nargs=-1, shell_complete=completed_by("topics"))
@click.option(
    "--section",
    metavar="ID",
    default="",
    shell_complete=completed_by("sections"),
    help="Only this section of the page.",
)
@click.option(
    "--sources",
    "with_sources",
    is_flag=True,
    help="Mark each statement with its source, and list them.",
)
@format_option
@services_options
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, topic: tuple[str, ...], section: str, with_sources: bool) -> None:
    """Show a page: what to know, what to do, and who to call.

    Without TOPIC: the list of pages.

    \b
    heroininfo show withdrawal
    heroininfo show dope sick
    heroininfo show overdose --section signs
    """
    library = settings.library()
    if not topic and settings.format == "text":
        list_topics(settings)
        return
    if not topic:
        raise click.UsageError("name a page, such as: heroininfo show withdrawal")
    record = find_topic(library, " ".join(topic), settings)
    check_section(record, section)
    place, services = settings.place(), settings.services()

    def page() -> Document:
        document = topic_document(library, record, place, section, with_sources=with_sources)
        return settings.with_services(document, services, record)

    put(
        settings,
        page,
        lambda views: views.topic(record, library.sources(cited(walk(record))), place, section),
    )


def find_topic(library: Library, name: str, settings: Settings) -> Topic:
    """Return the topic that a name leads to; raise HeroininfoError naming the nearest ones.

    A name that means an emergency gets the number and the steps, whatever else is found.
    """
    topic = library.topic(name)
    if topic:
        return topic
    answer = library.search(name, NEAREST)
    if answer.emergency:
        settings.show(Document(tuple(first_steps(settings.place()))), pageable=False)
    message = f'no topic called "{echo(name)}".'
    if answer.results:
        message += f' Did you mean "{answer.results[0].topic}"?'
    raise HeroininfoError(message, nearest(answer))


def nearest(answer: "Answer") -> str:
    """Return the commands that show the pages which an answer found, or the list of all."""
    pages = (f"heroininfo show {result.topic}" for result in answer.results)
    return "\n  ".join(pages) or "See all of them: heroininfo topics"
