"""The page of `heroininfo search`. Pure: no I/O."""

from collections.abc import Sequence

from heroininfo.document import Block, Contact, Document, Lead
from heroininfo.library.search import Answer
from heroininfo.model import Helpline
from heroininfo.pages.contacts import crisis_blocks
from heroininfo.pages.overdose import first_steps
from heroininfo.pages.words import filled, spans
from heroininfo.place import Place

REFUSAL = (
    "This program does not tell how to buy, make, take or hide drugs, or how to beat a test."
    " These pages may help you stay safe. For a person to talk to: heroininfo help-line"
)


def search_page(answer: Answer, place: Place, helplines: Sequence[Helpline]) -> Document:
    """Return what a search found; in an emergency the number and the first steps lead."""
    blocks: list[Block] = []
    if answer.emergency:
        blocks += first_steps(place)
    if answer.crisis:
        blocks += crisis_blocks(place, helplines)
    if answer.refused:
        blocks.append(Lead(spans(REFUSAL, place)))
    if answer.corrected:
        blocks.append(Lead(spans(f"Showing results for: {answer.corrected}", place)))
    for result in answer.results:
        facts = (spans(result.snippet, place), spans(f"`heroininfo show {result.topic}`", place))
        blocks.append(Contact(f"{result.title}: {filled(result.heading, place)}", facts))
    return Document(tuple(blocks), f"Search: {answer.query}")
