"""The watch itself: what it must see, it sees."""

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fuzz.watched import Case, watched

HARM: dict[str, Callable[[], object]] = {
    "socket": socket.socket,
    "program": lambda: subprocess.run(["/bin/true"], check=True),
    "write": lambda: Path("/proc/self/comm").open("a"),  # noqa: SIM115 - opening it is enough
    "traceback": lambda: sys.exit(9),
    "exit": lambda: 1 // 0,
    "escape": lambda: print("\x1b[2J"),  # noqa: T201 - past the filter
}
"""What the program would do -> what it is called."""


@pytest.mark.parametrize("kind", HARM)
def test_harm_is_seen(monkeypatch: pytest.MonkeyPatch, small_file: Path, kind: str) -> None:
    """Each kind of fault that is counted."""
    case = Case(["topics"], library=str(small_file))
    assert watched(case).faults == []

    def harm(*_: object, **__: object) -> None:
        HARM[kind]()

    monkeypatch.setattr("heroininfo.cli.topics.put", harm)
    assert [fault for fault in watched(case).faults if fault.startswith(kind)]
