"""A page on paper, to hand out: what to do, who to call, where it was read. Pure: no I/O."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from heroininfo.document import Block, Code, Document, Inline, Lead, Paragraph, Span
from heroininfo.emergency_data import BOX
from heroininfo.model import Helpline, Source, Topic
from heroininfo.pages.contacts import best_contacts, best_of, dial
from heroininfo.pages.reprint import in_words, reprinted
from heroininfo.pages.services import near_you
from heroininfo.pages.sources import Marks
from heroininfo.pages.topic import body, review_line, running
from heroininfo.pages.words import spans
from heroininfo.place import Place
from heroininfo.services.records import Services
from heroininfo.walk import walk

NAMED = 4
"""Publishers that a handout names."""
OF_HELPLINES = 3
"""Helplines that a handout lists."""
LETTER = ("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "PR", "SV", "VE", "DO", "NI")
"""Countries that print on US Letter; the rest on A4."""


class Handout(Struct, frozen=True):
    """One page to hand out, on one sheet."""

    title: str
    message: Inline
    document: Document
    """The sections."""
    contacts: Document
    """Helplines to call, with a code for the first number."""
    near: Document
    """An organisation's own services; without blocks where it has none."""
    review: str
    works: Inline
    """Whose works it stands on."""
    link: str
    """Where the code at its end leads: the list of the sources, or the first of them."""
    link_words: str


def handout(
    topic: Topic,
    sources: Mapping[str, Source],
    place: Place,
    helplines: Sequence[Helpline],
    titles: Mapping[str, str],
    site: str = "",
    services: Services | None = None,
) -> Handout:
    """Return a topic as a handout for a country.

    `titles`: of all topics, by id. `site`: the address of a site that has the sources; without it
    the code leads to the work that the topic cites most.
    """
    marks = Marks(topic, shown=False)
    box = [] if topic.id == "overdose" else [Lead(spans(BOX, place))]
    blocks = (*box, *body(topic, marks, place))

    def on_paper(command: str) -> Span | None:
        return _on_paper(command, titles)

    cited = Counter(c.source for passage in walk(topic) for c in passage.cite)
    works = [sources[source_id] for source_id, _ in cited.most_common()]
    link, words = works[0].url, f"{works[0].publisher}: {works[0].title}"
    if site:
        link, words = f"{site}topics/{topic.id}-sources.html", "Every source, line by line"
    return Handout(
        title=topic.title,
        message=in_words(running(topic.message, marks, place), on_paper),
        document=reprinted(Document(blocks, topic.title), on_paper),
        contacts=Document(tuple(_contacts(topic, helplines))),
        near=reprinted(Document(tuple(near_you(services, topic) if services else ())), _nothing),
        review=review_line(topic),
        works=(Span(_whose(works)),),
        link=link,
        link_words=words,
    )


def paper_of(place: Place) -> str:
    """Return the paper that a country prints on, as CSS names it."""
    return "letter" if place.code in LETTER else "A4"


def _nothing(_: str) -> None:
    """Return that nothing stands for a command that shows more services."""


def _on_paper(command: str, titles: Mapping[str, str]) -> Span | None:
    """Return what stands for a command on paper: the name of a page, or of a part of this one."""
    name = command.removeprefix("heroininfo ").removeprefix("show ")
    if name == "help-line":
        return Span('"Who to call"')
    return Span(f'our page "{titles[name]}"') if name in titles else None


def _contacts(topic: Topic, helplines: Sequence[Helpline]) -> list[Block]:
    """Return the helplines of a handout, and a code for the first number."""
    kinds = tuple(dict.fromkeys((*topic.lead, *topic.call)))[:OF_HELPLINES]
    blocks: list[Block] = list(best_contacts(kinds, helplines))
    for helpline in best_of(kinds, helplines):
        for number in helpline.phone[:1]:
            words = (Span("Call "), *dial(number))
            return [*blocks, Code(number.tel, (words, (Span(helpline.name),)))]
    return blocks or [Paragraph((Span("Lines in many countries: findahelpline.com"),))]


def _whose(works: Sequence[Source]) -> str:
    """Return the publishers that a page stands on most, each with its short address."""
    hosts = {work.publisher: work.url.split("/")[2].removeprefix("www.") for work in works}
    named = [f"{publisher} ({host})" for publisher, host in list(hosts.items())[:NAMED]]
    return f"From {len(works)} works, among them: {', '.join(named)}."
