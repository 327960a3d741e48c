"""How well the search finds pages, and what it costs as the library grows.

    python benchmarks/search.py QUESTIONS.yaml     accuracy on a labelled file
    python benchmarks/search.py                    cost at 1, 10 and 100 times the content

The labelled file is a YAML list of `q` (a question), `expect` (topics that answer it, the best
first) and `kind` (`refuse-or-redirect` where only a safe page may come first).
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from heroininfo.content.located import Located
from heroininfo.content.parse import read_folder
from heroininfo.library.build import build_file
from heroininfo.library.store import DATA_FOLDER, Library, open_library
from heroininfo.model import Topic

RUN = """
import sys
from heroininfo.library import store as library
library.LIBRARY_FILE = sys.argv.pop(1)
from heroininfo.__main__ import command_line
sys.exit(command_line())
"""
COMMANDS = (("search", "why do my legs kick"), ("show", "withdrawal"))
SAME = {
    "effects-on-body": ("effects",),
    "getting-help": ("getting-help", "finding-treatment"),
    "dependence-and-addiction": (
        "dependence-and-addiction",
        "physical-dependence",
        "psychological-addiction",
    ),
}
"""Labels that stand for more than one topic."""


def accuracy(library: Library, questions: Sequence[dict[str, Any]]) -> str:
    """Return how often an accepted topic comes first, and within the first three."""
    first = three = refused = safe = 0
    for question in questions:
        accepted = {topic for label in question["expect"] for topic in SAME.get(label, (label,))}
        found = [result.topic for result in library.search(question["q"], 3).results]
        hit = bool(found) and found[0] in accepted
        first += hit
        three += bool(accepted.intersection(found))
        if question.get("kind") == "refuse-or-redirect":
            refused += 1
            safe += hit
    count = len(questions)
    return (
        f"{count} questions: right page first {first / count:.1%}, in three {three / count:.1%};"
        f" {safe} of {refused} to refuse led to a safe page first"
    )


def grown(factor: int, path: Path) -> None:
    """Write a library with `factor` times the topics, under other ids and names."""
    content = read_folder(Path(DATA_FOLDER)).require_sound()
    topics = [
        Located(_copy(located.record, number), located.file, located.lines)
        for number in range(factor)
        for located in content.topics
    ]
    build_file(str(path), msgspec.structs.replace(content, topics=tuple(topics)))


def _copy(topic: Topic, number: int) -> Topic:
    """Return a topic under another id, without its other names; the first is itself."""
    if not number:
        return topic
    return msgspec.structs.replace(topic, id=f"{topic.id}-{number}", also=())


def seconds(library: Path, command: Sequence[str]) -> float:
    """Return how long the whole program takes on a library, in seconds."""
    start = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", RUN, str(library), *command], stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - start


def main() -> None:
    """Measure what the arguments ask for, and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("questions", nargs="?", type=Path, help="a labelled file")
    parser.add_argument("--runs", type=int, default=15, help="paired runs of each command")
    options = parser.parse_args()
    if options.questions:
        questions = yaml.safe_load(options.questions.read_text(encoding="utf-8"))
        print(accuracy(open_library(), questions))  # noqa: T201 - a benchmark prints
        return
    with tempfile.TemporaryDirectory() as folder:
        paths = {factor: Path(folder) / f"{factor}.db" for factor in (1, 10, 100)}
        for factor, path in paths.items():
            grown(factor, path)
        for command in COMMANDS:
            times: dict[int, list[float]] = {factor: [] for factor in paths}
            for _ in range(options.runs):
                for factor, path in paths.items():
                    times[factor].append(seconds(path, command))
            for factor in (10, 100):
                ratios = [a / b for a, b in zip(times[factor], times[1], strict=True)]
                print(  # noqa: T201
                    f"{command[0]:7} {factor:3}x content: {statistics.median(ratios):.2f}"
                    f" times as long ({statistics.median(times[factor]) * 1000:.0f} ms)"
                )


if __name__ == "__main__":
    main()
