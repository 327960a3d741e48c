"""What differs between systems. Windows is the odd one; macOS and Linux do alike.

The time zone of Windows is in its registry: tzlocal reads it, see `place`.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

WINDOWS = os.name == "nt"
VIRTUAL_TERMINAL = 0x0004
"""Bit of a console's mode: act on escape codes. ENABLE_VIRTUAL_TERMINAL_PROCESSING, Windows 10."""


@contextmanager
def pipes_break_alike() -> Iterator[None]:
    """Raise BrokenPipeError where the reader of a pipe has gone; Windows calls that EINVAL.

    An error about a file has its name with it: that is another matter.
    """
    try:
        yield
    except OSError as error:
        if WINDOWS and error.errno == errno.EINVAL and error.filename is None:
            raise BrokenPipeError(errno.EPIPE, "the reader has gone") from error
        raise


def command_words(text: str) -> list[str]:
    """Return the words of a command line, such as PAGER's; backslashes are paths on Windows.

    Raises ValueError where a quote stays open.
    """
    import shlex  # slow, and needed only where a program is started

    if not WINDOWS:
        return shlex.split(text)
    return [word.replace('"', "") for word in shlex.split(text, posix=False)]


def shows_styles(terminal: TextIO) -> bool:
    """Return whether a terminal acts on escape codes; that of Windows must be told to."""
    if not WINDOWS:
        return True
    import ctypes
    from importlib import import_module

    try:
        handle = import_module("msvcrt").get_osfhandle(terminal.fileno())
    except (OSError, ValueError):  # no console behind it
        return False
    system: Any = ctypes
    kernel = system.WinDLL("kernel32")
    kernel.GetConsoleMode.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    kernel.SetConsoleMode.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    mode = ctypes.c_uint32()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(handle, mode.value | VIRTUAL_TERMINAL))
