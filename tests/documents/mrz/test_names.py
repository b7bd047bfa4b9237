"""The name field: its parts, where it was cut, and fillers read as letters."""

from __future__ import annotations

from datetime import date

import pytest

from screening.documents import mrz
from screening.documents.mrz.names import NameParts, read_name
from tests.documents.mrz.printing import Holder, printed

TODAY = date(2026, 11, 22)


def named(text, width=39):
    return read_name(text.ljust(width, "<"), len(text) == width)


@pytest.mark.parametrize(
    ("field", "surname", "given"),
    [
        ("ERIKSSON<<ANNA<MARIA", "ERIKSSON", "ANNA MARIA"),
        ("SUHARTO", "SUHARTO", ""),
        ("VAN<DER<MUELLEN<<MARIANNE", "VAN DER MUELLEN", "MARIANNE"),
        ("<<RAJESH<KUMAR", "", "RAJESH KUMAR"),
        ("SUBRAMANIAM<<K", "SUBRAMANIAM", "K"),
        ("KC<<SAGAR", "KC", "SAGAR"),
        ("ADHIKARI<<BINOD<KC", "ADHIKARI", "BINOD KC"),
        ("ROSS<<DIANA<L", "ROSS", "DIANA L"),
        ("RAJESH<KUMAR", "RAJESH KUMAR", ""),
        ("SINGH<KAUR", "SINGH KAUR", ""),
    ],
)
def test_a_name_is_read_as_it_is_printed(field, surname, given):
    found = named(field)
    assert found.name == found.printed == NameParts(surname, given)
    assert (found.truncated, found.others) == (False, ())


@pytest.mark.parametrize("letter", "KCLS")
def test_fillers_to_the_end_of_the_field_that_were_read_as_letters_are_fillers(letter):
    for tail in (
        f"<<<<{letter * 3}<<<{letter}<<",
        letter * 12,
        f"<{letter * 7}",
        f"<<{letter}<{letter * 2}<<<",
    ):
        field = ("ERIKSSON<<ANNA<MARIA" + tail).ljust(39, "<")
        found = read_name(field, field[-1] != "<")
        assert found.name == NameParts("ERIKSSON", "ANNA MARIA"), tail
        assert not found.truncated


def test_a_repaired_name_is_listed_with_what_was_read():
    lines = printed("TD1", Holder(name="ERIKSSON<<ANNA<MARIAKKKKKKKKKK"))
    (repair,) = mrz.read(lines, TODAY).repairs
    assert (repair.field, repair.read, repair.repaired) == (
        "given_names",
        "ANNA MARIAKKKKKKKKKK",
        "ANNA MARIA",
    )


@pytest.mark.parametrize(
    "field", ["ERIKSSON<KANNA<MARIA", "ERIKSSONK<ANNA<MARIA", "ERIKSSONKKANNA<MARIA", "ERIKSSONLCANNA<MARIA"]
)
def test_the_fillers_between_the_parts_may_have_been_read_as_letters_where_known_names_bear_it_out(field):
    found = named(field)
    assert found.name == NameParts("ERIKSSON", "ANNA MARIA")
    assert NameParts(field.replace("<", " "), "") in found.others


def test_where_no_known_name_bears_it_out_the_name_stands_and_the_other_reading_is_told():
    found = named("ZHAKSYBEKULY<KDAULETKERE")
    assert found.name == NameParts("ZHAKSYBEKULY KDAULETKERE", "")
    assert found.others == (NameParts("ZHAKSYBEKULY", "DAULETKERE"),)


def test_a_word_that_is_two_known_names_and_a_letter_may_be_both():
    assert named("ERIKSSON<<ANNAKMARIA").others == (NameParts("ERIKSSON", "ANNA MARIA"),)


def test_a_digit_in_a_name_is_the_letter_that_looks_like_it():
    found = named("ER1KSS0N<<ANNA")
    assert found.name == NameParts("ERIKSSON", "ANNA")
    assert found.printed == NameParts("ER1KSS0N", "ANNA")


@pytest.mark.parametrize(
    ("form", "width"), [("TD1", 30), ("TD2", 31), ("TD3", 39), ("MRV-A", 39), ("MRV-B", 31)]
)
def test_a_name_that_fills_its_field_may_have_been_cut(form, width):
    name = "WICKRAMASINGHE<<MUDIYANSELAGEPATHIRANAGE"
    assert mrz.read(printed(form, Holder(name=name[:width])), TODAY).name_truncated
    assert not mrz.read(printed(form, Holder(name=name[: width - 1])), TODAY).name_truncated


def test_either_part_of_the_name_on_a_french_card_may_have_been_cut():
    def cut(name):
        return mrz.read(printed("FRA-ID", Holder(name=name, number="880692310285")), TODAY).name_truncated

    assert not cut("BERTHIER<<CORINNE")
    assert cut("BERTHIER<<MARIE<CHRISTINE")
    assert cut("DE<LA<ROCHEFOUCAULD<MONTBEL<<ANNE")
