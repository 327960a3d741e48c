"""`heroininfo search WORDS...`: find pages in your own words."""

import click

from heroininfo.cli.options import Settings, format_option, output_options, place_option
from heroininfo.cli.output import put
from heroininfo.console import notice
from heroininfo.errors import ExitCode
from heroininfo.pages.front import IF_NOT_WAKING
from heroininfo.pages.search import search_pages
from heroininfo.pages.words import filled

NOT_FOUND = """\
{}
heroininfo: nothing found. Try other words, or:
  heroininfo topics
  heroininfo help-line
"""
MOST = 5
"""Pages that are shown where the reader does not say how many; fewer on a short screen."""


@click.command("search")
@click.argument("words", nargs=-1)
@click.option(
    "--limit", type=click.IntRange(1, 50), metavar="N", help=f"Show at most N pages; else {MOST}."
)
@format_option
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, words: tuple[str, ...], limit: int | None) -> int:
    """Find pages in your own words, the best first.

    \b
    heroininfo search suboxone
    heroininfo search how long till I feel better
    """
    if not words:
        raise click.UsageError("say what you look for, such as: heroininfo search restless legs")
    library = settings.library()
    place = settings.place()
    answer = library.search(" ".join(words), limit or MOST, place.code)
    helplines = library.helplines(place.code)
    found = bool(answer.results or answer.emergency or answer.crisis)
    if found or settings.format == "json":
        put(
            settings,
            lambda: settings.fitting(search_pages(answer, place, helplines, every=bool(limit))),
            lambda views: views.search(answer, place, helplines, settings.now()),
            pageable=not answer.emergency,
        )
    if found:
        return ExitCode.DONE
    notice(NOT_FOUND.format(filled(IF_NOT_WAKING, place)))
    return ExitCode.NOT_FOUND
