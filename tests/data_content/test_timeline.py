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
