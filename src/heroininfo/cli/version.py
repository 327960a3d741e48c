"""`heroininfo version`, and the option of that name."""

import click

from heroininfo.console import write


@click.command("version")
def command() -> None:
    """Show the version."""
    write_version()


def write_version() -> None:
    """Write the name and version of the program."""
    from importlib.metadata import version  # slow, and needed only here

    write(f"heroininfo {version('heroininfo')}\n")
