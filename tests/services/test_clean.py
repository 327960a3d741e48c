"""A cell of any file as one line that is safe wherever it is shown."""

import pytest

from heroininfo.services.clean import is_formula, one_line, shortened


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        (" a\n b\tc ", "a b c"),
        ("a\u200bb", "ab"),
        ("a\x07b", "ab"),
        ("\x1b]0;title\x07a\x1b[31mb", "ab"),
        ('="02118"', "02118"),
        ('"quoted "', "quoted"),
        ('the "Old Mill"', 'the "Old Mill"'),
        ("N/A", ""),
        ("?", ""),
        ("-", ""),
        ("#REF!", ""),
        ("Unknown", ""),
        ("unknown hours", "unknown hours"),
        *(
            (nothing, "")
            for nothing in [
                "nan",
                "null",
                "none",
                "nil",
                "n/a",
                "na",
                "#n/a",
                "#value!",
                "#name?",
                "tbd",
                "--",
                ".",
            ]
        ),
        ("Montréal", "Montréal"),
        ("Montre\u0301al", "Montréal"),
        ("x\u0301\u0302\u0303\u0304y\u0301", "x\u0301\u0302ý"),
    ],
)
def test_cell_is_one_safe_line(cell: str, line: str) -> None:
    """Empty where it says nothing; a letter carries two accents at most."""
    assert one_line(cell) == line


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("=1+1", True),
        ("@SUM(A1)", True),
        ("+cmd|x", True),
        ("-cmd", True),
        ("+44 20", False),
        ("- day clinic", False),
        ("+(44)", False),
        ("-.5", False),
        ("a=b", False),
    ],
)
def test_what_a_spreadsheet_would_run_is_known(text: str, runs: bool) -> None:
    """A number with a plus is none of it."""
    assert is_formula(text) is runs


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two..."),
        ("one two, three", 12, "one two..."),
        ("abcdefghij", 8, "abcde..."),
    ],
)
def test_long_text_is_cut_between_words(text: str, longest: int, cut: str) -> None:
    """Never longer than asked."""
    assert shortened(text, longest) == cut
