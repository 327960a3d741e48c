"""The check-in: what is asked, and what an answer means. Pure: no I/O.

Nothing here knows a red flag or a piece of advice: all come from the page, with their sources. It
does not diagnose and does not score: no scale is copied.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from heroininfo.course import course_named, hours_since
from heroininfo.errors import ExitCode, HeroininfoError, echo
from heroininfo.model import CheckIn, Course, Question, Symptom, Topic, name_key
from heroininfo.place import Place

TOPIC = "withdrawal"
"""The page that holds the check-in."""
DRUG, HOURS = "drug", "hours"
WHICH_DRUG = "Which opioid did you use last? Type its number or its name."
HOW_LONG = "How long ago was that? Type hours or days, such as 36h or 2d."
HOURS_OR_DAYS = "{} hours, or {} days? Type h or d: "
NOT_UNDERSTOOD = "That was not understood. Type y or n. Return skips, b goes back, and q leaves."

WORDS: dict[str, "Reply"] = {
    **dict.fromkeys(("y", "yes", "yeah", "yep", "true"), True),
    **dict.fromkeys(("n", "no", "nope", "false"), False),
    **dict.fromkeys(("", "s", "skip", "not sure", "dont know"), "skip"),
    **dict.fromkeys(("b", "back", "undo"), "back"),
    **dict.fromkeys(("q", "quit", "leave", "exit", "stop"), "quit"),
}
"""What may be typed, as `name_key` returns it."""

Reply = bool | float | Course | Literal["skip", "back", "quit"]
Replies = Mapping[str, Reply]


class Prompt(Struct, frozen=True):
    """Something to ask: a question of the page, a group of symptoms, the drug, or the hours."""

    id: str
    text: str
    question: Question | None = None
    symptoms: tuple[Symptom, ...] = ()
    courses: tuple[Course, ...] = ()
    """The opioids to choose from."""

    @property
    def call(self) -> str:
        """Return what stands before the answer."""
        asked = {DRUG: "Number, or Return to skip: ", HOURS: "Time, or Return to skip: "}
        return asked.get(self.id, "Yes or no? ")


def check_in_of(topic: Topic) -> CheckIn:
    """Return the check-in of a page; raise HeroininfoError where it has none."""
    if not topic.check_in:
        raise HeroininfoError("this library has no check-in.", f"heroininfo show {topic.id}")
    return topic.check_in


def prompts(topic: Topic, place: Place, courses: Sequence[Course] = ()) -> list[Prompt]:
    """Return all that is asked, in order: red flags, symptoms, which opioid, how long ago, risks.

    `courses`: the opioids to choose from, as the page on times has them.
    """
    walk = check_in_of(topic)
    asked = [_prompt(question) for question in walk.red_flags if _asked_in(question, place)]
    for when, symptoms in symptom_groups(topic).items():
        words = f"Do you have any of these signs ({when or 'others'})?"
        asked.append(Prompt(group_id(when), words, symptoms=tuple(symptoms)))
    if courses:
        asked.append(Prompt(DRUG, WHICH_DRUG, courses=tuple(courses)))
    asked.append(Prompt(HOURS, HOW_LONG))
    return asked + [_prompt(question) for question in walk.risks if _asked_in(question, place)]


def symptom_groups(topic: Topic) -> dict[str, list[Symptom]]:
    """Return the symptoms of a page, by when they come."""
    groups: dict[str, list[Symptom]] = {}
    for section in topic.sections:
        for symptom in section.symptoms:
            groups.setdefault(symptom.when, []).append(symptom)
    return groups


def understood(prompt: Prompt, typed: str) -> Reply | None:
    """Return the answer that was typed; None where it is none.

    Raises HeroininfoError where it is a time that cannot be, or no drug that is known.
    """
    answer = WORDS.get(name_key(typed))
    if prompt.id not in (DRUG, HOURS):
        return answer
    if isinstance(answer, str):
        return answer
    if prompt.id == HOURS:
        return hours_since(typed)
    number = typed.strip()
    if number.isascii() and number.isdecimal() and 0 < int(number) <= len(prompt.courses):
        return prompt.courses[int(number) - 1]
    return course_named(prompt.courses, typed)


def read_answers(text: str, asked: Sequence[Prompt]) -> dict[str, Reply]:
    """Return the answers in lines such as "pregnant: no"; `#` begins a comment.

    Raises HeroininfoError, with the number of the line, where one is not understood.
    """
    known = {prompt.id: prompt for prompt in asked}
    answers: dict[str, Reply] = {}
    for number, line in enumerate(text.splitlines(), 1):
        name, colon, typed = (part.strip() for part in line.partition("#")[0].partition(":"))
        if not (name or colon):
            continue
        if name not in known:
            ids = ", ".join(known)
            raise HeroininfoError(
                f'answers, line {number}: no question "{echo(name)}".',
                f"There are: {ids}",
                ExitCode.USAGE,
            )
        answer = understood(known[name], typed) if colon else None
        if answer in (None, "back"):
            raise HeroininfoError(
                f'answers, line {number}: "{echo(typed)}" is no answer.',
                "Say yes, no or skip.",
                ExitCode.USAGE,
            )
        if answer is not None:
            answers[name] = answer
    return answers


def is_emergency(prompt: Prompt, answer: Reply) -> bool:
    """Return whether an answer means that nothing is more urgent than to call."""
    return answer is True and prompt.question is not None and prompt.question.help == "emergency"


def _prompt(question: Question) -> Prompt:
    """Return a question of the page as a prompt."""
    return Prompt(question.id, question.ask.text, question)


def _asked_in(question: Question, place: Place) -> bool:
    """Return whether a question is asked in a country; all are where it is not known."""
    return not (question.countries and place.code) or place.code in question.countries


def group_id(when: str) -> str:
    """Return the id of the question for the symptoms that come at one time."""
    return "symptoms-" + (name_key(when).replace(" ", "-") or "other")
