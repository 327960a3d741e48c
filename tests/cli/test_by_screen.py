"""A long answer a screen at a time: nothing is lost at a cut, and nothing is cut in two."""

import pytest
from support import Machine

from heroininfo.cli import by_screen
from heroininfo.cli.by_screen import screens
from heroininfo.cli.options import Settings
from heroininfo.console import Terminal
from heroininfo.document import Block, Bullets, Document, Heading, Lead, Paragraph, Span
from heroininfo.render.lines import Ink
from heroininfo.render.text import render


def bullets(*items: str, lead: str = "") -> Bullets:
    """Return a list."""
    return Bullets(tuple((Span(item),) for item in items), (Span(lead),) if lead else ())


def parts(*blocks: Block, height: int) -> list[str]:
    """Return the screens of a document as text."""
    return [render(part, 40) for part in screens(Document(blocks), 40, height, Ink())]


def test_what_fits_is_one_screen_as_it_was() -> None:
    """A list in one piece, under its lead."""
    blocks = (Heading("A"), bullets("one", "two", "three", lead="Of these"), Lead((Span("End"),)))
    whole = render(Document(blocks), 40)
    assert parts(*blocks, height=len(whole.splitlines())) == [whole]


@pytest.mark.parametrize("height", [3, 4, 5])
def test_list_is_cut_between_items_and_none_is_lost(height: int) -> None:
    """Each screen is as full as it can be; the lead stands once."""
    items = [f"item {number}" for number in range(9)]
    found = parts(bullets(*items, lead="Of these"), height=height)
    assert [row for part in found for row in part.splitlines()] == [
        "  Of these",
        *(f"    - {item}" for item in items[: height - 1]),
        *(f"  - {item}" for item in items[height - 1 :]),
    ]
    assert [len(part.splitlines()) for part in found[:-1]] == [height] * (len(found) - 1)


def test_heading_stands_with_what_follows_it() -> None:
    """Never alone at the foot of a screen."""
    found = parts(Paragraph((Span("One."),)), Heading("A"), bullets("one", "two"), height=3)
    assert found == ["  One.\n", "A\n  - one\n  - two\n"]


def test_two_lists_stay_two() -> None:
    """The second keeps its lead."""
    found = parts(bullets("one"), bullets("two", lead="Later"), height=9)
    assert found == ["  - one\n\n  Later\n    - two\n"]


def test_block_that_is_longer_than_a_screen_is_shown_whole() -> None:
    """Nothing is left out."""
    long = Paragraph((Span("word " * 40),))
    assert len(parts(long, Lead((Span("End"),)), height=2)) == 2


@pytest.mark.parametrize(("typed", "shown"), [("", 3), ("q", 1), ("no", 1)])
def test_return_shows_the_next_screen_and_all_else_leaves(
    monkeypatch: pytest.MonkeyPatch, typed: str, shown: int
) -> None:
    """A screen has a row less than the terminal, for the prompt."""
    seen: list[int] = []
    screen = Terminal(interactive=True, paged=True, height=5)

    def keep(_: object, part: Document, **__: object) -> None:
        seen.append(len(render(part, 80).splitlines()))

    monkeypatch.setattr(Settings, "show", keep)
    monkeypatch.setattr(by_screen, "ask", lambda _: typed)
    items = bullets(*(f"item {number}" for number in range(10)))
    by_screen.show_by_screen(Machine(screen=screen), Document((items,)))
    assert seen == [4, 4, 2][:shown]
