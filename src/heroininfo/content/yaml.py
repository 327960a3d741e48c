"""YAML files -> plain data, with the line of every field. The only module that reads YAML."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import yaml
from msgspec import Struct

Yaml = Any  # what YAML can hold: checked against the records, right after it is read

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Level = Literal["error", "warning"]


class Problem(Struct, frozen=True, order=True):
    """Something to mend in the content."""

    file: str
    line: int
    what: str
    mend: str
    level: Level = "error"

    def __str__(self) -> str:
        """Return `file:line: what: how to mend`, as compilers do."""
        return f"{self.file}:{self.line}: {self.level}: {self.what}: {self.mend}"


class Problems(list[Problem]):
    """What is wrong so far, and the ids of records that could not be read.

    The ids are kept so that what refers to such a record is not complained of as well.
    """

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        super().__init__()
        self.lost: set[str] = set()


def documents(path: Path, problems: Problems) -> Iterator[tuple[Yaml, dict[str, int]]]:
    """Yield each YAML document of a file as plain data, with the line of every field.

    A field is named as in `sections[0].text`; what cannot be read is added to `problems`.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(path.name, 1, f"cannot be read ({error})", "mend the file"))
        return
    try:
        loader = LOADER(text)
        while loader.check_node():
            node = loader.get_node()
            lines: dict[str, int] = {}
            yield _plain(loader, node, "", lines, path.name, problems), lines
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problems.append(Problem(path.name, line, f"not YAML ({error.reason})", "mend the YAML"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problems.append(Problem(path.name, line, f"not YAML ({error.problem})", "mend the YAML"))


def _plain(
    loader: Yaml, node: Yaml, field: str, lines: dict[str, int], file: str, problems: Problems
) -> Yaml:
    """Return what a YAML node holds, noting the line of each field in `lines`."""
    lines[field] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Yaml] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in result:
                line = key_node.start_mark.line + 1
                problems.append(Problem(file, line, f'"{key}" stands twice', "keep one of them"))
            name = f"{field}.{key}" if field else key
            result[key] = _plain(loader, value_node, name, lines, file, problems)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(loader, item, f"{field}[{index}]", lines, file, problems)
            for index, item in enumerate(node.value)
        ]
    if getattr(node, "style", None) in ("|", ">"):
        lines[field] += 1  # the text of a block begins on the line after its indicator
    try:
        return loader.construct_object(node)
    except ValueError:  # looks like a date and is none: the schema says so, with its field
        return node.value
