"""YAML files -> plain data, with the line of every field. The only module that reads YAML.

Whatever a file holds, reading it ends soon and in little memory: files, texts, depth and the number
of fields are limited, and an alias, which could stand for millions of them, is refused.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from heroininfo.content.located import Problem, Problems
from heroininfo.errors import HeroininfoError
from heroininfo.files import read_file
from heroininfo.printable import one_line, printable

Yaml = Any  # what YAML can hold: checked against the records, right after it is read

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST = 1_000_000
"""Bytes of a file; the largest has half of it."""
LARGEST_FOLDER = 4_000_000
"""Bytes of all the files of a folder."""
DEEPEST = 20
"""Levels of lists and fields within each other."""
MOST_FIELDS = 40_000
"""Fields and items of a file; the largest has a third of it."""
LONGEST_TEXT = 10_000
"""Characters of one text."""
LONGEST_NUMBER = 40
"""Characters of what may be a number or a date; what is longer is text."""


class LimitError(HeroininfoError):
    """Something in a file that is too large, too deep, or cannot be followed."""

    def __init__(self, what: str, fix: str, line: int) -> None:
        """Keep what it is, how to fix it, and the line it stands on."""
        super().__init__(what, fix)
        self.line = line


def documents(path: Path, file: str, problems: Problems) -> Iterator[tuple[Yaml, dict[str, int]]]:
    """Yield each YAML document of a file as plain data, with the line of every field.

    `file` is how problems name it. A field is named as in `sections[0].text`; what cannot
    be read is added to `problems`.
    """
    try:
        text = read_text(path, problems)
        _check_depth(text)
        loader = LOADER(text)
        while loader.check_node():
            reader = _Reader(loader, file, problems)
            yield reader.plain(loader.get_node(), ""), reader.lines
    except LimitError as error:
        problems.append(Problem(file, error.line, error.message, error.hint))
    except HeroininfoError as error:
        problems.append(Problem(file, 1, error.message, error.hint))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problems.append(Problem(file, line, f"not YAML ({error.reason})", "fix the YAML"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        what = f"not YAML ({one_line(str(error.problem))})"
        problems.append(Problem(file, line, what, "fix the YAML"))


def _check_depth(text: str) -> None:
    """Raise LimitError where lists and fields lie too deep within each other.

    Before any node is made: making them nests calls, and in C these overflow the stack.
    """
    depth = 0
    for event in yaml.parse(text, LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise LimitError(f"more than {DEEPEST} levels deep", "take it apart", line)


def read_text(path: Path, problems: Problems) -> str:
    """Return the text of a file of the data folder.

    Raises HeroininfoError where it is no file, too large or no text, alone or with the others.
    """
    content = read_file(path, LARGEST)
    problems.bytes_read += len(content)
    if problems.bytes_read > LARGEST_FOLDER:
        what = f"too large (the folder has more than {LARGEST_FOLDER // 1_000_000} MB)"
        raise HeroininfoError(what, "take files out")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise HeroininfoError(f"cannot be read ({error})", "save it as UTF-8") from error


def load(path: Path) -> Yaml:
    """Return the one document of a file; raise HeroininfoError where it cannot be read."""
    problems = Problems()
    found = [data for data, _ in documents(path, path.name, problems)]
    if problems:
        raise HeroininfoError(f"line {problems[0].line}: {problems[0].what}", problems[0].fix)
    return found[0] if found else None


class _Reader:
    """Makes plain data of the nodes of one document, and notes the line of each field."""

    def __init__(self, loader: Yaml, file: str, problems: Problems) -> None:
        """Read nodes that `loader` made of `file`."""
        self._loader, self._file, self._problems = loader, file, problems
        self._seen: set[int] = set()
        self.lines: dict[str, int] = {}

    def plain(self, node: Yaml, field: str) -> Yaml:
        """Return what a node holds."""
        line = node.start_mark.line + 1
        self.lines[field] = line
        if id(node) in self._seen:
            raise LimitError("an alias (*)", "write out what it stands for", line)
        self._seen.add(id(node))
        if len(self._seen) > MOST_FIELDS:
            raise LimitError(f"more than {MOST_FIELDS} fields", "take the file apart", line)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, field)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, f"{field}[{i}]") for i, item in enumerate(node.value)]
        return self._scalar(node, field, line)

    def _mapping(self, node: Yaml, field: str) -> dict[str, Yaml]:
        """Return the fields of a mapping by name."""
        result: dict[str, Yaml] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise LimitError("a field whose name is no word", "name it with a word", line)
            key = str(key_node.value)
            self._check_text(key, line)
            if key in result:
                self._problem(line, f'"{key}" stands twice', "keep one of them")
            name = f"{field}.{key}" if field else key
            result[key] = self.plain(value_node, name)
        return result

    def _scalar(self, node: Yaml, field: str, line: int) -> Yaml:
        """Return a text, number, date or truth value."""
        text: str = node.value
        if node.style in ("|", ">"):
            self.lines[field] += 1  # the text of a block begins on the line after its indicator
        self._check_text(text, line)
        if not node.tag.endswith(":str") and len(text) > LONGEST_NUMBER:
            return text
        try:
            return self._loader.construct_object(node)
        except (ValueError, KeyError, AttributeError, TypeError):
            return text  # looks like a date or number and is none: the schema says so

    def _check_text(self, text: str, line: int) -> None:
        """Refuse a text that is too long; note characters that would drive a terminal."""
        if len(text) > LONGEST_TEXT:
            what = f"a text of more than {LONGEST_TEXT} characters"
            raise LimitError(what, "take it apart", line)
        if printable(text) != text:
            odd = sorted({f"U+{ord(c):04X}" for c in text if printable(c) != c})
            what = f"characters that are not printed: {' '.join(odd[:5])}"
            self._problem(line, what, "take them out")

    def _problem(self, line: int, what: str, fix: str) -> None:
        """Add to what is wrong with the file."""
        self._problems.append(Problem(self._file, line, what, fix))
