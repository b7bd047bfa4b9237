from __future__ import annotations

import pytest

from screening.decide import DEFAULT, POLICIES
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


@pytest.mark.parametrize("policy", POLICIES)
def test_the_same_number_from_another_state_is_not_the_same_document(policy: str):
    assert agreement("AC1234567", state="KAZ") < POLICIES[policy].threshold


@pytest.mark.parametrize(("state", "filed"), [("GBD", "GBR"), ("UNK", "RKS"), ("RUS", "SUN"), ("SUN", "RUS")])
def test_codes_of_one_state_and_successors_of_a_union_are_one_issuer(state: str, filed: str):
    found = document.compare(Document("AC1234567", "P", state), Document("AC1234567", "P", filed))
    assert found is not None
    assert found.agreement >= DEFAULT.threshold


def test_a_code_that_is_no_state_is_no_other_state():
    assert agreement("AC1234567", state="XXX") == agreement("AC1234567", state="")


def test_a_query_without_issuer_and_type_is_weaker_but_referred():
    assert DEFAULT.threshold <= agreement("AC1234567", "", "") < agreement("AC1234567")


@pytest.mark.parametrize("number", ["AC12345G7", "ACI2345G7"])
def test_without_an_issuer_reading_errors_are_referred(number: str):
    assert agreement(number, "", "") >= DEFAULT.threshold


@pytest.mark.parametrize("number", ["AC1234568", "AC123456", "AC12345678", "AC1234576"])
def test_without_an_issuer_an_edit_is_not_referred(number: str):
    assert DEFAULT.threshold > agreement(number, "P", "") > 0
    assert agreement(number) >= DEFAULT.threshold


def test_what_is_missing_is_said_and_on_which_side():
    found = document.compare(Document("AC1234567"), FILED)
    assert found is not None
    assert "which state issued it was not given" in found.why
    assert "what type of document it is was not given" in found.why
    found = document.compare(FILED, Document("AC1234567"))
    assert found is not None
    assert "which state issued it is not on file" in found.why


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("AC12345G7", "(G read for 6 at place 8)"),
        ("ACI2345G7", "(I read for 1 at place 3, G read for 6 at place 8)"),
        ("AC9234567", "(9 instead of 1 at place 3)"),
        ("AC2134567", "(21 instead of 12 from place 3)"),
        ("AC12394567", "(9 at place 6 too many)"),
        ("AC124567", "(3 missing before place 5)"),
        ("KGZAC1234567", "but for the issuer's code KGZ in front"),
        ("KGZAC12345G7", "(G read for 6 at place 11), and in the issuer's code KGZ in front"),
        ("АС1234567", "but for letters of another alphabet, read as Latin ones"),
    ],
)
def test_every_difference_is_named_in_words(number: str, words: str):
    found = document.compare(Document(number, "P", "KGZ"), FILED)
    assert found is not None
    assert words in found.why
    assert found.agreement >= DEFAULT.threshold


def test_leading_zeros_are_named():
    found = document.compare(Document("123456", "P", "KGZ"), Document("00123456", "P", "KGZ"))
    assert found is not None
    assert "but for leading zeros" in found.why


def test_issuer_and_type_that_differ_are_named_beside_the_number():
    found = document.compare(Document("AC12345G7", "I", "KAZ"), FILED)
    assert found is not None
    for words in ("G read for 6", "Kazakhstan", "Kyrgyzstan", "identity card", "passport"):
        assert words in found.why


@pytest.mark.parametrize(
    ("asked", "filed"), [("БА123456", "BA123456"), ("АВ123456", "AV123456"), ("AB123456", "АВ123456")]
)
def test_cyrillic_letters_agree_as_they_look_and_as_they_are_spelt(asked: str, filed: str):
    found = document.compare(Document(asked, "P", "RUS"), Document(filed, "P", "RUS"))
    assert found is not None
    assert found.agreement >= DEFAULT.threshold


def test_only_an_edit_is_marked_as_one():
    for number, edited in [("AC1234567", False), ("AC12345G7", False), ("AC1234568", True)]:
        found = document.compare(Document(number, "P", "KGZ"), FILED)
        assert found is not None
        assert found.edited is edited


@pytest.mark.parametrize(
    ("number", "inside"),
    [
        ("N1000", True),
        ("N1999", True),
        ("N1500", True),
        ("n 15-00", True),
        ("N15O0", True),
        ("KGZN1500", True),
        ("N0999", False),
        ("N2000", False),
        ("M1500", False),
        ("N01500", False),
    ],
)
def test_a_range_of_blanks_holds_both_its_ends_and_nothing_outside(number: str, inside: bool):
    found = document.compare_range(Document(number, "P", "KGZ"), Document("N1000", "P", "KGZ"), "N1999")
    assert (found is not None) is inside
    assert found is None or found.agreement >= DEFAULT.threshold


def test_a_range_names_what_was_misread_and_another_state_is_another_range():
    found = document.compare_range(Document("N15O0", "P", "KGZ"), Document("N1000", "P", "KGZ"), "N1999")
    assert found is not None
    assert found.why == "The number lies in the range N1000 to N1999 (O read for 0 at place 4)."
    other = document.compare_range(Document("N1500", "P", "KAZ"), Document("N1000", "P", "KGZ"), "N1999")
    assert other is not None
    assert other.agreement < DEFAULT.threshold


def test_an_end_that_does_not_end_the_range_holds_nothing():
    assert (
        document.compare_range(Document("N1500", "P", "KGZ"), Document("N1000", "P", "KGZ"), "M1999") is None
    )
