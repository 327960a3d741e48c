"""Whole files of a site, and its search as a browser runs it."""

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest
from support import TESTS, Golden

from heroininfo.library.spelling import edits
from heroininfo.library.store import Library
from heroininfo.place import detect
from heroininfo.site.files import Way, chooser_file, country_files, sitemap
from heroininfo.site.table import search_table
from heroininfo.tokens import words

GB = detect("GB", {})
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WAY = Way("../", "../index.html", "https://x.org/gb/")
SHOWN = (
    "index.html",
    "topics.html",
    "search.html",
    "topics/getting-help.html",
    "topics/getting-help-sources.html",
    "404.html",
    "manifest.webmanifest",
)
TEMPLATES = Path(str(files("heroininfo.render") / "templates"))


def test_whole_files_are_as_they_were_read(small_library: Library, golden: Golden) -> None:
    """One of each kind: what is in their heads, which no reader sees, counts too."""
    made = {path: text.decode() for path, text in country_files(small_library, GB, NOON, WAY)}
    made["index of countries"] = chooser_file({"gb/": GB}, "https://x.org/").decode()
    made["sitemap.xml"] = sitemap(iter(["index.html", "a&b.html"]), "https://x.org/").decode()
    text = "".join(f"== {name}\n{made[name]}" for name in (*SHOWN, *list(made)[-2:]))
    about = re.compile(r'<meta name="description" content="(.*)">')
    told = ((path, about.search(page)) for path, page in made.items())
    text += "".join(f"== {path}: {found[1]}\n" for path, found in told if found)
    style = re.compile("<style>.*?</style>", re.DOTALL)  # as tried in a browser
    golden("site_gb", style.sub("<style>...</style>", text))


def test_table_has_what_the_script_reads(small_library: Library) -> None:
    """And nothing else: a key that one of them spells otherwise would find nothing."""
    script = (TEMPLATES / "site" / "search.js").read_text("utf-8")
    table = search_table(small_library)
    read = set(re.findall(r"table\.(\w+)", script)) - {"sorted", "starts"}  # made by the script
    assert read | {"row", "part", "part_weight"} == set(table)
    assert "{ row, part, part_weight: weight }" in script


ASK = """
const { readFileSync } = require("node:fs");
const [script, table, asked] = process.argv.slice(1);
new Function(readFileSync(script, "utf8"))();
const { search, unpacked, words, edits } = globalThis.heroininfoSearch;
const whole = unpacked(JSON.parse(readFileSync(table, "utf8")));
const { questions, pairs } = JSON.parse(readFileSync(asked, "utf8"));
const answers = questions.map((question) => {
  const { kinds, topics } = search(whole, question, 8);
  return [[...kinds].sort(), topics.slice(0, 1), words(question)];
});
console.log(JSON.stringify([answers, pairs.map(([one, other]) => edits(one, other))]));
"""
KINDS = ("crisis", "emergency", "refused")
PAIRS = [("naloxone", "naloxon"), ("herion", "heroin"), ("abc", "cab"), ("a", "a"), ("ab", "ba")]


@pytest.mark.skipif(not shutil.which("node"), reason="needs node")
def test_browser_answers_as_the_command_line_does(real_library: Library, tmp_path: Path) -> None:
    """The same kinds, the same first page and the same words, for each question of that check."""
    questions = (TESTS / "browser" / "questions.txt").read_text("utf-8").splitlines()
    questions += [
        "naloxon",
        "withdrawel simptoms",
        "his lips are blue",
        "Cr\u00e8me \u6d77\u6d1b\u56e0",
        "",
    ]
    table, asked = tmp_path / "table", tmp_path / "asked"
    table.write_text(json.dumps(search_table(real_library)), "utf-8")
    asked.write_text(json.dumps({"questions": questions, "pairs": PAIRS}), "utf-8")
    script = TEMPLATES / "site" / "search.js"
    ended = subprocess.run(
        ["node", "-e", ASK, str(script), str(table), str(asked)],  # noqa: S607 - as it is found
        capture_output=True,
        check=True,
    )
    expected = []
    for question in questions:
        found = real_library.search(question, 8)
        kinds = [kind for kind in KINDS if getattr(found, kind)]
        expected.append([kinds, [r.topic for r in found.results[:1]], words(question)])
    answers, counts = json.loads(ended.stdout)
    assert dict(zip(questions, answers, strict=True)) == dict(zip(questions, expected, strict=True))
    assert counts == [edits(*pair) for pair in PAIRS]
