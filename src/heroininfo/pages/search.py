"""The page of `heroininfo search`. Pure: no I/O."""

from collections.abc import Sequence

from heroininfo.document import Block, Contact, Document, Paragraph, Span
from heroininfo.library.search import Answer
from heroininfo.model import Helpline
from heroininfo.pages.contacts import crisis_blocks, first_steps, placed
from heroininfo.place import Place

REFUSAL = (
    "This program does not tell how to buy, make, take or hide drugs, or how to beat a test."
    " These pages may help you stay safe."
)
HELP_LINE = Span("heroininfo help-line", "command")


def search_page(answer: Answer, place: Place, lines: Sequence[Helpline]) -> Document:
    """Return what a search found; in an emergency the number and the first steps lead."""
    blocks: list[Block] = []
    if answer.emergency:
        blocks += first_steps(place)
    if answer.crisis:
        blocks += crisis_blocks(place, lines)
    if answer.refused:
        blocks.append(
            Paragraph((Span(f"{REFUSAL} For a person to talk to: "), HELP_LINE), indent=0)
        )
    if answer.corrected:
        blocks.append(Paragraph((Span(f"Showing results for: {answer.corrected}"),), indent=0))
    for result in answer.results:
        name = (Span(f"{result.title}: "), *placed(result.heading, place))
        command = f"heroininfo show {result.topic}"
        facts = (tuple(placed(result.snippet, place)), (Span(command, "command"),))
        blocks.append(Contact("".join(span.text for span in name), facts))
    return Document(tuple(blocks))
