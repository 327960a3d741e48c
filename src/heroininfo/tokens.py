"""Words as they are compared: lower case, no accents, no apostrophes, in any script."""

import re
import unicodedata

APOSTROPHES = frozenset("'\u2019\u2018\u201b\u02bc\u02b9\u02c8\u2032\u00b4`\uff07")
"""What stands for an apostrophe on keyboards and phones; "won't" and "wont" are one word."""


NO_APOSTROPHES = {ord(character): None for character in APOSTROPHES}
PLAIN_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared.

    Accents, vowel points and other marks that only go with a letter are dropped (Unicode class not
    0, so also the virama of Hindi, on both sides of a comparison); vowel signs, which are letters
    of their own in Hindi or Thai, are kept. Format characters, such as the joiner in Persian
    words, are dropped; everything else that is no letter, digit or vowel sign parts words.
    """
    if text.isascii():  # most of all text, and much faster
        return PLAIN_WORD.findall(text.lower().translate(NO_APOSTROPHES))
    kept = []
    for character in unicodedata.normalize("NFKD", text.casefold()):
        if character in APOSTROPHES or unicodedata.combining(character):
            continue
        if character.isalnum():
            kept.append(character)
            continue
        category = unicodedata.category(character)
        if category != "Cf":
            kept.append(character if category[0] == "M" else " ")
    return "".join(kept).split()


def folded(expression: str) -> str:
    """Return a regular expression whose letters are folded as those of a question are.

    Its ASCII part is left as it is, because case means something there.
    """
    plain = unicodedata.normalize("NFKD", expression)
    return "".join(
        c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    )
