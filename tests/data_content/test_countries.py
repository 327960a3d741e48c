"""What data/countries.yaml says: every country is there, and no clock points to the wrong one."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

Record = dict[str, Any]

DATA = Path(__file__).resolve().parents[2] / "data"
COUNTRIES: list[Record] = yaml.safe_load((DATA / "countries.yaml").read_text(encoding="utf-8"))
BY_CODE = {country["code"]: country for country in COUNTRIES}

FIELDS = [
    "code",
    "name",
    "also",
    "zones",
    "old_zones",
    "emergency",
    "emergency_sources",
    "sure",
    "emergency_note",
]
NOT_CONFIRMED = "No emergency number is confirmed for this country."

TYPED = {
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "usa": "US",
    "us": "US",
    "america": "US",
    "united states of america": "US",
    "republic of ireland": "IE",
    "eire": "IE",
    "aotearoa": "NZ",
    "holland": "NL",
    "deutschland": "DE",
    "espana": "ES",
    "czech republic": "CZ",
    "swaziland": "SZ",
    "burma": "MM",
    "turkiye": "TR",
    "ivory coast": "CI",
    "cote d'ivoire": "CI",
    "cape verde": "CV",
    "macedonia": "MK",
    "east timor": "TL",
    "vatican": "VA",
    "korea": "KR",
    "russia": "RU",
    "russian federation": "RU",
    "gbr": "GB",
    "deu": "DE",
    "drc": "CD",
}
OLD_ZONES = {
    "US/Eastern": "US",
    "US/Samoa": "AS",
    "Canada/Pacific": "CA",
    "Iceland": "IS",
    "Eire": "IE",
    "GB": "GB",
    "GB-Eire": "GB",
    "NZ": "NZ",
    "Singapore": "SG",
    "Japan": "JP",
    "PRC": "CN",
    "ROC": "TW",
    "ROK": "KR",
    "Hongkong": "HK",
    "Asia/Calcutta": "IN",
    "Europe/Kiev": "UA",
    "Asia/Rangoon": "MM",
    "Asia/Saigon": "VN",
    "America/Montreal": "CA",
    "Europe/Belfast": "GB",
}
NOBODYS_ZONES = {
    "Atlantic/Jan_Mayen": "tzdata links it to Berlin; it is Norwegian",
    "Pacific/Johnston": "tzdata links it to Honolulu; no one lives there",
    "EET": "tzdata links it to Athens; it is any of a dozen countries",
    "WET": "tzdata links it to Lisbon; it is any of several countries",
    "CET": "any of many countries",
    "MET": "any of many countries",
    "EST": "tzdata links it to Panama; people set it in North America",
    "HST": "a clock, not a place",
    "MST": "a clock, not a place",
    "EST5EDT": "the US or Canada",
    "PST8PDT": "the US or Canada",
    "UTC": "everywhere",
    "Etc/GMT": "everywhere",
    "GMT": "everywhere",
}


def rows(table: str) -> list[list[str]]:
    """Return the rows of one of tzdata's tables."""
    text = resources.files("tzdata.zoneinfo").joinpath(table).read_text(encoding="utf-8")
    return [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")]


def zone_owner() -> dict[str, str]:
    """Return the country of each current and old time zone."""
    return {
        zone: country["code"]
        for country in COUNTRIES
        for zone in [*country["zones"], *country.get("old_zones", [])]
    }


def test_every_country_of_iso_3166_is_there_once() -> None:
    """The file has each of the 249 codes, in order."""
    assert [country["code"] for country in COUNTRIES] == sorted(
        row[0] for row in rows("iso3166.tab")
    )
    assert len(COUNTRIES) == 249


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: str(country["code"]))
def test_country_has_its_fields_in_order(country: Record) -> None:
    """A country has a plain name, and its fields stand in the order of the documentation."""
    assert list(country) == [field for field in FIELDS if field in country]
    assert {"code", "name", "also", "zones", "emergency"} <= set(country)
    assert country["name"].isascii()
    assert "," not in country["name"]
    assert all(name == name.lower() and name.isascii() for name in country["also"])


@pytest.mark.parametrize(("name", "code"), TYPED.items())
def test_country_is_found_by_what_people_type(name: str, code: str) -> None:
    """Everyday, former and native names lead to the country."""
    country = BY_CODE[code]
    assert name in [country["name"].lower(), code.lower(), *country["also"]]


def test_each_zone_of_tzdata_has_one_country() -> None:
    """Every time zone of zone.tab stands in its own country and in no other."""
    ours = [(zone, c["code"]) for c in COUNTRIES for zone in c["zones"]]
    assert sorted(ours) == sorted((row[2], row[0]) for row in rows("zone.tab"))


def test_each_old_zone_has_one_country_and_is_an_old_name() -> None:
    """An old zone is a link of tzdata, stands once, and is no current zone."""
    old = [zone for country in COUNTRIES for zone in country.get("old_zones", [])]
    current = {row[2] for row in rows("zone.tab")}
    tzdata = resources.files("tzdata.zoneinfo").joinpath("tzdata.zi").read_text(encoding="utf-8")
    assert [zone for zone, times in Counter(old).items() if times > 1] == []
    assert set(old) & current == set()
    assert set(old) - set(re.findall(r"^L \S+ (\S+)$", tzdata, re.MULTILINE)) == set()


@pytest.mark.parametrize(("zone", "code"), OLD_ZONES.items())
def test_old_zone_leads_to_its_country(zone: str, code: str) -> None:
    """A computer with an old clock setting gets the numbers of its own country."""
    assert zone_owner()[zone] == code


@pytest.mark.parametrize("zone", NOBODYS_ZONES)
def test_zone_that_may_mean_several_countries_leads_to_none(zone: str) -> None:
    """A clock that does not tell the country is not used to guess one."""
    assert zone not in zone_owner()


def test_at_least_215_countries_have_an_emergency_number() -> None:
    """Few readers are left without an emergency number."""
    assert sum(1 for country in COUNTRIES if country["emergency"]) >= 215


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: str(country["code"]))
def test_emergency_numbers_are_short_and_say_where_they_were_read(country: Record) -> None:
    """A country has up to three short numbers and their sources, or says none is confirmed."""
    numbers = country["emergency"]
    if numbers:
        assert len(numbers) <= 3
        assert len(set(numbers)) == len(numbers)
        assert all(re.fullmatch(r"\d{2,5}", number) for number in numbers)
        assert country["emergency_sources"]
        assert country["sure"] in ("high", "medium")
    else:
        assert country["emergency_note"].startswith(NOT_CONFIRMED)
        assert "sure" not in country


def test_an_unconfirmed_country_is_never_told_any_number_but_112() -> None:
    """Where no number is confirmed, the only one named is the mobile standard."""
    for country in COUNTRIES:
        if not country["emergency"]:
            assert re.findall(r"\d+", country["emergency_note"]) in ([], ["112"]), country["code"]
