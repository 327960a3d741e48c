"""The single way in and out: runs the command, turns every failure into a line and a code.

Whatever is broken, the number to call and the overdose steps are given. So nothing is loaded here
before it is needed, and the last resort stands on the standard library and `emergency_data` alone.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from heroininfo.cli.options import Settings

LONGEST_LINE = 200
"""Characters of what is said of a fault."""
REPORT = "https://github.com/heroininfo/heroininfo/issues"  # errors.REPORT may not load
COLUMNS = 80
KNOWN = ("US", "GB", "DE", "AU", "NZ")
"""Countries whose numbers are named where the reader's is not known."""
BARE = (
    "Emergency: call your emergency number now (112, 911, 999 or 000) and do what they say. Give"
    " naloxone if you have it. Not breathing normally: push hard and fast on the center of the"
    " chest until help comes."
)
"""What is left to say where even `emergency_data` cannot be loaded."""
OTHER_COMMANDS = frozenset(
    """
    card check check-in completion handout help help-line manual schema search show site sources
    symptoms timeline topics version
    """.split()  # noqa: SIM905 - as one text, because a list of strings reads worse
)
"""All commands but `overdose`."""
DONE, BUG, NO_OUTPUT, INTERRUPTED = 0, 3, 74, 130  # errors.ExitCode may not load


def main(arguments: Sequence[str] | None = None, settings: "Settings | None" = None) -> int:
    """Run the program with these arguments, or those of the command line; return its exit code.

    `settings`: the machine to run on, for tests; this one without it.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    open_closed_streams()
    try:
        from heroininfo.systems import pipes_break_alike

        with pipes_break_alike():
            return run(words, settings)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        quiet(sys.stdout)
        if _is_overdose(words):  # its reader has gone, and it is too short to be cut
            say(_steps(words, settings), (sys.stderr,))
        return DONE
    except Exception as error:
        if "--debug" in words:
            raise
        return fail(error, words, settings)


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

    from heroininfo.cli import start
    from heroininfo.cli.options import Settings
    from heroininfo.console import notice
    from heroininfo.errors import DamagedLibraryError, ExitCode, HeroininfoError

    settings = settings or Settings()
    read = False  # whether what was shown needs no more time to be read
    try:
        result = start(words, settings)
    except HeroininfoError as error:
        settings.take_private_screen()
        notice(f"heroininfo: {error.message}\n" + (f"  {error.hint}\n" if error.hint else ""))
        if isinstance(error, DamagedLibraryError):
            say(_steps(words, settings), (sys.stdout, sys.stderr))
        if error.code == ExitCode.NO_OUTPUT and _is_overdose(words):
            notice(_steps(words, settings))
        return error.code
    except click.UsageError as error:
        from heroininfo.cli.unknown import usage_line  # only on a mistake

        notice(f"heroininfo: {usage_line(error, list(words))}\n")
        if _command(words) == "overdose":  # a slip of the fingers must not cost the steps
            say(_steps(words, settings), (sys.stdout, sys.stderr))
        return ExitCode.USAGE
    except (click.Abort, EOFError, KeyboardInterrupt):
        read = True
        return ExitCode.INTERRUPTED
    finally:
        settings.leave_private_screen(wait=not read)
    return result if isinstance(result, int) else ExitCode.DONE


def fail(error: Exception, words: Sequence[str], settings: "Settings | None") -> int:
    """Say what went wrong that should not; give the number and the command, or the steps.

    The steps are given in full where the command that shows them may not work, or was asked for.
    """
    if isinstance(error, OSError) and error.filename is None:  # click could not write its help
        quiet(sys.stdout)
        say(
            f"heroininfo: the output cannot be written ({error.strerror or error}).\n",
            (sys.stderr,),
        )
        return NO_OUTPUT
    broken = isinstance(error, (ImportError, SyntaxError))
    what = "this installation is damaged" if broken else "a fault in the program"
    todo = (
        "Install it again from the copy you installed it from: see its README."
        if broken
        else f"Please report it, with what you typed: {REPORT}"
    )
    said = " ".join(f"{type(error).__name__}: {error}".split())[:LONGEST_LINE]
    say(f"heroininfo: {what} ({said}).\n  {todo}\n", (sys.stderr,))
    steps = _steps(words, settings)
    if broken or not words or _is_overdose(words):
        say(steps, (sys.stdout, sys.stderr))
    else:
        number = " ".join(steps.partition(" now.")[0].split())
        say(f"  {number} now. What to do: heroininfo overdose\n", (sys.stderr,))
    return BUG


def open_closed_streams() -> None:
    """Put a file that cannot be written in place of each standard stream that the shell closed.

    A stream that is None fails where it is asked anything, and the next file that is opened would
    take its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            number = os.open(os.devnull, os.O_RDONLY)
            setattr(sys, name, open(number, mode, encoding="utf-8"))  # noqa: SIM115 - it stays open


def quiet(stream: TextIO) -> None:
    """Send what is left for a stream to nowhere, as `console.silence`, which may not load."""
    try:
        with open(os.devnull, "wb") as nothing:
            os.dup2(nothing.fileno(), stream.fileno())
    except (OSError, ValueError):  # no file behind it
        return


def say(text: str, streams: Sequence[TextIO]) -> None:
    """Write text to the first of some streams that works, with nothing that drives a terminal."""
    safe = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    for stream in streams:
        try:
            encoding = stream.encoding or "ascii"
            stream.write(safe.encode(encoding, "replace").decode(encoding))
            stream.flush()
        except (OSError, ValueError):  # closed, full, or its reader has gone
            quiet(stream)
        else:
            return


def _command(words: Sequence[str]) -> str:
    """Return the first word that is the name of a command; empty where none is."""
    return next((word for word in words if word == "overdose" or word in OTHER_COMMANDS), "")


def _is_overdose(words: Sequence[str]) -> bool:
    """Return whether the steps for an overdose were asked for, or may have been.

    What is no other command may be another name of that one: `911`, `sos`, a slip of the fingers.
    """
    named = [word for word in words if not word.startswith("-")]
    return "overdose" in words or bool(named and named[0] not in OTHER_COMMANDS)


def _steps(words: Sequence[str], settings: "Settings | None") -> str:
    """Return the number and the steps, as the page has them or else as `last_resort` has them."""
    try:
        from heroininfo.cli.options import Settings
        from heroininfo.console import essentials

        settings = settings or Settings()
        settings.country = settings.country or _chosen(words)  # which may not have been read yet
        return essentials(settings.place_at_best(), settings.terminal())
    except Exception:  # noqa: BLE001 - whatever is broken, the steps are given
        return last_resort(words, os.environ)


def last_resort(words: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return the number and the steps, by the standard library and `emergency_data` alone.

    The country is the one chosen, in `words` or in `environ`, or that of the time zone's name.
    """
    from textwrap import fill

    try:
        from heroininfo import emergency_data as data
    except Exception:  # noqa: BLE001 - the same
        return fill(BARE, COLUMNS) + "\n"
    code, how = _country(words, environ, data.COUNTRIES, data.NAMES, data.ZONES)
    name, numbers, note, *_ = data.COUNTRIES.get(code, ("", (), ""))
    call = " or ".join(numbers) or "your emergency number"
    several = ", ".join(f"{data.COUNTRIES[c][0]} {data.COUNTRIES[c][1][0]}" for c in KNOWN)
    about = f"Country: {name} ({how})." if code else "Your country is not known."
    lines = [
        f"Emergency: call {call} now. Put the phone on speaker.",
        *(f"{number}. {step}" for number, step in enumerate(data.STEPS, 1)),
        *data.DO_NOT,
        "Tell them: " + " ".join(data.SAY),
        f"{about} {note}".strip(),
        f"Some emergency numbers: {several}. Others: heroininfo overdose --country NAME",
    ]
    return "\n\n".join(fill(line.replace("{emergency}", call), COLUMNS) for line in lines) + "\n"


def _chosen(words: Sequence[str]) -> str | None:
    """Return what follows `--country`, the last that does; None where nothing does."""
    chosen = None
    for word, following in zip(words, [*words, ""][1:], strict=True):
        if word.startswith("--country"):
            chosen = word.partition("=")[2] or following
    return chosen


def _country(
    words: Sequence[str],
    environ: Mapping[str, str],
    countries: Mapping[str, object],
    names: Mapping[str, str],
    zones: Mapping[str, str],
) -> tuple[str, str]:
    """Return the code of the reader's country, and how we know; empty where we do not."""
    for how, wish in (
        ("as you chose", _chosen(words) or ""),
        ("as you set it", environ.get("HEROININFO_COUNTRY", "")),
    ):
        code = wish.strip().upper()
        code = code if code in countries else names.get(" ".join(wish.casefold().split()), "")
        if code:
            return code, how
    try:
        zone = environ.get("TZ") or os.readlink("/etc/localtime")
    except OSError:  # no link
        zone = ""
    return zones.get(zone.rpartition("zoneinfo/")[2], ""), "from your time zone"


if __name__ == "__main__":
    sys.exit(command_line())
