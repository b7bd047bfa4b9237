from __future__ import annotations

import json
from dataclasses import replace

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening import wire
from screening.errors import BadBody, InputError, TooLarge
from screening.model import (
    Answer,
    Checked,
    Document,
    DocumentRecord,
    Effort,
    Hit,
    ListState,
    Name,
    PersonRecord,
    Reason,
    record_from_json,
    record_to_json,
)
from screening.wire import limits

TRAVELLER = {
    "id": "7",
    "name": "Anna Maria Eriksson",
    "birth_date": "1974-08-12",
    "sex": "F",
    "nationality": "SWE",
    "birth_place": "Uppsala",
    "documents": [{"number": "AB123456", "type": "P", "issuing_state": "SWE", "expiry_date": "2029-04"}],
}
PERSON = {
    "kind": "person",
    "id": "national:1",
    "list": "national",
    "names": [{"name": "Anna Eriksson"}, {"surname": "Eriksson", "given_names": "Ann", "quality": "alias"}],
}
DOCUMENT = {"kind": "document", "id": "sltd:1", "list": "sltd", "number": "AB123456"}
SECRET = "Zebulon"


def problem(read, data):
    with pytest.raises(InputError) as raised:
        read(data if isinstance(data, bytes) else orjson.dumps(data))
    assert raised.value.problems, "an input error names a place"
    found = raised.value.problems[0]
    assert found.where
    assert found.what
    assert found.remedy
    return found


def places(read, data):
    with pytest.raises(InputError) as raised:
        read(orjson.dumps(data))
    return {found.where for found in raised.value.problems}


# --- travellers ---


def test_a_full_traveller_is_read_and_normalised():
    traveller = wire.traveller(orjson.dumps(TRAVELLER))
    assert traveller.id == "7"
    assert traveller.name == Name("Anna Maria Eriksson")
    assert traveller.birth_date == "1974-08-12"
    assert traveller.nationalities == ("SWE",)
    assert traveller.documents == (Document("AB123456", "P", "SWE", "2029-04"),)


def test_a_mapping_and_its_bytes_give_the_same_traveller():
    assert wire.traveller(TRAVELLER) == wire.traveller(orjson.dumps(TRAVELLER))


@pytest.mark.parametrize(
    ("given", "full"),
    [
        ({"surname": "Eriksson", "given_names": "Anna"}, "Anna Eriksson"),
        ({"surname": "Eriksson"}, "Eriksson"),
        ({"given_names": "Sukarno"}, "Sukarno"),
        ({"name": "  Anna  "}, "Anna"),
        ({"name": "김민준"}, "김민준"),
    ],
)
def test_any_part_of_a_name_is_enough(given, full):
    traveller = wire.traveller(orjson.dumps(given))
    assert traveller.name is not None
    assert traveller.name.full == full


def test_a_document_alone_is_enough():
    assert wire.traveller(b'{"documents": [{"number": "A1"}]}').name is None


def test_nationality_may_be_a_list_and_states_may_be_names_or_two_letters():
    traveller = wire.traveller(orjson.dumps({"name": "A", "nationality": ["KZ", "Sweden", "SWE"]}))
    assert traveller.nationalities == ("KAZ", "SWE")


@pytest.mark.parametrize(
    ("written", "sex"),
    [("M", "M"), ("f", "F"), ("male", "M"), ("Female", "F"), ("x", "X"), ("<", "X"), ("U", ""), ("", "")],
)
def test_sex_is_accepted_as_it_is_written_in_the_field(written, sex):
    assert wire.traveller(orjson.dumps({"name": "A", "sex": written})).sex == sex


@pytest.mark.parametrize(
    ("written", "letter"),
    [("P", "P"), ("p", "P"), ("PP", "P"), ("PN", "P"), ("P<", "P"), ("AC", "I"), ("", "")],
)
def test_document_types_are_accepted_as_letters_and_as_machine_readable_codes(written, letter):
    data = {"documents": [{"number": "A1", "type": written}]}
    assert wire.traveller(orjson.dumps(data)).documents[0].type == letter


def test_null_and_the_empty_string_mean_not_known():
    empty = {
        "name": "A",
        "birth_date": None,
        "sex": "",
        "nationality": None,
        "documents": None,
        "surname": "",
    }
    traveller = wire.traveller(orjson.dumps(empty))
    assert (traveller.birth_date, traveller.sex, traveller.nationalities, traveller.documents) == (
        "",
        "",
        (),
        (),
    )


@pytest.mark.parametrize("empty", [{}, {"name": ""}, {"documents": []}, {"birth_date": "1980"}, {"id": "1"}])
def test_a_traveller_without_name_or_document_is_refused_with_the_remedy(empty):
    assert "documents" in problem(wire.traveller, empty).remedy


def test_a_machine_readable_zone_that_is_none_is_refused_with_the_remedy():
    found = problem(wire.traveller, {"mrz": ["P<UTO", "L898902C3"]})
    assert found.where == "mrz"
    assert "as printed" in found.remedy


def test_a_query_carries_threshold_and_limit():
    query = wire.query(orjson.dumps({**TRAVELLER, "threshold": 1, "limit": 5}))
    assert (query.threshold, query.limit) == (1.0, 5)
    assert query.traveller == wire.traveller(TRAVELLER)
    assert wire.query(orjson.dumps(TRAVELLER)).threshold is None


def test_a_traveller_alone_has_no_threshold():
    assert problem(wire.traveller, {**TRAVELLER, "threshold": 0.5}).where == "threshold"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1980-05-04", "1980-05-04"),
        ("2000-02-29", "2000-02-29"),
        ("1980-05", "1980-05"),
        ("1980", "1980"),
        ("1980-05-00", "1980-05"),
        ("1968/1972", "1968/1972"),
    ],
)
def test_dates_may_be_whole_partial_or_a_range(written, date):
    assert wire.traveller(orjson.dumps({"name": "A", "birth_date": written})).birth_date == date


@pytest.mark.parametrize(
    "written", ["1980-02-30", "1979-02-29", "1800-01-01", "2200-01-01", "2020-W01-1", "٢٠٢٠-٠١-٠١x"]
)
def test_dates_that_cannot_be_are_refused(written):
    assert problem(wire.traveller, {"name": "A", "birth_date": written}).where == "birth_date"


OTHER_CALENDARS = [
    ("2560-05-01", "2560-05-01"),
    ("1368-02-11", "1368-02-11"),
    ("11.02.1368", "1368-02-11"),
    ("068-05-01", "068-05-01"),
    ("1980-13-05", "1980-13-05"),
    ("2045-02-32", "2045-02-32"),
    ("1368", "1368"),
    ("2510/2514", "2510/2514"),
    ("circa 1970", "1968/1972"),
    ("~1368", "1366/1370"),
]


@pytest.mark.parametrize(("written", "kept"), OTHER_CALENDARS)
def test_a_date_of_birth_may_be_of_another_calendar_or_about_right(written, kept):
    assert wire.traveller(orjson.dumps({"name": "A", "birth_date": written})).birth_date == kept
    record = wire.record(orjson.dumps({**PERSON, "birth_dates": [written]}))
    assert record.birth_dates == (kept,)
    assert wire.record(orjson.dumps(record_to_json(record))) == record


@pytest.mark.parametrize("written", [written for written, _ in OTHER_CALENDARS])
@pytest.mark.parametrize(
    ("read", "base", "field"),
    [
        (wire.record, PERSON, "listed_on"),
        (wire.record, PERSON, "review_on"),
        (wire.record, DOCUMENT, "reported_on"),
        (wire.record, DOCUMENT, "review_on"),
    ],
)
def test_every_other_date_is_one_gregorian_date(read, base, field, written):
    assert problem(read, {**base, field: written}).where == field


@pytest.mark.parametrize("written", [written for written, _ in OTHER_CALENDARS])
def test_a_document_expires_on_one_gregorian_date(written):
    shown = {"documents": [{"number": "A1", "expiry_date": written}]}
    assert problem(wire.traveller, shown).where == "documents[0].expiry_date"


def test_what_is_said_of_a_wrong_date_of_birth_names_the_forms_that_are_right():
    found = problem(wire.traveller, {"name": "A", "birth_date": "1980-02-31"})
    assert found.what == "is not a date that exists"
    assert all(form in found.remedy for form in ("YYYY-MM-DD", "FIRST/LAST", "circa", "calendar"))
    assert "calendar" not in problem(wire.record, {**PERSON, "listed_on": "1980-02-31"}).remedy


# --- bad input: each kind has code, place and remedy, and repeats nothing that was sent ---


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"  \n", id="blank"),
        pytest.param(b"hello", id="not JSON"),
        pytest.param(b'{"name": "A"', id="cut short"),
        pytest.param(b'{"name": "A"} {"name": "B"}', id="two documents"),
        pytest.param(b'{"name": "\xff\xfe"}', id="not UTF-8"),
        pytest.param(b'{"name": "\xed\xa0\x80"}', id="surrogate as UTF-8"),
        pytest.param(b'{"name": "\\ud800"}', id="lone surrogate"),
        pytest.param(b'{"name": "\\udc00 A"}', id="lone low surrogate"),
        pytest.param(b'{"name": "A\nB"}', id="bare control character"),
        pytest.param(b'\xef\xbb\xbf{"name": "A"}', id="byte order mark"),
        pytest.param(b"[" * 30_000, id="30,000 deep, open"),
        pytest.param(b'{"name":' + b"[" * 30_000 + b"]" * 30_000 + b"}", id="30,000 deep"),
        pytest.param(b'{"id":' + b"9" * 5_000 + b"}", id="a number of 5,000 digits"),
        pytest.param('{"name": "A"}'.encode("utf-16"), id="UTF-16"),
        pytest.param(b"{'name': 'A'}", id="single quotation marks"),
    ],
)
@pytest.mark.parametrize("read", [wire.traveller, wire.query, wire.record, wire.pair])
def test_an_unreadable_body_is_refused_with_its_place(read, body):
    with pytest.raises(BadBody) as raised:
        read(body)
    [found] = raised.value.problems
    assert found.where.startswith(("line ", "body"))
    assert found.remedy


@pytest.mark.parametrize("read", [wire.traveller, wire.query, wire.record, wire.pair])
@pytest.mark.parametrize("body", [b"[]", b'"A"', b"1", b"null", b"true", b"[1" + b",1" * 30_000 + b"]"])
def test_anything_but_an_object_is_refused(read, body):
    assert "object" in problem(read, body).what


@pytest.mark.parametrize(
    "body",
    [
        b'{"name": "' + b"a" * 10_000_000 + b'"}',
        b'{"documents": [1' + b",1" * 1_000_000 + b"]}",
        b"[1" + b",1" * 1_000_000 + b"]",
    ],
)
@pytest.mark.parametrize("read", [wire.traveller, wire.query, wire.record, wire.pair])
def test_a_body_of_megabytes_is_too_large(read, body):
    with pytest.raises(TooLarge) as raised:
        read(body)
    assert raised.value.problems[0].where == "body"


def test_a_traveller_may_be_as_large_as_every_field_at_its_limit_and_not_a_megabyte():
    full = {
        "id": "i" * limits.ID_CHARACTERS,
        "surname": "\u1d00\u0301" * (limits.NAME_CHARACTERS // 2),
        "given_names": "\u042f" * limits.NAME_CHARACTERS,
        "birth_place": "\u042f" * limits.PLACE_CHARACTERS,
        "nationality": ["KAZ"] * limits.NATIONALITIES,
        "documents": [{"number": "A" * 64, "type": "P", "issuing_state": "KAZ", "expiry_date": "2030-01-01"}]
        * limits.TRAVELLER_DOCUMENTS,
    }
    assert wire.query(json.dumps(full).encode()).traveller.documents
    spaced = json.dumps({"name": "Anna"}).encode() + b" " * limits.TRAVELLER_BYTES
    with pytest.raises(TooLarge):
        wire.query(spaced)
    assert wire.pair(b'{"a":"Anna","b":"Maria"}' + b" " * limits.TRAVELLER_BYTES)


@pytest.mark.parametrize("read", [wire.query, wire.record])
def test_of_a_thousand_problems_and_more_none_is_named(read):
    """Each costs microseconds to name, and whoever sends a hundred thousand does not want to mend them."""
    body = json.dumps({f"k{n}": 1 for n in range(limits.MOST_PROBLEMS + 1)}).encode()
    found = problem(read, body if read is wire.query else b'{"kind":"person",' + body[1:])
    assert (found.where, found.what) == ("body", "has more than 1,000 problems")


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"name": 1}, "name"),
        ({"name": ["A"]}, "name"),
        ({"name": "123 456"}, "name"),
        ({"name": "x" * (limits.NAME_CHARACTERS + 1)}, "name"),
        ({"name": "Anna\u202eairaM"}, "name"),
        ({"name": "Anna\u0000"}, "name"),
        ({"name": "Anna\u2066Maria"}, "name"),
        ({"name": "Anna\nMaria"}, "name"),
        ({"surname": "Anna\u200f"}, "surname"),
        ({"id": "7\u200e8"}, "id"),
        ({"id": 7}, "id"),
        ({"birth_date": "1980-02-31"}, "birth_date"),
        ({"birth_date": 1980}, "birth_date"),
        ({"birth_date": "next week"}, "birth_date"),
        ({"sex": "Q"}, "sex"),
        ({"nationality": "Atlantis"}, "nationality"),
        ({"nationality": {"a": 1}}, "nationality"),
        ({"nationality": ["SWE"] * (limits.NATIONALITIES + 1)}, "nationality"),
        ({"nationality": [1]}, "nationality"),
        ({"documents": {}}, "documents"),
        ({"documents": ["AB123456"]}, "documents[0]"),
        ({"documents": [{"number": "A1"}] * (limits.TRAVELLER_DOCUMENTS + 1)}, "documents"),
        ({"documents": [{"number": "A1"}, {"type": "P"}]}, "documents[1].number"),
        ({"documents": [{"number": ""}]}, "documents[0].number"),
        ({"documents": [{"number": "---"}]}, "documents[0].number"),
        ({"documents": [{"number": "A1\u202e2"}]}, "documents[0].number"),
        ({"documents": [{"number": "1" * (limits.NUMBER_CHARACTERS + 1)}]}, "documents[0].number"),
        ({"documents": [{"number": "A1", "type": "Q"}]}, "documents[0].type"),
        ({"documents": [{"number": "A1", "type": "PASSPORT"}]}, "documents[0].type"),
        ({"documents": [{"number": "A1", "issuing_state": "ZZZ"}]}, "documents[0].issuing_state"),
        ({"documents": [{"number": "A1", "expiry_date": "2020-13-01"}]}, "documents[0].expiry_date"),
        ({"documents": [{"number": "A1", "expiry_date": "2020/2021"}]}, "documents[0].expiry_date"),
        ({"threshold": "0.5"}, "threshold"),
        ({"threshold": 2}, "threshold"),
        ({"threshold": True}, "threshold"),
        ({"limit": 0}, "limit"),
        ({"limit": 1.5}, "limit"),
        ({"limit": limits.HITS + 1}, "limit"),
        ({"nationalities": ["SWE"]}, "nationalities"),
        ({"dateOfBirth": "1980"}, "dateOfBirth"),
        ({"Anna Eriksson, 12 August": 1}, "(unknown field)"),
    ],
)
def test_each_wrong_field_is_named(changed, where):
    assert problem(wire.query, {**TRAVELLER, **changed}).where == where


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999"])
def test_numbers_that_are_not_finite_are_refused(number):
    assert problem(wire.query, b'{"name": "A", "threshold": ' + number + b"}").where == "threshold"


@pytest.mark.parametrize(
    "body",
    [
        b'{"name": "Anna", "name": "Berta"}',
        b'{"name" : "Anna", "birth_date": "1980", "name":"Berta"}',
        b'{"name": "Anna", "\\u006eame": "Berta"}',
        b'{"documents": [{"number": "A1", "number": "A2"}]}',
        b'{"documents": [{"number" : "A1", "type": "P", "type": "P"}]}',
    ],
)
def test_a_key_given_twice_is_refused(body):
    assert "twice" in problem(wire.traveller, body).what


def test_colons_and_quotation_marks_inside_values_are_not_taken_for_keys():
    traveller = wire.traveller(b'{"name" : "Anna", "birth_place": "\\"Vik\\": north : south \\":\\""}')
    assert traveller.birth_place == '"Vik": north : south ":"'


def test_at_most_twenty_problems_are_told():
    with pytest.raises(InputError) as raised:
        wire.traveller(orjson.dumps({f"field{number}": 1 for number in range(1_000)}))
    assert len(raised.value.problems) == limits.PROBLEMS


def test_several_problems_are_told_at_once():
    wrong = {"name": 1, "birth_date": "1980-02-31", "sex": "Q"}
    assert places(wire.traveller, wrong) == {"name", "birth_date", "sex"}


def test_a_mapping_with_half_a_surrogate_pair_is_refused():
    with pytest.raises(InputError) as raised:
        wire.traveller({"name": "A\ud800"})
    assert raised.value.problems[0].where == "name"


def test_joiners_are_letters_in_effect_and_pass():
    assert wire.traveller(orjson.dumps({"name": "علی\u200cرضا"})).name is not None


@pytest.mark.parametrize(
    "data",
    [
        {"name": [SECRET]},
        {"name": f"{SECRET}\u202e"},
        {"birth_date": SECRET},
        {"sex": SECRET},
        {"nationality": SECRET},
        {"documents": [{"number": "A1", "type": SECRET}]},
        {"documents": SECRET},
        {SECRET + " " + SECRET: 1},
        {"mrz": [SECRET]},
        {"kind": SECRET},
        {"kind": "person", "id": "1", "list": SECRET + " !", "names": [{"name": "A", "quality": SECRET}]},
    ],
)
@pytest.mark.parametrize("read", [wire.traveller, wire.record, wire.pair])
def test_no_error_repeats_what_was_sent(read, data):
    with pytest.raises(InputError) as raised:
        read(orjson.dumps(data))
    told = [raised.value.what, raised.value.remedy, str(raised.value)]
    told += [part for found in raised.value.problems for part in (found.where, found.what, found.remedy)]
    assert SECRET not in " ".join(told)
    hidden = raised.value.__context__ is None or raised.value.__suppress_context__
    assert hidden, "pydantic's own error, which holds the input, is not shown"


FIELDS = [
    "name",
    "surname",
    "birth_date",
    "nationality",
    "documents",
    "number",
    "kind",
    "names",
    "a",
    "name_a",
    "x",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=12,
)


def problems_with(read, body):
    """The problems told, or None when the body was read."""
    try:
        read(body)
    except InputError as error:
        return error.problems
    return None


@settings(max_examples=150, deadline=None)
@given(JSON)
def test_any_json_is_either_read_or_refused_with_a_place(data):
    body = json.dumps(data).encode()
    for read in (wire.traveller, wire.query, wire.record, wire.pair):
        told = problems_with(read, body)
        assert told is None or (told and all(found.where and found.what and found.remedy for found in told))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_either_read_or_refused(data):
    for read in (wire.traveller, wire.record, wire.pair):
        told = problems_with(read, data)
        assert told is None or told[0].where


# --- records ---


def test_a_person_record_is_read():
    record = wire.record(orjson.dumps({**PERSON, "birth_dates": ["1968/1972"], "nationalities": ["Sweden"]}))
    assert isinstance(record, PersonRecord)
    assert record.names == (Name("Anna Eriksson"), Name("Ann Eriksson", "alias", "Eriksson", "Ann"))
    assert record.birth_dates == ("1968/1972",)
    assert record.nationalities == ("SWE",)


def test_a_document_record_is_read():
    record = wire.record(orjson.dumps({**DOCUMENT, "status": "lost", "issuing_state": "KZ"}))
    assert record == DocumentRecord("sltd:1", "sltd", "AB123456", issuing_state="KAZ", status="lost")


DATES = {
    "occurred_on": "2024-05",
    "reported_on": "2024-05-03",
    "recovered_on": "2024-06-01",
    "reissued_on": "2025",
}


def test_a_document_record_keeps_every_date_of_its_status():
    record = wire.record(orjson.dumps({**DOCUMENT, **DATES}))
    assert {name: getattr(record, name) for name in DATES} == DATES


@pytest.mark.parametrize("name", DATES)
def test_a_date_of_a_status_that_does_not_exist_is_refused(name):
    assert problem(wire.record, {**DOCUMENT, name: "2024-02-30"}).where == name


@pytest.mark.parametrize(
    "data", [PERSON, DOCUMENT, {**DOCUMENT, **DATES}, {**PERSON, "remarks": "one\ntwo\tthree"}]
)
def test_a_record_survives_the_way_to_its_stored_form_and_back(data):
    record = wire.record(orjson.dumps(data))
    assert wire.record(orjson.dumps(record_to_json(record))) == record
    assert record_from_json(record_to_json(record)) == record


def test_a_range_is_stolen_blanks_unless_said_otherwise():
    record = wire.record(orjson.dumps({**DOCUMENT, "number_to": "AB123999"}))
    assert isinstance(record, DocumentRecord)
    assert (record.number_to, record.status) == ("AB123999", "stolen_blank")


@pytest.mark.parametrize(("number", "number_to"), [("ab 123-456 c", "AB124456D"), ("C01X00T47", "C01XZZZZZ")])
def test_a_range_may_end_in_letters_or_count_them(number, number_to):
    record = wire.record(orjson.dumps({**DOCUMENT, "number": number, "number_to": number_to}))
    assert isinstance(record, DocumentRecord)
    assert record.number_to == number_to


@pytest.mark.parametrize("number_to", ["AB123000", "AB1234567", "---", "AA999999"])
def test_a_range_that_does_not_go_up_is_refused(number_to):
    assert problem(wire.record, {**DOCUMENT, "number_to": number_to}).where == "number_to"


def test_the_list_named_for_the_load_overrules_the_rows_own():
    assert wire.record(PERSON, list_name="other").list == "other"


def test_a_row_without_list_takes_the_one_that_stands_in():
    row = {key: value for key, value in PERSON.items() if key != "list"}
    assert wire.record(row, default_list="file").list == "file"
    assert wire.record(PERSON, default_list="file").list == "national"
    assert problem(wire.record, row).where == "list"


@pytest.mark.parametrize("name", ["a b", "-a", "ä", "x" * 101, "a/b"])
def test_a_name_that_no_list_may_have_is_refused(name):
    with pytest.raises(InputError) as raised:
        wire.record(PERSON, list_name=name)
    assert raised.value.problems[0].where == "list"


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"kind": "car"}, "kind"),
        ({"kind": 1}, "kind"),
        ({"id": ""}, "id"),
        ({"id": "x" * 201}, "id"),
        ({"names": []}, "names"),
        ({"names": [{"name": "A"}] * 201}, "names"),
        ({"names": [{"quality": "alias"}]}, "names[0]"),
        ({"names": [{"name": "A", "surname": "B"}]}, "names[0]"),
        ({"names": [{"name": "A", "quality": "good"}]}, "names[0].quality"),
        ({"birth_dates": ["1980-02-31"]}, "birth_dates[0]"),
        ({"birth_dates": [""]}, "birth_dates[0]"),
        ({"birth_dates": ["1980"] * 51}, "birth_dates"),
        ({"nationalities": ["Atlantis"]}, "nationalities[0]"),
        ({"listed_on": "2020/2021"}, "listed_on"),
        ({"remarks": "a\u202eb"}, "remarks"),
        ({"remarks": "x" * 20_001}, "remarks"),
        ({"category": "a\nb"}, "category"),
        ({"warnings": ["armed"] * 51}, "warnings"),
        ({"list": "no spaces"}, "list"),
        ({"status": "stolen"}, "status"),
    ],
)
def test_each_wrong_field_of_a_person_record_is_named(changed, where):
    assert problem(wire.record, {**PERSON, **changed}).where == where


def test_a_record_without_kind_is_refused():
    assert problem(wire.record, {"id": "1"}).where == "kind"


# --- comparisons ---


def test_two_names_or_two_travellers_may_be_compared():
    first, second = wire.pair(orjson.dumps({"a": "Anna", "b": {"name": "Hanna", "birth_date": "1980"}}))
    assert first.name == Name("Anna")
    assert second.birth_date == "1980"


def test_flat_fields_are_the_columns_of_a_table_of_pairs():
    flat = {"name_a": "Anna", "name_b": "Hanna", "document_number_b": "A1", "document_type_b": "P"}
    flat |= {"issuing_state_b": "SWE", "nationality_a": "SWE", "birth_place_a": "Uppsala", "sex_a": "F"}
    for first, second in (wire.pair(orjson.dumps(flat)), wire.compare_pair(flat)):
        assert (first.nationalities, first.birth_place, first.sex) == (("SWE",), "Uppsala", "F")
        assert second.documents == (Document("A1", "P", "SWE"),)


def test_other_columns_of_a_table_are_ignored_but_other_fields_of_a_body_are_not():
    row = {"name_a": "Anna", "name_b": "Hanna", "label": "same", "birth_date_a": ""}
    assert wire.compare_pair(row)[0].name == Name("Anna")
    assert problem(wire.pair, row).where == "label"


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ({"a": "Anna"}, "b"),
        ({"a": "Anna", "b": 1}, "b"),
        ({"a": "Anna", "b": {}}, "b"),
        ({"a": "Anna", "b": "12"}, "b.name"),
        ({"a": "Anna", "b": {"name": "B", "documents": [{"number": ""}]}}, "b.documents[0].number"),
        ({"name_a": "Anna"}, "name_b"),
        ({"name_a": "Anna", "name_b": "B", "birth_date_b": "1980-02-31"}, "birth_date_b"),
        ({"name_a": "Anna", "document_number_b": "-"}, "document_number_b"),
        ({"a": "Anna", "b": {"mrz": ["P<"]}}, "b.mrz"),
    ],
)
def test_what_is_wrong_with_a_pair_is_named_as_it_was_sent(data, where):
    assert problem(wire.pair, data).where == where


def test_a_pair_with_a_key_given_twice_is_refused():
    assert "twice" in problem(wire.pair, b'{"a": "Anna", "b": "Berta", "b": "Carla"}').what


# --- answers ---

CHECKED = Checked(
    12,
    "2026-01-01T00:00:00Z",
    (ListState("un-sc", 684, "2026-01-01T00:00:00Z"),),
    (ListState("sltd", 0, "", "x"),),
)
REASON = Reason("name", 0.912345, "Anna", "Hanna", "One letter differs.")
HIT = Hit("un-sc:1", "person", "un-sc", 0.987654321, (REASON,), "Refer.", ("armed",), {"id": "un-sc:1"})


@pytest.mark.parametrize(
    "answer",
    [
        Answer("7", "clear", (), CHECKED, (), 180, Effort(1, 2, 3, 4), "balanced", 0.75),
        Answer("", "refer", (HIT,), CHECKED, ("year only",), 5, policy="strict", threshold=0.9),
        Answer("", "not_checked", (), Checked(0, ""), policy="wide", threshold=0.65),
    ],
)
def test_the_bytes_of_an_answer_fit_the_shape_described(answer):
    assert wire.AnswerBody.model_validate_json(wire.answer(answer))


def test_an_answer_has_the_contracts_fields_and_rounded_scores():
    data = orjson.loads(wire.answer(Answer("7", "refer", (HIT,), CHECKED)))
    assert list(data) == [
        "id", "decision", "hits", "checked", "policy", "threshold", "warnings", "elapsed_us", "effort",
    ]  # fmt: skip
    assert data["hits"][0]["score"] == 0.9877
    assert data["hits"][0]["reasons"][0]["score"] == 0.9123
    assert data["checked"]["lists"] == [
        {"list": "un-sc", "records": 684, "loaded_at": "2026-01-01T00:00:00Z"}
    ]
    assert data["checked"]["not_checked"] == [{"list": "sltd", "records": 0, "why": "x"}]


def test_what_was_checked_is_told_of_each_answer_whatever_the_one_before_told():
    other = replace(CHECKED, sequence=CHECKED.sequence + 1, lists=())
    for checked in (CHECKED, CHECKED, other, replace(other), CHECKED):
        told = orjson.loads(wire.answer(Answer("7", "clear", (), checked)))["checked"]
        assert (told["sequence"], told["as_of"]) == (checked.sequence, checked.as_of)
        assert [each["list"] for each in told["lists"]] == [each.list for each in checked.lists]
        assert [each["why"] for each in told["not_checked"]] == [each.why for each in checked.not_checked]


def test_a_record_kept_as_bytes_is_passed_through():
    hit = Hit("1", "person", "l", 1.0, (), "", (), orjson.Fragment(b'{"id":"1"}'))
    assert orjson.loads(wire.answer(Answer("", "refer", (hit,), CHECKED)))["hits"][0]["record"] == {"id": "1"}


def test_a_comparison_fits_the_shape_described():
    assert wire.ComparisonBody.model_validate_json(wire.comparison(HIT, "refer")).score == 0.9877


def test_every_body_has_a_json_schema():
    for body in (wire.TravellerBody, wire.QueryBody, wire.PairBody, wire.PersonBody, wire.AnswerBody):
        schema = body.model_json_schema()
        assert schema["type"] == "object"
        assert schema["additionalProperties"] is False
