"""`heroininfo check [FILE...]`: what is wrong with the content, for those who edit it."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from heroininfo.cli.options import Settings, format_option
from heroininfo.console import notice, write
from heroininfo.content.directory import check
from heroininfo.content.located import Problem
from heroininfo.content.numbers import can_check, read_rules
from heroininfo.content.parse import Content, read_folder
from heroininfo.content.reading import Reading, syllable_counter
from heroininfo.content.review import measure, read_wording, review
from heroininfo.errors import ExitCode, HeroininfoError
from heroininfo.library.store import DATA_FOLDER


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option("--report", is_flag=True, help="Also print the reading measures of each page.")
@format_option
@click.pass_obj
def command(settings: Settings, files: tuple[Path, ...], report: bool) -> int:
    """Check the content: structure, sources, wording, reading grade, lengths, dates, numbers.

    FILE: a data folder or a file in one; without it, the data folder of this checkout.
    Prints file:line: what: how to mend. Ends with 1 where there is an error.
    """
    if not files and not Path(DATA_FOLDER).is_dir():
        raise HeroininfoError(
            "an installed copy has no data folder to check.", "In a checkout: heroininfo check data"
        )
    problems: list[Problem] = []
    pages: dict[str, Reading] = {}
    for path in files or (Path(DATA_FOLDER),):
        content = _read(path)
        folder, only = (path, None) if path.is_dir() else (path.parent, path.name)
        found = [*content.problems, *check(content, read_rules(folder))]
        found += review(content, read_wording(folder / "checks/wording.yaml"), date.today())
        problems += sorted(p for p in found if only in (None, p.file))
        if report:
            pages |= {t.record.id: measure(t.record) for t in content.topics}
    errors = sum(problem.level == "error" for problem in problems)
    if settings.format == "json":
        from heroininfo import views

        write(views.problems(problems, pages).encode())
    else:
        write("".join(f"{problem}\n" for problem in problems) + "".join(score_card(pages)))
    if syllable_counter() is None:
        notice("heroininfo: reading grades were not measured; pip install 'heroininfo[dev]'\n")
    if not can_check():
        notice("heroininfo: numbers were not all checked; pip install 'heroininfo[dev]'\n")
    notice(f"{errors} errors, {len(problems) - errors} warnings\n")
    return ExitCode.NOT_FOUND if errors else ExitCode.DONE


def _read(path: Path) -> Content:
    """Return the content of a data folder, or of the folder that a file is in."""
    if not path.exists():
        raise HeroininfoError(
            f'no file or folder called "{path}".', "Name a data folder: heroininfo check data"
        )
    return read_folder(path if path.is_dir() else path.parent)


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
