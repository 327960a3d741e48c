"""`heroininfo version`, and the option of that name."""

import click

from heroininfo.age import age_words
from heroininfo.cli.options import Settings
from heroininfo.console import write


@click.command("version")
@click.pass_obj
def command(settings: Settings) -> None:
    """Show the version, and the day of the pages and numbers."""
    write_version(settings)


def write_version(settings: Settings) -> None:
    """Write the name and version of the program, the day of its data, and that it is old."""
    from importlib.metadata import version  # slow, and needed only here

    from heroininfo.pages.contacts import data_words

    lines = (f"heroininfo {version('heroininfo')}", data_words(), age_words(settings.now()))
    write("".join(f"{line}\n" for line in lines if line))
