"""The importable interface: a country, a page in any form. See `heroininfo` for examples."""

from typing import Literal

from heroininfo.document import Document
from heroininfo.errors import ExitCode, HeroininfoError, echo
from heroininfo.library.store import Library, open_library
from heroininfo.model import Topic
from heroininfo.place import Place, detect
from heroininfo.render.forms import FORMS, Form, render
from heroininfo.walk import cited, walk

Format = Form | Literal["json"]
FORMATS: tuple[Format, ...] = (*FORMS, "json")
"""The forms that `page` makes."""


def find_place(country: str) -> Place:
    """Return a country, by its name or two-letter code, with its emergency numbers.

    Raises HeroininfoError where there is no such country.
    """
    return detect(country, {})


def page(
    topic: str,
    *,
    country: str = "",
    form: Format = "text",
    section: str = "",
    sources: bool = False,
    width: int = 80,
) -> str:
    """Return a page in one of FORMATS, as `heroininfo show` prints it to a pipe.

    `topic`: an id or another name. `country`: a name or code; empty: not known, and the page says
    so. `sources`: with a mark after each statement, and the list that they refer to. `width`:
    columns of text, 30 to 200. Raises HeroininfoError where there is no such topic, section,
    country or form.
    """
    library = open_library()
    record = library.topic(topic)
    if not record:
        raise HeroininfoError(f'no topic called "{echo(topic)}".')
    check_section(record, section)
    place = find_place(country) if country else Place()
    if form == "json":
        from heroininfo import views

        works = library.sources(cited(walk(record)))
        return views.topic(record, works, place, section).encode()
    if form not in FORMS:
        known = ", ".join(FORMATS)
        raise HeroininfoError(f'no form called "{echo(form)}".', f"Forms: {known}", ExitCode.USAGE)
    document = topic_document(library, record, place, section, with_sources=sources)
    return render(document, form, width)


def topic_document(
    library: Library, topic: Topic, place: Place, section: str = "", *, with_sources: bool = False
) -> Document:
    """Return the page of a topic, or one section of it, with all it needs from the library."""
    from heroininfo.pages.topic import topic_page

    works = {source.id: source for source in library.sources(cited(walk(topic)))}
    helplines, titles = library.helplines(place.code), library.titles(topic.see)
    return topic_page(topic, works, place, helplines, titles, section, with_sources=with_sources)


def check_section(topic: Topic, section: str) -> None:
    """Raise HeroininfoError where a topic has no section with this id; empty is the whole page."""
    ids = [part.id for part in topic.sections]
    if section and section not in ids:
        raise HeroininfoError(
            f'no section called "{echo(section)}" in {topic.id}.', f"It has: {', '.join(ids)}"
        )
