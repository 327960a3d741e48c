"""What a terminal sends -> the names of keys."""

import pytest

from heroininfo.guide.screen import keys_in


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("\r\n", ["enter", "enter"]),
        (" q?", ["space", "q", "?"]),
        ("\x1b[C\x1b[D\x1bOC\x1bOD", ["right", "left", "right", "left"]),
        ("\x7f\b", ["backspace", "backspace"]),
        ("\x1b", []),
        ("\x1bn", ["n"]),
        ("\x1b[A\x1b[B\x1bOP\x1b[3~\x1b[1;5C\x1b[<0;3;4M\x00\x07\t", []),
        ("\x1b[1;2", []),
        ("\x04", ["\x04"]),
    ],
)
def test_keys_are_named_and_unknown_ones_left_out(typed: str, names: list[str]) -> None:
    """Escape then n is n; a function key is nothing, not the digits it is sent as."""
    assert list(keys_in(typed)) == names
