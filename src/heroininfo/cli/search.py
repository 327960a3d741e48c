"""`heroininfo search WORDS...`: find pages in your own words."""

import click

from heroininfo.cli.options import Settings, format_option, output_options, place_option
from heroininfo.cli.output import put
from heroininfo.console import notice
from heroininfo.errors import ExitCode
from heroininfo.pages.search import search_page


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 50), default=5, metavar="N", help="Show at most N pages."
)
@format_option
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, words: tuple[str, ...], limit: int) -> int:
    """Find pages in your own words, the best first.

    \b
    heroininfo search suboxone
    heroininfo search "how long till I feel better"
    """
    library = settings.library()
    answer = library.search(" ".join(words), limit)
    place = settings.place()
    if answer.results or settings.format == "json":
        helplines = library.helplines(place.code)
        put(
            settings,
            lambda: search_page(answer, place, helplines),
            lambda views: views.search(answer, place, helplines, settings.now()),
        )
    if answer.results:
        return ExitCode.DONE
    notice(
        "heroininfo: nothing found. Try other words, or:\n"
        "  heroininfo topics\n  heroininfo help-line\n"
    )
    return ExitCode.NOT_FOUND
