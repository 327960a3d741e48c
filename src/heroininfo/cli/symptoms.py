"""`heroininfo symptoms [TOPIC]`: what people feel, and the signs to get help for."""

import click

from heroininfo.cli.options import (
    Settings,
    completed_by,
    format_option,
    output_options,
    place_option,
)
from heroininfo.cli.output import put
from heroininfo.cli.show import find_topic
from heroininfo.errors import HeroininfoError
from heroininfo.library.store import Library
from heroininfo.model import Topic
from heroininfo.pages.symptoms import compare_page, has_list, lists_of, symptoms_page


@click.command("symptoms")
@click.argument("topic", nargs=-1, shell_complete=completed_by("topics"))
@click.option(
    "--compare",
    nargs=2,
    metavar="TOPIC TOPIC",
    shell_complete=completed_by("topics"),
    help="Show two lists side by side.",
)
@format_option
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, topic: tuple[str, ...], compare: tuple[str, str] | None) -> None:
    """List symptoms: of one page, or of all that list them.

    \b
    heroininfo symptoms withdrawal
    heroininfo symptoms --compare withdrawal overdose
    """
    if topic and compare:
        raise click.UsageError("name a topic, or two after --compare, not both")
    library = settings.library()
    names = list(compare or ()) or ([" ".join(topic)] if topic else [])
    found = [_with_list(library, name, settings) for name in names] or library.topics()
    place = settings.place()
    put(
        settings,
        lambda: (
            compare_page(found[0], found[1], place)
            if compare
            else symptoms_page(found, place, every=not topic)
        ),
        lambda views: views.symptoms([entry for one in found for entry in lists_of(one)], place),
    )


def _with_list(library: Library, name: str, settings: Settings) -> Topic:
    """Return the topic with this name; raise HeroininfoError where it lists no symptoms."""
    topic = find_topic(library, name, settings)
    if lists_of(topic):
        return topic
    having = [other.id for other in library.topics() if has_list(other)]
    raise HeroininfoError(
        f'the page "{topic.id}" lists no symptoms.', f"These do: {', '.join(having)}"
    )
