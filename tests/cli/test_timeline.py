"""`heroininfo timeline`: the chart and its words say what the data says, at every width."""

import json
from pathlib import Path

import pytest
from charts import bar_of, check_bar
from msgspec.structs import replace
from support import Golden, Run, course, edit, flowing, without_codes

from heroininfo.content.parse import read_folder
from heroininfo.document import Document
from heroininfo.library.build import build_file
from heroininfo.model import Topic
from heroininfo.pages.timeline import chart
from heroininfo.render.chart import column_hours
from heroininfo.render.text import render

Topics = dict[str, Topic]


def test_whole_page(walk: Run, golden: Golden) -> None:
    """Where the reader is, the words, the same as a chart with a mark, lost tolerance, help."""
    shown = walk("timeline", "--since", "36h", "--country", "US")
    assert (shown.code, shown.err) == (0, "")
    golden("timeline_36h_us", shown.out)


def test_chart_is_drawn_to_its_figures(walk: Run) -> None:
    """Four columns a day; the mark stands in the column of its hour."""
    out = walk("timeline", "--since", "36h", "--country", "US").out
    assert (
        "  0   1   2   3   4   5   6   7   8   9   10  11  12  13  14\n"
        "        v you are here: 36 hours\n"
        "  Short one\n"
        "   s..########....----eeeeeeee............\n"
        "  Slow one\n"
        "  sssss-----------------------#---------------------------e\n"
        "  Pill\n"
        "   sss----####????\n"
        "        ^ you are here: 36 hours\n"
        "  Newer drug: not well known\n"
    ) in out


def test_words_say_the_same_as_the_chart(walk: Run) -> None:
    """Starts, worst, eases, then; who says so where it is one alone."""
    words = flowing(walk("timeline", "--since", "36h").out)
    for said in (
        "Short one: 36 hours in (day 2 of about 7): this is usually the worst part.",
        "It usually starts: 6 to 12 hours after last use (some sources: up to 24).",
        "It is usually worst: 1 to 3 days after last use (some sources: up to 4).",
        "The physical part mostly eases: 5 to 7 days after last use (some sources: up to 10).",
        "Poor sleep can last for weeks.",
        "It is usually worst: about 7 days after last use, says one clinic.",
    ):
        assert said in words


def test_lost_tolerance_and_help_end_the_page(walk: Run) -> None:
    """Always, with the reader's own number."""
    for country, number in (("US", "911"), ("GB", "999 or 112")):
        out = walk("timeline", "--country", country).out
        tolerance, help_ = out.index("a usual amount can kill"), out.index("Who to call")
        assert out.index("Times since the last use") < tolerance < help_
        assert f"Emergency: {number}" in out[help_:]


def test_page_says_the_times_in_words_and_cites_them(walk: Run) -> None:
    """`show withdrawal-timeline` leaves the chart to `timeline`, to which it leads."""
    out = walk("show", "withdrawal-timeline", "--sources").out
    assert "Days since last use" not in out
    starts = "- It usually starts: 6 to 12 hours after last use (some sources: up to 24). [2]"
    assert starts in flowing(out)
    assert "- Nobody has timed it. [1, p. 3]" in out
    assert "heroininfo timeline --since 36h" in out
    one = walk("show", "withdrawal-timeline", "--section", "not-known").out
    assert "Newer drug: not well known" in one


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120, 200])
def test_same_facts_at_every_width(walk: Run, width: int) -> None:
    """Nothing is wider than asked; the words are those of the wide page."""
    shown = walk("timeline", "--since", "2d", "--width", str(width))
    lines = [line for line in shown.out.splitlines() if "  heroininfo " not in line]
    assert max(map(len, lines)) <= width
    words = " ".join(shown.out.split())
    for said in (
        "Short one: 2 days in (day 3 of about 7): this is usually the worst part.",
        "It usually starts: 6 to 12 hours after last use (some sources: up to 24).",
        "It is usually worst: about 7 days after last use, says one clinic.",
        "The physical part mostly eases: about 14 days (2 weeks) after last use.",
        "When it eases: not well known.",
        "Newer drug: not well known",
    ):
        assert said in words


def test_ascii_without_colour_and_with(walk: Run) -> None:
    """Every character is ASCII; colour adds codes and changes no letter."""
    plain = walk("timeline", "--since", "36h").out
    styled = walk("timeline", "--since", "36h", "--color", "always").out
    assert plain.isascii()
    assert styled != plain
    assert without_codes(styled) == plain


@pytest.mark.parametrize("name", ["Short one", "Slow one", "Pill"])
@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_every_figure_is_where_the_data_says(
    walk: Run, withdrawal_topics: Topics, name: str, width: int
) -> None:
    """Each part of a bar begins and ends in the column of its hours."""
    out = walk("timeline", "--width", str(width)).out
    check_bar(bar_of(out, name), course(withdrawal_topics, name), column_hours(14, width))


def test_what_is_not_known_begins_where_some_sources_end(withdrawal_topics: Topics) -> None:
    """A day of question marks, after the last time that anyone gives."""
    pill = course(withdrawal_topics, "Pill")
    assert pill.worst
    longer = replace(pill, worst=replace(pill.worst, at_most=96))
    drawn = render(Document((chart([longer]),)), 80)
    assert "  Pill\n   sss----####....????\n" in drawn


def test_mark_beyond_the_chart_is_said(walk: Run) -> None:
    """Not drawn where it does not belong, and still within the width."""
    out = walk("timeline", "--since", "80d").out
    assert out.count("  you are here: 80 days, beyond the right end\n") == 2
    assert "v you" not in out


@pytest.mark.parametrize("width", [30, 40, 80])
def test_mark_stands_in_the_column_of_its_hour(walk: Run, width: int) -> None:
    """Wherever its words stand, and never wider than the page."""
    per_day = max(1, min(4, (width - 3) // 14))
    for half_day in range(29):
        asked = ("timeline", "--since", f"{half_day * 12}h", "--width", str(width))
        lines = walk(*asked).out.split("The same as a chart")[1].splitlines()
        place = lines.index("  Short one") - 1
        column = (
            lines[place].rindex(" v") - 1
            if lines[place].endswith(" v")
            else (lines[place].index("v") - 2)
        )
        assert column == half_day * per_day // 2
        assert len(lines[place]) <= width


def test_json_has_every_figure(walk: Run) -> None:
    """The times in hours, with sources; null where not known."""
    shown = walk("timeline", "--since", "1d", "--format", "json")
    data = json.loads(shown.out)
    assert (data["schema"], data["hours"]) == (1, 24)
    rows = {row["name"]: row for row in data["courses"]}
    assert rows["Short one"]["worst"] == {
        "usual": [24, 72],
        "at_most": 96,
        "by": None,
        "cite": ["flu-study", "who-guide"],
        "parts": ["", "p. 3"],
    }
    assert rows["Short one"]["stage"] == "worst"
    assert rows["Slow one"]["worst"]["at_most"] is None
    assert rows["Pill"]["eases"] is None
    assert rows["Newer drug"]["stage"] is None
    assert rows["Newer drug"]["unknown"]["cite"] == ["who-guide"]
    assert data["lost_tolerance"][0]["text"] == "After a break, a usual amount can kill."
    assert {source["id"] for source in data["sources"]} == {
        "flu-study",
        "who-guide",
        "clinic-leaflet",
    }


def test_library_without_times_says_so(run: Run) -> None:
    """One line, exit 1."""
    shown = run("timeline")
    assert (shown.code, shown.out) == (1, "")
    assert "no page on how long withdrawal lasts" in shown.err


def test_words_come_before_the_chart(walk: Run) -> None:
    """A screen reader is done with them before it meets the signs."""
    out = walk("timeline", "--since", "36h").out
    assert out.index("Newer drug: not well known\n    - Nobody") < out.index("The same as a chart")


def test_plain_leaves_the_chart_out(walk: Run) -> None:
    """And its heading; the words stay."""
    whole, plain = walk("timeline").out, walk("timeline", "--plain").out
    assert "Days since last use" in whole
    assert "Days since last use" not in plain
    assert "chart" not in plain
    assert "It usually starts: 6 to 12 hours after last use" in plain


def test_one_drug_alone(walk: Run) -> None:
    """In the words, in the chart and for scripts; the scale is its own."""
    out = walk("timeline", "--drug", "short", "--since", "36h").out
    assert "Short one: 36 hours in" in out
    assert "Days since last use: 0 at the left, 10 at the right." in out
    assert "Slow one" not in out
    shown = json.loads(walk("timeline", "--drug", "Pill", "--format", "json").out)
    assert [row["name"] for row in shown["courses"]] == ["Pill"]


def test_drug_without_times_has_no_chart(walk: Run) -> None:
    """Only that it is not known."""
    out = walk("timeline", "--drug", "newer", "--since", "2d").out
    assert "  - Newer drug: not well known." in out
    assert "- Nobody has timed it." in out
    assert "Days since last use" not in out


@pytest.mark.parametrize("words", [("--drug", "crack"), ("--drug", "one"), ("--drug=",)])
def test_drug_that_is_not_clear_is_refused(walk: Run, words: tuple[str, ...]) -> None:
    """With the names there are; exit 1."""
    shown = walk("timeline", *words)
    assert (shown.code, shown.out) == (1, "")
    assert 'Name one: "Short one", "Slow one"' in shown.err


def test_sources_are_the_same_numbers_as_on_the_page(walk: Run) -> None:
    """Marks after each line, then the list of those shown, in order; else one closing line."""
    out = walk("timeline", "--drug", "slow", "--sources").out
    page = walk("show", "withdrawal-timeline", "--sources").out
    line = "- It is usually worst: about 7 days after last use, says one clinic. [3]"
    assert line in out
    assert line in page
    listed = out[out.index("\nSources\n") :]
    assert listed.index("  [1] ") < listed.index("  [3] ")
    assert "  [2] " not in listed
    assert "Sources: heroininfo" not in out
    closing = flowing(walk("timeline").out)
    assert closing.endswith("Sources: heroininfo timeline --sources")
    assert "[1" not in closing


def test_what_the_page_says_beside_the_times_stands_there(walk: Run, walk_folder: Path) -> None:
    """For whom it is true; once."""
    edit(
        walk_folder / "topics" / "withdrawal-timeline.yaml",
        "    courses:\n      - name: Short one",
        "    list:\n      - {text: 'It is often another drug. [@flu-study]', only: [US]}\n"
        "    courses:\n      - name: Short one",
    )
    file = walk_folder / "library.db"
    build_file(str(file), read_folder(walk_folder))
    said = "  - It is often another drug.\n"
    for words in ((), ("--drug", "short"), ("--drug", "short", "--since", "36h")):
        us = walk("timeline", *words, "--country", "US", library=file).out
        assert us.count(said) == (1 if words else 3)
        assert said not in walk("timeline", *words, "--country", "GB", library=file).out
    shown = json.loads(walk("timeline", "--country", "US", "--format", "json", library=file).out)
    assert shown["courses"][0]["notes"][0]["text"] == "It is often another drug."


def test_what_stands_beside_the_times_of_one_drug_is_not_said_of_all(
    walk: Run, walk_folder: Path
) -> None:
    """Of several, it stands under the drug that it is about, once."""
    page = walk_folder / "topics" / "withdrawal-timeline.yaml"
    noted = "    list:\n      - Mind. [@flu-study]\n    courses:\n      - name: Short"
    edit(page, "    courses:\n      - name: Short", noted)
    file = walk_folder / "library.db"
    build_file(str(file), read_folder(walk_folder).require_sound())
    every = walk("timeline", "--since", "36h", library=file).out
    assert "Mind." not in every[: every.index("Times since the last use")]
    assert every.count("Mind.") == 3
    alone = walk("timeline", "--since", "36h", "--drug", "pill", library=file).out
    assert alone.count("Mind.") == 1
