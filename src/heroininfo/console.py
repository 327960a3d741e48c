"""The real terminal: width, colour, encoding. The only module that writes to it.

Colour, the first that applies: --plain, --color always or never, NO_COLOR (not empty: off),
FORCE_COLOR (not empty: on), TERM=dumb (off), else whether the output is a terminal.

All text leaves through `_write`, where the one filter stands. Nothing but the codes of a style
passes it in a styled page, and nothing at all elsewhere.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO, TypeVar

from msgspec import Struct

from heroininfo.document import Document
from heroininfo.errors import ExitCode, HeroininfoError
from heroininfo.printable import encodable, printable
from heroininfo.render.lines import HALF_BLOCKS, Ink
from heroininfo.systems import pipes_break_alike, shows_styles

if TYPE_CHECKING:
    from heroininfo.place import Place
    from heroininfo.private import PrivateScreen

T = TypeVar("T")

NARROWEST, WIDEST, COMFORTABLE = 30, 200, 80
LONG_WORK = 4
"""Things to make for which a person has to wait."""
LIGHT_BACKGROUNDS = ("7", "15")
"""Numbers of light colours, as rxvt, konsole and others set them in COLORFGBG."""
TALL = 24
"""Rows of a terminal that does not say."""
MESSAGE = 4
"""Rows of a screen for the command, what went wrong with it, and the prompt after it."""
LONGEST_COLUMNS = 9
"""Digits of COLUMNS that can be a width."""
LONGEST_TYPED = 4096
"""Bytes of a line that somebody may have typed."""
CODE = re.compile(r"(\x1b\[[0-9;]*m)")
"""The escape codes of a style: all that a styled page holds of them."""

Render = Callable[[Document, int, Ink], str]


class Terminal(Struct, frozen=True):
    """What the output can do, decided once."""

    interactive: bool
    """Whether a person reads the output on a terminal."""
    width: int = COMFORTABLE
    """Columns to fill."""
    height: int = TALL
    styled: bool = False
    paged: bool = False
    """Whether a page that is longer than the screen may go through a pager."""
    private: "PrivateScreen | None" = None
    """The screen that leaves no trace, where the reader asked for it."""
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
    private: "PrivateScreen | None" = None,
) -> Terminal:
    """Return what a stream can do, given the reader's options and environment."""
    interactive = is_terminal(stream)
    columns, height = size(stream) if interactive else (COMFORTABLE, TALL)
    wished = environ.get("COLUMNS", "")
    if wished.isdecimal() and len(wished) <= LONGEST_COLUMNS:
        columns = int(wished)
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
        and is_terminal(sys.stdin)
        and environ.get("TERM") != "dumb",
        private=private,
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal; one that is closed is none."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def size(stream: TextIO | None = None) -> os.terminal_size:
    """Return the columns and rows of a terminal, of a common one if it does not say."""
    try:
        columns, rows = os.get_terminal_size((stream or sys.stdout).fileno())
    except (OSError, ValueError):
        columns, rows = COMFORTABLE, TALL
    return os.terminal_size((columns or COMFORTABLE, rows or TALL))


def show(document: Document, terminal: Terminal, *, pageable: bool = True) -> None:
    """Write a document to standard output, through the reader's pager if it is long."""
    text = renderer(terminal)(document, terminal.width, ink_of(terminal))
    if pageable and terminal.paged and text.count("\n") >= terminal.height:
        from heroininfo.pager import page  # needed only here

        if terminal.private:
            terminal.private.leave(wait=False)
        if page(text, private=bool(terminal.private)):
            return
    if terminal.private:
        terminal.private.show(text)
    else:
        write(text, styled=terminal.styled)


def renderer(terminal: Terminal) -> Render:
    """Return what makes text of a document; the plain one too where rich is missing."""
    if terminal.styled:
        try:
            from heroininfo.render.terminal import render  # rich only where styled
        except ImportError:
            pass
        else:
            return render
    from heroininfo.render.text import render as render_plain

    return render_plain


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


def write(text: str, *, styled: bool = False, kept: str = "\n") -> None:
    """Write text to standard output, whatever its encoding can hold.

    `styled`: it has codes of styles. `kept`: characters that may stay beside printable ones.
    Raises HeroininfoError where it cannot be written, BrokenPipeError where its reader has gone.
    """
    _write(text, sys.stdout, styled=styled, kept=kept)


def control(codes: str) -> None:
    """Write codes of our own that drive the terminal; those of others go through `write`."""
    _put(codes, sys.stdout)


def ask(prompt: str) -> str | None:
    """Return the line that is typed after a prompt; None at the end of input."""
    write(prompt)
    line = typed_line()
    if not line or not is_terminal(sys.stdin):
        write("\n")  # nobody pressed Return on this screen
    return line.strip() if line else None


def typed_line() -> str:
    """Return the next line of standard input; empty at its end.

    A line that nobody can have typed is the end too: what follows would never end.
    """
    try:
        line: bytes = sys.stdin.buffer.readline(LONGEST_TYPED)
    except (AttributeError, OSError, ValueError):  # no input, or a terminal that has gone
        return ""
    return line.decode(errors="replace") if len(line) < LONGEST_TYPED else ""


def typed_text(most: int) -> bytes:
    """Return all of standard input; raise HeroininfoError where it is more than `most` bytes."""
    try:
        content: bytes = sys.stdin.buffer.read(most + 1)
    except (AttributeError, OSError, ValueError):
        return b""
    if len(content) > most:
        raise HeroininfoError(f"too large (more than {most // 1000} KB)")
    return content


def notice(text: str) -> None:
    """Write a notice, hint or error to standard error; one that nobody can get is no failure."""
    try:
        _write(text, sys.stderr)
    except (HeroininfoError, BrokenPipeError):
        return


def essentials(place: "Place", terminal: Terminal) -> str:
    """Return the emergency number and the overdose steps. Needs no library and no style.

    On a terminal as much as fits it below a message, in a pipe all of it.
    """
    from heroininfo.pages.overdose import overdose_cards, overdose_page
    from heroininfo.render.text import first_that_fits, render

    if not terminal.interactive:
        return render(overdose_page(place), COMFORTABLE)
    cards = overdose_cards(place, keys=False)
    page = first_that_fits(cards, terminal.width, terminal.height - MESSAGE)
    return render(page, terminal.width)


def working(items: Sequence[T], words: str) -> Iterator[T]:
    """Yield items; where they are many and a person waits, say on stderr how far it has come."""
    if len(items) < LONG_WORK or not is_terminal(sys.stderr):
        yield from items
        return
    from rich.console import Console  # slow, and only for long work
    from rich.progress import track

    yield from track(items, words, console=Console(stderr=True), transient=True)


def silence(stream: TextIO) -> None:
    """Send what is left for a stream to nowhere, so that it is not complained of at the end."""
    try:
        number = stream.fileno()
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, number)
        os.close(nothing)
    except (OSError, ValueError):  # no file behind it
        return


def painted(text: str, kept: str = "\n") -> str:
    """Return a styled text in which the codes of styles are all that drives a terminal."""
    pieces = CODE.split(text)  # text, code, text, ...
    pieces[::2] = [printable(piece, kept) for piece in pieces[::2]]
    return "".join(pieces)


def _write(text: str, stream: TextIO, *, styled: bool = False, kept: str = "\n") -> None:
    """Write text to a stream without anything in it that drives a terminal."""
    _put(painted(text, kept) if styled else printable(text, kept), stream)


def _put(text: str, stream: TextIO) -> None:
    """Write to a stream and flush it, so that a failure shows here and not at the end."""
    try:
        with pipes_break_alike():
            stream.write(encodable(text, stream.encoding or "ascii"))
            stream.flush()
    except BrokenPipeError:
        silence(stream)
        raise
    except (OSError, ValueError) as error:  # a full disk, a closed stream
        silence(stream)
        reason = getattr(error, "strerror", None) or str(error)
        message = f"the output cannot be written ({reason})."
        raise HeroininfoError(message, code=ExitCode.NO_OUTPUT) from error
