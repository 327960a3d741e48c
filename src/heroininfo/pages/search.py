"""The page of `heroininfo search`. Pure: no I/O."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from heroininfo.document import Block, Contact, Document, Lead, Pairs
from heroininfo.library.search import Answer, Result
from heroininfo.model import Helpline
from heroininfo.pages.contacts import crisis_blocks
from heroininfo.pages.overdose import CALL_NOW, first_steps
from heroininfo.pages.overdose import TOPIC as OVERDOSE
from heroininfo.pages.words import filled, spans
from heroininfo.place import Place

REFUSAL = (
    "This program does not tell how to buy, make, take or hide drugs, or how to beat a test."
    " These pages may help you stay safe. For a person to talk to: heroininfo help-line"
)
FEWEST = 2
"""Pages that are shown however short the screen."""
NOTHING = "Nothing else was found. All pages: heroininfo topics"


def search_pages(
    answer: Answer, place: Place, helplines: Sequence[Helpline], *, every: bool = False
) -> Iterator[Document]:
    """Yield what a search found, the fullest first: for a screen that it fits.

    `every`: with all that was found, however short the screen. In an emergency the number and the
    steps lead, and the number comes last too.
    """
    form = emergency_page if answer.emergency else search_page
    fewest = 0 if answer.emergency else min(FEWEST, len(answer.results))
    for count in range(len(answer.results), fewest - 1, -1):
        yield form(replace(answer, results=answer.results[:count]), place, helplines)
        if every and not answer.emergency:
            return


def emergency_page(answer: Answer, place: Place, helplines: Sequence[Helpline]) -> Document:
    """Return what to do now, and the names alone of the pages that were found."""
    blocks = [*first_steps(place), *_crisis(answer, place, helplines)]
    if answer.results:
        pages = ((_command(result), _name(result, place)) for result in answer.results)
        blocks.append(Pairs.of(pages, "Pages"))
    return Document((*blocks, Lead(spans(CALL_NOW, place))), f"Search: {answer.query}")


def search_page(answer: Answer, place: Place, helplines: Sequence[Helpline]) -> Document:
    """Return what a search found where nobody is in danger now."""
    blocks = _crisis(answer, place, helplines)
    if answer.refused:
        blocks.append(Lead(spans(REFUSAL, place)))
    if answer.corrected:
        blocks.append(Lead(spans(f"Showing results for: {answer.corrected}", place)))
    for result in answer.results:
        facts = (spans(result.snippet, place), spans(f"`{_command(result)}`", place))
        blocks.append(Contact(_name(result, place), facts))
    if not answer.results:
        blocks.append(Lead(spans(NOTHING, place)))
    return Document(tuple(blocks), f"Search: {answer.query}")


def _crisis(answer: Answer, place: Place, helplines: Sequence[Helpline]) -> list[Block]:
    """Return who to talk to where the words speak of ending one's life."""
    return list(crisis_blocks(place, helplines)) if answer.crisis else []


def _name(result: Result, place: Place) -> str:
    """Return the page and the section of a result."""
    return f"{result.title}: {filled(result.heading, place)}"


def _command(result: Result) -> str:
    """Return the command that opens what was found; of the steps, the one that fits a screen."""
    if (result.topic, result.section) == (OVERDOSE, "steps"):
        return f"heroininfo {OVERDOSE}"
    section = f" --section {result.section}" if result.section else ""
    return f"heroininfo show {result.topic}{section}"
