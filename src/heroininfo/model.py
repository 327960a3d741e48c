"""The records of the library: what a topic, a source and a helpline are made of.

Each class is at once the check on the YAML and the form stored in the library; `views` says what
scripts see of it. All are frozen; unknown fields are refused.
"""

from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from heroininfo.tokens import words

Kind = Literal[
    "crisis", "treatment", "overdose", "poison", "family", "youth", "locator", "naloxone"
]
"""What a helpline does. People confuse them, and it matters."""

KINDS: tuple[Kind, ...] = get_args(Kind)
DRUG_KINDS: tuple[Kind, ...] = ("treatment", "overdose")
"""Kinds for people who use drugs."""

Identifier = Annotated[str, Meta(pattern=r"\A[a-z0-9][a-z0-9-]*\Z")]
OneLine = Annotated[str, Meta(min_length=1, pattern=r"\A\S[^\n]*\Z")]
"""One line of text that is not blank."""
CountryCode = Annotated[str, Meta(pattern=r"\A[A-Z]{2}\Z")]
"""Two letters of ISO 3166-1, XK for Kosovo, or ZZ for what serves every country."""
Dated = Annotated[
    str, Meta(pattern=r"\A(undated|\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)\Z")
]
"""`YYYY[-MM[-DD]]`, or "undated"."""
Web = Annotated[str, Meta(pattern=r"\Ahttps://[^\s/]+\.[^\s/]+(/\S*)?\Z")]

OldWeb = Annotated[str, Meta(pattern=r"\Ahttps?://[^\s/]+\.[^\s/]+(/\S*)?\Z")]
"""The address of a page as it was read, which for older ones may lack the s."""

EVERYWHERE = "ZZ"
"""Stands in the place of a country code for what serves all of them."""
PLACEHOLDER = "{emergency}"
"""Stands in a sentence for the number that the reader calls in an emergency."""
CRISIS_PLACEHOLDER = "{crisis}"
"""Stands in a sentence for the number of a crisis line, or for where to find one."""


def name_key(name: str) -> str:
    """Return a name as names are compared: lower case, no accents, words parted by one space."""
    return " ".join(words(name))


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What every record has in common."""


class Citation(Record, frozen=True):
    """A source, and the part of it that supports the words."""

    source: Identifier
    part: str = ""
    """A page, section, heading, recommendation or table; empty only for one short page."""


Cite = Annotated[tuple[Citation, ...], Meta(min_length=1)]
"""What supports a statement, best first."""


class Statement(Record, frozen=True):
    """Words that one set of sources supports: the unit that is cited."""

    text: OneLine
    cite: Cite
    only: tuple[CountryCode, ...] = ()
    """The countries it is true of; empty: everywhere."""


class Symptom(Record, frozen=True):
    """One entry of a symptom list: the plain name first."""

    name: OneLine
    cite: Cite
    term: str = ""
    """The medical name, where it helps."""
    when: str = ""
    """A short label such as "early"; symptoms with the same label are shown together."""
    only: tuple[CountryCode, ...] = ()

    @property
    def label(self) -> str:
        """Return the plain name, with the medical one where there is one."""
        return f"{self.name} ({self.term})" if self.term else self.name


class Times(Record, frozen=True):
    """When a part of withdrawal comes, in hours since last use: a range, as people differ."""

    usual: tuple[Annotated[float, Meta(ge=0)], Annotated[float, Meta(gt=0)]]
    """What most sources give. Begins with 0: "within"; both the same: "about"."""
    cite: Cite
    at_most: float = 0
    """What some sources give; 0: none gives more."""
    by: str = ""
    """Who says so, where it is one service alone."""


class Course(Record, frozen=True):
    """How withdrawal from one kind of opioid goes: a row of the chart."""

    name: OneLine
    also: tuple[OneLine, ...] = ()
    """Other names that readers type for it."""
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
    help: Literal["emergency", "now", "today"]
    """How soon to get help when the answer is yes."""
    call: tuple[Kind, ...] = ()
    """The kinds of helpline that a yes leads to."""
    topic: Identifier | Literal[""] = ""
    """The page that a yes leads to."""
    countries: tuple[CountryCode, ...] = ()
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


class Row(Record, frozen=True):
    """A row of a table: what is compared, then a cell for each column."""

    name: OneLine
    cells: tuple[Statement, ...]
    only: tuple[CountryCode, ...] = ()
    """The countries it is for; empty: everywhere."""


class Table(Record, frozen=True):
    """Choices beside each other. A cell is a few words, cited as every statement is."""

    title: OneLine
    """What it compares, and how to use it."""
    columns: Annotated[tuple[OneLine, ...], Meta(min_length=2)]
    rows: Annotated[tuple[Row, ...], Meta(min_length=1)]


class Section(Record, frozen=True):
    """A part of a page under one heading."""

    id: Identifier
    heading: OneLine
    urgency: Literal["", "emergency", "today"] = ""
    """Whether the list says when to call an ambulance, or when to get help the same day."""
    only: tuple[CountryCode, ...] = ()
    """The countries it is for; empty: everywhere."""
    text: tuple[tuple[Statement, ...], ...] = ()
    """Paragraphs of statements."""
    table: Table | None = None
    list: tuple[Statement, ...] = ()
    steps: tuple[Statement, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    courses: tuple[Course, ...] = ()
    """Rows of the withdrawal chart."""


Tool = Literal["check-in", "timeline", "guide", "card"]
"""A command that does something for the reader of a page."""


class Topic(Record, frozen=True):
    """One page of the library."""

    id: Identifier
    title: OneLine
    message: Annotated[tuple[Statement, ...], Meta(min_length=1)]
    """The one thing to know: one or two short sentences."""
    about: OneLine
    """What the page is for, and for whom."""
    reviewed: date
    """When the page was last checked against its sources."""
    reviewer: OneLine
    """A clinician's name and role, or "none yet"."""
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
    group: str = ""
    """The group it stands in; said once, in the table of contents."""
    changed: int = 0
    """How many statements changed since they were read; counted when the library is built."""
    also: tuple[OneLine, ...] = ()
    """Other names that readers type: slang, brand names, misspellings."""
    call: tuple[Kind, ...] = ()
    """The kinds of helpline shown on the page, most useful first."""
    lead: tuple[Kind, ...] = ()
    """The kinds of helpline that stand right under the message, where seconds count."""
    see: tuple[Identifier, ...] = ()
    """Other pages, most useful first."""
    tools: tuple[Tool, ...] = ()
    """What to use with the page."""
    card: tuple[Statement, ...] = ()
    """On the overdose page: the steps in a few words each."""
    needs: tuple[Statement, ...] = ()
    """On the overdose page: what the steps of the card need most, a short line each."""
    box: Statement | None = None
    """On the overdose page: what every other page says of an overdose."""
    check_in: CheckIn | None = None


class Group(Record, frozen=True):
    """Pages that stand together in the table of contents."""

    group: OneLine
    topics: tuple[Identifier, ...]
    """In reading order."""


class Source(Record, frozen=True):
    """A work that statements cite."""

    id: Identifier
    publisher: OneLine
    title: OneLine
    url: Web
    date: Dated
    """The date that the work shows."""
    single: bool = False
    """Whether it is one short page, in which any statement is found within a minute."""


class Number(Record, frozen=True):
    """A number to call: what people dial in the country, and the link that dials it."""

    number: OneLine
    tel: Annotated[str, Meta(pattern=r"\Atel:[+*]?\d+\Z")]
    """One without + works only inside the country."""
    note: str = ""
    """What to do then, such as "then press 1", or who it is for."""


class Helpline(Record, frozen=True):
    """A line to call, text or look up, as read on the page named in `source`."""

    id: Identifier
    country: CountryCode
    name: OneLine
    kind: Kind
    source: OneLine
    """Address or description of the page that carried the number."""
    seen: Dated
    """When that page was published or captured."""
    source2: str = ""
    """A second, independent page with the same number."""
    seen2: Dated | Literal[""] = ""
    region: str = ""
    """A part of the country; empty: all of it."""
    operator: str = ""
    phone: tuple[Number, ...] = ()
    long: Number | None = None
    """The long number behind a short code, for when the short one fails."""
    text: str = ""
    """What to text, and where to."""
    sms: Annotated[str, Meta(pattern=r"\A(sms:\+?\d+)?\Z")] = ""
    """The link that begins such a text; one without + works only inside the country."""
    sms_body: str = ""
    """The words to text, where the service asks for certain ones."""
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
    languages: tuple[OneLine, ...] = ()
    for_whom: str = ""
    note: str = ""
    dialable: Literal["", "inside"] = ""
    """"inside": works only inside the country."""
    abroad: Literal["", "yes"] = ""
    """"yes": its operator says that it can be called from abroad."""
    web: str = ""


class CountryPage(Record, frozen=True):
    """A page of a country, or of a foreign ministry, that gives its emergency number."""

    by: OneLine
    url: OldWeb
    seen: Dated


class DeafAccess(Record, frozen=True):
    """How to reach emergency help without hearing or speech."""

    text: OneLine
    by: OneLine
    url: OldWeb
    seen: Dated


class Country(Record, frozen=True):
    """A country of ISO 3166-1, or Kosovo: its names, time zones and emergency numbers."""

    code: CountryCode
    name: OneLine
    also: tuple[OneLine, ...] = ()
    zones: tuple[OneLine, ...] = ()
    """Its IANA time zones."""
    old_zones: tuple[OneLine, ...] = ()
    """Older names of those zones that surely mean this country."""
    emergency: tuple[OneLine, ...] = ()
    """Numbers that reach an ambulance, the best first; empty where none is confirmed."""
    sure: Literal["", "high", "medium"] = ""
    """"high": a page of the country gives the number; "medium": only lists do."""
    pages: tuple[CountryPage, ...] = ()
    lists: tuple[OneLine, ...] = ()
    """Lists of many countries that give the number: leads, not proof."""
    note: str = ""
    """What the reader must know of the number: where it fails, who answers."""
    none: str = ""
    """What people do where no number works, when a source says so."""
    deaf: DeafAccess | None = None


class QuestionRule(Record, frozen=True):
    """A kind of question that needs more than a search."""

    id: Identifier
    kind: Literal["emergency", "crisis", "refused"]
    match: Annotated[tuple[str, ...], Meta(min_length=1)]
    """Regular expressions on the words of the question; {name} stands for any of some words."""
    alike: tuple[str, ...] = ()
    """Harmless look-alikes, cut out of the question before it is matched."""
    unless: tuple[str, ...] = ()
    """Where one of these fits too, the rule does not hold."""
    topics: tuple[Identifier, ...] = ()
    """The safe pages that come first."""


class QuestionRules(Record, frozen=True):
    """Questions that need more than a search: data/search/rules.yaml."""

    rules: tuple[QuestionRule, ...]
    words: dict[str, tuple[str, ...]] = {}
    """What each {name} in an expression stands for."""
    wanted: tuple[str, ...] = ()
    """Words that misspellings are mended into."""
    right: tuple[str, ...] = ()
    """Words that are right though near to one of those."""
    leads: dict[str, str] = {}
    """By kind, the `page#section` that says so where it leads by far."""


class Asked(Record, frozen=True):
    """How readers ask: data/search/asked.yaml."""

    gaps: dict[str, tuple[str, ...]]
    """Words for each {gap} of a pattern."""
    asked: dict[str, dict[str, tuple[str, ...]]]
    """Questions and patterns by page and section; under "page", for the page as a whole."""


class WordingRule(Record, frozen=True):
    """Words that we do not use, and what we say instead."""

    id: Identifier
    why: OneLine
    match: OneLine
    """A regular expression, matched whatever the case."""
    prefer: tuple[OneLine, ...]
    severity: Literal["error", "review"]
    """"review": authorities disagree or the word has innocent senses; a person decides."""
    avoid: tuple[OneLine, ...] = ()
    allow: tuple[OneLine, ...] = ()
    """Regular expressions of contexts that are let through."""
    topics: tuple[Identifier, ...] = ()
    """Topics to which the rule does not apply."""
    source: str = ""
