"""The importable interface: what its examples say, typed and lazy, the same as the program."""

import doctest
import json
from importlib.metadata import version
from pathlib import Path

import pytest
from support import Run, process

import heroininfo
from heroininfo import HeroininfoError


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    """Let the small content be that of this installation."""
    monkeypatch.setattr("heroininfo.library.store.LIBRARY_FILE", str(small_file))


def test_examples_of_the_interface_are_true(
    monkeypatch: pytest.MonkeyPatch, real_file: Path
) -> None:
    """As they stand in its docstring, over what is published."""
    monkeypatch.setattr("heroininfo.library.store.LIBRARY_FILE", str(real_file))
    assert doctest.testmod(heroininfo) == (0, len(heroininfo.__doc__.split(">>> ")) - 1)


def test_every_name_of_the_interface_is_there() -> None:
    """And none that is not."""
    for name in heroininfo.__all__:
        assert getattr(heroininfo, name)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = heroininfo.nothing


def test_version_is_that_of_the_installation() -> None:
    """As `heroininfo version` says."""
    assert heroininfo.__version__ == version("heroininfo")


@pytest.mark.parametrize(
    ("options", "arguments"),
    [
        ({"country": "GB"}, "--country GB"),
        ({}, ""),
        ({"country": "US", "width": 40}, "--country US --width 40"),
        ({"country": "US", "section": "today"}, "--country US --section today"),
        ({"country": "US", "sources": True}, "--country US --sources"),
        ({"country": "GB", "form": "json"}, "--country GB --format json"),
    ],
)
def test_page_is_what_the_program_prints(run: Run, options: dict[str, str], arguments: str) -> None:
    """The same words in a program and in a pipe."""
    made = heroininfo.page("dope sick", **options)  # type: ignore[arg-type]  # as a caller would
    assert made == run("show", "dope sick", *arguments.split()).out


def test_json_of_a_page_can_be_read() -> None:
    """With the number of the country in it."""
    made = json.loads(heroininfo.page("od", country="GB", form="json"))
    assert made["topic"]["message"] == "Not breathing? Call 999 or 112 now."


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"topic": "nope"}, 'no topic called "nope"'),
        ({"topic": "wd", "country": "Narnia"}, 'no country called "Narnia"'),
        ({"topic": "wd", "section": "nope"}, 'no section called "nope" in withdrawal'),
        ({"topic": "wd", "form": "clay"}, 'no form called "clay"'),
    ],
)
def test_what_is_not_there_is_one_error(options: dict[str, str], message: str) -> None:
    """One class to catch, with a message for people."""
    with pytest.raises(HeroininfoError, match=message):
        heroininfo.page(**options)  # type: ignore[arg-type]  # as a caller would


@pytest.mark.slow
def test_import_loads_nothing(site: Path) -> None:
    """Until something is asked for."""
    code = "import heroininfo, sys; print(*(m for m in sys.modules if 'heroininfo.' in m))"
    assert process(site, code=code).out.strip() == ""
