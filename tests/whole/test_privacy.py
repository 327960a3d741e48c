"""Private: no run of the program opens a socket, starts a program or writes a file."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import environment, process

from heroininfo.cli import COMMANDS

pytestmark = pytest.mark.slow

RUNS = [
    "",
    "overdose",
    "show withdrawal",
    "show overdose --section signs",
    "show nope",
    "show withdrawal --format json",
    "show withdrawal --color always",
    "topics",
    "help-line",
    "help-line --all",
    "help-line --country narnia",
    "search cannot sleep",
    "sources",
    "sources withdrawal",
    "check {data}",
    "check {data} --report",
    "completion zsh",
    "--version",
    "--help",
    "overdose --guide",
    "timeline --since 36h",
    "symptoms",
    "symptoms --compare withdrawal overdose",
    "check-in --answers /dev/null",
]
RUNS += [name for name in COMMANDS if name not in {run.split(" ")[0] for run in RUNS}]
"""What is typed: every command, those with more than one way in different ways."""

AUDIT = """
import os, sys
FORBIDDEN = ("socket.", "subprocess.", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link",
             "os.symlink", "os.truncate", "os.chmod", "os.utime", "os.exec", "os.posix_spawn",
             "os.system", "os.fork", "shutil.", "tempfile.", "urllib.", "http.", "ftplib.",
             "smtplib.", "winreg.", "webbrowser.")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
seen = []
def watch(event, arguments):
    if event.startswith(FORBIDDEN):
        seen.append(f"{event} {arguments}")
    if event == "open":
        path, mode, flags = arguments
        if path != os.devnull and (set(mode or "") & set("wax+") or (flags or 0) & WRITING):
            seen.append(f"open {arguments}")
    if event == "sqlite3.connect" and "mode=ro&immutable=1" not in str(arguments[0]):
        if arguments[0] != ":memory:":
            seen.append(f"sqlite3.connect {arguments}")
sys.addaudithook(watch)
from heroininfo.__main__ import main
main(sys.argv[1:])
sys.stdout.flush()
if seen:
    sys.exit("SEEN " + "; ".join(seen))
"""


def words(run: str, data: Path) -> list[str]:
    """Return the arguments of a run, with the place of a data folder filled in."""
    return run.replace("{data}", str(data)).split()


@pytest.mark.parametrize("run", RUNS)
def test_no_socket_no_program_no_file_written(
    small_site: Path, withdrawal_folder: Path, run: str
) -> None:
    """Python's own audit of what the program asks of the system."""
    ended = process(small_site, *words(run, withdrawal_folder), code=AUDIT)
    assert "SEEN" not in ended.err
    assert "Traceback" not in ended.err
    assert ended.out or ended.err


def test_the_audit_sees_what_it_must(small_site: Path) -> None:
    """The watch itself: a socket and a written file are seen."""
    for harm in ("import socket; socket.socket()", "open('/dev/zero', 'w')", "os.mkdir('/x/y')"):
        code = AUDIT.replace(
            "from heroininfo.__main__ import main\nmain(sys.argv[1:])\n",
            f"try:\n    {harm}\nexcept OSError:\n    pass\n",
        )
        assert "SEEN" in process(small_site, code=code).err


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize("run", RUNS)
def test_system_calls_open_no_socket_and_write_no_file(
    small_site: Path, withdrawal_folder: Path, tmp_path: Path, run: str
) -> None:
    """The same, seen by the kernel, start-up of Python included."""
    log = tmp_path / "calls"
    home = tmp_path / "home"
    home.mkdir()
    calls = "network,open,openat,creat,mkdir,mkdirat,unlink,unlinkat,rename,renameat2,link,symlink"
    ended = subprocess.run(
        [  # noqa: S607 - wherever strace is
            "strace",
            "-f",
            "-qq",
            "-o",
            str(log),
            "-e",
            f"trace={calls}",
            sys.executable,
            "-m",
            "heroininfo",
            *words(run, withdrawal_folder),
        ],
        env=environment(small_site, {"HOME": str(home)}),
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if "PTRACE" in ended.stderr or not log.exists():
        pytest.skip("strace may not trace here")
    lines = log.read_text().splitlines()
    assert any("openat" in line for line in lines)
    harm = re.compile(
        r"\b(socket|connect|bind|sendto|creat|mkdir|mkdirat|unlink|unlinkat|rename|renameat2|link"
        r"|symlink)\(|O_WRONLY|O_RDWR|O_CREAT|O_TRUNC"
    )
    assert [line for line in lines if harm.search(line) and "/dev/null" not in line] == []
    assert os.listdir(home) == []  # noqa: PTH208 - names, not paths
