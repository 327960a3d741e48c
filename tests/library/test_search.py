"""Finding pages by counted questions: what speaks for what, which section leads, what is said."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from heroininfo.content.located import Located
from heroininfo.content.parse import Content
from heroininfo.library import rules, search, spelling
from heroininfo.library.build import build
from heroininfo.library.counting import filled, gaps_in
from heroininfo.library.store import Library
from heroininfo.model import Asked, Citation, QuestionRule, QuestionRules, Section, Statement, Topic

CITE = (Citation("source"),)


def section(section_id: str, text: str = "Nothing more.", **fields: str | Sequence[str]) -> Section:
    """Return a section that says one thing."""
    only = tuple(fields.get("only", ()))
    heading = str(fields.get("heading", "What it is"))
    urgency = "today" if fields.get("urgency") else ""
    said = ((Statement(text, CITE),),)
    return Section(section_id, heading, urgency, only, said)  # type: ignore[arg-type]


def topic(topic_id: str, *sections: Section, also: Sequence[str] = ()) -> Topic:
    """Return a page that says little but what a test gives it to say."""
    return Topic(
        id=topic_id,
        title="A page",
        message=(Statement("It helps to know.", CITE),),
        about="For a test.",
        reviewed=date(2026, 1, 1),
        reviewer="none yet",
        sections=sections or (section("first"),),
        also=tuple(also),
    )


def library(
    asked: Mapping[str, Mapping[str, Sequence[str]]],
    *topics: Topic,
    gaps: Mapping[str, Sequence[str]] | None = None,
    question_rules: QuestionRules | None = None,
) -> Library:
    """Return a library of pages and of what is asked of them."""
    questions = {
        name: {part: tuple(said) for part, said in parts.items()} for name, parts in asked.items()
    }
    words = {name: tuple(listed) for name, listed in (gaps or {}).items()}
    where = {"": 1}
    content = Content(
        topics=tuple(Located(record, "x", where) for record in topics),
        sources=(),
        helplines=(),
        countries=(),
        rules=Located(question_rules or QuestionRules(rules=()), "rules.yaml", where),
        asked=Located(Asked(gaps=words, asked=questions), "asked.yaml", where),
        readings=[],
        problems=(),
    )
    connection = sqlite3.connect(":memory:")
    build(connection, content)
    return Library(connection)


TWO = (topic("sleep"), topic("pain"))


def found(pages: Library, question: str, limit: int = 5, country: str = "") -> list[str]:
    """Return the ids of the pages that answer a question, the best first."""
    return [result.topic for result in pages.search(question, limit, country).results]


def test_a_term_speaks_for_the_page_whose_questions_hold_it() -> None:
    """By the share of its questions that are that page's."""
    asked = {
        "sleep": {"page": ["cannot sleep at night", "awake all night", "my back hurts in bed"]},
        "pain": {"page": ["my back hurts", "my back is sore", "back ache"]},
    }
    pages = library(asked, *TWO)
    assert found(pages, "awake at night again")[0] == "sleep"
    assert found(pages, "what helps when my back aches")[0] == "pain"


def test_parts_of_words_carry_misspellings() -> None:
    """No word need be mended for a page to be found."""
    asked = {"sleep": {"page": ["insomnia"]}, "pain": {"page": ["headaches"]}}
    assert found(library(asked, *TWO), "insommnia")[0] == "sleep"


def test_a_pattern_speaks_for_all_its_fillings_and_weighs_as_one() -> None:
    """With words of its gaps that no question holds."""
    asked = {"sleep": {"page": ["{drug} keeps me awake"]}, "pain": {"page": ["something else"]}}
    pages = library(asked, *TWO, gaps={"drug": ["oxycodone", "tramadol"]})
    assert found(pages, "tramadol")[0] == "sleep"
    assert filled("plain", {}) == ["plain"]
    assert sorted(filled("{drug} {drug}", {"drug": ["a", "b"]})) == ["a a", "b b"]
    assert gaps_in("my {person} takes {drug}") == ["person", "drug"]


def test_page_that_is_called_so_comes_first() -> None:
    """Whatever other pages say of it, and misspelled."""
    asked = {"pain": {"page": ["dolophine pills", "why dolophine", "dolophine at night"]}}
    wanted = QuestionRules(rules=(), wanted=("dolophine",))
    pages = library(asked, topic("sleep", also=["dolophine"]), topic("pain"), question_rules=wanted)
    assert found(pages, "Dolophine?")[0] == "sleep"
    assert pages.search("dolophnie", 1).corrected == "dolophine"
    assert found(pages, "dolophnie")[0] == "sleep"


def test_the_section_that_readers_ask_for_leads() -> None:
    """And its own words speak for it too, but not those on what is not known."""
    page = topic(
        "sleep",
        section("first", "Tea helps."),
        section("nights", "Rest when you can."),
        section("not-known", "It is not known why nights are worse."),
    )
    pages = library({"sleep": {"nights": ["up all night"], "page": ["sleep"]}}, page, topic("pain"))
    best = pages.search("why am i up at nights", 1).results[0]
    assert (best.topic, best.section) == ("sleep", "nights")
    assert pages.search("why are nights worse", 1).results[0].section != "not-known"
    assert pages.search("does tea make sleep come", 1).results[0].section == "first"


def test_no_section_of_another_country_leads() -> None:
    """A reader in Ireland is not sent to what holds in the US."""
    page = topic(
        "sleep",
        section("us", "A clinic for sleep.", only=["US"]),
        section("all", "A clinic near you."),
    )
    pages = library({"sleep": {"us": ["sleep clinic"]}}, page, topic("pain"))
    assert pages.search("sleep clinic", 1, "US").results[0].section == "us"
    assert pages.search("sleep clinic", 1, "IE").results[0].section == "all"
    assert pages.search("sleep clinic", 1).results[0].section == "us"


def test_an_urgent_section_leads_only_where_questions_lead_to_it() -> None:
    """Its text is full of words that harmless questions hold too."""
    page = topic(
        "sleep",
        section("today", "Get help for a fever.", urgency="today"),
        section("calm", "Rest."),
    )
    asked = {"sleep": {"today": ["burning up"], "page": ["fever"]}}
    pages = library(asked, page, topic("pain"))
    assert pages.search("fever", 1).results[0].section == "calm"
    assert pages.search("i am burning up", 1).results[0].section == "today"


def test_small_words_alone_find_nothing() -> None:
    """No term of theirs speaks for any page."""
    asked = {name: {"page": [f"what is this {n}" for n in range(9)]} for name in ("sleep", "pain")}
    many = [topic(f"page-{n}") for n in range(8)]
    asked |= {page.id: {"page": ["what is this"]} for page in many}
    assert found(library(asked, *TWO, *many), "qqq zzz") == []


def test_a_few_letters_of_a_strange_word_find_nothing(real_library: Library) -> None:
    """A misspelled word shares more of itself with what readers ask."""
    for strange in ("xyzzy", "qwertyuiop", "lorem ipsum"):
        assert real_library.search(strange, 3).results == ()
    for misspelled, page in (("naloxon", "naloxone"), ("metadone", "medications")):
        assert real_library.search(misspelled, 3).results[0].topic == page


@pytest.mark.parametrize("country", ["US", "GB"])
def test_what_is_quoted_is_for_the_country_of_the_reader(
    real_library: Library, country: str
) -> None:
    """However well the facts of another country match."""
    found = real_library.search("can anyone buy naloxone without a prescription", 5, country)
    quoted = next(r.snippet for r in found.results if r.topic == "naloxone")
    assert ("You can buy the spray" in quoted) == (country == "US")


def test_as_many_as_asked_for_and_no_more_words_than_are_looked_at() -> None:
    """A limit for pages, and for words."""
    many = [topic(f"page-{n}") for n in range(9)]
    asked = {page.id: {"page": ["rest"]} for page in many}
    pages = library(asked, *many)
    assert len(found(pages, "rest", 3)) == 3
    beyond = "other " * search.LONGEST_QUERY + "rest"
    assert found(pages, beyond) == []


RULES = QuestionRules(
    words={"end": ("end", "finish")},
    rules=(
        QuestionRule("end-it", "crisis", (r"\b{end} my life\b",), unless=(r"\byears ago\b",)),
        QuestionRule("kill", "crisis", (r"\bkill\b",), alike=(r"\bkill the pain\b",)),
        QuestionRule("dead", "emergency", (r"\bno respira\b", "не дышит")),
    ),
)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("i want to finish my life", {"crisis"}),
        ("i wanted to end my life two years ago", set()),
        ("will it kill me", {"crisis"}),
        ("what will kill the pain", set()),
        ("kill the pain or kill me", {"crisis"}),
        ("NO RESPIRA", {"emergency"}),
        ("Он не дышит!", {"emergency"}),
    ],
)
def test_a_rule_holds_whatever_the_script_and_not_for_look_alikes(
    question: str, kinds: set[str]
) -> None:
    """Words stand for words, look-alikes are cut out, and `unless` denies."""
    answer = library({}, *TWO, question_rules=RULES).search(question, 3)
    met = {kind for kind in ("emergency", "crisis", "refused") if getattr(answer, kind)}
    assert met == kinds


@pytest.mark.parametrize(
    ("expression", "fits", "needed"),
    [
        (r"\bkill (me|him)\b", "will it kill him", True),
        (r"a?bc+d", "bccd", True),
        (r"(one|two)? three", " three", True),
        (r"[xy]{2}", "xy", True),
        (r"kill(?! the pain)", "kill me", True),
        (r"(?<=no )respira", "no respira", True),
        (r"(?:never )?again", "again", True),
        (r"bb*c", "bc", True),
        (r"a{0,2}bc", "bc", True),
        (r"a{2,}bc", "aabc", True),
        (r"\d+ pills", "40 pills", True),
        (r"^od$|^oding", "od", True),
    ],
)
def test_anchors_stand_in_every_text_that_an_expression_fits(
    expression: str, fits: str, needed: bool
) -> None:
    """Else a rule would be left out where it holds."""
    for any_of in rules.anchors(expression):
        assert any(anchor in fits for anchor in any_of) is needed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("methedome", "methadone"), ("hirting", "hurting"), ("hirtint", "hirtint")],
)
def test_two_slips_are_mended_from_nine_letters_on(typed: str, meant: str) -> None:
    """In a shorter word they may mean another; there it is one."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(spelling.TABLES)
    spelling.fill(connection, [], ["methadone", "hurting"])
    assert spelling.mended(connection, [typed]) == [meant]


def test_a_word_that_is_right_is_never_mended() -> None:
    """Only one that the library does not know, and that is near to one worth it."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(spelling.TABLES)
    spelling.fill(connection, ["vomited", "methadon"], ["withdrawal", "methadone"])
    typed = ["withdrawl", "vomited", "methadon", "mehtadone", "xyzzy", "withdrawalls"]
    meant = ["withdrawal", "vomited", "methadon", "methadone", "xyzzy", "withdrawal"]
    assert spelling.mended(connection, typed) == meant
    assert spelling.edits("abcd", "abdc") == 1


LEADING = QuestionRules(
    rules=(QuestionRule("numb", "emergency", (r"\bnever fits\b",), alike=(r"\bgums\b",)),),
    leads={"emergency": "overdose#signs"},
)


@pytest.mark.parametrize(
    ("question", "emergency"),
    [
        ("blue lips", True),
        ("blue hair", False),
        ("blue gums", False),
        ("what to learn", False),
    ],
)
def test_section_that_leads_by_far_says_what_a_question_is(question: str, emergency: bool) -> None:
    """Not where another page is nearly as good, or it holds a look-alike, or another part leads."""
    overdose = topic("overdose", section("signs"), section("learn"))
    asked = {
        "overdose": {"signs": ["blue lips", "blue gums"], "learn": ["what to learn"]},
        "pain": {"page": ["blue hair", "blue hair today"]},
    }
    pages = library(asked, overdose, topic("pain"), question_rules=LEADING)
    assert pages.search(question, 3).emergency is emergency


def test_call_for_help_at_the_end_of_a_long_message_is_heard() -> None:
    """Though only its first words are ranked by."""
    pages = library({}, *TWO, question_rules=RULES)
    long = "and so it goes on " * (2 * search.LONGEST_QUERY) + "i want to end my life"
    assert pages.search(long, 3).crisis
