"""`heroininfo` alone: the emergency number first, where to begin, on one screen."""

import pytest
from support import Golden, Run, flowing, squeezed

from heroininfo.emergency_data import COUNTRIES
from heroininfo.pages import contacts


@pytest.fixture(autouse=True)
def _day_of_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the page be the same whenever the data changes."""
    monkeypatch.setattr(contacts, "DATA_DAY", "2026-11-26")


@pytest.mark.parametrize("country", ["US", "GB"])
def test_front_page_of_a_country(run: Run, golden: Golden, country: str) -> None:
    """The number to call, the main commands, and which country it is for."""
    shown = run("--country", country)
    assert (shown.code, shown.err) == (0, "")
    golden(f"front_page_{country.lower()}", shown.out)


def test_front_page_where_the_country_is_not_known(run: Run, golden: Golden) -> None:
    """Says so, and gives common numbers by region."""
    shown = run()
    assert (shown.code, shown.err) == (0, "")
    golden("front_page_unknown", shown.out)


@pytest.mark.parametrize("code", ["", *COUNTRIES])
def test_front_page_fits_one_screen(run: Run, code: str) -> None:
    """At most 24 lines of 80 columns in every country, the number among the first."""
    shown = run(env={"HEROININFO_COUNTRY": code} if code else {})
    lines = shown.out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    numbers = COUNTRIES[code][1] if code else ()
    assert squeezed(" or ".join(numbers) or "your emergency number") in squeezed(
        " ".join(lines[:3])
    )


@pytest.mark.parametrize(
    ("env", "how"),
    [
        ({"HEROININFO_COUNTRY": "US"}, "(as you set it)"),
        ({"TZ": "America/Chicago"}, "(from your time zone)"),
        ({"TZ": "UTC", "LANG": "en_US.UTF-8"}, "(from your language settings)"),
    ],
)
def test_page_says_how_the_country_was_worked_out(run: Run, env: dict[str, str], how: str) -> None:
    """And how to choose another, on every page that shows a number."""
    for command in ((), ("show", "withdrawal"), ("help-line",), ("overdose",)):
        words = flowing(run(*command, env=env).out)
        assert f"Country: United States {how}" in words
        assert "--country GB" in words


def test_front_page_has_no_json(run: Run) -> None:
    """`--format` belongs to the commands; exit 2."""
    assert run("--format", "json").code == 2
