from __future__ import annotations

from screening.batch.carriers.envelope import dates
from screening.batch.carriers.reservation import Booked, is_of_an_infant
from screening.batch.passengers import Message
from screening.model import Document, Name, Traveller
from tests.batch.messages import passenger

DOCS = "P/KGZ/AC1234567/KGZ/31JAN85/F/12APR29/BEKTUROVA/AIDA/MARAT"


def booked(surname: str = "BEKTUROVA", given: str = "AIDAMRS") -> Booked:
    return Booked(surname, given, *dates("2026-10-07"))


def read(who: Booked) -> Traveller:
    return passenger(who.row("line 1", Message())).traveller


def test_a_document_tells_name_birth_sex_and_nationality() -> None:
    who = booked()
    who.has_docs(DOCS)
    assert read(who) == Traveller(
        "",
        Name("AIDA MARAT BEKTUROVA", "primary", "BEKTUROVA", "AIDA MARAT"),
        "1985-01-31",
        "F",
        ("KGZ",),
        documents=(Document("AC1234567", "P", "KGZ", "2029-04-12"),),
    )


def test_the_first_document_names_and_each_counts_once() -> None:
    who = booked()
    for text in (DOCS, DOCS, "I/KGZ/ID1/KGZ/01FEB99/M//OTHER/NAME"):
        who.has_docs(text)
    found = read(who)
    assert [document.number for document in found.documents] == ["AC1234567", "ID1"]
    assert (found.birth_date, found.name and found.name.surname) == ("1985-01-31", "BEKTUROVA")


def test_the_name_booked_stands_where_no_document_names() -> None:
    who = booked()
    who.has_docs("P/KGZ/AC1234567")
    assert read(who).name == Name("AIDA BEKTUROVA", "primary", "BEKTUROVA", "AIDA")


def test_lines_cut_short_or_empty_do_no_harm() -> None:
    for text in ("", "/", "P", "P/KGZ", "/////////////"):
        who = booked()
        for told in (who.has_docs, who.has_doco, who.has_doca, who.has_pspt, who.has_foid, who.is_born):
            told(text)
        assert read(who).name is not None


def test_an_infant_is_told_by_its_sex() -> None:
    assert is_of_an_infant(DOCS.replace("/F/", "/FI/"))
    assert not is_of_an_infant(DOCS)
    assert not is_of_an_infant("")
