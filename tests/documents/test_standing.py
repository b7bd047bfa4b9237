from __future__ import annotations

from dataclasses import replace

import pytest

from screening.documents import standing
from screening.model import DocumentRecord, Name, PersonRecord

STOLEN = DocumentRecord("d:1", "d", "AC1234567", "P", "KGZ", "stolen", reported_on="2024-05-03")


def test_the_status_is_said_with_its_dates():
    assert standing.standing(STOLEN).said == "It is reported stolen (entered 2024-05-03)."
    both = replace(STOLEN, occurred_on="2024-05-01")
    assert standing.standing(both).said == "It is reported stolen (since 2024-05-01, entered 2024-05-03)."
    assert standing.standing(replace(STOLEN, reported_on="")).said == "It is reported stolen."


@pytest.mark.parametrize("status", ["stolen", "lost"])
def test_a_document_that_was_found_again_is_worth_less_and_says_so(status: str):
    found = standing.standing(replace(STOLEN, status=status, recovered_on="2024-06-01"))
    assert found.worth == standing.FOUND_AGAIN
    assert "found again on 2024-06-01" in found.said


@pytest.mark.parametrize("status", ["revoked", "invalid", "stolen_blank"])
def test_what_is_not_valid_anyway_is_worth_as_much_when_it_was_found(status: str):
    found = standing.standing(replace(STOLEN, status=status, recovered_on="2024-06-01"))
    assert found.worth == 1.0
    assert "found again on 2024-06-01" in found.said


def test_a_document_reported_again_after_it_was_found_is_worth_as_much_as_any():
    assert standing.standing(replace(STOLEN, recovered_on="2024-05-02")).worth == 1.0
    assert standing.standing(replace(STOLEN, recovered_on="2024")).worth == standing.FOUND_AGAIN


def test_a_number_given_out_anew_asks_for_the_date_of_issue():
    found = standing.standing(replace(STOLEN, reissued_on="2025-01-01"))
    assert found.worth == standing.GIVEN_OUT_ANEW
    assert "date of issue" in found.said


@pytest.mark.parametrize(
    ("review", "warned"),
    [
        ("2024-05-01", True),
        ("2026-11-21", True),
        ("2026-11-22", False),
        ("2026-11", False),
        ("2025", True),
        ("", False),
    ],
)
def test_a_review_date_that_has_passed_is_warned_of(review: str, warned: bool):
    records = replace(STOLEN, review_on=review), PersonRecord("p", "l", (Name("A B"),), review_on=review)
    for record in records:
        said = standing.warnings(record, "2026-11-22")
        assert bool(said) is warned
        assert all(review in sentence for sentence in said)


def test_without_a_day_nothing_is_overdue():
    assert standing.warnings(replace(STOLEN, review_on="1999-01-01"), "") == ()
