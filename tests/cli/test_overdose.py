"""`heroininfo overdose` and `--guide` where nothing can be redrawn."""

import os
import pty
import re
import select
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from support import TOP, environment, process, squeezed, without_codes

from heroininfo.__main__ import main
from heroininfo.emergency_data import DO_NOT, SAY, STEPS

SOURCE = TOP / "src"


def on_typed_lines(*options: str, typed: str, term: str = "xterm", end: bytes = b"") -> str:
    """Run the guide on a terminal, type text, then `end`; return what it wrote until it left."""
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    guide = subprocess.Popen(
        [sys.executable, "-m", "heroininfo", "overdose", "--guide", *options],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(SOURCE, {"TERM": term}),
    )
    written = b""
    lines = typed.split("\n")[:-1]
    while guide.poll() is None or select.select([ours], [], [], 0.05)[0]:
        if select.select([ours], [], [], 0.05)[0]:
            written += os.read(ours, 65536)
        elif lines:
            os.write(ours, lines.pop(0).encode() + b"\n")
        elif end:
            os.write(ours, end)
    assert guide.returncode == 0
    assert termios.tcgetattr(theirs) == before
    os.close(ours)
    os.close(theirs)
    return written.decode().replace("\r\n", "\n")


def steps_shown(written: str) -> list[str]:
    """Return which screens a text shows, in order."""
    return re.findall(r"^Step \d|^Do not$", written, re.MULTILINE)


def test_overdose_begins_with_the_number_and_the_first_step() -> None:
    """The first line is the call; the first step stands within three lines."""
    ended = process(SOURCE, "overdose", "--country", "GB")
    lines = ended.out.splitlines()
    assert ended.code == 0
    assert lines[0] == "Emergency: call 999 or 112 now. Put the phone on speaker."
    assert any(line.startswith("1. ") for line in lines[:3])
    assert all(
        squeezed(step.replace("{emergency}", "999 or 112")) in squeezed(ended.out)
        for step in (*STEPS, *DO_NOT, *SAY)
    )


def test_overdose_says_how_to_start_the_guide() -> None:
    """The plain page leads to the guide."""
    assert "heroininfo overdose --guide" in process(SOURCE, "overdose").out


def test_plain_overdose_does_not_load_the_guide() -> None:
    """The fast page waits for nothing that only the guide needs."""
    code = (
        "import sys; from heroininfo.__main__ import main; main(['overdose']);"
        "print(*sys.modules, file=sys.stderr)"
    )
    loaded = set(process(SOURCE, code=code).err.split())
    assert "heroininfo.pages.contacts" in loaded
    assert not loaded & {
        "heroininfo.guide.guide",
        "heroininfo.guide.screen",
        "heroininfo.library.store",
        "sqlite3",
    }


def test_guide_in_a_pipe_prints_every_step_once() -> None:
    """All steps in order, the call first; no codes, no questions."""
    ended = process(SOURCE, "overdose", "--guide")
    assert ended.code == 0
    assert ended.err == ""
    assert ended.out.startswith(
        "Emergency: call 911 (United States).\n\nDo what the call handler says.\n\nStep 1 of 9\n"
    )
    assert steps_shown(ended.out) == [*(f"Step {number}" for number in range(1, 10)), "Do not"]
    assert "\x1b" not in ended.out
    text = squeezed(ended.out)
    for said in (*STEPS, *DO_NOT, *SAY):
        assert text.count(squeezed(said.replace("{emergency}", "911"))) == 1
    assert "from HEROININFO_COUNTRY" in ended.out


def test_guide_without_a_known_country_says_how_to_choose_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The common numbers by country, once, and the option."""
    assert main(["overdose", "--guide"]) == 0
    out = capsys.readouterr().out
    assert "Emergency: call your emergency number." in out
    assert out.count("Australia") == 1
    assert "Your country is not known. Choose one with --country" in out


def test_guide_needs_no_library(tmp_path: Path) -> None:
    """With the library gone the steps are still there."""
    code = (
        "import heroininfo.library.store, sys; from heroininfo.__main__ import main;"
        f"heroininfo.library.store.LIBRARY_FILE = {str(tmp_path / 'gone')!r};"
        "sys.exit(main(['overdose', '--guide']))"
    )
    ended = process(SOURCE, code=code)
    assert ended.code == 0
    assert "Step 9 of 9" in ended.out


def test_guide_with_colour_forced_says_the_same() -> None:
    """Styles add codes, never words."""
    plain = process(SOURCE, "overdose", "--guide")
    styled = process(SOURCE, "overdose", "--guide", "--color", "always")
    assert "\x1b[1m" in styled.out
    assert without_codes(styled.out) == plain.out


@pytest.mark.parametrize(("options", "term"), [(["--plain"], "xterm"), ([], "dumb"), ([], "")])
def test_guide_without_redrawing_waits_for_return(options: list[str], term: str) -> None:
    """One step at a time; Return goes on and, after the last, leaves. No codes at all."""
    written = on_typed_lines(*options, typed="\n" * 10, term=term)
    assert steps_shown(written) == [*(f"Step {number}" for number in range(1, 10)), "Do not"]
    assert written.count("Emergency: call 911 (United States).") == 10
    assert written.count("This screen only helps you keep count.") == 1
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", written)


def test_typed_words_move_through_the_guide_and_anything_else_repeats_the_step() -> None:
    """The words b, back, a number, and q work; a word that means nothing changes nothing."""
    written = on_typed_lines("--plain", typed="7\nB\nback\nhelp!\nnext\n0\n 3 \nq\n")
    assert steps_shown(written) == [
        "Step 1",
        "Step 7",
        "Step 6",
        "Step 5",
        "Step 5",
        "Step 6",
        "Do not",
        "Step 3",
    ]


def test_naloxone_is_kept_count_of_without_redrawing() -> None:
    """The word next is no dose; n is, and every step then says how long ago."""
    written = on_typed_lines("--plain", typed="next\nn\n\nu\nq\n")
    pages = written.split("Emergency: call 911")
    assert ["Naloxone: 1 given." in page for page in pages] == [False] * 3 + [True, True, False]


def test_end_of_input_leaves_without_redrawing() -> None:
    """Ctrl-D ends the guide quietly."""
    written = on_typed_lines("--plain", typed="2\n", end=b"\x04")
    assert steps_shown(written) == ["Step 1", "Step 2"]
    assert "Abort" not in written


def test_guide_with_input_from_a_file_prints_every_step() -> None:
    """Without a keyboard there is nothing to wait for, even if the output is a terminal."""
    ours, theirs = pty.openpty()
    ended = subprocess.run(
        [sys.executable, "-m", "heroininfo", "overdose", "--guide"],
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        env=environment(SOURCE, {"TERM": "xterm"}),
    )
    os.close(theirs)
    written = b""
    while select.select([ours], [], [], 0.1)[0]:
        try:
            written += os.read(ours, 65536)
        except OSError:  # all of it has been read
            break
    os.close(ours)
    assert ended.returncode == 0
    assert len(steps_shown(without_codes(written.decode()).replace("\r\n", "\n"))) == 10
    assert b"\x1b[?" not in written
