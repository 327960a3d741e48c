"""`heroininfo show TOPIC`: one page."""

import click

from heroininfo.cli.options import (
    Settings,
    completed_by,
    format_option,
    output_options,
    place_option,
)
from heroininfo.console import write
from heroininfo.document import Document
from heroininfo.errors import HeroininfoError, typed
from heroininfo.library.store import Library, open_library
from heroininfo.model import Topic
from heroininfo.pages.contacts import first_steps
from heroininfo.pages.topic import cited_ids, topic_page


@click.command("show")
@click.argument("topic", nargs=-1, required=True, shell_complete=completed_by("topics"))
@click.option(
    "--section",
    metavar="ID",
    default="",
    shell_complete=completed_by("sections"),
    help="Only this section of the page.",
)
@format_option
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, topic: tuple[str, ...], section: str) -> None:
    """Show a page: what to know, what to do, who to call, and the sources.

    \b
    heroininfo show withdrawal
    heroininfo show "dope sick"
    heroininfo show overdose --section signs
    """
    library = open_library()
    record = find_topic(library, " ".join(topic), settings)
    if section:
        check_section(record, section)
    place = settings.place()
    sources = library.sources(cited_ids(record, section))
    if settings.format == "json":
        from heroininfo import views as json  # only for scripts

        write(json.topic(record, sources, place, section))
        return
    page = topic_page(
        record,
        {source.id: source for source in sources},
        place,
        library.helplines(place.code),
        library.titles(record.see),
        section,
    )
    settings.show(page, pageable=record.id != "overdose")


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
    message = f'no topic called "{typed(name)}".'
    if not near:
        raise HeroininfoError(message, "See all of them: heroininfo topics")
    raise HeroininfoError(
        f'{message} Did you mean "{near[0]}"?',
        "\n  ".join(f"heroininfo show {topic_id}" for topic_id in near),
    )


def check_section(topic: Topic, section: str) -> None:
    """Raise HeroininfoError where the topic has no section with this id."""
    ids = [part.id for part in topic.sections]
    if section not in ids:
        raise HeroininfoError(
            f'no section called "{typed(section)}" in {topic.id}.', f"It has: {', '.join(ids)}"
        )
