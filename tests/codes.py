"""Reads QR codes off text with a decoder that knows nothing of this program."""

import pytest

zxingcpp = pytest.importorskip("zxingcpp", reason="no decoder: pip install zxing-cpp")
Image = pytest.importorskip("PIL.Image", reason="no decoder: pip install pillow")

INK = {"\u2588": (1, 1), "\u2580": (1, 0), "\u2584": (0, 1), "#": (1, 1)}


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
