"""What the program says where it cannot do what was asked: the words, what to do, and the code.

One golden for all of them: a reader in need goes by these lines, and no page shows them. What
click says is left out, since its versions say it in other words.
"""

from pathlib import Path

import pytest
from msgspec import structs
from support import Golden, Run

from heroininfo.content.parse import Content
from heroininfo.library.build import build_file

FILES = {
    "empty.csv": b"",
    "no-names.csv": b"one,two\n1,2\n",
    "quote.csv": b'name,number\n"Clinic,1\n',
    "long.csv": b"name,number\n" + b"x" * 200_000 + b",1\n",
    "many.csv": b"name,number\n" + b"".join(b"C%d,555 0100\n" % n for n in range(20_001)),
    "large.csv": b"x" * 5_000_001,
    "book.xlsx": b"PK\x03\x04",
    "page.pdf": b"%PDF-1.4",
    "zero.csv": b"na\x00me",
    "list.json": b"[1, 2",
    "deep.json": b"[" * 100_000,
    "script.json": b"var a = [];",
    "good.csv": b"name,number,city\nClinic,555 0100,Leeds\nBad,,Leeds\n",
    "towns.csv": b"name,number\n" + b"".join(b"C%d,555 0100\n" % n for n in range(30)),
    "answers-question": b"chset: yes\n",
    "answers-answer": b"chest: perhaps\n",
    "answers-latin": b"ch\xe9st: yes\n",
    "answers-large": b"chest: yes\n" * 10_000,
    "used/letter.txt": b"mine",
}
"""What the command lines name."""

LINES = """
shwo
zzzzz
search
search zzzz
search zzzz --country US
show --format json
show zzzzz
show withdrawl
show withdrawal --section zzz
symptoms zzzzz
symptoms getting-help
symptoms withdrawal --compare withdrawal overdose
sources zzzzz
timeline --since 36
timeline --since 91d
timeline --since soon
timeline --drug zzz
help-line --country zzz
help-line --country irland
help-line --country US --region zzz
help-line --country GB --region zzz
help-line --region Ohio
help-line --all --qr
help-line --list --region Ohio
help-line ireland --country GB
handout
handout withdrawal
handout withdrawal --country US --output a.txt
handout withdrawal --country US --output no/such/a.html
handout withdrawal --country US --site example.org
handout withdrawal --country US --contact {long}
handout withdrawal --country US --services towns.csv
card
card --country US --output a.txt
site new
site new --url example.org --country US
site new --all --services good.csv
site used --country US
site used/letter.txt/site --country US
site new --country US
schema zzz
check no-such
check --sign zzz --by A
check good.csv
check-in --answers no-such
check-in --answers answers-question
check-in --answers answers-answer
check-in --answers answers-latin
check-in --answers answers-large
help-line --near Leeds
help-line --services no-such.csv
help-line --services empty.csv
help-line --services no-names.csv
help-line --services quote.csv
help-line --services long.csv
help-line --services many.csv
help-line --services large.csv
help-line --services book.xlsx
help-line --services page.pdf
help-line --services zero.csv
help-line --services list.json
help-line --services deep.json
help-line --services script.json
help-line --services used
help-line --services good.csv
overdose --country zzz
""".strip().splitlines()


def test_failures_are_said_in_words_that_were_read(
    walk: Run, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command line with its code and what stands on standard error."""
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    said = []
    for line in LINES:
        ended = walk(*line.replace("{long}", "x" * 200).split())
        said.append(f"{ended.code} heroininfo {line}\n")
        said += [f"  {row}\n" for row in ended.err.splitlines()]
    golden("failures", "".join(said))


def test_library_that_lacks_a_page_says_which(
    run: Run, small_content: Content, tmp_path: Path
) -> None:
    """A command that needs one page names it, and does not fail."""
    bare = tmp_path / "library.db"
    rest = tuple(topic for topic in small_content.topics if topic.record.id == "getting-help")
    build_file(str(bare), structs.replace(small_content, topics=rest))
    said = {
        "timeline": "this library has no page on how long withdrawal lasts.",
        "check-in": "this library has no page on withdrawal.",
        "overdose --sources": "this library has no page on overdose.",
    }
    for line, words in said.items():
        assert run(*line.split(), library=bare) == (1, "", f"heroininfo: {words}\n")
    lacking = run("check-in")
    assert lacking.err == (
        "heroininfo: this library has no check-in.\n  heroininfo show withdrawal\n"
    )
