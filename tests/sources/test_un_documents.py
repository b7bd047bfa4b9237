from __future__ import annotations

import pytest

from screening.sources.un_documents import document

PASSPORT, NATIONAL = "Passport", "National Identification Number"


def cells(kind, number="", **more):
    return {"TYPE_OF_DOCUMENT": kind, "NUMBER": number, **more}


@pytest.mark.parametrize(
    ("given", "number", "letter", "state"),
    [
        (cells(PASSPORT, "SE-011697", ISSUING_COUNTRY="Afghanistan"), "SE-011697", "P", "AFG"),
        (cells(PASSPORT, "D 000769", COUNTRY_OF_ISSUE="Afghanistan"), "D 000769", "P", "AFG"),
        (cells(PASSPORT, "SE 012820"), "SE 012820", "P", ""),
        (cells(PASSPORT, "Afghan passport number SE 012820"), "SE 012820", "P", "AFG"),
        (cells(PASSPORT, "Jordan 654781"), "654781", "P", "JOR"),
        (cells(PASSPORT, "403062567 (US)"), "403062567", "P", "USA"),
        (cells(PASSPORT, "R00005943, South Sudan"), "R00005943", "P", "SSD"),
        (cells(PASSPORT, "No34409/129"), "34409/129", "P", ""),
        (cells(PASSPORT, "Russian passport number 8208 No. 555627"), "8208 555627", "P", "RUS"),
        (cells(PASSPORT, "TR-P 614 166", ISSUING_COUNTRY="Turkey"), "TR-P 614 166", "P", "TUR"),
        (
            cells(PASSPORT, "German travel document (“Reiseausweis”) A 0139243", ISSUING_COUNTRY="Germany"),
            "A 0139243",
            "T",
            "DEU",
        ),
        (cells("Numéro de passeport", "381420754"), "381420754", "P", ""),
        (cells(NATIONAL, "44103-5251752-5", ISSUING_COUNTRY="Pakistan"), "44103-5251752-5", "I", "PAK"),
        (cells(NATIONAL, "1 63 08 4 01 001 005E"), "1 63 08 4 01 001 005E", "I", ""),
        (cells(NATIONAL, "Counterfeit driving licence number 20645897"), "20645897", "L", ""),
        (cells(NATIONAL, "alien registration number 2054275397"), "2054275397", "R", ""),
        (cells(NATIONAL, TYPE_OF_DOCUMENT2="Afghan identification card number 545167"), "545167", "I", "AFG"),
        (cells(NATIONAL, NOTE="SSN 156-92-0000 (United States of America)"), "156-92-0000", "I", "USA"),
        (cells(PASSPORT, NOTE="passport number L 191609 issued on 28 Feb. 1996"), "L 191609", "P", ""),
    ],
)
def test_the_number_is_found_with_its_type_and_state(given, number, letter, state):
    fields, _ = document(given)
    assert (fields["number"], fields["type"], fields["issuing_state"]) == (number, letter, state)


@pytest.mark.parametrize(
    ("note", "expiry"),
    [
        ("expired on 23 Feb. 2000", "2000-02-23"),
        ("Expires 28 October 2021", "2021-10-28"),
        ("valid until 10 April 2018", "2018-04-10"),
        ("Date of expiration: 24 Nov 2026", "2026-11-24"),
        ("Expiration date: 2023-06-04.", "2023-06-04"),
        ("expires on October 19, 2020", "2020-10-19"),
        ("revoked", ""),
    ],
)
def test_the_expiry_is_found_in_the_note(note, expiry):
    fields, rest = document(cells(PASSPORT, "A123456", NOTE=note))
    assert fields["expiry_date"] == expiry
    assert (rest == "") == bool(expiry)


@pytest.mark.parametrize(
    "given",
    [
        cells(PASSPORT, NOTE="issued in 1993, under another name"),
        cells(NATIONAL, TYPE_OF_DOCUMENT2="Birth certificate"),
    ],
)
def test_a_cell_without_a_number_is_kept_as_a_remark(given):
    fields, rest = document(given)
    assert fields == {}
    assert rest


def test_an_empty_cell_is_nothing():
    assert document({}) == ({}, "")
