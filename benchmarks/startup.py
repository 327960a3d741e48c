"""How long the program takes to start, compared with loading only the libraries it stands on.

    python benchmarks/startup.py [--runs N] [--strict]

Run it with the Python of an environment into which the wheel was installed. Each comparison is
made of pairs: the program, then bare Python with the imports alone, over and over, so that a busy
machine slows both. In a pipe the floor is `import click`; on a terminal (a pseudo-terminal of
80 by 24) it is `import click, rich.console`. Prints one line for each command.
"""
# ruff: noqa: S603, T201 - it runs programs that it names itself, and prints what it measured

import argparse
import fcntl
import os
import pty
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

PIPE_BAR = 1.45
TERMINAL_BAR = 1.35
PIPE_FLOOR = "import click"
TERMINAL_FLOOR = "import click, rich.console"
PROGRAM = str(Path(sys.executable).with_name("heroininfo"))

Timer = Callable[[Sequence[str]], float]


class Comparison(NamedTuple):
    """A command of the program, and what it is measured against."""

    where: str
    arguments: tuple[str, ...]
    floor: str
    bar: float
    timer: Timer


def time_in_pipe(command: Sequence[str]) -> float:
    """Return the seconds that a command takes with its output in a pipe."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, env=_environment(), check=True)
    return time.perf_counter() - start


def time_on_terminal(command: Sequence[str]) -> float:
    """Return the seconds that a command takes on a pseudo-terminal of 80 columns by 24 lines."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=_environment()
    ) as process:
        os.close(theirs)
        _drain(ours)
    elapsed = time.perf_counter() - start
    os.close(ours)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return elapsed


def _drain(terminal: int) -> None:
    """Read a terminal until the last program on it has gone."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # Linux says so when the other side is closed
        return


def _environment() -> dict[str, str]:
    """Return an environment in which runs do the same on every machine."""
    dropped = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "HEROININFO_COUNTRY", "PYTHONPATH"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "TZ": "America/New_York", "TERM": "xterm-256color"}


def compare(comparison: Comparison, runs: int) -> float:
    """Print the medians of `runs` pairs in milliseconds; return the median ratio of a pair."""
    program = [PROGRAM, *comparison.arguments]
    floor = [sys.executable, "-c", comparison.floor]
    pairs = []
    for number in range(runs + 1):
        pair = (comparison.timer(program), comparison.timer(floor))
        if number:  # the first pair only warms the disk cache
            pairs.append(pair)
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (1000 * statistics.median(times) for times in zip(*pairs, strict=True))
    words = "heroininfo " + " ".join(comparison.arguments)
    print(
        f"{comparison.where:9}{words:40}{ours:6.1f} ms   floor {theirs:6.1f} ms"
        f"   ratio {ratio:.2f} (bar {comparison.bar})",
        flush=True,
    )
    return ratio


COMPARISONS = (
    Comparison("pipe", ("show", "withdrawal"), PIPE_FLOOR, PIPE_BAR, time_in_pipe),
    Comparison("pipe", ("help-line",), PIPE_FLOOR, PIPE_BAR, time_in_pipe),
    Comparison("pipe", ("overdose",), PIPE_FLOOR, PIPE_BAR, time_in_pipe),
    Comparison(
        "terminal",
        ("show", "withdrawal", "--no-pager"),
        TERMINAL_FLOOR,
        TERMINAL_BAR,
        time_on_terminal,
    ),
    Comparison("terminal", ("overdose",), TERMINAL_FLOOR, TERMINAL_BAR, time_on_terminal),
)


def main() -> int:
    """Print every comparison; return 1 where --strict was given and a bar is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=21, metavar="N", help="pairs (21)")
    parser.add_argument("--strict", action="store_true", help="end with 1 where a bar is missed")
    options = parser.parse_args()
    package = find_spec("heroininfo")
    if package is None or not package.origin:
        parser.error(f"heroininfo is not installed for {sys.executable}")
    if not Path(package.origin).with_name("library.db").exists():
        parser.error("this is a checkout, which reads YAML at each start; install the wheel")
    missed = [
        comparison
        for comparison in COMPARISONS
        if compare(comparison, max(1, options.runs)) > comparison.bar
    ]
    print(f"{len(COMPARISONS) - len(missed)} of {len(COMPARISONS)} within their bar")
    return 1 if missed and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())
