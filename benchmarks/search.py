"""How well the search finds pages, what each part of it is worth, and what it costs.

    python benchmarks/search.py accuracy [FILE...]    by kind of question, and mean of the pages
    python benchmarks/search.py growth [FILE...]      with a half, a quarter ... of our questions
    python benchmarks/search.py constants [FILE...]   with each constant at other values
    python benchmarks/search.py cost                  at 1, 10 and 100 times the content

A labelled FILE is a YAML list of `q` (a question), `expect` (pages that answer it, the best first)
and, if known, `kind` and `country`; without one, the open sets of the tests. Printed is in how many
of a hundred questions a right page stands first, and within three.

The first edition (bm25 over words, parts of words and names of pages) had 78.3 and 92.5 on 120 open
questions, and 67.5 and 84.6 on 240 that it had not seen.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import yaml

from heroininfo.content.located import Located
from heroininfo.content.parse import Content, read_folder
from heroininfo.library import counting
from heroininfo.library import search as engine
from heroininfo.library.build import build_file
from heroininfo.library.store import DATA_FOLDER, Library, open_library
from heroininfo.model import Topic

OPEN_SETS = sorted((Path(__file__).parents[1] / "tests" / "data").glob("[os]*_questions.yaml"))
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
"""Labels that stand for more than one page."""
CONSTANTS: tuple[tuple[ModuleType, str, tuple[float, ...]], ...] = (
    (engine, "ROW", (1, 2, 3, 4)),
    (engine, "PART", (3, 4, 5)),
    (engine, "PART_WEIGHT", (0, 0.25, 0.5, 1)),
    (engine, "TELLING", (0, 0.06, 0.12, 0.2)),
    (counting, "DOUBT", (0.1, 0.25, 0.5, 1, 2)),
    (counting, "LINE_WEIGHT", (0, 0.1, 0.3, 0.6)),
    (counting, "SELDOM", (0, 0.25, 0.5)),
    (counting, "PAGES_A_TERM", (4, 8, 12, 24)),
    (counting, "FILLINGS", (1, 4, 8, 16)),
)
"""What the ranking depends on, and the values to try."""
SEED = 7

Question = dict[str, Any]


def hits(library: Library, question: Question) -> tuple[bool, bool]:
    """Return whether a page that answers stands first, and whether within the first three."""
    accepted = {page for label in question["expect"] for page in SAME.get(label, (label,))}
    found = library.search(question["q"], 3, question.get("country", "US")).results
    pages = [result.topic for result in found]
    return bool(pages) and pages[0] in accepted, not accepted.isdisjoint(pages)


def percent(found: Sequence[tuple[bool, bool]]) -> str:
    """Return how many of a hundred stand first, and within three."""
    first, three = (100 * statistics.mean(hit) for hit in zip(*found, strict=True))
    return f"{first:5.1f} {three:5.1f}"


def overall(library: Library, questions: Sequence[Question]) -> str:
    """Return how many of a hundred stand first, and within three, over all questions."""
    return percent([hits(library, question) for question in questions])


def accuracy(library: Library, questions: Sequence[Question]) -> Iterator[str]:
    """Yield a line for all questions, for each kind, and for the mean of the pages."""
    by_kind, by_page = defaultdict(list), defaultdict(list)
    for question in questions:
        hit = hits(library, question)
        by_kind[question.get("kind", "question")].append(hit)
        by_page[question["expect"][0]].append(hit)
    found = [hit for some in by_kind.values() for hit in some]
    yield f"{percent(found)}  all {len(found)}"
    for kind, some in sorted(by_kind.items()):
        yield f"{percent(some)}  {kind}, {len(some)}"
    means = [tuple(map(statistics.mean, zip(*some, strict=True))) for some in by_page.values()]
    first, three = (100 * statistics.mean(mean) for mean in zip(*means, strict=True))
    yield f"{first:5.1f} {three:5.1f}  mean of {len(means)} pages"


def built(content: Content, folder: Path, then: Callable[[Library], str]) -> str:
    """Return what a function says of a library made of some content."""
    path = folder / "library.db"
    path.unlink(missing_ok=True)
    build_file(str(path), content)
    return then(open_library(str(path)))


def with_part(content: Content, part: float) -> Content:
    """Return the content with a part of its questions, drawn by chance."""
    chance = random.Random(SEED)  # noqa: S311 - to be the same each time
    asked = content.asked.record

    def some(lines: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(chance.sample(lines, round(part * len(lines))))

    fewer = {
        topic: {section: some(lines) for section, lines in sections.items()}
        for topic, sections in asked.asked.items()
    }
    record = msgspec.structs.replace(asked, asked=fewer)
    located = msgspec.structs.replace(content.asked, record=record)
    return msgspec.structs.replace(content, asked=located)


def growth(questions: Sequence[Question], folder: Path) -> Iterator[str]:
    """Yield what the search finds with fewer of our questions."""
    content = read_folder(Path(DATA_FOLDER)).require_sound()
    for part in (0.0, 0.125, 0.25, 0.5, 0.75, 1.0):
        found = built(with_part(content, part), folder, lambda some: overall(some, questions))
        yield f"{found}  with {part:.1%} of our questions"


def constants(questions: Sequence[Question], folder: Path) -> Iterator[str]:
    """Yield what the search finds with each constant at other values, the others as they are."""
    content = read_folder(Path(DATA_FOLDER)).require_sound()
    for module, name, values in CONSTANTS:
        chosen = getattr(module, name)
        for value in values:
            setattr(module, name, value)
            found = built(content, folder, lambda some: overall(some, questions))
            yield f"{found}  {name} = {value}{'  (chosen)' if value == chosen else ''}"
        setattr(module, name, chosen)


def cost(folder: Path, runs: int) -> Iterator[str]:
    """Yield how much longer each command takes with more content; each run is paired."""
    paths = {factor: folder / f"{factor}.db" for factor in (1, 10, 100)}
    for factor, path in paths.items():
        grown(factor, path)
        yield f"{path.stat().st_size / 1e6:.1f} MB  {factor} times the content"
    for command in COMMANDS:
        times: dict[int, list[float]] = {factor: [] for factor in paths}
        for _ in range(runs):
            for factor, path in paths.items():
                times[factor].append(seconds(path, command))
        for factor in (10, 100):
            ratios = [a / b for a, b in zip(times[factor], times[1], strict=True)]
            yield f"{statistics.median(ratios):.2f} times as long  {command[0]}, {factor}x content"


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
    parser.add_argument("what", choices=("accuracy", "growth", "constants", "cost"))
    parser.add_argument("files", nargs="*", type=Path, default=OPEN_SETS, help="labelled files")
    parser.add_argument("--runs", type=int, default=15, help="paired runs of each command")
    options = parser.parse_args()
    questions = [
        question
        for file in options.files
        for question in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports: dict[str, Callable[[], Iterator[str]]] = {
            "accuracy": lambda: accuracy(open_library(), questions),
            "growth": lambda: growth(questions, folder),
            "constants": lambda: constants(questions, folder),
            "cost": lambda: cost(folder, options.runs),
        }
        for line in reports[options.what]():
            print(line, flush=True)  # noqa: T201 - a benchmark prints


if __name__ == "__main__":
    main()
