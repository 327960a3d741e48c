"""The one filter for text that leaves the program, whatever it came from.

Arguments, answers, file names, YAML, what SQLite says and the library itself: none of them may move
a cursor, change a title, hide a line or turn text round.
"""

import unicodedata


def printable(text: str, kept: str = "\n") -> str:
    """Return a text in which nothing but `kept` drives a terminal.

    What Unicode calls not printable becomes a space: C0, C1, DEL, marks that change the direction
    of text, separators of lines, characters without a width or a meaning. Bytes that were no text
    become a question mark.
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in kept else "?" if "\ud800" <= c <= "\udfff" else " "
        for c in text
    )


def one_line(text: str) -> str:
    """Return a text as one line that a terminal can show safely."""
    return " ".join(printable(text, "").split())


def escaped(json: str) -> str:
    """Return JSON in which every character that could drive a terminal is written as an escape."""
    if json.isprintable():
        return json
    return "".join(c if c.isprintable() or c == "\n" else _units(c) for c in json)


def _units(character: str) -> str:
    r"""Return a character as JSON escapes it: `\u` and four hex digits, twice above U+FFFF."""
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def encodable(text: str, encoding: str) -> str:
    """Return a text as an encoding can hold it: accents go first, then a question mark."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(
            piece.encode(encoding, "replace").decode(encoding)
            for character in text
            for piece in [_nearest(character, encoding)]
        )
    return text


def _nearest(character: str, encoding: str) -> str:
    """Return a character, or its base letter where the encoding cannot hold it."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return unicodedata.normalize("NFKD", character)[0]
    return character
