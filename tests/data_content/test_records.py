"""Every record of data/ is as it was last meant to be.

A word taken out of a rule, an hour of a line or a year of a work changes what readers are told, and
no rule of ours can know that it is wrong. Statements of pages are signed; all else has a mark in
tests/golden/data_records.txt. After a change that is meant: `pytest --update-golden`.
"""

from collections.abc import Iterator
from hashlib import sha256

import msgspec
from support import DATA, Golden

from heroininfo.content.numbers import read_rules
from heroininfo.content.parse import Content
from heroininfo.content.review import read_wording
from heroininfo.content.yaml import load
from heroininfo.model import Topic


def mark(record: object) -> str:
    """Return what stands for all that a record holds."""
    return sha256(msgspec.json.encode(record)).hexdigest()[:12]


def searched(content: Content) -> Iterator[tuple[str, object]]:
    """Yield how readers ask, with how many ways there are."""
    asked, rules = content.asked.record, content.rules.record
    for topic, sections in asked.asked.items():
        yield f"asked.yaml {topic} {sum(map(len, sections.values()))}", sections
    words = {**asked.gaps, **rules.words, "wanted": rules.wanted, "right": rules.right}
    yield from ((f"words for {name} {len(found)}", found) for name, found in words.items())
    yield "rules.yaml leads", rules.leads
    for rule in rules.rules:
        counts = len(rule.match), len(rule.alike), len(rule.unless)
        yield f"rules.yaml {rule.id} {counts}", rule


def frame(topic: Topic) -> object:
    """Return what a page has around its statements, which are signed: names, headings, links."""
    names = topic.title, topic.about, topic.also, topic.group, topic.reviewer
    sections = [(s.id, s.heading, s.urgency, s.only) for s in topic.sections]
    signs = [(s.name, s.term, s.when, s.only) for part in topic.sections for s in part.symptoms]
    rows = [(course.name, course.also) for part in topic.sections for course in part.courses]
    walk = topic.check_in
    asked = [
        (question.id, question.help, question.call, question.topic, question.countries)
        for question in ((*walk.red_flags, *walk.risks) if walk else ())
    ]
    return names, topic.call, topic.lead, topic.see, sections, signs, rows, asked


def records(content: Content) -> Iterator[tuple[str, object]]:
    """Yield every record of the data folder by its file and name."""
    yield from ((f"topics.yaml {group['group']}", group) for group in load(DATA / "topics.yaml"))
    yield from ((f"{topic.file} around it", frame(topic.record)) for topic in content.topics)
    yield from ((f"sources.yaml {one.record.id}", one.record) for one in content.sources)
    yield from ((f"helplines.yaml {one.record.id}", one.record) for one in content.helplines)
    yield from ((f"countries.yaml {one.record.code}", one.record) for one in content.countries)
    yield from searched(content)
    wording, numbers = read_wording(DATA / "checks" / "wording.yaml"), read_rules(DATA)
    yield from ((f"wording.yaml {rule.id}", rule) for rule in wording)
    yield from ((f"unknown {one.country} {one.number}", one) for one in numbers.unknown)
    yield from ((f"shared {one.number}", one) for one in numbers.shared)
    yield from ((f"dead {one.country} {one.number}", one) for one in numbers.dead)


def test_every_record_is_as_it_was_meant(real_content: Content, golden: Golden) -> None:
    """One line each, so that a difference says which."""
    golden("data_records", "".join(f"{mark(r)} {name}\n" for name, r in records(real_content)))
