"""Bad input: one clear line that says what, and what to do; the right exit code; no traceback."""

import re
from pathlib import Path

import pytest
from support import Run, process

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
ODD = {
    "empty": "",
    "blank": "   ",
    "long": "x" * 10_000,
    "long words": "withdrawal " * 1_000,
    "escape codes": "\x1b[31mred\x1b]0;title\x07",
    "line feeds": "a\nheroininfo: all is well\r\nb",
    "zero": "a\x00b",
    "right to left": "a\u202eb",
    "brackets": "[who] [/b] {emergency} :pill:",
    "quotes": '"it\'s" `x` $(y) %s %d {0}',
    "not Latin": "海洛因 \u0430\u0434",
    "SQL": "'; DROP TABLE topic; --",
    "path": "../../etc/passwd",
}
COMMANDS = {
    "topic": (("show", "--", "*"), 1),
    "section": (("show", "withdrawal", "--section", "*"), 1),
    "country": (("help-line", "--country", "*"), 1),
    "topic of sources": (("sources", "--", "*"), 1),
    "kind": (("help-line", "--kind", "*"), 2),
    "format": (("topics", "--format", "*"), 2),
    "color": (("topics", "--color", "*"), 2),
    "width": (("topics", "--width", "*"), 2),
    "argument": (("topics", "--", "*"), 2),
    "option": (("topics", "--*"), 2),
}


@pytest.mark.parametrize("where", COMMANDS)
@pytest.mark.parametrize("what", ODD)
def test_bad_word_gets_one_clear_line(run: Run, where: str, what: str) -> None:
    """Nothing on stdout; a line that names the problem, and hints; no control characters."""
    words, code = COMMANDS[where]
    if (where, what) == ("option", "empty"):
        code = 0  # `--` alone ends the options
    if (where, what) == ("section", "empty"):
        code = 0  # as if it were not there
    shown = run(*(word.replace("*", ODD[what]) for word in words))
    assert shown.code == code
    if code == 0:
        return
    assert shown.out == ""
    first, *hints = shown.err.splitlines()
    assert first.startswith("heroininfo: ")
    assert all(hint.startswith("  ") for hint in hints)
    assert len(hints) <= 3
    assert len(shown.err) <= 500
    assert not CONTROL.search(shown.err)
    assert "Traceback" not in shown.err
    assert "fault in the program" not in shown.err


@pytest.mark.parametrize("what", ODD)
def test_bad_setting_gets_one_clear_line(run: Run, what: str) -> None:
    """HEROININFO_COUNTRY: a notice, and the page all the same."""
    if what == "zero":
        pytest.skip("no environment can hold it")
    shown = run("help-line", env={"HEROININFO_COUNTRY": ODD[what]})
    assert shown.code == 0
    assert shown.out == run("help-line").out
    assert shown.err.count("\n") == (1 if ODD[what].strip() else 0)
    assert len(shown.err) <= 500
    assert not CONTROL.search(shown.err)


@pytest.mark.parametrize("what", ODD)
def test_odd_time_zone_and_language_are_no_failure(run: Run, what: str) -> None:
    """Whatever TZ and LANG hold, there is a page."""
    if what == "zero":
        pytest.skip("no environment can hold it")
    shown = run("help-line", env={"TZ": ODD[what], "LANG": ODD[what]})
    assert shown == run("help-line")


def test_bytes_that_are_no_text_get_one_line(site: Path) -> None:
    """An argument that is not UTF-8 is answered like any other."""
    for words in ([b"show", b"\xff\xfe"], [b"help-line", b"--country", b"\xff"]):
        shown = process(site, *words)
        assert shown.code == 1
        assert shown.err.startswith("heroininfo: no ")
        assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("shwo", "withdrawal"), "shwo"),
        (("show",), "missing argument 'TOPIC...'"),
        (("--country",), "option '--country' requires an argument"),
        (("topics", "--width", "29"), "invalid value for '--width': 29 is not in the range"),
        (("topics", "--width", "201"), "invalid value for '--width': 201 is not in the range"),
        (("topics", "--width", "wide"), "invalid value for '--width': 'wide' is not a valid"),
        (("topics", "--color", "red"), "invalid value for '--color': 'red' is not one of"),
        (("topics", "-x"), "no such option"),
    ],
)
def test_wrong_usage_names_the_word(run: Run, words: tuple[str, ...], message: str) -> None:
    """What click says, as one line of ours."""
    shown = run(*words)
    assert shown.code in (1, 2)
    assert shown.out == ""
    assert message in shown.err.splitlines()[0]
    assert "?." not in shown.err
    assert ".." not in shown.err.replace("...'", "")
