"""Editorial checks: each rule finds what breaks it, at its line, and nothing in sound content."""

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from support import Golden, edit, line_of, said_of

from heroininfo.content.located import Problem
from heroininfo.content.parse import Content, read_folder
from heroininfo.content.review import measure, page_texts, read_wording, review
from heroininfo.errors import HeroininfoError
from heroininfo.model import Citation, Section, Statement, Topic, WordingRule

TODAY = date(2026, 3, 1)
WITHDRAWAL, HELP = "topics/withdrawal.yaml", "topics/getting-help.yaml"
LINES, SOURCES, WORDING = "helplines.yaml", "sources.yaml", "checks/wording.yaml"


def found(folder: Path, today: date = TODAY) -> list[Problem]:
    """Return the editorial problems of a folder but those of pages that are too short."""
    content = read_folder(folder)
    assert content.problems == ()
    problems = review(content, read_wording(folder / WORDING), today)
    return [problem for problem in problems if "words on the page" not in problem.what]


def test_sound_content_has_no_problem(small_folder: Path) -> None:
    """The small content passes every check but for its pages' length."""
    assert found(small_folder) == []


LONG = " ".join(["word"] * 26)
HARD = "Pharmacological detoxification necessitates multidisciplinary institutional supervision."
TEXT = "Tell one person."
CITE = (Citation("clinic-leaflet"),)
BREAKS: dict[str, tuple[str, str, str]] = {
    # what: new text in place of `Tell one person.`, what is wrong, level
    "wording": ("No junk here.", '"junk" (It is an insult.)', ""),
    "wording to look at": ("Get clean now.", '"clean" (It says that others are dirty.)', "warning"),
    "wording let through": ("Eat less junk food.", "", ""),
    "markdown": ("Tell *one* person.", "characters not allowed: *", "error"),
    "dash": ("Tell \u2013 one.", "characters not allowed: \u2013", "error"),
    "quote": ("Don\u2019t wait.", "characters not allowed: \u2019", "error"),
    "bracket": ("See [who].", "characters not allowed: [ ]", "error"),
    "brace": ("Call {number}.", "characters not allowed: { }", "error"),
    "placeholder": ("Call {emergency}.", "", ""),
    "dose": ("Take 10 mg a day.", 'a dose: "10 mg"', "error"),
    "dose in words": ("Take 2 tablets.", 'a dose: "2 tablets"', "error"),
    "number of days": ("It lasts 10 days.", "", ""),
    "telephone number": ("Call 1-800-662-4357.", "a telephone number:", "error"),
    "short telephone number": ("Call 555-0100.", 'a telephone number: "555-0100"', "error"),
    "emergency number": ("Call 911 now.", 'a telephone number: "911"', "error"),
    "year": ("It was so in 2019.", "", ""),
    "swapped medicine": ("Naltrexone (Narcan) helps.", "naltrexone where naloxone", "error"),
    "swapped back": ("Naloxone as Vivitrol helps.", "naloxone where naltrexone", "error"),
    "both medicines": ("Naloxone reverses it; naltrexone does not.", "", ""),
    "long sentence": (f"{LONG}.", "26 words in a sentence", "error"),
    "longest sentence": (f"{LONG.removesuffix(' word')}.", "", ""),
    "paragraph": ("A b. " * 4, "4 sentences in a paragraph", "warning"),
    "long paragraph": ("A b. " * 6, "6 sentences in a paragraph", "error"),
    "abbreviation": ("Ask about MOUD now.", '"MOUD" is not explained', "error"),
    "explained abbreviation": ("Ask about medicines (MOUD). MOUD helps.", "", ""),
    "abbreviation explained after it": ("Ask about OAT (methadone). OAT helps.", "", ""),
    "known abbreviation": ("Learn CPR.", "", ""),
    "hard words": (HARD, "reading grade", "error"),
}


@pytest.mark.parametrize("what", BREAKS)
def test_text_that_breaks_a_rule_is_found(content_folder: Path, what: str) -> None:
    """At its file and line, as an error or a warning; what is sound is let through."""
    new, wrong, level = BREAKS[what]
    file, old = (HELP, TEXT)
    if what.startswith("wording"):  # the rule does not apply to the page `getting-help`
        file, old = WITHDRAWAL, "Rest."
    path = content_folder / file
    edit(path, old, new.strip())
    line = 1 if what == "hard words" else line_of(path, new.strip())
    problems = found(content_folder)
    if not wrong:
        assert problems == []
        return
    assert [(p.file, p.line, p.level) for p in problems if wrong in p.what] == [
        (file, line, level or "error")
    ]
    assert all(problem.fix for problem in problems)


def test_problems_are_said_in_words_that_were_read(content_folder: Path, golden: Golden) -> None:
    """What is wrong and how to mend it, whole: an editor goes by nothing else."""
    edits = {
        what: (WITHDRAWAL, "Rest.", new)
        if what.startswith("wording")
        else (HELP, TEXT, new.strip())
        for what, (new, _, _) in BREAKS.items()
    }
    edits["no warning"] = (WITHDRAWAL, " A lost tolerance means that an overdose can kill.", "")
    edits["item"] = (WITHDRAWAL, "They cannot keep water down.", "Go now. Go in. Sit down.")
    edits["reviewed long ago"] = (HELP, "2025-12-31", "2025-02-01")
    edits["reviewed in the future"] = (HELP, "2025-12-31", "2026-12-31")
    edits["read long ago"] = (LINES, "2026-02-03", "2022-02-03")
    edits["read in the future"] = (LINES, "2026-02-03", "2026-12-03")
    edits["work from the future"] = (SOURCES, "2023-08-29", "2026-08-29")
    golden("problems_review", said_of(edits, content_folder, found))


def test_wording_is_checked_in_titles_headings_and_symptoms(content_folder: Path) -> None:
    """Every text that is printed counts, not only running text."""
    path = content_folder / WITHDRAWAL
    edit(path, "title: Withdrawal", "title: Junk withdrawal")
    edit(path, "heading: What to do\n", "heading: What junk does\n")
    edit(path, "Trouble sleeping", "Junk sleep")
    edit(path, "Withdrawal feels", "Junk withdrawal feels")
    lines = {problem.line for problem in found(content_folder)}
    assert lines == {
        line_of(path, words)
        for words in ("title: Junk", "What junk does", "Junk sleep", "Junk withdrawal feels")
    }


WORDS: dict[str, tuple[str, str]] = {
    # what is wrong: a text with a gap, and what may stand in it, each alone
    "a dose": (
        "Take 5 {}.",
        "mg,mcg,microgram,micrograms,milligrams,ml,milliliters,gram,grams,tablet,tablets,pill,pills",
    ),
    "a telephone number": ("Call {}.", "911,999,112,000,111,988,116 123"),
    "naltrexone where naloxone": (
        "Naltrexone, {}, helps.",
        "Narcan,Nyxoid,Prenoxad,Kloxxado,it reverse,it reverses,a nasal spray",
    ),
    "naloxone where naltrexone": ("Naloxone or {} helps.", "Vivitrol,Revia,Nalorex"),
}


@pytest.mark.parametrize("wrong", WORDS)
def test_each_word_that_could_do_harm_is_found(content_folder: Path, wrong: str) -> None:
    """A unit, a number, a brand name: where one is left out, nothing else tells."""
    text, found_words = WORDS[wrong]
    for word in found_words.split(","):
        edit(content_folder / HELP, TEXT, text.format(word))
        assert [p.what for p in found(content_folder) if p.what.startswith(wrong)], word
        edit(content_folder / HELP, text.format(word), TEXT)


@pytest.mark.parametrize("name", ["US", "UK", "CPR", "HIV", "AIDS", "NHS", "TV", "ID"])
def test_abbreviation_that_everyone_knows_is_let_through(content_folder: Path, name: str) -> None:
    """And no other: MOUD is not among them."""
    edit(content_folder / HELP, TEXT, f"It is the {name} now.")
    assert found(content_folder) == []


@pytest.mark.parametrize("page", ["detox", "return-to-use", "recovery", "withdrawal"])
@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Your tolerance falls. A usual dose can kill.", False),  # two items, two thoughts
        ("You are used to take more, and could die.", True),
        ("You are used to handle less: an overdose.", True),
        ("You are used to use more: it is death.", True),
        ("Your tolerance falls.", False),
        ("It can kill.", False),
    ],
)
def test_pages_about_stopping_must_warn(
    small_content: Content, page: str, text: str, warned: bool
) -> None:
    """That tolerance falls, and that this can kill: in one paragraph or item."""
    located = small_content.topics[2]
    items = tuple(Statement(part, CITE) for part in text.split("A usual"))
    section = Section("a", "A", list=items)
    topic = structs.replace(located.record, id=page, sections=(section,))
    content = structs.replace(small_content, topics=(structs.replace(located, record=topic),))
    whats = [problem.what for problem in review(content, [], TODAY)]
    assert ("no warning of lost tolerance" not in whats) is warned


def test_rule_does_not_apply_to_the_pages_it_names(content_folder: Path) -> None:
    """`topics` of a rule: pages where the word is right."""
    edit(content_folder / HELP, TEXT, "No junk here.")
    assert found(content_folder) == []


def test_missing_warning_of_lost_tolerance_is_found(content_folder: Path) -> None:
    """Pages about stopping must say that a usual amount can kill."""
    path = content_folder / WITHDRAWAL
    edit(path, " A lost tolerance means that an overdose can kill.", "")
    assert [(p.line, p.what) for p in found(content_folder)] == [
        (line_of(path, "sections:") + 1, "no warning of lost tolerance")
    ]


@pytest.mark.parametrize(
    ("items", "level"), [(7, ""), (8, "warning"), (10, "warning"), (11, "error")]
)
def test_long_list_is_found(content_folder: Path, items: int, level: str) -> None:
    """Seven items are enough; ten are the limit."""
    edit(
        content_folder / WITHDRAWAL,
        "      - They cannot keep water down. [@flu-study]\n",
        "      - They are ill. [@flu-study]\n" * items,
    )
    problems = found(content_folder)
    assert [(p.what, p.level) for p in problems] == (
        [(f"{items} items in one list", level)] if level else []
    )


def test_item_that_says_too_much_is_found(content_folder: Path) -> None:
    """Two sentences in a bullet, three in a step."""
    path = content_folder / WITHDRAWAL
    edit(path, "They cannot keep water down.", "Go now. Go in. Sit down.")
    edit(path, "Drink water in small sips.", "Sit down. Go on. Sip it. Rest.")
    assert [(p.line, p.what) for p in found(content_folder)] == [
        (line_of(path, "Go now."), "3 sentences in one item"),
        (line_of(path, "Sit down. Go on."), "4 sentences in one item"),
    ]


@pytest.mark.parametrize(("words", "wrong"), [(199, 1), (200, 0), (800, 0), (801, 1)])
def test_short_and_long_pages_are_named(content_folder: Path, words: int, wrong: int) -> None:
    """A page has 200 to 800 words; the count is that of the running text."""
    path = content_folder / HELP
    edit(path, TEXT, f"{'be ' * (words - 12)}it.")  # message and purpose have eleven words
    content = read_folder(content_folder)
    problems = [p for p in review(content, [], TODAY) if (p.file, p.line) == (HELP, 1)]
    assert [p.level for p in problems if p.what == f"{words} words on the page"] == (
        ["warning"] * wrong
    )


@pytest.mark.parametrize(
    ("today", "what", "level"),
    [
        (date(2025, 12, 30), "reviewed in the future", "error"),
        (date(2025, 12, 31), "", ""),
        (date(2026, 12, 31), "", ""),
        (date(2027, 1, 1), "last reviewed 2025-12-31", "warning"),
    ],
)
def test_review_date_is_checked(small_folder: Path, today: date, what: str, level: str) -> None:
    """Neither in the future nor more than a year ago."""
    line = line_of(small_folder / HELP, "2025-12-31")
    problems = [p for p in found(small_folder, today) if (p.file, p.line) == (HELP, line)]
    assert [(p.what, p.level) for p in problems] == ([(what, level)] if what else [])


@pytest.mark.parametrize(
    ("today", "what", "level"),
    [
        (date(2026, 2, 2), "read in the future (2026-02-03)", "error"),
        (date(2026, 2, 3), "", ""),
        (date(2028, 2, 3), "", ""),
        (date(2028, 2, 4), "read long ago (2026-02-03)", "warning"),
    ],
)
def test_date_of_reading_a_helpline_is_checked(
    small_folder: Path, today: date, what: str, level: str
) -> None:
    """Neither in the future nor more than two years ago."""
    place = (LINES, line_of(small_folder / LINES, "seen: '2026-02-03'"))
    problems = [p for p in found(small_folder, today) if (p.file, p.line) == place]
    assert [(p.what, p.level) for p in problems] == ([(what, level)] if what else [])


@pytest.mark.parametrize(
    ("today", "month", "year"),
    [(date(2026, 1, 15), False, False), (date(2025, 7, 1), True, False)],
)
def test_year_and_month_of_reading_are_not_taken_for_the_future(
    small_folder: Path, today: date, month: bool, year: bool
) -> None:
    """`2026-01` on 15 January 2026, and `2025` in 2025, are not in the future."""
    lines = {p.line for p in found(small_folder, today) if p.file == LINES}
    assert (line_of(small_folder / LINES, "seen: 2026-01") in lines) is month
    assert (line_of(small_folder / LINES, "seen: '2025'") in lines) is year


@pytest.mark.parametrize(
    ("seen", "today", "old"),
    [
        ("2024-02", date(2026, 2, 28), False),
        ("2024-02", date(2026, 3, 15), True),
        ("2024", date(2026, 1, 2), False),
        ("2024", date(2027, 1, 2), True),
    ],
)
def test_month_and_year_of_reading_grow_old(
    content_folder: Path, seen: str, today: date, old: bool
) -> None:
    """Where the day is not known, two years are counted by the month, or by the year."""
    edit(content_folder / LINES, "seen: 2026-01", f"seen: '{seen}'")
    line = line_of(content_folder / LINES, f"seen: '{seen}'")
    whats = [p.what for p in found(content_folder, today) if (p.file, p.line) == (LINES, line)]
    assert whats == ([f"read long ago ({seen})"] if old else [])


@pytest.mark.parametrize(
    ("today", "wrong"), [(date(2023, 8, 28), True), (date(2023, 8, 29), False)]
)
def test_source_from_the_future_is_found(small_folder: Path, today: date, wrong: bool) -> None:
    """The date of a source is not after today."""
    line = line_of(small_folder / SOURCES, "'2023-08-29'")
    lines = [p.line for p in found(small_folder, today) if p.file == SOURCES]
    assert (line in lines) is wrong


def test_undated_source_is_no_problem(small_folder: Path) -> None:
    """Not every work shows a date."""
    line = line_of(small_folder / SOURCES, "date: undated")
    problems = found(small_folder, date(2000, 1, 1))
    assert line not in [p.line for p in problems if p.file == SOURCES]


@pytest.mark.parametrize("text", ["- id: 1", "a: [", "- {id: x, colour: red}", None])
def test_wording_rules_that_cannot_be_read_are_named(tmp_path: Path, text: str | None) -> None:
    """Missing file, broken YAML, wrong fields: one error that names the file."""
    path = tmp_path / "wording.yaml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(HeroininfoError, match=r"wording\.yaml: no wording rules") as caught:
        read_wording(path)
    assert caught.value.hint == "Fix the file."


def test_wording_rule_that_is_no_pattern_is_named(content_folder: Path) -> None:
    """A broken regular expression is a problem of the content, not a fault of the program."""
    edit(content_folder / WORDING, r"'\bjunk\b'", "'(junk'")
    with pytest.raises(HeroininfoError, match=r"wording\.yaml"):
        found(content_folder)


def test_page_is_measured_as_it_is_read_aloud(small_content: Content) -> None:
    """Purpose, message, paragraphs and items; the placeholder is a number; no headings."""
    topic = small_content.topics[1].record
    assert page_texts(topic) == [
        "What to do now. For anyone.",
        "Not breathing? Call 911 now.",
        "Shout their name.",
        "No answer: call 911.",
        "Do not leave them alone.",
        "Say the address.",
    ]
    assert measure(topic).words == 26


def test_times_are_measured_too(withdrawal_topics: dict[str, Topic]) -> None:
    """What a chart says in words, and what follows it."""
    texts = page_texts(withdrawal_topics["withdrawal-timeline"])
    assert "Poor sleep can last for weeks." in texts
    assert "Nobody has timed it." in texts
    assert any("6 to 12 hours" in text for text in texts)


def test_paragraph_is_measured_whole(small_content: Content) -> None:
    """Statements of one paragraph are one text, those of the next another."""
    texts = page_texts(small_content.topics[0].record)
    assert "Symptoms start within a day. They peak on day two." in texts
    assert "Most are gone in a week, but sleep can take longer." in texts


def test_wording_rules_are_records(small_folder: Path) -> None:
    """The small rules are read as they are written."""
    rules = read_wording(small_folder / WORDING)
    assert [rule.id for rule in rules] == ["junk", "clean"]
    assert isinstance(rules[0], WordingRule)
