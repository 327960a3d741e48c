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
