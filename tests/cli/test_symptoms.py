"""`heroininfo symptoms`: the lists of the library, alone and compared."""

import json
from pathlib import Path

import pytest
from support import Golden, Run, edit, flowing, without_codes

from heroininfo.content.parse import read_folder
from heroininfo.library.build import build_file

COMPARED = ("symptoms", "--compare", "withdrawal", "overdose")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("symptoms_withdrawal_gb", "withdrawal --country GB"),
        ("symptoms_compared_us", "--compare withdrawal overdose --country US"),
        ("symptoms_all_us", "--country US"),
    ],
)
def test_whole_page(walk: Run, golden: Golden, name: str, words: str) -> None:
    """One page, two side by side, and all."""
    shown = walk("symptoms", *words.split())
    assert (shown.code, shown.err) == (0, "")
    golden(name, shown.out)


def test_one_page_has_its_signs_and_its_symptoms(walk: Run) -> None:
    """When to call comes first; then what someone may feel, by when it comes."""
    words = flowing(walk("symptoms", "dope sick", "--country", "GB").out)
    order = [
        "Emergency: call 999 or 112 if",
        "They cannot be woken.",
        "Get help today if",
        "They cannot keep water down.",
        "Early",
        "Trouble sleeping (insomnia)",
        "Yawning",
        "Later",
        "Feeling sick (nausea)",
        "heroininfo show withdrawal",
        "Only a clinician can.",
    ]
    places = [words.index(said) for said in order]
    assert places == sorted(places)


def test_two_pages_stand_side_by_side(walk: Run) -> None:
    """Each line holds both; no box, and no line wider than asked."""
    out = walk(*COMPARED).out
    lines = out.splitlines()
    title = lines.index("Withdrawal" + " " * 30 + "Overdose")
    assert any("Trouble sleeping" in line and "Blue lips" in line for line in lines[title:])
    assert max(map(len, lines)) <= 80
    assert out.isascii()
    assert "|" not in out
    assert all(line == line.rstrip() for line in lines)


def test_plain_pages_stand_one_after_the_other(walk: Run) -> None:
    """A screen reader reads along the line: columns would mix the two lists."""
    out = walk(*COMPARED, "--plain").out
    lines = out.splitlines()
    assert lines.index("Withdrawal") < lines.index("Overdose")
    assert not any("Trouble sleeping" in line and "Blue lips" in line for line in lines)
    assert flowing(out).index("Trouble sleeping") < flowing(out).index("Blue lips")


def test_two_pages_are_stacked_where_it_is_narrow(walk: Run) -> None:
    """The same words, one list after the other."""
    narrow = walk(*COMPARED, "--width", "40").out
    assert max(len(line) for line in narrow.splitlines() if "heroininfo" not in line) <= 40
    assert narrow.index("- Yawning") < narrow.index("\nOverdose\n") < narrow.index("- Limp body")
    assert sorted(narrow.split()) == sorted(walk(*COMPARED).out.split())


@pytest.mark.parametrize(
    ("country", "number"), [("US", "911"), ("GB", "999 or 112"), ("AU", "000"), ("", "911  United")]
)
def test_overdose_puts_the_number_first(walk: Run, country: str, number: str) -> None:
    """Alone, compared and in the list of all; not where overdose is not among them."""
    env = {"HEROININFO_COUNTRY": country} if country else {}
    for words in (("overdose",), COMPARED[1:], ()):
        out = walk("symptoms", *words, env=env).out
        assert out.startswith("Emergency:")
        assert out.index(number) < out.index("Limp body")
    alone = walk("symptoms", "withdrawal", env=env).out
    assert alone.startswith("Withdrawal\n")


def test_all_lists_symptoms_and_no_page_twice(walk: Run) -> None:
    """Of every page that has them; when to get help stands on the page itself."""
    out = walk("symptoms").out
    assert out.count("- Yawning") == out.count("- Limp body") == 1
    assert "They cannot keep water down." not in out


def test_json_holds_every_list(walk: Run) -> None:
    """With sources, and when to get help."""
    data = json.loads(walk("symptoms", "--format", "json", "--country", "GB").out)
    listed = [(entry["topic"], entry["section"], entry["urgency"]) for entry in data["lists"]]
    assert listed == [
        ("withdrawal", "danger", "emergency"),
        ("withdrawal", "today", "today"),
        ("withdrawal", "symptoms", None),
        ("overdose", "signs", None),
    ]
    assert data["emergency"] == ["999", "112"]
    for entry in data["lists"]:
        assert all(item["cite"] for item in (*entry["symptoms"], *entry["signs"]))
        assert entry["symptoms"] or entry["signs"]
    pair = json.loads(walk(*COMPARED, "--format", "json").out)
    assert {entry["topic"] for entry in pair["lists"]} == {"withdrawal", "overdose"}


def test_page_without_a_list_names_those_with_one(walk: Run) -> None:
    """One error, exit 1."""
    shown = walk("symptoms", "getting-help")
    assert (shown.code, shown.out) == (1, "")
    assert 'the page "getting-help" lists no symptoms.' in shown.err
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
def test_wrong_words_are_refused(walk: Run, words: tuple[str, ...], code: int) -> None:
    """Not found: 1. Wrong usage: 2."""
    shown = walk("symptoms", *words)
    assert (shown.code, shown.out) == (code, "")


def test_colour_changes_no_letter(walk: Run) -> None:
    """The columns stand where they stood."""
    styled = walk(*COMPARED, "--color", "always").out
    assert styled != without_codes(styled)
    assert without_codes(styled) == walk(*COMPARED).out


def test_sources_stand_after_each_line_and_under_each_page(walk: Run) -> None:
    """With the numbers of the page itself; else one closing line names whose they are."""
    out = walk("symptoms", "withdrawal", "--sources").out
    assert "- Trouble sleeping (insomnia) [" in out
    shown = ("show", "withdrawal", "--section", "symptoms", "--sources", "--plain")
    for line in walk(*shown).out.splitlines():
        if "Feeling sick" in line:
            assert line.strip() in out
    assert "\nSources\n  [" in out
    assert "Sources: heroininfo" not in out
    closing = flowing(walk("symptoms", "withdrawal").out)
    assert closing.endswith("Sources: heroininfo symptoms withdrawal --sources")


def test_compared_lists_have_their_sources_too(walk: Run) -> None:
    """The command for it is named."""
    assert flowing(walk(*COMPARED).out).endswith(f"heroininfo {' '.join(COMPARED)} --sources")
    assert flowing(walk(*COMPARED, "--sources").out).count("Sources") == 2


def test_symptom_of_another_country_is_left_out(walk: Run, walk_folder: Path) -> None:
    """Only where it is true."""
    edit(
        walk_folder / "topics" / "withdrawal.yaml",
        "{name: Yawning, when: early,",
        "{name: Yawning, when: early, only: [US],",
    )
    file = walk_folder / "library.db"
    build_file(str(file), read_folder(walk_folder))
    for country, there in (("US", True), ("GB", False)):
        out = walk("symptoms", "withdrawal", "--country", country, library=file).out
        assert ("- Yawning" in out) is there


def test_page_that_only_lists_when_to_get_help_is_named(walk: Run, walk_folder: Path) -> None:
    """Among all lists: its signs are a command away."""
    page = walk_folder / "topics" / "getting-help.yaml"
    first = page.read_text().index("sections:\n") + len("sections:\n")
    signs = "  - {id: today, heading: Get help, urgency: today, list: ['Now. [@flu-study]']}\n"
    page.write_text(page.read_text()[:first] + signs + page.read_text()[first:])
    file = walk_folder / "library.db"
    build_file(str(file), read_folder(walk_folder).require_sound())
    out = flowing(walk("symptoms", library=file).out)
    assert "heroininfo symptoms getting-help when to get help" in out
    assert "heroininfo symptoms getting-help" not in flowing(walk("symptoms").out)


def test_mark_of_a_source_follows_its_line(walk: Run) -> None:
    """Of signs and of symptoms alike."""
    out = flowing(walk("symptoms", "withdrawal", "--sources", "--country", "US").out)
    assert "- They cannot be woken. [" in out
    assert "- Trouble sleeping (insomnia) [" in out
