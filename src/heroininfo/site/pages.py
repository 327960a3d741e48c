"""The pages of a site for one country: the documents of the commands, each under its path."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from heroininfo.api import topic_document
from heroininfo.document import Block, Document, Lead, Pairs, Span, Title
from heroininfo.helplines import choose
from heroininfo.library.store import Library
from heroininfo.model import EVERYWHERE, Topic
from heroininfo.pages.front import IF_NOT_WAKING
from heroininfo.pages.help_line import help_line_page
from heroininfo.pages.overdose import overdose_page
from heroininfo.pages.reprint import in_words, reprinted
from heroininfo.pages.sources import sources_page
from heroininfo.pages.symptoms import Proof, symptoms_page
from heroininfo.pages.timeline import TOPIC as TIMELINE
from heroininfo.pages.timeline import timeline_page
from heroininfo.pages.words import spans
from heroininfo.place import Place
from heroininfo.site.links import SOURCES, TOPICS, Links

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
    library: Library, place: Place, moment: datetime, countries: str = ""
) -> Iterator[Page]:
    """Yield the pages of a site for a country.

    `countries`: the path from its top to the list of countries; empty where there is none.
    """
    topics = library.topics()
    titles = {topic.id: topic.title for topic in topics}
    helplines = library.helplines(place.code)
    here = replace(place, how="the country of this site")
    works = {work.id: work for work in library.all_sources()}
    links = Links(titles, "", countries)

    def page(path: str, document: Document, about: str) -> Page:
        up = "../" * path.count("/")
        return Page(path, reprinted(document, Links(titles, up, countries)), about)

    yield page("index.html", index_page(topics, here, links), WHAT)
    yield page("topics.html", list_page(topics, here, links), "All pages, by group.")
    yield page("overdose.html", overdose_page(here), "What to do in an overdose, step by step.")
    directories = library.helplines(EVERYWHERE)
    yield page(
        "help-line.html",
        help_line_page(here, choose(helplines, moment), directories, moment),
        f"Who to call in {place.name}: the emergency number, and lines to call or text.",
    )
    proof = Proof(works, "heroininfo symptoms --sources", shown=False)
    lists = symptoms_page(topics, here, proof, every=True)
    yield page("symptoms.html", lists, "Lists of symptoms.")
    yield page(
        "sources.html", sources_page("Sources", tuple(works.values())), "Every work cited here."
    )
    for topic in topics:
        if topic.id == TIMELINE:
            yield page("timeline.html", timeline_page(topic, here, helplines, works), topic.about)
        for with_sources in (False, True):
            document = topic_document(library, topic, here, with_sources=with_sources)
            end = SOURCES if with_sources else ""
            yield page(f"{TOPICS}{topic.id}{end}.html", document, topic.about)


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
