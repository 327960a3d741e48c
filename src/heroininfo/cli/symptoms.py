"""`heroininfo symptoms [TOPIC]`: what people feel, and the signs to get help for."""

from collections.abc import Sequence

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
from heroininfo.document import Document
from heroininfo.errors import HeroininfoError
from heroininfo.library.store import Library
from heroininfo.model import Source, Topic
from heroininfo.pages.symptoms import Proof, compare_page, has_list, lists_of, symptoms_page
from heroininfo.walk import cited, walk


@click.command("symptoms")
@click.argument("topic", nargs=-1, shell_complete=completed_by("topics"))
@click.option(
    "--compare",
    nargs=2,
    metavar="TOPIC TOPIC",
    shell_complete=completed_by("topics"),
    help="Show two lists side by side.",
)
@click.option("--sources", is_flag=True, help="Each line with its source, and the list of them.")
@format_option
@place_option
@output_options
@click.pass_obj
def command(
    settings: Settings, topic: tuple[str, ...], compare: tuple[str, str] | None, sources: bool
) -> None:
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

    def page() -> Document:
        words = " ".join(["symptoms", *(["--compare"] if compare else []), *names, "--sources"])
        proof = Proof(_works(library, found), f"heroininfo {words}", shown=sources)
        if compare:
            return compare_page(found[0], found[1], place, proof)
        return symptoms_page(found, place, proof, every=not topic)

    put(
        settings,
        page,
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


def _works(library: Library, topics: Sequence[Topic]) -> dict[str, Source]:
    """Return the sources that some pages cite, by id."""
    ids = dict.fromkeys(source for topic in topics for source in cited(walk(topic)))
    return {work.id: work for work in library.sources(ids)}
