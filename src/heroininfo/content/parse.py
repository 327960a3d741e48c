"""YAML files -> records. Every problem is named by file, line and field, all in one run.

Imported only where YAML is read: when the library is built, and by `heroininfo check`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from heroininfo.content.links import check_links
from heroininfo.content.located import ASKED, RULES, Located, Problem, Problems, RecordType, line_of
from heroininfo.content.signing import Reading, read_record, unread
from heroininfo.content.yaml import Yaml, documents
from heroininfo.errors import HeroininfoError
from heroininfo.model import (
    Asked,
    Country,
    Group,
    Helpline,
    QuestionRules,
    Section,
    Source,
    Topic,
)
from heroininfo.walk import ADVICE

Parse = Callable[[str, str], list[list[dict[str, Yaml]]]]

CITATION = re.compile(r"\[(@[^\[\]]*)\]")


class Content(Struct, frozen=True):
    """All that the data folder says, and what is wrong with it."""

    topics: tuple[Located[Topic], ...]
    """In reading order."""
    sources: tuple[Located[Source], ...]
    helplines: tuple[Located[Helpline], ...]
    countries: tuple[Located[Country], ...]
    rules: Located[QuestionRules]
    asked: Located[Asked]
    readings: list[Reading]
    """Which statements were held against their sources, when and by whom."""
    problems: tuple[Problem, ...]

    def require_sound(self) -> "Content":
        """Return itself; raise HeroininfoError naming every problem where there is one."""
        if self.problems:
            raise HeroininfoError(
                "the content has problems:\n" + "\n".join(map(str, self.problems)),
                "Fix them, then run: heroininfo check",
            )
        return self


def read_folder(folder: Path) -> Content:
    """Read a `data` folder, and check it."""
    problems = Problems()
    readings = read_record(folder, problems)
    topics = [
        structs.replace(
            t, record=structs.replace(t.record, changed=len(unread(t.record, readings)))
        )
        for t in read_topics(folder, problems)
    ]
    content = Content(
        topics=tuple(topics),
        sources=tuple(_read_records(folder, "sources.yaml", Source, problems)),
        helplines=tuple(_read_records(folder, "helplines.yaml", Helpline, problems)),
        countries=tuple(_read_records(folder, "countries.yaml", Country, problems)),
        rules=_read_whole(folder, RULES, QuestionRules(rules=()), problems),
        asked=_read_whole(folder, ASKED, Asked(gaps={}, asked={}), problems),
        readings=readings,
        problems=(),
    )
    problems.extend(check_links(content, problems.lost))
    return structs.replace(content, problems=tuple(sorted(problems)))


def read_topics(folder: Path, problems: Problems) -> Iterator[Located[Topic]]:
    """Yield the topics that the table of contents names, each from its own file.

    What is wrong is added to `problems`: a page without a place in the table among it.
    """
    listed: set[str] = set()
    for group in _read_one(folder, "topics.yaml", list[Group], problems) or ():
        for topic_id in group.topics:
            listed.add(topic_id)
            file = f"topics/{topic_id}.yaml"
            for data, lines in documents(folder / file, file, problems):
                found = _parse_topic(file, data, lines, problems)
                for topic in _convert(file, found, lines, Topic, problems):
                    if topic.record.id != topic_id:
                        what = f'the page calls itself "{topic.record.id}"'
                        problems.append(topic.problem("id", what, "name file and page alike"))
                    record = structs.replace(topic.record, group=group.group)
                    yield structs.replace(topic, record=record)
    for path in sorted((folder / "topics").glob("*.yaml")):
        if path.stem not in listed:
            fix = "name it there, in its group"
            what = "the page is not in topics.yaml"
            problems.append(Problem(f"topics/{path.name}", 1, what, fix))


def _read_whole(
    folder: Path, file: str, empty: RecordType, problems: Problems
) -> Located[RecordType]:
    """Return the record that a file of one document holds; an empty one where it cannot be read."""
    for data, lines in documents(folder / file, file, problems):
        for located in _convert(file, data, lines, type(empty), problems):
            return located
    return Located(empty, file, {"": 1})


def _read_one(folder: Path, file: str, kind: Any, problems: Problems) -> Any:
    """Return what a file of one document holds; None where it cannot be read."""
    for data, lines in documents(folder / file, file, problems):
        try:
            return msgspec.convert(data, kind)
        except msgspec.ValidationError as error:
            reason, _, where = str(error).partition(" - at `$")
            line = line_of(lines, where.rstrip("`").removeprefix("."))
            problems.append(Problem(file, line, reason, "see docs/add-a-topic.md for the format"))
    return None


def _parse_topic(file: str, data: Yaml, lines: dict[str, int], problems: Problems) -> Yaml:
    """Return a topic's data with its cited text taken apart into statements."""
    if not isinstance(data, dict):
        return data

    def parse(text: str, field: str) -> list[list[dict[str, Yaml]]]:
        return parse_text(text, file, field, lines, problems)

    if isinstance(data.get("message"), str):
        paragraphs = parse(data["message"], "message")
        data["message"] = [statement for paragraph in paragraphs for statement in paragraph]
    _parse_items(data, ("card", "needs"), "", parse)
    _parse_one(data, ("box",), "", parse)
    for index, section in enumerate(_listed(data, "sections")):
        if isinstance(section, dict):
            base = f"sections[{index}]"
            if isinstance(section.get("text"), str):
                section["text"] = parse(section["text"], f"{base}.text")
            _parse_items(section, ("list", "steps"), base, parse)
            _parse_table(section.get("table"), f"{base}.table", parse)
            for symptom in _listed(section, "symptoms"):
                _parse_cite(symptom)
            for number, course in enumerate(_listed(section, "courses")):
                _parse_one(course, ("then", "unknown"), f"{base}.courses[{number}]", parse)
                for part in ("starts", "worst", "eases") if isinstance(course, dict) else ():
                    _parse_cite(course.get(part))
    _parse_check_in(data.get("check_in"), parse)
    return data


def _listed(data: dict[str, Yaml], name: str) -> list[Yaml]:
    """Return a list that a record holds; empty where it holds something else."""
    value = data.get(name)
    return value if isinstance(value, list) else []


def _parse_table(data: Yaml, base: str, parse: Parse) -> None:
    """Take the cited cells of a table apart, in place."""
    for number, row in enumerate(_listed(data, "rows") if isinstance(data, dict) else ()):
        _parse_items(row, ("cells",), f"{base}.rows[{number}]", parse)


def _parse_check_in(data: Yaml, parse: Parse) -> None:
    """Take the cited texts of a check-in apart, in place."""
    if not isinstance(data, dict):
        return
    _parse_items(data, ADVICE, "check_in", parse)
    for name in ("red_flags", "risks"):
        for index, question in enumerate(_listed(data, name)):
            base = f"check_in.{name}[{index}]"
            _parse_one(question, ("ask",), base, parse)
            _parse_items(question, ("do",), base, parse)


def _parse_items(data: Yaml, names: Iterable[str], base: str, parse: Parse) -> None:
    """Take the cited items of the lists with these names apart, in place."""
    for name in names if isinstance(data, dict) else ():
        if isinstance(data.get(name), list):
            data[name] = [
                _parse_item(item, f"{base}.{name}[{index}]".lstrip("."), parse)
                for index, item in enumerate(data[name])
            ]


def _parse_item(item: Yaml, field: str, parse: Parse) -> Yaml:
    """Return a cited item, or one `{text, only}`, as a statement."""
    if isinstance(item, str):
        return _joined(parse(item, field))
    if isinstance(item, dict) and isinstance(item.get("text"), str):
        return {**item, **_joined(parse(item["text"], f"{field}.text"))}
    return item


def _parse_cite(item: Yaml) -> None:
    """Take the citations of a symptom or of times apart, in place: `id, part of the source`."""
    if isinstance(item, dict) and isinstance(item.get("cite"), list):
        item["cite"] = [parse_citation(c) if isinstance(c, str) else c for c in item["cite"]]


def _parse_one(data: Yaml, names: Iterable[str], base: str, parse: Parse) -> None:
    """Take the cited texts with these names apart, in place."""
    for name in names if isinstance(data, dict) else ():
        if isinstance(data.get(name), str):
            data[name] = _joined(parse(data[name], f"{base}.{name}".lstrip(".")))


def parse_text(
    text: str, file: str, field: str, lines: dict[str, int], problems: Problems
) -> list[list[dict[str, Yaml]]]:
    """Return paragraphs of statements, each `{text, cite}`; note lines, and uncited words.

    A blank line ends a paragraph. A citation, `[@id]` or `[@id; @id]`, ends a statement.
    """
    first = lines[field]
    paragraphs: list[list[dict[str, Yaml]]] = []
    for block in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        paragraph: list[dict[str, Yaml]] = []
        begin = block.start()
        for citation in CITATION.finditer(text, block.start(), block.end()):
            words = " ".join(text[begin : citation.start()].split())
            cite = [
                parse_citation(part.strip().removeprefix("@")) for part in citation[1].split(";")
            ]
            start = begin + len(text[begin:]) - len(text[begin:].lstrip())
            lines[f"{field}[{len(paragraphs)}][{len(paragraph)}]"] = first + text.count(
                "\n", 0, start
            )
            paragraph.append({"text": words, "cite": cite})
            begin = citation.end()
        rest = " ".join(text[begin : block.end()].split())
        if rest:
            line = first + text.count("\n", 0, begin + text[begin:].find(rest[0]))
            problems.append(
                Problem(
                    file,
                    line,
                    f'no source for "{_short(rest)}"',
                    "end the statement with [@source-id]",
                )
            )
        if paragraph:
            paragraphs.append(paragraph)
    return paragraphs


def parse_citation(text: str) -> dict[str, str]:
    """Return `id, part of the source` as a citation."""
    source, _, part = text.partition(",")
    return {"source": source.strip(), **({"part": part.strip()} if part.strip() else {})}


def _joined(paragraphs: list[list[dict[str, Yaml]]]) -> dict[str, Yaml]:
    """Return an item of a list as one statement that cites all its sources."""
    parts = [part for paragraph in paragraphs for part in paragraph]
    cite: list[dict[str, str]] = []
    for citation in (citation for part in parts for citation in part["cite"]):
        if citation not in cite:
            cite.append(citation)
    return {"text": " ".join(part["text"] for part in parts), "cite": cite}


def _read_records(
    folder: Path, file: str, record_type: type[RecordType], problems: Problems
) -> Iterator[Located[RecordType]]:
    """Yield the records of a file that is one YAML list."""
    for data, lines in documents(folder / file, file, problems):
        if not isinstance(data, list):
            problems.append(Problem(file, 1, "not a list", "begin each record with -"))
            continue
        own: list[dict[str, int]] = [{} for _ in data]
        for field, line in lines.items():
            if field:  # `[3].name` is the field `name` of the fourth record
                index, _, rest = field.removeprefix("[").partition("]")
                own[int(index)][rest.removeprefix(".")] = line
        for item, known in zip(data, own, strict=True):
            yield from _convert(file, item, known, record_type, problems)


def _convert(
    file: str,
    data: Yaml,
    lines: dict[str, int],
    record_type: type[RecordType],
    problems: Problems,
) -> Iterator[Located[RecordType]]:
    """Yield the record that the data describes; add what the schema refuses to `problems`."""
    refused = False
    if record_type is Topic and isinstance(data, dict):  # name what is wrong in every section
        for index, section in enumerate(_listed(data, "sections")):
            refused |= _refused(file, section, Section, f"sections[{index}]", lines, problems)
    if refused or _refused(file, data, record_type, "", lines, problems):
        problems.lost.add(str(data.get("id") or data.get("code")) if isinstance(data, dict) else "")
    else:
        yield Located(msgspec.convert(data, record_type), file, lines)


def _refused(
    file: str, data: Yaml, kind: type[Struct], base: str, lines: dict[str, int], problems: Problems
) -> bool:
    """Return whether the schema refuses the data, and add why to `problems`."""
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at `$")
        field = base + place.rstrip("`") if base else place.rstrip("`").removeprefix(".")
        unknown = re.match("Object contains unknown field `(.+)`", reason)
        named = ".".join(filter(None, (field, unknown[1] if unknown else "")))
        line = Located[Topic](data, file, lines).line(named)
        name = data.get("id") or data.get("code") if isinstance(data, dict) else None
        fix = "see docs/add-a-topic.md for the format"
        problems.append(Problem(file, line, f"{field or name or 'record'}: {reason}", fix))
        return True
    return False


def _short(text: str, length: int = 60) -> str:
    """Return the beginning of a text, for messages."""
    return text if len(text) <= length else text[: length - 3].rstrip() + "..."
