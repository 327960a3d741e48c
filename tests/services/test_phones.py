"""Cells of numbers as they stand in real files: each number that can be dialed, and no other."""

import pytest

from heroininfo.services.phones import phones


def read(cell: str, label: str = "", extension: str = "") -> list[tuple[str, str, str]]:
    """Return the numbers of a cell: as printed, as dialed, and the note."""
    found = phones(cell, label, extension)
    assert found.wrong == []
    return [(n.number, n.tel.removeprefix("tel:"), n.note) for n in found.numbers]


@pytest.mark.parametrize(
    ("cell", "dialed"),
    [
        ("617-555-0100", ["6175550100"]),
        ("(617) 555-0100", ["6175550100"]),
        ("617.555.0100", ["6175550100"]),
        ("617\u2013555\u20110100", ["6175550100"]),
        ("6175550100.0", ["6175550100"]),
        ('="0300 123 0100"', ["03001230100"]),
        ('"+44 20 7946 0100"', ["+442079460100"]),
        ("+44 (0)20 7946 0100", ["+442079460100"]),
        ("(+44) 20 7946 0100", ["+442079460100"]),
        ("*22", ["*22"]),
        ("988", ["988"]),
        ("Open 24/7: 617-555-0100", ["6175550100"]),
        ("1-800-662-HELP (4357)", ["18006624357"]),
        ("1-800-662-HELP", ["18006624357"]),
        ("617-555-0100 or 617-555-0101", ["6175550100", "6175550101"]),
        ("617-555-0100; 617-555-0101 / 617-555-0102", ["6175550100", "6175550101", "6175550102"]),
        ("617-555-0100\n617-555-0100", ["6175550100"]),
        ("617-555-0100, fax 617-555-0199", ["6175550100"]),
        ("", []),
        ("NaN", []),
        ("n/a", []),
        ("Fax: 617-555-0199", []),
    ],
)
def test_numbers_of_a_cell(cell: str, dialed: list[str]) -> None:
    """Several numbers are parted, a fax is not called, a cell that says nothing has none."""
    assert [number for _, number, _ in read(cell)] == dialed


@pytest.mark.parametrize(
    "cell", ["617-555-0100 x60050", "617-555-0100, ext. 60050", "617-555-0100 (extension 60050)"]
)
def test_an_extension_is_kept(cell: str) -> None:
    """Apart from the number, which is dialed first."""
    assert read(cell) == [("617-555-0100", "6175550100", "then extension 60050")]


def test_an_extension_of_its_own_column_goes_to_the_first_number() -> None:
    """Such as HSDS has it; a spreadsheet may have made it 12.0."""
    numbers = read("617-555-0100 or 617-555-0101", extension="12.0")
    assert numbers == [
        ("617-555-0100", "6175550100", "then extension 12"),
        ("617-555-0101", "6175550101", ""),
    ]
    assert read("617-555-0100", extension="5")[0][2] == "then extension 5"
    assert read("617-555-0100 x7", extension="5")[0][2] == "then extension 7"
    assert read("617-555-0100", extension="ask Maria")[0][2] == ""


def test_what_to_press_is_kept() -> None:
    """988 alone is another line."""
    assert read("988, then press 1") == [("988", "988", "then press 1")]


def test_a_word_beside_a_number_is_kept_where_it_is_no_name() -> None:
    """A person's name is not ours to print."""
    assert read("TTY: 617-555-0100") == [("617-555-0100", "6175550100", "TTY")]
    assert read("Voice: 617-555-0100") == [("617-555-0100", "6175550100", "")]
    assert read("After hours 617-555-0100")[0][2] == "after hours"
    assert read("SMS 617-555-0100")[0][2] == "text"
    assert read("Maria 617-555-0100") == [("617-555-0100", "6175550100", "")]
    assert read("617-555-0100", "TTY") == [("617-555-0100", "6175550100", "TTY")]


@pytest.mark.parametrize(
    ("cell", "what", "fix"),
    [
        ("+44116123", "+44116123 is a short code with a plus", "write 116123, as it is dialed"),
        ("+1741741", "+1741741 is a short code with a plus", "write 741741, as it is dialed"),
        ("+4485258", "+4485258 is a short code with a plus", "write 85258, as it is dialed"),
        ("+0300 123 0100", "is a short code with a plus", "write it as it is dialed"),
        ("6.17555E+09", "was rounded by a spreadsheet", "format the column as text"),
        ("617-555-0100 617-555-0101", "has 20 digits", "part two numbers with a semicolon"),
        ("617-555-0100/0101", "0101 is only the end of a number", "write each number whole"),
        ("floor 12", 'no number in "floor 12"', "write a number, or leave it empty"),
        ("call Maria", 'no number in "call Maria"', "write a number, or leave it empty"),
    ],
)
def test_what_cannot_be_dialed_is_left_out_and_named(cell: str, what: str, fix: str) -> None:
    """With how to mend it."""
    found = phones(cell)
    assert [number.tel for number in found.numbers if number.tel != "tel:6175550100"] == []
    assert len(found.wrong) == 1
    assert what in found.wrong[0][0]
    assert fix in found.wrong[0][1]


TWO_DIGITS = {20, 27, 36, 39, 40, 41, 43, 81, 82, 84, 86, 98}.union(
    range(30, 35), range(44, 50), range(51, 59), range(60, 67), range(90, 96)
)
"""Calling codes of two digits (ITU-T E.164, list of assigned codes)."""


@pytest.mark.parametrize("code", range(20, 100))
def test_six_digits_after_a_calling_code_of_two_are_a_short_code(code: int) -> None:
    """Such as +39 116 117, which no telephone can dial; not so after a code of three, or 7."""
    assert bool(phones(f"+{code} 116 117").wrong) == (code in TWO_DIGITS)


@pytest.mark.parametrize(
    "number", ["+290 22222", "+298 123456", "+354 555 0100", "+1 617 555 0100"]
)
def test_whole_numbers_of_small_countries_are_no_short_codes(number: str) -> None:
    """Some have four or five digits after the calling code."""
    assert len(read(number)) == 1
