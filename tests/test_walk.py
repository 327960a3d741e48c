"""The one walk over a page: every cited text once, with its place, its role and its countries."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from heroininfo.content.parse import Content
from heroininfo.model import Citation, Section, Statement, Symptom, Times, Topic
from heroininfo.walk import ADVICE, cited, walk, walk_section


def fields(topic: Topic) -> list[str]:
    """Return where the walk goes, in order."""
    return [passage.field for passage in walk(topic)]


def cited_records(record: object) -> Iterator[tuple[Citation, ...]]:
    """Yield the citations of every cited record in a record, found without knowing its fields."""
    if isinstance(record, Statement | Symptom | Times):
        yield record.cite
    elif isinstance(record, tuple):
        for item in record:
            yield from cited_records(item)
    elif isinstance(record, Struct):
        for name in record.__struct_fields__:
            yield from cited_records(getattr(record, name))


def test_nothing_that_is_cited_is_left_out(
    small_content: Content, withdrawal_topics: dict[str, Topic]
) -> None:
    """A new field with statements in it must be walked too."""
    topics = [*withdrawal_topics.values(), *(located.record for located in small_content.topics)]
    for topic in topics:
        assert Counter(passage.cite for passage in walk(topic)) == Counter(cited_records(topic))


def test_walk_is_in_the_order_of_the_page(withdrawal_topics: dict[str, Topic]) -> None:
    """Message, card, sections, then the check-in."""
    overdose = fields(withdrawal_topics["overdose"])
    assert overdose[:4] == ["message[0][0]", "box", "card[0]", "card[1]"]
    assert overdose[-1] == "sections[3].list[0]"
    withdrawal = fields(withdrawal_topics["withdrawal"])
    first = withdrawal.index("check_in.red_flags[0].ask")
    assert withdrawal[first + 1] == "check_in.red_flags[0].do[0]"
    assert all(field.startswith("check_in.") for field in withdrawal[first:])
    assert withdrawal[-1] == f"check_in.{ADVICE[-1]}[0]"


def test_passage_knows_its_section_role_and_countries(small_content: Content) -> None:
    """A statement for one country, and one in a section for one country."""
    passages = {passage.field: passage for passage in walk(small_content.topics[0].record)}
    message, item = passages["message[0][0]"], passages["sections[3].list[0]"]
    canada = passages["sections[4].text[0][0]"]
    assert (message.role, message.section, message.only) == ("message", "", ())
    assert (item.role, item.section, item.only) == ("list", "do", ("GB",))
    cell = passages["sections[3].table.rows[1].cells[0]"]
    assert (cell.text, cell.role, cell.only) == ("A bath: Where: At home.", "cell", ("GB", "CA"))
    assert (canada.role, canada.section, canada.only) == ("text", "canada", ("CA",))
    assert passages["sections[2].symptoms[0]"].text == "Trouble sleeping (insomnia)"


def test_times_are_said_in_words(withdrawal_topics: dict[str, Topic]) -> None:
    """So that they can be searched, checked and read like all else."""
    section = withdrawal_topics["withdrawal-timeline"].sections[1]
    said = {passage.field: passage.text for passage in walk_section(section)}
    assert said[".courses[0].worst"] == (
        "Short one: It is usually worst: 1 to 3 days after last use (some sources: up to 4)."
    )
    assert said[".courses[0].then"] == "Poor sleep can last for weeks."
    assert ".courses[2].eases" not in said


def test_sources_are_named_once_in_order() -> None:
    """As they are numbered on the page."""
    a, b = Citation("a", "p. 1"), Citation("b")
    texts = ((Statement("One.", (b,)), Statement("Two.", (a, b, Citation("a", "p. 2")))),)
    assert cited(walk_section(Section("x", "X", text=texts))) == ["b", "a"]
