"""Files that somebody names: read whole, but never more than is meant, and never waited for."""

import os
import stat

from heroininfo.errors import HeroininfoError

LONGEST_WAIT = 10.0
"""Seconds that a pipe may say nothing."""
PIECE = 65536


def read_file(path: str | os.PathLike[str], most: int, *, special: bool = False) -> bytes:
    """Return what a file holds, at most `most` bytes of it.

    `special`: pipes and devices too, as long as they say something. Raises HeroininfoError with
    what is wrong, and what to do.
    """
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe may have no end
        try:
            return _read(number, most, special=special)
        finally:
            os.close(number)
    except (OSError, ValueError) as error:  # a name with a zero in it is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        raise HeroininfoError(f"cannot be read ({reason})", "name a file of text") from error


def _read(number: int, most: int, *, special: bool) -> bytes:
    """Return what an open file holds."""
    mode = os.fstat(number).st_mode
    if stat.S_ISDIR(mode) or not (special or stat.S_ISREG(mode)):
        raise HeroininfoError("not a file", "put a file of text in its place")
    content = b""
    while len(content) <= most:
        if stat.S_ISFIFO(mode) and not _says_something(number):
            raise HeroininfoError("a pipe that says nothing", "name a file of text")
        piece = os.read(number, PIECE)
        if not piece:
            return content
        content += piece
    raise HeroininfoError(f"too large (more than {most // 1000} KB)", "make it smaller")


def _says_something(number: int) -> bool:
    """Return whether a pipe has something to read, or has ended, before long."""
    import select  # only for pipes

    return bool(select.select([number], [], [], LONGEST_WAIT)[0])
