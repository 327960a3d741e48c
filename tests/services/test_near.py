"""Services near a town or a postcode."""

import pytest

from heroininfo.services.near import near, towns
from heroininfo.services.records import Service


def place(town: str = "", postcode: str = "", address: str = "") -> Service:
    """Return a service somewhere."""
    return Service("A", town=town, postcode=postcode, address=address or f"{town} {postcode}")


@pytest.mark.parametrize(
    ("service", "where", "found"),
    [
        (place("Boston", "02118"), "boston", True),
        (place("Boston", "02118"), "BOSTON ", True),
        (place("New Boston"), "Boston", True),
        (place("Bostonia"), "Boston", False),
        (place("Montréal"), "montreal", True),
        (place("Boston", "02118"), "02118", True),
        (place("Boston", "02118-1234"), "02118", True),
        (place("Boston", "02118"), "021", True),
        (place("Boston", "02118"), "02", False),
        (place("Glasgow", "G12 8QQ"), "G12", True),
        (place("Glasgow", "G12 8QQ"), "g128qq", True),
        (place("Glasgow", "G12 8QQ"), "G12 8", True),
        (place("Glasgow", "G12 8QQ"), "G1", False),
        (place("Glasgow", "G128QQ"), "G12 8QQ", True),
        (place("Glasgow", "G12 8QQ"), "G128", False),
        (place("Glasgow", "G128 8QQ"), "G12", False),
        (place("Boston", "02118"), "0211 8", True),
        (place("Boston", "12 021"), "02", False),
        (place(address="1 Main St, Lynn, MA 01902"), "Lynn", True),
        (place(address="1 Main St, Lynn, MA 01902"), "01902", True),
        (place("Boston"), "???", False),
    ],
)
def test_near(service: Service, where: str, found: bool) -> None:
    """By town, region or street in whole words; by a postcode, or the start that means an area."""
    assert near([service], where) == ([service] if found else [])


def test_towns_with_the_most_services_come_first() -> None:
    """Each once."""
    assert towns([place("A"), place("B"), place("B"), place()]) == ["B", "A"]
