"""What scripts see: each class is one object of the JSON that `--format json` prints.

Keys are added, never renamed or taken away, while the schema is 1. `heroininfo schema` prints the
JSON Schema of these classes, and docs/scripting.md is written from them. `views` makes them.
"""

from datetime import date
from typing import Any, Literal

import msgspec
from msgspec import Struct

from heroininfo.model import Kind
from heroininfo.printable import escaped

SCHEMA = 1


class View(Struct, frozen=True):
    """What one command answers; `schema` comes first in its JSON."""

    def encode(self) -> str:
        """Return indented JSON, ending in a newline; what drives a terminal stands as escapes."""
        content = {
            "schema": SCHEMA,
            **{name: getattr(self, name) for name in self.__struct_fields__},
        }
        try:
            encoded = msgspec.json.encode(content)
        except UnicodeEncodeError:  # an argument whose bytes were no text
            from json import dumps  # only for those

            plain = dumps(msgspec.to_builtins(content), ensure_ascii=False)
            encoded = plain.encode("utf-8", "replace")
        return escaped(msgspec.json.format(encoded, indent=2).decode()) + "\n"


class StatementView(Struct, frozen=True):
    """Words with their sources."""

    text: str
    cite: list[str]
    """Ids of `sources`, best first."""
    parts: list[str]
    """Where in each of them the words are found; empty: it is one short page."""
    only: list[str]
    """Codes of the countries it is true of; empty: everywhere."""


class SymptomView(Struct, frozen=True):
    """A symptom: the plain name first."""

    name: str
    term: str
    when: str
    cite: list[str]
    parts: list[str]
    only: list[str]


class TimesView(Struct, frozen=True):
    """When a part of withdrawal comes, in hours since last use."""

    usual: tuple[float, float]
    at_most: float | None
    """What some sources give."""
    by: str | None
    cite: list[str]
    parts: list[str]


class CourseView(Struct, frozen=True):
    """How withdrawal from one kind of opioid goes."""

    name: str
    starts: TimesView | None
    worst: TimesView | None
    eases: TimesView | None
    words: list[str]
    then: StatementView | None
    unknown: StatementView | None
    stage: str | None
    """Where someone usually is after `hours`."""
    here: str | None
    notes: list[StatementView]
    """What else the page says beside these times."""


class RowView(Struct, frozen=True):
    """A row of a table: what is compared, then a cell for each column."""

    name: str
    cells: list[StatementView]
    only: list[str]


class TableView(Struct, frozen=True):
    """Choices beside each other."""

    title: str
    columns: list[str]
    rows: list[RowView]


class SectionView(Struct, frozen=True):
    """A part of a page under one heading."""

    id: str
    heading: str
    urgency: Literal["emergency", "today"] | None
    only: list[str]
    text: list[StatementView]
    items: list[StatementView] = msgspec.field(name="list")
    steps: list[StatementView]
    symptoms: list[SymptomView]
    courses: list[CourseView]
    table: TableView | None


class TopicView(Struct, frozen=True):
    """A page."""

    id: str
    title: str
    message: str
    about: str
    sections: list[SectionView]
    reviewed: date
    reviewer: str
    see: list[str]
    card: list[StatementView]


class TopicEntry(Struct, frozen=True):
    """A page in the list of all pages."""

    id: str
    title: str
    group: str
    message: str
    also: list[str]
    reviewed: date


class SourceView(Struct, frozen=True):
    """A work that the pages cite."""

    id: str
    publisher: str
    title: str
    url: str
    date: str


class CountryView(Struct, frozen=True):
    """A country; code and name are null where it is not known."""

    code: str | None
    name: str | None
    emergency: list[str]
    note: str
    how: str
    """How the country was worked out."""
    doubt: str
    """What speaks for another country."""
    sure: str
    """high: a page of the country gives the number; medium: only lists do; empty: there is none."""
    none: str
    """What people do where no number works."""
    deaf: str
    """How to reach emergency help without hearing or speech."""


class ProofView(Struct, frozen=True):
    """A page that a number was read on."""

    by: str
    url: str
    seen: str


class HelplineView(Struct, frozen=True):
    """A line to call, text or look up."""

    id: str
    name: str
    kind: Kind
    phone: list[str]
    """The numbers alone, as people dial them in the country."""
    text: str
    hours: str
    cost: str
    languages: list[str]
    web: str
    source: str
    seen: str
    region: str
    for_whom: str
    tel: list[str]
    """The link that dials each of `phone`."""
    sms: str
    tty: str
    other: str
    privacy: str
    operator: str
    note: str
    dialable: str
    open: Literal["open", "closed"] | None
    """Null where it is not certain."""
    phone_notes: list[str]
    """What to do after dialing each of `phone`, or who it is for."""
    long: str | None
    """The long number behind a short code."""
    sms_body: str
    abroad: str
    source2: str
    seen2: str
    open_as_read: Literal["open", "closed"] | None
    """The same by hours that are old or doubtful too; null where none are known."""
    sms_link: str
    """`sms` with `sms_body` filled in."""


class SearchResult(Struct, frozen=True):
    """A page that answers."""

    topic: str
    section: str
    title: str
    heading: str
    snippet: str
    score: float


class CountryCount(Struct, frozen=True):
    """A country in the list of all countries."""

    code: str
    name: str
    emergency: list[str]
    lines: int
    kinds: list[Kind]


class CountryHelplines(Struct, frozen=True):
    """A country and its helplines."""

    country: CountryView
    lines: list[HelplineView]


class SymptomListView(Struct, frozen=True):
    """A list of symptoms, or of signs to get help for."""

    topic: str
    section: str
    title: str
    heading: str
    urgency: Literal["emergency", "today"] | None
    symptoms: list[SymptomView]
    signs: list[StatementView]


class TopicsView(View, frozen=True):
    """All pages, in reading order."""

    topics: list[TopicEntry]


class ShowView(View, frozen=True):
    """A page, or one section of it, with the sources it cites."""

    topic: TopicView
    sources: list[SourceView]


class TimelineView(View, frozen=True):
    """When withdrawal starts, is worst and eases, in hours since last use."""

    hours: float | None
    courses: list[CourseView]
    lost_tolerance: list[StatementView]
    emergency: list[str]
    sources: list[SourceView]


class SymptomsView(View, frozen=True):
    """Lists of symptoms, and of signs to get help for."""

    lists: list[SymptomListView]
    emergency: list[str]


class SourcesView(View, frozen=True):
    """A bibliography."""

    sources: list[SourceView]


class SearchView(View, frozen=True):
    """What a search found, and the number and lines that its page leads with."""

    query: str
    corrected: str | None
    """The question as understood, where that is not as it was typed."""
    emergency: bool
    crisis: bool
    refused: bool
    country: CountryView
    lines: list[HelplineView]
    results: list[SearchResult]


class ServicePhone(Struct, frozen=True):
    """A number of a service."""

    number: str
    tel: str
    note: str | None
    """What to do then, or "text" for one to text."""


class ServiceView(Struct, frozen=True):
    """A place or a number that an organisation has added. heroininfo has not checked it."""

    name: str
    organization: str | None
    category: list[str]
    about: str | None
    phone: list[ServicePhone]
    address: str | None
    town: str | None
    postcode: str | None
    web: str | None
    hours: str | None
    for_whom: str | None
    cost: str | None
    languages: str | None
    seen: str | None
    """When the organisation last checked it, as it says."""


class HelpLineView(View, frozen=True):
    """The emergency number and the helplines of one country."""

    country: CountryView
    lines: list[HelplineView]
    pages: list[ProofView]
    """Of the country, on its emergency number."""
    lists: list[str]
    """Lists of many countries that give it."""
    data: str
    """The newest day in this copy of the data."""
    services: list[ServiceView]
    """Those of a file that was named with --services, near the place that was named."""
    services_by: str | None
    """Who added them, or the name of the file. heroininfo has not checked them."""


class AllHelplinesView(View, frozen=True):
    """The emergency numbers and helplines of all countries."""

    countries: list[CountryHelplines]


class CountriesView(View, frozen=True):
    """Every country, with how many helplines it has, and of which kinds."""

    countries: list[CountryCount]


class CheckView(View, frozen=True):
    """What `check` found, and the reading measures of each page."""

    problems: list[Any]
    pages: dict[str, Any]
    readings: dict[str, int]
    """How many statements were last held against what."""


VIEWS: dict[str, type[View]] = {
    "topics": TopicsView,
    "show": ShowView,
    "help-line": HelpLineView,
    "help-line --all": AllHelplinesView,
    "help-line --list": CountriesView,
    "timeline": TimelineView,
    "symptoms": SymptomsView,
    "search": SearchView,
    "sources": SourcesView,
    "check": CheckView,
}
"""What each command answers."""
