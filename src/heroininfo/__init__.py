"""heroininfo: an offline reference on heroin and other opioids, as a library.

Nothing is loaded until it is asked for, nothing is written, and no connection is opened.

>>> import heroininfo
>>> library = heroininfo.open_library()
>>> library.topic("dope sick").id
'withdrawal'
>>> heroininfo.find_place("GB").call
'999 or 112'
>>> print(heroininfo.page("withdrawal", country="GB").splitlines()[0])
Withdrawal
>>> library.helplines("GB")[0].kind
'crisis'
>>> library.search("kill myself", limit=3).crisis
True
"""

import sys

if (
    sys.argv[:1] == ["-m"]
    and "heroininfo" in sys.orig_argv
    and not sys.flags.safe_path
    and not __path__[0].startswith(sys.path[0])
):
    # `python -m heroininfo` looks in the current folder first: what lies there must not be run
    del sys.path[0]

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heroininfo.api import FORMATS as FORMATS
    from heroininfo.api import find_place as find_place
    from heroininfo.api import page as page
    from heroininfo.errors import DamagedLibraryError as DamagedLibraryError
    from heroininfo.errors import HeroininfoError as HeroininfoError
    from heroininfo.library.store import Library as Library
    from heroininfo.library.store import open_library as open_library
    from heroininfo.place import Place as Place

_HOMES = {
    "FORMATS": "api",
    "find_place": "api",
    "page": "api",
    "DamagedLibraryError": "errors",
    "HeroininfoError": "errors",
    "Library": "library.store",
    "open_library": "library.store",
    "Place": "place",
}
"""Name -> the module it lives in."""

__all__ = [
    "FORMATS",
    "DamagedLibraryError",
    "HeroininfoError",
    "Library",
    "Place",
    "find_place",
    "open_library",
    "page",
]


def __getattr__(name: str) -> Any:
    """Return a name of the interface, loading its module when it is first asked for."""
    if name == "__version__":
        from importlib.metadata import version  # slow

        return version("heroininfo")
    if name not in _HOMES:
        raise AttributeError(f"module 'heroininfo' has no attribute '{name}'")
    return getattr(import_module(f"heroininfo.{_HOMES[name]}"), name)
