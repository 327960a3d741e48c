"""README and docs/ say what the program does: their commands are run, their tables compared.

In a `console` block, a line that begins with `$ ` is run as it stands, over an installed copy.
Three dots in the output below it stand for any text; on a line of their own, for any lines.
"""

import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
import yaml
from support import DATA, TOP, process

from heroininfo.cli import COMMANDS
from heroininfo.content import review
from heroininfo.content.parse import Content, read_folder
from heroininfo.emergency_data import STEPS
from heroininfo.errors import ExitCode
from heroininfo.model import KINDS, Helpline, Section, Source, Topic
from heroininfo.pages.contacts import KIND_HEADINGS

README, SCRIPTING = TOP / "README.md", TOP / "docs" / "scripting.md"
TOPICS, HELPLINES = TOP / "docs" / "add-a-topic.md", TOP / "docs" / "helplines.md"
DOCUMENTS = sorted(
    [README, TOP / "CONTRIBUTING.md", TOP / "CHANGELOG.md", *(TOP / "docs").glob("*.md")]
)
NAMES = [str(path.relative_to(TOP)) for path in DOCUMENTS]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$", re.MULTILINE)
FROM_ELSEWHERE = {"group", "changed"}
"""Fields of a topic that no page says: topics.yaml does, and the build counts."""


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


def coded(text: str) -> set[str]:
    """Return what stands between backquotes in a text."""
    return set(re.findall(r"`([^`]+)`", text))


def shell(site: Path, folder: Path, command: str) -> str:
    """Return what a line of shell prints, in which `heroininfo` is an installed copy."""
    program = folder / "heroininfo"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m heroininfo "$@"\n')
    program.chmod(0o755)
    ended = subprocess.run(
        ["/bin/sh", "-c", command],
        env={
            "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(site),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "TZ": "America/New_York",
        },
        cwd=TOP,
        check=False,
        timeout=60,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return ended.stdout.decode()


def test_the_documents_hold_examples() -> None:
    """There is something to run."""
    assert len(list(examples())) >= 3


@pytest.mark.slow
@pytest.mark.parametrize("example", list(examples()), ids=lambda e: f"{e.document}: {e.command}")
def test_command_prints_what_the_document_says(
    example: Example, site: Path, tmp_path: Path
) -> None:
    """Each command prints what stands below it."""
    printed = shell(site, tmp_path, example.command)
    assert matches(example.output, printed), f"{example.command} printed:\n{printed}"


@pytest.mark.slow
def test_python_of_the_documents_runs(site: Path) -> None:
    """As it stands there."""
    for name in NAMES:
        for block in blocks(TOP / name, "python"):
            ended = process(site, code=block)
            assert (ended.code, ended.err) == (0, ""), name


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


def test_works_cited_in_the_overdose_document_are_in_the_library(real_content: Content) -> None:
    """The evidence is that of the pages; a work that is in none of them says so."""
    text = (TOP / "docs" / "overdose.md").read_text(encoding="utf-8")
    known = {source.record.url for source in real_content.sources}
    cited = dict(re.findall(r"^\[([\w-]+)\]: (\S+)$", text, re.MULTILINE))
    assert len(known & set(cited.values())) >= len(STEPS)


def test_exit_codes_of_the_document_are_those_of_the_program() -> None:
    """The table names every exit code."""
    said = {int(code): name.strip("`") for code, name, _ in rows(SCRIPTING, "Exit code")}
    assert said == {code.value: code.name for code in ExitCode}


def test_json_keys_of_the_document_are_those_of_the_views() -> None:
    """Else run: python scripts/make_scripting.py."""
    table = runpy.run_path(str(TOP / "scripts" / "make_scripting.py"))["table"]()
    assert table in SCRIPTING.read_text(encoding="utf-8")


def test_commands_of_the_readme_exist() -> None:
    """The table names some of those there are."""
    said = {row[0].strip("`").split()[1] for row in rows(README, "Command")}
    assert said
    assert said <= set(COMMANDS)


def test_kinds_of_helplines_are_those_of_the_program() -> None:
    """In their words."""
    said = {kind.strip("`"): heading for kind, heading, _ in rows(HELPLINES, "Kind")}
    assert said == {kind: KIND_HEADINGS[kind] for kind in KINDS}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "CHANGELOG.md"])
def test_files_that_a_document_names_are_there(name: str) -> None:
    """Nobody is sent to a file that has moved."""
    text = FENCE.sub("", (TOP / name).read_text(encoding="utf-8"))
    for file in re.findall(r"`((?:data|src|scripts|tests|docs|benchmarks)/[\w./-]+)`", text):
        assert (TOP / file).exists(), file


@pytest.fixture
def with_example(tmp_path: Path) -> Path:
    """Return a copy of data/ with the page of the worked example in it."""
    folder = shutil.copytree(DATA, tmp_path / "data")
    example, source = blocks(TOPICS, "yaml")
    assert yaml.safe_load(source)[0] in yaml.safe_load((DATA / "sources.yaml").read_bytes())
    (folder / "topics" / "medicine-at-home.yaml").write_text(example, encoding="utf-8")
    with (folder / "topics.yaml").open("a", encoding="utf-8") as contents:
        contents.write("- group: More\n  topics: [medicine-at-home]\n")
    return folder


def test_example_topic_builds_with_the_library(with_example: Path, real_content: Content) -> None:
    """The worked example passes every check but the least length."""
    content = read_folder(with_example)
    assert content.problems == real_content.problems
    wording = review.read_wording(with_example / "checks" / "wording.yaml")
    alone = msgspec.structs.replace(content, topics=content.topics[-1:], helplines=(), sources=())
    assert alone.topics[0].record.id == "medicine-at-home"
    found = list(review.review(alone, wording, date(2026, 12, 1)))
    assert [problem.level for problem in found] == ["warning"]
    assert "words on the page" in found[0].what


def test_fields_of_a_topic_and_a_section_are_all_described() -> None:
    """The tables name every field."""
    said = {name for row in rows(TOPICS, "Field") for name in coded(row[0])}
    section = set(Section.__struct_fields__) - {"id", "heading"}  # named in the words before it
    assert said == (set(Topic.__struct_fields__) - FROM_ELSEWHERE) | section


def test_example_helpline_shows_every_field() -> None:
    """The example has every field that a line can have."""
    (example,) = blocks(HELPLINES, "yaml")
    (line,) = yaml.safe_load(example)
    msgspec.convert(line, Helpline)
    assert set(line) == set(Helpline.__struct_fields__)


def test_example_source_shows_every_field() -> None:
    """All the fields of a source, in order."""
    _, example = blocks(TOPICS, "yaml")
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
    """The plan of the house names all modules and data files, and no other."""
    (house, *_) = blocks(TOP / "docs" / "architecture.md", "text")
    said = set(re.findall(r"(?<![\w/])[\w-]+\.(?:py|yaml|tsv)\b", house))
    ours = [*(TOP / "src" / "heroininfo").rglob("*.py"), *(TOP / "scripts").glob("*.py")]
    data = [path for path in DATA.rglob("*") if path.is_file() and path.parent.name != "topics"]
    there = {path.name for path in (*ours, *data, TOP / "hatch_build.py")}
    assert there - {"__init__.py"} - said == set(), "a room that the plan does not name"
    assert said - there == set(), "a room that is gone"


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
