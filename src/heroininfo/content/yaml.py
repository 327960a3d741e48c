"""YAML files -> plain data, with the line of every field. The only module that reads YAML."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from heroininfo.content.located import Problem, Problems

Yaml = Any  # what YAML can hold: checked against the records, right after it is read

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(path: Path) -> Yaml:
    """Return what a file of one document holds; raises OSError or yaml.YAMLError."""
    return yaml.load(path.read_bytes(), Loader=LOADER)  # noqa: S506 - the safe loader, in C


def documents(path: Path, file: str, problems: Problems) -> Iterator[tuple[Yaml, dict[str, int]]]:
    """Yield each YAML document of a file as plain data, with the line of every field.

    `file` is how problems name it. A field is named as in `sections[0].text`; what cannot
    be read is added to `problems`.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(file, 1, f"cannot be read ({error})", "fix the file"))
        return
    try:
        loader = LOADER(text)
        while loader.check_node():
            node = loader.get_node()
            lines: dict[str, int] = {}
            yield _plain(loader, node, "", lines, file, problems), lines
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problems.append(Problem(file, line, f"not YAML ({error.reason})", "fix the YAML"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problems.append(Problem(file, line, f"not YAML ({error.problem})", "fix the YAML"))


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
