"""The real terminal: width, colour, encoding, pager. The only module that writes to it.

Colour, the first that applies: --plain, --color always or never, NO_COLOR (not empty: off),
FORCE_COLOR (not empty: on), TERM=dumb (off), else whether the output is a terminal.
"""

import os
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO, TypeVar

from msgspec import Struct

from heroininfo.document import Document
from heroininfo.errors import ExitCode
from heroininfo.render.lines import HALF_BLOCKS, Ink
from heroininfo.systems import command_words, pipes_break_alike, shows_styles

if TYPE_CHECKING:
    from heroininfo.place import Place

T = TypeVar("T")

NARROWEST, WIDEST, COMFORTABLE = 30, 200, 80
LONG_WORK = 4
"""Things to make for which a person has to wait."""
LIGHT_BACKGROUNDS = ("7", "15")
"""Numbers of light colours, as rxvt, konsole and others set them in COLORFGBG."""


class Terminal(Struct, frozen=True):
    """What the output can do, decided once."""

    interactive: bool
    """Whether a person reads the output on a terminal."""
    width: int = COMFORTABLE
    """Columns to fill."""
    height: int = 24
    styled: bool = False
    paged: bool = False
    """Whether a page that is longer than the screen may go through a pager."""
    inverted: bool = False
    """Whether what is drawn must be turned round: on a screen without colours that is light."""


def detect_terminal(
    stream: TextIO,
    environ: Mapping[str, str],
    *,
    color: str = "auto",
    plain: bool = False,
    width: int | None = None,
    pager: bool = True,
) -> Terminal:
    """Return what a stream can do, given the reader's options and environment."""
    interactive = stream.isatty()
    columns, height = COMFORTABLE, 24
    if interactive:
        try:
            columns, height = os.get_terminal_size(stream.fileno())
        except (OSError, ValueError):  # a terminal that does not say
            columns, height = COMFORTABLE, 24
    if environ.get("COLUMNS", "").isdecimal():
        columns = int(environ["COLUMNS"])
    styled = {"always": True, "never": False}.get(color)
    if styled is None:
        dumb = environ.get("TERM") == "dumb"
        styled = bool(environ.get("FORCE_COLOR")) or (interactive and not dumb)
        styled = styled and not environ.get("NO_COLOR")
    if styled and interactive:
        styled = shows_styles(stream)
    return Terminal(
        interactive=interactive,
        width=width or max(NARROWEST, min(columns or COMFORTABLE, COMFORTABLE)),
        height=height,
        styled=styled and not plain,
        inverted=interactive and (plain or not styled) and _is_light(environ),
        paged=interactive
        and pager
        and not plain
        and sys.stdin.isatty()
        and environ.get("TERM") != "dumb",
    )


def show(document: Document, terminal: Terminal, *, pageable: bool = True) -> None:
    """Write a document to standard output, through the reader's pager if it is long."""
    if terminal.styled:
        from heroininfo.render.terminal import render  # rich only where styled
    else:
        from heroininfo.render.text import render
    text = render(document, terminal.width, ink_of(terminal))
    long = text.count("\n") >= terminal.height
    if not (pageable and terminal.paged and long and _page(text)):
        write(text)


def _is_light(environ: Mapping[str, str]) -> bool:
    """Return whether a terminal says that its background is light; few say anything."""
    return environ.get("COLORFGBG", "").rpartition(";")[2] in LIGHT_BACKGROUNDS


def ink_of(terminal: Terminal) -> Ink:
    """Return what standard output can draw with; a terminal is taken to be dark."""
    try:
        HALF_BLOCKS.encode(sys.stdout.encoding or "ascii")
        halves = True
    except (LookupError, UnicodeEncodeError):
        halves = False
    on_paper = not (terminal.interactive or terminal.styled)
    rows = terminal.height - 1 if terminal.interactive else 0
    return Ink(halves=halves, on_paper=on_paper != terminal.inverted, rows=rows)


def write(text: str) -> None:
    """Write text to standard output, whatever its encoding can hold."""
    _write(text, sys.stdout)


def ask(prompt: str) -> str | None:
    """Return the line that is typed after a prompt; None at the end of input."""
    write(prompt)
    try:
        line = sys.stdin.buffer.readline().decode(errors="replace")
    except (AttributeError, OSError, ValueError):  # no input, or a terminal that has gone
        line = ""
    if not line or not sys.stdin.isatty():
        write("\n")  # nobody pressed Return on this screen
    return line.strip() if line else None


def notice(text: str) -> None:
    """Write a notice, hint or error to standard error."""
    _write(text, sys.stderr)


def write_essentials(place: "Place") -> None:
    """Write the emergency number and the overdose steps. Needs no library and no style."""
    from heroininfo.pages.overdose import overdose_page
    from heroininfo.render.text import render

    write(render(overdose_page(place), COMFORTABLE))


def working(items: Sequence[T], words: str) -> Iterator[T]:
    """Yield items; where they are many and a person waits, say on stderr how far it has come."""
    if len(items) < LONG_WORK or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # slow, and only for long work
    from rich.progress import track

    yield from track(items, words, console=Console(stderr=True), transient=True)


def silence() -> None:
    """Send what is left to nowhere: the reader of a pipe has gone away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def encodable(text: str, encoding: str) -> str:
    """Return a text as an encoding can hold it: accents go first, then a question mark."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(
            piece.encode(encoding, "replace").decode(encoding)
            for character in text
            for piece in [_nearest(character, encoding)]
        )
    return text


def _nearest(character: str, encoding: str) -> str:
    """Return a character, or its base letter where the encoding cannot hold it."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return unicodedata.normalize("NFKD", character)[0]
    return character


def _write(text: str, stream: TextIO) -> None:
    """Write text to a stream and flush it; end quietly where its reader has gone away."""
    try:
        with pipes_break_alike():
            stream.write(encodable(text, stream.encoding or "ascii"))
            stream.flush()
    except BrokenPipeError:
        silence()
        raise SystemExit(ExitCode.DONE) from None


def _page(text: str) -> bool:
    """Show text in the reader's pager; return whether there was one."""
    import subprocess  # slow, and needed only here

    try:
        command = command_words(os.environ.get("PAGER", "less"))
    except ValueError:  # an unbalanced quote
        return False
    if not command or command == ["cat"]:
        return False
    environ = {
        "LESS": "FRXPsSpace for more, q to leave$",
        **os.environ,
        "LESSSECURE": "1",  # no shell, no files from inside the pager
        "LESSHISTFILE": "-",  # what was searched for is not kept
        "LESSCHARSET": "utf-8",
    }
    try:
        process = subprocess.Popen(  # noqa: S603 - the reader's own choice
            command, stdin=subprocess.PIPE, env=environ, encoding="utf-8"
        )
    except OSError:
        return False
    try:
        process.communicate(text)
    except KeyboardInterrupt:
        process.wait()  # the pager has its own way with Ctrl-C
    return True
