"""The withdrawal chart that is published: its rows, its figures, and that it is true to them."""

import math

import pytest
from charts import bar_of, check_bar

from heroininfo.content.parse import Content
from heroininfo.course import course_words, courses_of
from heroininfo.document import Document
from heroininfo.model import Course
from heroininfo.pages.timeline import chart
from heroininfo.render.chart import column_hours
from heroininfo.render.text import render


def published(content: Content) -> list[Course]:
    """Return the rows of the chart that is published."""
    topics = [t.record for t in content.topics if t.record.id == "withdrawal-timeline"]
    return courses_of(topics[0].sections)


def test_published_rows_are_those_we_have_times_for(real_content: Content) -> None:
    """Heroin and methadone have times; fentanyl and buprenorphine have none."""
    known = {row.name.lower(): row.unknown is None for row in published(real_content)}
    assert known["heroin"]
    assert known["methadone"]
    for drug in ("fentanyl", "buprenorphine"):
        assert not any(times for name, times in known.items() if drug in name)


def test_published_figures_are_those_of_the_facts(real_content: Content) -> None:
    """Of those that a source we may cite gives."""
    words = {row.name: list(course_words(row)) for row in published(real_content)}
    assert words["Heroin"][0].startswith("It usually starts: 6 to 12 hours after last use")
    assert words["Heroin"][1].startswith("It is usually worst: 1 to 3 days after last use")
    assert "5 to 7 days after last use (some sources: up to 10)" in words["Heroin"][2]
    assert "about 7 days after last use" in words["Methadone"][1]
    assert "about 21 days (3 weeks) after last use" in words["Methadone"][2]


@pytest.mark.parametrize("width", [30, 40, 80])
def test_published_chart_is_true_to_its_data(real_content: Content, width: int) -> None:
    """Every bar, at every width."""
    rows = published(real_content)
    drawn = chart(rows)
    text = render(Document((drawn,)), width)
    days = math.ceil(max(part[1] for bar in drawn.bars for part in bar.parts) / 24)
    assert max(map(len, text.splitlines())) <= width
    for row in rows:
        if not row.unknown:
            check_bar(bar_of(text, row.name), row, column_hours(days, width))
