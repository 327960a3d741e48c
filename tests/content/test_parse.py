"""YAML -> records: every problem is named by file, line and field, all in one run."""

from pathlib import Path

import pytest
from support import Golden, edit, line_of, problems_of, said_of

from heroininfo.content.located import Problems
from heroininfo.content.parse import Content, parse_citation, parse_text, read_folder
from heroininfo.errors import HeroininfoError
from heroininfo.model import Citation


def test_sound_content_has_no_problem(small_content: Content) -> None:
    """The small content is read whole."""
    assert small_content.problems == ()
    assert [topic.record.id for topic in small_content.topics] == [
        "withdrawal",
        "overdose",
        "getting-help",
    ]
    assert len(small_content.sources) == 3
    assert len(small_content.helplines) == 8
    assert len(small_content.countries) == 3
    assert small_content.asked.record.asked["getting-help"] == {"page": ("somebody to speak with",)}
    assert small_content.require_sound() is small_content


def test_table_of_contents_gives_pages_their_groups_and_order(small_content: Content) -> None:
    """Said once, in topics.yaml; a page does not repeat it."""
    groups = [(topic.record.id, topic.record.group) for topic in small_content.topics]
    assert groups == [
        ("withdrawal", "Stopping"),
        ("overdose", "Getting help"),
        ("getting-help", "Getting help"),
    ]


def test_text_is_taken_apart_into_cited_statements(small_content: Content) -> None:
    """A blank line parts paragraphs; a citation ends a statement; a line break is a space."""
    topic = small_content.topics[0].record
    symptoms = topic.sections[2]
    assert [[(s.text, s.cite) for s in paragraph] for paragraph in symptoms.text] == [
        [
            ("Symptoms start within a day.", (Citation("flu-study"),)),
            ("They peak on day two.", (Citation("who-guide", "p. 3"),)),
        ],
        [("Most are gone in a week, but sleep can take longer.", (Citation("clinic-leaflet"),))],
    ]
    assert [(s.text, s.cite) for s in topic.message] == [
        (
            "Withdrawal feels like bad flu. It passes.",
            (Citation("flu-study"), Citation("who-guide", "p. 3")),
        )
    ]


def test_item_may_be_for_some_countries(small_content: Content) -> None:
    """`{text, only}`: cited like any other."""
    (item,) = small_content.topics[0].record.sections[3].list
    assert (item.text, item.only) == ("Ask a clinic for medicine.", ("GB",))
    assert item.cite == (Citation("clinic-leaflet"),)


@pytest.mark.parametrize(
    ("written", "source", "part"),
    [
        ("a", "a", ""),
        ("a, p. 3", "a", "p. 3"),
        ("a ,  Table 2, row 1 ", "a", "Table 2, row 1"),
        ("a,", "a", ""),
    ],
)
def test_citation_names_a_source_and_a_part_of_it(written: str, source: str, part: str) -> None:
    """What follows the first comma is where in the source the words are found."""
    found = parse_citation(written)
    assert (found["source"], found.get("part", "")) == (source, part)


def test_every_statement_knows_its_line(small_content: Content, content_folder: Path) -> None:
    """Also inside a block of text, and in the short form of a list."""
    located = small_content.topics[0]
    file = content_folder / "topics" / "withdrawal.yaml"
    for field, words in {
        "": "id: withdrawal",
        "message[0][0]": "bad flu",
        "sections[0].list[1]": "Their chest",
        "sections[2].text[0][0]": "Symptoms start",
        "sections[2].text[0][1]": "They peak",
        "sections[2].text[1][0]": "Most are gone",
        "sections[2].symptoms[2]": "Feeling sick",
        "sections[3].steps[0]": "Drink water",
        "sections[3].table.rows[1].cells[0]": "At home",
        "see": "see: [overdose, getting-help]",
    }.items():
        assert located.line(field) == line_of(file, words), field
    assert located.line("sections[3].steps[0].nowhere[7]") == line_of(file, "Drink water")


WITHDRAWAL, OVERDOSE = "topics/withdrawal.yaml", "topics/overdose.yaml"
HELP = "topics/getting-help.yaml"
BREAKS: dict[str, tuple[str, str, str, str, str]] = {
    # what: file, old, new, words on the line to be named, message
    "uncited sentence": (
        WITHDRAWAL,
        "day two. [@who-guide, p. 3]",
        "day two.",
        "They peak",
        'no source for "They peak on day two."',
    ),
    "uncited cell": (
        WITHDRAWAL,
        "Restless legs. [@clinic-leaflet]",
        "Restless legs.",
        "Restless legs",
        'no source for "Restless legs."',
    ),
    "uncited step": (
        WITHDRAWAL,
        "sips. [@clinic-leaflet]",
        "sips.",
        "Drink water",
        'no source for "Drink water in small sips."',
    ),
    "uncited item of one country": (
        WITHDRAWAL,
        "medicine. [@clinic-leaflet]",
        "medicine.",
        "Ask a clinic",
        'no source for "Ask a clinic for medicine."',
    ),
    "uncited symptom": (
        WITHDRAWAL,
        "Cramps, when: later, cite: [clinic-leaflet]",
        "Cramps, cite: []",
        "Cramps",
        "symptoms[3].cite",
    ),
    "citation without words": (
        HELP,
        "Tell one person. [@clinic-leaflet]",
        "[@who-guide] [@clinic-leaflet]",
        "[@who-guide] [@clinic",
        "text[0][0].text",
    ),
    "malformed citation": (
        WITHDRAWAL,
        "[@flu-study; @who-guide, p. 3]",
        "[@Flu study; @who-guide, p. 3]",
        "bad flu",
        "message[0].cite[0]",
    ),
    "word for a date": (
        OVERDOSE,
        "reviewed: 2026-01-06",
        "reviewed: soon",
        "reviewed: soon",
        "reviewed",
    ),
    "day that does not exist": (
        OVERDOSE,
        "reviewed: 2026-01-06",
        "reviewed: 2026-02-31",
        "2026-02-31",
        "reviewed",
    ),
    "unknown key of a topic": (
        OVERDOSE,
        "title: Overdose",
        "title: Overdose\ncolour: red",
        "colour: red",
        "`colour`",
    ),
    "unknown key of a section": (
        HELP,
        "heading: A first step",
        "heading: A first step\n    liste: [x]",
        "liste: [x]",
        "`liste`",
    ),
    "unknown key of a symptom": (
        WITHDRAWAL,
        "{name: Cramps",
        "{nmae: x, name: Cramps",
        "nmae: x",
        "`nmae`",
    ),
    "unknown key of a source": (
        "sources.yaml",
        "date: undated",
        "date: undated\n  pages: 7",
        "pages: 7",
        "`pages`",
    ),
    "missing key": (OVERDOSE, "title: Overdose\n", "", "id: overdose", "`title`"),
    "sections that are no list": (
        HELP,
        "sections:",
        "sections: 5 # here\nrest:",
        "# here",
        "sections",
    ),
    "page that is not in its place": (
        HELP,
        "id: getting-help",
        "id: get-help",
        "id: get-help",
        'the page calls itself "get-help"',
    ),
    "page that no group names": (
        "topics.yaml",
        "topics: [overdose, getting-help]",
        "topics: [overdose]",
        "Stopping",
        "the page is not in topics.yaml",
    ),
    "key that stands twice": (
        OVERDOSE,
        "title: Overdose",
        "title: Overdose\ntitle: Again",
        "title: Again",
        '"title" stands twice',
    ),
    "broken YAML": (OVERDOSE, "also: [od]", "also: [od", "reviewed: 2026-01-06", "not YAML"),
    "control character": (
        OVERDOSE,
        "title: Overdose",
        'title: "Over\x07dose"',
        'title: "Over',
        "not YAML",
    ),
    "topic that is a list": (
        HELP,
        "id: getting-help",
        "- 1 # here\n---\nid: x",
        "# here",
        "record",
    ),
    "topic that is nothing": (HELP, "id: getting-help", "~ # here\n---\nid: x", "# here", "record"),
    "bad address": (
        "sources.yaml",
        "https://www.who.int/guide",
        "ftp://www.who.int",
        "ftp:",
        "url",
    ),
    "month that does not exist": ("sources.yaml", "2021-03", "2021-13", "2021-13", "date"),
    "unknown kind": ("helplines.yaml", "kind: locator", "kind: finder", "kind: finder", "kind"),
    "number that is no text": (
        "helplines.yaml",
        "number: '988'",
        "number: 988",
        "number: 988",
        "phone[0].number",
    ),
    "bad country code": ("countries.yaml", "code: US", "code: usa", "code: usa", "code"),
    "file that is no list": (
        "sources.yaml",
        "- id: clinic-leaflet",
        "a: b\n---\n- id: clinic-leaflet",
        "a: b",
        "not a list",
    ),
    "questions that are no list": (
        "search/asked.yaml",
        "page: [somebody to speak with]",
        "page: somebody",
        "withdrawal:",
        "Expected `array`",
    ),
}


@pytest.mark.parametrize("what", BREAKS)
def test_break_is_named_by_file_line_and_field(content_folder: Path, what: str) -> None:
    """One thing broken: a message says where and what, and how to mend it."""
    name, old, new, words, message = BREAKS[what]
    edit(content_folder / name, old, new)
    found = problems_of(content_folder)
    named = HELP if what == "page that no group names" else name
    place = f"{named}:{line_of(content_folder / name, words)}: error: "
    assert any(text.startswith(place) and message in text for text in found), found


def test_problems_are_said_in_words_that_were_read(content_folder: Path, golden: Golden) -> None:
    """What is wrong and how to mend it, whole: an editor goes by nothing else."""
    edits = {what: case[:3] for what, case in BREAKS.items()}
    golden("problems_parse", said_of(edits, content_folder))


def test_all_problems_are_named_in_one_run(content_folder: Path) -> None:
    """Several things broken in several files: all are named, in the order of files and lines."""
    edit(content_folder / OVERDOSE, "see: [withdrawal]", "see: [detox]")
    edit(content_folder / WITHDRAWAL, "sips. [@clinic-leaflet]", "sips.")
    edit(content_folder / "helplines.yaml", "kind: locator", "kind: finder")
    edit(content_folder / "countries.yaml", "code: US", "code: usa")
    found = read_folder(content_folder).problems
    assert len({(problem.file, problem.line) for problem in found}) >= 4
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    "name",
    [
        "topics.yaml",
        WITHDRAWAL,
        "sources.yaml",
        "helplines.yaml",
        "countries.yaml",
        "search/rules.yaml",
        "search/asked.yaml",
    ],
)
def test_file_that_cannot_be_read_is_named(content_folder: Path, name: str) -> None:
    """Missing, or not UTF-8."""
    (content_folder / name).write_bytes(b"\xff\xfe")
    assert any(name in text and "cannot be read" in text for text in problems_of(content_folder))
    (content_folder / name).unlink()
    assert any(name in text and "cannot be read" in text for text in problems_of(content_folder))


def test_unsound_content_is_refused_with_every_problem(content_folder: Path) -> None:
    """What stops the build says all that there is to mend."""
    edit(content_folder / OVERDOSE, "see: [withdrawal]", "see: [detox]")
    edit(content_folder / "helplines.yaml", "kind: locator", "kind: finder")
    content = read_folder(content_folder)
    with pytest.raises(HeroininfoError) as caught:
        content.require_sound()
    for problem in content.problems:
        assert str(problem) in caught.value.message
    assert "heroininfo check" in caught.value.hint


def test_brackets_that_are_no_citation_are_text() -> None:
    """`[who]` is printed as it is written."""
    found = parse_text("See [who] and [1]. [@a]", "f", "text", {"text": 1}, Problems())
    assert found == [[{"text": "See [who] and [1].", "cite": [{"source": "a"}]}]]


def test_line_numbers_survive_windows_line_ends(content_folder: Path) -> None:
    """A file with CR LF is read like one without."""
    path = content_folder / WITHDRAWAL
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    content = read_folder(content_folder)
    assert content.problems == ()
    assert content.topics[0].line("sections[2].text[1][0]") == line_of(path, "Most are gone")
