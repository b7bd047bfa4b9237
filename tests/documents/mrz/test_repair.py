"""Repairs: made where a check digit proves them, told always, and nothing else touched."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.documents import mrz, numbers
from screening.documents.mrz.layout import LAYOUTS
from screening.errors import InputError
from tests.documents.mrz.printing import FORMATS, Holder, printed, random_holder

TODAY = date(2026, 11, 22)
PLANS = {layout.format: layout for layout in LAYOUTS}
ALIKE = {
    "0": "OQD", "O": "0", "Q": "0", "D": "0", "1": "IL", "I": "1", "L": "1", "2": "Z", "Z": "2", "5": "S", "S": "5",
    "6": "G", "G": "6", "8": "B", "B": "8",
}  # fmt: skip


def cut(text, width):
    return [text[at : at + width] for at in range(0, len(text), width)]


def misread(text, at, letter, width):
    return cut(text[:at] + letter + text[at + 1 :], width)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FORMATS), st.integers(0, 2**32), st.data())
def test_one_reading_error_in_a_checked_field_is_repaired_or_warned_of(form, seed, data):
    lines = printed(form, random_holder(random.Random(seed), form))
    text, plan = "".join(lines), PLANS[form]
    places = [
        at
        for field, check in plan.checks.items()
        if field != "composite"
        for first, last in (*check.spans, (check.at, check.at + 1))
        for at in range(first, last)
        if text[at] in ALIKE
    ]
    if not places:
        return
    at = data.draw(st.sampled_from(places))
    wrong = misread(text, at, data.draw(st.sampled_from(ALIKE[text[at]])), plan.width)
    right, found = mrz.read(lines, TODAY), mrz.read(wrong, TODAY)
    same = (found.document_number, found.birth_date, found.expiry_date) == (
        right.document_number,
        right.birth_date,
        right.expiry_date,
    )
    invisible = numbers.reading_form(found.document_number) == numbers.reading_form(right.document_number)
    assert found.warnings or (same and found.repairs) or (found.valid and invisible)


@pytest.mark.parametrize("form", FORMATS)
def test_one_error_in_a_date_is_always_repaired(form):
    rng = random.Random(11)
    for _ in range(200):
        holder = random_holder(rng, form)
        lines, plan = printed(form, holder), PLANS[form]
        text = "".join(lines)
        at = rng.choice([at for at in range(*plan.birth) if text[at] in ALIKE] or [plan.birth[0]])
        if text[at] not in ALIKE:
            continue
        found = mrz.read(misread(text, at, rng.choice(ALIKE[text[at]]), plan.width), TODAY)
        assert found.birth_date == mrz.read(lines, TODAY).birth_date
        assert [repair.field for repair in found.repairs] == ["birth_date"]


def test_nine_in_ten_errors_that_show_in_numbers_of_the_usual_form_are_repaired_and_none_wrongly():
    rng = random.Random(12)
    repaired = warned = 0
    for _ in range(1_500):
        number = rng.choice(("", "N", "AC")) + "".join(rng.choice("0123456789") for _ in range(9))
        lines = printed("TD3", Holder(number=number[:9]))
        text = "".join(lines)
        at = rng.choice([at for at in range(44, 53) if text[at] in ALIKE] or [0])
        found = mrz.read(misread(text, at, rng.choice(ALIKE.get(text[at], "P")), 44), TODAY)
        if found.valid:
            continue
        if found.repairs:
            assert found.document_number == number[:9]
            repaired += 1
        else:
            assert found.warnings
            warned += 1
    assert repaired > 9 * warned > 0


def test_all_zeros_read_as_o_are_repaired_together():
    lines = printed("TD3", Holder(number="AB1000205"))
    found = mrz.read([lines[0], lines[1].replace("AB1000205", "AB1OOO2O5")], TODAY)
    assert found.document_number == "AB1000205"


def test_errors_in_two_fields_are_both_repaired():
    lines = printed("TD1", Holder(number="L898902C3", birth="740812"))
    found = mrz.read(
        [lines[0].replace("L898902C3", "L8989O2C3"), lines[1].replace("740812", "74O8I2"), lines[2]], TODAY
    )
    assert (found.document_number, found.birth_date) == ("L898902C3", "1974-08-12")
    assert [repair.field for repair in found.repairs] == ["document_number", "birth_date"]


def test_a_misread_check_digit_is_repaired_when_the_field_agrees_with_what_it_looks_like():
    lines = printed("TD3", Holder(number="L898902C3"))
    assert lines[1][9] == "6"
    found = mrz.read([lines[0], f"{lines[1][:9]}G{lines[1][10:]}"], TODAY)
    assert not found.valid
    assert (found.document_number, found.warnings) == ("L898902C3", ())
    assert [(repair.field, repair.repaired) for repair in found.repairs] == [
        ("check_digits.document_number", "6")
    ]


def test_a_misread_digit_for_a_check_digit_needs_the_composite_one_for_proof():
    passport, visa = printed("TD3", Holder()), printed("MRV-A", Holder())
    found = mrz.read([passport[0], f"{passport[1][:9]}5{passport[1][10:]}"], TODAY)
    assert [(repair.field, repair.proof) for repair in found.repairs] == [
        ("check_digits.document_number", "composite check digit")
    ]
    unproven = mrz.read([visa[0], f"{visa[1][:9]}5{visa[1][10:]}"], TODAY)
    assert not [repair for repair in unproven.repairs if repair.field.startswith("check_digits")]
    assert unproven.warnings


def test_where_two_repairs_would_do_none_is_made():
    lines = printed("MRV-A", Holder(number="0A1B0C5D8"))
    second = lines[1].replace("0A1B0C5D8", "OA1B0C5D8")
    found = mrz.read([lines[0], second], TODAY)
    assert (found.document_number, found.repairs) == ("OA1B0C5D8", ())
    assert any("document number" in warning for warning in found.warnings)


def test_an_altered_date_is_not_repaired_against_the_composite_check_digit():
    lines = printed("TD3", Holder(birth="740812"))
    found = mrz.read([lines[0], lines[1].replace("740812", "640915")], TODAY)
    assert found.repairs == ()
    assert found.birth_date == "1964-09-15"


def test_of_two_possible_numbers_the_one_with_a_form_of_its_issuer_is_taken_with_a_warning():
    lines = printed("TD3", Holder(number="12AB34501", state="FRA"))
    found = mrz.read([lines[0], lines[1].replace("12AB34501", "12A834501")], TODAY)
    assert found.document_number == "12AB34501"
    assert "form of the number" in found.repairs[0].proof
    assert any("more than one way" in warning for warning in found.warnings)


def test_fillers_of_the_optional_data_read_as_letters_are_put_back():
    lines = printed("TD2", Holder())
    found = mrz.read([lines[0], f"{lines[1][:30]}S{lines[1][31:]}"], TODAY)
    assert [(repair.field, repair.repaired) for repair in found.repairs] == [("optional_data", "")]
    assert found.optional_data == ()


def test_a_run_of_fillers_read_as_one_letter_is_put_back_together():
    lines = printed("TD3", Holder(number="L8989"))
    found = mrz.read([lines[0], lines[1].replace("L8989<<<<", "L8989CCCC")], TODAY)
    assert (found.document_number, [repair.field for repair in found.repairs]) == (
        "L8989",
        ["document_number"],
    )


def test_ten_thousand_random_mutations_raise_nothing_but_a_refusal():
    rng = random.Random(13)
    characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<<<<<<« ‹kß\t(;é٠\U0001f600\x00"
    read = 0
    for _ in range(10_000):
        form = rng.choice(FORMATS)
        text = "\n".join(printed(form, random_holder(rng, form)))
        for _ in range(rng.randint(1, 6)):
            at, end = rng.randrange(len(text) + 1), rng.randrange(1, 8)
            put = rng.choice((rng.choice(characters), "", text[at : at + end] * 2))
            text = text[:at] + put + text[at + rng.randint(0, 2) :]
        try:
            found = mrz.read(rng.choice((text.split("\n"), [text])), TODAY)
        except InputError:
            continue
        read += 1
        assert "".join(found.lines).replace("<", "").isalnum()
        assert mrz.to_json(found)["valid"] == all(found.check_digits.values())
    assert read > 5_000


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(max_size=100), max_size=4))
def test_no_text_at_all_raises_anything_but_a_refusal(lines):
    try:
        assert mrz.read(lines, TODAY).format in FORMATS
    except InputError as error:
        refused = error.problems
        assert {problem.where for problem in refused} == {"mrz"}


def test_a_valid_zone_is_never_touched():
    rng = random.Random(14)
    for form in FORMATS:
        for _ in range(100):
            holder = replace(random_holder(rng, form), expiry="<<<<<<")
            assert mrz.read(printed(form, holder), TODAY).repairs == ()
