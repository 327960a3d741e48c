"""`heroininfo manual`: every command and option, from the definition that the program runs by."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import cast

import click

from heroininfo.cli.options import Settings, output_options, page_format_option
from heroininfo.cli.output import put_document
from heroininfo.console import write
from heroininfo.document import (
    Block,
    Document,
    Heading,
    Lead,
    Pairs,
    Paragraph,
    Span,
    Title,
)
from heroininfo.errors import ExitCode
from heroininfo.model import Topic
from heroininfo.pages.topics import messages_page

NAME = "heroininfo"
PAGES = ("commands", "topics")
SECTIONS = {"commands": 1, "topics": 7}
"""The section of the manual that each page stands in."""
EXAMPLES = "\b"
"""Begins a paragraph of a help text whose lines are examples."""

ENVIRONMENT = (
    ("HEROININFO_COUNTRY", "Your country, as --country takes it."),
    ("HEROININFO_PLAIN", "1: as with --plain."),
    ("NO_COLOR", "Not empty: no color and no bold."),
    ("FORCE_COLOR", "Not empty: color and bold in a pipe too."),
    ("COLUMNS", "The width to fill, where --width does not say."),
    ("PAGER", "The program that shows a long page; without it, less."),
)
EXIT_STATUS: dict[ExitCode, str] = {
    ExitCode.DONE: "Done.",
    ExitCode.NOT_FOUND: "Not found, or the content has problems.",
    ExitCode.USAGE: "Wrong usage.",
    ExitCode.BUG: "A fault in the program, or a damaged installation.",
    ExitCode.NO_OUTPUT: "The output could not be written, as on a full disk.",
    ExitCode.INTERRUPTED: "Stopped with Ctrl-C.",
}
PRIVACY = "It opens no connection, writes no file but one that you name, and keeps no history."


@click.command("manual")
@click.argument("page", type=click.Choice(PAGES), default="commands")
@page_format_option
@output_options
@click.pass_obj
@click.pass_context
def command(ctx: click.Context, settings: Settings, page: str) -> None:
    """Show every command and option, or every page: as a manual page, or in another form.

    \b
    heroininfo manual
    heroininfo manual --format man | man -l -
    heroininfo manual topics --format man > heroininfo-topics.7
    """
    topics = settings.library().topics()
    document = commands_page(ctx.find_root()) if page == "commands" else topics_page(topics)
    if settings.format == "man":
        write(man_page(document, page, topics))
    else:
        put_document(settings, document)


def man_page(document: Document, page: str, topics: Sequence[Topic]) -> str:
    """Return a page of the manual for `man`, with the date of the newest topic."""
    from heroininfo.render.man import render  # only where asked for

    name = NAME if page == "commands" else f"{NAME}-{page}"
    date = max(topic.reviewed for topic in topics).isoformat()
    return render(document, name=name, section=SECTIONS[page], date=date)


def manual_files(topics: Sequence[Topic]) -> Iterator[tuple[str, str]]:
    """Yield the pages of the manual by their paths under `share/man`, for a wheel to carry."""
    from heroininfo.cli import heroininfo  # this module is loaded by that one

    root = click.Context(heroininfo, info_name=NAME)
    for page, document in (("commands", commands_page(root)), ("topics", topics_page(topics))):
        name = NAME if page == "commands" else f"{NAME}-{page}"
        section = SECTIONS[page]
        yield f"man{section}/{name}.{section}", man_page(document, page, topics)


def commands_page(root: click.Context) -> Document:
    """Return the manual of all commands."""
    group = cast("click.Group", root.command)
    about, *rest = _paragraphs(group.help or "")
    blocks: list[Block] = [
        Title("Name"),
        Paragraph((Span(f"{NAME} - {_lower(about)}"),)),
        Title("Synopsis"),
        Paragraph((Span(f"{NAME} [OPTIONS] COMMAND [ARGUMENTS]", "command"),)),
        Title("Description"),
        *_help([about, *rest]),
        Title("Options"),
        Pairs(tuple(_options(group, root))),
        Title("Commands"),
    ]
    shared = {option.name for option in group.get_params(root)}
    for name in group.list_commands(root):
        found = group.get_command(root, name)
        if found:
            blocks += _command(found, root, shared)
    blocks += [
        Title("Environment"),
        Pairs(tuple((Span(name, "command"), words) for name, words in ENVIRONMENT)),
        Title("Exit status"),
        Pairs(tuple((Span(str(int(code)), "command"), w) for code, w in EXIT_STATUS.items())),
        Title("Privacy"),
        Paragraph((Span(PRIVACY),)),
        Title("See also"),
        Paragraph((Span(f"{NAME}-topics(7), or {NAME} manual topics"),)),
    ]
    return Document(tuple(blocks), NAME)


def topics_page(topics: Sequence[Topic]) -> Document:
    """Return the manual of all pages."""
    name = f"{NAME}-topics"
    head = (
        Title("Name"),
        Paragraph((Span(f"{name} - the pages of {NAME}, by group"),)),
        Title("Topics"),
    )
    return Document((*head, *messages_page(topics).blocks), name)


def _command(
    found: click.Command, root: click.Context, shared: Collection[str | None]
) -> Iterator[Block]:
    """Yield what a command does, its examples, and the options that are its own."""
    ctx = click.Context(found, info_name=found.name, parent=root)
    arguments = [p.make_metavar(ctx) for p in found.params if isinstance(p, click.Argument)]
    yield Heading(" ".join([found.name or "", *arguments]))
    yield from _help(_paragraphs(found.help or ""))
    if rows := tuple(_options(found, ctx, shared)):
        yield Pairs(rows)


def _options(
    found: click.Command, ctx: click.Context, shared: Collection[str | None] = ()
) -> Iterator[tuple[Span, str]]:
    """Yield the options of a command and what they do, without those that all commands share."""
    for param in found.get_params(ctx):
        record = param.get_help_record(ctx)
        if record and isinstance(param, click.Option) and param.name not in shared:
            names, words = record
            yield Span(names, "command"), words


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a help text."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def _help(paragraphs: Sequence[str]) -> Iterator[Block]:
    """Yield paragraphs as text, and those of examples as lists of commands."""
    for part in paragraphs:
        if part.startswith(EXAMPLES):
            lines = part.removeprefix(EXAMPLES).strip().splitlines()
            rows = (re.split(r"\s{2,}", line.strip(), maxsplit=1) for line in lines)
            yield Pairs(tuple((Span(row[0], "command"), "".join(row[1:])) for row in rows))
        else:
            yield Lead((Span(" ".join(part.split())),))


def _lower(sentence: str) -> str:
    """Return a sentence as it stands after a name."""
    words = " ".join(sentence.split()).rstrip(".")
    return words[:1].lower() + words[1:]
