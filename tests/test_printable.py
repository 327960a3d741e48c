"""The filter for text that leaves the program: what is kept, what is replaced, and by what."""

import json

import pytest

from heroininfo.printable import encodable, escaped, one_line, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a\nb"),
        ("a\tb", "a b"),
        ("a\x1b[31mb", "a [31mb"),
        ("a\x7fb\x9bc", "a b c"),
        ("a\u202eb\u2028c", "a b c"),
        ("\ud800a\udc80b\udfff", "?a?b?"),
        ("é\u0301 ok", "é\u0301 ok"),
    ],
)
def test_what_could_drive_a_terminal_is_replaced(text: str, shown: str) -> None:
    """By a space; bytes that were no text, by a question mark."""
    assert printable(text) == shown


def test_lines_are_kept_only_where_they_may_be() -> None:
    """A name of a file is one line."""
    assert printable("a\nb", "") == "a b"
    assert printable("a\tb", "\t") == "a\tb"
    assert one_line(" a\n\n b\x1bc ") == "a b c"


@pytest.mark.parametrize(
    ("character", "written"),
    [("\x1b", "\\u001b"), ("\u202e", "\\u202e"), ("\U000e0001", "\\udb40\\udc01")],
)
def test_json_has_escapes_for_what_could_drive_a_terminal(character: str, written: str) -> None:
    """It says the same to a program."""
    said = escaped(f'["a{character}b"]\n')
    assert said == f'["a{written}b"]\n'
    assert json.loads(said) == [f"a{character}b"]


def test_accents_go_first_where_an_encoding_cannot_hold_a_letter() -> None:
    """Then the letter."""
    assert encodable("é中文ok", "ascii") == "e??ok"
    assert encodable("é中文ok", "latin-1") == "é??ok"
    assert encodable("é中文ok", "utf-8") == "é中文ok"
