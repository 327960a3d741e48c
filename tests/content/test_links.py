"""What does not fit together in the content: each mistake is named by file, line and field."""

from pathlib import Path

import pytest
from support import Golden, edit, line_of, problems_of, said_of

WITHDRAWAL, OVERDOSE = "topics/withdrawal.yaml", "topics/overdose.yaml"
HELP, TIMELINE = "topics/getting-help.yaml", "topics/withdrawal-timeline.yaml"
SOURCES, RULES = "sources.yaml", "search/rules.yaml"

BREAKS: dict[str, tuple[str, str, str, str, str]] = {
    # what: file, old, new, words on the line to be named, message
    "citation of nothing": (
        WITHDRAWAL,
        "day. [@flu-study]",
        "day. [@flu-studdy]",
        "Symptoms start",
        'no source called "flu-studdy"',
    ),
    "citation of nothing by a symptom": (
        WITHDRAWAL,
        "Worry, when: early, cite: [flu-study]",
        "Worry, cite: [gone]",
        "Worry",
        'no source called "gone"',
    ),
    "citation of a long work without its part": (
        WITHDRAWAL,
        "day two. [@who-guide, p. 3]",
        "day two. [@who-guide]",
        "They peak",
        'no part named of "who-guide"',
    ),
    "empty section": (
        HELP,
        "    text: |\n      Tell one person. [@clinic-leaflet]\n",
        "",
        "- id: first",
        'section "first" is empty',
    ),
    "row of a table without a cell": (
        WITHDRAWAL,
        ', "Low mood. [@clinic-leaflet]"]',
        "]",
        "- name: Good for",
        "1 cells under 2 columns",
    ),
    "cell of a table too many": (
        WITHDRAWAL,
        '"Low mood. [@clinic-leaflet]"]',
        '"Low mood. [@clinic-leaflet]", "More. [@flu-study]"]',
        "- name: Good for",
        "3 cells under 2 columns",
    ),
    "two sections of one id": (
        WITHDRAWAL,
        "- id: today",
        "- id: danger",
        "- id: danger",
        '2 sections are called "danger"',
    ),
    "name of two topics": (
        OVERDOSE,
        "also: [od]",
        "also: [WD]",
        "also: [WD]",
        '"WD" already leads to withdrawal',
    ),
    "link to no topic": (
        OVERDOSE,
        "see: [withdrawal]",
        "see: [detox]",
        "see: [detox]",
        'no topic called "detox"',
    ),
    "source that is not cited": (
        SOURCES,
        "id: who-guide",
        "id: who-guidance",
        "id: who-guidance",
        '"who-guidance" is not cited',
    ),
    "two sources of one id": (
        SOURCES,
        "id: who-guide",
        "id: flu-study # here",
        "# here",
        '"flu-study" is already the id on line 7',
    ),
    "text for no country": (
        WITHDRAWAL,
        "only: [GB]",
        "only: [UK]",
        "Ask a clinic",
        'no country has the code "UK"',
    ),
    "section for no country": (
        WITHDRAWAL,
        "only: [CA]",
        "only: [CD]",
        "A nurse can",
        'no country has the code "CD"',
    ),
    "rule that is no pattern": (
        RULES,
        r"'\bbuy\b'",
        "'(buy'",
        "'(buy'",
        "not a regular expression",
    ),
    "rule for no topic": (
        RULES,
        "overdose]",
        "detox]",
        "detox]",
        'no topic called "detox"',
    ),
}


@pytest.mark.parametrize("what", BREAKS)
def test_break_is_named_by_file_line_and_field(content_folder: Path, what: str) -> None:
    """One thing broken: a message says where and what, and how to fix it."""
    name, old, new, words, message = BREAKS[what]
    edit(content_folder / name, old, new)
    found = problems_of(content_folder)
    place = f"{name}:{line_of(content_folder / name, words)}: error: "
    assert any(text.startswith(place) and message in text for text in found), found


def test_problems_are_said_in_words_that_were_read(content_folder: Path, golden: Golden) -> None:
    """What is wrong and how to mend it, whole: an editor goes by nothing else."""
    edits = {what: case[:3] for what, case in BREAKS.items()}
    golden("problems_links", said_of(edits, content_folder))


def test_short_page_is_cited_without_a_part(content_folder: Path) -> None:
    """`single: true`: any statement is found there within a minute."""
    edit(content_folder / SOURCES, "  date: '2023-08-29'", "  date: '2023-08-29'\n  single: true")
    edit(content_folder / WITHDRAWAL, "day two. [@who-guide, p. 3]", "day two. [@who-guide]")
    assert problems_of(content_folder) == []


CHECK_IN = [
    (
        "ask: Does your chest hurt? [@flu-study; @who-guide, p. 3]",
        "ask: Does your chest hurt?",
        "no source for",
    ),
    (
        "- Drink water in small sips. [@clinic-leaflet]\n  watch",
        "- Drink.\n  watch",
        "no source for",
    ),
    (
        "- It can be the heart. [@flu-study]",
        "- It can be the heart. [@nope]",
        'no source called "nope"',
    ),
    ("help: today", "help: later", "check_in"),
    ("topic: getting-help", "topic: nowhere", 'no topic called "nowhere"'),
    ("id: harm", "id: chest", '"chest"'),
]


@pytest.mark.parametrize(("old", "new", "what"), CHECK_IN)
def test_bad_check_in_does_not_build(walk_folder: Path, old: str, new: str, what: str) -> None:
    """Named by file, line and field."""
    edit(walk_folder / WITHDRAWAL, old, new)
    found = problems_of(walk_folder)
    assert any(what in text and text.startswith(f"{WITHDRAWAL}:") for text in found), found


TIMES = [
    ("usual: [6, 12], at_most: 24", "usual: [12, 6], at_most: 24", "does not grow"),
    ("usual: [6, 12], at_most: 24", "usual: [6, 12], at_most: 12", "does not grow"),
    ("usual: [24, 72]", "usual: [20, 72]", "begins before the one ahead"),
    (
        "        worst: {usual: [48, 72], cite: ['who-guide, p. 3']}\n",
        "",
        "neither when it starts",
    ),
    (
        "unknown: Nobody",
        "starts: {usual: [1, 2], cite: [flu-study]}\n        unknown: Nobody",
        "has times, and says",
    ),
    ("timed it. [@who-guide, p. 3]", "timed it.", 'no source for "Nobody'),
    ("cite: ['who-guide, p. 3']", "cite: [who-guide]", 'no part named of "who-guide"'),
    ("starts: {usual: [6, 12], at_most: 24, cite: [flu-study]}", "starts: {}", "starts"),
    ("cite: [flu-study]", "cite: [nope]", 'no source called "nope"'),
    ("last for weeks. [@clinic-leaflet]", "last for weeks.", "no source for"),
]


@pytest.mark.parametrize(("old", "new", "what"), TIMES)
def test_bad_times_do_not_build(walk_folder: Path, old: str, new: str, what: str) -> None:
    """Named by file, line and field."""
    edit(walk_folder / TIMELINE, old, new)
    found = problems_of(walk_folder)
    assert any(what in text and text.startswith(f"{TIMELINE}:") for text in found), found


def test_problems_of_withdrawal_are_said_in_words_that_were_read(
    walk_folder: Path, golden: Golden
) -> None:
    """Those of its questions and times."""
    edits = {
        **{f"check-in: {new}": (WITHDRAWAL, old, new) for old, new, _ in CHECK_IN},
        **{f"times: {new}": (TIMELINE, old, new) for old, new, _ in TIMES},
    }
    golden("problems_withdrawal", said_of(edits, walk_folder))
