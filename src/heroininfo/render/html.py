"""Document -> HTML: one page in one file, that asks nothing of any network.

The templates are Jinja2's, which escapes all text. What is not ASCII is written as a reference, so
that the page says the same whatever encoding it is saved in.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from heroininfo.document import Block, Chart, Document, References
from heroininfo.errors import HeroininfoError
from heroininfo.render.outline import outline

if TYPE_CHECKING:
    from jinja2 import Environment

SCHEMES = ("https", "http", "tel", "sms")
"""What a link may begin with; one without a scheme leads to a page beside this one."""


def render(document: Document) -> str:
    """Return the document as a page of HTML, ending in a newline.

    Raises HeroininfoError where Jinja2 is not installed.
    """
    return page("page.html", document=document)


def page(template: str, style: str = "style.css", rules: str = "", **values: Any) -> str:
    """Return a template filled in, with a stylesheet within it that its policy names.

    `rules` follow the stylesheet. `document` among the values gives the page its name and the
    levels of its headings.
    """
    environment()  # says what to install, before anything else is tried
    from markupsafe import Markup

    css = asset(style) + rules
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"style-src 'sha256-{digest}'"
    return filled(template, css=Markup(css), policy=policy, **values)  # noqa: S704 - our own file


def filled(template: str, **values: Any) -> str:
    """Return a template filled in, all ASCII.

    Marks lead to their sources where the document has one list of them.
    """
    values["anchored"] = True
    if "document" in values:
        document: Document = values["document"]
        values["outline"] = outline(document)
        values["anchored"] = sum(isinstance(b, References) for b in document.blocks) <= 1
    text = environment().get_template(template).render(values)
    return text.encode("ascii", "xmlcharrefreplace").decode() + "\n"


def asset(name: str) -> str:
    """Return the text of a file among the templates."""
    from importlib.resources import files  # slow, and needed only here

    return (files("heroininfo.render") / "templates" / name).read_text(encoding="utf-8")


@cache
def environment() -> "Environment":
    """Return the templates, and what they may call."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise HeroininfoError(
            "HTML needs Jinja2, which is not installed.",
            "Install it: pip install jinja2, or pipx inject heroininfo jinja2",
        ) from None
    made = Environment(
        loader=PackageLoader("heroininfo.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"kind": _kind, "safe_link": safe_link}
    made.globals |= {"qr": _qr, "drawn": _drawn}
    return made


def safe_link(link: str) -> str:
    """Return a link if following it can run nothing; else nothing."""
    scheme, colon, _ = link.partition(":")
    return link if not colon or "/" in scheme or scheme.lower() in SCHEMES else ""


def _kind(block: Block) -> str:
    """Return the name of the macro that renders a block."""
    return type(block).__name__


def _qr(link: str) -> Any:
    """Return a link as the drawing of a code."""
    from markupsafe import Markup

    from heroininfo.render.qr import svg  # slow, and on few pages

    return Markup(svg(link))  # noqa: S704 - made of numbers alone


def _drawn(chart: Chart) -> Any:
    """Return where the bars of a chart lie."""
    from heroininfo.render.chart_svg import draw  # on few pages

    return draw(chart)
