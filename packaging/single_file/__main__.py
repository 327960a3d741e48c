"""The way in of the single file: a zip that Python runs as it is, and that unpacks nothing.

Python cannot load compiled code from inside a zip. All of it here is one module, of msgspec, which
is put into memory under a name that the system can open: Linux has such names, others do not.
"""

import os
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Any

CORE = "msgspec._core"
OLDEST = (3, 11)
UNFIT = "this single file runs on Linux, with CPython 3.11 and those after it that it was made for"


class CoreFinder(MetaPathFinder):
    """Finds the compiled module in the archive."""

    def find_spec(
        self,
        name: str,
        _path: Any = None,
        _target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Return where the module is; raise ImportError where there is none for this Python."""
        if name != CORE:
            return None
        archive = globals()["__loader__"]
        inside = f"{archive.archive}{os.sep}msgspec{os.sep}_core{EXTENSION_SUFFIXES[0]}"
        try:
            content = archive.get_data(inside)
            number = os.memfd_create(CORE)
        except (OSError, AttributeError):
            raise ImportError(UNFIT) from None
        with open(number, "wb", closefd=False) as memory:
            memory.write(content)
        return spec_from_loader(name, ExtensionFileLoader(name, f"/proc/self/fd/{number}"))


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(
            f"heroininfo: {UNFIT}. Someone is not waking up? Call your emergency number: 112, 911,"
            " 999 or 000."
        )
    sys.meta_path.insert(0, CoreFinder())
    from heroininfo.__main__ import command_line

    sys.exit(command_line())
