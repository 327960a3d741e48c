"""Handouts and cards -> HTML made for print, and that HTML -> PDF."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from heroininfo.errors import HeroininfoError
from heroininfo.pages.words import spoken_date
from heroininfo.place import Place
from heroininfo.render.html import page
from heroininfo.render.outline import Outline

if TYPE_CHECKING:
    from heroininfo.pages.card import WalletCard
    from heroininfo.pages.handout import Handout

TO_A_SHEET = 8
"""Cards on a sheet: two beside each other, four rows."""


def handouts(
    made: "Sequence[Handout]", place: Place, paper: str, when: date, near: str = ""
) -> str:
    """Return handouts as one page of HTML, each on sheets of its own.

    `paper`: "A4" or "letter". `near`: the name and number of a service; empty: lines to write on.
    """
    return page(
        "handout.html",
        style="handout.css",
        rules=f"@page {{ size: {paper}; }}\n",
        handouts=made,
        levels=Outline("", named=True, title=1),
        place=place,
        near=near,
        made=spoken_date(when.isoformat()),
    )


def cards(card: "WalletCard", paper: str, when: date, near: str = "") -> str:
    """Return a sheet of equal cards as one page of HTML."""
    return page(
        "card.html",
        style="card.css",
        rules=f"@page {{ size: {paper}; }}\n",
        card=card,
        count=TO_A_SHEET,
        near=near,
        made=spoken_date(when.isoformat()),
    )


def pdf(sheets: Iterable[str]) -> bytes:
    """Return pages of HTML made for print as one tagged PDF.

    Raises HeroininfoError where WeasyPrint, or the libraries of the system that it needs, are
    missing.
    """
    try:
        from weasyprint import HTML
    except ImportError:
        raise HeroininfoError(
            "PDF needs WeasyPrint, which is not installed.", "Install it: pip install weasyprint"
        ) from None
    except OSError as error:  # its own libraries are not there
        raise HeroininfoError(
            f"PDF needs Pango, which is not installed ({str(error).splitlines()[0]}).",
            "Install it, such as: apt install libpango-1.0-0 libpangoft2-1.0-0",
        ) from None
    made = [HTML(string=sheet).render() for sheet in sheets]
    pages = [page for document in made for page in document.pages]
    whole: bytes = made[0].copy(pages).write_pdf(pdf_tags=True)
    return whole
