"""Records -> documents: what stands on each page, and in which order. Pure: no I/O."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from heroininfo.country import Place, common_numbers
from heroininfo.document import (
    Block,
    Bullets,
    Contact,
    Document,
    Footer,
    Heading,
    Inline,
    Pairs,
    Paragraph,
    References,
    Role,
    Span,
    Steps,
    Title,
)
from heroininfo.emergency import STEPS
from heroininfo.model import KINDS, Helpline, Kind, Section, Source, Statement, Symptom, Topic

PLACEHOLDER = "{emergency}"
"""Stands in the content for the number that the reader calls in an emergency."""

KIND_HEADINGS: dict[Kind, str] = {
    "crisis": "Talk to someone now",
    "treatment": "Find treatment or advice",
    "overdose": "Stay with me while I use",
    "poison": "Poison",
    "family": "For family and friends",
    "youth": "For young people",
    "locator": "Look online",
}
NO_CLINICIAN = "No clinician has reviewed this page yet."
NOT_ADVICE = "General information, not medical advice."
DIRECTORY = "findahelpline.com"
CHOOSE = "Choose one with --country, such as --country GB, or set HEROININFO_COUNTRY=GB."


def front_page(place: Place) -> Document:
    """Return the page for `heroininfo` alone: at most 24 lines of 80 columns."""
    rows = (
        ("show withdrawal", "what it feels like, how long it lasts"),
        ("show overdose", "the signs, and what to do"),
        ("help-line", "people to talk to, free and private"),
        ("show medications", "methadone, buprenorphine and others"),
        ("show helping-someone", "for family and friends"),
        ("topics", "all pages"),
    )
    return Document(
        (
            Paragraph(
                (
                    Span("Emergency:", "emergency"),
                    Span(" if someone will not wake up or is not breathing, call "),
                    Span(place.call, "number"),
                    Span(". Then: "),
                    Span("heroininfo overdose", "command"),
                ),
                indent=0,
            ),
            Paragraph(
                (
                    Span("heroininfo: heroin and other opioids, withdrawal, treatment, and who"
                         " to call. Works offline. Sends nothing, stores nothing."),
                ),
                indent=0,
            ),
            Pairs(tuple((Span(f"heroininfo {name}", "command"), words) for name, words in rows)),
            *(_place_blocks(place, indent=0)),
        )
    )  # fmt: skip


def topics_page(topics: Sequence[Topic]) -> Document:
    """Return the list of topics, by group in reading order."""
    groups: dict[str, list[Topic]] = {}
    for topic in topics:
        groups.setdefault(topic.group, []).append(topic)
    blocks: list[Block] = [
        Pairs(
            tuple(
                (Span(topic.id, "command"), f"{topic.title}: {_plain(topic.message)}")
                for topic in members
            ),
            heading=group,
            shorten=True,
        )
        for group, members in groups.items()
    ]
    blocks.append(
        Paragraph((Span("To read one: "), Span("heroininfo show withdrawal", "command")), indent=0)
    )
    return Document(tuple(blocks))


def topic_lines(topics: Sequence[Topic]) -> str:
    """Return the list of topics for a pipe: id, title and message, parted by tabs."""
    return "".join(f"{t.id}\t{t.title}\t{_plain(t.message)}\n" for t in topics)


def topic_page(
    topic: Topic,
    sources: Mapping[str, Source],
    place: Place,
    lines: Sequence[Helpline],
    titles: Mapping[str, str],
    section: str = "",
) -> Document:
    """Return the page of a topic, or only its one `section`, with the sources it cites.

    `sources`: those that the topic cites, by id. `lines`: the helplines of the reader's country.
    `titles`: the titles of the topics in `see`, by id.
    """
    sections = [part for part in topic.sections if section in ("", part.id)]
    numbers = {cited: number for number, cited in enumerate(cited_ids(topic, section), 1)}
    blocks: list[Block] = [Title(topic.title)]
    if not section:
        blocks.append(Paragraph(_cited(topic.message, numbers, place)))
    for part in sections:
        blocks += _section(part, numbers, place)
    blocks += _who_to_call(topic, place, lines)
    if topic.see:
        rows = tuple((Span(f"heroininfo show {name}", "command"), title)
                     for name, title in titles.items())  # fmt: skip
        blocks.append(Pairs(rows, heading="See also"))
    blocks.append(Heading((Span("Sources", "heading"),)))
    blocks.append(References(tuple(reference(sources[cited]) for cited in numbers)))
    blocks.append(Footer(_review_lines(topic)))
    return Document(tuple(blocks))


def help_line_page(place: Place, lines: Sequence[Helpline], kind: Kind | None = None) -> Document:
    """Return the emergency number and the helplines of a country, all or of one kind."""
    blocks = _emergency_blocks(place)
    kinds = (kind,) if kind else KINDS
    shown = 0
    for wanted in kinds:
        group = [line for line in lines if line.kind == wanted]
        if group:
            blocks.append(Heading((Span(KIND_HEADINGS[wanted], "heading"),)))
            blocks += map(_contact, group)
            shown += len(group)
    if place.code and not shown:
        what = f"line of the kind {kind}" if kind else "drug or crisis line"
        blocks.append(Paragraph((Span(f"No {what} is listed for {place.name} yet."),), indent=0))
    call = f"call {place.call}" if place.emergency else "call the emergency number"
    numbers_change = (
        f"Numbers change. If one fails, {call} in an emergency, or look on {DIRECTORY}."
    )
    not_called = "No line was called to check it. Each shows where it was read."
    blocks.append(Footer((numbers_change, not_called)))
    return Document(tuple(blocks))


def all_lines_page(countries: Sequence[tuple[Place, Sequence[Helpline]]]) -> Document:
    """Return the emergency numbers and helplines of many countries."""
    blocks: list[Block] = []
    for place, lines in countries:
        blocks.append(Title(f"{place.name} ({place.code})"))
        blocks += _emergency_blocks(place)[:1]
        blocks += (_contact(line, with_kind=True) for line in lines)
    return Document(tuple(blocks))


def sources_page(title: str, sources: Sequence[Source]) -> Document:
    """Return a bibliography."""
    return Document((Title(title), References(tuple(map(reference, sources)))))


def essentials_page(place: Place) -> Document:
    """Return what to do in an overdose. Needs no library: for when everything else fails."""
    steps = tuple(tuple(_placed(step, place)) for step in STEPS)
    call = (
        Span("Emergency:", "emergency"),
        Span(" call "),
        Span(place.call, "number"),
        Span(" now."),
    )
    return Document((Paragraph(call, indent=0), Steps(steps, indent=0),
                     *_place_blocks(place, indent=0)))  # fmt: skip


def cited_ids(topic: Topic, section: str = "") -> list[str]:
    """Return the ids of the sources that a topic, or one section of it, cites, in page order."""
    cited: list[str] = []
    if not section:
        for statement in topic.message:
            cited += statement.cite
    for part in topic.sections:
        if section in ("", part.id):
            statements = (s for paragraph in part.text for s in paragraph)
            for item in (*statements, *part.list, *part.steps, *part.symptoms):
                cited += item.cite
    return list(dict.fromkeys(cited))


def reference(source: Source) -> tuple[str, str]:
    """Return the words and the address of a source."""
    when = "no date shown" if source.date == "undated" else spoken_date(source.date)
    return f"{source.publisher}: {source.title}, {when}", source.url


def spoken_date(text: str) -> str:
    """Return `2026-11-22` as "22 Nov 2026", `2026-11` as "Nov 2026", `2026` as it is."""
    parts = text.split("-")
    if len(parts) == 1:
        return text
    month = date(2000, int(parts[1]), 1).strftime("%b")
    return " ".join([part.lstrip("0") for part in parts[2:]] + [month, parts[0]])


def _section(section: Section, numbers: Mapping[str, int], place: Place) -> list[Block]:
    """Return the blocks of a section."""
    words, lead = section.heading, ()
    if section.urgency == "emergency":
        words, lead = words[0].lower() + words[1:], (Span("Emergency:", "emergency"), Span(" "))
    blocks: list[Block] = [Heading((*lead, *_placed(words, place, "heading")))]
    blocks += (Paragraph(_cited(paragraph, numbers, place)) for paragraph in section.text)
    if section.list:
        blocks.append(Bullets(tuple(_cited((item,), numbers, place) for item in section.list)))
    if section.steps:
        blocks.append(Steps(tuple(_cited((item,), numbers, place) for item in section.steps)))
    blocks += _symptom_lists(section.symptoms, numbers)
    return blocks


def _symptom_lists(symptoms: Sequence[Symptom], numbers: Mapping[str, int]) -> Iterator[Block]:
    """Yield a list for each time at which symptoms come; sources they share stand in its lead."""
    for when, members in groupby(symptoms, key=lambda symptom: symptom.when):
        group = tuple(members)
        shared = group[0].cite if len({symptom.cite for symptom in group}) == 1 else ()
        lead: Inline = ()
        if when or shared:
            words = f"{when[:1].upper()}{when[1:]}" if when else "All of these"
            lead = (Span(words), *_cite_marks(shared, numbers))
        yield Bullets(
            tuple(
                (
                    Span(f"{s.name} ({s.term})" if s.term else s.name),
                    *(_cite_marks(s.cite, numbers) if not shared else ()),
                )
                for s in group
            ),
            lead,
        )


def _who_to_call(topic: Topic, place: Place, lines: Sequence[Helpline]) -> Iterator[Block]:
    """Yield the emergency number, the lines that suit a page, and the country they are for."""
    yield Heading((Span("Who to call", "heading"),))
    if place.emergency:
        yield Paragraph((Span("Emergency:", "emergency"), Span(" "), Span(place.call, "number")))
    for kind in topic.call:
        for line in [line for line in lines if line.kind == kind and not line.region][:1]:
            facts = (_sentence(line.for_whom), _sentence(line.hours, line.cost))
            reach = (*_reach(line),) or ((Span(line.web, "number"),),)
            yield Contact(line.name, (*reach, *((Span(fact),) for fact in facts if fact)))
    if lines:
        yield Paragraph((Span("More lines: "), Span("heroininfo help-line", "command")))
    yield from _place_blocks(place)


def _place_blocks(place: Place, indent: int = 2) -> Iterator[Block]:
    """Yield which country the numbers are for, how we know, and how to choose another."""
    if not place.code:
        yield Paragraph((Span(f"Your country is not known. {CHOOSE}"),), indent)
        rows = ((Span(number, "number"), names) for number, names in common_numbers())
        yield Pairs(tuple(rows), heading="Some emergency numbers" if not indent else "")
        return
    if not place.emergency:
        yield Paragraph(
            (Span(place.note or f"No emergency number is confirmed for {place.name}."),), indent
        )
    yield Paragraph(
        (
            Span(f"Shown for {place.name} ({place.how}). Another: "),
            Span("--country GB" if place.code != "GB" else "--country US", "command"),
        ),
        indent,
    )


def _emergency_blocks(place: Place) -> list[Block]:
    """Return the emergency number, which country it is for, and how to choose another."""
    if not place.emergency:
        return list(_place_blocks(place, indent=0))
    number: Inline = (Span("Emergency:", "emergency"), Span(" call "), Span(place.call, "number"))
    if place.note:
        number = (*number, Span(f". {place.note}"))
    return [Paragraph(number, indent=0), *_place_blocks(place, indent=0)]


def _contact(line: Helpline, *, with_kind: bool = False) -> Contact:
    """Return a helpline with all that is known of it, one fact a line."""
    facts = (
        KIND_HEADINGS[line.kind] + "." if with_kind else "",
        _sentence(line.for_whom),
        _sentence(line.hours, line.cost, line.privacy),
        _sentence(", ".join(line.languages)),
        _sentence(f"Only in {line.region}" if line.region else ""),
        _sentence(line.note),
    )
    lines: list[Inline] = [*_reach(line), *((Span(fact),) for fact in facts if fact)]
    if line.web:
        lines.append((Span(line.web, "number"),))
    if line.operator:
        lines.append((Span(_sentence(f"Run by {line.operator}")),))
    lines.append((Span(_where_read(line), "faint"),))
    return Contact(line.name, tuple(lines))


def _reach(line: Helpline) -> Iterator[Inline]:
    """Yield how to reach a line by phone, text or textphone."""
    numbers: list[Span] = []
    for phone in line.phone:
        if numbers:
            numbers.append(Span(" or "))
        numbers.append(Span(phone, "number"))
    if line.text:
        numbers += [Span(", or "), Span(line.text, "number")] if numbers else [
            Span(line.text[:1].upper() + line.text[1:], "number")]  # fmt: skip
    if numbers:
        yield tuple(numbers)
    if line.tty:
        yield (Span("Textphone (TTY): "), Span(line.tty, "number"))
    if line.other:
        yield (Span(line.other),)


def _where_read(line: Helpline) -> str:
    """Return where and when the number was read."""
    when = "no date shown" if line.seen == "undated" else spoken_date(line.seen)
    if line.source.startswith("https://"):
        return f"Read on {line.source.split('/')[2].removeprefix('www.')}, {when}."
    return f"Read in a {line.source}, {when}."


def _sentence(*parts: str) -> str:
    """Return the parts that say something as one sentence; empty where none does."""
    words = ", ".join(part for part in parts if part)
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""


def _cited(statements: Sequence[Statement], numbers: Mapping[str, int], place: Place) -> Inline:
    """Return statements as running text, each followed by the numbers of its sources."""
    spans: list[Span] = []
    for statement in statements:
        if spans:
            spans.append(Span(" "))
        spans += _placed(statement.text, place)
        spans += _cite_marks(statement.cite, numbers)
    return tuple(spans)


def _cite_marks(cite: Sequence[str], numbers: Mapping[str, int]) -> Iterator[Span]:
    """Yield the numbers of sources, such as ` [1] [2]`."""
    for source in cite:
        yield Span(" ")
        yield Span(f"[{numbers[source]}]", "cite")


def _placed(text: str, place: Place, role: Role = "") -> Iterator[Span]:
    """Yield a text with the reader's emergency number in place of the placeholder."""
    for index, part in enumerate(text.split(PLACEHOLDER)):
        if index:
            yield Span(place.call, "number")
        if part:
            yield Span(part, role)


def _plain(statements: Sequence[Statement]) -> str:
    """Return statements as text alone, for a list of pages."""
    return " ".join(s.text for s in statements).replace(PLACEHOLDER, "the emergency number")


def _review_lines(topic: Topic) -> tuple[str, ...]:
    """Return when a page was checked, by whom, and what it is not."""
    clinician = NO_CLINICIAN if topic.reviewer == "none yet" else f"Reviewed by {topic.reviewer}."
    checked = spoken_date(topic.reviewed.isoformat())
    return (f"Checked against its sources {checked}, most of them stored copies. {clinician}",
            NOT_ADVICE)  # fmt: skip
