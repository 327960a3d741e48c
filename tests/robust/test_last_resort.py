"""Whatever of the program is missing or damaged: the number, the steps, and no traceback."""

import re
import shutil
import sys
from pathlib import Path

import pytest
from support import Golden, Result, environment, flowing, process
from terminals import Session

from heroininfo.__main__ import (
    BARE,
    BUG,
    DONE,
    INTERRUPTED,
    NO_OUTPUT,
    OTHER_COMMANDS,
    REPORT,
    last_resort,
)
from heroininfo.cli import COMMANDS
from heroininfo.emergency_data import COUNTRIES, DO_NOT, SAY, STEPS
from heroininfo.errors import REPORT as REPORT_TO
from heroininfo.errors import ExitCode

PARTS = ["click", "msgspec", "rich"]
OURS = [
    "cli/__init__.py",
    "cli/options.py",
    "cli/overdose.py",
    "console.py",
    "document.py",
    "errors.py",
    "model.py",
    "pages/overdose.py",
    "place.py",
    "printable.py",
    "render/text.py",
]
DAMAGES = {"gone": None, "empty": "", "no Python": "\0(", "raising": "raise ValueError('\\x1b[2J')"}


def assert_steps(ended: Result, number: str = "911") -> None:
    """Check that a run gave the number and every step, and no traceback."""
    said = " ".join((ended.out + ended.err).split())
    assert f"call {number} now" in said
    for step in STEPS:
        assert step.replace("{emergency}", number) in said
    assert "Traceback" not in said
    assert "\x1b" not in said


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """Return an installed program that a test may damage."""
    return shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("__pycache__"))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("command", ["overdose", "overdose --color always", "show withdrawal", ""])
def test_missing_part_leaves_the_steps(copy: Path, part: str, command: str) -> None:
    """click, msgspec or rich cannot be loaded: the damage is named, and the steps are printed."""
    (copy / f"{part}.py").write_text("raise ImportError('gone')")
    ended = process(copy, *command.split())
    if part == "rich":  # the same page without styles
        assert ended.code == 0
        assert ended.err == ""
        assert "911" in ended.out
        return
    assert ended.code == 3
    assert ended.err.startswith("heroininfo: this installation is damaged (ImportError: gone).\n")
    assert_steps(ended)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("file", OURS)
def test_damaged_module_leaves_the_steps(copy: Path, file: str, damage: str) -> None:
    """Any file of our own on the way to the page."""
    path = copy / "heroininfo" / file
    if DAMAGES[damage] is None:
        path.unlink()
    else:
        path.write_text(DAMAGES[damage] or "")
    ended = process(copy, "overdose", "--country", "GB")
    assert ended.code == 3
    assert_steps(ended, "999 or 112")


def test_steps_are_bare_where_even_the_numbers_are_gone(copy: Path) -> None:
    """`emergency_data` itself: what everyone can do is still said."""
    (copy / "heroininfo" / "emergency_data.py").unlink()
    ended = process(copy, "overdose")
    assert ended.code == 3
    assert "call your emergency number now (112, 911, 999 or 000)" in " ".join(ended.out.split())


@pytest.mark.parametrize(
    ("words", "environ", "number"),
    [
        (["--country", "gb"], {"HEROININFO_COUNTRY": "US"}, "999 or 112"),
        (["--country=Germany"], {}, "112"),
        (["--country", "US", "--country", "gb"], {}, "999 or 112"),
        ([], {"HEROININFO_COUNTRY": "Australia"}, "000"),
        ([], {"TZ": "America/New_York"}, "911"),
        ([], {"TZ": ":/usr/share/zoneinfo/Europe/London"}, "999 or 112"),
        (["--country", "Narnia"], {"TZ": "UTC"}, "your emergency number"),
        (["--country"], {"TZ": "UTC"}, "your emergency number"),
    ],
)
def test_last_resort_knows_the_country_chosen(
    words: list[str], environ: dict[str, str], number: str
) -> None:
    """--country, then HEROININFO_COUNTRY, then the time zone; unknown is said to be unknown."""
    said = " ".join(last_resort(words, environ).split())
    assert said.startswith(f"Emergency: call {number} now.")
    assert ("Your country is not known." in said) is (number == "your emergency number")


def test_last_resort_fills_every_country(copy: Path) -> None:
    """No country breaks it."""
    del copy
    for code in COUNTRIES:
        assert "{emergency}" not in last_resort(["--country", code], {})


def test_fault_of_another_command_ends_with_the_number_and_the_command(copy: Path) -> None:
    """What happened, where to tell, whom to call."""
    (copy / "heroininfo" / "cli" / "topics.py").write_text("raise ValueError('oops')")
    ended = process(copy, "topics")
    assert ended.code == 3
    assert ended.err.splitlines()[-1] == (
        "  Emergency: call 911 now. What to do: heroininfo overdose"
    )


@pytest.mark.parametrize("size", [(24, 80), (24, 40)])
@pytest.mark.parametrize("words", ["show withdrawal", "overdose --typo"])
def test_screen_holds_the_steps_below_a_message(
    copy: Path, size: tuple[int, int], words: str
) -> None:
    """A library that is gone, an option that does not exist: what stays on the screen."""
    (copy / "heroininfo" / "library.db").write_bytes(b"")
    command = [sys.executable, "-m", "heroininfo", *words.split(), "--country", "GB"]
    with Session(command, environment(copy, {"TERM": "xterm", "PAGER": "cat"}), size) as terminal:
        ended = terminal.finish()
        assert ended.code == (2 if "typo" in words else 3)
        rows = [row.strip() for row in terminal.rows]
        assert "heroininfo:" in rows[0]
        assert all(any(row.startswith(f"{step}. ") for row in rows) for step in range(1, 7))
        assert "call 999 or 112 now." in [row for row in rows if row][-1]


def test_what_the_last_resort_knows_by_heart_is_true() -> None:
    """The commands, the codes, and where to report: what it may not be able to load."""
    codes = ExitCode.DONE, ExitCode.BUG, ExitCode.NO_OUTPUT, ExitCode.INTERRUPTED
    assert codes == (DONE, BUG, NO_OUTPUT, INTERRUPTED)
    assert {*OTHER_COMMANDS, "overdose"} == set(COMMANDS)
    assert REPORT == REPORT_TO


def test_words_of_the_last_resort_are_those_that_were_read(
    golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Around the steps, which stand elsewhere; with no link that names the time zone too."""

    def no_link(path: str) -> str:
        raise FileNotFoundError(path)

    monkeypatch.setattr("os.readlink", no_link)
    said = [BARE]
    for chosen in ([], ["--country", "GB"]):
        text = flowing(last_resort(chosen, {}))
        call = "999 or 112" if chosen else "your emergency number"
        for part in (*STEPS, *DO_NOT, *SAY):
            whole = part.replace("{emergency}", call)
            assert whole in text
            text = text.replace(whole, "...", 1)
        said.append(re.sub(r"(?:(?:\d+\. )?\.\.\. )+", "... ", text))
    golden("last_resort", "\n".join(said) + "\n")
