"""Fields, states, dates and numbers of every format."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from screening.documents import mrz
from tests.documents.mrz.printing import FORMATS, Holder, digit, printed, random_holder

TODAY = date(2026, 11, 22)
ICAO_FORMATS = tuple(form for form in FORMATS if form != "FRA-ID")


@pytest.mark.parametrize("form", FORMATS)
def test_whatever_is_printed_is_read(form):
    rng = random.Random(20)
    for _ in range(200):
        holder = random_holder(rng, form)
        found = mrz.read(printed(form, holder), TODAY)
        assert (found.format, found.valid, found.repairs) == (form, True, ())
        assert found.document_number == holder.number
        assert (found.birth_date[2:].replace("-", ""), found.sex) == (
            holder.birth,
            holder.sex.replace("<", "X"),
        )
        if form != "FRA-ID":
            surname, _, given = holder.name.partition("<<")
            assert (found.surname, found.given_names) == (surname, given.replace("<", " "))
            assert (found.issuing_state, found.nationality) == (holder.state, holder.nationality)
            assert found.expiry_date[2:].replace("-", "") == holder.expiry


@pytest.mark.parametrize("form", ["MRV-A", "MRV-B"])
def test_a_visa_has_no_composite_check_digit(form):
    assert "composite" not in mrz.read(printed(form, Holder()), TODAY).check_digits


def test_the_old_french_card_tells_no_expiry_and_no_nationality_but_that_of_its_issuer():
    lines = ["IDFRABERTHIER<<<<<<<<<<<<<<<<<692042", "8806923102858CORINNE<<<<<<<6512068F0"]
    lines[1] = lines[1][:35] + digit(lines[0] + lines[1][:35])
    found = mrz.read(lines, TODAY)
    assert (found.format, found.valid, found.document_number) == ("FRA-ID", True, "880692310285")
    assert (found.surname, found.given_names, found.birth_date) == ("BERTHIER", "CORINNE", "1965-12-06")
    assert (found.issuing_state, found.nationality, found.expiry_date) == ("FRA", "FRA", "")
    assert found.optional_data == ("692042",)
    assert set(found.check_digits) == {"document_number", "birth_date", "composite"}


def test_a_french_card_of_td2_form_is_no_old_one():
    lines = printed("TD2", Holder(state="FRA", nationality="FRA", number="X4RTBPFW4"))
    found = mrz.read(lines, TODAY)
    assert (found.format, found.valid, found.document_number) == ("TD2", True, "X4RTBPFW4")


@pytest.mark.parametrize(
    ("form", "number"),
    [("TD1", "D23145890734"), ("TD1", "1234567890123"), ("TD2", "AB12345678"), ("TD3", "AB12345678901")],
)
def test_a_long_number_is_put_together(form, number):
    found = mrz.read(printed(form, Holder(number=number)), TODAY)
    assert (found.document_number, found.valid) == (number, True)
    assert found.optional_data == ()


def test_a_long_number_may_count_the_filler_in_its_check_digit():
    lines = printed("TD1", Holder(number="B10000001123"))
    first = f"I<UTOB10000001<123{digit('B10000001<123')}".ljust(30, "<")
    body = first[5:] + lines[1][:7] + lines[1][8:15] + lines[1][18:29]
    found = mrz.read([first, lines[1][:29] + digit(body), lines[2]], TODAY)
    assert (found.document_number, found.valid) == ("B10000001123", True)


def test_a_long_number_leaves_the_optional_data_after_it():
    found = mrz.read(printed("TD1", Holder(number="D23145890734", optional="XYZ")), TODAY)
    assert (found.document_number, found.optional_data) == ("D23145890734", ("XYZ",))


@pytest.mark.parametrize("printed_digit", ["0", "<"])
def test_an_empty_optional_field_has_a_zero_or_a_filler_for_check_digit(printed_digit):
    lines = printed("TD3", Holder())
    second = lines[1][:42] + printed_digit
    second += digit(second[:10] + second[13:20] + second[21:])
    found = mrz.read([lines[0], second], TODAY)
    assert found.check_digits["optional_data"]
    assert found.valid


def test_a_filler_is_no_check_digit_of_a_field_that_says_something():
    lines = printed("MRV-A", Holder())
    assert not mrz.read([lines[0], f"{lines[1][:9]}<{lines[1][10:]}"], TODAY).check_digits["document_number"]


@pytest.mark.parametrize("state", ["D", "GBD", "UNO", "XXA", "XXB", "RKS", "UTO", "EUE", "XPO"])
def test_special_codes_are_told_as_printed_and_are_nothing_odd(state):
    found = mrz.read(printed("TD3", Holder(state=state, nationality=state)), TODAY)
    assert (found.issuing_state, found.nationality, found.warnings) == (state, state, ())


def test_a_code_that_no_state_has_is_told_and_warned_of():
    found = mrz.read(printed("TD3", Holder(nationality="QQQ")), TODAY)
    assert found.nationality == "QQQ"
    assert any("nationality" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("read", "meant"),
    [("UT0", "UTO"), ("KA2", "KAZ"), ("0<<", "D"), ("DK<", "D"), ("6BR", "GBR"), ("P0L", "POL")],
)
def test_a_misread_code_is_repaired_when_only_one_can_be_meant(read, meant):
    found = mrz.read(printed("TD3", Holder(state=read)), TODAY)
    assert found.issuing_state == meant
    assert [(repair.field, repair.repaired) for repair in found.repairs] == [("issuing_state", meant)]


@pytest.mark.parametrize(("read", "told"), [("M", "M"), ("F", "F"), ("<", "X"), ("X", "X")])
def test_a_filler_for_the_sex_is_x(read, told):
    assert mrz.read(printed("TD2", Holder(sex=read)), TODAY).sex == told


def test_another_letter_for_the_sex_is_not_known_and_warned_of():
    found = mrz.read(printed("TD2", Holder(sex="H")), TODAY)
    assert found.sex == ""
    assert any("sex" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("birth", "told"),
    [
        ("<<<<<<", ""),
        ("000000", ""),
        ("74<<<<", "1974"),
        ("740000", "1974"),
        ("7408<<", "1974-08"),
        ("740800", "1974-08"),
    ],
)
@pytest.mark.parametrize("form", FORMATS)
def test_unknown_parts_of_a_date_are_left_out_without_ado(form, birth, told):
    number = "880692310285" if form == "FRA-ID" else "L898902C3"
    found = mrz.read(printed(form, Holder(birth=birth, number=number)), TODAY)
    assert (found.birth_date, found.valid, found.warnings) == (told, True, ())


def test_a_failed_check_digit_is_warned_of_by_the_name_of_its_field():
    lines = printed("TD3", Holder(birth="740812"))
    found = mrz.read([lines[0], lines[1].replace("740812", "740911")], TODAY)
    assert not found.valid
    assert (found.check_digits["birth_date"], found.check_digits["composite"]) == (False, False)
    assert any("date of birth" in warning for warning in found.warnings)


def test_a_number_shorter_than_its_field_is_told_without_fillers():
    assert mrz.read(printed("TD2", Holder(number="X12")), TODAY).document_number == "X12"


def test_the_document_code_keeps_its_second_letter():
    lines = printed("TD2", Holder())
    assert mrz.read(["AC" + lines[0][2:], lines[1]], TODAY).document_code == "AC"
    assert mrz.read(["1D" + lines[0][2:], lines[1]], TODAY).document_code == "ID"


def test_no_warning_holds_a_name_or_a_number():
    rng = random.Random(4)
    for _ in range(300):
        holder = replace(random_holder(rng, "TD3"), name="ZZYZX<<QWXYZ", number="QX7654321")
        text = list("".join(printed("TD3", holder)))
        for _ in range(4):
            text[rng.randrange(88)] = rng.choice("OI5SB8<K")
        said = " ".join(mrz.read(["".join(text)], TODAY).warnings)
        assert "ZYZ" not in said
        assert "765" not in said
