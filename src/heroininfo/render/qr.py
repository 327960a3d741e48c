"""Links drawn as QR codes in characters, for a phone's camera to read off a terminal or a print."""

import segno

from heroininfo.render.lines import HALF_BLOCKS

QUIET = 4
"""Modules of empty space that every reader may count on (ISO/IEC 18004)."""


def draw(link: str, *, halves: bool, on_paper: bool, width: int) -> tuple[str, ...]:
    """Return the rows of a QR code that holds `link`.

    With `halves` two rows of modules share a line; without, `#` signs stand for them, two beside
    each other where `width` columns have room, since a character is twice as high as wide.
    On paper what is dark is drawn; on a screen, which is taken to be dark, what is light is.
    """
    code = segno.make(link, error="l", micro=False)  # as small as can be; segno adds what fits
    ink = [[bool(module) == on_paper for module in row] for row in code.matrix_iter(border=QUIET)]
    if halves:
        ink += [[False] * len(ink)] * (len(ink) % 2)
        pairs = zip(ink[::2], ink[1::2], strict=True)
        rows = [
            "".join(HALF_BLOCKS[up + 2 * down] for up, down in zip(*pair, strict=True))
            for pair in pairs
        ]
    else:
        pen = "##" if 2 * len(ink) <= width else "#"
        rows = ["".join(pen if module else " " * len(pen) for module in row) for row in ink]
    return tuple(row.rstrip() for row in rows)


def svg(link: str) -> str:
    """Return a QR code that holds `link` as an SVG element, dark on white on any page."""
    code = segno.make(link, error="m", micro=False)
    return code.svg_inline(border=QUIET, dark="#000", light="#fff", omitsize=True)
