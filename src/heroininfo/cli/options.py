"""The options that mean the same on every command, before it or after it."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct
from msgspec.structs import replace

from heroininfo.age import age_words
from heroininfo.console import (
    NARROWEST,
    WIDEST,
    Terminal,
    detect_terminal,
    is_terminal,
    notice,
    show,
)
from heroininfo.document import Document, line_by_line
from heroininfo.errors import HeroininfoError, echo
from heroininfo.hours import now
from heroininfo.place import Place, detect
from heroininfo.render.forms import FORMS

if TYPE_CHECKING:
    from heroininfo.library.store import Library
    from heroininfo.model import Topic
    from heroininfo.private import PrivateScreen
    from heroininfo.services.records import Services

ROOM = 2
"""Rows of a screen for the command that was typed and the prompt after it."""

VARIABLE = "_HEROININFO_COMPLETE"
"""Holds a line up to the cursor where a shell asks what may follow."""

Command = TypeVar("Command", bound=Callable[..., Any])


class Settings(Struct):
    """What the reader asked for with the shared options, and the machine that it runs on.

    Tests give a machine of their own: an environment, a root folder, a library.
    """

    environ: Mapping[str, str] = os.environ
    root: str = "/"
    """Where the system's files are, such as etc/localtime."""
    library_file: str = ""
    """The library to read; empty: that of this installation."""
    now: Callable[[], datetime] = now
    """Returns the present moment, in UTC."""
    country: str | None = None
    format: str = "text"
    color: str = "auto"
    plain: bool = False
    width: int | None = None
    pager: bool = True
    services_file: str = ""
    """An organisation's own places and numbers; empty: what HEROININFO_SERVICES names, if any."""
    near: str = ""
    debug: bool = False
    private: "PrivateScreen | None" = None
    """The screen that leaves no trace, where the reader asked for it and there is a terminal."""
    invert: bool = False
    """Whether codes are drawn light where they would be dark, and the other way round."""

    def __post_init__(self) -> None:
        """Take from the environment what the reader set there for good."""
        self.plain = self.plain or self.environ.get("HEROININFO_PLAIN", "") not in ("", "0")

    def library(self) -> "Library":
        """Return the library of this installation."""
        from heroininfo.library.store import open_library

        return open_library(self.library_file)

    def place(self) -> Place:
        """Return the reader's country; say so where HEROININFO_COUNTRY could not be understood."""
        place = detect(self.country, self.environ, self.root)
        if place.complaint:
            notice(f"heroininfo: {place.complaint}\n")
        return self._aged(place)

    def place_at_best(self) -> Place:
        """Return the reader's country even where they chose one that does not exist."""
        try:
            return self._aged(detect(self.country, self.environ, self.root))
        except HeroininfoError:
            return self._aged(detect(None, self.environ, self.root))

    def _aged(self, place: Place) -> Place:
        """Return a place that says that this copy of its numbers is old, where it is."""
        return replace(place, age=age_words(self.now()))

    def services(self) -> "Services | None":
        """Return own places and numbers, near the place named; None where no file is named.

        Where a file from HEROININFO_SERVICES cannot be read, say so, and go on without it.
        """
        named = self.services_file or self.environ.get("HEROININFO_SERVICES", "")
        if not named:
            if self.near:
                raise click.UsageError("--near needs a file of places: --services FILE")
            return None
        from heroininfo.services.read import read_services  # only where it is asked for

        try:
            found = read_services(named)
        except HeroininfoError as error:
            if self.services_file:
                raise
            notice(f"heroininfo: HEROININFO_SERVICES: {error.message}\n")
            return None
        if self.services_file and found.left_out:
            why = f"heroininfo check {echo(named)}"
            notice(f"heroininfo: {found.left_out} of {found.rows} rows left out; why: {why}\n")
        return replace(found, where=self.near)

    def with_services(
        self, document: Document, found: "Services | None", topic: "Topic | None" = None
    ) -> Document:
        """Return a page with services, or as it is without; `topic`: what the page is about."""
        if not found:
            return document
        from heroininfo.pages.services import with_services

        return with_services(document, found, topic)

    def terminal(self) -> Terminal:
        """Return what standard output can do."""
        terminal = detect_terminal(
            sys.stdout,
            self.environ,
            color=self.color,
            plain=self.plain,
            width=self.width,
            pager=self.pager,
            private=self.private,
        )
        return replace(terminal, inverted=terminal.inverted != self.invert)

    def take_private_screen(self) -> None:
        """Go to the screen that leaves no trace, if the reader asked for it."""
        if self.private:
            self.private.take()

    def leave_private_screen(self, *, wait: bool) -> None:
        """Leave that screen empty, if we are on it; `wait`: once the reader has read it."""
        if self.private:
            self.private.leave(wait=wait)

    def fitting(self, documents: Iterable[Document]) -> Document:
        """Return the first of some documents that leaves room for a prompt on the screen.

        The last one where none does; the first where there is no screen to fit.
        """
        terminal = self.terminal()
        if self.format != "text" or not terminal.interactive:
            return next(iter(documents))
        from heroininfo.render.text import first_that_fits

        return first_that_fits(documents, terminal.width, terminal.height - ROOM)

    def show(self, document: Document, *, pageable: bool = True) -> None:
        """Write a document to standard output; with --plain without what is only drawn."""
        if self.plain:
            document = line_by_line(document)
        show(document, self.terminal(), pageable=pageable)


def _keep(ctx: click.Context, parameter: click.Parameter, value: object) -> None:
    """Keep the value of a shared option; one given after the command wins."""
    settings = ctx.ensure_object(Settings)
    if value is not None and parameter.name:
        setattr(settings, parameter.name, value)


def _leave_no_trace(ctx: click.Context, _parameter: click.Parameter, wanted: bool | None) -> None:
    """Get the screen that leaves no trace ready; say so where there can be none."""
    settings = ctx.ensure_object(Settings)
    if not wanted or settings.private or ctx.resilient_parsing:
        return
    term = settings.environ.get("TERM", "")
    if not (is_terminal(sys.stdout) and is_terminal(sys.stdin)) or term in ("", "dumb"):
        notice("heroininfo: --leave-no-trace needs a terminal; what is written here stays.\n")
        return
    from heroininfo.private import PrivateScreen  # only where it is asked for

    settings.private = PrivateScreen(leaves_scrollback=term.startswith("linux"))


def completed_by(name: str) -> Callable[..., Any]:
    """Return the completer with this name; its module is loaded when the shell asks."""

    def complete(ctx: click.Context, parameter: click.Parameter, start: str) -> Any:
        from heroininfo.cli import completion

        return getattr(completion, name)(ctx, parameter, start)

    return complete


def _shared(*names: str, **attributes: Any) -> Callable[[Command], Command]:
    """Return an option whose value goes to the settings."""
    return click.option(*names, expose_value=False, callback=_keep, default=None, **attributes)


place_option = _shared(
    "--country",
    metavar="COUNTRY",
    shell_complete=completed_by("countries"),
    help="Show the numbers of this country: a name or a two-letter code.",
)


def _format(*forms: str, words: str) -> Callable[[Command], Command]:
    """Return the option for the form of what is written."""
    return _shared("--format", type=click.Choice(forms), help=words)


PAGES = "a page to pass on (markdown, html, man)"
format_option = _format(*FORMS, "json", words=f"Text to read, {PAGES}, or JSON for scripts.")
page_format_option = _format(*FORMS, words=f"Text to read, or {PAGES}.")
table_format_option = _format(
    *FORMS, "json", "csv", words=f"Text to read, {PAGES}, JSON for scripts, or CSV."
)
data_format_option = _format("text", "json", words="Text to read, or JSON for scripts.")
"""What each command can answer in."""

SERVICES_OPTIONS = (
    _shared(
        "--near",
        metavar="PLACE",
        help="Of your own services, only those in this town, or by this postcode.",
    ),
    _shared(
        "--services",
        "services_file",
        metavar="FILE",
        type=click.Path(),
        help="Show your own places and numbers too: CSV, JSON, or an HSDS folder.",
    ),
)


def services_options(command: Command) -> Command:
    """Add the options for an organisation's own places and numbers."""
    for option in SERVICES_OPTIONS:
        command = option(command)
    return command


OUTPUT_OPTIONS = (
    _shared("--debug", is_flag=True, help="On a fault in the program, show where it happened."),
    _shared("--no-pager", "pager", flag_value=False, type=bool, help="Print a long page at once."),
    _shared(
        "--width",
        type=click.IntRange(NARROWEST, WIDEST),
        metavar="N",
        help=f"Fill N columns, {NARROWEST} to {WIDEST}.",
    ),
    _shared(
        "--color",
        type=click.Choice(("auto", "always", "never")),
        help="Color and bold: auto (the default), always or never.",
    ),
    click.option(
        "--leave-no-trace",
        is_flag=True,
        default=None,
        expose_value=False,
        callback=_leave_no_trace,
        help="Clear the screen at the end; leave nothing to scroll back to.",
    ),
    _shared(
        "--plain",
        flag_value=True,
        type=bool,
        help="No color, no bold, no pager. To keep it: HEROININFO_PLAIN=1.",
    ),
)


def output_options(command: Command) -> Command:
    """Add the options for how the output looks."""
    for option in OUTPUT_OPTIONS:
        command = option(command)
    return command
