"""The commands: each parses its words, asks the library, makes a page, hands it to the console."""

import os
from collections.abc import Sequence
from importlib import import_module

import click

from heroininfo.cli.help_text import HelpContext
from heroininfo.cli.options import VARIABLE, Settings, output_options, place_option
from heroininfo.errors import REPORT, ExitCode

WHOLE = 1000
"""Characters that the first sentence of a help text may have: never cut."""

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
    "handout": "handout",
    "card": "card",
    "site": "site",
    "manual": "manual",
    "check": "check",
    "schema": "schema",
    "completion": "completion",
    "help": "help",
    "version": "version",
}
"""Name of each command -> the module it lives in, loaded only when it is wanted."""


def _is_plain(word: str) -> bool:
    """Return whether a word is a command or an option, so that nothing is left to be guessed."""
    return word in COMMANDS or word.startswith("-")


class LazyGroup(click.Group):
    """A group that loads a command's module when the command is asked for."""

    context_class = HelpContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, the first to know first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command with this name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"heroininfo.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        command.context_class = HelpContext
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words ask for, or mean."""
        unknown = args and not _is_plain(args[0])
        if unknown or (args[:1] == ["help"] and args[1:] and not _is_plain(args[1])):
            from heroininfo.cli.unknown import help_meant, meant  # only where it is not plain

            args = (meant if unknown else help_meant)(args, ctx.ensure_object(Settings))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        self.format_commands(ctx, formatter)
        click.Command.format_options(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, in one whole sentence."""
        commands = ((name, self.get_command(ctx, name)) for name in COMMANDS)
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, found.get_short_help_str(WHOLE)) for name, found in commands if found]
            )


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Print the version and leave."""
    if wanted and not ctx.resilient_parsing:
        from heroininfo.cli.version import write_version

        write_version(ctx.ensure_object(Settings))
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"A mistake in a page, a number or the program? {REPORT}"
    "\n\nSomeone will not wake up, or is not breathing: heroininfo overdose",
)
@click.option(
    "-V",
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
    heroininfo show withdrawal     one page; its name alone shows it too
    heroininfo help-line           people to talk to in your country
    heroininfo search restless legs
    """
    if ctx.invoked_subcommand is None:
        from heroininfo.pages.front import front_pages

        settings = ctx.ensure_object(Settings)
        settings.show(settings.fitting(front_pages(settings.place())), pageable=False)


def start(words: Sequence[str], settings: Settings) -> object:
    """Run the command that the words ask for; return what it returns, or a code to end with.

    Where a shell asks what may follow a line, answer it. click's own way in would swallow some
    failures of the output, so it is not taken.
    """
    if VARIABLE in os.environ:
        from heroininfo.cli.completion import answer

        answer(heroininfo, settings)
        return ExitCode.DONE
    try:
        with heroininfo.make_context("heroininfo", list(words), obj=settings) as ctx:
            return heroininfo.invoke(ctx)
    except click.exceptions.Exit as ended:
        return ended.exit_code
