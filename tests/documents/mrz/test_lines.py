"""What readers and clerks make of the lines of a zone."""

from __future__ import annotations

import random
from datetime import date

import pytest

from screening.documents import mrz
from screening.errors import InputError
from tests.documents.mrz.printing import FORMATS, Holder, printed, random_holder

TODAY = date(2026, 11, 22)
PASSPORT = printed("TD3", Holder(optional="ZE184226B"))


def read(*lines):
    return mrz.read(lines, TODAY)


@pytest.mark.parametrize("form", FORMATS)
def test_a_zone_may_come_as_one_line_of_all_its_characters(form):
    rng = random.Random(7)
    for _ in range(50):
        lines = printed(form, random_holder(rng, form))
        assert read("".join(lines)) == read(*lines)
        assert read("\n".join(lines)) == read("\r\n".join(lines)) == read(" ".join(lines)) == read(*lines)


@pytest.mark.parametrize("form", FORMATS)
def test_case_and_spaces_are_nothing_odd(form):
    lines = printed(form, random_holder(random.Random(8), form))
    assert read(*(" ".join(line.lower()) for line in lines)) == read(*lines)


def test_spaces_in_the_place_of_fillers_are_fillers():
    assert read(PASSPORT[0].replace("<", " ") + "", PASSPORT[1]).surname == "ERIKSSON"


@pytest.mark.parametrize("mark", ["‹", "(", "{", "＜", "≤"])
def test_marks_that_look_like_fillers_are_fillers(mark):
    assert read(PASSPORT[0].replace("<", mark), PASSPORT[1]) == read(*PASSPORT)


@pytest.mark.parametrize("line", [PASSPORT[0].replace("<<", "«"), PASSPORT[0].replace("<", "«")])
def test_a_double_mark_stands_for_two_fillers_or_for_one(line):
    assert read(line, PASSPORT[1]) == read(*PASSPORT)


def test_cyrillic_letters_that_look_latin_are_latin():
    assert read(PASSPORT[0].replace("A", "А").replace("E", "Е"), PASSPORT[1]) == read(*PASSPORT)


def test_a_few_strange_characters_are_fillers_with_a_warning():
    found = read(PASSPORT[0][:-2] + "~~", PASSPORT[1])
    assert found.surname == "ERIKSSON"
    assert any("no machine-readable zone has" in warning for warning in found.warnings)


def test_lines_of_42_characters_are_read_with_a_warning():
    short = [line[:-2] for line in printed("TD3", Holder())]
    found = read(*short)
    assert (found.document_number, found.birth_date, found.surname) == ("L898902C3", "1974-08-12", "ERIKSSON")
    assert [warning for warning in found.warnings if "42 characters in place of 44" in warning]
    assert [len(line) for line in found.lines] == [44, 44]


def test_fillers_left_out_after_the_name_are_put_back():
    found = read(PASSPORT[0].rstrip("<"), PASSPORT[1])
    assert (found.valid, found.name_truncated, found.given_names) == (True, False, "ANNA MARIA")


@pytest.mark.parametrize("form", ["TD2", "TD3"])
def test_a_character_lost_in_a_run_of_fillers_is_put_back_where_the_check_digits_agree(form):
    lines = printed(form, Holder())
    at = lines[1].index("<<")
    found = read(lines[0], lines[1][:at] + lines[1][at + 1 :])
    assert found.lines == tuple(lines)
    assert found.valid


@pytest.mark.parametrize(
    "line", [PASSPORT[0][:1] + PASSPORT[0][2:], "P" + PASSPORT[0], PASSPORT[0][:2] + PASSPORT[0][1:]]
)
def test_a_slip_before_the_state_does_not_shift_the_name(line):
    found = read(line, PASSPORT[1])
    assert (found.issuing_state, found.surname, found.given_names) == ("UTO", "ERIKSSON", "ANNA MARIA")


def test_a_character_read_twice_is_taken_out_where_the_check_digits_agree():
    found = read(PASSPORT[0], PASSPORT[1][:13] + PASSPORT[1][13] + PASSPORT[1][13:])
    assert found.lines == tuple(PASSPORT)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "is empty"),
        (["", " \t "], "is empty"),
        (["P<UTO"], "has not the lines of any format"),
        ([PASSPORT[1]], "has not the lines of any format"),
        (["A" * 30] * 4, "more than 3 lines"),
        (["A" * 301], "more than 300 characters"),
        (
            ["Please find the passport of my wife here!!", "She was born in Almaty, in the year 1980..."],
            "holds",
        ),
        (
            ["THEREWERENODATESINTHISLINEOFFORTYFOURLETTERS", "NORISTHEREANYWHEREINTHISONEATALLREALLYNOTONE"],
            "no dates",
        ),
    ],
)
def test_what_is_no_zone_is_refused_with_the_remedy_and_without_its_text(lines, said):
    with pytest.raises(InputError) as raised:
        mrz.read(lines, TODAY)
    (problem,) = raised.value.problems
    assert problem.where == "mrz"
    assert said in problem.what
    assert "44" in problem.remedy
    assert not any(line.strip() and line in str(raised.value) for line in lines)
