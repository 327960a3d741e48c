"""What only another program can run is as it was when that program last ran it.

No test here would see a fault in it. So each file has a mark in tests/golden/tried_elsewhere.txt:
who changes one runs what is named below, then writes the mark anew with `pytest --update-golden`.
"""

from hashlib import sha256

from support import TOP, Golden

PACKAGE = "src/heroininfo"
TRIED = {
    f"{PACKAGE}/render/templates": "tests/browser/check.mjs, and the tests of render and site",
    f"{PACKAGE}/completions": "tests/cli/test_completion_in_shells.py, with bash, zsh and fish",
    "packaging": ".ci/packages",
    "scripts/make_single_file.py": ".ci/packages",
    "scripts/pyodide.mjs": ".ci/pyodide",
    "tests/browser/check.mjs": "node and Chromium",
}
"""A file or folder -> what tries it."""


def test_what_runs_elsewhere_was_tried_there(golden: Golden) -> None:
    """Scripts, styles and templates of a browser; what shells and makers of packages run."""
    lines = []
    for name, by in TRIED.items():
        lines.append(f"by {by}\n")
        whole = TOP / name
        for path in sorted(whole.rglob("*")) if whole.is_dir() else [whole]:
            if path.is_file() and "__pycache__" not in path.parts:
                mark = sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]
                lines.append(f"  {mark} {path.relative_to(TOP).as_posix()}\n")
    golden("tried_elsewhere", "".join(lines))
