"""`heroininfo check FILE` of an organisation's own services: what is wrong, by row and column."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from heroininfo.cli.options import Settings
from heroininfo.console import notice, write
from heroininfo.course import count
from heroininfo.errors import ExitCode, HeroininfoError
from heroininfo.services.read import read_services
from heroininfo.services.records import Flaw, Services

CONTENT = ("topics.yaml", "sources.yaml", "helplines.yaml")
"""Files by which a folder of content is known."""


def is_services(path: Path) -> bool:
    """Return whether a path is a file or folder of services, and none of our own content."""
    try:
        if not path.exists():
            return False
        near = [path, *path.resolve().parents][:3]
        if any((place / name).exists() for place in near for name in CONTENT):
            return False
        return path.suffix not in (".yaml", ".yml") if path.is_file() else any(path.glob("*.csv"))
    except (OSError, ValueError):  # a name that nothing can have
        return False


def check_services(settings: Settings, paths: Sequence[Path]) -> int:
    """Write what is wrong with files of services, and what is read of them; return the exit code.

    A file that cannot be read is named with the others.
    """
    flaws: list[Flaw] = []
    sound: list[Services] = []
    for path in paths:
        try:
            found = read_services(str(path))
        except HeroininfoError as error:
            what = error.message.removeprefix(path.name).rstrip(".").lstrip(" ,:")
            flaws.append(Flaw(path.name, 0, "", what, error.hint.rstrip(".")))
        else:
            sound.append(found)
            flaws += found.flaws
    if settings.format == "json":
        from heroininfo import views
        from heroininfo.content.located import Problem

        problems = [Problem(f.file, f.row, f.said, f.fix, f.level) for f in flaws]
        write(views.problems(problems, {}, {}).encode())
    else:
        write("".join(f"{flaw}\n" for flaw in flaws) + "".join(_read(sound)))
    errors = sum(flaw.level == "error" for flaw in flaws)
    notice(f"{count(errors, 'error')}, {count(len(flaws) - errors, 'warning')}\n")
    return ExitCode.NOT_FOUND if errors else ExitCode.DONE


def _whose(found: Services) -> str:
    """Return who has added services, and how to say it where that is not known."""
    if found.added_by:
        return f"shown as added by {found.added_by}"
    return "it does not say whose they are: add a column added_by"


def _read(files: Iterable[Services]) -> Iterable[str]:
    """Yield what is read of each file: how many services, whose, and from which columns."""
    for found in files:
        shown = count(len(found.services), "service")
        yield f"{found.file}: {shown} of {count(found.rows, 'row')}; {_whose(found)}\n"
        if found.columns:
            columns = ", ".join(f"{column} ({field})" for column, field in found.columns)
            yield f"Columns read: {columns}. No other column is read or shown.\n"
