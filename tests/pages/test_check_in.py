"""The pages of the check-in: what follows a yes, and what the end says of every answer."""

from collections.abc import Mapping, Sequence

import msgspec
import pytest
from support import flowing

from heroininfo.document import Heading
from heroininfo.library.store import Library
from heroininfo.model import Helpline, Question, Topic
from heroininfo.pages.check_in import end_page, help_page, how_soon
from heroininfo.place import Place, detect
from heroininfo.questions import Reply, check_in_of
from heroininfo.render.text import render

US = detect("US", {})


@pytest.fixture
def page(withdrawal_topics: dict[str, Topic]) -> Topic:
    """Return the small page on withdrawal."""
    return withdrawal_topics["withdrawal"]


@pytest.fixture
def lines(small_library: Library) -> list[Helpline]:
    """Return the small lines of the United States."""
    return small_library.helplines("US")


def question(page: Topic, name: str) -> Question:
    """Return a question of the check-in."""
    walk = check_in_of(page)
    return next(q for q in (*walk.red_flags, *walk.risks) if q.id == name)


def at_once(page: Topic, name: str, place: Place, lines: Sequence[Helpline]) -> str:
    """Return what follows a yes."""
    return flowing(render(help_page(question(page, name), place, lines), 80))


def end(page: Topic, answers: Mapping[str, Reply], lines: Sequence[Helpline]) -> str:
    """Return what the end says."""
    return flowing(render(end_page(page, None, answers, US, lines), 80))


def test_yes_leads_to_the_page_that_says_more(page: Topic, lines: Sequence[Helpline]) -> None:
    """At once, and again at the end."""
    more = "More: heroininfo show getting-help"
    assert more in at_once(page, "harm", US, lines)
    assert more in end(page, {"pregnant": True}, lines)
    assert more not in end(page, {"pregnant": False}, lines)


def test_yes_in_an_unknown_country_says_how_to_find_lines(page: Topic) -> None:
    """Where there is a line to call, and none is known; in an emergency the country follows."""
    how = "Lines to call, for your country: heroininfo help-line --country GB"
    assert how in at_once(page, "vomiting", Place(), ())
    assert how not in at_once(page, "vomiting", US, ())
    assert how not in at_once(page, "harm", Place(), ())
    assert "Your country is not known." in at_once(page, "harm", Place(), ())


def test_end_begins_with_the_help_that_is_needed_today(page: Topic) -> None:
    """Under a heading of its own, before all else; without a yes there is none."""
    for answers, begins in (({"vomiting": True}, "Get help today"), ({}, "Who to call")):
        blocks = end_page(page, None, answers, US, ()).blocks
        first = next(block for block in blocks if isinstance(block, Heading))
        assert first.text == begins


def test_what_cannot_wait_for_the_day_says_now(page: Topic) -> None:
    """One such yes makes the heading of all of them "now"."""
    flags = {flag.help: flag for flag in check_in_of(page).red_flags}
    today = flags["today"]
    assert how_soon([today]) == "Get help today"
    now = msgspec.structs.replace(today, help="now")
    assert how_soon([today, now]) == "Get help now"
    shown = help_page(now, US, ()).blocks[0]
    assert isinstance(shown, Heading)
    assert shown.text == "Get help now."


def test_line_that_a_yes_needs_is_named_first(page: Topic, lines: Sequence[Helpline]) -> None:
    """Then the line for treatment, which is always named."""
    said = end(page, {"pregnant": True}, lines)
    assert said.index("Talk Line: 988") < said.index("National Treatment Line: 1-800-662-4357")
    assert "Talk Line: 988" not in end(page, {}, lines)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"symptoms-early": True, "symptoms-later": True}, "for withdrawal (early, later)."),
        ({"symptoms-early": True, "symptoms-later": False}, "for withdrawal (early)."),
        ({"symptoms-early": False}, "You said no to signs that our page lists for withdrawal."),
    ],
)
def test_end_says_what_the_signs_look_like(
    page: Topic, answers: dict[str, Reply], said: str
) -> None:
    """A yes and a no alike; that they have other causes too, each time."""
    shown = end(page, answers, ())
    assert said in shown
    assert "These signs have other causes too." in shown
    assert ("You said no" in shown) is (True not in answers.values())


def test_end_says_nothing_of_signs_that_were_skipped(page: Topic) -> None:
    """Nothing is made up."""
    assert "What this looks like" not in end(page, {"symptoms-early": "skip"}, ())
