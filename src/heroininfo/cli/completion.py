"""Shell completion: `heroininfo completion SHELL` prints the script; the rest answers the shell.

A completion that fails stays silent: nothing may appear in the middle of what someone types.
"""

from collections.abc import Callable
from functools import wraps

import click
from click.shell_completion import CompletionItem, get_completion_class

from heroininfo.cli.options import Settings
from heroininfo.console import write
from heroininfo.course import courses_of
from heroininfo.errors import HeroininfoError
from heroininfo.helplines import regions_of
from heroininfo.library.store import Library
from heroininfo.model import name_key
from heroininfo.place import all_places

VARIABLE = "_HEROININFO_COMPLETE"
SHELLS = ("bash", "zsh", "fish")

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell, to save where the shell looks.

    \b
    bash: ~/.local/share/bash-completion/completions/heroininfo
    zsh:  _heroininfo, in a folder of your $fpath
    fish: ~/.config/fish/completions/heroininfo.fish
    """
    completion = get_completion_class(shell)
    group = ctx.find_root().command
    if completion:
        write(completion(group, {}, "heroininfo", VARIABLE).source() + "\n", kept="\n\t")


def silent(completer: Completer) -> Completer:
    """Return a completer that offers nothing where the library cannot be read."""

    @wraps(completer)
    def quiet(ctx: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
        try:
            return completer(ctx, parameter, start)
        except HeroininfoError:
            return []

    return quiet


def _library(ctx: click.Context) -> Library:
    """Return the library that the command would read."""
    return ctx.ensure_object(Settings).library()


@silent
def topics(ctx: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the ids of topics that begin with `start`, else other names that do."""
    if ctx.params.get("topic"):
        return []  # one topic is enough
    return [CompletionItem(name, help=title) for name, title in _library(ctx).complete(start)]


@silent
def sections(ctx: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the ids of the sections of the topic named before."""
    words = ctx.params.get("topic") or ctx.args  # an option without its value stops the parser
    topic = _library(ctx).topic(" ".join(words))
    return [
        CompletionItem(section.id, help=section.heading)
        for section in (topic.sections if topic else ())
        if section.id.startswith(start)
    ]


def countries(_: click.Context, __: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the codes of countries whose code or name begins with `start`."""
    return [
        CompletionItem(place.code, help=place.name)
        for place in all_places()
        if place.code.startswith(start.upper()) or place.name.lower().startswith(start.lower())
    ]


@silent
def regions(ctx: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the regions of the reader's country, or the one named before, that begin so."""
    place = ctx.ensure_object(Settings).place_at_best()
    found = regions_of(_library(ctx).helplines(place.code))
    return [CompletionItem(name) for name in found if name_key(name).startswith(name_key(start))]


@silent
def drugs(ctx: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the opioids that the timeline knows whose name begins with `start`."""
    from heroininfo.pages.timeline import TOPIC

    topic = _library(ctx).topic(TOPIC)
    found = courses_of(topic.sections) if topic else []
    return [CompletionItem(c.name) for c in found if name_key(c.name).startswith(name_key(start))]
