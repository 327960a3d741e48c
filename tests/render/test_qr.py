"""Codes in characters, read back by a decoder that knows nothing of this program."""

import pytest

from heroininfo.content.parse import Content
from heroininfo.render import qr

zxingcpp = pytest.importorskip("zxingcpp", reason="no decoder: pip install 'heroininfo[dev]'")
Image = pytest.importorskip("PIL.Image", reason="no decoder: pip install 'heroininfo[dev]'")

LINK = "tel:+18006624357"
INK = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), "#": (1, 1)}


def decoded(text: str, *, on_paper: bool = True) -> list[str]:
    """Return what a camera reads off a text, from top to bottom: dark on white, or light on dark.

    A character is one dot wide and two high, each dot of eight pixels.
    """
    rows = text.splitlines()
    paper, ink = (255, 0) if on_paper else (0, 255)
    image = Image.new("L", (max(map(len, rows)) + 8, 2 * len(rows) + 8), paper)
    for y, row in enumerate(rows):
        for x, character in enumerate(row):
            for half, inked in enumerate(INK.get(character, (0, 0))):
                if inked:
                    image.putpixel((x + 4, 2 * y + half + 4), ink)
    large = image.resize((image.width * 8, image.height * 8), Image.Resampling.NEAREST)
    found = zxingcpp.read_barcodes(large)
    return [code.text for code in sorted(found, key=lambda code: code.position.top_left.y)]


@pytest.mark.parametrize("on_paper", [True, False], ids=["paper", "screen"])
@pytest.mark.parametrize("halves", [True, False], ids=["blocks", "ascii"])
@pytest.mark.parametrize("width", [40, 80])
def test_code_is_read_back(*, halves: bool, on_paper: bool, width: int) -> None:
    """In every way of drawing, in a wide and a narrow window."""
    rows = qr.draw(LINK, halves=halves, on_paper=on_paper, width=width)
    assert decoded("\n".join(rows), on_paper=on_paper) == [LINK]
    assert max(map(len, rows)) <= width
    assert "".join(rows).isascii() is not halves


def test_every_link_of_the_library_is_read_back(real_content: Content) -> None:
    """Each number that is published, and none needs more than 30 columns."""
    links = [
        link
        for located in real_content.helplines
        for link in (*located.record.tel, located.record.sms)
        if link
    ]
    assert len(links) > 130
    for link in set(links):
        rows = qr.draw(link, halves=True, on_paper=False, width=30)
        assert decoded("\n".join(rows), on_paper=False) == [link]
        assert max(map(len, rows)) <= 29


def test_light_edge_is_part_of_the_code_on_a_screen() -> None:
    """Four modules on each side, in blocks: two rows above, four columns to the left."""
    rows = qr.draw(LINK, halves=True, on_paper=False, width=80)
    assert rows[:2] == ("█" * 29, "█" * 29)
    assert all(row.startswith("████") and row.endswith("████") for row in rows[:-1])
    assert rows[-2:] == ("█" * 29, "▀" * 29)


def test_empty_edge_stays_on_paper() -> None:
    """Two empty rows above and below, four columns to the left; no space at a line's end."""
    rows = qr.draw(LINK, halves=True, on_paper=True, width=80)
    assert rows[:2] == ("", "")
    assert rows[-2:] == ("", "")
    assert all(row.startswith("    ") and row == row.rstrip() for row in rows if row)


@pytest.mark.parametrize(
    ("encoding", "can"),
    [
        ("utf-8", True),
        ("cp437", True),
        ("ascii", False),
        ("cp1252", False),
        (None, False),
        ("no-such-encoding", False),
    ],
)
def test_blocks_are_drawn_only_where_the_encoding_has_them(encoding: str | None, can: bool) -> None:
    """Otherwise they would come out as question marks."""
    assert qr.can_draw(encoding) is can
