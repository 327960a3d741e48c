"""The forms of a page: the one list of them, and the one way into their renderers."""

from importlib import import_module
from typing import Literal, get_args

from heroininfo.document import Document

Form = Literal["text", "markdown", "html", "man"]
FORMS: tuple[Form, ...] = get_args(Form)
"""Each has a module of its name in this folder, loaded when it is asked for."""


def render(document: Document, form: str, width: int = 80) -> str:
    """Return a document in one of FORMS, ending in a newline; `width` is the columns of text.

    Raises HeroininfoError where the form needs a package that is not installed.
    """
    module = import_module(f"heroininfo.render.{form}")
    said: str = module.render(document, width) if form == "text" else module.render(document)
    return said
