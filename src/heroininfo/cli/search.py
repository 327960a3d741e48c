"""`heroininfo search WORDS...`: find pages in your own words."""

import click

from heroininfo import hours
from heroininfo.cli.options import Settings, format_option, output_options, place_option
from heroininfo.console import notice, write
from heroininfo.errors import ExitCode
from heroininfo.library.store import open_library
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
    library = open_library()
    answer = library.search(" ".join(words), limit)
    place = settings.place()
    if settings.format == "json":
        from heroininfo import views as json  # only for scripts

        write(json.search(answer, place, library.helplines(place.code), hours.now()))
    elif answer.results:
        settings.show(search_page(answer, place, library.helplines(place.code)))
    if answer.results:
        return ExitCode.DONE
    notice(
        "heroininfo: nothing found. Try other words, or:\n"
        "  heroininfo topics\n  heroininfo help-line\n"
    )
    return ExitCode.NOT_FOUND
