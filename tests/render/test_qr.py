"""Codes in characters, read back by a decoder that knows nothing of this program."""

import pytest
from codes import decoded

from heroininfo.render import qr

LINK = "tel:+18006624357"


@pytest.mark.parametrize("on_paper", [True, False], ids=["paper", "screen"])
@pytest.mark.parametrize("halves", [True, False], ids=["blocks", "ascii"])
@pytest.mark.parametrize("width", [40, 80])
def test_code_is_read_back(*, halves: bool, on_paper: bool, width: int) -> None:
    """In every way of drawing, in a wide and a narrow window."""
    rows = qr.draw(LINK, halves=halves, on_paper=on_paper, width=width)
    assert decoded("\n".join(rows), on_paper=on_paper) == [LINK]
    assert max(map(len, rows)) <= width
    assert "".join(rows).isascii() is not halves


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


def test_small_window_gets_a_narrower_edge_and_one_that_is_too_small_no_code() -> None:
    """Two modules on each side rather than four; a code that is cut cannot be read."""
    whole, narrow = (qr.draw(LINK, halves=True, on_paper=False, width=width) for width in (29, 28))
    assert (len(whole), len(narrow)) == (15, 13)
    assert {len(row) for row in narrow[:-1]} == {25}
    assert decoded("\n".join(narrow), on_paper=False) == [LINK]
    assert qr.draw(LINK, halves=True, on_paper=False, width=24) == ()
    assert len(qr.draw(LINK, halves=True, on_paper=False, width=80, rows=14)) == 13
    assert qr.draw(LINK, halves=True, on_paper=False, width=80, rows=12) == ()


def test_signs_stand_two_beside_each_other_where_there_is_room() -> None:
    """To the last column."""
    for width, columns in ((58, 58), (57, 29)):
        rows = qr.draw(LINK, halves=False, on_paper=False, width=width)
        assert len(rows[0]) == columns
