"""`heroininfo overdose`: what to do now."""

import click

from heroininfo.cli.options import Settings, output_options, place_option
from heroininfo.contacts import overdose_page


@click.command("overdose")
@place_option
@output_options
@click.pass_obj
def command(settings: Settings) -> None:
    """Say what to do now for someone who will not wake up or is not breathing."""
    settings.show(overdose_page(settings.place()), pageable=False)
