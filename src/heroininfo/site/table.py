"""The table of the search, packed for a browser: `site/search.js` reads it."""

import re
import struct
from base64 import b64encode
from typing import Any

from heroininfo.library import search
from heroininfo.library.store import Library

WORD = r"[\p{L}\p{N}_]"
EDGE = rf"(?:(?<={WORD})(?!{WORD})|(?<!{WORD})(?={WORD}))"
"""What `\\b` means in Python, for letters of any script; in JavaScript it knows those of ASCII."""


def search_table(library: Library) -> dict[str, Any]:
    """Return what the search looks up: terms with the share of each page, rules, and spellings.

    `terms`, `counts` and `says` are base64: sorted CRC-32 of 4 bytes each, how many entries each
    has, and the entries, a byte for the page and one for its share of 255. What the ranking weighs
    by comes with them, shares of a whole as parts of 255 too.
    """
    terms, counts, says = bytearray(), bytearray(), bytearray()
    for term, packed in library.rows("SELECT term, pages FROM evidence ORDER BY term"):
        entries = list(search.OF_PAGE.iter_unpack(packed))
        terms += struct.pack("<I", term)
        counts.append(len(entries))
        says += bytes(value for entry in entries for value in entry)
    wanted = [word for (word,) in library.rows("SELECT DISTINCT word FROM spelling_cut")]
    return {
        "pages": [topic for (topic,) in library.rows("SELECT topic FROM page ORDER BY id")],
        "terms": b64encode(terms).decode(),
        "counts": b64encode(counts).decode(),
        "says": b64encode(says).decode(),
        "known": [word for (word,) in library.rows("SELECT word FROM spelling ORDER BY word")],
        "wanted": sorted(wanted),
        "names": library.names(),
        "rules": _rules(library),
        "leads": _leads(library),
        "by_far": round(search.BY_FAR * search.SHARE),
        "telling": search.TELLING * search.SHARE,
        "familiar": search.FAMILIAR,
        "row": search.ROW,
        "part": search.PART,
        "part_weight": search.PART_WEIGHT,
    }


def _leads(library: Library) -> list[dict[str, Any]]:
    """Return the sections that say what a question is, where their page leads by far.

    `says` is base64 of entries of 6 bytes: term, place of a section on the page, share of 255.
    """
    query = """
        SELECT page.id, section, kind, sections FROM rule_lead JOIN page USING (topic) ORDER BY kind
    """
    return [
        {"page": page, "section": section, "kind": kind, "says": b64encode(says).decode()}
        for page, section, kind, says in library.rows(query)
    ]


def _rules(library: Library) -> list[dict[str, Any]]:
    """Return the rules, each with its expressions as JavaScript reads them."""
    rules = []
    for number, kind, topics in library.rows("SELECT id, kind, topics FROM rule ORDER BY id"):
        query = "SELECT does, match FROM rule_part WHERE rule = ? ORDER BY does, id"
        parts = [(does, in_javascript(match)) for does, match in library.rows(query, number)]
        rules.append({"kind": kind, "topics": topics.split(), "parts": parts})
    return rules


def in_javascript(expression: str) -> str:
    r"""Return an expression of Python's `re` as JavaScript reads it with the flag u."""
    return expression if expression.isascii() else re.sub(r"\\b", lambda _: EDGE, expression)
