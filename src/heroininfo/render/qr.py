"""Links drawn as QR codes in characters, for a phone's camera to read off a terminal or a print."""

import segno

from heroininfo.render.lines import HALF_BLOCKS

QUIET, LEAST_QUIET = 4, 2
"""Modules of empty space around a code: what every reader may count on (ISO/IEC 18004), and what
cameras make do with where a small window has no room for more."""


def draw(link: str, *, halves: bool, on_paper: bool, width: int, rows: int = 0) -> tuple[str, ...]:
    """Return the rows of a QR code that holds `link`; none where it does not fit.

    It fits in `width` columns, and in so many `rows` where that is not 0. With `halves` two rows of
    modules share a line; without, `#` signs stand for them, two beside each other where there is
    room, since a character is twice as high as wide.
    On paper what is dark is drawn; on a screen, which is taken to be dark, what is light is.
    """
    code = segno.make(link, error="l", micro=False)  # as small as can be; segno adds what fits
    for quiet in (QUIET, LEAST_QUIET):
        modules = [
            [bool(module) == on_paper for module in row] for row in code.matrix_iter(border=quiet)
        ]
        drawn = _halves(modules) if halves else _signs(modules, width)
        if len(modules) <= width and (not rows or len(drawn) <= rows):
            return tuple(row.rstrip() for row in drawn)
    return ()


def _halves(modules: list[list[bool]]) -> list[str]:
    """Return modules as half blocks, two rows of them in a line."""
    padded = modules + [[False] * len(modules)] * (len(modules) % 2)
    pairs = zip(padded[::2], padded[1::2], strict=True)
    return [
        "".join(HALF_BLOCKS[up + 2 * down] for up, down in zip(*pair, strict=True))
        for pair in pairs
    ]


def _signs(modules: list[list[bool]], width: int) -> list[str]:
    """Return modules as `#` signs."""
    pen = "##" if 2 * len(modules) <= width else "#"
    return ["".join(pen if module else " " * len(pen) for module in row) for row in modules]


def svg(link: str) -> str:
    """Return a QR code that holds `link` as an SVG element, dark on white on any page."""
    code = segno.make(link, error="m", micro=False)
    return code.svg_inline(border=QUIET, dark="#000", light="#fff", omitsize=True)
