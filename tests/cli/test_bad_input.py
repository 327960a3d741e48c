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
    "region": (("help-line", "--country", "US", "--region", "*"), 1),
    "topic of sources": (("sources", "--", "*"), 1),
    "topic of symptoms": (("symptoms", "--", "*"), 1),
    "command": (("*",), 2),
    "time": (("timeline", "--since", "*"), 2),
    "file to check": (("check", "--", "/nowhere/*"), 1),
    "page to sign": (("check", "--sign", "*", "--", "{data}"), 1),
    "file of answers": (("check-in", "--answers", "/nowhere/*"), 2),
    "name of JSON": (("schema", "--", "*"), 2),
    "kind": (("help-line", "--kind", "*"), 2),
    "format": (("topics", "--format", "*"), 2),
    "color": (("topics", "--color", "*"), 2),
    "width": (("topics", "--width", "*"), 2),
    "argument": (("topics", "--", "*"), 2),
    "option": (("topics", "--*"), 2),
}


NO_NAME = {("file to check", "zero"), ("file of answers", "zero")}
"""No command line can hold it."""
FINE = {("option", "empty"), ("section", "empty"), ("name of JSON", "empty")}
"""As if it were not there."""
SETTINGS = [what for what in ODD if what != "zero"]
"""What an environment can hold."""
LONGEST = 700


@pytest.mark.parametrize(
    ("where", "what"), [(w, what) for w in COMMANDS for what in ODD if (w, what) not in NO_NAME]
)
def test_bad_word_gets_one_clear_line(run: Run, small_folder: Path, where: str, what: str) -> None:
    """Nothing on stdout; a line that names the problem, and hints; no control characters."""
    words, code = COMMANDS[where]
    shown = run(*(w.replace("{data}", str(small_folder)).replace("*", ODD[what]) for w in words))
    if (where, what) in FINE:
        assert shown.code == 0
        return
    assert (shown.code, shown.out) == (code, "")
    first, *hints = shown.err.splitlines()
    assert first.startswith("heroininfo: ")
    assert all(hint.startswith("  ") for hint in hints)
    assert len(hints) <= 4  # the last is the emergency number
    assert len(shown.err) <= LONGEST
    assert not CONTROL.search(shown.err)
    assert "Traceback" not in shown.err
    assert "fault in the program" not in shown.err


@pytest.mark.parametrize("what", ODD)
def test_odd_question_is_answered_or_not_found(run: Run, what: str) -> None:
    """A question is words, whatever they are: a page, or one line that there is none."""
    shown = run("search", "--", ODD[what])
    assert shown.code == (0 if shown.out else 1)
    assert not CONTROL.search(shown.out + shown.err)
    assert "fault in the program" not in shown.err


@pytest.mark.parametrize("what", ODD)
def test_bad_answer_gets_one_clear_line(walk: Run, tmp_path: Path, what: str) -> None:
    """The name of a question, and what is answered, in a file."""
    for number, line in enumerate((f"{ODD[what]}: yes", f"chest: {ODD[what]}x")):
        path = tmp_path / f"answers-{number}"
        path.write_bytes(line.replace("\n", " ").encode())
        shown = walk("check-in", "--answers", str(path))
        if ODD[what].startswith("#") or shown.code == 0:
            continue
        assert (shown.code, shown.out) == (2, "")
        assert not CONTROL.search(shown.err)
        assert len(shown.err) <= LONGEST


@pytest.mark.parametrize("what", SETTINGS)
def test_bad_setting_gets_one_clear_line(run: Run, what: str) -> None:
    """HEROININFO_COUNTRY: a notice, and the page all the same."""
    shown = run("help-line", env={"HEROININFO_COUNTRY": ODD[what]})
    assert shown.code == 0
    assert shown.out == run("help-line").out
    assert shown.err.count("\n") == (1 if ODD[what].strip() else 0)
    assert len(shown.err) <= 500
    assert not CONTROL.search(shown.err)


@pytest.mark.parametrize("what", SETTINGS)
def test_odd_time_zone_and_language_are_no_failure(run: Run, what: str) -> None:
    """Whatever TZ and LANG hold, there is a page."""
    shown = run("help-line", env={"TZ": ODD[what], "LANG": ODD[what]})
    assert shown == run("help-line")


@pytest.mark.slow
def test_bytes_that_are_no_text_get_one_line(site: Path) -> None:
    """An argument that is not UTF-8 is answered like any other."""
    for words in ([b"show", b"\xff\xfe"], [b"help-line", b"--country", b"\xff"]):
        shown = process(site, *words)
        assert shown.code == 1
        assert shown.err.startswith("heroininfo: no ")
        assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("shwo", "withdrawal"), 2, "shwo"),
        (("search",), 2, "say what you look for"),
        (("--country",), 2, "option '--country' requires an argument"),
        (("topics", "--width", "29"), 2, "invalid value for '--width': 29 is not in the range"),
        (("topics", "--width", "201"), 2, "invalid value for '--width': 201 is not in the range"),
        (("topics", "--width", "wide"), 2, "invalid value for '--width': 'wide' is not a valid"),
        (("topics", "--color", "red"), 2, "invalid value for '--color': 'red' is not one of"),
        (("topics", "-x"), 2, "no such option"),
        (("timeline", "--since", "36"), 2, "give it with its unit"),
    ],
)
def test_wrong_usage_names_the_word(
    run: Run, words: tuple[str, ...], code: int, message: str
) -> None:
    """What click says, as one line of ours."""
    shown = run(*words)
    assert (shown.code, shown.out) == (code, "")
    assert message.lower() in shown.err.splitlines()[0].lower()
    assert "?." not in shown.err
    assert ".." not in shown.err.replace("...'", "")
