from __future__ import annotations

import pytest

from screening.documents import issuers


def test_a_state_has_a_code_of_three_letters_and_one_of_two():
    assert issuers.codes("KGZ") == ("KGZ", "KG")
    assert issuers.codes("GBD") == ("GBD",)
    assert issuers.codes("") == issuers.codes("XXA") == ()


def test_a_number_is_bare_without_its_own_issuers_code_alone():
    assert "AC1234567" in issuers.bare("KGZAC1234567", "KGZ")
    assert issuers.bare("IND1234567", "IND") == ("1234567", "D1234567")
    assert issuers.bare("KGAC1234567", "KGZ") == ("AC1234567",)
    assert issuers.bare("KAZN1234567", "KGZ") == ()
    assert issuers.bare("KGZ123", "KGZ") == ()


def test_without_an_issuer_any_code_may_stand_in_front():
    assert issuers.bare("RUSN1234567") == ("N1234567", "SN1234567")
    assert issuers.bare("KZN1234567") == ("N1234567",)
    assert issuers.bare("QQ1234567") == ()


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("KGZ", "KGZ", "same"),
        ("GBR", "GBD", "same"),
        ("UNK", "RKS", "same"),
        ("SUN", "KGZ", "successor"),
        ("SRB", "YUG", "successor"),
        ("KGZ", "KAZ", "different"),
        ("XXX", "KGZ", "unknown"),
        ("", "KGZ", "unknown"),
    ],
)
def test_issuers_are_related_as_their_states_are(a: str, b: str, relation: str):
    assert issuers.relation(a, b) == issuers.relation(b, a) == relation


def test_the_kernels_table_of_short_codes_holds_every_state():
    table = issuers.short_codes()
    place = ((ord("K") - 65) * 26 + ord("G") - 65) * 26 + ord("Z") - 65
    assert table[place] == ord("K") << 8 | ord("G")
    assert table[0] == 0
