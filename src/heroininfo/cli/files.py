"""Files that the reader names: the only ones that the program writes."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from heroininfo.cli.options import Settings
from heroininfo.console import working, write
from heroininfo.errors import ExitCode, HeroininfoError, echo
from heroininfo.place import Place

if TYPE_CHECKING:
    from heroininfo.services.records import Services

Command = TypeVar("Command", bound=Callable[..., Any])
T = TypeVar("T")

PAPERS = ("A4", "letter")
LONGEST_NEAR = 120
"""Characters of the name and number of a service."""


def _one_line(_: click.Context, __: click.Parameter, text: str) -> str:
    """Return a text as one short line of printable signs."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(line) > LONGEST_NEAR:
        raise click.UsageError(f"--contact takes at most {LONGEST_NEAR} characters; shorten it")
    return line


PAPER_OPTIONS = (
    click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write to this file: .html, or .pdf. Without it: HTML to standard output.",
    ),
    click.option(
        "--paper", type=click.Choice(PAPERS), help="Paper; without it, that of your country."
    ),
    click.option(
        "--contact",
        metavar="TEXT",
        default="",
        callback=_one_line,
        help="Name and number of one service near you. Without it: lines to write them on.",
    ),
)


def paper_options(command: Command) -> Command:
    """Add the options for what is printed."""
    for option in reversed(PAPER_OPTIONS):
        command = option(command)
    return command


def known_place(settings: Settings, what: str) -> Place:
    """Return the reader's country; raise HeroininfoError where it is not known."""
    place = settings.place()
    if not place.code:
        raise HeroininfoError(
            f"your country is not known, and {what} needs its numbers.",
            "Choose it: --country GB",
            ExitCode.USAGE,
        )
    return place


def printed_services(settings: Settings) -> "Services | None":
    """Return own services, where they are few enough for paper or a page that nobody can ask."""
    found = settings.services()
    if found:
        from heroininfo.pages.services import too_many  # only with a file

        if too_many(found):
            raise click.UsageError(
                f"{found.file} has {len(found.services)} places; choose a town: --near TOWN"
            )
    return found


def today(settings: Settings) -> date:
    """Return the date of the reader's clock."""
    return settings.now().astimezone().date()


def put_sheets(
    settings: Settings,
    sheets: Sequence[T],
    html: Callable[[Sequence[T]], str],
    output: Path | None,
) -> None:
    """Write sheets to standard output, or to a file as its name says: as HTML, or as a PDF.

    `html` makes one page of HTML of some sheets. A screen is no place for it.
    """
    if output is None:
        if settings.terminal().interactive:
            raise HeroininfoError(
                "a page for print does not belong on the screen.",
                "Name a file: --output FILE.html, or FILE.pdf",
                ExitCode.USAGE,
            )
        write(html(sheets))
    elif output.suffix.lower() in (".html", ".htm"):
        write_file(output, html(sheets).encode())
    elif output.suffix.lower() == ".pdf":
        from heroininfo.render.paper import pdf  # slow, and needed only here

        write_file(output, pdf(html([sheet]) for sheet in working(sheets, "Making pages")))
    else:
        raise click.UsageError(f"--output {echo(str(output))} must end in .html or .pdf")


def write_file(path: Path, content: bytes) -> None:
    """Write a file; raise HeroininfoError where that cannot be done."""
    try:
        path.write_bytes(content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise HeroininfoError(
            f"{echo(str(path))} could not be written: {reason}.", "Name another file or folder."
        ) from None
