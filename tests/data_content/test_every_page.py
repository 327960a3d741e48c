"""Every page as readers get it: whole at every width, in every encoding, in colour and without."""

import re
from pathlib import Path

import pytest
import yaml
from support import CODES, DATA, Run, process, squeezed, without_codes

from heroininfo.content.numbers import numbers_of
from heroininfo.content.parse import Content
from heroininfo.walk import walk

WIDTHS = (30, 40, 80, 200)
UNBROKEN = re.compile(
    r"(- |\d+\. )?\(?(https?://\S+|heroininfo( [\w<>\"-]+)+|--country [A-Z]{2})[).,]*( \[\d+\])*"
)
CONTENTS = yaml.safe_load((DATA / "topics.yaml").read_bytes())
TOPICS = [topic for group in CONTENTS for topic in group["topics"]]
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
def test_page_is_whole_at_every_width(world: Run, real_content: Content, topic: str) -> None:
    """Every word of the data that is for the country is there; no line is too wide."""
    (record,) = [found.record for found in real_content.topics if found.record.id == topic]
    said = [
        passage
        for passage in walk(record)
        if passage.role not in ("box", "card", "check_in")
        and (not passage.only or "US" in passage.only)
    ]
    for width in WIDTHS:
        show = ("show", topic, "--country", "US", "--width", str(width))
        shown = world(*show)
        assert (shown.code, shown.err) == (0, "")
        page = squeezed(shown.out).lower()
        line_by_line = squeezed(world(*show, "--plain").out).lower()
        for passage in said:
            under_a_name = passage.role in ("times", "cell")
            words = passage.text.split(": ", 1)[1] if under_a_name else passage.text
            known = words.replace("{emergency}", "911").replace("{crisis}", "988").lower()
            if passage.role in ("cell", "symptom"):  # beside each other, line for line
                assert all(word in page for word in re.findall("[a-z]+", known)), passage.field
                page_of_it = line_by_line
            else:
                page_of_it = page
            assert squeezed(known) in page_of_it, (width, passage.field)
        assert "{" not in shown.out
        assert not any(line != line.rstrip() for line in shown.out.splitlines())
        assert too_wide(shown.out, width, {"988", "1-800"}) == []


@pytest.mark.parametrize("topic", TOPICS)
def test_styled_page_is_the_plain_page(world: Run, topic: str) -> None:
    """Strip the codes and the texts are the same, with sources and without."""
    for options in ((), ("--sources", "--width", "30")):
        words = ("show", topic, "--country", "GB", *options)
        styled = world(*words, "--color", "always").out
        assert CODES.search(styled)
        assert without_codes(styled) == world(*words).out


@pytest.mark.parametrize("topic", TOPICS)
def test_page_is_plain_ascii(world: Run, topic: str) -> None:
    """No box, no emoji, no dash that a screen reader spells out; sources may keep their accents."""
    page = world("show", topic, "--country", "US").out
    assert page.rpartition("\n\n")[0].isascii()
    assert not re.search(r"[\u2500-\u259f\u2800-\u28ff\U0001f300-\U0001faff]", page)


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_number_is_split(world: Run, real_content: Content, country: str) -> None:
    """Each number stands whole on one line, even at 30 columns; so does each address."""
    lines = [found.record for found in real_content.helplines if found.record.country == country]
    for width in ("30", "80"):
        asked = ("help-line", "--country", country, "--sources", "--width", width)
        rows = world(*asked).out.splitlines()
        for line in lines:
            for number in [*(n.number for _, n in numbers_of(line)), *filter(None, [line.web])]:
                assert any(number in row for row in rows), (line.id, number)


@pytest.mark.parametrize("country", COUNTRIES)
def test_all_that_is_known_of_a_line_is_printed(
    world: Run, real_content: Content, country: str
) -> None:
    """Name, what it is for, hours, cost, privacy, languages, notes: word for word."""
    lines = [found.record for found in real_content.helplines if found.record.country == country]
    for width in ("30", "200"):
        out = world("help-line", "--country", country, "--sources", "--width", width).out
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
                *(number.number for _, number in numbers_of(line)),
            ):
                assert squeezed(text).lower().rstrip(".") in page, (line.id, text)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_symptom_is_printed(world: Run, real_content: Content, topic: str) -> None:
    """None is lost between the data and the lists of symptoms."""
    (record,) = [found.record for found in real_content.topics if found.record.id == topic]
    symptoms = [symptom for section in record.sections for symptom in section.symptoms]
    if symptoms:
        out = squeezed(world("symptoms", topic).out)
        assert all(squeezed(f"- {symptom.label}") in out for symptom in symptoms)


ENCODE = """
import sys
from heroininfo.__main__ import main
for words in sys.argv[1:]:
    ended = main(words.split())
    if ended != 0:
        sys.exit(f"{words}: {ended}")
"""


@pytest.mark.slow
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
