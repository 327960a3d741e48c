"""What a page is made of: words have a role that renderers know."""

import ast
from typing import get_args

from support import TOP

from heroininfo.document import Role
from heroininfo.render.terminal import STYLES


def test_every_role_that_is_written_is_one() -> None:
    """A wrong one is no failure: its words would stand there without a style."""
    roles = set(get_args(Role))
    used = set()
    for path in sorted((TOP / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name == "Span" and len(node.args) > 1:
                values = [x.value for x in ast.walk(node.args[1]) if isinstance(x, ast.Constant)]
                assert roles.issuperset(values), (path, node.lineno)
                used.update(values)
    assert len(used) >= 5
    assert roles - set(STYLES) == {""}
