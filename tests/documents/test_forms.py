from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest

from screening.documents import forms, numbers
from screening.documents.passport_numbers import FORMS
from screening.model import Document
from screening.text.countries import NAMES, country

# States whose later forms tools/generate_number_forms.py adds.
LATER = {"AUS", "AZE", "IDN", "KAZ", "KOR", "PRT"}


@pytest.mark.parametrize(
    "document",
    [
        Document("AA1234567", "P", "RUS"),
        Document("1234567", "P", "DEU"),
        Document("C01X00T4O", "P", "DEU"),
        Document("12AB345678", "P", "FRA"),
    ],
)
def test_a_passport_number_that_its_issuer_never_gave_is_warned_of(document: Document):
    [said] = forms.oddities((document,))
    assert NAMES[document.issuing_state] in said
    assert document.number not in said


@pytest.mark.parametrize(
    "document",
    [
        Document("12AB34567", "P", "FRA"),
        Document("12 ab-34567", "P", "FRA"),
        Document("FRA12AB34567", "P", "FRA"),
        Document("M123A4567", "P", "KOR"),
        Document("C01X00T47", "P", "DEU"),
        Document("AA1234567", "I", "RUS"),
        Document("AA1234567", "", "RUS"),
        Document("AA1234567", "P", ""),
        Document("whatever", "P", "UTO"),
    ],
)
def test_what_may_be_a_number_or_is_not_known_is_not_warned_of(document: Document):
    assert forms.oddities((document,)) == ()


def test_an_expired_document_is_told_by_its_place():
    shown = (Document("1", expiry_date="2026-11-22"), Document("2", expiry_date="2026-11-21"), Document("3"))
    assert forms.oddities(shown, "2026-11-22") == ("Document 2 expired on 2026-11-21.",)
    assert forms.oddities(shown) == ()


def test_every_line_of_the_table_is_a_state_and_its_forms():
    lines = FORMS.strip().split("\n")
    assert len(lines) == 60
    for state, *kinds in map(str.split, lines):
        assert state in NAMES
        assert kinds
        assert all(
            re.fullmatch(r"\d\*(?:[A0X]|=[A-Z0-9]+)(?:\+\d\*(?:[A0X]|=[A-Z0-9]+))*", kind) for kind in kinds
        )


def test_the_valid_and_invalid_numbers_published_with_the_patterns_are_told_apart(shared_data: Path):
    published = orjson.loads((shared_data / "codes" / "passport_number_tests_validatorjs.json").read_bytes())
    patterns = orjson.loads((shared_data / "codes" / "passport_number_regex_validatorjs.json").read_bytes())
    told = 0
    for entry in published:
        state = country(entry["country"])
        for number in entry["valid"]:
            assert not forms.is_unknown_form(Document(number, "P", state)), (state, number)
        for number in entry["invalid"]:
            # Faults of the separators alone are none of ours: a number is what is left without them.
            alone = re.match(patterns[entry["country"]], numbers.canonical(number))
            assert forms.is_unknown_form(Document(number, "P", state)) or alone or state in LATER, (
                state,
                number,
            )
            told += not alone
    assert told > 100
