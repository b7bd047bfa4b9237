from __future__ import annotations

import io
from pathlib import Path

import pytest

from screening.batch.carriers import interchange as module
from screening.batch.carriers.interchange import read
from screening.batch.passengers import Passenger, Row
from screening.errors import BadList
from tests.batch.conftest import Write
from tests.batch.messages import HEADER, PERSON, interchange, message, one, passenger
from tests.batch.messages import read as read_file


def rows(write: Write, text: str | bytes) -> tuple[list[Row], list[str]]:
    return read_file(read, write("list.edi", text))


def test_a_message_in_order_gives_its_passengers_and_nothing_to_note(write: Write) -> None:
    [found], notes = rows(write, one())
    assert passenger(found).position == "message 1, segment 11"
    assert notes == []


def test_several_messages_have_their_own_flights_and_positions(write: Write) -> None:
    other = [segment.replace("KC921", "KC922") for segment in HEADER]
    found, notes = rows(
        write,
        interchange(
            message(*HEADER, *PERSON), message(*other, *PERSON, *PERSON, reference="PAX002", tail="")
        ),
    )
    assert [(passenger(row).position, passenger(row).flight) for row in found] == [
        ("message 1, segment 11", "KC921"),
        ("message 2, segment 11", "KC922"),
        ("message 2, segment 22", "KC922"),
    ]
    assert notes == []


def test_interchanges_of_several_carriers_in_one_file_are_all_read(write: Write) -> None:
    second = one().replace("KCAIR", "OTHER").replace("000000001", "000000002")
    found, notes = rows(write, one() + second)
    assert [passenger(row).message.sender for row in found] == ["KCAIR", "OTHER"]  # type: ignore[union-attr]
    assert notes == []


def test_an_interchange_twice_is_read_twice_and_told(write: Write) -> None:
    found, notes = rows(write, one() + one())
    assert len(found) == 2
    assert [note for note in notes if "twice" in note]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("UNT+23", "UNT+24", "Message 1 has 23 segments; its UNT counts 24."),
        ("UNT+23", "UNT+0000023x", "Message 1 has 23 segments; its UNT counts 0000023x."),
        ("UNT+23+PAX001", "UNT+23+PAX009", "ends with another reference"),
        ("UNE+1", "UNE+2", "There are 1 messages of the group; UNE counts 2."),
        ("UNZ+1", "UNZ+7", "UNZ counts 7"),
        ("CNT+42:1", "CNT+42:160", "Message 1 lists 1 passengers; its CNT says 160."),
        ("CNT+42:1", "CNT+41+8", "Message 1 lists 0 crew; its CNT says 8."),
        ("'\nUNT+23+PAX001", "", "Message 1 has no UNT."),
        ("BGM+745", "BGM+999", "does not say which kind of list it is"),
        ("01:F", "03:F", "without all parts before the last"),
        ("01:F", "01:C", "without its last part"),
        ("UNH+", "FTX+x'UNH+", "Segments outside a message"),
        ("++APIS", "++APIS++++1", "marked as a test"),
    ],
)
def test_what_does_not_agree_is_told_and_the_passengers_are_read(
    write: Write, right: str, wrong: str, said: str
) -> None:
    text = one()
    assert right in text
    found, notes = rows(write, text.replace(right, wrong))
    assert [passenger(row).traveller.documents[0].number for row in found] == ["AC1234567"]
    assert any(said in note for note in notes), notes


def test_leading_zeros_of_a_counter_do_no_harm(write: Write) -> None:
    assert rows(write, one().replace("UNT+23", "UNT+0000023"))[1] == []


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([(1, "C"), (2, "F")], []),
        ([(2, "F"), (1, "C")], ["The parts of a list came out of order; all were read."]),
        ([(1, "C"), (1, "C"), (2, "F")], ["A part of a list came twice; both were read."]),
    ],
)
def test_parts_of_a_list_are_all_read_in_any_order(
    write: Write, parts: list[tuple[int, str]], said: list[str]
) -> None:
    messages = [message(*HEADER, *PERSON, tail=f"+KC921+{number:02}:{kind}") for number, kind in parts]
    found, notes = rows(write, interchange(*messages))
    assert (len(found), notes) == (len(parts), said)


def test_messages_of_other_types_are_passed_over_and_told(write: Write) -> None:
    answer = ["UNH+2+CUSRES:D:05B:UN:IATA", "BGM+962", "UNT+3+2"]
    found, notes = rows(write, interchange(answer, message(*HEADER, *PERSON)))
    assert [passenger(row).position for row in found] == ["message 2, segment 11"]
    assert notes == ["Message 1 is no passenger list and was passed over."]


def test_a_file_without_any_passenger_list_is_refused(write: Write) -> None:
    with pytest.raises(BadList, match="holds no passenger list"):
        rows(write, interchange(["UNH+2+CUSRES:D:05B:UN:IATA", "BGM+962", "UNT+3+2"]))


@pytest.mark.parametrize("end", ["RFF+ABO", "DOC+P", "LOC+91+KGZ'\n", "CNT+42:1'\n", "UNT+2"])
def test_a_list_cut_off_gives_its_passengers_and_then_a_clear_error(write: Write, end: str) -> None:
    text = one()
    whole = text[: text.index(end) + len(end)]
    found: list[Row] = []
    with write("list.edi", whole).open("rb") as file:
        if end == "UNT+2":  # the trailer itself: everybody is there
            found.extend(read(file, lambda _: None, lambda _: None))
        else:
            with pytest.raises(BadList, match="ends inside message 1, after its segment"):
                found.extend(read(file, lambda _: None, lambda _: None))
    assert end != "UNT+2" or len(found) == 1


def test_the_passengers_before_a_cut_are_given_before_the_error(write: Write) -> None:
    text = interchange(message(*HEADER, *PERSON, *PERSON)).partition("CNT")[0]
    path = write("list.edi", text[: text.rindex("DOC")])
    with path.open("rb") as file:
        found = read(file, lambda _: None, lambda _: None)
        assert passenger(next(found)).traveller.birth_date == "1985-01-31"
        with pytest.raises(BadList):
            list(found)


def test_a_million_segments_in_one_message_end_with_a_clear_error(write: Write) -> None:
    head, tail = one().split("CNT")
    path = write("list.edi", head + "FTX+BAG+++UA0443'" * 1_000_000 + "CNT" + tail)
    with path.open("rb") as file, pytest.raises(BadList, match="more than 500,000 segments"):
        list(read(file, lambda _: None, lambda _: None))


def test_more_messages_or_stray_segments_than_any_file_has_are_refused(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MESSAGES", 2)
    monkeypatch.setattr(module, "MESSAGE_SEGMENTS", 30)
    with pytest.raises(BadList, match="more than 2 messages"):
        rows(write, interchange(*[message(*HEADER, *PERSON)] * 3))
    with pytest.raises(BadList, match="outside messages"):
        rows(write, one().replace("UNH+", "FTX+1'" * 31 + "UNH+"))


def test_the_samples_of_carriers_are_all_read(shared_data: Path) -> None:
    """Every message gives a passenger for each NAD of a person, each with a name and the flight."""
    for path in sorted((shared_data / "edifact" / "gtas_paxlst").iterdir()):
        data = path.read_bytes()
        mark = b"*" if b"NAD*" in data else b"+"
        persons = data.count(b"NAD" + mark + b"FL") + data.count(b"NAD" + mark + b"FM")
        found = [passenger(row) for row in read(io.BytesIO(data), lambda _: None, lambda _: None)]
        assert len(found) == persons > 0, path.name
        assert all(row.traveller.name and row.traveller.birth_date and row.flight for row in found), path.name
        assert all(isinstance(row, Passenger) and row.message and row.message.legs for row in found), (
            path.name
        )
        papers = data.count(b"DOC" + mark)
        assert sum(len(row.traveller.documents) for row in found) == papers, path.name
