"""Editorial checks on records: wording, reading grade, lengths, dates, and what could do harm.

Structure (schema, ids, citations, sources) is checked in `content`, which also stops the build.
The limits and their reasons are in docs/editorial-policy.md.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from heroininfo.content import reading
from heroininfo.content.located import Level, Located, Problem
from heroininfo.content.parse import Content
from heroininfo.content.patience import at_most
from heroininfo.content.yaml import load
from heroininfo.errors import HeroininfoError
from heroininfo.model import CRISIS_PLACEHOLDER, PLACEHOLDER, Helpline, Topic, WordingRule
from heroininfo.walk import Passage, walk

GRADE = 6.0
GRADE_OF = {"overdose": 5.0}
LONGEST_SENTENCE = 25  # words
PARAGRAPH, PARAGRAPH_LIMIT = 3, 5  # sentences
ITEMS, ITEMS_LIMIT = 7, 10
ITEM_SENTENCES = {"list": 2, "steps": 3}
PAGE_WORDS = (200, 800)
REVIEW_EVERY = timedelta(days=365)
SEEN_LIMIT = timedelta(days=730)

PATIENCE = 3.0  # seconds for the wording of one page; it takes a hundredth of that
BAD_PATTERN = (re.error, OverflowError, RecursionError)
"""What comes of a pattern that is none, or that is too large to be one."""
ALLOWED = re.compile(r"[A-Za-z0-9 .,;:'\"()?/%&+-]")
ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*\b")
KNOWN_ABBREVIATIONS = {"US", "UK", "CPR", "HIV", "AIDS", "NHS", "TV", "ID"}
PHONE = re.compile(r"\b(?:\d[ -]?){7,}\b|\b(?:911|999|112|000|111|988|116 \d{3})\b")
DOSE = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|micrograms?|milligrams?|ml|millilit\w+|grams?|tablets?|pills?)\b",
    re.IGNORECASE,
)
LOST_TOLERANCE = {"detox", "return-to-use", "recovery", "withdrawal"}
NALOXONE_ONLY = re.compile(
    r"narcan|nyxoid|prenoxad|kloxxado|reverses?\b|nasal spray", re.IGNORECASE
)
NALTREXONE_ONLY = re.compile(r"vivitrol|revia\b|nalorex", re.IGNORECASE)


def review(content: Content, wording: Sequence[WordingRule], today: date) -> Iterator[Problem]:
    """Yield every editorial problem of the content, as it stands on `today`."""
    rules = [(rule, re.compile(rule.match, re.IGNORECASE)) for rule in wording]
    for topic in content.topics:
        with at_most(PATIENCE, f"checks/wording.yaml: a pattern, on {topic.file},"):
            found = list(_wording(topic, rules))
        yield from found
        yield from _safety(topic)
        yield from _lengths(topic)
        yield from _abbreviations(topic)
        yield from _grade(topic)
        yield from _review_date(topic, today)
    for source in content.sources:
        if source.record.date != "undated" and source.record.date > today.isoformat():
            what = "the date is in the future"
            yield source.problem("date", what, "give the date that the work shows")
    for helpline in content.helplines:
        yield from _seen(helpline, today)


def read_wording(path: Path) -> list[WordingRule]:
    """Return the wording rules of a file; raise HeroininfoError where it cannot be used."""
    try:
        wording = msgspec.convert(load(path), list[WordingRule], strict=False)
        for pattern in (pattern for rule in wording for pattern in (rule.match, *rule.allow)):
            re.compile(pattern)
    except (HeroininfoError, msgspec.ValidationError, *BAD_PATTERN) as error:
        raise HeroininfoError(f"{path}: no wording rules ({error}).", "Fix the file.") from error
    return wording


def page_texts(topic: Topic) -> list[str]:
    """Return the running text of a page: message, paragraphs and list items, as read aloud."""
    texts: list[str] = []
    before = ""
    for passage in _read_aloud(topic):
        paragraph = passage.field.rpartition("[")[0] if passage.role in ("message", "text") else ""
        if paragraph and paragraph == before:
            texts[-1] += f" {passage.text}"
        else:
            texts.append(passage.text)
        before = paragraph
    return [topic.about, *map(_with_numbers, texts)]


def _with_numbers(text: str) -> str:
    """Return a text with a number in the place of each placeholder, as readers see it."""
    return text.replace(PLACEHOLDER, "911").replace(CRISIS_PLACEHOLDER, "988")


def _read_aloud(topic: Topic) -> Iterator[Passage]:
    """Yield the passages of a page that are sentences, those of its check-in left out."""
    roles = ("message", "text", "cell", "list", "steps", "times", "course")
    yield from (passage for passage in walk(topic) if passage.role in roles)


def measure(topic: Topic) -> reading.Reading:
    """Return the reading measures of a page."""
    return reading.measure(page_texts(topic))


def _printed(topic: Topic) -> Iterator[tuple[str, str]]:
    """Yield every text of a page that is printed, with its field."""
    yield "title", topic.title
    yield "about", topic.about
    for number, section in enumerate(topic.sections):
        yield f"sections[{number}].heading", section.heading
        for index, symptom in enumerate(section.symptoms):
            yield f"sections[{number}].symptoms[{index}]", symptom.when
    for passage in walk(topic):
        yield passage.field, passage.text


def _wording(
    topic: Located[Topic], rules: list[tuple[WordingRule, re.Pattern[str]]]
) -> Iterator[Problem]:
    """Yield words that we do not use, and characters that a terminal may not show."""
    for field, text in _printed(topic.record):
        if odd := set(ALLOWED.sub("", _with_numbers(text))):
            what = f"characters not allowed: {' '.join(sorted(odd))}"
            yield topic.problem(field, what, "use plain letters, digits and punctuation")
        for rule, pattern in rules:
            bare = text
            for allowed in rule.allow:
                bare = re.sub(allowed, " ", bare, flags=re.IGNORECASE)
            found = pattern.search(bare)
            if found and topic.record.id not in rule.topics:
                what, fix = f'"{found[0]}" ({rule.why})', f"say: {' / '.join(rule.prefer)}"
                level: Level = "error" if rule.severity == "error" else "warning"
                yield topic.problem(field, what, fix, level)


def _safety(topic: Located[Topic]) -> Iterator[Problem]:
    """Yield doses, typed numbers, swapped medicines, and a missing lost-tolerance warning."""
    for passage in walk(topic.record):
        field, text = passage.field, passage.text
        if found := DOSE.search(text):
            yield topic.problem(field, f'a dose: "{found[0]}"', "take it out")
        if found := PHONE.search(text):
            either = f"{PLACEHOLDER} or {CRISIS_PLACEHOLDER}"
            fix = f"write {either}, or name the line: numbers live in helplines.yaml"
            yield topic.problem(field, f'a telephone number: "{found[0]}"', fix)
        fix = "naloxone reverses overdose; naltrexone is a treatment"
        names = set(re.findall(r"naloxone|naltrexone", text.lower()))
        if names == {"naltrexone"} and NALOXONE_ONLY.search(text):
            yield topic.problem(field, "naltrexone where naloxone may be meant", fix)
        if names == {"naloxone"} and NALTREXONE_ONLY.search(text):
            yield topic.problem(field, "naloxone where naltrexone may be meant", fix)
    warned = any(map(_warns_of_lost_tolerance, page_texts(topic.record)))
    if topic.record.id in LOST_TOLERANCE and not warned:
        fix = "say that after a break a usual amount can kill"
        yield topic.problem("sections", "no warning of lost tolerance", fix)


def _warns_of_lost_tolerance(text: str) -> bool:
    """Return whether a paragraph says that tolerance falls and that this can kill."""
    return bool(
        re.search(r"tolerance|used to (?:handle|take|use)", text, re.IGNORECASE)
        and re.search(r"overdose|kill|die|death", text, re.IGNORECASE)
    )


def _lengths(topic: Located[Topic]) -> Iterator[Problem]:
    """Yield sentences, paragraphs, lists and pages that are too long."""
    for passage in walk(topic.record):
        field = passage.field
        for sentence in reading.sentences(passage.text):
            count, limit = len(reading.words(sentence)), LONGEST_SENTENCE
            yield from _too_many(topic, field, count, "words in a sentence", limit, limit)
    for number, section in enumerate(topic.record.sections):
        base = f"sections[{number}]"
        for index, paragraph in enumerate(section.text):
            count = sum(len(reading.sentences(s.text)) for s in paragraph)
            field, what = f"{base}.text[{index}][0]", "sentences in a paragraph"
            yield from _too_many(topic, field, count, what, PARAGRAPH, PARAGRAPH_LIMIT)
        for name, items, target in (
            ("list", section.list, ITEMS),
            ("steps", section.steps, ITEMS_LIMIT),
        ):
            field, limit = f"{base}.{name}", ITEM_SENTENCES[name]
            yield from _too_many(topic, field, len(items), "items in one list", target, ITEMS_LIMIT)
            for index, item in enumerate(items):
                count = len(reading.sentences(item.text))
                where, what = f"{field}[{index}]", "sentences in one item"
                yield from _too_many(topic, where, count, what, limit, limit)
    count = sum(len(reading.words(text)) for text in page_texts(topic.record))
    if not PAGE_WORDS[0] <= count <= PAGE_WORDS[1]:
        fix = "a page has {} to {}".format(*PAGE_WORDS)
        yield topic.problem("", f"{count} words on the page", fix, "warning")


def _too_many(
    topic: Located[Topic], field: str, count: int, what: str, target: int, limit: int
) -> Iterator[Problem]:
    """Yield a warning above the target, an error above the limit."""
    if count > target:
        level: Level = "error" if count > limit else "warning"
        yield topic.problem(field, f"{count} {what}", f"make it {target} or fewer", level)


def _abbreviations(topic: Located[Topic]) -> Iterator[Problem]:
    """Yield abbreviations that the page uses before it explains them."""
    known = set(KNOWN_ABBREVIATIONS)
    for field, text in _printed(topic.record):
        for found in ABBREVIATION.finditer(text):
            name = found[0]
            explained = f"({name})" in text or text[found.end() :].startswith(" (")
            if name not in known and not explained:
                fix = "write it out at its first use on the page"
                yield topic.problem(field, f'"{name}" is not explained', fix)
            known.add(name)


def _grade(topic: Located[Topic]) -> Iterator[Problem]:
    """Yield a problem where the page is harder to read than it may be."""
    target = GRADE_OF.get(topic.record.id, GRADE)
    grade = measure(topic.record).grade
    if grade is not None and grade > target:
        fix = f"make it {target} or lower: shorter sentences, shorter words"
        yield topic.problem("", f"reading grade {grade:.2f}", fix)


def _review_date(topic: Located[Topic], today: date) -> Iterator[Problem]:
    """Yield a review date in the future, or one that is long past."""
    reviewed = topic.record.reviewed
    if reviewed > today:
        yield topic.problem("reviewed", "reviewed in the future", "give the day it was checked")
    elif today - reviewed > REVIEW_EVERY:
        fix = "check the page against its sources again"
        yield topic.problem("reviewed", f"last reviewed {reviewed}", fix, "warning")


def _seen(helpline: Located[Helpline], today: date) -> Iterator[Problem]:
    """Yield a date of reading in the future, or one that is long past."""
    seen = helpline.record.seen
    if seen == "undated":
        return
    if seen > today.isoformat():
        yield helpline.problem("seen", f"read in the future ({seen})", "give the page's date")
    elif seen < (today - SEEN_LIMIT).isoformat()[: len(seen)]:
        fix = "read the operator's page again"
        yield helpline.problem("seen", f"read long ago ({seen})", fix, "warning")
