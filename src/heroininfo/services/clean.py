"""A cell of any file -> one line of text that is safe on a terminal, a page or a sheet."""

import re
import unicodedata

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?", re.S)
"""Sequences that command a terminal: colors, titles, links."""
FORMULA = re.compile(r"\A(?:=|@|[+-](?![\d\s(.]))")
"""How a cell begins that a spreadsheet would run."""
QUOTED = re.compile(r'\A=?"([^"]*)"\Z')
"""How spreadsheets keep a leading zero, and how HSDS quotes a number."""
NOTHING = frozenset(
    (
        "nan",
        "null",
        "none",
        "nil",
        "n/a",
        "na",
        "#n/a",
        "#ref!",
        "#value!",
        "#name?",
        "tbd",
        "unknown",
        "-",
        "--",
        ".",
        "?",
    )
)
"""What stands in a cell that is empty."""
MARKS = 2
"""Accents that one letter may carry."""


def one_line(text: str) -> str:
    """Return a text as one line of printable characters; empty where the cell says nothing."""
    text = unicodedata.normalize("NFC", ESCAPES.sub("", text))
    if not text.isprintable():
        text = "".join(c if c.isprintable() else _space(c) for c in text)
    text = " ".join(text.split())
    quoted = QUOTED.match(text)
    text = quoted[1].strip() if quoted else text
    return "" if text.casefold() in NOTHING else _without_piles(text)


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet would take a text for a formula."""
    return bool(FORMULA.match(text))


def shortened(text: str, longest: int) -> str:
    """Return a text of at most so many characters, cut between words."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 3]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.") + "..."


def _space(character: str) -> str:
    """Return what stands for a character that is not printed: a space, or nothing within a word."""
    return (
        ""
        if unicodedata.category(character) in ("Cf", "Cc") and character not in "\t\n\r\v\f"
        else " "
    )


def _without_piles(text: str) -> str:
    """Return a text without accents piled upon accents."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MARKS:
            kept.append(character)
    return "".join(kept)
