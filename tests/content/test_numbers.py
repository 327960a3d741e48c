"""Single numbers: the link that dials one."""

import pytest

from heroininfo.content.numbers import dial_link


@pytest.mark.parametrize(
    ("printed", "country", "link"),
    [
        ("1-800-662-4357", "US", "tel:+18006624357"),
        ("888-639-5433", "JM", "tel:8886395433"),  # free in Jamaica; another line in the US
        ("800-2673", "TT", "tel:8002673"),
        ("01 809 2166", "IE", "tel:+35318092166"),
        ("02 2327 2327", "IT", "tel:+390223272327"),  # Italy keeps its zero
        ("011 5275-1135", "AR", "tel:+541152751135"),
        ("0300 123 6600", "GB", "tel:03001236600"),
        ("116 123", "GB", "tel:116123"),
        ("13 11 14", "AU", "tel:131114"),
        ("*4141", "CL", "tel:*4141"),
    ],
)
def test_link_is_international_only_where_that_works(printed: str, country: str, link: str) -> None:
    """Places, mobiles and North American free numbers; others as dialed in the country."""
    assert dial_link(printed, country) == link
