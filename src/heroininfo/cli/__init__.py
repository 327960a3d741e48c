"""The commands: each parses its words, asks the library, makes a page, hands it to the console."""

import os
from importlib import import_module
from typing import Any

import click

from heroininfo.cli.options import VARIABLE, Settings, output_options, place_option

COMMANDS = {
    "overdose": "overdose",
    "check-in": "check_in",
    "timeline": "timeline",
    "symptoms": "symptoms",
    "show": "show",
    "topics": "topics",
    "help-line": "help_line",
    "search": "search",
    "sources": "sources",
    "check": "check",
    "schema": "schema",
    "completion": "completion",
}
"""Name of each command -> the module it lives in, loaded only when it is wanted."""


class LazyGroup(click.Group):
    """A group that loads a command's module when the command is asked for."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program; or answer the shell, where it asks what may follow a line."""
        if VARIABLE not in os.environ:
            return super().main(*args, **extra)
        from heroininfo.cli.completion import answer

        return answer(self, extra.get("obj") or Settings())

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands, the first to know first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        """Return the command with this name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"heroininfo.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words ask for; say which was meant where there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from heroininfo.cli.unknown import refuse  # only on a mistake

            refuse(args, ctx.ensure_object(Settings))
        return super().resolve_command(ctx, args)


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Print the version and leave."""
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version  # slow, and needed only here

        from heroininfo.console import write

        write(f"heroininfo {version('heroininfo')}\n")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Report a mistake in a page or a number: see CONTRIBUTING in the source.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and leave.",
)
@place_option
@output_options
@click.pass_context
def heroininfo(ctx: click.Context) -> None:
    """Heroin and other opioids: withdrawal, overdose, treatment, and who to call.

    Works offline. Sends nothing, stores nothing.

    \b
    heroininfo overdose            someone will not wake up or is not breathing
    heroininfo show withdrawal     one page
    heroininfo help-line           people to talk to in your country
    """
    if ctx.invoked_subcommand is None:
        from heroininfo.pages.front import front_page

        settings = ctx.ensure_object(Settings)
        settings.show(front_page(settings.place()))
