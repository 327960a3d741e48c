"""`heroininfo handout` and `heroininfo card`: what is printed, and where it is written."""

import io
import shutil
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import html5lib
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from support import Machine, Run
from terminals import on_terminal

from heroininfo.cli.files import today
from heroininfo.errors import HeroininfoError
from heroininfo.render.paper import pdf

US = {"HEROININFO_COUNTRY": "US"}


def pdf_is_made() -> bool:
    """Return whether WeasyPrint and what it needs of the system are there."""
    try:
        return bool(pdf(["<title>a</title>"]))
    except HeroininfoError:
        return False


needs_pdf = pytest.mark.skipif(not pdf_is_made(), reason="WeasyPrint or Pango is not installed")


@pytest.mark.parametrize(
    ("failure", "message", "hint"),
    [
        (
            ImportError("gone"),
            "PDF needs WeasyPrint, which is not installed.",
            "Install it: pip install weasyprint",
        ),
        (
            OSError("cannot load library\nand more"),
            "PDF needs Pango, which is not installed (cannot load library).",
            "Install it, such as: apt install libpango-1.0-0 libpangoft2-1.0-0",
        ),
    ],
)
def test_what_a_pdf_lacks_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, failure: Exception, message: str, hint: str
) -> None:
    """The package, or the libraries of the system that it needs."""

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setitem(sys.modules, "weasyprint", ModuleType("weasyprint"))
    monkeypatch.setattr(sys.modules["weasyprint"], "__getattr__", fail, raising=False)
    with pytest.raises(HeroininfoError) as caught:
        pdf(["<title>a</title>"])
    assert (caught.value.message, caught.value.hint) == (message, hint)


def text_of(page: str) -> str:
    """Return the text of a page; fail where it is not valid."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    body = parser.parse(page).find("body")
    assert parser.errors == []
    return " ".join("".join(body.itertext()).split())


@pytest.mark.slow
@pytest.mark.parametrize("topic", ["withdrawal", "overdose", "naloxone", "helping-someone"])
@pytest.mark.parametrize("country", ["US", "GB"])
@needs_pdf
def test_handout_has_two_sides_at_most(
    run: Run, real_file: Path, tmp_path: Path, country: str, topic: str
) -> None:
    """A4 or Letter, as the country prints, with text that can be selected and read aloud."""
    path = tmp_path / "a.pdf"
    ended = run("handout", topic, "--country", country, "-o", str(path), library=real_file)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    read = PdfReader(path)
    assert len(read.pages) <= 2
    assert round(read.pages[0].mediabox.width) == {"US": 612, "GB": 595}[country]
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    assert "No clinician has reviewed this page yet." in text
    assert "Near you" in text
    assert {"US": "Emergency: call 911", "GB": "Emergency: call 999 or 112"}[country] in text
    assert "heroininfo show" not in text
    assert "/MarkInfo" in read.root_object


def test_handout_says_what_its_page_says_and_nothing_of_commands(run: Run) -> None:
    """The steps, the numbers and the lines to write on; no command of this program."""
    page = text_of(run("handout", "overdose", env=US).out)
    assert "Emergency: call 911" in page
    assert "Name Number When, where" in page
    assert "heroininfo overdose" not in page
    assert "heroininfo help-line" not in page


def test_name_of_a_service_stands_on_the_sheet_as_it_was_typed(run: Run) -> None:
    """As text, whatever it looks like; what cannot be printed is left out."""
    ended = run("handout", "overdose", "--contact", "Harbor <b>\x1b[31m Clinic\n555 0100", env=US)
    assert "Near you Harbor <b> [31m Clinic 555 0100" in text_of(ended.out)


def test_code_leads_to_the_sources_of_a_site(run: Run) -> None:
    """Where an address is given, that page; with or without a slash at its end."""
    for address in ("https://example.org/us", "https://example.org/us/"):
        page = run("handout", "overdose", "--site", address, env=US).out
        assert "Every source, line by line" in text_of(page)
    assert run("handout", "overdose", "--site", "example.org", env=US).code == 2


def test_several_pages_are_printed_one_after_the_other(run: Run) -> None:
    """Each once, under its own heading; --all prints every page."""
    page = run("handout", "overdose", "getting-help", env=US).out
    assert page.count("<article>") == 2
    every = run("handout", "--all", env=US).out
    assert every.count("<article>") == len(run("topics").out.splitlines())


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["handout"], 2, "name the pages to print, or --all for every page"),
        (["handout", "overdose", "--all"], 2, "name the pages to print, or --all for every page"),
        (["handout", "zzzz"], 1, 'no topic called "zzzz"'),
        (["handout", "overdose", "-o", "page.docx"], 2, "page.docx must end in .html or .pdf"),
        (["card", "-o", "no/such/folder/card.html"], 1, "could not be written: No such file"),
        (["card", "--contact", "x" * 121], 2, "--contact takes at most 120 characters"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run: Run, words: list[str], code: int, message: str
) -> None:
    """What, where, and what to do."""
    ended = run(*words, env=US)
    assert (ended.code, ended.out) == (code, "")
    assert message in ended.err


@pytest.mark.parametrize("command", ["handout overdose", "card"])
def test_country_must_be_known(run: Run, command: str) -> None:
    """Paper goes to others: no number on it may be a guess."""
    ended = run(*command.split())
    assert (ended.code, ended.out) == (2, "")
    assert "your country is not known" in ended.err
    assert "--country GB" in ended.err


def test_card_has_the_six_lines_the_number_and_a_helpline(run: Run, real_file: Path) -> None:
    """Eight times the same, to cut out."""
    page = text_of(run("card", env=US, library=real_file).out)
    assert page.count("Overdose? Call 911 now") == 8
    assert page.count("Naloxone spray: up one nostril now.") == 8
    assert page.count("No better in 2-3 minutes: naloxone again.") == 8
    assert page.count("1-800-662-4357") == 8


@pytest.mark.slow
@needs_pdf
def test_card_is_one_sheet_whose_codes_dial_the_number(
    run: Run, real_file: Path, tmp_path: Path
) -> None:
    """Read off the printed sheet, as a camera would."""
    path = tmp_path / "card.pdf"
    run("card", "-o", str(path), env=US, library=real_file)
    assert len(PdfReader(path).pages) == 1
    drawer = shutil.which("pdftoppm") or pytest.skip("pdftoppm is not installed")
    command = [drawer, "-r", "200", "-png", str(path)]
    drawn = subprocess.run(command, capture_output=True, check=True)
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(drawn.stdout)))
    assert Counter(code.text for code in found) == {"tel:+18006624357": 8}


def test_missing_package_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, what to install, and no file left behind."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    path = tmp_path / "a.pdf"
    ended = run("card", "-o", str(path), env=US)
    assert ended.code == 1
    assert ended.err.endswith("  Install it: pip install weasyprint\n")
    assert not path.exists()


@pytest.mark.parametrize("command", ["handout overdose", "card"])
def test_paper_may_be_chosen(run: Run, command: str) -> None:
    """Else it is that of the country."""
    assert "@page { size: letter; }" in run(*command.split(), env=US).out
    assert "@page { size: A4; }" in run(*command.split(), "--paper", "A4", env=US).out


def test_card_has_the_service_that_was_named(run: Run) -> None:
    """On each; else a line to write on."""
    page = text_of(run("card", "--contact", "Harbor 555 0100", env=US).out)
    assert page.count("Harbor 555 0100") == 8


def test_paper_is_dated_by_the_clock_of_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Late in the evening in New York it is tomorrow by universal time."""
    late = Machine(now=lambda: datetime(2026, 11, 28, 1, tzinfo=UTC))
    with monkeypatch.context() as there:
        there.setenv("TZ", "America/New_York")
        time.tzset()
        dated = today(late)
    time.tzset()
    assert dated.isoformat() == "2026-11-27"


@pytest.mark.slow
@pytest.mark.parametrize("command", ["card", "handout naloxone"])
def test_page_for_print_does_not_fill_the_screen(site: Path, command: str) -> None:
    """A terminal gets what to type; a pipe or a file gets the page."""
    ended = on_terminal(site, *command.split(), "--country", "US")
    assert ended.code == 2
    assert "Name a file: --output FILE.html" in ended.out
    assert "<" not in ended.out
