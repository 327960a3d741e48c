"""`heroininfo card`: cards for the wallet, eight to a sheet."""

from pathlib import Path

import click

from heroininfo.cli.files import known_place, paper_options, put_sheets, today
from heroininfo.cli.options import Settings, output_options, place_option
from heroininfo.pages.card import wallet_card
from heroininfo.pages.handout import paper_of


@click.command("card")
@paper_options
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, output: Path | None, paper: str | None, contact: str) -> None:
    """Make cards for the wallet: what to do in an overdose, and a number to call.

    \b
    heroininfo card --output card.pdf
    heroininfo card --country GB > card.html
    """
    place = known_place(settings, "a card")
    card = wallet_card(place, settings.library().helplines(place.code))
    from heroininfo.render.paper import cards  # slow, and needed only here

    size, when = paper or paper_of(place), today(settings)
    put_sheets(settings, [card], lambda sheets: cards(sheets[0], size, when, contact), output)
