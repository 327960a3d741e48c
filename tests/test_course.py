"""Where in withdrawal someone is, how times are said, and which times are refused."""

import pytest
from msgspec.structs import replace
from support import Run, course

from heroininfo.course import (
    Stage,
    course_named,
    course_problems,
    course_words,
    courses_of,
    elapsed,
    here_words,
    hours_since,
    lacks_unit,
    stage,
)
from heroininfo.errors import HeroininfoError
from heroininfo.model import Citation, Course, Statement, Times, Topic


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (0, Stage.BEFORE),
        (5.99, Stage.BEFORE),
        (6, Stage.STARTING),
        (12, Stage.STARTING),
        (12.01, Stage.PERHAPS_STARTING),
        (23.99, Stage.PERHAPS_STARTING),
        (24, Stage.WORST),
        (72, Stage.WORST),
        (72.01, Stage.PERHAPS_WORST),
        (96, Stage.PERHAPS_WORST),
        (96.01, Stage.EASING),
        (119.99, Stage.EASING),
        (120, Stage.ENDING),
        (168, Stage.ENDING),
        (168.01, Stage.PERHAPS_ENDING),
        (240, Stage.PERHAPS_ENDING),
        (240.01, Stage.OVER),
        (2160, Stage.OVER),
    ],
)
def test_stage_at_each_boundary(
    withdrawal_topics: dict[str, Topic], hours: float, expected: Stage
) -> None:
    """Both ends of a range belong to it."""
    assert stage(course(withdrawal_topics, "Short one"), hours) is expected


@pytest.mark.parametrize(
    ("name", "hours", "expected"),
    [
        ("Slow one", 0, Stage.ANY_TIME),
        ("Slow one", 30, Stage.ANY_TIME),
        ("Slow one", 30.01, Stage.BUILDING),
        ("Slow one", 167.99, Stage.BUILDING),
        ("Slow one", 168, Stage.WORST),
        ("Slow one", 168.01, Stage.EASING),
        ("Slow one", 336, Stage.ENDING),
        ("Slow one", 336.01, Stage.OVER),
        ("Pill", 24.01, Stage.BUILDING),
        ("Pill", 72, Stage.WORST),
        ("Pill", 72.01, Stage.AFTER_WORST),
        ("Newer drug", 36, Stage.UNKNOWN),
    ],
)
def test_stage_where_less_is_known(
    withdrawal_topics: dict[str, Topic], name: str, hours: float, expected: Stage
) -> None:
    """One time instead of a range, no end, or no times at all."""
    assert stage(course(withdrawal_topics, name), hours) is expected


def test_days_are_counted_from_one_and_end(withdrawal_topics: dict[str, Topic]) -> None:
    """No "day 8 of about 7"."""
    row = course(withdrawal_topics, "Short one")
    assert here_words(row, 0).startswith("0 hours in (day 1 of about 7): ")
    assert here_words(row, 167.5).startswith("6 days and 23.5 hours in (day 7 of about 7): ")
    assert here_words(row, 168).startswith("7 days in (day 8): ")


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("36h", 36),
        ("2d", 48),
        ("1.5d", 36),
        ("0h", 0),
        ("36 hours", 36),
        ("1 day", 24),
        (" 2 Days ", 48),
        ("90d", 2160),
        ("2160h", 2160),
    ],
)
def test_time_is_understood(typed: str, hours: float) -> None:
    """Hours, or days."""
    assert hours_since(typed) == hours


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "x",
        "-1",
        "-1h",
        "1w",
        "91d",
        "3",
        "36",
        "1.5",
        "2161h",
        "99999999999",
        "1e3",
        "nan",
        "inf",
        "3 6",
        "h",
        "1.234h",
        "\N{ARABIC-INDIC DIGIT THREE}",
        "1\n2",
        "\x1b[31m",
    ],
)
def test_bad_time_is_refused_in_one_line(walk: Run, typed: str) -> None:
    """Exit 2, one line, nothing on standard output."""
    with pytest.raises(HeroininfoError):
        hours_since(typed)
    shown = walk("timeline", f"--since={typed}")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.count("\n") == 1
    assert "such as 36h or 2d" in shown.err


def test_elapsed_is_in_the_unit_people_think_in() -> None:
    """Hours at first, then days."""
    assert [elapsed(hours) for hours in (1, 36, 48, 49.5)] == [
        "1 hour",
        "36 hours",
        "2 days",
        "2 days and 1.5 hours",
    ]


def test_figure_alone_may_be_hours_or_days() -> None:
    """The check-in asks back; on the command line it is refused."""
    assert [lacks_unit(typed) for typed in ("3", " 36 ", "1.5", "3h", "3 d", "", "x")] == [
        *[True] * 3,
        *[False] * 4,
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Short one", "Short one"),
        ("SHORT", "Short one"),
        ("slow", "Slow one"),
        ("pill", "Pill"),
        ("newer-drug", "Newer drug"),
        ("percs", "Pill"),
    ],
)
def test_drug_is_found_by_a_name_or_by_words_of_it(
    withdrawal_topics: dict[str, Topic], typed: str, name: str
) -> None:
    """As people type it; another name is one that the page gives."""
    courses = [
        replace(course, also=("percs",)) if course.name == "Pill" else course
        for course in courses_of(withdrawal_topics["withdrawal-timeline"].sections)
    ]
    assert course_named(courses, typed).name == name


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("one", '"one" may mean more than one on the timeline.'),
        ("crack", 'no opioid called "crack" on the timeline.'),
        ("", 'no opioid called "" on the timeline.'),
    ],
)
def test_drug_that_is_not_clear_is_refused_with_the_names_there_are(
    withdrawal_topics: dict[str, Topic], typed: str, what: str
) -> None:
    """Those that it may be; else all."""
    courses = courses_of(withdrawal_topics["withdrawal-timeline"].sections)
    with pytest.raises(HeroininfoError) as refused:
        course_named(courses, typed)
    assert refused.value.message == what
    assert '"Short one", "Slow one"' in refused.value.hint


CITE = (Citation("a"),)
SIX = Times((6, 12), CITE)


def test_drug_whose_whole_name_is_typed_is_meant() -> None:
    """Though another has the same word in it."""
    courses = [Course("Methadone with another"), Course("Methadone")]
    assert course_named(courses, "methadone").name == "Methadone"


@pytest.mark.parametrize(
    ("course", "problems"),
    [
        (Course("a", unknown=Statement("Nobody knows.", CITE)), 0),
        (Course("a", unknown=Statement("Nobody knows.", CITE), eases=SIX), 1),
        (Course("a"), 1),
        (Course("a", starts=SIX), 1),
        (Course("a", starts=SIX, worst=Times((12, 24), CITE)), 0),
        (Course("a", starts=SIX, worst=Times((11, 24), CITE)), 1),
        (Course("a", starts=SIX, worst=Times((24, 12), CITE)), 1),
        (Course("a", starts=SIX, worst=Times((24, 72), CITE, at_most=72)), 1),
        (Course("a", starts=Times((6, 12), CITE, at_most=24), worst=Times((23, 72), CITE)), 1),
        (Course("a", starts=SIX, worst=Times((12, 24), CITE), eases=Times((23, 30), CITE)), 1),
    ],
)
def test_times_that_cannot_be_are_found(course: Course, problems: int) -> None:
    """A range that does not grow, a part that begins too early, times of what is not known."""
    assert len(list(course_problems(course))) == problems


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (Times((24, 24), CITE), "about 1 day after last use"),
        (Times((12, 24), CITE), "12 to 24 hours after last use"),
        (Times((24, 36), CITE), "24 to 36 hours after last use"),
        (
            Times((24, 72), CITE, at_most=100),
            "24 to 72 hours after last use (some sources: up to 100)",
        ),
        (Times((0, 24), CITE), "within about 1 day of last use"),
        (Times((168, 168), CITE), "about 7 days after last use"),
        (
            Times((336, 336), CITE, by="one clinic"),
            "about 14 days (2 weeks) after last use, says one clinic",
        ),
    ],
)
def test_range_is_said_in_the_unit_that_fits_all_of_it(times: Times, words: str) -> None:
    """Days where each figure is whole days."""
    told = Course("a", starts=times, worst=times)
    assert next(course_words(told)) == f"It usually starts: {words}."
