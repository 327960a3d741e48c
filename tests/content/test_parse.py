"""YAML -> records: every problem is named by file, line and field, all in one run."""

from pathlib import Path

import pytest
from support import edit, line_of

from heroininfo.content.parse import Content, parse_text, read_folder
from heroininfo.errors import HeroininfoError


def problems(folder: Path) -> list[str]:
    """Return the problems of a folder as they are printed."""
    return [str(problem) for problem in read_folder(folder).problems]


def test_sound_content_has_no_problem(small_content: Content) -> None:
    """The small content is read whole."""
    assert small_content.problems == ()
    assert [topic.record.id for topic in small_content.topics] == [
        "withdrawal",
        "overdose",
        "getting-help",
    ]
    assert len(small_content.sources) == 3
    assert len(small_content.helplines) == 5
    assert len(small_content.countries) == 2
    assert small_content.require_sound() is small_content


def test_text_is_taken_apart_into_cited_statements(small_content: Content) -> None:
    """A blank line parts paragraphs; a citation ends a statement; a line break is a space."""
    topic = small_content.topics[0].record
    symptoms = topic.sections[2]
    assert [[(s.text, s.cite) for s in paragraph] for paragraph in symptoms.text] == [
        [
            ("Symptoms start within a day.", ("flu-study",)),
            ("They peak on day two.", ("who-guide",)),
        ],
        [("Most are gone in a week, but sleep can take longer.", ("clinic-leaflet",))],
    ]
    assert [(s.text, s.cite) for s in topic.message] == [
        ("Withdrawal feels like bad flu. It passes.", ("flu-study", "who-guide"))
    ]


def test_every_statement_knows_its_line(small_content: Content, content_folder: Path) -> None:
    """Also inside a block of text, and in the short form of a list."""
    located = small_content.topics[0]
    file = content_folder / "topics.yaml"
    for field, words in {
        "": "id: withdrawal",
        "message[0][0]": "bad flu",
        "sections[0].list[1]": "Their chest",
        "sections[2].text[0][0]": "Symptoms start",
        "sections[2].text[0][1]": "They peak",
        "sections[2].text[1][0]": "Most are gone",
        "sections[2].symptoms[2]": "Feeling sick",
        "sections[3].steps[0]": "Drink water",
        "see": "see: [overdose, getting-help]",
    }.items():
        assert located.line(field) == line_of(file, words), field
    assert located.line("sections[3].steps[0].nowhere[7]") == line_of(file, "Drink water")


BREAKS: dict[str, tuple[str, str, str, str, str]] = {
    # what: file, old, new, words on the line to be named, message
    "citation of nothing": (
        "topics.yaml",
        "day. [@flu-study]",
        "day. [@flu-studdy]",
        "Symptoms start",
        'no source called "flu-studdy"',
    ),
    "citation of nothing by a symptom": (
        "topics.yaml",
        "Worry, when: early, cite: [flu-study]",
        "Worry, cite: [gone]",
        "Worry",
        'no source called "gone"',
    ),
    "uncited sentence": (
        "topics.yaml",
        "day two. [@who-guide]",
        "day two.",
        "They peak",
        'no source for "They peak on day two."',
    ),
    "uncited step": (
        "topics.yaml",
        "sips. [@clinic-leaflet]",
        "sips.",
        "Drink water",
        'no source for "Drink water in small sips."',
    ),
    "uncited symptom": (
        "topics.yaml",
        "Cramps, when: later, cite: [clinic-leaflet]",
        "Cramps, cite: []",
        "Cramps",
        "symptoms[3].cite",
    ),
    "citation without words": (
        "topics.yaml",
        "Tell one person. [@clinic-leaflet]",
        "[@who-guide] [@clinic-leaflet]",
        "[@who-guide] [@clinic",
        "text[0][0].text",
    ),
    "malformed citation": (
        "topics.yaml",
        "[@flu-study; @who-guide]",
        "[@flu-study, @who-guide]",
        "bad flu",
        "message[0].cite[0]",
    ),
    "word for a date": (
        "topics.yaml",
        "reviewed: 2026-01-06",
        "reviewed: soon",
        "reviewed: soon",
        "reviewed",
    ),
    "day that does not exist": (
        "topics.yaml",
        "reviewed: 2026-01-06",
        "reviewed: 2026-02-31",
        "2026-02-31",
        "reviewed",
    ),
    "unknown key of a topic": (
        "topics.yaml",
        "group: Safety",
        "group: Safety\ncolour: red",
        "colour: red",
        "`colour`",
    ),
    "unknown key of a section": (
        "topics.yaml",
        "heading: A first step",
        "heading: A first step\n    liste: [x]",
        "liste: [x]",
        "`liste`",
    ),
    "unknown key of a symptom": (
        "topics.yaml",
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
    "missing key": ("topics.yaml", "title: Overdose\n", "", "id: overdose", "`title`"),
    "empty section": (
        "topics.yaml",
        "    text: |\n      Tell one person. [@clinic-leaflet]\n",
        "",
        "- id: first",
        'section "first" is empty',
    ),
    "sections that are no list": (
        "topics.yaml",
        "id: getting-help",
        "id: five\nsections: 5 # here\n---\nid: getting-help",
        "# here",
        "sections",
    ),
    "two sections of one id": (
        "topics.yaml",
        "- id: today",
        "- id: danger",
        "- id: danger",
        '2 sections are called "danger"',
    ),
    "two topics of one id": (
        "topics.yaml",
        "id: getting-help",
        "id: overdose # here",
        "# here",
        '"overdose" is already the id on line 44',
    ),
    "name of two topics": (
        "topics.yaml",
        "also: [od]",
        "also: [WD]",
        "also: [WD]",
        '"WD" already leads to withdrawal',
    ),
    "link to no topic": (
        "topics.yaml",
        "see: [withdrawal]",
        "see: [detox]",
        "see: [detox]",
        'no topic called "detox"',
    ),
    "key that stands twice": (
        "topics.yaml",
        "title: Overdose",
        "title: Overdose\ntitle: Again",
        "title: Again",
        '"title" stands twice',
    ),
    "broken YAML": ("topics.yaml", "also: [od]", "also: [od", "reviewed: 2026-01-06", "not YAML"),
    "control character": (
        "topics.yaml",
        "title: Overdose",
        'title: "Over\x07dose"',
        'title: "Over',
        "not YAML",
    ),
    "topic that is a list": (
        "topics.yaml",
        "id: getting-help",
        "- 1 # here\n---\nid: getting-help",
        "# here",
        "record",
    ),
    "topic that is nothing": (
        "topics.yaml",
        "id: getting-help",
        "~ # here\n---\nid: getting-help",
        "# here",
        "record",
    ),
    "bad address": (
        "sources.yaml",
        "https://www.who.int/guide",
        "ftp://www.who.int",
        "ftp:",
        "url",
    ),
    "month that does not exist": ("sources.yaml", "2021-03", "2021-13", "2021-13", "date"),
    "source that is not cited": (
        "sources.yaml",
        "id: who-guide",
        "id: who-guidance",
        "id: who-guidance",
        '"who-guidance" is not cited',
    ),
    "two sources of one id": (
        "sources.yaml",
        "id: who-guide",
        "id: flu-study # here",
        "# here",
        '"flu-study" is already the id on line 6',
    ),
    "unknown kind": ("helplines.yaml", "kind: locator", "kind: finder", "kind: finder", "kind"),
    "number that is no text": ("helplines.yaml", "['988']", "[988]", "[988]", "phone[0]"),
    "bad country code": ("countries.yaml", "code: US", "code: usa", "code: usa", "code"),
    "file that is no list": (
        "sources.yaml",
        "- id: clinic-leaflet",
        "a: b\n---\n- id: clinic-leaflet",
        "a: b",
        "not a list",
    ),
    "rule that is no pattern": (
        "questions.yaml",
        r"'\bbuy\b'",
        "'(buy'",
        "'(buy'",
        "not a regular expression",
    ),
    "rule for no topic": (
        "questions.yaml",
        "overdose]",
        "detox]",
        "detox]",
        'no topic called "detox"',
    ),
}


@pytest.mark.parametrize("what", BREAKS)
def test_break_is_named_by_file_line_and_field(content_folder: Path, what: str) -> None:
    """One thing broken: a message says where and what, and how to mend it."""
    name, old, new, words, message = BREAKS[what]
    edit(content_folder / name, old, new)
    found = problems(content_folder)
    place = f"{name}:{line_of(content_folder / name, words)}: error: "
    assert any(text.startswith(place) and message in text for text in found), found


def test_all_problems_are_named_in_one_run(content_folder: Path) -> None:
    """Several things broken in several files: all are named, in the order of files and lines."""
    edit(content_folder / "topics.yaml", "see: [withdrawal]", "see: [detox]")
    edit(content_folder / "topics.yaml", "sips. [@clinic-leaflet]", "sips.")
    edit(content_folder / "helplines.yaml", "kind: locator", "kind: finder")
    edit(content_folder / "countries.yaml", "code: US", "code: usa")
    found = read_folder(content_folder).problems
    assert len({(problem.file, problem.line) for problem in found}) >= 4
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    "name", ["topics.yaml", "sources.yaml", "helplines.yaml", "countries.yaml", "questions.yaml"]
)
def test_file_that_cannot_be_read_is_named(content_folder: Path, name: str) -> None:
    """Missing, or not UTF-8."""
    (content_folder / name).write_bytes(b"\xff\xfe")
    assert any(name in text and "cannot be read" in text for text in problems(content_folder))
    (content_folder / name).unlink()
    assert any(name in text and "cannot be read" in text for text in problems(content_folder))


def test_unsound_content_is_refused_with_every_problem(content_folder: Path) -> None:
    """What stops the build says all that there is to mend."""
    edit(content_folder / "topics.yaml", "see: [withdrawal]", "see: [detox]")
    edit(content_folder / "helplines.yaml", "kind: locator", "kind: finder")
    content = read_folder(content_folder)
    with pytest.raises(HeroininfoError) as caught:
        content.require_sound()
    for problem in content.problems:
        assert str(problem) in caught.value.message
    assert "heroininfo check" in caught.value.hint


def test_brackets_that_are_no_citation_are_text() -> None:
    """`[who]` is printed as it is written."""
    found = parse_text("See [who] and [1]. [@a]", "f", "text", {"text": 1}, [])
    assert found == [[{"text": "See [who] and [1].", "cite": ["a"]}]]


def test_line_numbers_survive_windows_line_ends(content_folder: Path) -> None:
    """A file with CR LF is read like one without."""
    path = content_folder / "topics.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    content = read_folder(content_folder)
    assert content.problems == ()
    assert content.topics[0].line("sections[2].text[1][0]") == line_of(path, "Most are gone")
