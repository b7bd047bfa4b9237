from __future__ import annotations

import json

import pytest

from screening.batch.passengers import Passenger, Row, Unreadable
from screening.batch.read import read
from screening.errors import BadList, InputError
from screening.model import Document, Name, Traveller
from tests.batch.conftest import Write


def told(row: Row) -> str:
    """What is said of a row that cannot be read."""
    assert isinstance(row, Unreadable)
    return f"{row.position.removeprefix('line ')} {row.id} {row.problems[0].where} {row.problems[0].what}"


def warned(row: Row) -> list[str]:
    """The warnings of a row that was read."""
    assert isinstance(row, Passenger)
    return list(row.traveller.warnings)


def test_one_traveller_a_line(write: Write) -> None:
    path = write("a.ndjson", '{"id": "1", "name": "A B"}\n\n{"id": "2", "name": "C D", "sex": "F"}')
    assert list(read(path)) == [
        Passenger(Traveller("1", Name("A B")), "line 1"),
        Passenger(Traveller("2", Name("C D"), sex="F"), "line 3"),
    ]


def test_a_byte_order_mark_before_the_first_line_does_no_harm(write: Write) -> None:
    path = write("a.jsonl", b'\xef\xbb\xbf{"name": "A B"}\n')
    assert list(read(path)) == [Passenger(Traveller(name=Name("A B")), "line 1")]


def test_a_line_that_cannot_be_read_is_reported_in_its_place(write: Write) -> None:
    lines = [
        b'{"name": "A B"}',
        b'{"id": "x7", "nmae": "A B"}',
        b"not json",
        b'{"id": "x9", "birth_date": "1980-02-31"}',
        b'{"name": "\xff"}',
        b'{"id": "x8", "name": "A B", "name": "C D"}',
        b"[1]",
        b'{"name": "C D"}',
    ]
    rows = list(read(write("a.ndjson", b"\n".join(lines))))
    assert [isinstance(row, Unreadable) for row in rows] == [False, *[True] * 6, False]
    assert told(rows[1]) == "2 x7 nmae is not a field of this request"
    assert told(rows[2]).startswith("3  ")
    assert told(rows[3]) == "4 x9 birth_date is not a date that exists"
    assert told(rows[4]).startswith("5  ")
    assert told(rows[5]) == "6 x8 name is given twice in one object"
    assert told(rows[6]).startswith("7  ")


def test_a_field_that_breaks_a_rule_is_left_out_and_told(write: Write) -> None:
    lines = [
        '{"id": "x7", "name": "A B", "nmae": "C"}',
        '{"id": "x9", "name": "A B", "birth_date": "1980-02-31", "sex": "F"}',
    ]
    first, second = read(write("a.ndjson", "\n".join(lines)))
    assert warned(first) == ["nmae is not a field of this request; it was left out."]
    assert warned(second) == ["birth_date is not a date that exists; it was left out."]
    assert isinstance(second, Passenger)
    assert (second.traveller.birth_date, second.traveller.sex) == ("", "F")


def test_a_line_too_long_is_one_unreadable_row(write: Write) -> None:
    lines = [json.dumps({"name": "A" * 2_500_000}), '{"name": "C D"}']
    first, second = read(write("a.ndjson", "\n".join(lines)))
    assert told(first) == "1  line is longer than 1,000,000 bytes"
    assert second == Passenger(Traveller(name=Name("C D")), "line 2")


def test_a_csv_row_becomes_a_traveller_with_a_document(write: Write) -> None:
    path = write(
        "a.csv",
        "ID,Surname,Given Names,Birth Date,Nationality,document_number,document_type,issuing_state\n"
        " 7 , Mölders ,Anna,1980-05-04,KG,AC1234567,P,KGZ\n",
    )
    anna = Traveller(
        "7",
        Name("Anna Mölders", "primary", "Mölders", "Anna"),
        "1980-05-04",
        nationalities=("KGZ",),
        documents=(Document("AC1234567", "P", "KGZ"),),
    )
    assert list(read(path)) == [Passenger(anna, "line 2")]


def test_columns_that_mean_nothing_here_are_passed_over_and_named(write: Write) -> None:
    notes: list[str] = []
    rows = list(read(write("a.csv", "Meal,name,b-day\nVGML,A B,1970\n"), note=notes.append))
    assert rows == [Passenger(Traveller(name=Name("A B")), "line 2")]
    assert notes == ["Columns passed over: Meal, b-day."]


def test_a_csv_row_that_cannot_be_read_is_reported_in_its_place(write: Write) -> None:
    rows = list(
        read(write("a.csv", "id,name,birth_date\n1,A B,1970\n2,C, D,1980\n3,E,1980-02-31\n4\n5,F G,\n"))
    )
    assert [isinstance(row, Unreadable) for row in rows] == [False, True, False, True, False]
    assert told(rows[1]) == "3 2 row has more cells than there are columns"
    assert warned(rows[2]) == ["birth_date is not a date that exists; it was left out."]
    assert told(rows[3]) == "5 4 body names neither a person nor a document"


def test_no_value_is_repeated_in_what_is_said(write: Write) -> None:
    odd, unreadable = read(write("a.csv", "name,sex,birth_date\nAnna,Molchanov,Molchanov\n,Molchanov,\n"))
    assert len(warned(odd)) == 2
    assert isinstance(unreadable, Unreadable)
    assert "olchanov" not in repr(warned(odd)) + repr(unreadable.problems)


def test_a_file_that_stops_being_csv_is_refused(write: Write) -> None:
    with pytest.raises(BadList, match="Line 3 is not CSV"):
        list(read(write("a.csv", 'name\nA B\n"C D\n')))


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.csv.gz"])
def test_another_suffix_is_refused_with_those_that_are_read(write: Write, name: str) -> None:
    with pytest.raises(InputError, match="are not read") as raised:
        read(write(name, "name\nA B\n"))
    assert ".ndjson, .jsonl, .json, .csv, .tsv, .xlsx, .edi, .txt" in raised.value.remedy


def test_the_bytes_read_so_far_are_told(write: Write) -> None:
    told_of: list[int] = []
    path = write("a.csv", "name\nA B\nC D\n")
    assert len(list(read(path, told_of.append))) == 2
    assert told_of[-1] == path.stat().st_size


def test_an_array_is_read_item_by_item(write: Write) -> None:
    rows = list(read(write("a.json", '[{"name": "A B"}, 7, {"id": "x", "sex": "M"}]')))
    assert rows[0] == Passenger(Traveller(name=Name("A B")), "item 1")
    assert [row.position for row in rows[1:]] == ["item 2", "item 3"]
    assert all(isinstance(row, Unreadable) for row in rows[1:])


@pytest.mark.parametrize("content", ['{"name": "A B"}', "[", "", "7"])
def test_what_is_no_array_is_refused(write: Write, content: str) -> None:
    with pytest.raises(BadList, match="no JSON array"):
        list(read(write("a.json", content)))


EDIFACT = "UNB+UNOA:4+A+B+261007:0900+1'UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'NAD+FL+++DOE:JOHN'UNT+4+1'UNZ+1+1'"
TELEX = "QU ALAKKKC\nPNL\nKC921/07OCT IST PART1\n-ALA001Y\n1DOE/JOHNMR\nENDPNL\n"


@pytest.mark.parametrize("suffix", [".txt", ".edi", ".pnl", ".pnr"])
@pytest.mark.parametrize("content", [EDIFACT, TELEX, "surname;given_names\nDOE;JOHN\n"])
def test_what_a_carrier_sends_is_told_by_its_content(write: Write, suffix: str, content: str) -> None:
    [row] = read(write(f"list{suffix}", content))
    assert isinstance(row, Passenger)
    assert row.traveller.name == Name("JOHN DOE", "primary", "DOE", "JOHN")


def test_a_text_that_is_no_list_at_all_is_refused(write: Write) -> None:
    with pytest.raises(BadList, match="neither UN/EDIFACT nor PNL"):
        list(read(write("a.txt", "Dear colleagues,\nplease find attached\n")))


def test_a_mapping_is_refused_where_there_are_no_columns(write: Write) -> None:
    for name, content in (("a.ndjson", '{"name": "A"}'), ("a.edi", EDIFACT), ("a.txt", TELEX)):
        with pytest.raises(InputError, match="no columns"):
            list(read(write(name, content), columns={"name": "Name"}))


def test_what_is_said_of_a_list_is_said_once(write: Write) -> None:
    notes: list[str] = []
    list(read(write("a.edi", EDIFACT.replace("UNT+4", "UNT+9") * 3), note=notes.append))
    assert len(notes) == len(set(notes))
    assert "Message 1 has 4 segments; its UNT counts 9." in notes
