from __future__ import annotations

import io
from pathlib import Path

import pytest

from screening.batch.carriers.interchange import read
from screening.batch.passengers import Leg, Row
from screening.errors import BadList
from screening.model import Document, Name
from tests.batch.messages import passenger

HEADER = ("MSG+:22", "ORG+KC:ALA", "TVL+071026:1220:071026:2010+IST+ALA+KC+921", "EQN+2")
TWO = (
    "SRC",
    "RCI+KC:MFN4TI",
    "TIF+DOE+JOHNMR:A:1",
    "SSR+DOCS:HK::KC:::::/P/GBR/123456789/GBR/12JUL64/M/23AUG29/DOE/JOHN/ROBERT",
    "SSR+DOCO:HK:1:KC:::::LEEDS/V/8675309/LONDON/22DEC25/KAZ",
    "SSR+DOCA:HK:1:KC:::::/R/GBR/1 STREET",
    "TIF+ROE+JANEMRS:A:2",
    "SSR+DOCS:HK::KC:::::////GBR/13JUL66/F//ROE/JANE",
    "TVL+071026:1220::2010+IST+ALA+KC+921:B",
    "TRI++108:::1",
    "TIF+DOE+JOHNMR:A:1",
    "SSD+15A++++Y",
    "ABI+1+:LHRRR+LON++KC",
    "SAC+++X",
    "TIF+GONE+PAULMR:A:3",
)


def rows(*segments: str) -> list[Row]:
    text = "UNB+IATA:1+KC++261007:0900+1'UNH+1+PNRGOV:13:1:IA+1'"
    text += "".join(f"{segment}'" for segment in (*HEADER, *segments)) + f"UNT+{len(segments) + 6}+1'UNZ+1+1'"
    notes: list[str] = []
    found = list(read(io.BytesIO(text.encode()), lambda _: None, notes.append))
    assert notes == []
    return found


def test_each_traveller_of_a_reservation_is_read_once_with_the_documents_told() -> None:
    john, jane = map(passenger, rows(*TWO))
    assert john.traveller.name == Name("JOHN ROBERT DOE", "primary", "DOE", "JOHN ROBERT")
    assert (john.traveller.birth_date, john.traveller.sex) == ("1964-07-12", "M")
    assert (john.traveller.nationalities, john.traveller.birth_place) == (("GBR",), "LEEDS")
    assert john.traveller.documents == (
        Document("123456789", "P", "GBR", "2029-08-23"),
        Document("8675309", "V", "KAZ"),
    )
    assert (john.locator, john.residence, john.position) == ("MFN4TI", "GBR", "message 1, segment 8")
    assert (john.traveller.warnings, john.traveller.other_names) == ((), ())
    assert (jane.traveller.name, jane.traveller.birth_date) == (
        Name("JANE ROE", "primary", "ROE", "JANE"),
        "1966-07-13",
    )
    assert jane.traveller.warnings == ("No travel document is given.",)


def test_the_flight_is_that_of_the_message() -> None:
    message = passenger(rows(*TWO)[0]).message
    assert message is not None
    assert (message.flight, message.carrier, message.sender) == ("KC921", "KC", "KC")
    assert message.legs == (Leg("IST", "ALA", "2026-10-07T12:20", "2026-10-07T20:10", "KC921"),)


def test_reservations_are_told_apart() -> None:
    second = [segment.replace("MFN4TI", "QQQ111").replace("JOHN", "PAUL") for segment in TWO]
    found = [passenger(row) for row in rows(*TWO, *second)]
    assert [row.locator for row in found] == ["MFN4TI", "MFN4TI", "QQQ111", "QQQ111"]


def test_requests_before_the_names_go_to_whom_they_number() -> None:
    docs = "SSR+DOCS:HK::KC:::::/P/GBR/{}/GBR/12JUL64/M/23AUG29+::{}"
    john, jane = map(
        passenger,
        rows(
            "SRC", docs.format(222, "002"), docs.format(111, 1), "TIF+DOE+JOHNMR:A:1", "TIF+ROE+JANEMRS:A:2"
        ),
    )
    assert [john.traveller.documents[0].number, jane.traveller.documents[0].number] == ["111", "222"]
    assert jane.traveller.name == Name("JANE ROE", "primary", "ROE", "JANE")


def test_a_document_of_nobody_named_is_a_traveller_of_its_own() -> None:
    found = rows(
        "SRC", "TIF+DOE+JANEMRS:A:1", "SSR+DOCS:HK::KC:::::/P/GBR/1234567/GBR/12JUL25/FI/23AUG29/DOE/BABY+::1"
    )
    jane, baby = map(passenger, found)
    assert jane.traveller.documents == ()
    assert baby.traveller.name == Name("BABY DOE", "primary", "DOE", "BABY")
    assert (baby.traveller.sex, baby.traveller.birth_date) == ("F", "2025-07-12")


def test_a_booked_name_with_words_of_its_own_is_searched_too() -> None:
    [row] = rows(
        "SRC", "TIF+SMITH+BOBMR:A:1", "SSR+DOCS:HK::KC:::::/P/GBR/1234567/GBR/12JUL65/M/23AUG29/SMITH/ROBERT"
    )
    assert [name.full for name in passenger(row).traveller.other_names] == ["BOB SMITH"]


def test_one_surname_may_stand_for_several_given_names() -> None:
    assert [passenger(row).traveller.name for row in rows("SRC", "TIF+DOE+JOHNMR:A:1+JANEMRS:A:2")] == [
        Name("JOHN DOE", "primary", "DOE", "JOHN"),
        Name("JANE DOE", "primary", "DOE", "JANE"),
    ]


@pytest.mark.parametrize("text", ["//R/1234567///USA", "/R/1234567///USA", "//K/1234567///USA"])
def test_a_number_of_a_travellers_scheme_is_no_document(text: str) -> None:
    [row] = rows("SRC", "TIF+DOE+JOHNMR:A:1", f"SSR+DOCO:HK:1:KC:::::{text}")
    assert passenger(row).traveller.documents == ()


@pytest.mark.parametrize(
    "segments",
    [
        [f"TIF+DOE+J{number}:A:{number}" for number in range(1_001)],
        ["SSR+DOCS:HK::KC:::::/P/GBR/1/GBR/12JUL64/M/23AUG29/DOE/JOHN+::9"] * 5_001,
    ],
    ids=["travellers", "requests"],
)
def test_a_reservation_is_bounded(segments: list[str]) -> None:
    with pytest.raises(BadList, match="A reservation has more than"):
        rows("SRC", *segments)


@pytest.mark.parametrize(
    ("name", "travellers", "documents"),
    [("2_pnrs_basic.edi", 4, 3), ("parser_pnrMessageExample.txt", 5, 5), ("parser_pnrWithDoco.txt", 1, 2)],
)
def test_the_samples_are_read(shared_data: Path, name: str, travellers: int, documents: int) -> None:
    with (shared_data / "edifact" / "gtas_pnrgov" / name).open("rb") as file:
        found = [passenger(row) for row in read(file, lambda _: None, lambda _: None)]
    assert len(found) == travellers
    assert sum(len(row.traveller.documents) for row in found) == documents
    assert all(row.traveller.birth_date and row.traveller.sex and row.flight and row.locator for row in found)
    assert not any(row.traveller.name.full.endswith(("MR", "MRS")) for row in found if row.traveller.name)
