"""`heroininfo overdose`: what to do now."""

import click

from heroininfo.cli.options import Settings, output_options, page_format_option, place_option
from heroininfo.cli.output import put_document
from heroininfo.console import notice
from heroininfo.document import Document
from heroininfo.errors import HeroininfoError
from heroininfo.pages.overdose import KEY, LEAVE, TOPIC, overdose_cards, overdose_page, sourced_page
from heroininfo.place import Place


@click.command("overdose")
@click.option("--all", "in_full", is_flag=True, help="Every step, and what not to do.")
@click.option(
    "--sources",
    "with_sources",
    is_flag=True,
    help="All of it, each line with its source, and the sources.",
)
@click.option(
    "--guide",
    "step_by_step",
    is_flag=True,
    help="One step a screen, with a count for CPR and a clock for naloxone.",
)
@page_format_option
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, in_full: bool, with_sources: bool, step_by_step: bool) -> None:
    """Say what to do now for someone who will not wake up or is not breathing.

    On a screen: six steps that fit it, and a key for the guide. In a pipe: all of it.
    """
    try:
        place = settings.place()
    except HeroininfoError as error:  # a country that does not exist must not hide the steps
        notice(f"heroininfo: {error.message}\n  {error.hint}\n")
        place = settings.place_at_best()
    if step_by_step:
        _guide(settings, place)
    elif with_sources:
        _put(settings, _sourced(settings, place))
    elif in_full or settings.format != "text" or not settings.terminal().interactive:
        _put(settings, overdose_page(place))
    else:
        _card(settings, place)


def _card(settings: Settings, place: Place) -> None:
    """Show what fits the screen; where a key can be read, wait for one that asks for the guide."""
    from heroininfo.guide.key import can_read_key, pressed

    keys = can_read_key() and not settings.plain
    settings.show(settings.fitting(overdose_cards(place, keys=keys)), pageable=False)
    if keys and pressed(KEY, LEAVE):
        _guide(settings, place)
    elif keys:
        settings.leave_private_screen(wait=False)  # what was typed was for leaving


def _guide(settings: Settings, place: Place) -> None:
    """Show the guide until the reader leaves."""
    from heroininfo.guide.guide import Guide  # the plain page must not wait for it
    from heroininfo.guide.screen import show_guide

    show_guide(Guide(place), settings.terminal, plain_text=settings.plain)


def _put(settings: Settings, page: Document) -> None:
    """Write a page in the form asked for; as text where that form cannot be made."""
    try:
        put_document(settings, page)
    except HeroininfoError:
        settings.show(page, pageable=False)
        raise


def _sourced(settings: Settings, place: Place) -> Document:
    """Return the page with the source of each line, from the library."""
    from heroininfo.walk import cited, walk

    library = settings.library()
    topic = library.topic(TOPIC)
    if not topic:
        raise HeroininfoError("this library has no page on overdose.")
    works = {source.id: source for source in library.sources(cited(walk(topic)))}
    return sourced_page(topic, works, place)
