"""The tables of a library, and the checksums that guard them.

Two kinds, for two ways of reading. A record is looked up by its key: its row carries its own
checksum, so that a page costs no more than its rows. A search may touch any part of the file, and
what it reads is SQLite's own: for that the whole file has one, which does not depend on its tables.
"""

from zlib import crc32

VERSION = 2
"""Changes whenever the tables do; a file with another version is refused."""

TABLES = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE record (kind TEXT, id TEXT, body BLOB, checksum INTEGER, PRIMARY KEY (kind, id))
    WITHOUT ROWID;
"""
"""Kinds: topic and source, by id; country, by code, with the pages behind its number; helplines, by
country, a list of lines, the most useful first; name, every name of a topic with its id; list, the
checked lists of all `topics`, `names` and `sources`.

The checksum is a CRC-32 of all that a row says, so that damage is never shown as a page.
"""

SEAL = slice(68, 72)
"""Where the checksum of the file stands in it: SQLite's application id, which is ours to choose."""
PIECE = 1 << 20


def checksum(kind: str, record_id: str, body: bytes) -> int:
    """Return the checksum of a row."""
    return crc32(body, crc32(f"{kind} {record_id}".encode()))


def content_checksum(content: bytes) -> bytes:
    """Return the checksum of a file that is read already, as `file_checksum` does."""
    return crc32(content[SEAL.stop :], crc32(content[: SEAL.start])).to_bytes(4, "big")


def file_checksum(path: str) -> bytes:
    """Return the checksum of a file, all but the place where it is kept: a CRC-32, big-endian."""
    with open(path, "rb") as file:
        first = file.read(PIECE)
        found = crc32(first[SEAL.stop :], crc32(first[: SEAL.start]))
        while piece := file.read(PIECE):
            found = crc32(piece, found)
    return found.to_bytes(4, "big")


def kept_checksum(path: str) -> bytes:
    """Return the checksum that stands in a file."""
    with open(path, "rb") as file:
        return file.read(SEAL.stop)[SEAL]


def seal(path: str) -> None:
    """Write the checksum of a finished file into it."""
    found = file_checksum(path)
    with open(path, "r+b") as file:
        file.seek(SEAL.start)
        file.write(found)
