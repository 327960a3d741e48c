"""The JSON is a contract: it says all that the records and pages say, in the shape it promises."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct
from support import Run

from heroininfo import contract, model
from heroininfo.library.search import Answer, Result
from heroininfo.place import Place

VIEWS_OF: dict[type[Struct], tuple[type[Struct], ...]] = {
    model.Topic: (contract.TopicView, contract.TopicEntry),
    model.Section: (contract.SectionView,),
    model.Statement: (contract.StatementView,),
    model.Citation: (contract.StatementView,),
    model.Symptom: (contract.SymptomView,),
    model.Times: (contract.TimesView,),
    model.Course: (contract.CourseView,),
    model.Source: (contract.SourceView,),
    model.Helpline: (contract.HelplineView,),
    model.Number: (contract.HelplineView,),
    model.Country: (contract.CountryView, contract.HelpLineView),
    Place: (contract.CountryView,),
    Answer: (contract.SearchView,),
    Result: (contract.SearchResult,),
}
"""Record -> what scripts see of it."""

RENAMED = {
    (model.Citation, "source"): "cite",
    (model.Citation, "part"): "parts",
    (model.Number, "number"): "phone",
    (model.Number, "note"): "phone_notes",
}
"""Field of a record -> the key that says it, where its name is another."""

LEFT_OUT = {
    (model.Topic, "changed"): "the page says it in words, for readers",
    (model.Topic, "call"): "help-line gives the lines themselves, with their kinds",
    (model.Topic, "lead"): "where lines stand on the page",
    (model.Topic, "tools"): "commands beside the page, for readers",
    (model.Topic, "needs"): "the steps say the same in full",
    (model.Topic, "box"): "it is the same on every page, and the number is that of the country",
    (model.Topic, "check_in"): "a walk of questions; check-in has no JSON",
    (model.Source, "single"): "for the check alone: whether a citation may do without a part",
    (model.Helpline, "country"): "stands once, around the lines of the country",
    (model.Helpline, "opening"): "`hours` says it in words, `open` whether it is so now",
    (model.Helpline, "zone"): "for `open` alone",
    (model.Country, "also"): "what a reader may type",
    (model.Country, "zones"): "how the country is found",
    (model.Country, "old_zones"): "how the country is found",
    (model.Course, "also"): "what a reader may type",
    (Place, "complaint"): "a notice on standard error",
    (Place, "age"): "`data` says how old the numbers are",
}
"""Field of a record that scripts do not see -> why."""


def keys_of(record: type[Struct]) -> set[str]:
    """Return the keys of the views of a record."""
    return {key for view in VIEWS_OF[record] for key in view.__struct_encode_fields__}


@pytest.mark.parametrize("record", VIEWS_OF, ids=lambda record: str(record.__name__))
def test_every_field_of_a_record_is_in_its_view_or_left_out_for_a_reason(
    record: type[Struct],
) -> None:
    """A new field must be decided on: whether scripts see it, and if not, why."""
    said = {f for f in record.__struct_fields__ if RENAMED.get((record, f), f) in keys_of(record)}
    left_out = {field for owner, field in LEFT_OUT if owner is record}
    assert said | left_out == set(record.__struct_fields__)
    assert said & left_out == set(), "no longer left out"


ASKED = {
    "topics": "topics",
    "show withdrawal": "show",
    "help-line --country US": "help-line",
    "help-line --country GB": "help-line",
    "help-line": "help-line",
    "help-line --all": "help-line --all",
    "help-line --list": "help-line --list",
    "timeline --since 36h": "timeline",
    "timeline": "timeline",
    "symptoms": "symptoms",
    "search sleeping": "search",
    "search kill myself --country GB": "search",
    "sources": "sources",
}
"""What is asked -> the view that its answer has the shape of."""


@pytest.mark.parametrize("command", ASKED)
def test_answer_has_the_shape_that_is_promised(walk: Run, command: str) -> None:
    """Every key of the view, none besides, each of its kind; the schema comes first."""
    ended = walk(*command.split(), "--format", "json")
    said = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert next(iter(said)) == "schema"
    assert said.pop("schema") == contract.SCHEMA == 1
    view = msgspec.json.decode(ended.out, type=contract.VIEWS[ASKED[command]])
    assert json.loads(view.encode()) == {"schema": 1, **said}


@pytest.mark.parametrize("command", [command for command in ASKED if "list" not in command])
def test_no_placeholder_reaches_a_script(walk: Run, command: str) -> None:
    """Every sentence has its number in place."""
    assert "{emergency}" not in walk(*command.split(), "--format", "json").out


def one(run: Run, *words: str) -> Any:
    """Return what a command answers as JSON."""
    return json.loads(run(*words, "--format", "json").out)


def test_words_of_suicide_carry_the_number_and_the_lines(run: Run) -> None:
    """A script that asks in a reader's stead gets what the page leads with."""
    said = one(run, "search", "kill myself", "--country", "US")
    assert (said["emergency"], said["crisis"], said["refused"]) == (False, True, False)
    assert said["country"]["emergency"] == ["911"]
    assert [line["phone"] for line in said["lines"]] == [["988"]]


def test_an_emergency_is_named(run: Run) -> None:
    """Words of someone dying are not just another search."""
    said = one(run, "search", "he is not breathing", "--country", "GB")
    assert (said["emergency"], said["crisis"], said["refused"]) == (True, False, False)
    assert said["country"]["emergency"] == ["999", "112"]
    assert said["lines"] == []


def test_question_that_was_understood_as_typed_has_no_correction(run: Run) -> None:
    """Null, not an empty text; and what was set right where something was."""
    assert one(run, "search", "sleeping")["corrected"] is None
    assert one(run, "search", "insomina")["corrected"] == "insomnia"


def test_a_section_says_how_urgent_it_is_and_for_whom(run: Run) -> None:
    """A list of signs is not the same as a list of tips."""
    sections = {part["id"]: part for part in one(run, "show", "wd")["topic"]["sections"]}
    urgency = {name: part["urgency"] for name, part in sections.items()}
    assert urgency["danger"] == "emergency"
    assert urgency["today"] == "today"
    assert urgency["symptoms"] is urgency["do"] is None
    assert sections["canada"]["only"] == ["CA"]
    assert sections["do"]["list"][0]["only"] == ["GB"]


def test_what_is_for_other_countries_is_left_out(run: Run) -> None:
    """As on the page: a reader in one country gets what is true there."""
    sections = one(run, "show", "wd", "--country", "US")["topic"]["sections"]
    assert [part["id"] for part in sections] == ["danger", "today", "symptoms", "do"]
    assert sections[-1]["list"] == []


def test_a_table_has_the_rows_that_concern_the_reader(run: Run) -> None:
    """A cell is a statement as others are: with its sources."""

    def table(country: str) -> Any:
        sections = one(run, "show", "wd", "--country", country)["topic"]["sections"]
        return next(part["table"] for part in sections if part["id"] == "do")

    british = table("GB")
    assert british["columns"] == ["A bath", "A walk"]
    assert [(row["name"], row["only"]) for row in british["rows"]] == [
        ("Good for", []),
        ("Where", ["GB", "CA"]),
    ]
    assert british["rows"][1]["cells"][1] == {
        "text": "In a park.",
        "cite": ["who-guide"],
        "parts": ["p. 3"],
        "only": [],
    }
    assert [row["name"] for row in table("US")["rows"]] == ["Good for"]


def test_statement_says_where_its_source_says_it(run: Run) -> None:
    """`cite` and `parts` go together; an empty part is one short page."""
    sections = {part["id"]: part for part in one(run, "show", "wd")["topic"]["sections"]}
    assert sections["danger"]["list"][1] == {
        "text": "Their chest hurts: this can be the heart.",
        "cite": ["flu-study", "who-guide"],
        "parts": ["", "p. 3"],
        "only": [],
    }


def test_a_helpline_says_all_that_is_known(run: Run) -> None:
    """The number behind a short one, notes, what to text, whether it is open, from abroad."""
    lines = {line["id"]: line for line in one(run, "help-line", "--country", "GB")["lines"]}
    office, text = lines["gb-office"], lines["gb-text"]
    assert (office["long"], office["abroad"], office["open"]) == ("0161 496 0123", "yes", "open")
    assert (text["long"], text["abroad"], text["open"]) == (None, "", None)
    assert (text["sms"], text["sms_body"], text["phone"]) == ("sms:85258", "HELLO", [])
    lines = {line["id"]: line for line in one(run, "help-line", "--country", "US")["lines"]}
    assert lines["us-treatment"]["phone"] == ["1-800-662-4357", "1-800-555-0100"]
    assert lines["us-treatment"]["tel"] == ["tel:+18006624357", "tel:+18005550100"]
    assert lines["us-treatment"]["phone_notes"] == ["", "then press 2"]
    assert [lines[name]["dialable"] for name in ("us-talk", "us-ohio")] == ["inside", ""]


def test_country_says_how_it_was_found_and_what_to_know_of_its_number(run: Run) -> None:
    """The note of a number that fails somewhere says so to programs too."""
    country = one(run, "help-line", "--country", "BO")["country"]
    assert country["note"]
    assert country["how"] == "as you chose"
    unknown = one(run, "help-line")["country"]
    assert (unknown["code"], unknown["name"], unknown["emergency"]) == (None, None, [])


def test_what_a_file_of_services_does_not_say_is_null(run: Run, tmp_path: Path) -> None:
    """So that a script can tell it from an empty word."""
    path = tmp_path / "own.csv"
    path.write_text("name,number,city\nDay clinic,617-555-0100,Boston\n")
    service = one(run, "help-line", "--country", "US", "--services", str(path))["services"][0]
    assert service.pop("name") == "Day clinic"
    assert service.pop("phone") == [
        {"number": "617-555-0100", "tel": "tel:6175550100", "note": None}
    ]
    assert (service.pop("town"), service.pop("address")) == ("Boston", "Boston")
    assert service.pop("category") == []
    assert set(service.values()) == {None}


def test_all_that_a_file_of_services_says_is_there(run: Run, tmp_path: Path) -> None:
    """Each under its own key."""
    path = tmp_path / "own.csv"
    said = {
        "name": "A",
        "organization": "B",
        "description": "C.",
        "number": "617-555-0100 x5",
        "address_1": "1 D St",
        "city": "E",
        "postal_code": "02118",
        "url": "https://f.org",
        "schedule": "G",
        "eligibility": "H",
        "fees": "I",
        "languages": "J",
        "last_verified": "2026-01",
        "category": "K; L",
    }
    path.write_text(",".join(said) + "\n" + ",".join(said.values()) + "\n")
    service = one(run, "help-line", "--country", "US", "--services", str(path))["services"][0]
    assert service.pop("phone")[0]["note"] == "then extension 5"
    assert service == {
        "name": "A",
        "organization": "B",
        "about": "C.",
        "address": "1 D St, E, 02118",
        "town": "E",
        "postcode": "02118",
        "web": "https://f.org",
        "hours": "G",
        "for_whom": "H",
        "cost": "I",
        "languages": "J",
        "seen": "2026-01",
        "category": ["K", "L"],
    }


def test_section_of_another_country_is_given_to_who_asks_for_it(world: Run) -> None:
    """As on the page in text."""
    asked = "show leaving-prison --section before-uk --country US --format json"
    sections = json.loads(world(*asked.split(" ")).out)["topic"]["sections"]
    assert [section["id"] for section in sections] == ["before-uk"]
