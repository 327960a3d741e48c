"""The records of the library: what a topic, a source and a helpline are made of.

Each class is at once the check on the YAML, the form stored in the library and the base of the
JSON output. All are frozen; unknown fields are refused.
"""

import re
import unicodedata
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Kind = Literal["crisis", "treatment", "overdose", "poison", "family", "youth", "locator"]
"""What a helpline does. People confuse them, and it matters."""

Identifier = Annotated[str, Meta(pattern=r"\A[a-z0-9][a-z0-9-]*\Z")]
Line = Annotated[str, Meta(min_length=1, pattern=r"\A\S[^\n]*\Z")]
"""One line of text that is not blank."""

EVERYWHERE = "ZZ"
"""Stands in the place of a country code for what serves all of them."""

KINDS: tuple[Kind, ...] = (
    "crisis",
    "treatment",
    "overdose",
    "poison",
    "family",
    "youth",
    "locator",
)


def name_key(name: str) -> str:
    """Return a name as names are compared: lower case, no accents, words parted by one space."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("'", ""))
    return " ".join(
        re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    )


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What every record has in common."""


class Statement(Record, frozen=True):
    """Words that one set of sources supports: the unit that is cited."""

    text: Line
    cite: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    """Ids of sources, best first."""


class Symptom(Record, frozen=True):
    """One entry of a symptom list: the plain name first."""

    name: Line
    cite: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    term: str = ""
    """The medical name, where it helps."""
    when: str = ""
    """A short label such as "early"; symptoms with the same label are shown together."""


class Times(Record, frozen=True):
    """When a part of withdrawal comes, in hours since last use: a range, as people differ."""

    usual: tuple[Annotated[float, Meta(ge=0)], Annotated[float, Meta(gt=0)]]
    """What most sources give. Begins with 0: "within"; both the same: "about"."""
    cite: Annotated[tuple[Identifier, ...], Meta(min_length=1)]
    at_most: float = 0
    """What some sources give; 0: none gives more."""
    by: str = ""
    """Who says so, where it is one service alone."""


class Course(Record, frozen=True):
    """How withdrawal from one kind of opioid goes: a row of the chart."""

    name: Line
    starts: Times | None = None
    worst: Times | None = None
    eases: Times | None = None
    """When its physical part is mostly over."""
    then: Statement | None = None
    """What can last for longer."""
    unknown: Statement | None = None
    """Why there are no times, where there are none."""


class Question(Record, frozen=True):
    """A yes or no question of the check-in, and what a yes leads to."""

    id: Identifier
    ask: Statement
    do: Annotated[tuple[Statement, ...], Meta(min_length=1)]
    """What to do when the answer is yes."""
    help: Literal["emergency", "today"]
    """How soon to get help when the answer is yes."""
    call: tuple[Kind, ...] = ()
    """The kinds of helpline that a yes leads to."""
    topic: Identifier | Literal[""] = ""
    """The page that a yes leads to."""
    countries: tuple[Annotated[str, Meta(pattern=r"\A[A-Z]{2}\Z")], ...] = ()
    """Where it is asked; empty: everywhere. Asked too where the country is not known."""


class CheckIn(Record, frozen=True):
    """The walk of `heroininfo check-in`. It also asks for the symptoms that the page lists."""

    red_flags: Annotated[tuple[Question, ...], Meta(min_length=1)]
    """Asked first, the most urgent first."""
    risks: tuple[Question, ...]
    """What makes withdrawal riskier."""
    looks: Annotated[tuple[Statement, ...], Meta(min_length=1)]
    """What the signs that the page lists can and cannot tell."""
    helps: Annotated[tuple[Statement, ...], Meta(min_length=1)]
    watch: Annotated[tuple[Statement, ...], Meta(min_length=1)]
    today: Annotated[tuple[Statement, ...], Meta(min_length=1)]
    """When to get help today, whatever was answered."""
    after: Annotated[tuple[Statement, ...], Meta(min_length=1)]
    """The danger of lost tolerance."""


class Section(Record, frozen=True):
    """A part of a page under one heading."""

    id: Identifier
    heading: Line
    urgency: Literal["", "emergency", "today"] = ""
    """Whether the list says when to call an ambulance, or when to get help the same day."""
    text: tuple[tuple[Statement, ...], ...] = ()
    """Paragraphs of statements."""
    list: tuple[Statement, ...] = ()
    steps: tuple[Statement, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    courses: tuple[Course, ...] = ()
    """Rows of the withdrawal chart."""


class Topic(Record, frozen=True):
    """One page of the library."""

    id: Identifier
    title: Line
    group: Line
    message: Annotated[tuple[Statement, ...], Meta(min_length=1)]
    """The one thing to know: one or two short sentences."""
    reviewed: date
    """When the page was last checked against its sources."""
    reviewer: Line
    """A clinician's name and role, or "none yet"."""
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    also: tuple[Line, ...] = ()
    """Other names that readers type: slang, brand names, misspellings."""
    asked: tuple[Line, ...] = ()
    """Questions in readers' own words, for the search; never printed."""
    call: tuple[Kind, ...] = ()
    """The kinds of helpline shown on the page, most useful first."""
    lead: tuple[Kind, ...] = ()
    """The kinds of helpline that stand right under the message, where seconds count."""
    see: tuple[Identifier, ...] = ()
    check_in: CheckIn | None = None


class Source(Record, frozen=True):
    """A work that statements cite."""

    id: Identifier
    publisher: Line
    title: Line
    url: Annotated[str, Meta(pattern=r"\Ahttps://[^\s/]+\.[^\s/]+(/\S*)?\Z")]
    date: Annotated[
        str, Meta(pattern=r"\A(undated|\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)\Z")
    ]
    """The date that the work shows, `YYYY[-MM[-DD]]`, or "undated"."""


class Helpline(Record, frozen=True):
    """A line to call, text or look up, as read on the page named in `source`."""

    id: Identifier
    country: Annotated[str, Meta(pattern=r"\A[A-Z]{2}\Z")]
    name: Line
    kind: Kind
    source: Line
    """Address or description of the page that carried the number."""
    seen: Annotated[
        str, Meta(pattern=r"\A(undated|\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)\Z")
    ]
    """When that page was published or captured."""
    region: str = ""
    operator: str = ""
    phone: tuple[Line, ...] = ()
    """Numbers as people dial them in the country."""
    tel: tuple[Annotated[str, Meta(pattern=r"\Atel:[+*]?\d+\Z")], ...] = ()
    """The link that dials each of `phone`; one without + works only inside the country."""
    text: str = ""
    """What to text, and where to."""
    sms: Annotated[str, Meta(pattern=r"\A(sms:\+?\d+)?\Z")] = ""
    """The link that begins such a text; one without + works only inside the country."""
    tty: str = ""
    other: str = ""
    hours: str = ""
    """Empty: not known."""
    opening: str = ""
    """The same for programs, as `hours.parse` reads it; only where the words leave no doubt."""
    zone: str = ""
    """The IANA time zone that `opening` is in."""
    cost: str = ""
    privacy: str = ""
    languages: tuple[Line, ...] = ()
    for_whom: str = ""
    note: str = ""
    dialable: Literal["", "inside"] = ""
    """"inside": a short code that works only inside the country."""
    web: str = ""


class Country(Record, frozen=True):
    """A country of ISO 3166-1, its names, time zones and emergency numbers."""

    code: Annotated[str, Meta(pattern=r"\A[A-Z]{2}\Z")]
    name: Line
    also: tuple[Line, ...] = ()
    zones: tuple[Line, ...] = ()
    """Its IANA time zones."""
    old_zones: tuple[Line, ...] = ()
    """Older names of those zones that surely mean this country."""
    emergency: tuple[Line, ...] = ()
    """Numbers that reach an ambulance, the best first; empty where none is confirmed."""
    emergency_sources: tuple[Line, ...] = ()
    sure: Literal["", "high", "medium"] = ""
    emergency_note: str = ""


class QuestionRule(Record, frozen=True):
    """A kind of question that needs more than a search."""

    id: Identifier
    kind: Literal["emergency", "crisis", "refused"]
    match: Line
    """A regular expression on the question as `name_key` returns it."""
    topics: tuple[Identifier, ...] = ()
    """The safe pages that come first, where a question is refused."""


class WordingRule(Record, frozen=True):
    """Words that we do not use, and what we say instead."""

    id: Identifier
    why: Line
    match: Line
    """A regular expression, matched whatever the case."""
    prefer: tuple[Line, ...]
    severity: Literal["error", "review"]
    """"review": authorities disagree or the word has innocent senses; a person decides."""
    avoid: tuple[Line, ...] = ()
    allow: tuple[Line, ...] = ()
    """Regular expressions of contexts that are let through."""
    topics: tuple[Identifier, ...] = ()
    """Topics to which the rule does not apply."""
    source: str = ""
