"""The one exception of the program, and the exit codes it may end with."""

from enum import IntEnum

from heroininfo.printable import one_line


class ExitCode(IntEnum):
    """What the shell gets to see."""

    DONE = 0
    NOT_FOUND = 1
    """Asked for something that does not exist, or content with problems."""
    USAGE = 2
    BUG = 3
    """Our fault: a defect in the program or a damaged installation."""
    NO_OUTPUT = 74
    """The output could not be written: a full disk, a closed stream. As in sysexits.h."""
    INTERRUPTED = 130


REPORT = "https://github.com/heroininfo/heroininfo/issues"
"""Where mistakes are told."""

LONGEST_ECHO = 60
"""Characters of what a reader typed that a message repeats."""


def echo(words: str) -> str:
    """Return what a reader typed as one short line that a terminal can show safely."""
    shown = one_line(words)
    return shown if len(shown) <= LONGEST_ECHO else shown[: LONGEST_ECHO - 3] + "..."


class HeroininfoError(Exception):
    """An expected failure: one line that says what, and one that says what to do."""

    def __init__(self, message: str, hint: str = "", code: ExitCode = ExitCode.NOT_FOUND) -> None:
        """Keep `message` (what and where), `hint` (what to do) and the exit `code`."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code


class DamagedLibraryError(HeroininfoError):
    """The library file cannot be read. Emergency help is printed all the same."""

    def __init__(self, reason: str) -> None:
        """Say why, and how to mend it; the exit code is `ExitCode.BUG`."""
        super().__init__(
            f"the library file cannot be read ({echo(reason)}).",
            "Install it again from the copy you installed it from: see its README.",
            ExitCode.BUG,
        )
