"""`heroininfo show`: whole pages, other names, sections, and what bad input gets."""

import json

import pytest
from support import Golden, Run, squeezed


def test_page_is_complete(run: Run, golden: Golden) -> None:
    """Message, sections, who to call, other pages, sources, review date: the whole page."""
    shown = run("show", "withdrawal", "--country", "US", "--width", "80")
    assert (shown.code, shown.err) == (0, "")
    golden("show_withdrawal_us_80", shown.out)


def test_page_fits_a_narrow_screen(run: Run, golden: Golden) -> None:
    """The same page at the narrowest width, in a country without lines of its own."""
    shown = run("show", "withdrawal", "--country", "FR", "--width", "30")
    assert (shown.code, shown.err) == (0, "")
    golden("show_withdrawal_fr_30", shown.out)


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
    out = run("show", "withdrawal", "--section", "do", "--country", "US").out
    assert out.startswith(
        "Withdrawal\n\n"
        "What to do\n\n"
        "  1. Drink water in small sips. [1]\n"
        "  2. Rest. A lost tolerance means that an overdose can kill. [2]\n"
    )
    assert "Example Clinic" in out
    assert "bad flu" not in out
    assert "influenza" not in out


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


def test_json_has_the_keys_of_the_contract(run: Run) -> None:
    """Keys that others script against; the emergency number is in place."""
    shown = json.loads(run("show", "wd", "--format", "json", "--country", "GB").out)
    assert list(shown) == ["schema", "topic", "sources"]
    assert shown["schema"] == 1
    topic = shown["topic"]
    assert list(topic) == ["id", "title", "message", "sections"]
    assert topic["message"] == "Withdrawal feels like bad flu. It passes."
    sections = {section["id"]: section for section in topic["sections"]}
    assert list(sections) == ["danger", "today", "symptoms", "do"]
    for section in sections.values():
        assert list(section)[:7] == [
            "id",
            "heading",
            "urgency",
            "text",
            "list",
            "steps",
            "symptoms",
        ]
    assert sections["danger"]["heading"] == "call 999 or 112 if"
    assert sections["today"]["list"] == [
        {"text": "They cannot keep water down.", "cite": ["flu-study"]}
    ]
    assert sections["do"]["steps"][0] == {
        "text": "Drink water in small sips.",
        "cite": ["clinic-leaflet"],
    }
    assert sections["symptoms"]["text"][2] == {
        "text": "Most are gone in a week, but sleep can take longer.",
        "cite": ["clinic-leaflet"],
    }
    assert sections["symptoms"]["symptoms"][0] == {
        "name": "Trouble sleeping",
        "term": "insomnia",
        "when": "early",
        "cite": ["flu-study"],
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
    """With the sources that it cites."""
    shown = json.loads(run("show", "withdrawal", "--section", "today", "--format", "json").out)
    assert [section["id"] for section in shown["topic"]["sections"]] == ["today"]
    assert [source["id"] for source in shown["sources"]] == ["flu-study"]


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
                "  heroininfo show withdrawal\n"
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
            "  It has: danger, today, symptoms, do\n"
        ),
    )


def test_show_without_a_topic_is_wrong_usage(run: Run) -> None:
    """One line and the way to the help; exit 2."""
    assert run("show") == (
        2,
        "",
        "heroininfo: missing argument 'TOPIC...'. Help: heroininfo show --help\n",
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
        "1-800-487-4889",
    ):
        assert any(words in line for line in lines), words
