"""The check-in: what is asked where, and what an answer means."""

import pytest

from heroininfo.course import courses_of
from heroininfo.errors import HeroininfoError
from heroininfo.model import Topic
from heroininfo.place import Place
from heroininfo.questions import Prompt, prompts, read_answers, understood

US = Place(code="US", name="United States", emergency=("911",))


def test_red_flags_come_first_then_symptoms_hours_risks(
    withdrawal_topics: dict[str, Topic],
) -> None:
    """The order of the walk, from the data."""
    asked = [prompt.id for prompt in prompts(withdrawal_topics["withdrawal"], US)]
    assert asked == [
        "not-waking",
        "chest",
        "in-the-us",
        "harm",
        "vomiting",
        "symptoms-early",
        "symptoms-later",
        "hours",
        "pregnant",
    ]


@pytest.mark.parametrize(("code", "asked"), [("US", True), ("GB", False), ("", True)])
def test_question_of_one_country(
    withdrawal_topics: dict[str, Topic], code: str, asked: bool
) -> None:
    """Asked there, and where the country is not known."""
    ids = [prompt.id for prompt in prompts(withdrawal_topics["withdrawal"], Place(code=code))]
    assert ("in-the-us" in ids) is asked


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("y", True),
        ("Y", True),
        ("YES", True),
        (" yes ", True),
        ("yeah", True),
        ("yep", True),
        ("true", True),
        ("n", False),
        ("No", False),
        ("nope", False),
        ("false", False),
        ("", "skip"),
        ("s", "skip"),
        ("skip", "skip"),
        ("not sure", "skip"),
        ("don't know", "skip"),
        ("b", "back"),
        ("back", "back"),
        ("undo", "back"),
        ("q", "quit"),
        ("QUIT", "quit"),
        ("leave", "quit"),
        ("exit", "quit"),
        ("stop", "quit"),
        ("maybe", None),
        ("36", None),
        ("yesno", None),
        ("\x1b[A", None),
    ],
)
def test_answer_is_understood(typed: str, answer: object) -> None:
    """By key or typed word; None where it is none."""
    assert understood(Prompt("chest", "Does it hurt?"), typed) == answer


def test_hours_are_understood() -> None:
    """A time, or skip; anything else is said."""
    prompt = Prompt("hours", "How long?")
    assert understood(prompt, "36h") == 36
    assert understood(prompt, "") == "skip"
    assert understood(prompt, "q") == "quit"
    for typed in ("y", "n", "soon", "-4", "400d"):
        with pytest.raises(HeroininfoError):
            understood(prompt, typed)


def test_drug_is_chosen_by_any_number_of_the_list(withdrawal_topics: dict[str, Topic]) -> None:
    """From the first to the last; none before, none beyond."""
    courses = courses_of(withdrawal_topics["withdrawal-timeline"].sections)
    prompt = Prompt("drug", "Which?", courses=tuple(courses))
    assert [understood(prompt, str(n + 1)) for n in range(len(courses))] == courses
    for typed in ("0", str(len(courses) + 1)):
        with pytest.raises(HeroininfoError):
            understood(prompt, typed)


def test_answer_of_a_colon_alone_is_a_skip(withdrawal_topics: dict[str, Topic]) -> None:
    """`chest:` says nothing."""
    asked = prompts(withdrawal_topics["withdrawal"], US)
    assert read_answers("chest:\nharm: no", asked) == {"chest": "skip", "harm": False}
