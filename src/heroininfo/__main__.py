"""The single way in and out: runs the command, turns every failure into a line and a code."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from heroininfo.errors import REPORT, DamagedLibraryError, ExitCode, HeroininfoError
from heroininfo.systems import pipes_break_alike

if TYPE_CHECKING:
    from heroininfo.cli.options import Settings


def main(arguments: Sequence[str] | None = None, settings: "Settings | None" = None) -> int:
    """Run the program with these arguments, or those of the command line; return its exit code.

    `settings`: the machine to run on, for tests; this one without it.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stdout is None:  # closed by the shell: >&-
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - to the end
    try:
        with pipes_break_alike():
            return run(words, settings)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        from heroininfo.console import silence

        silence()
        return ExitCode.DONE
    except Exception as error:
        if "--debug" in words:
            raise
        from heroininfo.console import notice

        notice(
            f"heroininfo: a fault in the program ({type(error).__name__}: {error}).\n"
            f"  Please report it, with what you typed: {REPORT}\n"
        )
        return ExitCode.BUG


def command_line() -> int:
    """Run the program as a process of its own; return its exit code.

    The process ends before collecting garbage could pay for itself: without, it takes a tenth less.
    """
    gc.disable()
    code = main()
    gc.freeze()
    return code


def run(words: Sequence[str], settings: "Settings | None" = None) -> int:
    """Run the program; return its exit code. Unexpected errors pass through."""
    import click  # so that Ctrl-C while it loads ends quietly too

    from heroininfo.cli import heroininfo
    from heroininfo.cli.options import Settings
    from heroininfo.console import notice, write_essentials

    settings = settings or Settings()
    try:
        result = heroininfo.main(
            args=list(words), prog_name="heroininfo", standalone_mode=False, obj=settings
        )
    except HeroininfoError as error:
        notice(f"heroininfo: {error.message}\n" + (f"  {error.hint}\n" if error.hint else ""))
        if isinstance(error, DamagedLibraryError):
            write_essentials(settings.place_at_best())
        return error.code
    except click.UsageError as error:
        from heroininfo.cli.unknown import usage_line  # only on a mistake

        notice(f"heroininfo: {usage_line(error, list(words))}\n")
        return ExitCode.USAGE
    except click.Abort:
        return ExitCode.INTERRUPTED
    return result if isinstance(result, int) else ExitCode.DONE


if __name__ == "__main__":
    sys.exit(command_line())
