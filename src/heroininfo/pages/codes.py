"""The page of `heroininfo help-line --qr`: a code for each number, to scan. Pure: no I/O."""

from collections.abc import Iterator

from heroininfo.document import Block, Code, Document, Inline, Lead, Span
from heroininfo.helplines import Choice
from heroininfo.model import Helpline
from heroininfo.pages.contacts import dial, emergency_blocks, text_way
from heroininfo.pages.help_line import ORDER, page_name
from heroininfo.pages.proof import LONGEST_SHORT_CODE
from heroininfo.pages.words import sentence, spans
from heroininfo.place import Place

SCAN = (
    "Point a phone's camera at a code to call or text."
    " Not read? Try `--invert`, which turns dark and light round."
)


def codes_page(place: Place, choice: Choice) -> Document:
    """Return the emergency number, then a code for each number to call or text."""
    blocks: list[Block] = [*emergency_blocks(place), Lead(spans(SCAN, place))]
    nationwide_first = sorted(choice.helplines, key=lambda h: (h.region != "", ORDER.index(h.kind)))
    for helpline in nationwide_first:
        blocks += _codes(helpline, place)
    return Document(tuple(blocks), page_name(place))


def _codes(helpline: Helpline, place: Place) -> Iterator[Code]:
    """Yield a code for each number of a line and the one to text, with what it does under it."""
    ways: list[tuple[str, Inline]] = [
        (number.tel, (Span("Call "), *dial(number))) for number in helpline.phone
    ]
    if helpline.long:
        ways.append((helpline.long.tel, (Span("If that fails, call "), *dial(helpline.long))))
    if helpline.sms:
        ways.append((text_code(helpline), tuple(text_way(helpline))))
    for link, words in ways:
        name = f"{helpline.name} ({helpline.region})" if helpline.region else helpline.name
        about: list[Inline] = [(Span(name),), words]
        if facts := sentence(helpline.hours, helpline.cost):
            about.append((Span(facts),))
        if "+" not in link:
            short = len(link.split(":")[1]) <= LONGEST_SHORT_CODE
            where = "Works only inside" if short else "May not work outside"
            about.append((Span(f"{where} {place.name}."),))
        yield Code(link, tuple(about))


def text_code(helpline: Helpline) -> str:
    """Return what a code for a text holds.

    With words of its own it is in the older form, which cameras of both kinds of phone fill in.
    Source: https://github.com/zxing/zxing/wiki/Barcode-Contents, and for both kinds of phone
    https://github.com/Shane32/QRCoder/issues/296
    """
    if not helpline.sms_body:
        return helpline.sms
    return f"SMSTO:{helpline.sms.removeprefix('sms:')}:{helpline.sms_body}"
