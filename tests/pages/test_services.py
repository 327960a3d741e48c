"""An organisation's own services on a page: where they stand, how many, and all that they say."""

from support import flowing

from heroininfo.document import Contact, Document, Paragraph, Span
from heroininfo.model import Number
from heroininfo.pages.services import TOWNS, near_you, too_many
from heroininfo.render.text import render
from heroininfo.services.records import Service, Services


def services(*made: Service, where: str = "", file: str = "own.csv", by: str = "") -> Services:
    """Return the services of a file, near a place."""
    return Services(file, by, made, (), len(made), 0, (), where)


def said(found: Services) -> str:
    """Return what a page says of services, on one line."""
    return flowing(render(Document(tuple(near_you(found))), 80))


def towns(count: int) -> list[Service]:
    """Return services in so many towns."""
    return [Service(f"S {n}", town=f"Town {n}", web="https://x.org") for n in range(count)]


def test_place_without_a_service_names_the_towns_that_have_one() -> None:
    """Five, how many more there are, and the command for the first of them."""
    few, many = said(services(*towns(5), where="Oz")), said(services(*towns(7), where="Oz"))
    assert TOWNS == 5
    assert 'None is near "Oz". Towns: Town 0, Town 1, Town 2, Town 3, Town 4. See' in few
    assert "Town 3, Town 4 and 2 more. See those near you, by town or postcode: " in many
    assert many.endswith('heroininfo help-line --near "Town 0"')
    assert "Town 5" not in many


def test_command_is_one_that_can_be_typed() -> None:
    """It is marked as one, and quotes what a shell would take apart."""
    named = Service("A", town='St. "John`s $x', web="https://x.org")
    *_, paragraph = near_you(services(named, where="Oz"))
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text[-1] == Span('heroininfo help-line --near "St. Johns x"', "command")


def test_twenty_are_listed_and_more_ask_for_a_place() -> None:
    """Unless one was named; then the rest is counted."""
    twenty, more = services(*towns(20)), services(*towns(21))
    assert not too_many(twenty)
    assert "S 19" in said(twenty)
    assert too_many(more)
    assert "21 places in own.csv." in said(more)
    near = [Service(f"S {n}", town="Oz", web="https://x.org") for n in range(22)]
    assert "2 more. A postcode or a street shows fewer." in said(services(*near, where="Oz"))


def test_all_that_a_file_says_of_a_service_is_printed() -> None:
    """How to reach it first; then where, when, what and for whom."""
    full = Service(
        name="Clinic",
        organization="Harbor",
        category=("Detox", "Advice"),
        about="helps",
        phone=(Number("1 2", "tel:12"), Number("3", "tel:3", "text")),
        address="1 Bay St, Lynn",
        web="https://x.org",
        hours="9 to 5",
        cost="free",
        for_whom="adults",
        languages="Polish",
        seen="2026-05-03T10:00",
    )
    assert said(services(full, by="Harbor")).endswith(
        "Clinic: 1 2 or text 3 https://x.org 1 Bay St, Lynn 9 to 5. Free. Helps. Adults. Polish."
        " Detox, Advice. Run by Harbor. They last checked it 3 May 2026."
    )
    own = Service("Harbor", "Harbor", web="https://x.org", seen="last spring.")
    assert said(services(own)).endswith("https://x.org They last checked it last spring.")


def test_number_to_text_opens_a_text() -> None:
    """Not a call."""
    texted = Service("A", phone=(Number("3", "tel:3", "text"),))
    *_, contact = near_you(services(texted))
    assert isinstance(contact, Contact)
    assert [span.link for span in contact.lines[0]] == ["", "sms:3"]
