"""`heroininfo check-in`: a short private walk through red flags, symptoms and risks."""

from collections.abc import Callable, Sequence
from typing import TextIO

import click

from heroininfo.cli.options import Settings, output_options, place_option
from heroininfo.console import ask, write
from heroininfo.course import courses_of
from heroininfo.errors import HeroininfoError
from heroininfo.library.store import Library
from heroininfo.model import Topic
from heroininfo.pages.check_in import (
    end_page,
    help_page,
    leaving_page,
    question_page,
    start_page,
)
from heroininfo.pages.timeline import TOPIC as TIMELINE
from heroininfo.place import Place
from heroininfo.questions import (
    NOT_UNDERSTOOD,
    TOPIC,
    Prompt,
    Reply,
    is_emergency,
    prompts,
    read_answers,
    understood,
)

Replying = Callable[[int, Prompt], Reply]
"""Returns the reply to a prompt, given its place in the order."""


@click.command("check-in")
@click.option(
    "--answers",
    "given",
    type=click.File(encoding="utf-8", errors="replace"),
    metavar="FILE",
    help="Take the answers from FILE, or from standard input with -: lines such as pregnant: no.",
)
@place_option
@output_options
@click.pass_obj
def command(settings: Settings, given: TextIO | None) -> None:
    """Check how you are, in private: danger signs first, then symptoms and time.

    Every question can be skipped, and q leaves. Nothing you type is stored or sent.
    It does not diagnose and gives no score.
    """
    library = settings.library()
    topic = library.topic(TOPIC)
    if not topic:
        raise HeroininfoError("this library has no page on withdrawal.")
    place = settings.place()
    asked = prompts(topic, place)
    if given is None:
        settings.show(start_page(asked, place), pageable=False)
        replying = _typed(settings, len(asked), place)
    else:
        answers = read_answers(given.read(), asked)

        def replying(_number: int, prompt: Prompt) -> Reply:
            return answers.get(prompt.id, "skip")

    _walk(settings, library, topic, place, asked, replying)


def _walk(
    settings: Settings,
    library: Library,
    topic: Topic,
    place: Place,
    asked: Sequence[Prompt],
    replying: Replying,
) -> None:
    """Ask until the end, until the reader leaves, or until an answer means an emergency."""
    lines = library.helplines(place.code)
    answers: dict[str, Reply] = {}
    early = False
    for number, prompt in enumerate(asked, 1):
        answer = replying(number, prompt)
        if answer == "quit":
            early = True
            break
        answers[prompt.id] = answer
        if prompt.question and answer is True:
            settings.show(help_page(prompt.question, place, lines), pageable=False)
        if is_emergency(prompt, answer):
            write("\n")
            settings.show(leaving_page(), pageable=False)
            return
    write("\n")
    timeline = library.topic(TIMELINE)
    courses = courses_of(timeline.sections) if timeline else []
    settings.show(end_page(topic, courses, answers, place, lines, early=early), pageable=False)


def _typed(settings: Settings, count: int, place: Place) -> Replying:
    """Return a function that shows a question and reads its answer, one line at a time."""

    def replying(number: int, prompt: Prompt) -> Reply:
        write("\n")
        settings.show(question_page(prompt, number, count, place), pageable=False)
        while True:
            typed = ask(prompt.call)
            if typed is None:
                return "quit"
            try:
                answer = understood(prompt, typed)
            except HeroininfoError as error:
                write(f"{error.message}\n")
                continue
            if answer is not None:
                return answer
            write(f"{NOT_UNDERSTOOD}\n")

    return replying
