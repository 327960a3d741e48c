"""Shell completion: `heroininfo completion SHELL` prints the script; the rest answers the shell.

The scripts put the line up to the cursor into VARIABLE and run the program, which answers with a
line for each word that may follow: what it is (plain, file or dir), the word, and what to say of
it, with commas between. It is the same for every shell, and does not depend on click's version.

A completion that fails stays silent: nothing may appear in the middle of what someone types.
"""

import os
import shlex
from collections.abc import Callable, Iterable, Iterator
from functools import wraps

import click
from click.shell_completion import CompletionItem, ShellComplete

from heroininfo.cli.options import VARIABLE, Settings
from heroininfo.console import write
from heroininfo.course import courses_of
from heroininfo.emergency_data import NAMES
from heroininfo.errors import HeroininfoError
from heroininfo.helplines import regions_of
from heroininfo.library.store import Library
from heroininfo.model import name_key
from heroininfo.pages.words import filled
from heroininfo.place import all_places

SCRIPTS = {"bash": "heroininfo.bash", "zsh": "_heroininfo", "fish": "heroininfo.fish"}
"""Shell -> its script in the folder `completions`, with the name that the shell looks for."""
LONGEST_CODE = 2
"""Letters of a country's code."""

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@click.command("completion")
@click.argument("shell", type=click.Choice(tuple(SCRIPTS)))
def command(shell: str) -> None:
    """Print the completion script for a shell, to save where the shell looks.

    \b
    bash: ~/.local/share/bash-completion/completions/heroininfo
    zsh:  _heroininfo, in a folder of your $fpath, before compinit
    fish: ~/.config/fish/completions/heroininfo.fish

    For bash, that needs bash-completion; without it, add the script to your ~/.bashrc.
    """
    write(script(shell))


def script(shell: str) -> str:
    """Return the completion script for a shell, also from inside a zip file."""
    from importlib.resources import files  # slow, and needed only here

    path = files("heroininfo").joinpath("completions", SCRIPTS[shell])
    return path.read_text(encoding="utf-8")


def answer(group: click.Command, settings: Settings) -> None:
    """Write what may follow the line that is in VARIABLE."""
    words, start = split(os.environ[VARIABLE])
    shell = ShellComplete(group, {"obj": settings}, "heroininfo", VARIABLE)
    for item in shell.get_completions(words[1:], start):
        about = " ".join((item.help or "").split())
        write(f"{item.type},{item.value},{about}\n")


def split(line: str) -> tuple[list[str], str]:
    """Return the whole words of a command line, and the one that is being typed."""
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    words: list[str] = []
    try:
        words += lexer
    except ValueError:  # a quote that is still open, or a backslash at the end
        return words, lexer.token
    if not words or line[-1:].isspace():
        return words, ""
    return words[:-1], words[-1]


def silent(completer: Completer) -> Completer:
    """Return a completer that offers nothing where the library cannot be read."""

    @wraps(completer)
    def quiet(ctx: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
        try:
            return completer(ctx, parameter, start)
        except HeroininfoError:
            return []

    return quiet


def as_typed(start: str, name: str) -> str:
    """Return a name with what is typed of it as it is typed: shells change only what follows."""
    same = name.lower().replace("-", " ").startswith(start.lower().replace("-", " "))
    return start + name[len(start) :] if same else name


def _settings(ctx: click.Context) -> Settings:
    """Return the settings of the command."""
    return ctx.ensure_object(Settings)


def _library(ctx: click.Context) -> Library:
    """Return the library that the command would read."""
    return _settings(ctx).library()


@silent
def topics(ctx: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the ids of topics that begin with `start`, else other names that do."""
    if ctx.params.get("topic"):
        return []  # one topic is enough
    return [
        CompletionItem(as_typed(start, name), help=title)
        for name, title in _library(ctx).complete(start)
    ]


@silent
def sections(ctx: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the ids of the sections of the topic named before."""
    words = ctx.params.get("topic") or ctx.args  # an option without its value stops the parser
    topic = _library(ctx).topic(" ".join(words))
    place = _settings(ctx).place_at_best()
    return [
        CompletionItem(section.id, help=filled(section.heading, place))
        for section in (topic.sections if topic else ())
        if section.id.startswith(start)
    ]


@silent
def regions(ctx: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the regions of the reader's country, or the one named before, that begin so."""
    place = _settings(ctx).place_at_best()
    return list(_named(start, regions_of(_library(ctx).helplines(place.code))))


@silent
def drugs(ctx: click.Context, _: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the opioids that the timeline knows whose name begins with `start`."""
    from heroininfo.pages.timeline import TOPIC

    topic = _library(ctx).topic(TOPIC)
    return list(_named(start, [c.name for c in courses_of(topic.sections)] if topic else []))


def paths(_: click.Context, __: click.Parameter, start: str) -> list[CompletionItem]:
    """Return what makes the shell complete the name of a file or folder."""
    return [CompletionItem(start, type="file")]


def countries(_: click.Context, __: click.Parameter, start: str) -> list[CompletionItem]:
    """Return the codes of countries that begin with `start`, and their names.

    Where neither does, other names that do.
    """
    places = all_places()
    case = str.lower if start.islower() else str.upper
    found = [
        CompletionItem(case(place.code), help=place.name)
        for place in places
        if len(start) <= LONGEST_CODE and place.code.startswith(start.upper())
    ]
    if start:
        found += _named(start, [place.name for place in places])
    return found or list(_named(start, NAMES))


def _named(start: str, names: Iterable[str]) -> Iterator[CompletionItem]:
    """Yield names that begin with `start`, each as one word, with the name to say of it."""
    key = name_key(start)
    for name in names:
        if name_key(name).startswith(key):
            word = name_key(name).replace(" ", "-")
            yield CompletionItem(as_typed(start, word), help=name)
