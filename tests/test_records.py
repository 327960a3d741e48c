"""Every record of the program: its fields, what stands in one that nobody gave, and what it takes.

A default that changes changes pages that no test looks at, so all of them are kept in one place.
"""

import json
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import msgspec
from msgspec import Struct
from support import Golden

import heroininfo
from heroininfo import contract, model

FLAGS = ("frozen", "forbid_unknown_fields", "omit_defaults", "order")


def every_record() -> Iterator[type[Struct]]:
    """Yield the records of all rooms, by the name of their room."""
    for room in sorted(m.name for m in walk_packages(heroininfo.__path__, "heroininfo.")):
        for found in vars(import_module(room)).values():
            if isinstance(found, type) and issubclass(found, Struct) and found.__module__ == room:
                yield found


def shown(default: object) -> str:
    """Return what stands in a field that nobody gave; empty where one must."""
    if default is msgspec.NODEFAULT:
        return ""
    plain = isinstance(default, (str, int, float, tuple, type(None)))
    return f" = {default!r}" if plain else f" = {type(default).__name__}"


def test_every_record_has_the_fields_and_defaults_that_were_meant(golden: Golden) -> None:
    """With whether it can be changed, and whether it takes fields that it does not know."""
    lines = []
    for record in every_record():
        marks = [flag for flag in FLAGS if getattr(record.__struct_config__, flag)]
        lines.append(" ".join([f"{record.__module__}.{record.__name__}", *marks]))
        names, defaults = record.__struct_fields__, record.__struct_defaults__
        needed = (msgspec.NODEFAULT,) * (len(names) - len(defaults))
        for name, default in zip(names, (*needed, *defaults), strict=True):
            lines.append(f"  {name}{shown(default)}")
    golden("records", "\n".join(lines) + "\n")


def test_data_and_json_are_held_to_the_shapes_that_were_meant(golden: Golden) -> None:
    """What a field may hold: its kind, its words, its pattern, its length."""
    kinds = [r for r in every_record() if r.__module__ in (model.__name__, contract.__name__)]
    _, shapes = msgspec.json.schema_components(kinds)
    lines = [
        f"{name}.{field}: {json.dumps(held, sort_keys=True)}\n"
        for name, shape in sorted(shapes.items())
        for field, held in shape.get("properties", {}).items()
    ]
    golden("shapes", "".join(lines))
