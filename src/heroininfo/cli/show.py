"""`heroininfo show TOPIC`: one page."""

import click

from heroininfo.api import check_section, topic_document
from heroininfo.cli.options import (
    Settings,
    completed_by,
    format_option,
    output_options,
    place_option,
)
from heroininfo.cli.output import put
from heroininfo.document import Document
from heroininfo.errors import HeroininfoError, echo
from heroininfo.library.store import Library
from heroininfo.model import Topic
from heroininfo.pages.overdose import first_steps
from heroininfo.walk import cited, walk


@click.command("show")
@click.argument("topic", nargs=-1, required=True, shell_complete=completed_by("topics"))
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
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, topic: tuple[str, ...], section: str, with_sources: bool) -> None:
    """Show a page: what to know, what to do, who to call, and the sources.

    \b
    heroininfo show withdrawal
    heroininfo show "dope sick"
    heroininfo show overdose --section signs
    """
    library = settings.library()
    record = find_topic(library, " ".join(topic), settings)
    check_section(record, section)
    place = settings.place()
    put(
        settings,
        lambda: topic_document(library, record, place, section, with_sources=with_sources),
        lambda views: views.topic(record, library.sources(cited(walk(record))), place, section),
        pageable=record.id != "overdose",
    )


def find_topic(library: Library, name: str, settings: Settings) -> Topic:
    """Return the topic that a name leads to; raise HeroininfoError naming the nearest ones.

    A name that means an emergency gets the number and the first steps, whatever else is found.
    """
    topic = library.topic(name)
    if topic:
        return topic
    answer = library.search(name, 3)
    if answer.emergency:
        settings.show(Document(tuple(first_steps(settings.place()))), pageable=False)
    near = [result.topic for result in answer.results]
    message = f'no topic called "{echo(name)}".'
    if not near:
        raise HeroininfoError(message, "See all of them: heroininfo topics")
    raise HeroininfoError(
        f'{message} Did you mean "{near[0]}"?',
        "\n  ".join(f"heroininfo show {topic_id}" for topic_id in near),
    )
