"""`heroininfo timeline`: the chart and its words say what the data says, at every width."""

import json
import re
from pathlib import Path

import pytest
from support import Run, on_terminal, without_codes
from withdrawal import course, withdrawal_file, withdrawal_topics

from heroininfo.content.parse import Content
from heroininfo.course import course_words
from heroininfo.document import Document
from heroininfo.library.store import Library
from heroininfo.model import Course, Topic
from heroininfo.pages.timeline import chart, courses_of
from heroininfo.render.chart import columns
from heroininfo.render.text import render

__all__ = ["withdrawal_file", "withdrawal_topics"]

Topics = dict[str, Topic]


def bar_of(page: str, name: str) -> str:
    """Return the bar that stands under a name on a page."""
    lines = page.splitlines()
    return lines[lines.index(f"  {name}") + 1].removeprefix("  ")


# The page


def test_chart_and_words_say_the_same(run: Run, withdrawal_file: Path) -> None:
    """The whole page at 80 columns, with a mark."""
    shown = run("timeline", "--since", "36h", "--country", "US", library=withdrawal_file)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(
        "How long it lasts\n"
        "\n"
        "Where you are\n"
        "\n"
        "  - Short one: 36 hours in (day 2 of about 7): this is usually the worst part.\n"
        "  - Slow one: 36 hours in (day 2 of about 14): it has usually started, and the\n"
        "    worst is usually still to come.\n"
        "  - Pill: 36 hours in (day 2): it has usually started, and the worst is usually\n"
        "    still to come.\n"
        "  - Newer drug: not well known.\n"
        "\n"
        "A chart (the same in words stands below it)\n"
        "\n"
        "  Days since last use: 0 at the left, 14 at the right.\n"
        "\n"
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
        "\n"
        "  Key: s starts, # worst, e mostly eases, - in between, . some sources only,\n"
        "       ? not well known.\n"
        "\n"
        "The same in words\n"
        "\n"
        "  Short one\n"
        "    - It starts: 6 to 12 hours after last use (some sources: up to 24).\n"
        "    - It is worst: 1 to 3 days after last use (some sources: up to 4).\n"
        "    - The physical part mostly eases: 5 to 7 days after last use (some sources:\n"
        "      up to 10).\n"
        "    - Poor sleep can last for weeks.\n"
    )


def test_lost_tolerance_and_help_end_the_page(run: Run, withdrawal_file: Path) -> None:
    """Always, with the reader's own number."""
    for country, number in (("US", "911"), ("GB", "999 or 112")):
        out = run("timeline", "--country", country, library=withdrawal_file).out
        tolerance, help_ = out.index("a usual amount can kill"), out.index("Who to call")
        assert out.index("The same in words") < tolerance < help_
        assert f"Emergency: {number}" in out[help_:]


def test_page_shows_the_chart_and_cites_its_times(run: Run, withdrawal_file: Path) -> None:
    """`show withdrawal-timeline` has the chart once, the words with sources, and leads on."""
    out = run("show", "withdrawal-timeline", library=withdrawal_file).out
    assert out.count("Days since last use") == 1
    assert "- It starts: 6 to 12 hours after last use (some sources: up to 24). [2]" in out
    assert "- Nobody has timed it. [1]" in out
    assert "heroininfo timeline --since 36h" in out
    one = run("show", "withdrawal-timeline", "--section", "not-known", library=withdrawal_file).out
    assert "Days since last use" not in one
    assert "Newer drug: not well known" in one


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120, 200])
def test_same_facts_at_every_width(run: Run, withdrawal_file: Path, width: int) -> None:
    """Nothing is wider than asked; the words are those of the wide page."""
    shown = run("timeline", "--since", "2d", "--width", str(width), library=withdrawal_file)
    lines = [line for line in shown.out.splitlines() if "  heroininfo " not in line]
    assert max(map(len, lines)) <= width
    words = " ".join(shown.out.split())
    for said in (
        "Short one: 2 days in (day 3 of about 7): this is usually the worst part.",
        "It starts: 6 to 12 hours after last use (some sources: up to 24).",
        "It is worst: about 7 days after last use, says one clinic.",
        "The physical part mostly eases: about 14 days (2 weeks) after last use.",
        "When it eases: not well known.",
        "Newer drug: not well known",
    ):
        assert said in words


def test_ascii_without_colour_and_with(
    withdrawal_topics: Topics, run: Run, withdrawal_file: Path
) -> None:
    """Every character is ASCII; colour adds codes and changes no letter."""
    plain = run("timeline", "--since", "36h", library=withdrawal_file).out
    styled = run("timeline", "--since", "36h", "--color", "always", library=withdrawal_file).out
    assert plain.isascii()
    assert styled != plain
    assert without_codes(styled) == plain
    page = withdrawal_topics["withdrawal-timeline"]
    assert render(Document((chart(courses_of(page.sections)),)), 40).isascii()


@pytest.mark.parametrize("name", ["Short one", "Slow one", "Pill"])
@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_every_figure_is_where_the_data_says(
    run: Run, withdrawal_file: Path, withdrawal_topics: Topics, name: str, width: int
) -> None:
    """Each part of a bar begins and ends in the column of its hours."""
    out = run("timeline", "--width", str(width), library=withdrawal_file).out
    per_day = max(1, min(4, (width - 3) // 14))
    check_bar(bar_of(out, name), course(withdrawal_topics, name), per_day)


def check_bar(bar: str, row: Course, per_day: int) -> None:
    """Check the parts of a bar against a record; a column that two parts share shows either."""
    assert row.starts
    assert row.worst
    parts = (("e", row.eases), ("s", row.starts), ("#", row.worst))
    for sign, times in parts:
        if not times:
            assert sign not in bar
            assert bar.endswith("?" * per_day)
            continue
        span = columns(*times.usual, per_day)
        assert bar.count(sign) in (len(span), len(span) - 1)
        assert set(bar[span.start + 1 : span.stop]) <= {sign, "#"}
        if times.at_most:
            tail = columns(times.usual[1], times.at_most, per_day)
            assert set(bar[span.stop : tail.stop]) <= {"."}
    assert bar[: columns(row.starts.usual[0], row.starts.usual[0], per_day).start].strip() == ""
    end = row.eases or row.worst
    last = max(end.at_most, end.usual[1]) + (0 if row.eases else 24)
    assert len(bar) == columns(last, last, per_day).start + (end.usual[0] == end.usual[1])


def test_mark_beyond_the_chart_is_said(run: Run, withdrawal_file: Path) -> None:
    """Not drawn where it does not belong, and still within the width."""
    out = run("timeline", "--since", "80d", library=withdrawal_file).out
    assert out.count("  you are here: 80 days, beyond the right end\n") == 2
    assert "v you" not in out


@pytest.mark.parametrize("width", [30, 40, 80])
def test_mark_stands_in_the_column_of_its_hour(run: Run, withdrawal_file: Path, width: int) -> None:
    """Wherever its words stand, and never wider than the page."""
    per_day = max(1, min(4, (width - 3) // 14))
    for half_day in range(29):
        asked = ("timeline", "--since", f"{half_day * 12}h", "--width", str(width))
        lines = run(*asked, library=withdrawal_file).out.splitlines()
        place = lines.index("  Short one") - 1
        column = (
            lines[place].rindex(" v") - 1
            if lines[place].endswith(" v")
            else (lines[place].index("v") - 2)
        )
        assert column == half_day * per_day // 2
        assert len(lines[place]) <= width


def test_json_has_every_figure(run: Run, withdrawal_file: Path) -> None:
    """The times in hours, with sources; null where not known."""
    shown = run("timeline", "--since", "1d", "--format", "json", library=withdrawal_file)
    data = json.loads(shown.out)
    assert (data["schema"], data["hours"]) == (1, 24)
    rows = {row["name"]: row for row in data["courses"]}
    assert rows["Short one"]["worst"] == {
        "usual": [24, 72],
        "at_most": 96,
        "by": None,
        "cite": ["flu-study", "who-guide"],
    }
    assert rows["Short one"]["stage"] == "worst"
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


# What is published


def published(content: Content) -> list[Course]:
    """Return the rows of the chart that is published."""
    topics = [t.record for t in content.topics if t.record.id == "withdrawal-timeline"]
    return courses_of(topics[0].sections)


def test_published_rows_are_those_we_have_times_for(real_content: Content) -> None:
    """Heroin and methadone have times; fentanyl and buprenorphine have none."""
    known = {row.name: row.unknown is None for row in published(real_content)}
    assert known["Heroin"]
    assert known["Methadone"]
    assert not known["Fentanyl"]
    assert not known["Buprenorphine"]


def test_published_figures_are_those_of_the_facts(real_content: Content) -> None:
    """Of those that a source we may cite gives: figures read only on copies are left out."""
    words = {row.name: list(course_words(row)) for row in published(real_content)}
    assert words["Heroin"] == [
        "It starts: 6 to 12 hours after last use.",
        "It is worst: 1 to 3 days after last use.",
        "The physical part mostly eases: 5 to 7 days after last use (some sources: up to 10).",
    ]
    assert words["Methadone"] == [
        "It starts: within about 30 hours of last use.",
        "It is worst: about 7 days after last use, says a Western Australian service.",
        (
            "The physical part mostly eases: about 21 days (3 weeks) after last use,"
            " says the same service."
        ),
    ]


@pytest.mark.parametrize("width", [30, 40, 80])
def test_published_chart_is_true_to_its_data(
    real_content: Content, real_library: Library, width: int
) -> None:
    """Every bar, at every width."""
    assert real_library.topic("withdrawal-timeline")
    rows = published(real_content)
    text = render(Document((chart(rows),)), width)
    days = max(part[1] for bar in chart(rows).bars for part in bar.parts) / 24
    for row in rows:
        if not row.unknown:
            check_bar(bar_of(text, row.name), row, max(1, min(4, int((width - 3) // days))))


@pytest.mark.parametrize("size", [(24, 80), (24, 40)])
def test_on_a_terminal(site: Path, size: tuple[int, int]) -> None:
    """It fits, and says where the reader is."""
    shown = on_terminal(site, "timeline", "--since", "2d", "--no-pager", size=size)
    text = without_codes(shown.out)
    assert shown.code == 0
    assert max(map(len, text.splitlines())) <= size[1]
    assert re.search(
        r"Heroin: 2 days in \(day 3 of\s+about 7\): this is\s+usually\s+the\s+worst",
        " ".join(text.split()),
    )
    assert "Emergency: 911" in text
