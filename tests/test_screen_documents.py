"""Documents through the whole query path: found by the index, weighed, told; in a snapshot and in a delta alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from screening.decide import DEFAULT, POLICIES
from screening.index import build
from screening.index.build import Filed
from screening.index.delta import Delta
from screening.index.reader import Snapshot
from screening.index.search import MAX_RANGES, Searcher
from screening.model import (
    Document,
    DocumentRecord,
    Hit,
    Name,
    PersonRecord,
    Record,
    Traveller,
    record_to_json,
)
from screening.screen import MOST_EDITED, Screened, screen

NOBODY = DocumentRecord("d:0", "d", "XX00000000000", "P", "UTO")


def searcher(folder: Path, where: str, *records: Record) -> Searcher:
    """A searcher over the records, all of them in a snapshot or all in a delta."""
    bodies = [(record.id, orjson.dumps(record_to_json(record))) for record in records]
    if where == "delta":
        delta = Delta(None)
        for sequence, (record_id, body) in enumerate(bodies, 1):
            delta.apply(sequence, record_id, body)
        return Searcher(None, delta)
    meta = {"sequence": len(records), "store": "", "token": "", "lists": []}
    path = build.build(folder / "documents.snap", [Filed(*body) for body in bodies], meta)
    return Searcher(Snapshot(path), Delta(Snapshot(path)))


def shown(
    found: Searcher, *documents: Document, policy: str = "balanced", today: str = "2026-11-22"
) -> Screened:
    return screen(Traveller(documents=documents), found, 10_000, POLICIES[policy], today)


def only(found: Screened) -> Hit:
    [hit] = found.hits
    return hit


@pytest.fixture(params=["snapshot", "delta"])
def where(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(
    ("number", "filed"),
    [
        ("AC1234567", "AC1234567"),
        ("ac 123-45.67", "AC1234567"),
        ("AC١٢٣٤٥٦٧", "AC1234567"),
        ("АС1234567", "AC1234567"),
        ("AC1234567", "АС1234567"),
        ("AV1234567", "АВ1234567"),
        ("KGZAC1234567", "AC1234567"),
        ("KG AC1234567", "AC1234567"),
        ("AC1234567", "KGZ-AC1234567"),
        ("AC1234567", "KGAC1234567"),
        ("KGZACI23456T", "AC1234567"),
        ("ACIZ34567", "AC1234567"),
        ("ACIZ345G7", "AC1234567"),
        ("KGZACI2345G7", "AC1234567"),
        ("8A8B4734", "SASB4734"),
        ("1234567", "0001234567"),
        ("0001234567", "1234567"),
        ("OO1234567", "1234567"),
        ("AC1234568", "AC1234567"),
        ("BC1234567", "AC1234567"),
        ("AC124567", "AC1234567"),
        ("AC12334567", "AC1234567"),
        ("AC1243567", "AC1234567"),
        ("C1234567", "AC1234567"),
        ("AC12345678", "AC1234567"),
        ("003456789", "103456789"),
        ("034567891", "1034567891"),
        ("KGZAC1243567", "AC1234567"),
        ("AC1243S67", "AC1234567"),
    ],
)
def test_a_document_is_found_whatever_one_thing_happened_to_its_number(
    tmp_path: Path, where: str, number: str, filed: str
):
    record = DocumentRecord("d:1", "d", filed, "P", "KGZ")
    found = searcher(tmp_path, where, NOBODY, record)
    assert only(shown(found, Document(number, "P", "KGZ"))).record_id == "d:1"


@pytest.mark.parametrize("number", ["AC1234567", "KGZAC1234567", "KGAC1234567", "ACI234567"])
def test_a_document_is_found_without_issuer_and_type_too(tmp_path: Path, where: str, number: str):
    found = searcher(tmp_path, where, NOBODY, DocumentRecord("d:1", "d", "AC1234567", "P", "KGZ"))
    assert "which state issued it was not given" in only(shown(found, Document(number))).reasons[0].why


@pytest.mark.parametrize("filed", ["KGZAC1234567", "KG AC1234567", "AC1234567"])
def test_a_record_without_issuer_is_found_whether_or_not_a_code_stands_in_front(
    tmp_path: Path, where: str, filed: str
):
    found = searcher(tmp_path, where, NOBODY, DocumentRecord("d:1", "d", filed, "P"))
    [reason] = only(shown(found, Document("AC1234567", "P", "KGZ"))).reasons
    assert "which state issued it is not on file" in reason.why


def test_the_same_number_of_another_state_does_not_refer_under_any_policy(tmp_path: Path, where: str):
    found = searcher(tmp_path, where, NOBODY, DocumentRecord("d:1", "d", "AC1234567", "P", "KGZ"))
    for policy in POLICIES:
        assert not shown(found, Document("AC1234567", "P", "KAZ"), policy=policy).hits


def test_who_sets_the_threshold_low_enough_is_shown_the_same_number_of_other_states(
    tmp_path: Path, where: str
):
    found = searcher(tmp_path, where, NOBODY, DocumentRecord("d:1", "d", "AC1234567", "P", "KGZ"))
    traveller = Traveller(documents=(Document("AC1234567", "P", "KAZ"),))
    [hit] = screen(traveller, found, 10_000, replace(DEFAULT, threshold=0.55)).hits
    assert "Kazakhstan issued one and Kyrgyzstan the other" in hit.reasons[0].why


BLANKS = (
    DocumentRecord("d:1", "d", "N0001000", "P", "KAZ", "stolen_blank", "N0001999"),
    DocumentRecord("d:2", "d", "AB123456C", "V", "GBR", "stolen_blank", "AB124456D"),
    DocumentRecord("d:3", "d", "C01X00T47", "P", "DEU", "stolen_blank", "C01XZZZZZ"),
    DocumentRecord("d:4", "d", "000123000", "P", "RUS", "stolen_blank", "000123999"),
)


@pytest.mark.parametrize(
    ("document", "record"),
    [
        (Document("N0001000", "P", "KAZ"), "d:1"),
        (Document("N0001999", "P", "KAZ"), "d:1"),
        (Document("n 0001 500", "P", "KAZ"), "d:1"),
        (Document("NOO0150O", "P", "KAZ"), "d:1"),
        (Document("KAZN0001500", "P", "KAZ"), "d:1"),
        (Document("N0001500"), "d:1"),
        (Document("AB123999X", "V", "GBR"), "d:2"),
        (Document("C01X11111", "P", "DEU"), "d:3"),
        (Document("CO1X11111", "P", "DEU"), "d:3"),
        (Document("123500", "P", "RUS"), "d:4"),
        (Document("000123000", "P", "RUS"), "d:4"),
    ],
)
def test_a_number_inside_a_range_of_blanks_is_found(
    tmp_path: Path, where: str, document: Document, record: str
):
    hit = only(shown(searcher(tmp_path, where, *BLANKS), document))
    assert hit.record_id == record
    assert "lies in the range" in hit.reasons[0].why
    assert "It is a stolen blank." in hit.reasons[0].why


@pytest.mark.parametrize(
    "document",
    [
        Document("N0000999", "P", "KAZ"),
        Document("N0002000", "P", "KAZ"),
        Document("N0001500", "P", "KGZ"),
        Document("M0001500", "P", "KAZ"),
        Document("AB124457X", "V", "GBR"),
        Document("C01X00T44", "P", "DEU"),
        Document("124000", "P", "RUS"),
    ],
)
def test_a_number_just_outside_of_a_range_is_not(tmp_path: Path, where: str, document: Document):
    assert not shown(searcher(tmp_path, where, *BLANKS), document).hits


def test_more_ranges_around_a_number_than_are_weighed_are_told_as_a_search_cut_off(tmp_path: Path):
    many = [
        DocumentRecord(f"d:{i}", "d", f"N{i:07}", "P", "KAZ", "stolen_blank", "N9000000")
        for i in range(MAX_RANGES + 9)
    ]
    found = searcher(tmp_path, "snapshot", *many)
    assert shown(found, Document("N5000000", "P", "KAZ")).effort.exhausted
    assert not shown(found, Document(f"N{MAX_RANGES - 1:07}", "P", "KAZ")).effort.exhausted


def test_a_document_that_was_found_again_is_told_but_no_longer_refers(tmp_path: Path, where: str):
    record = DocumentRecord("d:1", "d", "AC1234567", "P", "KGZ", "lost", recovered_on="2025-01-01")
    found = searcher(tmp_path, where, NOBODY, record)
    asked = Document("AC1234567", "P", "KGZ")
    answer = shown(found, asked)
    assert not answer.hits
    [said] = answer.warnings
    assert "d:1" in said
    assert "found again on 2025-01-01" in said
    wide = shown(found, asked, policy="wide")
    assert "found again on 2025-01-01" in only(wide).reasons[0].why
    assert not wide.warnings


def test_a_number_given_out_anew_refers_with_the_question_that_decides(tmp_path: Path, where: str):
    record = DocumentRecord("d:1", "d", "AC1234567", "P", "KGZ", "stolen", reissued_on="2025-01-01")
    hit = only(shown(searcher(tmp_path, where, record), Document("AC1234567", "P", "KGZ")))
    assert "date of issue" in hit.reasons[0].why


def test_a_review_date_that_has_passed_is_a_warning_of_the_hit(tmp_path: Path, where: str):
    record = DocumentRecord("d:1", "d", "AC1234567", "P", "KGZ", review_on="2024-05-01")
    found = searcher(tmp_path, where, record)
    asked = Document("AC1234567", "P", "KGZ")
    [said] = only(shown(found, asked)).warnings
    assert "2024-05-01" in said
    assert only(shown(found, asked, today="2024-05-01")).warnings == ()


def test_a_wanted_persons_document_hits_although_it_is_valid_and_says_so(tmp_path: Path, where: str):
    record = PersonRecord(
        "p:1", "w", (Name("Example Testov"),), documents=(Document("AC1234567", "P", "KGZ"),)
    )
    traveller = Traveller(name=Name("Somebody Else"), documents=(Document("AC12345G7", "P", "KGZ"),))
    found = screen(traveller, searcher(tmp_path, where, NOBODY, record), 10_000, DEFAULT)
    why = only(found).reasons[0].why
    assert "valid as far as is known" in why
    assert "its holder is the person on file" in why
    assert "G read for 6" in why


def numbered(*numbers: str) -> list[DocumentRecord]:
    return [DocumentRecord(f"d:{number}", "d", number, "P", "KGZ") for number in numbers]


def test_a_document_that_is_itself_on_file_is_not_taken_for_its_neighbours(tmp_path: Path, where: str):
    found = searcher(tmp_path, where, *numbered("AC1234567", "AC1234568", "AC1234657"))
    assert only(shown(found, Document("AC1234567", "P", "KGZ"))).record_id == "d:AC1234567"
    assert len(shown(found, Document("AC1234563", "P", "KGZ")).hits) == 2


def test_where_many_documents_are_an_edit_away_chance_explains_them_and_the_answer_says_so(
    tmp_path: Path, where: str
):
    few = [f"AC123456{i}" for i in range(MOST_EDITED)]
    asked = Document("AC1234569", "P", "KGZ")
    assert len(shown(searcher(tmp_path, where, *numbered(*few)), asked).hits) == MOST_EDITED
    (tmp_path / "more").mkdir()
    answer = shown(searcher(tmp_path / "more", where, *numbered(*few, "AC1234568")), asked)
    assert not answer.hits
    [said] = answer.warnings
    assert "5 documents on file differ from KGZ P AC1234569 in one place" in said


def test_what_is_odd_about_the_documents_shown_is_a_warning_even_without_a_hit(tmp_path: Path, where: str):
    found = searcher(tmp_path, where, NOBODY)
    answer = shown(found, Document("AC1234567", "P", "RUS", "2020-01-01"))
    assert not answer.hits
    form, expired = answer.warnings
    assert "passports of Russia" in form
    assert "expired on 2020-01-01" in expired
