"""`heroininfo show`: whole pages, other names, sections, and what bad input gets."""

import json
from pathlib import Path

import pytest
from support import Golden, Run, edit, flowing, squeezed

from heroininfo.content.parse import read_folder
from heroininfo.library.build import build_file


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("show_withdrawal_us_80", "--country US --width 80"),
        ("show_withdrawal_fr_30", "--country FR --width 30"),
        ("show_withdrawal_unknown_sources", "--sources"),
        ("show_withdrawal_gb_styled", "--country GB --color always"),
    ],
)
def test_whole_page(run: Run, golden: Golden, name: str, options: str) -> None:
    """Wide; as narrow as can be, without lines; with every source; with colour and bold."""
    shown = run("show", "withdrawal", *options.split())
    assert (shown.code, shown.err) == (0, "")
    golden(name, shown.out)


def test_page_says_its_message_purpose_sections_and_review(run: Run) -> None:
    """In this order; then who to call, and where to read on."""
    words = flowing(run("show", "withdrawal", "--country", "US").out)
    order = [
        "Withdrawal",
        "Withdrawal feels like bad flu. It passes.",
        "They cannot be woken. Say so when you call 911.",
        "They cannot keep water down.",
        "Symptoms start within a day. They peak on day two.",
        "Trouble sleeping",
        "Drink water in small sips.",
        "National Treatment Line",
    ]
    places = [words.index(said) for said in order]
    assert places == sorted(places)
    for said in (
        "What it is like, and what helps. For you, or for someone close to you.",
        "No clinician has reviewed this page yet.",
        "5 Jan 2026",
        "heroininfo show getting-help",
    ):
        assert said in words


@pytest.mark.parametrize(
    "name",
    [
        "withdrawal",
        "Withdrawal",
        "WITHDRAWAL",
        "cold-turkey",
        "cold turkey",
        "COLD_TURKEY",
        "dope sick",
        "wd",
        " withdrawal ",
    ],
)
def test_other_names_lead_to_the_page(run: Run, name: str) -> None:
    """Case, hyphens and spaces do not count, and slang is understood."""
    assert run("show", name).out == run("show", "withdrawal").out != ""


def test_name_of_several_words_needs_no_quotes(run: Run) -> None:
    """`show dope sick` is `show "dope sick"`."""
    assert run("show", "dope", "sick").out == run("show", "withdrawal").out


def test_section_shows_only_that_section(run: Run) -> None:
    """The rest of the page, and sources it does not cite, stay away."""
    out = run("show", "withdrawal", "--section", "do", "--country", "US", "--sources").out
    assert out.startswith("Withdrawal\n")
    assert "Drink water in small sips. [3]" in out
    assert "Rest. A lost tolerance means that an overdose can kill. [2, p. 3]" in flowing(out)
    assert "Example Clinic" in out
    assert "bad flu" not in out
    assert "influenza" not in out


def test_statement_is_marked_with_its_source_and_part_only_where_asked_for(run: Run) -> None:
    """By default a page is for reading; with --sources every statement has its mark."""
    plain = run("show", "withdrawal", "--country", "US").out
    marked = run("show", "withdrawal", "--country", "US", "--sources").out
    assert "[1]" not in plain
    assert "heroininfo show withdrawal --sources" in flowing(plain)
    assert "Withdrawal feels like bad flu. It passes. [1] [2, p. 3]" in flowing(marked)
    assert "They cannot keep water down. [1]" in marked
    for number, source in ((1, "Journal of Examples"), (2, "World Health"), (3, "Example Clinic")):
        assert f"  [{number}] {source}" in marked
    assert "https://www.who.int/guide" in marked


@pytest.mark.parametrize(
    ("country", "shown", "hidden"),
    [
        ("GB", ["Ask a clinic for medicine."], ["A nurse can start", "United Kingdom: Ask"]),
        ("CA", ["In Canada", "A nurse can start"], ["Ask a clinic"]),
        ("US", [], ["Ask a clinic for medicine.", "A nurse can start"]),
        ("", ["United Kingdom: Ask a clinic for medicine.", "In Canada (Canada)"], []),
    ],
)
def test_what_is_for_one_country_is_shown_there(
    run: Run, country: str, shown: list[str], hidden: list[str]
) -> None:
    """And under its country's name where the reader's is not known."""
    words = flowing(run("show", "withdrawal", *(("--country", country) if country else ())).out)
    assert all(said in words for said in shown)
    assert not any(said in words for said in hidden)


def test_page_says_that_other_countries_have_parts_of_their_own(run: Run) -> None:
    """A reader may have come from there, or be on the way."""
    words = flowing(run("show", "withdrawal", "--country", "US").out)
    assert "parts of their own here: Canada, United Kingdom." in words
    assert "--country GB" in words


def test_section_of_another_country_is_shown_where_it_is_asked_for(run: Run) -> None:
    """Whoever names it wants it."""
    out = run("show", "withdrawal", "--section", "canada", "--country", "US").out
    assert "A nurse can start treatment by phone." in out


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("US", "Say so when you call 911."),
        ("GB", "Say so when you call 999 or 112."),
        ("AF", "Say so when you call your emergency number."),
    ],
)
def test_emergency_number_is_that_of_the_country(run: Run, country: str, words: str) -> None:
    """The placeholder of the content becomes the number to call."""
    out = run("show", "withdrawal", "--country", country).out
    assert squeezed(words) in squeezed(out)
    assert "{" not in out


def test_json_says_what_the_page_says(run: Run) -> None:
    """The emergency number is in place; keys and shapes are held by test_views."""
    shown = json.loads(run("show", "wd", "--format", "json", "--country", "GB").out)
    topic = shown["topic"]
    assert (topic["id"], topic["title"]) == ("withdrawal", "Withdrawal")
    assert topic["message"] == "Withdrawal feels like bad flu. It passes."
    sections = {section["id"]: section for section in topic["sections"]}
    assert list(sections) == ["danger", "today", "symptoms", "do"]
    assert sections["danger"]["heading"] == "call 999 or 112 if"
    assert [item["text"] for item in sections["today"]["list"]] == ["They cannot keep water down."]
    assert sections["do"]["steps"][0]["cite"] == ["clinic-leaflet"]
    assert sections["symptoms"]["text"][2]["text"] == (
        "Most are gone in a week, but sleep can take longer."
    )
    assert sections["symptoms"]["symptoms"][0] == {
        "name": "Trouble sleeping",
        "term": "insomnia",
        "when": "early",
        "cite": ["flu-study"],
        "parts": [""],
        "only": [],
    }
    assert shown["sources"][0] == {
        "id": "flu-study",
        "publisher": "Journal of Examples",
        "title": "Withdrawal and influenza: a comparison",
        "url": "https://doi.org/10.1000/182",
        "date": "2021-03",
    }
    assert [source["id"] for source in shown["sources"]] == [
        "flu-study",
        "who-guide",
        "clinic-leaflet",
    ]


def test_json_of_a_section_holds_only_that_section(run: Run) -> None:
    """The rest stays away."""
    shown = json.loads(run("show", "withdrawal", "--section", "today", "--format", "json").out)
    assert [section["id"] for section in shown["topic"]["sections"]] == ["today"]


def test_page_names_its_clinician_where_there_is_one(run: Run) -> None:
    """A review by a clinician is said; so is that there was none."""
    assert "Reviewed by Dr. Ada Example, addiction medicine." in " ".join(
        run("show", "getting-help").out.split()
    )
    assert "No clinician has reviewed this page yet." in " ".join(run("show", "od").out.split())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "withdrawl",
            (
                'heroininfo: no topic called "withdrawl". Did you mean "withdrawal"?\n'
                "  heroininfo show withdrawal\n  heroininfo show getting-help\n"
            ),
        ),
        (
            "qqq",
            'heroininfo: no topic called "qqq".\n  See all of them: heroininfo topics\n',
        ),
        ("", 'heroininfo: no topic called "".\n  See all of them: heroininfo topics\n'),
        ("  \t ", 'heroininfo: no topic called "".\n  See all of them: heroininfo topics\n'),
        (
            "[who] [/b]",
            'heroininfo: no topic called "[who] [/b]".\n  See all of them: heroininfo topics\n',
        ),
    ],
)
def test_unknown_topic_names_the_nearest(run: Run, name: str, message: str) -> None:
    """One line that says what, one that says what to do; nothing else; exit 1."""
    assert run("show", name) == (1, "", message)


def test_unknown_section_names_those_that_there_are(run: Run) -> None:
    """The choices stand in the hint; exit 1."""
    assert run("show", "withdrawal", "--section", "nope") == (
        1,
        "",
        (
            'heroininfo: no section called "nope" in withdrawal.\n'
            "  It has: danger, today, symptoms, do, canada\n"
        ),
    )


@pytest.mark.parametrize("width", range(30, 50))
def test_command_and_number_are_never_split(run: Run, width: int) -> None:
    """What is typed or dialed stands on one line, ready to be copied."""
    lines = run("show", "withdrawal", "--country", "US", "--width", str(width)).out.splitlines()
    for words in (
        "heroininfo help-line",
        "heroininfo show getting-help",
        "--country GB",
        "1-800-662-4357",
    ):
        assert any(words in line for line in lines), words


@pytest.mark.parametrize(("country", "shown"), [("CA", True), ("US", False), ("", True)])
def test_symptom_of_one_country_is_shown_there(
    run: Run, content_folder: Path, country: str, shown: bool
) -> None:
    """What is mixed into drugs there; under its country's name where the reader's is not known."""
    page = content_folder / "topics" / "withdrawal.yaml"
    edit(page, "name: Cramps, when: later,", "name: Cramps, when: later, only: [CA],")
    file = content_folder / "library.db"
    build_file(str(file), read_folder(content_folder).require_sound())
    place = ("--country", country) if country else ()
    for words in (("show", "withdrawal"), ("symptoms", "withdrawal")):
        out = run(*words, *place, library=file).out.lower()
        assert ("cramps" in out) is shown
    if not country:
        assert "Cramps (Canada)" in run("show", "withdrawal", "--plain", library=file).out
    said = run("show", "withdrawal", *place, "--format", "json", library=file).out
    assert ("Cramps" in said) is shown
