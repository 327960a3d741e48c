"""How help texts are laid out: no wider than the screen, and readable on a narrow one."""

import os
import sys
from collections.abc import Iterable

import click

from heroininfo.console import detect_terminal

ROOMY = 60
"""Columns from which what an option does stands beside it; else under it."""


class HelpFormatter(click.HelpFormatter):
    """click's, which knows no screen of fewer than 50 columns."""

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        """Take the width of the screen where none is given."""
        screen = detect_terminal(sys.stdout, os.environ).width
        super().__init__(indent_increment, width or screen, max_width)

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names and what they do, beside each other only where there is room."""
        super().write_dl(list(rows), col_max if self.width >= ROOMY else 2, col_spacing)


class HelpContext(click.Context):
    """A context whose help is laid out like that."""

    formatter_class = HelpFormatter
