"""`heroininfo show TOPIC`: one page."""

import click

from heroininfo.cli.options import Settings, format_option, output_options, place_option
from heroininfo.console import write
from heroininfo.errors import HeroininfoError
from heroininfo.library import Library, open_library
from heroininfo.model import Topic, name_key
from heroininfo.pages import cited_ids, topic_page


@click.command("show")
@click.argument("topic", nargs=-1, required=True)
@click.option("--section", metavar="ID", default="", help="Only this section of the page.")
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
    record = find_topic(library, " ".join(topic))
    if section:
        check_section(record, section)
    place = settings.place()
    sources = library.sources(cited_ids(record, section))
    if settings.format == "json":
        from heroininfo.render import json  # noqa: PLC0415 - only for scripts

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


def find_topic(library: Library, name: str) -> Topic:
    """Return the topic that a name leads to; raise HeroininfoError naming the nearest ones."""
    topic = library.topic(name)
    if topic:
        return topic
    from difflib import get_close_matches  # noqa: PLC0415 - needed only for a near miss

    names = library.names()
    matches = get_close_matches(name_key(name), names, n=8, cutoff=0.6)
    near = list(dict.fromkeys(names[match] for match in matches))[:3]
    shown = name if len(name) <= 60 else name[:57] + "..."  # noqa: PLR2004 - one line
    message = f'no topic called "{" ".join(shown.split())}".'
    if not near:
        raise HeroininfoError(message, "See all of them: heroininfo topics")
    question = " or ".join(f'"{topic_id}"' for topic_id in near)
    raise HeroininfoError(
        f"{message} Did you mean {question}?",
        "\n  ".join(f"heroininfo show {topic_id}" for topic_id in near),
    )


def check_section(topic: Topic, section: str) -> None:
    """Raise HeroininfoError where the topic has no section with this id."""
    ids = [part.id for part in topic.sections]
    if section not in ids:
        raise HeroininfoError(
            f'no section called "{section}" in {topic.id}.', f"It has: {', '.join(ids)}"
        )
