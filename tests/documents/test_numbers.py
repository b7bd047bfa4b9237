from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.documents import numbers
from screening.documents.numbers import Difference

KGZ = ("KGZ", "KG")
FILED = "AC1234567"


def test_separators_case_and_foreign_digits_do_not_matter():
    assert numbers.canonical("ac-12 345/٦٧") == FILED


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "๐๑๒๓๔๕๖๗๘๙", "០១២៣៤៥៦៧៨៩",
                                    "၀၁၂၃၄၅၆၇၈၉", "໐໑໒໓໔໕໖໗໘໙", "０１２３４５６７８９"])  # fmt: skip
def test_digits_of_every_script_are_digits(digits: str):
    assert numbers.canonical(f"N{digits}") == "N0123456789"


def test_letters_typed_on_a_cyrillic_or_greek_keyboard_are_the_latin_ones_they_look_like():
    assert numbers.canonical("АВ № 123") == "AB123"
    assert numbers.canonical("ΑΒ-123") == "AB123"
    assert numbers.canonical("АЁ123") == "AE123"


def test_cyrillic_letters_are_also_read_as_passports_spell_them():
    assert numbers.readings("АВ 123") == ("AB123", "AV123")
    assert numbers.readings("XIII-БА № 123456")[1] == "XIIIBA123456"
    assert numbers.readings("AB123") == ("AB123",)
    assert numbers.readings("№") == ()


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        (FILED, "same"),
        ("KGZAC1234567", "same"),
        ("KGAC1234567", "same"),
        ("KGZAC12345G7", "reading"),
        ("AC12345G7", "reading"),
        ("ACIZ34567", "reading"),
        ("AC1234567X", "edit"),
        ("AC123457", "edit"),
        ("AC1234576", "edit"),
        ("AC9234567", "edit"),
        ("BC1234567", "edit"),
        ("KGZAC1234576", "edit"),
        ("ACI234576", "edit"),
        ("AC7654321", "different"),
        ("AC1243576", "different"),
        ("ACIZ3A5G78", "different"),
    ],
)
def test_each_slip_has_its_rule(asked: str, rule: str):
    assert numbers.compare(asked, FILED, KGZ).rule == rule
    assert numbers.compare(FILED, asked, KGZ).rule == rule


def test_an_issuers_code_in_front_is_named_on_whichever_side_it_stands():
    assert numbers.compare("KGZAC1234567", FILED, KGZ).code == "KGZ"
    assert numbers.compare(FILED, "KGAC1234567", KGZ).code == "KG"
    assert numbers.compare(FILED, FILED, KGZ).code == ""
    assert numbers.compare("KGKG123456", "KG123456", KGZ) == ("same", (), False, "KG")


@pytest.mark.parametrize("pair", ["0O", "0Q", "0D", "1I", "1L", "2Z", "5S", "8B", "6G", "8S"])
def test_each_pair_that_readers_confuse_is_a_reading_error_wherever_it_stands(pair: str):
    filed = pair[0] + "AC47" + pair[0] + "34" + pair[0]
    for places in [(0,), (5,), (8,), (0, 5), (0, 5, 8)]:
        asked = "".join(pair[1] if i in places else letter for i, letter in enumerate(filed))
        found = numbers.compare(asked, filed)
        assert found.rule == "reading"
        assert [(each.place, each.asked, each.filed) for each in found.differences] == [
            (place + 1, pair[1], pair[0]) for place in places
        ]


@pytest.mark.parametrize(
    ("asked", "difference"),
    [
        ("AC9234567", Difference("wrong", 3, "9", "1")),
        ("AC1324567", Difference("swapped", 4, "32", "23")),
        ("AC19234567", Difference("extra", 4, "9", "")),
        ("AC134567", Difference("missing", 4, "", "2")),
        ("KGZAC9234567", Difference("wrong", 6, "9", "1")),
    ],
)
def test_an_edit_says_what_differs_and_where_in_the_number_asked(asked: str, difference: Difference):
    assert numbers.compare(asked, FILED, KGZ).differences == (difference,)


def test_leading_zeros_are_told_apart_from_equality():
    assert numbers.compare("00123456", "123456").rule == "zeros"
    assert numbers.compare("OO123456", "123456").rule == "reading"
    assert numbers.compare("124456", "00123456") == ("edit", (Difference("wrong", 3, "4", "3"),), True, "")


@pytest.mark.parametrize(
    ("asked", "filed"), [("0003456", "1003456"), ("003456", "1003456"), ("1034567", "0034567")]
)
def test_an_edit_that_makes_or_loses_a_leading_zero_is_one_edit(asked: str, filed: str):
    assert numbers.compare(asked, filed).rule == "edit"


def test_short_numbers_tolerate_no_edit():
    assert numbers.compare("12345", "12346").rule == "different"
    assert numbers.compare("I2345", "12345").rule == "reading"


digits = st.text("0123456789OISBZG", min_size=7, max_size=10)


@given(digits, st.integers(0, 3), st.data())
def test_one_edit_of_any_kind_is_found_with_no_more_than_one_difference_that_is_none_of_reading(
    filed: str, kind: int, data: st.DataObject
):
    place = data.draw(st.integers(0, len(filed) - 2))
    letter = data.draw(st.sampled_from("0123456789AKX"))
    asked = (
        filed[:place] + letter + filed[place + 1 :],
        filed[:place] + letter + filed[place:],
        filed[:place] + filed[place + 1 :],
        filed[:place] + filed[place + 1] + filed[place] + filed[place + 2 :],
    )[kind]
    found = numbers.compare(asked, filed)
    assert found.rule != "different"
    assert sum(each.kind != "misread" for each in found.differences) <= 1


@given(st.text(max_size=60))
def test_canonical_numbers_are_bounded_and_stay_as_they_are(text: str):
    once = numbers.canonical(text)
    assert len(once) <= numbers.MAX_LENGTH
    assert numbers.canonical(once) == once
    assert all(1 <= len(form) <= numbers.MAX_LENGTH for form in numbers.readings(text))


CODES = ("", "IN", "IND", "KGZ", "KG")


@st.composite
def slipped(draw: st.DrawFn) -> tuple[str, str]:
    """A number, and what clerks and readers make of it: misread, edited, with zeros or its issuer's code in front."""
    letters = st.sampled_from("0123456789ABCDEFGIOQSZ")
    number = draw(st.text(letters, min_size=3, max_size=12))
    changed = list(number)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(changed) - 1))
        alike = [group for group in numbers.ALIKE if changed[at] in group]
        if alike and draw(st.booleans()):
            changed[at] = draw(st.sampled_from(draw(st.sampled_from(alike))))
        else:
            changed[at : at + 1] = draw(st.lists(letters, min_size=at == 0, max_size=2))
    if draw(st.booleans()) and len(changed) > 1:
        changed[:2] = reversed(changed[:2])
    front = st.tuples(st.sampled_from(CODES), st.text("0", max_size=6)).map("".join)
    return draw(front) + number, draw(front) + "".join(changed)


@given(slipped(), st.sampled_from((KGZ, ("IND", "IN"), ())))
def test_numbers_that_agree_share_a_piece(both: tuple[str, str], codes: tuple[str, ...]):
    asked, filed = both
    if numbers.compare(asked, filed, codes).rule != "different":
        assert numbers.may_agree(asked, filed)
        assert numbers.may_agree(filed, asked)


def test_numbers_that_have_nothing_in_common_share_none():
    assert not numbers.may_agree("AC1234567", "N29653740")
    assert not numbers.may_agree("AC1234567", "")


def test_letters_of_another_alphabet_are_left_to_the_comparison():
    assert numbers.may_agree("АС 1234567", FILED)
    assert numbers.may_agree(FILED, "АС 1234567")
