"""The JSON says what the page says, where a number or an urgency is at stake."""

import json
from pathlib import Path

from support import Run


def test_words_of_suicide_carry_the_number_and_the_lines(run: Run, real_file: Path) -> None:
    """A script that asks in a reader's stead gets what the page leads with."""
    ended = run("search", "kill myself", "--format", "json", "--country", "US", library=real_file)
    said = json.loads(ended.out)
    assert said["crisis"] is True
    assert said["country"]["emergency"] == ["911"]
    assert said["lines"][0]["phone"][0].startswith("988")


def test_an_emergency_is_named(run: Run, real_file: Path) -> None:
    """Words of someone dying are not just another search."""
    ended = run("search", "he wont wake up", "--format", "json", library=real_file)
    said = json.loads(ended.out)
    assert (said["emergency"], said["crisis"], said["refused"]) == (True, False, False)


def test_a_section_says_how_urgent_it_is(run: Run, real_file: Path) -> None:
    """A list of signs is not the same as a list of tips."""
    said = json.loads(run("show", "withdrawal", "--format", "json", library=real_file).out)
    urgency = {part["id"]: part["urgency"] for part in said["topic"]["sections"]}
    assert (urgency["emergency"], urgency["today"], urgency["after"]) == (
        "emergency",
        "today",
        None,
    )


def test_the_note_of_a_country_and_of_a_short_code_are_there(run: Run, real_file: Path) -> None:
    """A number that fails somewhere says so to programs too."""
    said = json.loads(
        run("help-line", "--country", "BO", "--format", "json", library=real_file).out
    )
    assert said["country"]["note"]
    everywhere = json.loads(run("help-line", "--all", "--format", "json", library=real_file).out)
    lines = [line for country in everywhere["countries"] for line in country["lines"]]
    assert {line["dialable"] for line in lines} == {"", "inside"}
