"""`heroininfo help [COMMAND]`: what the commands do."""

import click

from heroininfo.cli.options import Settings
from heroininfo.console import write
from heroininfo.document import Document, Lead
from heroininfo.pages.overdose import CALL_NOW
from heroininfo.pages.overdose import TOPIC as OVERDOSE
from heroininfo.pages.words import spans


@click.command("help")
@click.argument("words", nargs=-1, metavar="[COMMAND]")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Say what the commands do, or one of them.

    \b
    heroininfo help help-line
    """
    group = ctx.find_root()
    asked = group.command.get_command(group, words[0]) if words else None  # type: ignore[attr-defined]
    if not asked:
        write(group.get_help() + "\n")
        return
    write(asked.context_class(asked, info_name=words[0], parent=group).get_help() + "\n")
    if words[0] == OVERDOSE:  # it may be asked for in need: the last line stays on the screen
        settings = ctx.ensure_object(Settings)
        lead = Lead(spans(f"{CALL_NOW} What to do: heroininfo overdose", settings.place_at_best()))
        write("\n")
        settings.show(Document((lead,)), pageable=False)
