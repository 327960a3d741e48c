"""Where the commands of this program lead on a site."""

import pytest

from heroininfo.site.links import Links

LINKS = Links({"detox": "Detox"}, "../", "../index.html")


@pytest.mark.parametrize(
    ("command", "words", "path"),
    [
        ("heroininfo", "Start", "index.html"),
        ("heroininfo overdose", "What to do now", "overdose.html"),
        ("heroininfo help-line", "Helplines", "help-line.html"),
        ("heroininfo topics", "All pages", "topics.html"),
        ("heroininfo timeline", "How long withdrawal lasts", "timeline.html"),
        ("heroininfo symptoms", "Symptoms", "symptoms.html"),
        ("heroininfo sources", "Sources", "sources.html"),
        ("heroininfo show detox", "Detox", "topics/detox.html"),
        ("heroininfo overdose --sources", "every line with its source", "overdose-sources.html"),
        (
            "heroininfo show detox --sources",
            "every line with its source",
            "topics/detox-sources.html",
        ),
        ("--country GB", "choose a country", "../index.html"),
    ],
)
def test_command_that_shows_a_page_leads_to_it(command: str, words: str, path: str) -> None:
    """Its words say what is there."""
    span = LINKS(command)
    assert span
    assert (span.text, span.link) == (words, f"../{path}")


@pytest.mark.parametrize(
    "command",
    [
        "heroininfo check-in",
        "heroininfo show nothing",
        "heroininfo topics --sources",
        "heroininfo --sources",
        "detox",
    ],
)
def test_command_without_a_page_leads_nowhere(command: str) -> None:
    """The sentence that names it is left out."""
    assert LINKS(command) is None


def test_site_of_one_country_has_no_other_to_choose() -> None:
    """Nobody is sent to a list that is not there."""
    assert Links({}, "", "")("--country GB") is None
    assert Links({}, "", "")("heroininfo help-line") is not None
