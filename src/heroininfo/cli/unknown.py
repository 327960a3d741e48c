"""What words mean that are no command: another name of one, a page, a question, or a mistake."""

from difflib import get_close_matches
from itertools import takewhile

import click

from heroininfo.cli.options import Settings
from heroininfo.cli.show import NEAREST, nearest
from heroininfo.console import notice
from heroininfo.errors import ExitCode, HeroininfoError, echo
from heroininfo.pages.front import IF_NOT_WAKING
from heroininfo.pages.overdose import TOPIC as OVERDOSE
from heroininfo.pages.words import filled
from heroininfo.printable import one_line

OTHER_NAMES = {
    "overdose": "emergency sos 911 999 112 000 111",
    "overdose --guide": "guide",
    "help-line": "helpline helplines hotline hotlines phone phones call number numbers line lines",
    "topics": "list ls pages index contents",
    "show": "page topic read open view",
    "search": "find look ask",
    "check-in": "checkin quiz",
    "symptoms": "symptom signs",
    "sources": "source references",
    "help": "commands usage",
}
"""A command -> what readers type for it."""

NEAR = 0.75
"""How alike a word must be to the name of a command or option, 0 to 1, to be taken for it."""
LONGEST_LINE = 200
"""Characters of what click says of wrong usage: it repeats what was typed."""


def meant(args: list[str], settings: Settings) -> list[str]:
    """Return the command, with its words and options, that words which are none may mean.

    Raises HeroininfoError naming the nearest command or pages where that is not clear.
    """
    from heroininfo.cli import COMMANDS  # this module is loaded by that one

    words = list(takewhile(lambda word: not word.startswith("-"), args))
    name, options = words[0].lower(), args[len(words) :]
    if name in COMMANDS:  # in capitals
        return [name, *args[1:]]
    for command, names in OTHER_NAMES.items():
        if name in names.split():
            return [*command.split(), *args[1:]]
    page = _page(words, settings)
    if page:
        return [*page, *options]
    message = f'no command called "{echo(words[0])}".'
    near = get_close_matches(name, COMMANDS, n=1, cutoff=NEAR)
    if near == [OVERDOSE]:
        notice(f"heroininfo: {message} This is heroininfo overdose.\n")
        return [OVERDOSE]
    if near and not settings.library().knows(name):  # "slow breathing" is no slip for "show"
        raise HeroininfoError(
            f'{message} Did you mean "{near[0]}"?', f"heroininfo {near[0]} --help", ExitCode.USAGE
        )
    answer = settings.library().search(name, NEAREST)
    if len(words) > 1 or answer.emergency:
        return ["search", *words, *options]
    # it may be a word for help, in another language
    call = filled(IF_NOT_WAKING, settings.place_at_best())
    hint = "\n  ".join(filter(None, (nearest(answer), call)))
    raise HeroininfoError(message, hint, ExitCode.USAGE)


def help_meant(args: list[str], settings: Settings) -> list[str]:
    """Return what `help` and words that are no command ask for: a page, or a search."""
    words = list(takewhile(lambda word: not word.startswith("-"), args))
    options = args[len(words) :]
    return [*(_page(words[1:], settings) or ["search", *words]), *options]


def usage_line(error: click.UsageError, words: list[str]) -> str:
    """Return what is wrong with what was typed and where its help is, as one line."""
    from heroininfo.cli import COMMANDS

    if isinstance(error, click.NoSuchOption) and error.possibilities:
        near = get_close_matches(error.option_name, error.possibilities, cutoff=NEAR)
        error = click.NoSuchOption(error.option_name, possibilities=near, ctx=error.ctx)
    command = next((word for word in words if word in COMMANDS), "")
    path = error.ctx.command_path if error.ctx else f"heroininfo {command}".strip()
    said = one_line(error.format_message())
    said = said if len(said) <= LONGEST_LINE else said[: LONGEST_LINE - 3] + "..."
    stop = "" if said.endswith((".", "?")) else "."
    return f"{said[:1].lower()}{said[1:]}{stop} Help: {path} --help"


def _page(words: list[str], settings: Settings) -> list[str]:
    """Return the command that shows the page with this name; empty where there is none."""
    topic = settings.library().topic(" ".join(words))
    if not topic:
        return []
    return [OVERDOSE] if topic.id == OVERDOSE else ["show", topic.id]
