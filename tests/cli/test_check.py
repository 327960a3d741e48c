"""`heroininfo check`: every problem in one run, for those who edit the content."""

import json
import sys
from pathlib import Path

import pytest
from support import Run, edit, line_of

from heroininfo.content.reading import syllable_counter
from heroininfo.library import store as library


def test_sound_content_has_only_warnings(run: Run, content_folder: Path) -> None:
    """Each as file:line: level: what: how to mend; counted on stderr; exit 0."""
    path = content_folder / "topics.yaml"
    expected = [
        f"topics.yaml:{line_of(path, f'id: {topic}')}: warning: {words} words on the page:"
        " a page has 200 to 800\n"
        for topic, words in {"withdrawal": 66, "overdose": 12, "getting-help": 9}.items()
    ]
    assert run("check", str(content_folder)) == (0, "".join(expected), "0 errors, 3 warnings\n")


def test_every_problem_is_printed_and_the_exit_code_is_1(run: Run, content_folder: Path) -> None:
    """Structure and wording, in all files, in one run."""
    path = content_folder / "topics.yaml"
    edit(path, "day two. [@who-guide]", "day two, junk. [@who-guidance]")
    edit(content_folder / "helplines.yaml", "seen: 2026-01\n", "seen: 2999-01\n")
    shown = run("check", str(content_folder))
    line = line_of(path, "day two")
    assert shown.code == 1
    assert f'topics.yaml:{line}: error: no source called "who-guidance": ' in shown.out
    assert (
        f'topics.yaml:{line}: error: "junk" (It is an insult.): say: heroin / drugs\n' in shown.out
    )
    assert "error: read in the future (2999-01): " in shown.out
    assert shown.err == "3 errors, 3 warnings\n"


def test_file_limits_what_is_printed(run: Run, content_folder: Path) -> None:
    """A file of a folder: only its own problems."""
    edit(content_folder / "helplines.yaml", "seen: 2026-01\n", "seen: 2999-01\n")
    shown = run("check", str(content_folder / "helplines.yaml"))
    assert shown.code == 1
    assert shown.out.count("\n") == 1
    assert shown.out.startswith("helplines.yaml:")
    assert run("check", str(content_folder / "sources.yaml")) == (0, "", "0 errors, 0 warnings\n")


def test_file_that_cannot_be_read_is_an_error(run: Run, content_folder: Path) -> None:
    """Not UTF-8: named, also where it is the file that was asked for; exit 1."""
    (content_folder / "helplines.yaml").write_bytes(b"\xff")
    for path in (content_folder, content_folder / "helplines.yaml"):
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


def test_missing_file_gets_one_line(run: Run, tmp_path: Path) -> None:
    """What is missing, and what to name; exit 1."""
    path = tmp_path / "gone.yaml"
    assert run("check", str(path)) == (
        1,
        "",
        (
            f'heroininfo: no file or folder called "{path}".\n'
            "  Name a data folder: heroininfo check data\n"
        ),
    )


def test_folder_without_wording_rules_gets_one_line(run: Run, content_folder: Path) -> None:
    """The rules are part of the content; exit 1."""
    (content_folder / "wording.yaml").unlink()
    shown = run("check", str(content_folder))
    assert (shown.code, shown.out) == (1, "")
    assert "wording.yaml: no wording rules" in shown.err


def test_json_has_problems_and_pages(run: Run, content_folder: Path) -> None:
    """Keys that others script against; measures only where they are asked for."""
    edit(content_folder / "helplines.yaml", "seen: 2026-01\n", "seen: 2999-01\n")
    file = str(content_folder / "helplines.yaml")
    shown = run("check", file, "--format", "json")
    assert shown.code == 1
    found = json.loads(shown.out)
    mend = found["problems"][0].pop("mend")
    assert mend
    assert found == {
        "schema": 1,
        "problems": [
            {
                "file": "helplines.yaml",
                "line": line_of(content_folder / "helplines.yaml", "2999-01"),
                "what": "read in the future (2999-01)",
                "level": "error",
            }
        ],
        "pages": {},
    }
    pages = json.loads(run("check", file, "--report", "--format", "json").out)["pages"]
    assert list(pages) == ["withdrawal", "overdose", "getting-help"]
    assert pages["getting-help"]["words"] == 9


def test_report_is_a_line_for_each_page(run: Run, content_folder: Path) -> None:
    """A head line, then words, sentence lengths and grades."""
    out = run("check", str(content_folder), "--report").out.splitlines()
    card = out[out.index(next(line for line in out if line.startswith("page "))) :]
    assert card[0].split() == ["page", "words", "mean", "longest", "raw", "grade", "SMOG"]
    assert [line.split()[0] for line in card[1:]] == ["withdrawal", "overdose", "getting-help"]
    assert card[3].split()[1:4] == ["9", "4.5", "6"]
    assert len({len(line) for line in card}) == 1


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
    assert "reading grades were not measured; pip install 'heroininfo[dev]'\n" in shown.err
    assert shown.out.splitlines()[-1].split()[-3:] == ["-", "-", "-"]
