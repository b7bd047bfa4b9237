from __future__ import annotations

import pytest

from screening.decide import DEFAULT
from screening.matchers import document
from screening.model import Document

FILED = Document("AC1234567", "P", "KGZ")


def agreement(number: str, kind: str = "P", state: str = "KGZ") -> float:
    found = document.compare(Document(number, kind, state), FILED)
    return found.agreement if found else 0.0


@pytest.mark.parametrize(
    "number", ["AC1234567", "ac 123-4567", "AC12345G7", "AC1234568", "AC1234576", "KGZ AC1234567"]
)
def test_the_same_document_is_referred_with_any_one_slip(number: str):
    assert agreement(number) >= DEFAULT.threshold


def test_slips_are_scored_lower_in_order():
    assert agreement("AC1234567") > agreement("AC12345G7") > agreement("AC1234568")


def test_the_same_number_from_another_state_is_not_the_same_document():
    assert agreement("AC1234567", state="KAZ") < DEFAULT.threshold


def test_a_query_without_issuer_and_type_is_weaker_but_referred():
    assert DEFAULT.threshold <= agreement("AC1234567", "", "") < agreement("AC1234567")


def test_the_reason_names_every_difference():
    found = document.compare(Document("AC12345G7", "I", "KAZ"), FILED)
    assert found is not None
    for words in ("G for 6", "Kazakhstan", "Kyrgyzstan", "identity card", "passport"):
        assert words in found.why


@pytest.mark.parametrize(
    ("number", "inside"),
    [
        ("N1000", True),
        ("N1999", True),
        ("N1500", True),
        ("N0999", False),
        ("N2000", False),
        ("M1500", False),
        ("N01500", False),
    ],
)
def test_a_range_of_blanks_holds_both_its_ends_and_nothing_outside(number: str, inside: bool):
    found = document.compare_range(Document(number, "P", "KGZ"), Document("N1000", "P", "KGZ"), "N1999")
    assert (found is not None) is inside
