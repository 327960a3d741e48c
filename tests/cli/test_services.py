"""`--services FILE`: an organisation's own places stand beside what is ours, never in its place."""

import json
from pathlib import Path

import pytest
from services_made import hsds_folder, outreach_list, write
from support import Run, flowing

from heroininfo.cli.check_services import is_services

HEADING = "Near you, added by Harbor (not checked by heroininfo)"
SHORT_CODE = "+44116123 is a short code with a plus, which no phone can dial; it is not shown"
COLUMNS = ("added_by", "name", "number", "city", "description")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a file of two services."""
    rows = [
        COLUMNS,
        ("Harbor", "Day clinic", "617-555-0100", "Boston", "Naloxone for all. {emergency} `x`"),
        ("", "Night line", "617-555-0101 x5", "Lynn", "Talk."),
    ]
    return write(tmp_path / "own.csv", rows)


def test_services_stand_below_all_that_is_ours(run: Run, own: Path) -> None:
    """The page is the same but for them: no number and no line is changed or moved."""
    before = run("help-line", "--country", "US").out
    after = run("help-line", "--country", "US", "--services", str(own)).out
    announced = "Near you: 2 places, at the end of this page.\n\n"
    assert after.index("Emergency: call 911") < after.index(announced) < after.index("Treatment")
    after = after.replace(announced, "", 1)
    start = after.index(HEADING)
    end = start + len(after) - len(before)
    assert after[:start] + after[end:] == before
    assert flowing(after[start:end]) == flowing(
        f"""{HEADING} If one of these fails, use a number above.
        Day clinic: 617-555-0100 Boston Naloxone for all. {{emergency}} `x`.
        Night line: 617-555-0101, then extension 5 Lynn Talk."""
    )


def test_near_shows_those_of_a_town(run: Run, own: Path) -> None:
    """Or says which towns there are; the lines of the country stay."""
    shown = run("help-line", "--country", "US", "--services", str(own), "--near", "lynn")
    assert "Night line" in shown.out
    assert "Day clinic" not in shown.out
    none = run("help-line", "--country", "US", "--services", str(own), "--near", "Par\x1b[1mis")
    assert none.code == 0
    assert "Near you: " not in none.out
    assert 'None is near "Par [1mis". Towns: Boston, Lynn.' in flowing(none.out)
    assert "National Treatment Line" in none.out


def test_too_many_to_show_are_counted(run: Run, tmp_path: Path) -> None:
    """600 rows are no page."""
    path = outreach_list(tmp_path / "ma.csv")
    out = run("help-line", "--country", "US", "--services", str(path)).out
    assert "Near you, from the file ma.csv (not checked by heroininfo)" in out
    assert "506 places in ma.csv. See those near you, by town or postcode:" in flowing(out)
    assert "Harbor 0" not in out
    assert "at the end of this page" not in out
    out = run("help-line", "--country", "US", "--services", str(path), "--near", "02118").out
    assert out.count("Main St, Boston") == 20
    assert "107 more. A postcode or a street shows fewer." in out


def test_pages_show_three_those_that_fit_first(run: Run, tmp_path: Path) -> None:
    """After who to call; the rest is a command away."""
    rows = [COLUMNS, *((f"Org {n}", f"Place {n}", "988", "", "Food.") for n in range(4))]
    rows.append(("", "Last", "617-555-0100", "", "Help in withdrawal."))
    path = write(tmp_path / "own.csv", rows)
    shown = run("show", "withdrawal", "--country", "US", "--services", str(path)).out
    assert shown.index("Who to call") < shown.index("Near you") < shown.index("See also")
    assert shown.index("Last") < shown.index("Place 0") < shown.index("Place 1")
    assert "Place 2" not in shown
    assert "2 more: heroininfo help-line" in flowing(shown)


@pytest.mark.parametrize("command", [("overdose",), ("show", "overdose"), ()])
def test_nothing_of_a_file_is_on_the_overdose_page(run: Run, own: Path, command: list[str]) -> None:
    """Nor on the first page: steps and number stand alone."""
    env = {"HEROININFO_SERVICES": str(own)}
    plain = run(*command, env={"HEROININFO_COUNTRY": "US"})
    assert run(*command, env={"HEROININFO_COUNTRY": "US", **env}) == plain
    assert plain.code == 0


def test_variable_names_a_file_for_good(run: Run, own: Path) -> None:
    """The option wins."""
    env = {"HEROININFO_SERVICES": str(own)}
    assert HEADING in run("help-line", "--country", "US", env=env).out
    assert HEADING in run("withdrawal", "--country", "US", env=env).out
    shown = run("help-line", "--services", "none.csv", env=env)
    assert (shown.code, shown.out) == (1, "")
    assert "none.csv cannot be read: No such file" in shown.err


def test_bad_file_of_the_variable_does_not_hide_our_lines(run: Run, tmp_path: Path) -> None:
    """One line says so."""
    env = {"HEROININFO_SERVICES": str(tmp_path / "gone.csv")}
    shown = run("help-line", "--country", "US", env=env)
    assert (shown.code, shown.out) == (0, run("help-line", "--country", "US").out)
    assert shown.err.count("\n") == 1
    assert "HEROININFO_SERVICES: " in shown.err


def test_near_without_a_file_is_a_mistake(run: Run) -> None:
    """It says what is missing."""
    shown = run("help-line", "--near", "Boston")
    assert shown.code == 2
    assert "--services FILE" in shown.err


def test_json_has_them_apart(run: Run, own: Path) -> None:
    """Under a key of their own, with who added them."""
    arguments = ("help-line", "--country", "US", "--format", "json")
    shown = json.loads(run(*arguments, "--services", str(own), "--near", "Boston").out)
    assert shown["services_by"] == "Harbor"
    assert [service["name"] for service in shown["services"]] == ["Day clinic"]
    without = json.loads(run(*arguments).out)
    assert (without["services"], without["services_by"]) == ([], None)
    assert shown["lines"] == without["lines"]


def test_rows_left_out_are_told(run: Run, tmp_path: Path) -> None:
    """To the one who named the file."""
    path = write(tmp_path / "own.csv", [COLUMNS, ("", "A", "", "", ""), ("", "B", "988", "", "")])
    err = run("help-line", "--country", "US", "--services", str(path)).err
    assert "1 of 2 rows left out; why: heroininfo check" in err


# check


def test_check_names_row_and_column_and_how_to_mend_it(run: Run, tmp_path: Path) -> None:
    """And says which columns are read."""
    rows = [("name", "number", "staff"), ("A", "+44116123", "M"), ("B", "988", "M")]
    shown = run("check", str(write(tmp_path / "own.csv", rows)))
    assert shown.code == 1
    assert shown.out.splitlines() == [
        f"own.csv, row 2, column number: error: {SHORT_CODE}: write 116123, as it is dialed",
        "own.csv, row 2: error: no phone, web address or address; left out: add one of them",
        "own.csv: 1 service of 2 rows; it does not say whose they are: add a column added_by",
        "Columns read: name (name), number (phone). No other column is read or shown.",
    ]
    assert shown.err == "2 errors, 0 warnings\n"


def test_check_of_a_sound_file_or_folder(run: Run, own: Path, tmp_path: Path) -> None:
    """Ends with 0."""
    assert run("check", str(own)).code == 0
    assert run("check", str(hsds_folder(tmp_path / "hsds"))).code == 0


def test_check_names_a_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    """As one more problem; also for scripts."""
    path = tmp_path / "own.xlsx"
    path.write_bytes(b"PK\x03\x04")
    shown = run("check", str(path))
    assert shown.code == 1
    assert "own.xlsx: error: " in shown.out
    assert "Save as, CSV UTF-8" in shown.out
    problems = json.loads(run("check", str(path), "--format", "json").out)["problems"]
    assert problems[0]["file"] == "own.xlsx"


# Other forms


def test_handout_has_them_in_the_place_for_what_is_near(run: Run, own: Path) -> None:
    """No command stands on paper; a name for the printer's own line is kept."""
    pytest.importorskip("jinja2")
    arguments = ("handout", "withdrawal", "--country", "US", "--services", str(own))
    shown = run(*arguments)
    assert (shown.code, shown.err) == (0, "")
    assert f"{HEADING}</h" in shown.out
    assert 'href="tel:6175550100"' in shown.out
    assert "heroininfo help-line" not in shown.out
    assert '<p class="line">' not in shown.out


def test_paper_and_site_need_a_town_where_there_are_too_many(run: Run, tmp_path: Path) -> None:
    """Nobody can ask a sheet of paper for fewer."""
    path = str(outreach_list(tmp_path / "ma.csv"))
    for command in (("handout", "withdrawal"), ("site", str(tmp_path / "public"))):
        shown = run(*command, "--country", "US", "--services", path)
        assert shown.code == 2
        assert "ma.csv has 506 places; choose a town: --near TOWN" in shown.err


def test_site_has_them_on_its_pages_but_not_on_overdose(
    run: Run, own: Path, tmp_path: Path
) -> None:
    """After the lines of the country."""
    pytest.importorskip("jinja2")
    folder = tmp_path / "public"
    assert run("site", str(folder), "--country", "US", "--services", str(own)).code == 0
    has = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.html")
        if "not checked by heroininfo" in path.read_text(encoding="utf-8")
    }
    assert {"help-line.html", "topics/withdrawal.html"} <= has
    assert not {"overdose.html", "topics/overdose.html", "index.html", "404.html"} & has
    shown = run("site", str(folder), "--all", "--services", str(own))
    assert shown.code == 2


NASTY = "<script>alert(1)</script> [x](https://x.example) ![y](https://y.example) `heroininfo`"


def nasty(run: Run, folder: Path, form: str) -> str:
    """Return a page in a form, with words of a file that look like markup in each."""
    row = ("Harbor", NASTY, "617-555-0100", ".so /etc/passwd", "'\\\\fB <img src=x>")
    path = write(folder / "own.csv", [COLUMNS, row])
    return run("help-line", "--country", "US", "--services", str(path), "--format", form).out


def test_words_of_a_file_are_only_words_in_html(run: Run, tmp_path: Path) -> None:
    """No script, no picture, no link of theirs."""
    pytest.importorskip("jinja2")
    page = nasty(run, tmp_path, "html")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [x]" in page
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="https://x.example' not in page


def test_words_of_a_file_are_only_words_in_markdown(run: Run, tmp_path: Path) -> None:
    """As a strict reader of it sees them."""
    reader = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    page = reader.render(nasty(run, tmp_path, "markdown"))
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="https://x.example' not in page


def test_words_of_a_file_are_only_words_in_a_manual_page(run: Run, tmp_path: Path) -> None:
    """None of them is a request to the formatter."""
    assert "\n.so" not in nasty(run, tmp_path, "man")


def test_rows_left_out_of_a_file_for_good_are_not_told_each_time(run: Run, tmp_path: Path) -> None:
    """Who reads a page did not name the file."""
    path = write(tmp_path / "own.csv", [COLUMNS, ("", "A", "", "", ""), ("", "B", "988", "", "")])
    shown = run("help-line", "--country", "US", env={"HEROININFO_SERVICES": str(path)})
    assert "B: 988" in shown.out
    assert shown.err == ""


def test_check_says_whose_services_they_are(run: Run, own: Path, tmp_path: Path) -> None:
    """As a page will; and how to say it where the file does not."""
    assert "shown as added by Harbor" in run("check", str(own)).out
    rows = [COLUMNS, ("", "A", "988", "", ""), ("", "B", "988", "", "")]
    path = write(tmp_path / "two.csv", rows)
    assert "it does not say whose they are: add a column added_by" in run("check", str(path)).out


def test_our_own_content_is_not_taken_for_services(content_folder: Path, own: Path) -> None:
    """A folder of it, one within, or a table beside it."""
    table = content_folder / "checks" / "more.csv"
    table.write_text("name,number\nA,988\n")
    for path in (content_folder, content_folder / "checks", table, content_folder / "nothing"):
        assert not is_services(path)
    assert is_services(own)
    assert is_services(own.parent)
    assert not is_services(Path("\0"))


def test_check_names_the_column_for_programs_too(run: Run, tmp_path: Path) -> None:
    """Where there is one."""
    rows = [COLUMNS, ("", "A", "floor 12", "Lynn", ""), ("", "", "988", "", "")]
    path = write(tmp_path / "own.csv", [*rows, ("", "B", "988", "", "")])
    said = [
        p["what"] for p in json.loads(run("check", str(path), "--format", "json").out)["problems"]
    ]
    assert said[0].startswith('column number: no number in "floor 12"')
    assert said[-1].startswith("no name")
