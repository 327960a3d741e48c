"""`heroininfo overdose`: what to do now."""

import click

from heroininfo.cli.options import Settings, output_options, page_format_option, place_option
from heroininfo.cli.output import put_document
from heroininfo.console import notice
from heroininfo.document import Document
from heroininfo.errors import HeroininfoError
from heroininfo.pages.overdose import overdose_page


@click.command("overdose")
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
def command(settings: Settings, step_by_step: bool) -> None:
    """Say what to do now for someone who will not wake up or is not breathing."""
    try:
        place = settings.place()
    except HeroininfoError as error:  # a country that does not exist must not hide the steps
        notice(f"heroininfo: {error.message}\n  {error.hint}\n")
        place = settings.place_at_best()
    if not step_by_step:
        _put(settings, overdose_page(place))
        return
    from heroininfo.guide.guide import Guide  # the plain page must not wait for it
    from heroininfo.guide.screen import show_guide

    show_guide(Guide(place), settings.terminal, plain_text=settings.plain)


def _put(settings: Settings, page: Document) -> None:
    """Write the page in the form asked for; as text where that form cannot be made."""
    try:
        put_document(settings, page, pageable=False)
    except HeroininfoError:
        settings.show(page, pageable=False)
        raise
