"""Turn the research pack's telephone numbers into data/helplines.yaml and data/countries.yaml.

    python scripts/convert_helplines.py PACK

PACK is the folder that holds helplines.yaml and emergency_numbers.yaml. No number is typed by
hand: this script copies each one from the pack and joins it with the words a reader sees, from
helpline_wording.yaml beside it. It ends by reading both files back and comparing every digit.
Needs the development extra and pycountry.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pycountry
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from heroininfo.content import read_folder
from heroininfo.directory import check
from heroininfo.phone_numbers import LONGEST_SHORT_CODE, dial_link, read_rules

Record = dict[str, Any]

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"

KIND_ORDER = ["crisis", "treatment", "overdose", "poison", "family", "youth", "locator"]
NUMBER = re.compile(r"[*+]?\d[\d -]*\d|\d+")
DIALED_AS_PRINTED = re.compile(r"[*+(]?\d[\d ()-]*\d")
TIME = re.compile(r"(\d+)(?::(\d\d))?(am|pm)")
ONE_TIME = r"\d+(?::\d\d)?(?:am|pm)"
HOURS = re.compile(
    rf"({ONE_TIME}) to ({ONE_TIME}|midnight), (every day|Monday to Friday)"
    rf"(?:, closed ({ONE_TIME}) to ({ONE_TIME}))?"
)
DATE = re.compile(r"\b20\d\d(?:-(?:0[1-9]|1[0-2])(?!\d)(?:-[0-3]\d)?)?")
MOST_EMERGENCY_NUMBERS = 3

HELPLINES_HEADER = """\
# Helplines by country, then most useful first.
# First written by scripts/convert_helplines.py; correct it here.
# phone   as people dial it: the number, then where needed ", then press 1" or " (who it is for)"
# tel     the link that dials each phone, sms the link that begins the text; without a + they work
#         only inside the country
# opening the hours for programs, only where the words leave no doubt; zone is their time zone
# source  the best page that carries the number
# seen    when that page was published or captured
# A field that is absent is not known. No line was called.
"""
COUNTRIES_HEADER = """\
# Every ISO 3166-1 country. First written by scripts/convert_helplines.py; correct it here.
# zones      time zones of tzdata's zone.tab; old_zones: their former names, where beyond doubt
# emergency  numbers that reach an ambulance, best first; empty when none is confirmed
"""


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def digits(text: object) -> str:
    """Return only the digits of a text, or of all texts of a list, in order."""
    return re.sub(r"\D", "", str(text))


# --- helplines -----------------------------------------------------------------------------------


def fill(pattern: str, text: str) -> str:
    """Put the numbers found in `text` into a pattern's {0}, {1}; IndexError if there are fewer."""
    return pattern.format(*NUMBER.findall(text))


def phone_numbers(line: Record, words: Record) -> list[str]:
    """Return the line's numbers as people dial them.

    Raises ValueError when the pack holds more than plain numbers and no `phone_as` says how to
    print them.
    """
    printed: list[str] = line.get("phone", [])
    if "phone_as" in words:
        return [fill(pattern, "; ".join(printed)) for pattern in words["phone_as"]]
    for number in printed:
        if not DIALED_AS_PRINTED.fullmatch(number):
            raise ValueError(f"{line['id']}: needs phone_as for {number!r}")
    return list(printed)


def text_message(line: Record, words: Record) -> str:
    """Return what to do to reach the line by text message, or nothing."""
    printed: str = line.get("text", "")
    if "text_as" in words:
        return fill(words["text_as"], printed)
    if printed and not printed.startswith("text "):
        return f"text {printed}"
    return printed


def newest_date(text: str) -> str:
    """Return the newest date in a text as YYYY, YYYY-MM or YYYY-MM-DD, else "undated"."""
    return max(DATE.findall(text), default="undated")


def source_name(source: str) -> str:
    """Return a pack source as a reader can follow it: an https address or plain words."""
    if source.startswith("http"):
        return https(re.split(r"\s", source)[0])
    if source.startswith("github:"):
        return "https://github.com/" + re.split(r"[: ]", source)[1]
    if "checked on its official site" in source:
        return "public list that says it checked official sites"
    return "public list of support lines"


def dated_source(source: str) -> str:
    """Return a pack source with its date, for a country: its record has no `seen`."""
    date = newest_date(source)
    return source_name(source) + (
        "" if source.startswith(("http", "github:")) or date == "undated" else f" {date}"
    )


def https(address: str) -> str:
    """Return an address in plain ASCII, with https."""
    secure = re.sub(r"^http:", "https:", address).replace(":443/", "/")
    return "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in secure)


def text_link(text: str, phone: list[str], code: str) -> str:
    """Return the `sms:` link that begins a text message, or nothing."""
    if not text:
        return ""
    number = NUMBER.search(text)
    return "sms:" + dial_link(number[0] if number else phone[0], code).removeprefix("tel:")


def opening_hours(hours: str) -> str:
    """Return hours in words as OpenStreetMap writes them; nothing unless they say it all.

    Words that give a year, a place or holidays say that the hours are not certain.
    """
    if hours == "24/7":
        return hours
    found = HOURS.fullmatch(hours)
    if not found:
        return ""
    begin, end, days, pause_begin, pause_end = found.groups()
    spans = [(begin, pause_begin), (pause_end, end)] if pause_begin else [(begin, end)]
    times = ",".join(f"{clock(first)}-{clock(last)}" for first, last in spans)
    return f"{'Mo-Su' if days == 'every day' else 'Mo-Fr'} {times}"


def clock(words: str) -> str:
    """Return a time such as "9:30am" or "midnight" as 09:30 or 24:00."""
    if words == "midnight":
        return "24:00"
    hour, minute, half = TIME.fullmatch(words).groups()  # type: ignore[union-attr]
    return f"{int(hour) % 12 + 12 * (half == 'pm'):02}:{minute or '00'}"


def time_zone(line: Record, words: Record, zones: Record) -> str:
    """Return the zone of a line's hours; ValueError where a country has more than one."""
    own: list[str] = [words["zone"]] if "zone" in words else zones[line["country"]]
    if len(own) != 1:
        raise ValueError(f"{line['id']}: needs zone, one of {own}")
    return own[0]


def operator_name(line: Record) -> str:
    """Return the operator, or nothing when the pack knows the name only from memory."""
    operator: str = line.get("operator", "")
    return "" if "memory" in operator else operator


def helpline(line: Record, words: Record, zones: Record) -> Record:
    """Return one record of data/helplines.yaml from a pack line and its wording."""
    phone = phone_numbers(line, words)
    text = text_message(line, words)
    numbers = [number for way in [*phone, text] for number in NUMBER.findall(way)[:1]]
    short = numbers and all(len(digits(number)) <= LONGEST_SHORT_CODE for number in numbers)
    hours = words.get("hours", "")
    opening = opening_hours(hours)
    zoned = opening not in ("", "24/7")
    record = {
        "id": line["id"],
        "country": line["country"],
        "region": words.get("region", line.get("region", "")),
        "name": words.get("name", line["name"]),
        "operator": words.get("operator", operator_name(line)),
        "kind": words.get("kind", line["kind"]),
        "phone": phone,
        "tel": [dial_link(number, line["country"]) for number in phone],
        "text": text,
        "sms": text_link(text, phone, line["country"]),
        "tty": fill(words.get("tty_as", ""), line.get("accessibility", "")),
        "other": fill(words.get("other_as", ""), f"{line.get('other')} {line.get('web')}"),
        "hours": hours,
        "opening": opening,
        "zone": time_zone(line, words, zones) if zoned else "",
        "cost": words.get("cost", ""),
        "privacy": words.get("privacy", ""),
        "languages": words.get("languages", line.get("languages", [])),
        "for_whom": words["for_whom"],
        "note": words.get("note", ""),
        "dialable": "inside" if short else "",
        "web": https(str(words.get("web", line.get("web", "")))),
        "source": source_name(line["sources"][words.get("source", 0)]),
        "seen": words.get("seen", newest_date(line.get("seen", ""))),
    }
    return {field: value for field, value in record.items() if value}


def shipping(pack: list[Record], wording: Record) -> list[Record]:
    """Return the pack lines that ship: settled, or confirmed since by a second authority.

    Language codes become English names; prose about languages is left out.
    """
    lines = []
    for line in pack:
        also = wording["also_ship"].get(line["id"])
        settled = line["status"] == "ship" and line["kind"] != "emergency"
        if "leave_out" in wording["lines"].get(line["id"], {}) or not (settled or also):
            continue
        codes = line.get("languages", [])
        names = [wording["languages"].get(code) for code in codes if not isinstance(codes, str)]
        sources = [also["source"], *line["sources"]] if also else line["sources"]
        seen = also["seen"] if also else line.get("seen", "")
        lines.append({**line, "languages": names, "sources": sources, "seen": seen})
    return lines


def helplines(pack: list[Record], wording: Record) -> list[Record]:
    """Return every record of data/helplines.yaml in the reader's order."""
    words: Record = wording["lines"]

    def place(record: Record) -> tuple[str, int, bool, int]:
        order = words[record["id"]].get("order", 0)
        kind = KIND_ORDER.index(record["kind"])
        return record["country"], kind, bool(record.get("region")), order

    zones = zones_by_country()
    records = [helpline(line, words[line["id"]], zones) for line in shipping(pack, wording)]
    return sorted(records, key=place)


# --- countries -----------------------------------------------------------------------------------


def zone_table(name: str) -> Iterator[tuple[list[str], str]]:
    """Yield (country codes, zone) from one of tzdata's tables."""
    table = resources.files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
    for row in table.splitlines():
        if row and not row.startswith("#"):
            codes, _, zone = row.split("\t")[:3]
            yield codes.split(","), zone


def zones_by_country() -> dict[str, list[str]]:
    """Return the current zones of each country, in tzdata's order."""
    zones: dict[str, list[str]] = {}
    for codes, zone in zone_table("zone.tab"):
        zones.setdefault(codes[0], []).append(zone)
    return zones


def old_zones_by_country(wording: Record) -> dict[str, list[str]]:
    """Return former zone names that belong to one country.

    tzdata merges a zone with another country's when their clocks agree, so a link is taken only
    when its target serves one country. Names without a place in them (EST, WET, UTC) are dropped.
    """
    shared = list(zone_table("zone1970.tab"))
    target_of_one = {zone: codes[0] for codes, zone in shared if len(codes) == 1}
    current = {zone for _, zone in zone_table("zone.tab")}
    by_hand = {zone: code for code, names in wording["old_zones"].items() for zone in names}
    links = resources.files("tzdata.zoneinfo").joinpath("tzdata.zi").read_text(encoding="utf-8")
    old: dict[str, list[str]] = {}
    for target, link in re.findall(r"^L (\S+) (\S+)$", links, re.MULTILINE):
        prefix = wording["one_country_prefixes"].get(re.sub("/.*|^[^/]*$", "", link))
        code = by_hand.get(link) or prefix or target_of_one.get(target)
        placed = link in by_hand or ("/" in link and link not in wording["not_old_zones"])
        if code and placed and link not in current:
            old.setdefault(code, []).append(link)
    return old


def plain(text: str) -> str:
    """Return a text in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def country_names(code: str, words: Record) -> tuple[str, list[str]]:
    """Return a country's name and the other names people type for it, in lower case."""
    entry: Any = pycountry.countries.get(alpha_2=code)
    name: str = words.get("name", entry.name)
    formal = [entry.name, getattr(entry, "official_name", ""), getattr(entry, "common_name", "")]
    whole = [plain(other) for other in formal if not re.search(r"^$|[,(]", other)]
    unclear = words.get("not_also", [])
    other_names = [*words.get("also", []), *(other.removeprefix("the ") for other in whole)]
    other_names = [other for other in other_names if other not in unclear]
    other_names += [plain(name), entry.alpha_3.lower()]
    return name, [other for other in dict.fromkeys(other_names) if other != name.lower()]


def emergency_numbers(entry: Record, line: Record | None, words: Record) -> list[str]:
    """Return the numbers that reach an ambulance, best first.

    The country's own emergency line goes before the lists. Where the lists disagree, a number
    needs two of them; the EU's one number goes first, then a number of the ambulance itself.
    """
    if entry["status"] != "ship":
        return []
    if "numbers" in words:
        return list(words["numbers"])
    if line:
        return NUMBER.findall(" ".join(line["phone"]))
    numbers: list[str] = entry["ambulance"]
    if entry["confidence"] == "low":
        two = [number for number in numbers if len(lists_with(entry, [number])) > 1]
        first = "112" if "EU member" in entry["note"] else ""
        numbers = sorted(two or numbers, key=lambda n: (n != first, n in entry["general"]))
    short = [number for number in numbers if len(digits(number)) < LONGEST_SHORT_CODE]
    return short[:MOST_EMERGENCY_NUMBERS]


def lists_with(entry: Record, numbers: list[str]) -> list[str]:
    """Return the pack's names of the lists that hold any of these numbers for the country."""
    by_source: dict[str, list[str]] = entry.get("by_source", {})
    return [name for name, listed in by_source.items() if set(numbers) & set(listed)]


def emergency_note(entry: Record, numbers: list[str], words: Record) -> str:
    """Return what a reader must know about the country's emergency numbers."""
    if "note" in words:
        return str(words["note"])
    if not numbers:
        mobile = any(name.startswith("libphonenumber") for name in lists_with(entry, ["112"]))
        may_work = " 112 may work from a mobile phone." if mobile else ""
        return "No emergency number is confirmed for this country." + may_work
    if entry["confidence"] == "low" and "numbers" not in words and "EU member" not in entry["note"]:
        more = " If one does not answer, try the next." if numbers[1:] else ""
        return "Lists of emergency numbers differ for this country." + more
    return ""


def country(entry: Record, line: Record | None, wording: Record) -> Record:
    """Return one record of data/countries.yaml, its zones left for the caller."""
    code = entry["country"]
    words = (wording["emergency"] or {}).get(code, {})
    name, also = country_names(code, (wording["countries"] or {}).get(code, {}))
    numbers = emergency_numbers(entry, line, words)
    pages = [*words.get("sources", []), *words.get("added", {}).values()]
    pages += [*entry.get("sources", []), *(line or {}).get("sources", [])]
    named = [dated_source(page) for page in pages if not re.search("libphonenumber|aidlines", page)]
    sources = [*named, *(wording["lists"][name] for name in lists_with(entry, numbers))]
    sure = words.get("sure", "high" if entry["confidence"] == "high" else "medium")
    return {
        "code": code,
        "name": name,
        "also": also,
        "zones": [],
        "old_zones": [],
        "emergency": numbers,
        "emergency_sources": list(dict.fromkeys(sources)) if numbers else [],
        "sure": sure if numbers else "",
        "emergency_note": emergency_note(entry, numbers, words),
    }


def countries(pack: Path, wording: Record) -> list[Record]:
    """Return every record of data/countries.yaml, by code."""
    lines = {line["country"]: line for line in read_yaml(pack / "helplines.yaml")
             if line["kind"] == "emergency" and line["status"] == "ship"}  # fmt: skip
    zones, old_zones = zones_by_country(), old_zones_by_country(wording)
    records = []
    for entry in read_yaml(pack / "emergency_numbers.yaml"):
        code = entry["country"]
        record = country(entry, lines.get(code), wording)
        record |= {"zones": zones.get(code, []), "old_zones": old_zones.get(code, [])}
        always = ("code", "name", "also", "zones", "emergency")
        records.append({key: value for key, value in record.items() if value or key in always})
    return sorted(records, key=lambda record: str(record["code"]))


# --- writing and checking ------------------------------------------------------------------------


def write(path: Path, header: str, records: list[Record]) -> None:
    """Write records as YAML, one blank line between them."""
    blocks = [yaml.safe_dump([record], sort_keys=False, allow_unicode=True, width=100)
              for record in records]  # fmt: skip
    path.write_text(header + "\n" + "\n".join(blocks), encoding="utf-8")


def changed_lines(pack: Path) -> Iterator[str]:
    """Yield a complaint for each number in data/helplines.yaml that is not the pack's."""
    lines = {line["id"]: line for line in read_yaml(pack / "helplines.yaml")}
    for record in read_yaml(DATA / "helplines.yaml"):
        line = lines[record["id"]]
        for field in ("phone", "text"):
            found, expected = digits(record.get(field, "")), digits(line.get(field, ""))
            if found != expected and (found or field == "phone"):
                yield f"{record['id']}: {field} has {found}, the pack has {expected}"
        for field, origin in (("tty", ["accessibility"]), ("other", ["other", "web"])):
            if digits(record.get(field, "")) not in digits([line.get(name) for name in origin]):
                yield f"{record['id']}: {field} is not in the pack"
        words = " ".join(record.get(field, "") for field in ("name", "for_whom", "note"))
        for number in set(re.findall(r"\d{3,}", words)) - set(re.findall(r"\d+", str(line))):
            yield f"{record['id']}: {number} is not in the pack"


def changed_emergency_numbers(pack: Path, wording: Record) -> Iterator[str]:
    """Yield a complaint for each number in data/countries.yaml that no source gives."""
    entries = {entry["country"]: entry for entry in read_yaml(pack / "emergency_numbers.yaml")}
    lines = {line["country"]: line for line in read_yaml(pack / "helplines.yaml")
             if line["kind"] == "emergency"}  # fmt: skip
    for record in read_yaml(DATA / "countries.yaml"):
        code = record["code"]
        added = wording["emergency"].get(code, {}).get("added", {})
        known = re.findall(r"\d+", f"{entries[code]} {lines.get(code)} {list(added)}")
        for number in re.findall(r"\d+", f"{record['emergency']} {record.get('emergency_note')}"):
            if number not in known and not DATE.fullmatch(number):
                yield f"{code}: {number} is not in the pack"


def main(pack: Path) -> int:
    """Write both files, check them, and return the number of problems."""
    wording: Record = read_yaml(HERE / "helpline_wording.yaml")
    lines = helplines(read_yaml(pack / "helplines.yaml"), wording)
    write(DATA / "helplines.yaml", HELPLINES_HEADER, lines)
    write(DATA / "countries.yaml", COUNTRIES_HEADER, countries(pack, wording))
    problems: list[object] = [*changed_lines(pack), *changed_emergency_numbers(pack, wording)]
    problems += check(read_folder(DATA), read_rules(DATA))
    sys.stdout.write("".join(f"{problem}\n" for problem in problems))
    sys.stdout.write(f"{len(lines)} lines, {len(problems)} problems\n")
    return len(problems)


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
