"""The pages of the check-in: the start, a question, help at once, and the end. Pure: no I/O."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from heroininfo.course import here_words
from heroininfo.document import (
    Block,
    Bullets,
    Document,
    Footer,
    Heading,
    Inline,
    Pairs,
    Paragraph,
    Span,
    Title,
)
from heroininfo.model import CheckIn, Course, Helpline, Question, Statement, Topic
from heroininfo.pages.contacts import best_lines, first_steps, place_blocks, placed, who_to_call
from heroininfo.pages.symptoms import named
from heroininfo.pages.timeline import TIMES_VARY
from heroininfo.place import Place
from heroininfo.questions import (
    HOURS,
    Answers,
    Prompt,
    check_in_of,
    group_id,
    symptom_groups,
)

OVERDOSE = "overdose"
HOW_TO_ANSWER = "Type y for yes or n for no, then Return. Return alone skips a question. q leaves."
PRIVATE = "Nothing you type is stored or sent."


def start_page(asked: Sequence[Prompt], place: Place) -> Document:
    """Return what stands before the first question: the number, and that it is private."""
    number = (
        Span("Emergency:", "emergency"),
        Span(" if someone will not wake up or is not breathing, call "),
        Span(place.call, "number"),
        Span("."),
    )
    lines = (
        f"A short private check for withdrawal. {PRIVATE}",
        "It cannot say what you have, and gives no score. It says when and where to get help.",
        f"{len(asked)} questions, the most urgent first. {HOW_TO_ANSWER}",
    )
    return Document(
        (
            Paragraph(number, indent=0),
            *place_blocks(place, indent=0),
            *(Paragraph((Span(line),), indent=0) for line in lines),
        )
    )


def question_page(prompt: Prompt, number: int, count: int, place: Place) -> Document:
    """Return a question, and the symptoms that it asks for."""
    words = (Span(f"{number} of {count}. "), *placed(prompt.text, place))
    symptoms = tuple((Span(named(symptom)),) for symptom in prompt.symptoms)
    return Document((Paragraph(words, indent=0), *((Bullets(symptoms),) if symptoms else ())))


def help_page(question: Question, place: Place, lines: Sequence[Helpline]) -> Document:
    """Return where a yes leads at once: whom to call, and what to do."""
    blocks: list[Block] = []
    if question.help == "emergency" and question.topic == OVERDOSE:
        blocks += first_steps(place)
    elif question.help == "emergency":
        blocks.append(
            Paragraph(
                (
                    Span("Emergency:", "emergency"),
                    Span(" call "),
                    Span(place.call, "number"),
                    Span(" now."),
                ),
                indent=0,
            )
        )
    else:
        blocks.append(Paragraph((Span("Get help today.", "heading"),), indent=0))
    blocks += _advice(question, place, lines)
    if question.help == "emergency" and question.topic != OVERDOSE:
        blocks += place_blocks(place, indent=0)
    elif question.call and not place.code:
        command = Span("heroininfo help-line --country GB", "command")
        blocks.append(Paragraph((Span("Lines to call, for your country: "), command)))
    return Document(tuple(blocks))


def leaving_page() -> Document:
    """Return what ends a walk that an emergency has cut short."""
    words = "The check ends here: calling comes first. To begin again later: "
    return Document(
        (
            Paragraph((Span(words), Span("heroininfo check-in", "command")), indent=0),
            Footer((PRIVATE,)),
        )
    )


def end_page(
    topic: Topic,
    courses: Sequence[Course],
    answers: Answers,
    place: Place,
    lines: Sequence[Helpline],
    *,
    early: bool = False,
) -> Document:
    """Return what this looks like, what helps, what to watch for, and who to call.

    `early`: the reader left before the end; then only what was found, and who to call.
    """
    walk = check_in_of(topic)
    blocks: list[Block] = [Title("What you have told so far" if early else "What to do now")]
    urgent = [q for q in (*walk.red_flags, *walk.risks) if answers.get(q.id) is True]
    if urgent:
        blocks.append(Heading((Span("Get help today", "heading"),)))
        for question in urgent:
            blocks += _advice(question, place, ())
    blocks += _looks(topic, walk, courses, answers, place)
    if not early:
        blocks += _bullets("What usually helps", walk.helps, place)
    blocks += _bullets("What to watch for", walk.watch, place)
    if not early:
        blocks += _bullets("When to get help today", walk.today, place)
    blocks += _bullets("The danger when it is over", walk.after, place)
    kinds = (kind for question in urgent for kind in question.call)
    wanted = tuple(dict.fromkeys((*kinds, *topic.call)))
    blocks += who_to_call(replace(topic, call=wanted), place, lines)
    blocks.append(Pairs(tuple(_more(topic, answers)), heading="More"))
    blocks.append(Footer((PRIVATE, "General information, not medical advice.")))
    return Document(tuple(blocks))


def _advice(question: Question, place: Place, lines: Sequence[Helpline]) -> Iterator[Block]:
    """Yield what to do, the lines to call, and the page to read."""
    yield Paragraph(_said(question.do, place))
    yield from best_lines(question.call, lines)
    if question.topic:
        command = Span(f"heroininfo show {question.topic}", "command")
        yield Paragraph((Span("More: "), command))


def _looks(
    topic: Topic, walk: CheckIn, courses: Sequence[Course], answers: Answers, place: Place
) -> Iterator[Block]:
    """Yield what the signs and the hours look like, and that this is no diagnosis."""
    groups = symptom_groups(topic)
    present = [when or "other" for when in groups if answers.get(group_id(when)) is True]
    absent = [when for when in groups if answers.get(group_id(when)) is False]
    items: list[Inline] = []
    if present:
        words = ", ".join(present)
        items.append((Span(f"You have signs that our page lists for withdrawal ({words})."),))
    elif absent:
        items.append((Span("You said no to signs that our page lists for withdrawal."),))
    if present or absent:
        items += [_said((said,), place) for said in walk.looks]
    hours = answers.get(HOURS)
    if isinstance(hours, float):
        known = [course for course in courses if not course.unknown]
        items += [(Span(f"{course.name}: {here_words(course, hours)}"),) for course in known]
        unknown = ", ".join(course.name for course in courses if course.unknown)
        items += [(Span(f"{unknown}: not well known."),)] if unknown else []
        items.append((Span(TIMES_VARY),))
    if items:
        yield Heading((Span("What this looks like (it is not a diagnosis)", "heading"),))
        yield Bullets(tuple(items))


def _more(topic: Topic, answers: Answers) -> Iterator[tuple[Span, str]]:
    """Yield where to read on."""
    hours = answers.get(HOURS)
    since = f" --since {hours:g}h" if isinstance(hours, float) else ""
    yield Span(f"heroininfo timeline{since}", "command"), "how long withdrawal lasts"
    yield Span(f"heroininfo show {topic.id}", "command"), "the whole page"
    yield Span(f"heroininfo sources {topic.id}", "command"), "where all this was read"


def _bullets(heading: str, items: Sequence[Statement], place: Place) -> Iterator[Block]:
    """Yield a list under its heading."""
    yield Heading((Span(heading, "heading"),))
    yield Bullets(tuple(_said((item,), place) for item in items))


def _said(statements: Sequence[Statement], place: Place) -> Inline:
    """Return statements as running text, with the reader's emergency number in them."""
    return tuple(placed(" ".join(statement.text for statement in statements), place))
