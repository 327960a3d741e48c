"""The pages of a site for one country: the documents of the commands, each under its path."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from heroininfo.api import topic_document
from heroininfo.document import Block, Document, Lead, Pairs, Span, Title
from heroininfo.helplines import choose
from heroininfo.library.store import Library
from heroininfo.model import EVERYWHERE, Helpline, Source, Topic
from heroininfo.pages.front import IF_NOT_WAKING
from heroininfo.pages.help_line import help_line_page
from heroininfo.pages.overdose import TOPIC as OVERDOSE
from heroininfo.pages.overdose import overdose_page, sourced_page
from heroininfo.pages.reprint import in_words, reprinted
from heroininfo.pages.services import with_services
from heroininfo.pages.sources import sources_page
from heroininfo.pages.symptoms import Proof, symptoms_page
from heroininfo.pages.timeline import TOPIC as TIMELINE
from heroininfo.pages.timeline import timeline_page
from heroininfo.pages.words import spans
from heroininfo.place import Place
from heroininfo.services.records import Services
from heroininfo.site.links import TOPICS, Links, sourced

WHAT = (
    "Heroin and other opioids: withdrawal, overdose, treatment, and who to call."
    " In plain words, each with its source."
)
PRIVATE = (
    "This site keeps nothing of what you read or search for."
    " Your browser may: use a private window, or clear its history."
)


class Page(Struct, frozen=True):
    """A page of a site."""

    path: str
    """From the top of the site, such as "topics/withdrawal.html"."""
    document: Document
    about: str
    """What it is about, in a sentence, for search engines."""


def site_pages(
    library: Library,
    place: Place,
    moment: datetime,
    countries: str = "",
    services: Services | None = None,
) -> Iterator[Page]:
    """Yield the pages of a site for a country.

    `countries`: the path from its top to the list of countries; empty where there is none.
    `services`: an organisation's own.
    """
    topics = library.topics()
    titles = {topic.id: topic.title for topic in topics}
    here = replace(place, how="the country of this site")
    works = {work.id: work for work in library.all_sources()}
    links = Links(titles, "", countries)

    def page(path: str, document: Document, about: str) -> Page:
        up = "../" * path.count("/")
        return Page(path, reprinted(document, Links(titles, up, countries)), about)

    yield page("index.html", index_page(topics, here, links), WHAT)
    yield page("topics.html", list_page(topics, here, links), "All pages, by group.")
    listed = sources_page("Sources", tuple(works.values()))
    yield page("sources.html", listed, "Every work cited here.")
    told = Told(library, topics, here, works, moment, services)
    for path, about, document in _commands(told):
        yield page(f"{path}.html", document(False), about)
        yield page(sourced(path), document(True), f"{about} Each line with its source.")


class Told(Struct, frozen=True):
    """What the pages of a country are made from."""

    library: Library
    topics: Sequence[Topic]
    place: Place
    works: Mapping[str, Source]
    moment: datetime
    services: Services | None


def _commands(told: Told) -> Iterator[tuple[str, str, Callable[[bool], Document]]]:
    """Yield the path of each page that may show its sources, what it is about, and what makes it.

    What makes it is told whether to show them.
    """
    library, place = told.library, told.place
    helplines = library.helplines(place.code)
    for topic in told.topics:
        if topic.id == OVERDOSE:
            yield "overdose", "What to do in an overdose, step by step.", _overdose(told, topic)
        if topic.id == TIMELINE:
            yield "timeline", topic.about, _timeline(told, topic, helplines)
        yield f"{TOPICS}{topic.id}", topic.about, _topic(told, topic)
    about = f"Who to call in {place.name}: the emergency number, and lines to call or text."
    yield "help-line", about, _help_line(told, helplines)
    yield "symptoms", "Lists of symptoms, and when to get help.", _symptoms(told)


def _overdose(told: Told, topic: Topic) -> Callable[[bool], Document]:
    """Return what makes the page on what to do in an overdose."""
    return lambda proof: (
        sourced_page(topic, told.works, told.place) if proof else overdose_page(told.place)
    )


def _timeline(
    told: Told, topic: Topic, helplines: Sequence[Helpline]
) -> Callable[[bool], Document]:
    """Return what makes the page on how long withdrawal lasts."""
    return lambda proof: timeline_page(topic, told.place, helplines, told.works, with_sources=proof)


def _topic(told: Told, topic: Topic) -> Callable[[bool], Document]:
    """Return what makes the page of a topic."""
    return lambda proof: with_services(
        topic_document(told.library, topic, told.place, with_sources=proof), told.services, topic
    )


def _help_line(told: Told, helplines: Sequence[Helpline]) -> Callable[[bool], Document]:
    """Return what makes the page of who to call."""
    choice = choose(helplines, told.moment)
    directories = told.library.helplines(EVERYWHERE)
    country = told.library.country(told.place.code)
    return lambda proof: with_services(
        help_line_page(told.place, choice, directories, told.moment, country if proof else None),
        told.services,
    )


def _symptoms(told: Told) -> Callable[[bool], Document]:
    """Return what makes the page of the lists of symptoms."""
    command = "heroininfo symptoms --sources"
    return lambda shown: symptoms_page(
        told.topics, told.place, Proof(told.works, command, shown=shown), every=True
    )


def index_page(topics: Sequence[Topic], place: Place, links: Links) -> Document:
    """Return the first page of a site: what to do now, then all pages by group."""
    now = (
        ("heroininfo overdose", "What to do now, step by step"),
        ("heroininfo help-line", "People to talk to"),
        ("heroininfo timeline", "How long withdrawal lasts"),
        ("heroininfo symptoms", "What people feel, and when to get help"),
    )
    blocks: list[Block] = [
        Title("Heroin and other opioids"),
        Lead(spans(f"{IF_NOT_WAKING} `heroininfo overdose`", place)),
        Lead((Span(WHAT),)),
        Pairs.of(now),
        *_groups(topics, place, links),
        Lead((Span(PRIVATE),)),
    ]
    return Document(tuple(blocks))


def list_page(topics: Sequence[Topic], place: Place, links: Links) -> Document:
    """Return all pages by group, each with its message."""
    groups = _groups(topics, place, links, with_messages=True)
    return Document((Title("All pages"), *groups))


def _groups(
    topics: Sequence[Topic], place: Place, links: Links, *, with_messages: bool = False
) -> Iterator[Pairs]:
    """Yield the pages of each group, in reading order."""
    groups: dict[str, list[Topic]] = {}
    for topic in topics:
        groups.setdefault(topic.group, []).append(topic)
    for group, members in groups.items():
        rows = (
            (
                links.span(f"{TOPICS}{topic.id}.html", topic.title),
                message(topic, place, links) if with_messages else "",
            )
            for topic in members
        )
        yield Pairs(tuple(rows), group)


def message(topic: Topic, place: Place, links: Links) -> str:
    """Return the message of a topic as text alone."""
    text = spans(" ".join(statement.text for statement in topic.message), place)
    return "".join(span.text for span in in_words(text, links))


def chooser(places: Mapping[str, Place]) -> Document:
    """Return the list of countries, the first page of a site of all of them.

    `places`: each country by the path of its folder.
    """
    rows = (
        (Span(place.name, "", f"{folder}index.html"), " or ".join(place.emergency))
        for folder, place in places.items()
    )
    lead = Lead((Span("Choose your country, for its numbers. In an emergency, call first."),))
    return Document((Title("Heroin and other opioids"), lead, Pairs(tuple(rows), "Countries")))
