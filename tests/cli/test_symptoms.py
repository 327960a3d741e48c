"""`heroininfo symptoms`: the lists of the library, alone and compared."""

import json
from pathlib import Path

import pytest
from support import Run, without_codes
from withdrawal import withdrawal_file

from heroininfo.content.parse import Content
from heroininfo.library.store import Library

__all__ = ["withdrawal_file"]


def test_one_page_has_its_signs_and_its_symptoms(run: Run, withdrawal_file: Path) -> None:
    """When to call comes first; then what someone may feel, by when it comes."""
    shown = run("symptoms", "dope sick", "--country", "GB", library=withdrawal_file)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == (
        "Withdrawal\n\n"
        "Emergency: call 999 or 112 if\n\n"
        "  - They cannot be woken.\n\n"
        "Get help today if\n\n"
        "  - They cannot keep water down.\n\n"
        "What you may feel\n\n"
        "  Early\n    - Trouble sleeping (insomnia)\n    - Yawning\n\n"
        "  Later\n    - Feeling sick (nausea)\n\n"
        "More\n"
        "  heroininfo show withdrawal  Withdrawal: more, with its sources\n"
        "  heroininfo check-in         a short private check\n\n"
        "Shown for United Kingdom (as you chose). Another: --country US\n\n"
        "A list cannot tell what you have. Only a clinician can.\n"
    )


def test_two_pages_stand_side_by_side(run: Run, real_file: Path) -> None:
    """Each line holds both; no box, and no line wider than asked."""
    out = run("symptoms", "--compare", "withdrawal", "overdose", library=real_file).out
    lines = out.splitlines()
    title = lines.index("Withdrawal" + " " * 30 + "Overdose")
    assert "    - Anxiety" in lines[title + 5]
    assert max(map(len, lines)) <= 80
    assert out.isascii()
    assert "|" not in out
    assert all(line == line.rstrip() for line in lines)


def test_two_pages_are_stacked_where_it_is_narrow(run: Run, real_file: Path) -> None:
    """The same words, one list after the other."""
    asked = ("symptoms", "--compare", "withdrawal", "overdose")
    narrow = run(*asked, "--width", "40", library=real_file).out
    assert max(len(line) for line in narrow.splitlines() if "heroininfo" not in line) <= 40
    assert narrow.index("- Sneezing") < narrow.index("\nOverdose\n") < narrow.index("- Limp body")
    wide = run(*asked, library=real_file).out
    assert sorted(narrow.split()) == sorted(wide.split())


@pytest.mark.parametrize(
    ("country", "number"), [("US", "911"), ("GB", "999 or 112"), ("AU", "000"), ("", "911  United")]
)
def test_overdose_puts_the_number_first(
    run: Run, real_file: Path, country: str, number: str
) -> None:
    """Alone, compared and in the list of all; not where overdose is not among them."""
    env = {"HEROININFO_COUNTRY": country} if country else {}
    for words in (("overdose",), ("--compare", "withdrawal", "overdose"), ()):
        out = run("symptoms", *words, env=env, library=real_file).out
        assert out.startswith("Emergency: if someone will not wake up")
        assert out.index(number) < out.index("Signs of an opioid overdose")
    alone = run("symptoms", "withdrawal", env=env, library=real_file).out
    assert alone.startswith("Withdrawal\n")


def test_all_lists_symptoms_and_name_other_pages(run: Run, real_file: Path) -> None:
    """Pages that only say when to get help are named, not printed."""
    out = run("symptoms", library=real_file).out
    assert "- Anxiety" in out
    assert "- Limp body" in out
    assert "heroininfo symptoms infections" in out
    assert "Get medical help today" not in out


def test_json_holds_every_list(run: Run, real_file: Path, real_library: Library) -> None:
    """With sources, and when to get help."""
    data = json.loads(run("symptoms", "--format", "json", library=real_file).out)
    listed = {(entry["topic"], entry["section"]) for entry in data["lists"]}
    for topic in real_library.topics():
        for section in topic.sections:
            held = bool(section.symptoms or section.urgency)
            assert ((topic.id, section.id) in listed) == held
    for entry in data["lists"]:
        assert all(item["cite"] for item in (*entry["symptoms"], *entry["signs"]))
        assert entry["symptoms"] or entry["signs"]
    pair = run(
        "symptoms", "--compare", "withdrawal", "overdose", "--format", "json", library=real_file
    )
    assert {entry["topic"] for entry in json.loads(pair.out)["lists"]} == {
        "withdrawal",
        "overdose",
    }


def test_page_without_a_list_names_those_with_one(run: Run, real_file: Path) -> None:
    """One error, exit 1."""
    shown = run("symptoms", "glossary", library=real_file)
    assert (shown.code, shown.out) == (1, "")
    assert 'the page "glossary" lists no symptoms.' in shown.err
    assert "withdrawal" in shown.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nope",), 1),
        (("--compare", "withdrawal"), 2),
        (("--compare", "withdrawal", "nope"), 1),
        (("withdrawal", "--compare", "withdrawal", "overdose"), 2),
    ],
)
def test_wrong_words_are_refused(
    run: Run, real_file: Path, words: tuple[str, ...], code: int
) -> None:
    """Not found: 1. Wrong usage: 2."""
    shown = run("symptoms", *words, library=real_file)
    assert (shown.code, shown.out) == (code, "")


def test_colour_changes_no_letter(run: Run, real_file: Path) -> None:
    """The columns stand where they stood."""
    asked = ("symptoms", "--compare", "withdrawal", "overdose")
    styled = run(*asked, "--color", "always", library=real_file).out
    assert styled != without_codes(styled)
    assert without_codes(styled) == run(*asked, library=real_file).out


def test_published_symptoms_are_all_printed(
    run: Run, real_content: Content, real_file: Path
) -> None:
    """No symptom is lost between the data and the page."""
    for located in real_content.topics:
        topic = located.record
        if any(section.symptoms for section in topic.sections):
            out = " ".join(run("symptoms", topic.id, library=real_file).out.split())
            for section in topic.sections:
                assert all(f"- {symptom.name}" in out for symptom in section.symptoms)
