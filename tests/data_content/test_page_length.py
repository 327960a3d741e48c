"""Pages are short enough to be read: lines of 80 columns, for a reader whose country is known."""

from statistics import median

import pytest

from heroininfo.api import topic_document
from heroininfo.library.store import Library
from heroininfo.place import detect
from heroininfo.render.text import render

MEDIAN, LONGEST = 100, 125
"""Lines. Half of the pages at most so long; none longer."""


@pytest.mark.parametrize("country", ["US", "GB", "CA", "AU", "IE"])
def test_pages_are_short(real_library: Library, country: str) -> None:
    """With all that stands around the content: who to call, see also, whose works."""
    place = detect(country, {})
    lines = {
        topic.id: render(topic_document(real_library, topic, place), 80).count("\n")
        for topic in real_library.topics()
    }
    assert median(lines.values()) <= MEDIAN
    assert {topic: count for topic, count in lines.items() if count > LONGEST} == {}
