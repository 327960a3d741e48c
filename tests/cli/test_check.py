"""`heroininfo check`: every problem in one run, for those who edit the content."""

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from support import Run, edit, flowing, line_of

from heroininfo.content.reading import syllable_counter
from heroininfo.library import store as library

WITHDRAWAL = "topics/withdrawal.yaml"
LINES = "helplines.yaml"


def test_sound_content_has_only_warnings(run: Run, content_folder: Path) -> None:
    """Each as file:line: level: what: how to fix it; counted on stderr; exit 0."""
    shown = run("check", str(content_folder))
    words = re.findall(
        r"^topics/([a-z-]+)\.yaml:1: warning: (\d+) words on the page: a page has 200 to 800$",
        shown.out,
        re.MULTILINE,
    )
    assert [topic for topic, _ in words] == ["getting-help", "overdose", "withdrawal"]
    assert shown.out.count("\n") == 3
    assert (shown.code, shown.err) == (0, "0 errors, 3 warnings\n")


def test_every_problem_is_printed_and_the_exit_code_is_1(run: Run, content_folder: Path) -> None:
    """Structure, wording, dates, and what changed since it was read: in one run."""
    path = content_folder / WITHDRAWAL
    edit(path, "day two. [@who-guide, p. 3]", "day two, junk. [@who-guidance]")
    edit(content_folder / LINES, "seen: 2026-01\n", "seen: 2999-01\n")
    shown = run("check", str(content_folder))
    here = f"{WITHDRAWAL}:{line_of(path, 'day two')}"
    assert shown.code == 1
    assert f'{here}: error: no source called "who-guidance": ' in shown.out
    assert f'{here}: error: "junk" (It is an insult.): say: heroin / drugs\n' in shown.out
    assert f"{here}: warning: not read since it changed: " in shown.out
    assert "error: read in the future (2999-01): " in shown.out
    assert shown.err == "3 errors, 4 warnings\n"


def test_today_is_that_of_the_machine(run: Run, content_folder: Path) -> None:
    """What is old next year is named next year."""
    assert "last reviewed 2025-12-31" not in run("check", str(content_folder)).out
    later = datetime(2027, 6, 1, tzinfo=UTC)
    assert "last reviewed 2025-12-31" in run("check", str(content_folder), now=later).out


@pytest.mark.parametrize("file", [WITHDRAWAL, "search/rules.yaml", LINES])
def test_file_anywhere_in_the_folder_limits_what_is_printed(
    run: Run, content_folder: Path, file: str
) -> None:
    """Only its own problems, whatever folder of data/ it lies in."""
    edit(content_folder / LINES, "seen: 2026-01\n", "seen: 2999-01\n")
    shown = run("check", str(content_folder / file))
    assert all(line.startswith(f"{file}:") for line in shown.out.splitlines())
    assert shown.code == (1 if file == LINES else 0)


def test_file_limits_what_is_printed(run: Run, content_folder: Path) -> None:
    """A file of a folder: only its own problems."""
    edit(content_folder / LINES, "seen: 2026-01\n", "seen: 2999-01\n")
    shown = run("check", str(content_folder / LINES))
    assert shown.code == 1
    assert shown.out.count("\n") == 1
    assert shown.out.startswith("helplines.yaml:")
    assert run("check", str(content_folder / "sources.yaml")) == (0, "", "0 errors, 0 warnings\n")


def test_file_that_cannot_be_read_is_an_error(run: Run, content_folder: Path) -> None:
    """Not UTF-8: named, also where it is the file that was asked for; exit 1."""
    (content_folder / LINES).write_bytes(b"\xff")
    for path in (content_folder, content_folder / LINES):
        shown = run("check", str(path))
        assert shown.code == 1
        assert "cannot be read" in shown.out


def test_without_a_name_the_checkout_is_checked(
    run: Run, content_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder `data` beside the program."""
    monkeypatch.setattr("heroininfo.cli.check.DATA_FOLDER", str(content_folder))
    assert run("check") == run("check", str(content_folder))
    assert library.DATA_FOLDER.endswith("data")


def test_missing_file_gets_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing, and what to name; exit 1; nothing that a terminal would obey."""
    monkeypatch.chdir(tmp_path)
    path = "gone\x1b[31m.yaml"
    assert run("check", str(path)) == (
        1,
        "",
        (
            'heroininfo: no file or folder called "gone [31m.yaml".\n'
            "  Name a data folder: heroininfo check data\n"
        ),
    )


def test_folder_without_wording_rules_gets_one_line(run: Run, content_folder: Path) -> None:
    """The rules are part of the content; exit 1."""
    (content_folder / "checks" / "wording.yaml").unlink()
    shown = run("check", str(content_folder))
    assert (shown.code, shown.out) == (1, "")
    assert "wording.yaml: no wording rules" in shown.err


def test_json_has_problems_and_pages(run: Run, content_folder: Path) -> None:
    """Keys that others script against; measures only where they are asked for."""
    edit(content_folder / LINES, "seen: 2026-01\n", "seen: 2999-01\n")
    file = str(content_folder / LINES)
    shown = run("check", file, "--format", "json")
    assert shown.code == 1
    found = json.loads(shown.out)
    (problem,) = found["problems"]
    assert list(problem) == ["file", "line", "what", "fix", "level"]
    assert (problem["file"], problem["level"]) == (LINES, "error")
    assert problem["line"] == line_of(content_folder / LINES, "2999-01")
    assert problem["what"] == "read in the future (2999-01)"
    assert (found["schema"], found["pages"], found["readings"]) == (1, {}, {})
    pages = json.loads(run("check", file, "--report", "--format", "json").out)["pages"]
    assert list(pages) == ["withdrawal", "overdose", "getting-help"]
    assert pages["getting-help"]["words"] == 14


def test_report_is_a_line_for_each_page(run: Run, content_folder: Path) -> None:
    """A head line, then words, sentence lengths and grades."""
    out = run("check", str(content_folder), "--report").out.splitlines()
    card = out[out.index(next(line for line in out if line.startswith("page "))) :][:4]
    assert card[0].split() == ["page", "words", "mean", "longest", "raw", "grade", "SMOG"]
    assert [line.split()[0] for line in card[1:]] == ["withdrawal", "overdose", "getting-help"]
    assert card[3].split()[1:4] == ["14", "3.5", "6"]
    assert len({len(line) for line in card}) == 1


def test_report_counts_what_was_read_in_what(run: Run, content_folder: Path) -> None:
    """For people, and for scripts."""
    edit(content_folder / WITHDRAWAL, "They peak on day two.", "They peak on day three.")
    out = flowing(run("check", str(content_folder), "--report").out)
    assert "read in the source itself" in out
    assert "1 not since it changed" in out
    shown = run("check", str(content_folder), "--report", "--format", "json")
    assert json.loads(shown.out)["readings"]["not since it changed"] == 1


def test_page_can_be_signed(run: Run, content_folder: Path) -> None:
    """By whom, on which day, held against what; then nothing is left to read."""
    edit(content_folder / WITHDRAWAL, "They peak on day two.", "They peak on day three.")
    sign = ("--sign", "withdrawal", "--by", "A. B.", "--read-in", "equal")
    shown = run("check", str(content_folder), *sign)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("withdrawal: 1 statement signed by A. B.")
    record = (content_folder / "checks" / "statements.tsv").read_text()
    assert "\t2026-11-23\tequal\tA. B.\n" in record
    assert "not read" not in run("check", str(content_folder)).out


def test_page_that_is_not_there_cannot_be_signed(run: Run, content_folder: Path) -> None:
    """One line, one hint, exit 1."""
    shown = run("check", str(content_folder), "--sign", "nope")
    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith('heroininfo: no page called "nope".\n')


def test_missing_syllable_library_is_said(
    run: Run, content_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it grades are not measured, and nobody may think that they were."""
    monkeypatch.setitem(sys.modules, "pyphen", None)
    syllable_counter.cache_clear()
    try:
        shown = run("check", str(content_folder), "--report")
    finally:
        syllable_counter.cache_clear()
    assert shown.code == 0
    assert "reading grades were not measured" in shown.err
    (row,) = re.findall(r"^getting-help  .*$", shown.out, re.MULTILINE)
    assert row.split()[-3:] == ["-", "-", "-"]
