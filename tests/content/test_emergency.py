"""The text of emergency_data.py: what it says for the small content, as plain Python."""

import ast
from pathlib import Path
from typing import Any

import pytest
from support import edit

from heroininfo.content.emergency import module_text
from heroininfo.content.parse import Content, read_folder


def values(text: str) -> dict[str, Any]:
    """Return what a module of nothing but values says."""
    found = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = ast.literal_eval(node.value)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = ast.literal_eval(node.value)
        else:
            assert isinstance(node, ast.Expr), "only values and docstrings"
    return found


def test_module_says_what_the_content_says(small_content: Content) -> None:
    """Countries with numbers, names, time zones; the texts of the overdose page, in order."""
    said = values(module_text(small_content))
    assert said["COUNTRIES"] == {
        "CA": ("Canada", ("911",), "", "medium", "", ""),
        "GB": ("United Kingdom", ("999", "112"), "", "high", "", ""),
        "US": ("United States", ("911",), "", "medium", "", "Text 911."),
    }
    assert said["CRISIS"] == {"US": ("988", "tel:988")}
    assert said["DATA_DAY"] == "2026-02-03"
    assert said["NAMES"] == {
        "canada": "CA",
        "uk": "GB",
        "united kingdom": "GB",
        "united states": "US",
    }
    assert said["ZONES"]["GB"] == said["ZONES"]["Europe/London"] == "GB"
    assert said["STEPS"] == ("Shout their name.", "No answer: call {emergency}.")
    assert said["DO_NOT"] == ("Do not leave them alone.",)
    assert said["SAY"] == ("Say the address.",)
    assert said["CARD"] == ("Shout. Shake.", "Call {emergency}.")
    assert said["NEEDS"] == ("Not sure? Treat it as one.", "Say where you are.")
    assert said["BOX"].startswith("Cannot be woken? Call {emergency}.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hours: 24/7\n  opening: 24/7\n  cost: free", "hours: 8am to 8pm\n  cost: free"),
        ("'tel:988'}", "'tel:988', note: then press 1}"),
        ("name: Talk Line\n  kind: crisis", "name: Talk Line\n  kind: crisis\n  region: Ohio"),
        ("name: Talk Line\n  kind: crisis", "name: Talk Line\n  kind: family"),
    ],
)
def test_only_a_line_that_answers_all_at_any_hour_stands_in_a_sentence(
    content_folder: Path, old: str, new: str
) -> None:
    """A reader who dials it alone, at night, anywhere in the country, must be answered."""
    edit(content_folder / "helplines.yaml", old, new)
    assert values(module_text(read_folder(content_folder)))["CRISIS"] == {}


def test_name_of_two_countries_is_refused(content_folder: Path) -> None:
    """A reader would get the numbers of another country."""
    edit(content_folder / "countries.yaml", "also: [uk]", "also: [Canada]")
    with pytest.raises(SystemExit, match='"Canada" means both CA and GB'):
        module_text(read_folder(content_folder))
