"""The program where nothing is that only Unix has: modules, signals, functions of `os`."""

from pathlib import Path

import pytest
from support import process

pytestmark = pytest.mark.slow

MISSING = """
import os, signal, sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in {"termios", "tty", "pty", "fcntl", "pwd", "grp", "resource", "syslog", "curses"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
for name in ("termios", "tty", "pty", "fcntl", "pwd", "grp", "resource"):
    sys.modules.pop(name, None)
for name in ("SIGHUP", "SIGQUIT", "SIGTSTP", "SIGCONT", "SIGWINCH", "SIGUSR1", "SIGUSR2", "SIGPIPE",
             "SIGALRM", "SIGTTOU", "SIGTTIN"):
    delattr(signal, name)
for name in ("fork", "setsid", "getuid", "geteuid", "getpgrp", "tcgetpgrp", "killpg", "wait"):
    delattr(os, name)
from heroininfo import systems
systems.WINDOWS = True
from heroininfo.__main__ import command_line
sys.exit(command_line())
"""


@pytest.mark.parametrize(
    "line",
    [
        "",
        "overdose",
        "overdose --guide",
        "show withdrawal",
        "show withdrawal --color always",
        "help-line",
        "topics",
        "search withdrawal",
        "check-in",
        "completion bash",
        "--help",
    ],
)
def test_every_command_works_without_what_windows_lacks(small_site: Path, line: str) -> None:
    """Nothing is loaded that is not there, and nothing is asked of it."""
    ended = process(small_site, *line.split(), code=MISSING)
    assert "Traceback" not in ended.err
    assert "a fault" not in ended.err
    assert ended.out
    assert ended.code in (0, 130)
