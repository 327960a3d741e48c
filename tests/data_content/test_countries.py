"""What data/countries.yaml says: every country is there, and no clock points to the wrong one."""

import re
from collections import Counter
from importlib import resources

import pytest

from heroininfo.content.parse import Content
from heroininfo.model import Country
from heroininfo.place import COMMON_NUMBERS, find

KOSOVO = "XK"

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


@pytest.fixture(scope="module")
def countries(real_content: Content) -> list[Country]:
    """Return every country."""
    return [located.record for located in real_content.countries]


@pytest.fixture(scope="module")
def owners(countries: list[Country]) -> dict[str, str]:
    """Return the country of each current and old time zone."""
    return {zone: c.code for c in countries for zone in (*c.zones, *c.old_zones)}


def test_every_country_of_iso_3166_is_there_once_and_kosovo(countries: list[Country]) -> None:
    """The file has each of the 249 codes, in order."""
    codes = [country.code for country in countries]
    assert [code for code in codes if code != KOSOVO] == sorted(r[0] for r in rows("iso3166.tab"))
    assert codes.count(KOSOVO) == 1
    assert codes == sorted(codes)


def test_names_are_plain(countries: list[Country]) -> None:
    """So that they can be typed, and printed in a list."""
    for country in countries:
        assert country.name.isascii()
        assert "," not in country.name
        assert all(name == name.lower() and name.isascii() for name in country.also)


@pytest.mark.parametrize(("name", "code"), TYPED.items())
def test_country_is_found_by_what_people_type(name: str, code: str) -> None:
    """Everyday, former and native names lead to the country."""
    assert find(name) == code


def test_each_zone_of_tzdata_has_one_country(countries: list[Country]) -> None:
    """Every time zone of zone.tab stands in its own country and in no other."""
    ours = [(zone, c.code) for c in countries for zone in c.zones if c.code != KOSOVO]
    assert sorted(ours) == sorted((row[2], row[0]) for row in rows("zone.tab"))


def test_each_old_zone_has_one_country_and_is_an_old_name(countries: list[Country]) -> None:
    """An old zone is a link of tzdata, stands once, and is no current zone."""
    old = [zone for country in countries for zone in country.old_zones]
    current = {row[2] for row in rows("zone.tab")}
    tzdata = resources.files("tzdata.zoneinfo").joinpath("tzdata.zi").read_text(encoding="utf-8")
    assert [zone for zone, times in Counter(old).items() if times > 1] == []
    assert set(old) & current == set()
    assert set(old) - set(re.findall(r"^L \S+ (\S+)$", tzdata, re.MULTILINE)) == set()


@pytest.mark.parametrize(("zone", "code"), OLD_ZONES.items())
def test_old_zone_leads_to_its_country(owners: dict[str, str], zone: str, code: str) -> None:
    """A computer with an old clock setting gets the numbers of its own country."""
    assert owners[zone] == code


@pytest.mark.parametrize("zone", NOBODYS_ZONES)
def test_zone_that_may_mean_several_countries_leads_to_none(
    owners: dict[str, str], zone: str
) -> None:
    """A clock that does not tell the country is not used to guess one."""
    assert zone not in owners


def test_at_least_215_countries_have_an_emergency_number(countries: list[Country]) -> None:
    """Few readers are left without an emergency number."""
    assert sum(1 for country in countries if country.emergency) >= 215


def test_emergency_numbers_are_short_and_the_best_is_proved(countries: list[Country]) -> None:
    """A few numbers of two to seven digits; a page behind each that is called sure."""
    for country in countries:
        numbers = country.emergency
        assert len(numbers) <= 4, country.code
        assert len(set(numbers)) == len(numbers), country.code
        assert all(re.fullmatch(r"\d{2,7}", number) for number in numbers), country.code
        assert (country.sure == "high") <= bool(country.pages), country.code


def test_common_numbers_are_right_in_the_countries_they_name(countries: list[Country]) -> None:
    """What is printed for a reader whose country is not known agrees with the data."""
    numbers = {country.code: country.emergency for country in countries}
    for number, codes in COMMON_NUMBERS:
        for code in codes:
            assert number in numbers[code], code
