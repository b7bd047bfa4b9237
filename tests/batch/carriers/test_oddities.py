from __future__ import annotations

from typing import Any

import pytest

from screening.batch.carriers.oddities import oddities

WHOLE: dict[str, Any] = {
    "name": "A",
    "birth_date": "1985-01-31",
    "nationality": "KGZ",
    "documents": [{"number": "AC1234567", "type": "P", "issuing_state": "KGZ", "expiry_date": "2029-04-12"}],
}


def test_nothing_is_odd_about_a_traveller_of_whom_everything_is_told() -> None:
    assert list(oddities(WHOLE)) == []


@pytest.mark.parametrize(
    ("fields", "document", "said"),
    [
        ({"documents": []}, {}, "No travel document is given."),
        ({"birth_date": ""}, {}, "No date of birth is given."),
        ({"nationality": "KG"}, {}, "The nationality has two letters instead of three."),
        ({"nationality": ["KGZ", "KZ"]}, {}, "The nationality has two letters instead of three."),
        ({}, {"type": ""}, "A document has no type."),
        ({}, {"issuing_state": ""}, "A document has no issuing state."),
        ({}, {"expiry_date": ""}, "A document has no date of expiry."),
        (
            {},
            {"number": "KGZ1234567"},
            "The code of the issuing state stands in front of the document number.",
        ),
        ({}, {"number": "AC 1234567"}, "A document number holds spaces."),
    ],
)
def test_what_is_missing_or_out_of_form_is_said(
    fields: dict[str, Any], document: dict[str, str], said: str
) -> None:
    papers = [{**paper, **document} for paper in WHOLE["documents"]]
    assert list(oddities({**WHOLE, "documents": papers, **fields})) == [said]


def test_a_visa_needs_no_expiry_and_a_number_may_begin_like_a_state() -> None:
    visa = {"number": "V1", "type": "V", "issuing_state": "KAZ"}
    short = {"number": "KGZ12", "type": "P", "issuing_state": "KGZ", "expiry_date": "2029-04-12"}
    assert list(oddities({**WHOLE, "documents": [visa, short]})) == []
