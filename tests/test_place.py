"""Which country the reader is in: the order of what is asked, zones, languages, names."""

from pathlib import Path

import pytest
import tzlocal

from heroininfo.emergency_data import COUNTRIES, NAMES, ZONES
from heroininfo.errors import HeroininfoError
from heroininfo.place import Place, all_places, common_numbers, detect, find

ZONE_COUNTRIES = {
    "America/New_York": "US",
    "America/Los_Angeles": "US",
    "Pacific/Honolulu": "US",
    "America/Toronto": "CA",
    "America/Vancouver": "CA",
    "America/Mexico_City": "MX",
    "America/Sao_Paulo": "BR",
    "America/Argentina/Buenos_Aires": "AR",
    "America/Puerto_Rico": "PR",
    "Europe/London": "GB",
    "Europe/Dublin": "IE",
    "Europe/Paris": "FR",
    "Europe/Berlin": "DE",
    "Europe/Madrid": "ES",
    "Atlantic/Canary": "ES",
    "Europe/Rome": "IT",
    "Europe/Amsterdam": "NL",
    "Europe/Stockholm": "SE",
    "Europe/Oslo": "NO",
    "Europe/Warsaw": "PL",
    "Europe/Kyiv": "UA",
    "Europe/Moscow": "RU",
    "Asia/Tokyo": "JP",
    "Asia/Shanghai": "CN",
    "Asia/Kolkata": "IN",
    "Asia/Calcutta": "IN",
    "Asia/Singapore": "SG",
    "Asia/Karachi": "PK",
    "Asia/Tehran": "IR",
    "Australia/Sydney": "AU",
    "Australia/Perth": "AU",
    "Pacific/Auckland": "NZ",
    "Africa/Johannesburg": "ZA",
    "Africa/Nairobi": "KE",
    "Africa/Cairo": "EG",
    "US/Eastern": "US",
    "GB": "GB",
    "NZ": "NZ",
    "Eire": "IE",
}
LOCALE_COUNTRIES = {
    "en_US.UTF-8": "US",
    "en_GB.UTF-8": "GB",
    "en_IE@euro": "IE",
    "fr_CA": "CA",
    "de_AT": "AT",
    "pt_BR.ISO-8859-1": "BR",
    "fil_PH.UTF-8": "PH",
    "sr_Latn_RS": "RS",
    "en_UK": "GB",
    "C": "",
    "POSIX": "",
    "C.UTF-8": "",
    "en": "",
    "es_419": "",
    "en_ZZ": "",
    "eo": "",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder that stands for `/`, without a time zone."""
    (tmp_path / "etc").mkdir()
    return tmp_path


def code(root: Path, **environ: str) -> str:
    """Return the code of the country found in an environment."""
    return detect(None, environ, str(root)).code


@pytest.mark.parametrize(("zone", "country"), ZONE_COUNTRIES.items())
def test_time_zone_leads_to_its_country(root: Path, zone: str, country: str) -> None:
    """The zone in TZ decides, and the page says so."""
    place = detect(None, {"TZ": zone}, str(root))
    assert (place.code, place.how) == (country, "from your time zone")


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Paris",
        ":Europe/Paris",
        "/usr/share/zoneinfo/Europe/Paris",
        ":/usr/share/zoneinfo/Europe/Paris",
        "/usr/share/zoneinfo/posix/Europe/Paris",
        "/usr/share/zoneinfo/right/Europe/Paris",
        "/var/db/timezone/zoneinfo/Europe/Paris",
        "posix/Europe/Paris",
        " Europe/Paris ",
    ],
)
def test_time_zone_is_found_in_every_way_of_writing_tz(root: Path, zone: str) -> None:
    """TZ may hold a colon, the path of the zone's file, and `posix/`."""
    assert code(root, TZ=zone) == "FR"


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "GMT", "EST5EDT4,M3.2.0,M11.1.0", "Nowhere/X"])
def test_time_zone_of_no_country_leaves_the_country_unknown(root: Path, zone: str) -> None:
    """UTC, rules and unknown zones belong to no country."""
    assert detect(None, {"TZ": zone, "LANG": "C"}, str(root)) == Place()


@pytest.mark.parametrize(("locale", "country"), LOCALE_COUNTRIES.items())
def test_language_setting_leads_to_its_territory(root: Path, locale: str, country: str) -> None:
    """Where no time zone helps, the territory in the locale's name decides."""
    place = detect(None, {"TZ": "UTC", "LANG": locale}, str(root))
    assert (place.code, place.how) == (country, "from your language settings" if country else "")


def test_language_settings_are_asked_in_the_order_of_posix(root: Path) -> None:
    """LC_ALL goes before LC_MESSAGES, and that before LANG; one without a territory is passed."""
    every = {"TZ": "UTC", "LC_ALL": "en_GB", "LC_MESSAGES": "en_IE", "LANG": "en_US"}
    assert code(root, **every) == "GB"
    assert code(root, **(every | {"LC_ALL": ""})) == "IE"
    assert code(root, **(every | {"LC_ALL": "", "LC_MESSAGES": ""})) == "US"
    assert code(root, **(every | {"LC_ALL": "C"})) == "IE"


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE"])
def test_each_language_setting_is_looked_at(root: Path, variable: str) -> None:
    """Machines differ in which of them they set."""
    assert code(root, TZ="UTC", **{variable: "de_AT.UTF-8"}) == "AT"


@pytest.mark.parametrize("variable", ["LC_TELEPHONE", "LC_ADDRESS"])
def test_settings_for_telephone_numbers_tell_more_than_language(root: Path, variable: str) -> None:
    """Many people read in English and live elsewhere."""
    place = detect(None, {"TZ": "UTC", variable: "de_AT", "LANG": "en_GB"}, str(root))
    assert (place.code, place.how) == (
        "AT",
        "from your settings for telephone numbers or addresses",
    )


@pytest.mark.parametrize(
    ("environ", "code", "doubt"),
    [
        ({"TZ": "Europe/London", "LANG": "en_GB"}, "GB", ""),
        ({"TZ": "Europe/Paris", "LANG": "en_US"}, "FR", ""),
        ({"TZ": "Europe/Paris", "LANG": "de_DE"}, "FR", "Germany: there, call 112"),
        ({"TZ": "America/New_York", "LC_TELEPHONE": "en_GB"}, "US", "United Kingdom: there, call"),
        ({"TZ": "UTC", "LANG": "en_US"}, "US", "This is a guess"),
        ({"TZ": "UTC", "LANG": "en_GB"}, "GB", ""),
        ({"TZ": "UTC", "LANG": "en_DK"}, "DK", "This is a guess"),
        ({"TZ": "UTC", "LC_TELEPHONE": "en_US"}, "US", ""),
        ({"TZ": "UTC", "LC_TELEPHONE": "de_AT", "LANG": "en_US"}, "AT", ""),
        (
            {"TZ": "Europe/Paris", "LC_TELEPHONE": "fa_AF"},
            "FR",
            "Afghanistan: there, no number is confirmed.",
        ),
        ({"TZ": "Europe/Simferopol"}, "UA", "The same time zone serves Russia: there, call"),
        ({"TZ": "Europe/Belgrade"}, "RS", "The same time zone serves Kosovo"),
        ({"TZ": "Europe/Belgrade", "LANG": "sq_XK"}, "XK", "The same time zone serves Serbia"),
    ],
)
def test_what_speaks_for_another_country_is_told(
    root: Path, environ: dict[str, str], code: str, doubt: str
) -> None:
    """Both, with the number there; the language that machines come with is only a guess."""
    place = detect(None, environ, str(root))
    assert place.code == code
    assert bool(place.doubt) is bool(doubt)
    assert doubt in place.doubt


def test_copy_of_a_time_zone_file_is_known_by_its_bytes(root: Path) -> None:
    """Where localtime is no link: the countries whose zone is the same."""
    zones = root / "usr" / "share" / "zoneinfo"
    for zone, rules in (("Europe/Lisbon", b"TZif2 L"), ("Europe/London", b"TZif2 G")):
        (zones / zone).parent.mkdir(parents=True, exist_ok=True)
        (zones / zone).write_bytes(rules)
    (root / "etc" / "localtime").write_bytes(b"TZif2 L")
    assert code(root) == "PT"


def test_zone_of_several_countries_speaks_for_none_of_them(root: Path) -> None:
    """A copied localtime that Norway and Sweden share is no reason to doubt Germany."""
    zones = root / "usr" / "share" / "zoneinfo" / "Europe"
    zones.mkdir(parents=True)
    for file in (zones / "Oslo", zones / "Stockholm", root / "etc" / "localtime"):
        file.write_bytes(b"TZif2 N")
    place = detect(None, {"LANG": "de_DE"}, str(root))
    assert (place.code, place.doubt) == ("DE", "")
    place = detect(None, {"LANG": "sv_SE"}, str(root))
    assert (place.code, place.how, place.doubt) == ("SE", "from your time zone", "")
    assert detect(None, {"LANG": "en_US"}, str(root)) == Place()
    assert detect(None, {"LANG": "C"}, str(root)) == Place()


def test_the_first_that_says_something_decides(root: Path) -> None:
    """Asked in this order: --country, HEROININFO_COUNTRY, TZ, localtime, timezone, locale."""
    environ = {"HEROININFO_COUNTRY": "ie", "TZ": "Asia/Tokyo", "LANG": "en_AU.UTF-8"}
    (root / "etc" / "localtime").symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    (root / "etc" / "timezone").write_text("Europe/Madrid\n")
    found = [(p.code, p.how) for p in [detect("nz", environ, str(root))]]
    for gone in ("HEROININFO_COUNTRY", "TZ"):
        place = detect(None, environ, str(root))
        found.append((place.code, place.how))
        del environ[gone]
    for file in ("localtime", "timezone"):
        place = detect(None, environ, str(root))
        found.append((place.code, place.how))
        (root / "etc" / file).unlink()
    place = detect(None, environ | {"TZ": "UTC"}, str(root))
    found.append((place.code, place.how))
    assert found == [
        ("NZ", "as you chose"),
        ("IE", "as you set it"),
        ("JP", "from your time zone"),
        ("DE", "from your time zone"),
        ("ES", "from your time zone"),
        ("AU", "from your language settings"),
    ]


@pytest.mark.parametrize("link", ["/usr/share/zoneinfo/Asia/Tokyo", "../usr/share/zoneinfo/Japan"])
def test_localtime_link_names_the_zone(root: Path, link: str) -> None:
    """The link's target is read, be it absolute or relative; the zone's file need not exist."""
    (root / "etc" / "localtime").symlink_to(link)
    assert code(root) == "JP"


def test_clock_that_was_set_leaves_no_doubt_by_that_of_the_system(root: Path) -> None:
    """Who sets TZ means it."""
    (root / "etc" / "localtime").symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    (root / "etc" / "timezone").write_text("Europe/Madrid\n")
    place = detect(None, {"TZ": "Asia/Tokyo"}, str(root))
    assert (place.code, place.doubt) == ("JP", "")


@pytest.mark.parametrize("second", ["/etc/zones/here", "zones/here"])
def test_localtime_link_is_followed_to_the_next(root: Path, second: str) -> None:
    """Some systems put a link of their own between, absolute or beside it."""
    (root / "etc" / "localtime").symlink_to(second)
    (root / "etc" / "zones").mkdir()
    (root / "etc" / "zones" / "here").symlink_to("/usr/share/zoneinfo/Asia/Tokyo")
    assert code(root) == "JP"


def test_timezone_file_names_the_zone_where_localtime_is_a_copy(root: Path) -> None:
    """A localtime that is no link says nothing; the file `timezone` is next."""
    (root / "etc" / "localtime").write_bytes(b"TZif2")
    (root / "etc" / "timezone").write_bytes(b"Europe/Lisbon\n\xff")
    assert code(root) == "PT"


def test_tzlocal_is_asked_only_where_the_system_says_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without TZ, localtime and timezone, tzlocal decides."""
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Africa/Lagos")
    assert code(root) == "NG"
    assert code(root, TZ="UTC") == ""


@pytest.mark.parametrize("failure", [LookupError("?"), ValueError("?"), OSError("?"), None])
def test_country_is_unknown_where_tzlocal_fails_too(
    root: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception | None
) -> None:
    """Whatever tzlocal raises, or nothing, the locale is asked next."""

    def fail() -> None:
        if failure:
            raise failure

    monkeypatch.setattr(tzlocal, "get_localzone_name", fail)
    assert code(root, LANG="C") == ""
    assert code(root, LANG="sv_SE") == "SE"


@pytest.mark.parametrize(
    "name",
    ["GB", "gb", " Gb ", "united kingdom", "United  Kingdom", "UK", "u.k.", "Great Britain"],
)
def test_country_is_found_by_code_and_by_name(name: str) -> None:
    """Case, spaces and dots do not count."""
    assert find(name) == "GB"


def test_country_is_found_with_and_without_accents() -> None:
    """A name may be typed as it is written at home."""
    assert find("Côte d'Ivoire") == find("cote divoire") == "CI"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("untied states", 'no country called "untied states". Did you mean US (United States)'),
        ("Austrlia", 'no country called "Austrlia". Did you mean AU (Australia)'),
        ("qqqqqqqq", 'no country called "qqqqqqqq".'),
        ("", 'no country called "".'),
    ],
)
def test_unknown_country_names_the_nearest(name: str, message: str) -> None:
    """A near miss gets the nearest countries; else only the way to name one."""
    with pytest.raises(HeroininfoError) as caught:
        detect(name, {})
    assert caught.value.message.startswith(message)
    assert ("Did you mean" in caught.value.message) is ("Did you mean" in message)
    assert caught.value.hint == "Use a name or a two-letter code, such as: --country GB"


def test_bad_setting_is_named_and_left_out_of_account(root: Path) -> None:
    """A HEROININFO_COUNTRY that is no country does not stop the search."""
    place = detect(None, {"HEROININFO_COUNTRY": "Narnia", "TZ": "Europe/Rome"}, str(root))
    assert (place.code, place.how) == ("IT", "from your time zone")
    assert place.complaint.startswith('HEROININFO_COUNTRY="Narnia" is not a country')
    assert detect(None, {"HEROININFO_COUNTRY": "??", "TZ": "UTC"}, str(root)).complaint
    assert detect(None, {"HEROININFO_COUNTRY": "x", "TZ": "UTC", "LANG": "da_DK"}).complaint


@pytest.mark.parametrize("empty", ["", "   "])
def test_empty_setting_counts_as_none(root: Path, empty: str) -> None:
    """An empty HEROININFO_COUNTRY is no complaint."""
    place = detect(None, {"HEROININFO_COUNTRY": empty, "TZ": "Europe/Rome"}, str(root))
    assert (place.code, place.complaint) == ("IT", "")


def test_call_names_every_number_or_says_what_to_look_for() -> None:
    """A page can always print what to call."""
    assert detect("US", {}).call == "911"
    assert detect("GB", {}).call == "999 or 112"
    assert Place().call == "your emergency number"


def test_common_numbers_are_named_with_their_countries() -> None:
    """For a reader whose country is not known."""
    assert common_numbers()[0] == ("911", "United States, Canada, Mexico")
    assert common_numbers()[2:] == (
        ("999", "United Kingdom, Ireland"),
        ("000", "Australia"),
        ("111", "New Zealand"),
    )


def test_every_place_is_listed_once_by_name() -> None:
    """`--all` shows every country in the order of names."""
    names = [place.name for place in all_places()]
    assert names == sorted(names)
    assert len(set(names)) == len(COUNTRIES) >= 249


def test_every_name_and_zone_leads_to_a_country_that_exists() -> None:
    """The three tables of the emergency module agree."""
    assert set(NAMES.values()) == set(COUNTRIES)
    assert set(ZONES.values()) <= set(COUNTRIES)
