"""Manual pages: groff and mandoc read the words of the document, and find nothing to say."""

import re
import shutil
import subprocess

import pytest
from every_block import EVERY_BLOCK, SIGNS
from support import Golden

from heroininfo.api import topic_document
from heroininfo.document import Document, Paragraph, Span
from heroininfo.library.store import Library
from heroininfo.place import detect
from heroininfo.render.man import render

needs_groff = pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
needs_mandoc = pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not installed")


def run(command: str, page: str) -> subprocess.CompletedProcess[str]:
    """Run a program over a manual page."""
    return subprocess.run(command.split(), input=page, capture_output=True, text=True, check=False)


@needs_groff
def test_groff_reads_back_every_sign_and_warns_of_nothing() -> None:
    """Signs that mean something to roff are shown as they are, wherever they stand."""
    shown = run("groff -man -Tutf8 -rLL=400n -P-cbou -wall -Wbreak", render(EVERY_BLOCK))
    assert shown.stderr == ""
    read = " ".join(re.sub("\\x1b\\[[0-9;]*m", "", shown.stdout).split())
    assert read.count(" ".join(SIGNS.split())) == 15


@needs_mandoc
def test_mandoc_finds_no_fault_in_any_page(real_library: Library) -> None:
    """Each page of the library, with a date."""
    for topic in real_library.topics():
        page = render(topic_document(real_library, topic, detect("US", {})), date="2026-11-26")
        assert run("mandoc -T lint -W warning", page).stdout == "", topic.id


def test_page_is_ascii_and_its_source_lines_are_short() -> None:
    """It can be read with any encoding; the lines of drawings alone are longer."""
    page = render(EVERY_BLOCK)
    assert page.isascii()
    assert r"Caf\[u00E9]" in page
    assert max(len(line) for line in page.splitlines() if r"\[u25" not in line) < 130


def test_every_block_looks_as_it_did(golden: Golden) -> None:
    """The whole of it, to be read when it changes."""
    golden("every_block_man", render(EVERY_BLOCK))


def test_options_can_be_copied() -> None:
    """A bare hyphen is set as one that no shell takes for its own."""
    page = render(Document((Paragraph((Span("heroininfo show --sources", "command"),)),)))
    assert r"heroininfo show \-\-sources" in page
