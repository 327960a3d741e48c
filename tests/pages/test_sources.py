"""Whose works a page stands on."""

import pytest

from heroininfo.model import Source
from heroininfo.pages.sources import closing_line


def work(publisher: str, date: str = "2020") -> Source:
    """Return a work of a publisher."""
    return Source("x", publisher, "A work", "https://x.org/a", date)


@pytest.mark.parametrize(
    ("works", "said"),
    [
        ([work("A")], "From A (1 work). Sources: `c`"),
        ([work("A", "2019"), work("A", "2021-05")], "From A (2 works, 2019 to 2021)."),
        ([work("A", "undated"), work("B", "2021")], "From A, B (2 works)."),
        (
            [work("A", "2019"), work("A", "undated"), work("A", "2021")],
            "From A (3 works; 2 show a date, 2019 to 2021).",
        ),
        ([work("A"), work("B"), work("B")], "From B, A (3 works)."),
        ([work(name) for name in "ABC"], "From A, B and 1 other (3 works)."),
        ([work(name) for name in "ABCD"], "From A, B and 2 others (4 works)."),
        ([work("WHO (World Health)"), work("WHO: Europe"), work("WHO, unit")], "From WHO (3 works"),
    ],
)
def test_page_names_those_it_stands_on_most(works: list[Source], said: str) -> None:
    """Two, and how many others; from when to when, as far as they say."""
    assert closing_line(works, "c").startswith(said)
