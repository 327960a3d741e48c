"""YAML files -> records. Every problem is named by file, line and field, all in one run.

Imported only where YAML is read: when the library is built, and by `heroininfo check`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from heroininfo.content.yaml import Level, Problem, Problems, Yaml, documents
from heroininfo.course import course_problems
from heroininfo.errors import HeroininfoError
from heroininfo.model import (
    CheckIn,
    Country,
    Helpline,
    QuestionRule,
    Section,
    Source,
    Statement,
    Topic,
    name_key,
)

Parse = Callable[[str, str], list[list[dict[str, Yaml]]]]
RecordType = TypeVar("RecordType", Topic, Source, Helpline, Country, QuestionRule)

CITATION = re.compile(r"\[(@[^\[\]]*)\]")
ADVICE = ("looks", "helps", "watch", "today", "after")
"""The fields of a check-in that are lists of statements."""


class Located(Struct, Generic[RecordType], frozen=True):
    """A record, and the line of the file that each of its fields stands on."""

    record: RecordType
    file: str
    lines: dict[str, int]

    def line(self, field: str = "") -> int:
        """Return the line of a field such as `sections[0].text[1]`, or of what holds it."""
        while field and field not in self.lines:
            field = field[: max(field.rfind("."), field.rfind("["), 0)]
        return self.lines[field]

    def problem(self, field: str, what: str, mend: str, level: Level = "error") -> Problem:
        """Return a problem on the line of a field."""
        return Problem(self.file, self.line(field), what, mend, level)


class Content(Struct, frozen=True):
    """All that the data folder says, and what is wrong with it."""

    topics: tuple[Located[Topic], ...]
    sources: tuple[Located[Source], ...]
    helplines: tuple[Located[Helpline], ...]
    countries: tuple[Located[Country], ...]
    questions: tuple[Located[QuestionRule], ...]
    problems: tuple[Problem, ...]

    def require_sound(self) -> "Content":
        """Return itself; raise HeroininfoError naming every problem where there is one."""
        if self.problems:
            raise HeroininfoError(
                "the content has problems:\n" + "\n".join(map(str, self.problems)),
                "Mend them, then run: heroininfo check",
            )
        return self


def read_folder(folder: Path) -> Content:
    """Read topics, sources, helplines and countries from a `data` folder, and check them."""
    problems = Problems()
    topics = read_topics(folder / "topics.yaml", problems)
    content = Content(
        topics=tuple(topics),
        sources=tuple(_read_records(folder / "sources.yaml", Source, problems)),
        helplines=tuple(_read_records(folder / "helplines.yaml", Helpline, problems)),
        countries=tuple(_read_records(folder / "countries.yaml", Country, problems)),
        questions=tuple(_read_records(folder / "questions.yaml", QuestionRule, problems)),
        problems=(),
    )
    problems.extend(check_links(content, problems.lost))
    return msgspec.structs.replace(content, problems=tuple(sorted(problems)))


def read_topics(path: Path, problems: Problems) -> Iterator[Located[Topic]]:
    """Yield the topics of a file, one YAML document each; add what is wrong to `problems`."""
    for data, lines in documents(path, problems):
        yield from _convert(
            path.name, _parse_topic(path.name, data, lines, problems), lines, Topic, problems
        )


def check_links(content: Content, lost: AbstractSet[str] = frozenset()) -> Iterator[Problem]:
    """Yield what does not fit together: ids, names, citations, sources and `see`.

    `lost`: ids of records that could not be read, which others may still name.
    """
    for records in (content.topics, content.sources, content.helplines, content.questions):
        yield from _repeated(records)
    yield from _shared_names(content.topics)
    topics = {topic.record.id for topic in content.topics} | lost
    sources = {source.record.id for source in content.sources} | lost
    used: set[str] = set()
    for topic in content.topics:
        for other in topic.record.see:
            if other not in topics:
                yield topic.problem("see", f'no topic called "{other}"', "name a topic, or none")
        for field, cite in citations(topic.record):
            used.update(cite)
            for missing in (source for source in cite if source not in sources):
                yield topic.problem(
                    field, f'no source called "{missing}"', "add it to sources.yaml, or mend the id"
                )
        yield from _section_problems(topic)
        yield from _check_in_problems(topic, topics)
    for rule in content.questions:
        yield from _rule_problems(rule, topics)
    for located in content.sources:
        if located.record.id not in used and not lost:
            what = f'"{located.record.id}" is not cited'
            yield located.problem("", what, "cite it, or take it out")


def _rule_problems(rule: Located[QuestionRule], topics: set[str]) -> Iterator[Problem]:
    """Yield a pattern that does not compile, and safe pages that do not exist."""
    try:
        re.compile(rule.record.match)
    except re.error as error:
        yield rule.problem("match", f"not a regular expression ({error})", "mend the pattern")
    for topic in rule.record.topics:
        if topic not in topics:
            yield rule.problem("topics", f'no topic called "{topic}"', "name a topic")


def _shared_names(topics: Iterable[Located[Topic]]) -> Iterator[Problem]:
    """Yield names that lead to two topics."""
    owners: dict[str, str] = {}
    for topic in topics:
        for name in (topic.record.id, *topic.record.also):
            owner = owners.setdefault(name_key(name), topic.record.id)
            if owner != topic.record.id:
                what = f'"{name}" already leads to {owner}'
                yield topic.problem("also", what, "give the name to one topic only")


def _section_problems(topic: Located[Topic]) -> Iterator[Problem]:
    """Yield sections without content, and sections that share an id."""
    for index, section in enumerate(topic.record.sections):
        for number, course in enumerate(section.courses):
            for what in course_problems(course):
                field = f"sections[{index}].courses[{number}]"
                yield topic.problem(field, f"{course.name}: {what}", "mend the times")
        parts = (section.text, section.list, section.steps, section.symptoms, section.courses)
        if not any(parts):
            what = f'section "{section.id}" is empty'
            yield topic.problem(f"sections[{index}]", what, "add text, a list, steps or symptoms")
    for section_id, count in Counter(s.id for s in topic.record.sections).items():
        if count > 1:
            what = f'{count} sections are called "{section_id}"'
            yield topic.problem("sections", what, "give each its own id")


def _check_in_problems(topic: Located[Topic], topics: set[str]) -> Iterator[Problem]:
    """Yield questions that share an id, and pages that they lead to but do not exist."""
    walk = topic.record.check_in
    seen: set[str] = set()
    for question in (*walk.red_flags, *walk.risks) if walk else ():
        if question.id in seen:
            what = f'two questions are called "{question.id}"'
            yield topic.problem("check_in", what, "give each its own id")
        seen.add(question.id)
        if question.topic and question.topic not in topics:
            what = f'no topic called "{question.topic}"'
            yield topic.problem("check_in", what, "name a topic, or none")


def statements(topic: Topic) -> Iterator[tuple[str, Statement]]:
    """Yield every statement of a topic but its symptoms, with the field that holds it."""
    for index, statement in enumerate(topic.message):
        yield f"message[0][{index}]", statement
    for number, section in enumerate(topic.sections):
        yield from _section_statements(section, f"sections[{number}]")
    if topic.check_in:
        yield from _check_in_statements(topic.check_in)


def _section_statements(section: Section, base: str) -> Iterator[tuple[str, Statement]]:
    """Yield every statement of a section, with the field that holds it."""
    for paragraph_index, paragraph in enumerate(section.text):
        for index, statement in enumerate(paragraph):
            yield f"{base}.text[{paragraph_index}][{index}]", statement
    for name, items in (("list", section.list), ("steps", section.steps)):
        for index, statement in enumerate(items):
            yield f"{base}.{name}[{index}]", statement
    for index, course in enumerate(section.courses):
        for name, said in (("then", course.then), ("unknown", course.unknown)):
            if said:
                yield f"{base}.courses[{index}].{name}", said


def _check_in_statements(walk: CheckIn) -> Iterator[tuple[str, Statement]]:
    """Yield what a check-in asks and says, with the field that holds it."""
    for name, questions in (("red_flags", walk.red_flags), ("risks", walk.risks)):
        for index, question in enumerate(questions):
            yield f"check_in.{name}[{index}].ask", question.ask
            for place, statement in enumerate(question.do):
                yield f"check_in.{name}[{index}].do[{place}]", statement
    for name in ADVICE:
        for index, statement in enumerate(getattr(walk, name)):
            yield f"check_in.{name}[{index}]", statement


def citations(topic: Topic) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the source ids of every statement and symptom, with the field that holds them."""
    for field, statement in statements(topic):
        yield field, statement.cite
    for number, section in enumerate(topic.sections):
        for index, symptom in enumerate(section.symptoms):
            yield f"sections[{number}].symptoms[{index}]", symptom.cite
        for index, course in enumerate(section.courses):
            for times in filter(None, (course.starts, course.worst, course.eases)):
                yield f"sections[{number}].courses[{index}]", times.cite


def _parse_topic(file: str, data: Yaml, lines: dict[str, int], problems: Problems) -> Yaml:
    """Return a topic's data with its cited text taken apart into statements."""
    if not isinstance(data, dict):
        return data

    def parse(text: str, field: str) -> list[list[dict[str, Yaml]]]:
        return parse_text(text, file, field, lines, problems)

    if isinstance(data.get("message"), str):
        paragraphs = parse(data["message"], "message")
        data["message"] = [statement for paragraph in paragraphs for statement in paragraph]
    for index, section in enumerate(_listed(data, "sections")):
        if isinstance(section, dict):
            base = f"sections[{index}]"
            if isinstance(section.get("text"), str):
                section["text"] = parse(section["text"], f"{base}.text")
            _parse_items(section, ("list", "steps"), base, parse)
            for number, course in enumerate(_listed(section, "courses")):
                _parse_one(course, ("then", "unknown"), f"{base}.courses[{number}]", parse)
    _parse_check_in(data.get("check_in"), parse)
    return data


def _listed(data: dict[str, Yaml], name: str) -> list[Yaml]:
    """Return a list that a record holds; empty where it holds something else."""
    value = data.get(name)
    return value if isinstance(value, list) else []


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
                _joined(parse(item, f"{base}.{name}[{i}]")) if isinstance(item, str) else item
                for i, item in enumerate(data[name])
            ]


def _parse_one(data: Yaml, names: Iterable[str], base: str, parse: Parse) -> None:
    """Take the cited texts with these names apart, in place."""
    for name in names if isinstance(data, dict) else ():
        if isinstance(data.get(name), str):
            data[name] = _joined(parse(data[name], f"{base}.{name}"))


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
            cite = [part.strip().removeprefix("@") for part in citation[1].split(";")]
            place = begin + len(text[begin:]) - len(text[begin:].lstrip())
            lines[f"{field}[{len(paragraphs)}][{len(paragraph)}]"] = first + text.count(
                "\n", 0, place
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


def _joined(paragraphs: list[list[dict[str, Yaml]]]) -> dict[str, Yaml]:
    """Return an item of a list as one statement that cites all its sources."""
    parts = [part for paragraph in paragraphs for part in paragraph]
    cite = dict.fromkeys(source for part in parts for source in part["cite"])
    return {"text": " ".join(part["text"] for part in parts), "cite": list(cite)}


def _read_records(
    path: Path, record_type: type[RecordType], problems: Problems
) -> Iterator[Located[RecordType]]:
    """Yield the records of a file that is one YAML list."""
    for data, lines in documents(path, problems):
        if not isinstance(data, list):
            problems.append(Problem(path.name, 1, "not a list", "begin each record with -"))
            continue
        for index, item in enumerate(data):
            base = f"[{index}]"
            own = {
                field.removeprefix(base).removeprefix("."): line
                for field, line in lines.items()
                if field == base or field.startswith((base + ".", base + "["))
            }
            yield from _convert(path.name, item, own, record_type, problems)


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
        problems.lost.add(str(data.get("id")) if isinstance(data, dict) else "")
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
        mend = "see docs/add-a-topic.md for the format"
        problems.append(Problem(file, line, f"{field or name or 'record'}: {reason}", mend))
        return True
    return False


def _repeated(records: Iterable[Located[Any]]) -> Iterator[Problem]:
    """Yield a problem for each record whose id another already has."""
    seen: dict[str, int] = {}
    for located in records:
        first = seen.setdefault(located.record.id, located.line())
        if first != located.line():
            what = f'"{located.record.id}" is already the id on line {first}'
            yield located.problem("", what, "give it an id of its own")


def _short(text: str, length: int = 60) -> str:
    """Return the beginning of a text, for messages."""
    return text if len(text) <= length else text[: length - 3].rstrip() + "..."
