"""README and docs/ say what the program does: their commands are run, their tables compared.

In a `console` block, a line that begins with `$ ` is run as it stands, over this checkout. Three
dots in the output below it stand for any text; on a line of their own, for any lines.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
import yaml

from heroininfo.cli import COMMANDS
from heroininfo.content import review
from heroininfo.content.parse import read_folder, read_topics
from heroininfo.content.yaml import Problems
from heroininfo.emergency_data import STEPS
from heroininfo.errors import ExitCode
from heroininfo.model import Helpline, Section, Source, Topic

TOP = Path(__file__).resolve().parents[1]
README = TOP / "README.md"
DOCUMENTS = sorted(
    [README, TOP / "CONTRIBUTING.md", TOP / "CHANGELOG.md", *(TOP / "docs").glob("*.md")]
)
NAMES = [str(path.relative_to(TOP)) for path in DOCUMENTS]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$", re.MULTILINE)


class Example(NamedTuple):
    """A command of a document, and what the document says that it prints."""

    document: str
    command: str
    output: str


def blocks(path: Path, language: str) -> list[str]:
    """Return the fenced blocks of a document that are in this language."""
    found = FENCE.findall(path.read_text(encoding="utf-8"))
    return [text for name, text in found if name == language]


def examples() -> Iterator[Example]:
    """Yield every command in a `console` block of the documents."""
    for name in NAMES:
        for block in blocks(TOP / name, "console"):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                yield Example(name, command, output)


def rows(path: Path, first_column: str) -> list[list[str]]:
    """Return the cells of the tables in a document whose first column has this heading."""
    text = path.read_text(encoding="utf-8")
    tables = re.findall(
        rf"^\| {re.escape(first_column)} \|.*\n\| ---.*\n((?:\|.*\n)+)", text, re.MULTILINE
    )
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for table in tables
        for line in table.splitlines()
    ]


def environment() -> dict[str, str]:
    """Return the environment in which the examples are run: New York, 80 columns, no colour."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(TOP / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "America/New_York",
    }


@pytest.fixture(scope="session")
def shell_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a PATH on which `heroininfo` is the program of this checkout."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "heroininfo"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m heroininfo "$@"\n')
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def test_the_documents_hold_examples() -> None:
    """There is something to run."""
    assert len(list(examples())) >= 5


@pytest.mark.parametrize("example", list(examples()), ids=lambda e: f"{e.document}: {e.command}")
def test_command_prints_what_the_document_says(example: Example, shell_path: str) -> None:
    """Each command prints what stands below it."""
    ended = subprocess.run(
        ["/bin/sh", "-c", example.command],
        env={**environment(), "PATH": shell_path},
        cwd=TOP,
        check=False,
        timeout=60,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    printed = ended.stdout.decode()
    assert matches(example.output, printed), f"{example.command} printed:\n{printed}"


def matches(expected: str, printed: str) -> bool:
    """Return whether a text is what a document says, where three dots stand for anything."""
    pattern = ""
    for line in expected.splitlines():
        if line == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(map(re.escape, line.split("..."))) + r"\n"
    return re.fullmatch(pattern, printed) is not None


def test_matching_sees_a_difference() -> None:
    """Three dots match anything, and nothing else does."""
    assert matches("a\n...\nz ...\n", "a\nb\nc\nz y\n")
    assert matches("a\n...\n", "a\n")
    assert not matches("a\nb\n", "a\nb\nc\n")
    assert not matches("a\n...\nz\n", "a\nb\n")


@pytest.mark.parametrize("name", NAMES)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    """Every file and heading that is linked to is there."""
    path = TOP / name
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    targets = [inline or reference for inline, reference in LINK.findall(text)]
    for target in targets:
        if target.startswith("https://"):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def anchors(path: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a document."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_reference_links_are_defined_and_used() -> None:
    """No reference is missing, and none is left over."""
    for path in DOCUMENTS:
        text = FENCE.sub("", path.read_text(encoding="utf-8"))
        defined = set(re.findall(r"^\[([\w-]+)\]: ", text, re.MULTILINE))
        used = set(re.findall(r"\]\[([\w-]+)\]", text))
        assert used == defined, path.name


def test_works_cited_in_the_overdose_document_are_in_the_library() -> None:
    """The evidence is that of the pages."""
    text = (TOP / "docs" / "overdose.md").read_text(encoding="utf-8")
    known = {source.record.url for source in read_folder(TOP / "data").sources}
    cited = dict(re.findall(r"^\[([\w-]+)\]: (\S+)$", text, re.MULTILINE))
    assert {name for name, url in cited.items() if url not in known} == {"aha-bls"}  # the guide's


def test_exit_codes_of_the_readme_are_those_of_the_program() -> None:
    """The table names every exit code."""
    said = {int(code): name.strip("`") for code, name, _ in rows(README, "Exit code")}
    assert said == {code.value: code.name for code in ExitCode}


@pytest.mark.parametrize("command", dict.fromkeys(row[0] for row in rows(README, "JSON of")))
def test_json_keys_of_the_readme_are_those_of_the_program(command: str, shell_path: str) -> None:
    """The table names every key, in order."""
    printed = subprocess.run(
        ["/bin/sh", "-c", f"heroininfo {command.strip('`')} --format json"],
        env={**environment(), "PATH": shell_path},
        cwd=TOP,
        check=True,
        timeout=60,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ).stdout
    whole = json.loads(printed)
    for place, keys in (row[1:] for row in rows(README, "JSON of") if row[0] == command):
        found = list(at(whole, "" if place == "whole" else place.strip("`")))
        assert found, place
        for item in found:
            assert list(item) == re.findall(r"`(\w+)`", keys), place


def at(value: Any, path: str) -> Iterator[Any]:
    """Yield what stands at a path such as `topic.sections[].text[]`, for every item of a list."""
    if not path:
        yield value
        return
    first, _, rest = path.partition(".")
    inner = value[first.removesuffix("[]")]
    for item in inner if first.endswith("[]") else [inner]:
        yield from at(item, rest)


def test_commands_of_the_readme_are_all_there_are() -> None:
    """The table names every command."""
    said = {row[0].strip("`").split()[1] for row in rows(README, "Command") if " " in row[0]}
    assert said == set(COMMANDS)


def test_example_topic_is_read_without_a_problem(tmp_path: Path) -> None:
    """The worked example is read."""
    example = tmp_path / "topics.yaml"
    example.write_text(blocks(TOP / "docs" / "add-a-topic.md", "yaml")[0], encoding="utf-8")
    problems = Problems()
    assert [topic.record.id for topic in read_topics(example, problems)] == ["safe-storage"]
    assert problems == []


def test_example_topic_builds_with_the_library(tmp_path: Path) -> None:
    """The worked example passes every check but the least length."""
    for file in (TOP / "data").glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    example, source = blocks(TOP / "docs" / "add-a-topic.md", "yaml")
    assert yaml.safe_load(source)[0] in yaml.safe_load((tmp_path / "sources.yaml").read_bytes())
    with (tmp_path / "topics.yaml").open("a", encoding="utf-8") as topics:
        topics.write(example)
    content = read_folder(tmp_path).require_sound()
    wording = review.read_wording(tmp_path / "wording.yaml")
    begins = content.topics[-1].line()
    found = [
        problem
        for problem in review.review(content, wording, date(2026, 12, 1))
        if problem.file == "topics.yaml" and problem.line >= begins
    ]
    assert [problem.level for problem in found] == ["warning"]
    assert "words on the page" in found[0].what


def test_fields_of_a_topic_and_a_section_are_all_described() -> None:
    """The tables name every field."""
    said = {row[0].strip("`") for row in rows(TOP / "docs" / "add-a-topic.md", "Field")}
    section = set(Section.__struct_fields__) - {"id", "heading"}  # named in the words before it
    assert said == set(Topic.__struct_fields__) | section


def test_example_helpline_shows_every_field() -> None:
    """The example has every field that a line can have."""
    (example,) = blocks(TOP / "docs" / "helplines.md", "yaml")
    (line,) = yaml.safe_load(example)
    msgspec.convert(line, Helpline)
    assert set(line) == set(Helpline.__struct_fields__)


def test_example_source_shows_every_field() -> None:
    """The example has every field that a source has."""
    _, example = blocks(TOP / "docs" / "add-a-topic.md", "yaml")
    assert list(yaml.safe_load(example)[0]) == list(Source.__struct_fields__)


def test_limits_of_the_editorial_policy_are_those_of_the_program() -> None:
    """The table has the limits that are checked."""
    said = {
        what: [float(number) for number in re.findall(r"\d+(?:\.\d+)?", f"{limit} {beyond}")]
        for what, limit, beyond in rows(TOP / "docs" / "editorial-policy.md", "What")
    }
    assert said == {
        "Reading grade of a page": [review.GRADE],
        "Reading grade of `overdose`": [review.GRADE_OF["overdose"]],
        "Words in a sentence": [review.LONGEST_SENTENCE],
        "Sentences in a paragraph": [review.PARAGRAPH, review.PARAGRAPH_LIMIT],
        "Items in a list": [review.ITEMS, review.ITEMS_LIMIT],
        "Sentences in a bullet": [review.ITEM_SENTENCES["list"]],
        "Sentences in a step": [review.ITEM_SENTENCES["steps"]],
        "Words on a page": list(review.PAGE_WORDS),
        "Days since `reviewed`": [review.REVIEW_EVERY.days],
        "Days since a helpline was `seen`": [review.SEEN_LIMIT.days],
    }


def test_the_house_names_every_room() -> None:
    """The plan of the house names all modules and data files."""
    (house, *_) = blocks(TOP / "docs" / "architecture.md", "text")
    said = {line.split()[0] for line in house.splitlines()}
    parts = [*(TOP / "src" / "heroininfo").rglob("*.py"), *(TOP / "data").glob("*.yaml")]
    there = {path.name for path in parts if path.name != "__init__.py"}
    assert there - said == set(), "docs/architecture.md does not name a room that is there"
    folders = [TOP / "src", TOP / "data", TOP / "scripts"]
    known = {path.name for folder in folders for path in folder.rglob("*")}
    known |= {path.name for path in TOP.iterdir()}
    files = {name for name in said if name.endswith((".py", ".yaml"))}
    assert files - known == set(), "docs/architecture.md names a room that is gone"


def test_ci_runs_the_commands_of_the_readme() -> None:
    """The two commands are those that .ci/run reads."""
    install, test = [block.strip() for block in blocks(README, "sh")]
    assert install.endswith("show withdrawal")
    assert test.endswith("-m pytest")
    assert "README.md" in (TOP / ".ci" / "run").read_text(encoding="utf-8")


def test_documents_name_no_place_of_one_machine() -> None:
    """Nothing depends on where one person works."""
    for path in [*DOCUMENTS, TOP / ".ci" / "run"]:
        words = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(?:home|root|work|Users)/", words), path.name


def test_steps_in_the_overdose_document_are_as_many_as_on_the_page() -> None:
    """Each step has its evidence."""
    text = (TOP / "docs" / "overdose.md").read_text(encoding="utf-8")
    numbers = [int(number) for number in re.findall(r"^### (\d+)\. ", text, re.MULTILINE)]
    assert numbers == list(range(1, len(STEPS) + 1))
