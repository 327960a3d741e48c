"""A cell of numbers to call -> each of them, and why another is not used."""

import re

from msgspec import Struct
from msgspec.structs import replace

from heroininfo.model import Number
from heroininfo.services.clean import one_line

ROUNDED = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
ALWAYS_OPEN = re.compile(r"\b24\s*(?:/\s*7|-?\s*h(?:ou)?rs?\b)", re.IGNORECASE)
VANITY = re.compile(r"([\d-]*\d-)[A-Z]{3,}\s*\((\d{3,})\)")
"""A number in letters, with its digits in brackets: 1-800-662-HELP (4357)."""
EXTENSION = re.compile(
    r",?\s*\(?(?<![a-z])(?:extension|extn|ext|x)\.?\s*:?\s*#?(\d{1,6})\b\)?", re.IGNORECASE
)
PRESS = re.compile(r",?\s*\(?(?:then\s+)?(?:press|option)\s+(\d)\b\)?", re.IGNORECASE)
BETWEEN = re.compile(
    r"[;|,\n\r]|\s/\s|/(?=\s*[+(]?\d{3})|\s+(?:or|and|&)\s+(?=\D{0,20}\d)", re.IGNORECASE
)
NUMBER = re.compile(
    r"(?P<body>(?:\+\s?)?\(?\+?[\d*][\d\s().-]*(?:[A-Z]{3,7}\b)?)"
    r"(?:\s?x(?P<extension>\d{1,6}))?(?:\s?p(?P<press>\d))?"
)
DASHES = re.compile("[\u2010-\u2015\u2212]")
KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
LONGEST, SHORTEST, PART = 15, 3, 4
"""Digits of any number (ITU-T E.164), of any that we take for one, of a mere ending."""
SHORT_CODE = {1: 6, 2: 6, 3: 3}
"""Digits of a calling code -> at most so many digits after it are no whole number."""
TWO_DIGITS = re.compile(r"2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")
"""Calling codes of two digits; those of 1 and 7 have one, all others three."""
UNSAID = frozenset(("main", "office", "line", "phone", "call", "voice", "tel", "telephone"))
SAID = UNSAID.union(
    ("tty", "tdd", "textphone", "text", "sms", "toll", "free", "freephone", "hotline", "helpline"),
    ("crisis", "after", "hours", "evenings", "nights", "weekends", "daytime"),
)
"""Words beside a number that are shown, unless they say nothing. Others may be a person's name."""
NOT_CALLED = frozenset(("fax", "pager"))


class Phones(Struct):
    """What a cell of numbers holds."""

    numbers: list[Number]
    wrong: list[tuple[str, str]]
    """What is wrong with a number that is left out, and how to mend it."""


def phones(cell: str, label: str = "", extension: str = "") -> Phones:
    """Return the numbers of a cell.

    `label`: what its column says of them, such as "TTY". `extension`: that of the first number.
    """
    found = Phones([], [])
    text = re.sub(r"\A(\d+)\.0\Z", r"\1", "\n".join(map(one_line, cell.splitlines())).strip())
    text = ALWAYS_OPEN.sub(" ", DASHES.sub("-", text.replace('"', "")))
    if ROUNDED.fullmatch(text):
        fix = "format the column as text, and type the number again"
        found.wrong.append((f'"{text}" was rounded by a spreadsheet', fix))
        return found
    text = PRESS.sub(r" p\1", EXTENSION.sub(r" x\1", VANITY.sub(r"\1\2", text)))
    for piece in BETWEEN.split(text):
        _take(piece, label, found)
    extension = extension.removesuffix(".0")
    if found.numbers and extension.isdecimal() and not found.numbers[0].note:
        found.numbers[0] = replace(found.numbers[0], note=f"then extension {extension}")
    if text and not (found.numbers or found.wrong or _words(text) & NOT_CALLED):
        found.wrong.append((f'no number in "{text[:30]}"', "write a number, or leave it empty"))
    return found


def _take(piece: str, label: str, found: Phones) -> None:
    """Add the number in a piece of a cell, or what is wrong with it."""
    match = next((m for m in NUMBER.finditer(piece) if len(_digits(m["body"])) >= SHORTEST), None)
    if match is None:
        return
    words = [word for word in re.findall(r"[^\W\d_]+", _around(piece, match)) if len(word) > 1]
    said = {word.casefold() for word in words}
    if said & NOT_CALLED:
        return
    number = " ".join(match["body"].split()).strip(" .-")
    number = number if number.count("(") == number.count(")") else number.strip("()")
    dialed = _digits(number)
    if why := _wrong(number, dialed, after=bool(found.numbers) and not words):
        found.wrong.append(why)
        return
    note = label
    if said - UNSAID and said <= SAID:
        note = " ".join(w.upper() if w.casefold() in ("tty", "tdd") else w.lower() for w in words)
    if match["extension"]:
        note = f"then extension {match['extension']}"
    if match["press"]:
        note = f"then press {match['press']}"
    note = "text" if note == "sms" else note
    if dialed not in [one.tel.removeprefix("tel:") for one in found.numbers]:
        found.numbers.append(Number(number, f"tel:{dialed}", note))


def _around(piece: str, match: re.Match[str]) -> str:
    """Return the words before and after a number."""
    return f"{piece[: match.start()]} {piece[match.end() :]}"


def _words(text: str) -> set[str]:
    """Return the words of a text in small letters."""
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def _digits(number: str) -> str:
    """Return what is dialed: digits, after a plus where there is one."""
    plus = "+" if number.lstrip(" (").startswith("+") else ""
    if plus:
        number = number.replace("(0)", "")  # +44 (0)20: the 0 is for those within
    star = "*" if number.startswith("*") else ""
    return plus + star + re.sub(r"\D", "", number.translate(KEYS))


def _wrong(number: str, dialed: str, *, after: bool) -> tuple[str, str] | None:
    """Return what is wrong with a number, and how to mend it; None where nothing is.

    `after`: whether it follows another in its cell without a word of its own.
    """
    digits = dialed.lstrip("+*")
    if len(digits) > LONGEST:
        return f"{number} has {len(digits)} digits", "part two numbers with a semicolon"
    if dialed.startswith("+") and (short := _short_code(digits)) is not None:
        fix = f"write {short}, as it is dialed" if short else "write it as it is dialed"
        return f"{number} is a short code with a plus, which no phone can dial", fix
    if after and len(digits) == PART:
        return f"{number} is only the end of a number", "write each number whole"
    return None


def _short_code(digits: str) -> str | None:
    """Return the short code that was given a calling code; None where it is a whole number."""
    if digits.startswith("0"):
        return ""
    code = 1 if digits[0] in "17" else 2 if TWO_DIGITS.match(digits) else 3
    rest = digits[code:]
    return rest if len(rest) <= SHORT_CODE[code] else None
