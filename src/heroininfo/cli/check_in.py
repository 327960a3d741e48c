"""`heroininfo check-in`: a short private walk through red flags, symptoms and risks."""

import sys
from collections.abc import Callable, Sequence
from typing import Literal

import click

from heroininfo.cli.by_screen import show_by_screen
from heroininfo.cli.options import Settings, completed_by, output_options, place_option
from heroininfo.console import ask, is_terminal, typed_text, write
from heroininfo.course import courses_of, lacks_unit
from heroininfo.errors import ExitCode, HeroininfoError, echo
from heroininfo.files import read_file
from heroininfo.model import Helpline, name_key
from heroininfo.pages.check_in import (
    CONFIRM,
    confirm_page,
    end_page,
    help_page,
    leaving_page,
    question_page,
    start_page,
)
from heroininfo.pages.timeline import TOPIC as TIMELINE
from heroininfo.place import Place
from heroininfo.questions import (
    HOURS,
    HOURS_OR_DAYS,
    NOT_UNDERSTOOD,
    TOPIC,
    Prompt,
    Replies,
    Reply,
    is_emergency,
    prompts,
    read_answers,
    understood,
)

Replying = Callable[[int, Prompt], Reply]
"""Returns the reply to a prompt, given its place in the order."""

MOST_ANSWERS = 100_000
"""Bytes of a file of answers."""
PATIENCE = 50
"""Lines in a row that are not understood; then nobody is typing."""


@click.command("check-in")
@click.option(
    "--answers",
    "given",
    metavar="FILE",
    shell_complete=completed_by("paths"),
    help="Take the answers from FILE, or from standard input with -: lines such as pregnant: no.",
)
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, given: str | None) -> None:
    """Check how you are, in private: danger signs first, then symptoms and time.

    Every question can be skipped, and q leaves. Nothing you type is stored or sent.
    It does not diagnose and gives no score.
    """
    text = None if given is None else _read(given)
    library = settings.library()
    topic, timeline = library.topic(TOPIC), library.topic(TIMELINE)
    if not topic:
        raise HeroininfoError("this library has no page on withdrawal.")
    place = settings.place()
    asked = prompts(topic, place, courses_of(timeline.sections) if timeline else ())
    if text is None:
        settings.show(start_page(asked, place), pageable=False)
        replying = _typed(settings, len(asked), place)
    else:
        answers = read_answers(text, asked)

        def replying(_number: int, prompt: Prompt) -> Reply:
            return answers.get(prompt.id, "skip")

    replies, left = _walk(settings, library.helplines(place.code), place, asked, replying)
    write("\n")
    if left == "emergency":
        settings.show(leaving_page(), pageable=False)
        return
    helplines = library.helplines(place.code)
    early = left == "early"
    show_by_screen(settings, end_page(topic, timeline, replies, place, helplines, early=early))


def _read(given: str) -> str:
    """Return the answers in a file, or in standard input for `-`."""
    try:
        content = (
            typed_text(MOST_ANSWERS)
            if given == "-"
            else read_file(given, MOST_ANSWERS, special=True)
        )
    except HeroininfoError as error:
        message = f'the answers in "{echo(given)}": {error.message}.'
        raise HeroininfoError(
            message, "Name a file with lines such as pregnant: no", ExitCode.USAGE
        ) from None
    return content.decode(errors="replace")


def _walk(
    settings: Settings,
    helplines: Sequence[Helpline],
    place: Place,
    asked: Sequence[Prompt],
    replying: Replying,
) -> tuple[Replies, Literal["", "early", "emergency"]]:
    """Ask to the end; return the answers, and whether the reader or an emergency cut it short."""
    answers: dict[str, Reply] = {}
    index = 0
    while index < len(asked):
        prompt = asked[index]
        answer = replying(index + 1, prompt)
        if answer == "quit":
            return answers, "early"
        if answer == "back":
            index = max(0, index - 1)
            answers.pop(asked[index].id, None)
            continue
        answers[prompt.id] = answer
        if prompt.question and answer is True:
            settings.show(help_page(prompt.question, place, helplines), pageable=False)
        if is_emergency(prompt, answer):
            return answers, "emergency"
        index += 1
    return answers, ""


def _typed(settings: Settings, count: int, place: Place) -> Replying:
    """Return a function that shows a question and reads its answer, one line at a time."""

    def replying(number: int, prompt: Prompt) -> Reply:
        while True:
            write("\n")
            settings.show(question_page(prompt, number, count, place), pageable=False)
            answer = _answer(prompt)
            if not is_emergency(prompt, answer) or _confirmed(settings, place):
                return answer

    return replying


def _answer(prompt: Prompt) -> Reply:
    """Return what is typed after a question, once it is understood."""
    for _ in range(PATIENCE):
        typed = ask(prompt.call)
        if typed is None:
            return "quit"
        if prompt.id == HOURS and lacks_unit(typed):
            unit = ask(HOURS_OR_DAYS.format(typed, typed)) or ""
            typed = unit if unit[:1].isdecimal() else typed + unit
        try:
            answer = understood(prompt, typed)
        except HeroininfoError as error:
            write(" ".join(filter(None, (error.message, error.hint))) + "\n")
            continue
        if answer is not None:
            return answer
        write(f"{NOT_UNDERSTOOD}\n")
    return "quit"


def _confirmed(settings: Settings, place: Place) -> bool:
    """Return whether a yes to a sign of danger was meant; the number to call comes first.

    Answers from a pipe were not typed on a key too many, and are not asked about.
    """
    if not is_terminal(sys.stdin):
        return True
    settings.show(confirm_page(place), pageable=False)
    return name_key(ask(CONFIRM) or "y") not in ("n", "no", "b", "back")
