"""Every record of the program: its fields, what stands in one that nobody gave, and what it takes.

A default that changes changes pages that no test looks at, so all of them are kept in one place;
so are the defaults of functions, and the limits and tables that the program goes by.
"""

import json
import re
from collections.abc import Iterator
from enum import Enum
from hashlib import sha256
from importlib import import_module
from inspect import Parameter, getsource, signature
from pkgutil import walk_packages
from types import FunctionType, ModuleType
from typing import Any

import msgspec
from msgspec import Struct
from support import TOP, Golden

import heroininfo
from heroininfo import contract, emergency_data, model

FLAGS = ("frozen", "forbid_unknown_fields", "omit_defaults", "order")


def rooms() -> Iterator[ModuleType]:
    """Yield all modules of ours but the one that is generated, by name."""
    for name in sorted(m.name for m in walk_packages(heroininfo.__path__, "heroininfo.")):
        if not name.endswith("emergency_data"):
            yield import_module(name)


def every_record() -> Iterator[type[Struct]]:
    """Yield the records of all rooms, by the name of their room."""
    for room in rooms():
        for found in vars(room).values():
            ours = isinstance(found, type) and found.__module__ == room.__name__
            if ours and issubclass(found, Struct):
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


def in_order(shape: Any) -> Any:
    """Return a shape with its choices in one order: versions of msgspec differ in that."""
    if isinstance(shape, dict):
        return {key: in_order(value) for key, value in shape.items()}
    if isinstance(shape, list):
        return sorted(map(in_order, shape), key=lambda one: json.dumps(one, sort_keys=True))
    return shape


def test_data_and_json_are_held_to_the_shapes_that_were_meant(golden: Golden) -> None:
    """What a field may hold: its kind, its words, its pattern, its length."""
    kinds = [r for r in every_record() if r.__module__ in (model.__name__, contract.__name__)]
    _, shapes = msgspec.json.schema_components(kinds)
    lines = [
        f"{name}.{field}: {json.dumps(in_order(held), sort_keys=True)}\n"
        for name, shape in sorted(shapes.items())
        for field, held in shape.get("properties", {}).items()
    ]
    golden("shapes", "".join(lines))


def functions() -> Iterator[tuple[str, FunctionType]]:
    """Yield every function and method of ours with its name."""
    for room in rooms():
        for found in vars(room).values():
            for one in (found, *(vars(found).values() if isinstance(found, type) else ())):
                if isinstance(one, FunctionType) and one.__module__ == room.__name__:
                    yield f"{room.__name__}.{one.__qualname__}", one


def test_what_a_function_takes_unasked_is_what_was_meant(golden: Golden) -> None:
    """A default that no caller names is seen on no page."""
    lines = []
    for name, function in functions():
        for parameter in signature(function).parameters.values():
            if parameter.default not in (Parameter.empty, emergency_data.DATA_DAY):  # of the data
                lines.append(f"{name} {parameter.name}{shown(parameter.default)}\n")
    golden("defaults", "".join(dict.fromkeys(lines)))


def plain(value: object) -> object:
    """Return a constant as text that is the same everywhere; None where it is none of ours."""
    if isinstance(value, re.Pattern):
        return f"{value.pattern!r} {value.flags}"
    of_the_machine = isinstance(value, str) and str(TOP) in value
    if of_the_machine or isinstance(value, (Enum, bool)):
        return None
    if isinstance(value, (str, bytes, int, float)):
        return repr(value)
    if isinstance(value, (tuple, list, set, frozenset, dict)):
        parts = value.items() if isinstance(value, dict) else value
        found = [plain(part) for part in parts]
        found = sorted(found, key=str) if isinstance(value, (set, frozenset)) else found
        return None if None in found else str(found)
    return None


def test_what_the_program_goes_by_is_what_was_meant(golden: Golden) -> None:
    """Limits as numbers; words, patterns and tables by a mark: most are seen at an edge alone."""
    lines = []
    for room in rooms():
        for name, value in vars(room).items():
            own = name.isupper() and re.search(rf"^(?:\w+, )*{name}\b", getsource(room), re.M)
            if own and (held := plain(value)) is not None:
                number = isinstance(value, (int, float))
                mark = held if number else sha256(str(held).encode()).hexdigest()[:12]
                lines.append(f"{room.__name__}.{name} {mark}\n")
    golden("constants", "".join(lines))
