"""HTML: one valid, self-contained page, that asks nothing of any network and runs nothing."""

import builtins
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
import zxingcpp
from every_block import EVERY_BLOCK, SIGNS
from PIL import Image, ImageDraw
from support import Golden

from heroininfo.api import topic_document
from heroininfo.document import (
    Bullets,
    Code,
    Columns,
    Contact,
    Document,
    Lead,
    Paragraph,
    Span,
    Title,
)
from heroininfo.errors import HeroininfoError
from heroininfo.library.store import Library
from heroininfo.pages.overdose import overdose_page
from heroininfo.place import detect
from heroininfo.render import html
from heroininfo.render.html import render, safe_link
from heroininfo.render.outline import Outline, outline

US = detect("US", {})


def parsed(text: str) -> Element:
    """Return the tree of a page; fail where a strict parser finds an error."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(text)
    assert parser.errors == []
    return tree


def words(element: Element) -> str:
    """Return the text of an element, spaces as one."""
    return " ".join("".join(element.itertext()).split())


def test_every_block_is_valid_html_with_its_words() -> None:
    """A strict parser finds no error, and reads back what could be taken for markup."""
    tree = parsed(render(EVERY_BLOCK))
    assert words(tree).count(" ".join(SIGNS.split())) == 15


def test_every_page_is_valid_html(real_library: Library) -> None:
    """Each page as it is printed, with its sources; no id stands for two things."""
    for topic in real_library.topics():
        tree = parsed(render(topic_document(real_library, topic, US, with_sources=True)))
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), topic.id
        links = [str(a.get("href")) for a in tree.iter("a")]
        assert {link[1:] for link in links if link[0] == "#"} <= set(ids), topic.id


def test_headings_go_down_one_level_at_a_time(real_library: Library) -> None:
    """One heading of the first level, and none that skips a level: for screen readers."""
    documents = [topic_document(real_library, t, US) for t in real_library.topics()]
    for document in (*documents, overdose_page(US), EVERY_BLOCK):
        tree = parsed(render(document))
        levels = [int(e.tag[1]) for e in tree.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_page_says_its_language_name_and_encoding() -> None:
    """For screen readers, and for programs that save it."""
    tree = parsed(render(overdose_page(US)))
    assert tree.get("lang") == "en"
    assert [words(title) for title in tree.iter("title")] == ["Overdose: what to do now"]
    assert render(overdose_page(US)).isascii()


def test_page_asks_for_nothing_and_runs_nothing() -> None:
    """No script, no address that a browser follows by itself, and a policy that forbids them."""
    text = render(EVERY_BLOCK)
    tree = parsed(text)
    assert not [e.tag for e in tree.iter() if e.tag in ("script", "link", "iframe", "img", "form")]
    assert not [e for e in tree.iter() if e.get("src") or e.get("style") or e.get("onclick")]
    style = next(tree.iter("style")).text or ""
    assert "url(" not in style
    assert "@import" not in style
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = next(e.get("content") for e in tree.iter("meta") if e.get("http-equiv"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("tel:+18002738255", True),
        ("sms:988", True),
        ("https://example.org/a:b", True),
        ("withdrawal.html", True),
        ("../gb/index.html#a:b", True),
        ("#source-1", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,<script>", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
    ],
)
def test_link_that_could_run_something_is_left_out(link: str, safe: bool) -> None:
    """Only addresses, numbers, and pages beside this one."""
    assert safe_link(link) == (link if safe else "")


def test_unsafe_link_leaves_its_words() -> None:
    """What a link says is still on the page."""
    document = Document((Title("A"), Paragraph((Span("here", "", "javascript:alert(1)"),))))
    tree = parsed(render(document))
    assert [words(p) for p in tree.iter("p")] == ["here"]
    assert list(tree.iter("a")) == []


def test_code_on_a_page_dials_what_stands_beside_it() -> None:
    """A camera reads the drawing as the link."""
    tree = parsed(render(Document((Title("A"), Code("tel:+18002738255", ((Span("Call"),),))))))
    strokes = (e for e in tree.iter() if str(e.tag).endswith("path") and e.get("stroke"))
    path = next(strokes).get("d") or ""
    image = Image.new("L", (600, 600), 255)
    pen = ImageDraw.Draw(image)
    x = y = 0.0
    for command, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", path):
        if command == "h":
            end = x + float(first)
            pen.rectangle((x * 10, (y - 0.5) * 10, end * 10 - 1, (y + 0.5) * 10 - 1), 0)
            x = end
        elif command == "M":
            x, y = float(first), float(second)
        else:
            x, y = x + float(first), y + float(second)
    assert [found.text for found in zxingcpp.read_barcodes(image)] == ["tel:+18002738255"]


def test_empty_lists_leave_no_mark() -> None:
    """A list needs an item to be valid."""
    document = Document((Title("A"), Bullets(()), Contact("Line", ())))
    assert list(parsed(render(document)).iter("ul")) == []


def test_what_is_missing_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package for templates: one line, and how to get it."""
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "jinja2":
            raise ImportError(name)
        return real(name, *rest)

    html.environment.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(HeroininfoError) as caught:
        render(EVERY_BLOCK)
    assert caught.value.message == "HTML needs Jinja2, which is not installed."
    assert caught.value.hint == "Install it: pip install jinja2, or pipx inject heroininfo jinja2"


def test_a_grid_is_a_table_whose_headings_say_what_they_head() -> None:
    """So that a screen reader says the column and the row of each cell."""
    table = next(parsed(render(EVERY_BLOCK)).iter("table"))
    heads = [(cell.get("scope"), cell.text) for cell in table.iter("th")]
    assert [scope for scope, _ in heads] == ["col", "col", "row"]
    assert (heads[0][1], heads[2][1]) == ("Methadone", "How")
    assert len(list(table.iter("td"))) == 1 + 2  # the corner, and the cells


def test_every_block_looks_as_it_did(golden: Golden) -> None:
    """The whole of it, to be read when it changes."""
    golden("every_block_html", render(EVERY_BLOCK).partition("<main>")[2])


def test_titles_in_columns_are_titles() -> None:
    """One names the page; two stand a level deeper."""
    columns = Columns(((Title("A"),), (Lead((Span("a"),)),)))
    assert outline(Document((columns,))) == Outline("A", named=True, title=1)
    both = Columns(((Title("A"),), (Title("B"),)))
    assert outline(Document((both,), "Two")) == Outline("Two", named=False, title=2)
    assert outline(Document(())) == Outline("heroininfo", named=False, title=1)
