"""Starting fast: what is loaded on the way to the first line, and what is not."""

from pathlib import Path

import pytest
from support import modules_loaded

pytestmark = pytest.mark.slow

NEVER_IN_A_PIPE = {
    "yaml",
    "rich",
    "tzlocal",
    "difflib",
    "subprocess",
    "pathlib",
    "heroininfo.content",
    "heroininfo.views",
    "heroininfo.services",
    "heroininfo.library.build",
    "importlib.metadata",
    "asyncio",
    "socket",
    "ssl",
    "http",
    "email",
    "logging",
    "json",
}
PLACES = [{"HEROININFO_COUNTRY": "US"}, {"HEROININFO_COUNTRY": "", "TZ": "America/New_York"}]


@pytest.mark.parametrize("env", PLACES)
@pytest.mark.parametrize(
    "command", ["", "overdose", "show withdrawal", "show overdose", "help-line", "topics"]
)
def test_pipe_loads_only_what_it_needs(site: Path, command: str, env: dict[str, str]) -> None:
    """No YAML, no styles, no time zone library, no near misses, no network."""
    loaded = modules_loaded(site, command.split(), env)
    assert "heroininfo.__main__" in loaded
    assert loaded & NEVER_IN_A_PIPE == set()


def test_styles_load_without_the_console_of_rich(site: Path) -> None:
    """Only rich's Style: its console costs more than all else together."""
    loaded = modules_loaded(site, ["show", "withdrawal"], {"FORCE_COLOR": "1"})
    assert "rich.style" in loaded
    assert loaded & {"rich.console", "rich.markup", "rich.text", "yaml", "rich.markdown"} == set()


def test_country_that_was_chosen_needs_no_time_zone_library(site: Path) -> None:
    """--country: nothing is asked."""
    loaded = modules_loaded(
        site, ["help-line", "--country", "GB"], {"HEROININFO_COUNTRY": "", "TZ": ""}
    )
    assert "tzlocal" not in loaded
