"""Every page as readers get it: whole at every width, in every encoding, in colour and without."""

import re
from functools import cache
from pathlib import Path

import pytest
from support import CODES, DATA, Run, process, squeezed, without_codes

from heroininfo.content.parse import Content, read_folder, statements
from heroininfo.model import Helpline, Topic

WIDTHS = (30, 40, 80, 200)
UNBROKEN = re.compile(
    r"(- |\d+\. )?\(?(https?://\S+|heroininfo( [\w<>\"-]+)+|--country [A-Z]{2})[).,]*( \[\d+\])*"
)


@cache
def topics() -> list[Topic]:
    """Return every topic."""
    return [located.record for located in read_folder(DATA).topics]


TOPICS = [topic.id for topic in topics()]
COUNTRIES = ["US", "CA", "GB", "IE", "AU", "NZ", "IN", "DE", "AF", "FR"]


def too_wide(page: str, width: int, numbers: set[str]) -> list[str]:
    """Return the lines that are wider than they may be though they could be broken."""
    return [
        line
        for line in page.splitlines()
        if len(line) > width
        and " " in line.strip()
        and not UNBROKEN.fullmatch(line.strip())
        and not any(line.strip().lower().startswith(number.lower()) for number in numbers)
    ]


@pytest.mark.parametrize("topic", TOPICS)
def test_page_is_whole_at_every_width(run: Run, real_file: Path, topic: str) -> None:
    """Every word of the data is there, in order of nothing but the page; no line is too wide."""
    (record,) = [found for found in topics() if found.id == topic]
    said = [(field, statement.text) for field, statement in statements(record)]
    expected = [text for field, text in said if not field.startswith("check_in")]
    expected += [section.heading[1:] for section in record.sections]
    expected += [s.name for section in record.sections for s in section.symptoms]
    for width in WIDTHS:
        shown = run("show", topic, "--country", "US", "--width", str(width), library=real_file)
        assert (shown.code, shown.err) == (0, "")
        page = squeezed(shown.out)
        for text in expected:
            assert squeezed(text.replace("{emergency}", "911")) in page, (width, text)
        assert "{" not in shown.out
        assert not any(line != line.rstrip() for line in shown.out.splitlines())
        assert too_wide(shown.out, width, {"988", "1-800"}) == []


@pytest.mark.parametrize("topic", TOPICS)
def test_styled_page_is_the_plain_page(run: Run, real_file: Path, topic: str) -> None:
    """Strip the codes and the texts are the same."""
    for width in ("30", "80"):
        words = ("show", topic, "--country", "GB", "--width", width)
        styled = run(*words, "--color", "always", library=real_file).out
        assert CODES.search(styled)
        assert without_codes(styled) == run(*words, library=real_file).out


@pytest.mark.parametrize("topic", TOPICS)
def test_page_is_plain_ascii(run: Run, real_file: Path, topic: str) -> None:
    """No box, no emoji, no dash that a screen reader spells out; sources may keep their accents."""
    page = run("show", topic, "--country", "US", library=real_file).out
    assert page.split("\nSources\n")[0].isascii()
    assert not re.search(r"[\u2500-\u259f\u2800-\u28ff\U0001f300-\U0001faff]", page)


def numbers_of(line: Helpline) -> list[str]:
    """Return what a reader dials or types for a line, without words about it."""
    texts = [*line.phone, line.tty]
    return [re.split(r", then | \(|; ", text)[0] for text in texts if text]


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_number_is_split(run: Run, real_content: Content, real_file: Path, country: str) -> None:
    """Each number stands whole on one line, even at 30 columns; so does each address."""
    lines = [found.record for found in real_content.helplines if found.record.country == country]
    for width in ("30", "80"):
        out = run("help-line", "--country", country, "--width", width, library=real_file).out
        rows = out.splitlines()
        for line in lines:
            for number in [*numbers_of(line), *([line.web] if line.web else [])]:
                assert any(number in row for row in rows), (line.id, number)


@pytest.mark.parametrize("country", COUNTRIES)
def test_all_that_is_known_of_a_line_is_printed(
    run: Run, real_content: Content, real_file: Path, country: str
) -> None:
    """Name, what it is for, hours, cost, privacy, languages, notes: word for word."""
    lines = [found.record for found in real_content.helplines if found.record.country == country]
    for width in ("30", "200"):
        out = run("help-line", "--country", country, "--width", width, library=real_file).out
        page = squeezed(out).lower()
        for line in lines:
            for text in (
                line.name,
                line.for_whom,
                line.hours,
                line.cost,
                line.privacy,
                line.note,
                line.other,
                line.text,
                *line.languages,
                *line.phone,
            ):
                assert squeezed(text).lower().rstrip(".") in page, (line.id, text)


ENCODE = """
import sys
from heroininfo.__main__ import main
for words in sys.argv[1:]:
    ended = main(words.split())
    if ended != 0:
        sys.exit(f"{words}: {ended}")
"""


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "cp437", "utf-8"])
def test_every_page_can_be_written_in_every_encoding(site: Path, encoding: str) -> None:
    """What an encoding cannot hold is replaced; nothing fails, in colour or without."""
    runs = [f"show {topic}" for topic in TOPICS]
    runs += [
        "",
        "topics",
        "help-line --all",
        "sources",
        "overdose",
        "show withdrawal --color always",
    ]
    ended = process(site, *runs, code=ENCODE, env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert (ended.code, ended.err) == (0, "")
    assert len(ended.out) > 100_000
