"""The tables of a library, and the checksum that guards their rows."""

from zlib import crc32

VERSION = 1
"""Changes whenever the tables do; a file with another version is refused."""

TABLES = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE record (kind TEXT, id TEXT, body BLOB, checksum INTEGER, PRIMARY KEY (kind, id))
    WITHOUT ROWID;
"""
"""Kinds: topic and source, by id; country, by code, with the pages behind its number; helplines, by
country, a list of lines, the most useful first; name, every name of a topic with its id; list, the
checked lists of all `topics` and all `names`.

The checksum is a CRC-32 of all that a row says, so that damage is never shown as a page.
"""


def checksum(kind: str, record_id: str, body: bytes) -> int:
    """Return the checksum of a row."""
    return crc32(body, crc32(f"{kind} {record_id}".encode()))
