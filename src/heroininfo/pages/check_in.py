"""The pages of the check-in: the start, a question, help at once, and the end. Pure: no I/O."""

from collections.abc import Iterable, Iterator, Sequence

from heroininfo.course import courses_of
from heroininfo.document import (
    Block,
    Bullets,
    Document,
    Footer,
    Heading,
    Inline,
    Lead,
    Pairs,
    Paragraph,
    Span,
    Steps,
    Title,
)
from heroininfo.model import CheckIn, Course, Helpline, Kind, Question, Statement, Topic, name_key
from heroininfo.pages.contacts import (
    DIRECTORY,
    KIND_HEADINGS,
    best_contacts,
    best_of,
    brief,
    place_leads,
)
from heroininfo.pages.front import IF_NOT_WAKING
from heroininfo.pages.overdose import first_steps
from heroininfo.pages.timeline import TIMES_VARY, here_items
from heroininfo.pages.topic import NOT_ADVICE
from heroininfo.pages.words import said, spans
from heroininfo.place import Place
from heroininfo.questions import (
    DRUG,
    HOURS,
    Prompt,
    Replies,
    check_in_of,
    group_id,
    symptom_groups,
)

OVERDOSE = "overdose"
HOW_TO_ANSWER = (
    "Type y for yes or n for no, then Return. Return alone skips a question. b goes back, q leaves."
)
CONFIRM = "Was yes right? y or Return: yes. n: ask me again. "
PRIVATE = "Nothing you type is stored or sent."


def start_page(asked: Sequence[Prompt], place: Place) -> Document:
    """Return what stands before the first question: the number, and that it is private."""
    lines = (
        f"A short private check for withdrawal. {PRIVATE}",
        "It cannot say what you have, and gives no score. It says when and where to get help.",
        f"{len(asked)} questions, the most urgent first. {HOW_TO_ANSWER}",
    )
    leads = (Lead(spans(line, place)) for line in lines)
    return Document((Lead(spans(IF_NOT_WAKING, place)), *place_leads(place), *leads))


def question_page(prompt: Prompt, number: int, count: int, place: Place) -> Document:
    """Return a question, and the symptoms that it asks for."""
    blocks: list[Block] = [Lead(spans(f"{number} of {count}. {prompt.text}", place))]
    if prompt.symptoms:
        blocks.append(Bullets(tuple((Span(symptom.label),) for symptom in prompt.symptoms)))
    if prompt.courses:
        blocks.append(Steps(tuple((Span(course.name),) for course in prompt.courses)))
    return Document(tuple(blocks))


def confirm_page(place: Place) -> Document:
    """Return what stands before a yes to a sign of danger is confirmed."""
    return Document((Lead(spans("Emergency: if that is so, call {emergency} now.", place)),))


def help_page(question: Question, place: Place, helplines: Sequence[Helpline]) -> Document:
    """Return where a yes leads at once: whom to call, and what to do."""
    blocks: list[Block] = []
    if question.help == "emergency" and question.topic == OVERDOSE:
        blocks += first_steps(place)
    elif question.help == "emergency":
        blocks.append(Lead(spans("Emergency: call {emergency} now.", place)))
    else:
        blocks.append(Heading(f"{how_soon([question])}."))
    blocks += _advice(question, place, helplines)
    if question.help == "emergency" and question.topic != OVERDOSE:
        blocks += place_leads(place)
    elif question.call and not place.code:
        text = "Lines to call, for your country: `heroininfo help-line --country GB`"
        blocks.append(Paragraph(spans(text, place)))
    return Document(tuple(blocks))


def how_soon(questions: Iterable[Question]) -> str:
    """Return how soon to get help where these were answered with yes, none an emergency."""
    return "Get help now" if any(q.help == "now" for q in questions) else "Get help today"


def leaving_page() -> Document:
    """Return what ends a walk that an emergency has cut short."""
    text = "The check ends here: calling comes first. To begin again later: heroininfo check-in"
    return Document((Lead(spans(text, Place())), Footer((PRIVATE,))))


def end_page(
    topic: Topic,
    timeline: Topic | None,
    answers: Replies,
    place: Place,
    helplines: Sequence[Helpline],
    *,
    early: bool = False,
) -> Document:
    """Return what to do now: help today, where in it the reader is, who to call; then the rest.

    `timeline`: the page on times. `early`: the reader left before the end; then only what was
    found, and who to call. The most urgent comes first: it is what one screen holds.
    """
    walk = check_in_of(topic)
    title = "What you have told so far" if early else "What to do now"
    blocks: list[Block] = [Title(f"{title}. In an emergency call {place.call}.")]
    urgent = [q for q in (*walk.red_flags, *walk.risks) if answers.get(q.id) is True]
    if urgent:
        blocks.append(Heading(how_soon(urgent)))
        for question in urgent:
            blocks += _advice(question, place, ())
    blocks += _here(timeline, answers, place)
    wanted = [kind for question in urgent for kind in question.call]
    blocks += _lines(dict.fromkeys((*wanted, "treatment", *topic.call)), place, helplines)
    if not early:
        blocks += _bullets("What usually helps", walk.helps, place)
    blocks += _bullets("What to watch for", walk.watch, place)
    if not early:
        blocks += _bullets("When to get help today", walk.today, place)
    blocks += _bullets("The danger when it is over", walk.after, place)
    blocks += _looks(topic, walk, answers, place)
    blocks.append(Pairs.of(_more(topic, answers), heading="More"))
    blocks += [*place_leads(place), Footer((PRIVATE, NOT_ADVICE))]
    return Document(tuple(blocks))


def _lines(kinds: Iterable[Kind], place: Place, helplines: Sequence[Helpline]) -> Iterator[Block]:
    """Yield the best helpline of each kind, on one line each."""
    yield Heading("Who to call")
    found = best_of(list(kinds), helplines)
    if found:
        yield Bullets(tuple(brief(helpline, KIND_HEADINGS[helpline.kind]) for helpline in found))
    else:
        yield Paragraph(spans(f"Lines in many countries: {DIRECTORY}", place))


def _advice(question: Question, place: Place, helplines: Sequence[Helpline]) -> Iterator[Block]:
    """Yield what to do, the helplines to call, and the page to read."""
    yield Paragraph(said([statement.text for statement in question.do], place))
    yield from best_contacts(question.call, helplines)
    if question.topic:
        yield Paragraph(spans(f"More: heroininfo show {question.topic}", place))


def _here(timeline: Topic | None, answers: Replies, place: Place) -> Iterator[Block]:
    """Yield where in withdrawal someone usually is, with the drug and after the hours told."""
    hours, drug = answers.get(HOURS), answers.get(DRUG)
    if not timeline or not isinstance(hours, float):
        return
    courses = [drug] if isinstance(drug, Course) else courses_of(timeline.sections)
    yield Heading("Where you are")
    yield Bullets(tuple(here_items(timeline, courses, hours, place)))


def _looks(topic: Topic, walk: CheckIn, answers: Replies, place: Place) -> Iterator[Block]:
    """Yield what the signs look like, and that this is no diagnosis."""
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
        items += [spans(statement.text, place) for statement in walk.looks]
    if isinstance(answers.get(HOURS), float):
        items.append((Span(TIMES_VARY),))
    if items:
        yield Heading("What this looks like (it is not a diagnosis)")
        yield Bullets(tuple(items))


def _more(topic: Topic, answers: Replies) -> Iterator[tuple[str, str]]:
    """Yield where to read on."""
    hours, drug = answers.get(HOURS), answers.get(DRUG)
    since = f" --since {hours:g}h" if isinstance(hours, float) else ""
    which = f" --drug {name_key(drug.name).split()[0]}" if isinstance(drug, Course) else ""
    yield f"heroininfo timeline{which}{since}", "how long withdrawal lasts"
    yield "heroininfo help-line", "more lines to call"
    yield f"heroininfo show {topic.id}", "the whole page"
    yield f"heroininfo sources {topic.id}", "where all this was read"


def _bullets(heading: str, items: Sequence[Statement], place: Place) -> Iterator[Block]:
    """Yield a list under its heading."""
    yield Heading(heading)
    yield Bullets(tuple(spans(item.text, place) for item in items))
