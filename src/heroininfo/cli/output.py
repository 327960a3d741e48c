"""The one switch of forms: what a command answers, to read, to pass on, or for scripts."""

from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

from heroininfo.cli.options import Settings
from heroininfo.console import write
from heroininfo.document import Document

if TYPE_CHECKING:
    from heroininfo.contract import View


def put(
    settings: Settings,
    page: Callable[[], Document],
    view: Callable[[ModuleType], "View"],
    *,
    lines: Callable[[], str] | None = None,
    table: Callable[[ModuleType], str] | None = None,
    pageable: bool = True,
) -> None:
    """Write an answer in the form that the reader asked for.

    `page` makes the document. `view` makes the object for scripts, given the module `views`, which
    is loaded only for them. `lines`: what a pipe gets instead of the document, one record a line.
    `table` makes the CSV, given the module `tables`, where the command has one.
    """
    if settings.format == "json":
        from heroininfo import views

        write(view(views).encode())
    elif settings.format == "csv" and table:
        from heroininfo import tables

        write(table(tables))
    elif settings.format != "text":
        put_document(settings, page())
    elif lines and not settings.terminal().interactive:
        write(lines(), kept="\n\t")
    else:
        settings.show(page(), pageable=pageable)


def put_document(settings: Settings, document: Document) -> None:
    """Write a document in the form that the reader asked for."""
    if settings.format == "text":
        settings.show(document)
    else:
        from heroininfo.render.forms import render

        write(render(document, settings.format))
