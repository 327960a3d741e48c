"""A pager that fails keeps no page from its reader, and none shows raw codes."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import environment
from terminals import Session

from heroininfo import pager

needs_less = pytest.mark.skipif(not shutil.which("less"), reason="needs less")


def session(site: Path, *words: str, **env: str) -> Session:
    """Return a session in which the program shows a page to a person."""
    command = [sys.executable, "-m", "heroininfo", *words]
    return Session(command, environment(site, {"TERM": "xterm", **env}))


@pytest.mark.parametrize(
    "command",
    ["false", "sh -c nosuch", "sh -c 'exit 5'", "col -b | less", "sh -c 'kill -SEGV $$'", "/"],
)
@pytest.mark.parametrize(
    "words", ["show withdrawal", "help-line", "topics", "search sleep badly --limit 9"]
)
def test_page_is_shown_where_the_pager_fails(site: Path, command: str, words: str) -> None:
    """To its last line, code 0."""
    with session(site, *words.split(), PAGER=command) as terminal:
        code = terminal.process.wait(30)
        while terminal.waits(0.2):
            terminal.read(0)
    assert code == 0
    assert terminal.written.count(b"\n") > 20


@needs_less
@pytest.mark.parametrize("less", ["-i", "-M", "FX", "", "-iM -X"])
def test_own_less_options_show_no_raw_codes(site: Path, less: str) -> None:
    """Colors, whatever LESS says."""
    with session(site, "help-line", PAGER="less", LESS=less) as terminal:
        terminal.until("Emergency: call 911")
        terminal.read(0.5)
        assert "ESC[" not in terminal.text
        terminal.press("q")
        assert terminal.process.wait(10) == 0


@pytest.mark.parametrize(("code", "seen"), [(0, True), (1, False), (127, False), (130, True)])
def test_page_counts_as_shown_where_the_pager_ended_well(
    monkeypatch: pytest.MonkeyPatch, code: int, seen: bool
) -> None:
    """Or where Ctrl-C ended it."""
    monkeypatch.setenv("PAGER", f"sh -c 'cat > /dev/null; exit {code}'")
    assert pager.page("text\n") is seen


def test_pager_that_cannot_take_the_text_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that ends at once; text that no encoding holds."""
    monkeypatch.setenv("PAGER", "true")
    assert pager.page("x" * 200_000)
    assert pager.page("\udcff")


@pytest.mark.parametrize("own", [None, "-i"])
@pytest.mark.parametrize("private", [False, True])
def test_less_is_asked_for_what_we_promise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own: str | None, private: bool
) -> None:
    """Nothing kept, no shell, no raw codes; a reader's own options stay."""
    less = tmp_path / "less"
    less.write_text(
        '#!/bin/sh\ncat > /dev/null\n{ env | grep "^LESS" | sort; echo "$@"; } > "$0.said"\n'
    )
    less.chmod(0o755)
    monkeypatch.setenv("PAGER", str(less))
    if own is not None:
        monkeypatch.setenv("LESS", own)
    assert pager.page("text\n", private=private)
    ours = "-R -i" if own else "FRXPsSpace for more, q to leave and type$"
    assert (tmp_path / "less.said").read_text().splitlines() == [
        f"LESS={ours}",
        "LESSCHARSET=utf-8",
        "LESSHISTFILE=-",
        "LESSSECURE=1",
        "-+X -+F" if private else "",
    ]


@pytest.mark.parametrize("command", ["more", "/usr/bin/more", "cat", "", "'", "lessx"])
def test_private_page_is_for_less_alone(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Another pager may leave what it showed on the screen."""
    monkeypatch.setenv("PAGER", command)
    monkeypatch.setattr(subprocess, "Popen", None)
    assert not pager.page("text\n", private=True)
    if command in ("cat", "", "'"):  # no pager at all
        assert not pager.page("text\n")


def test_ctrl_c_is_left_to_the_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program waits for it, and takes Ctrl-C again afterwards."""
    before = signal.getsignal(signal.SIGINT)
    during = []
    wait: Callable[..., Any] = subprocess.Popen.communicate

    def communicate(*arguments: Any) -> Any:
        during.append(signal.getsignal(signal.SIGINT))
        return wait(*arguments)

    monkeypatch.setattr(subprocess.Popen, "communicate", communicate)
    monkeypatch.setenv("PAGER", "sh -c 'cat > /dev/null'")
    assert pager.page("text\n")
    assert during == [signal.SIG_IGN]
    assert signal.getsignal(signal.SIGINT) == before
