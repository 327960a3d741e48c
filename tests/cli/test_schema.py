"""`heroininfo schema`: the shape of each answer in JSON, for programs that check what they read."""

import json
import re

import pytest
from support import Run

from heroininfo.contract import VIEWS


def test_schema_holds_the_shape_of_every_answer(run: Run) -> None:
    """Each under the name of its command, with all parts that it refers to."""
    out = run("schema").out
    schema = json.loads(out)
    assert list(schema) == ["$schema", "commands", "$defs"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert list(schema["commands"]) == list(VIEWS)
    assert set(re.findall(r'"#/\$defs/(\w+)"', out)) == set(schema["$defs"])
    assert out.endswith("\n}\n")


@pytest.mark.parametrize("name", VIEWS)
def test_schema_of_one_answer_holds_that_alone(run: Run, name: str) -> None:
    """And no part that another needs."""
    out = run("schema", name).out
    assert list(json.loads(out)["commands"]) == [name]
    assert set(re.findall(r'"#/\$defs/(\w+)"', out)) == set(json.loads(out)["$defs"])


def test_schema_of_nothing_names_those_there_are(run: Run) -> None:
    """Exit 2."""
    ended = run("schema", "nothing")
    assert (ended.code, ended.out) == (2, "")
    assert "no JSON of that name; there are: " in ended.err
