"""Hashes find the person or document again however an auditor writes them, and nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.audit.subject import MOST_DATES, MOST_NAMES, Subjects
from screening.model import Document, Name, PersonRecord, Traveller
from tests.audit import ledger

SUBJECTS = Subjects(ledger.KEYS.subject)


def asked(name: str = "", born: str = "", number: str = "") -> dict[str, list[str]]:
    """The hashes of a query about this traveller."""
    return SUBJECTS.of_traveller(
        Traveller(
            name=Name(name) if name else None,
            birth_date=born,
            documents=(Document(number),) if number else (),
        )
    )


@pytest.mark.parametrize("written", ["N7654321", "n 765-4321", "N76543ZI", "0N7654321"])
def test_a_document_is_found_however_its_number_was_read(written: str) -> None:
    assert SUBJECTS.wanted(number=written).found_in(asked(number="N7654321"))


def test_another_document_is_not_found() -> None:
    assert not SUBJECTS.wanted(number="N7654322").found_in(asked(number="N7654321"))


@pytest.mark.parametrize(
    "written",
    [
        "Viktor Arkadyevich Molchanov",
        "MOLCHANOV Viktor",
        "Victor Molchanov",
        "Виктор Аркадьевич Молчанов",
        "Moltchanov, Wiktor",
    ],
)
def test_a_person_is_found_by_two_words_of_the_name_and_the_date_of_birth(written: str) -> None:
    shown = asked("Viktor Arkadyevich Molchanov", "1971-03-09")
    assert SUBJECTS.wanted(name=written, birth_date="1971-03-09").found_in(shown)


@pytest.mark.parametrize(
    ("written", "born"),
    [("Viktor Molchanov", "1971-03-10"), ("Viktor Petrov", "1971-03-09"), ("Molchanova Irina", "1971-03-09")],
)
def test_another_person_is_not_found(written: str, born: str) -> None:
    shown = asked("Viktor Arkadyevich Molchanov", "1971-03-09")
    assert not SUBJECTS.wanted(name=written, birth_date=born).found_in(shown)


@pytest.mark.parametrize("told", ["1971-03", "1971"])
def test_a_person_asked_about_with_part_of_the_date_is_found(told: str) -> None:
    assert SUBJECTS.wanted(name="Viktor Molchanov", birth_date="1971-03-09").found_in(
        asked("Viktor Molchanov", told)
    )


def test_a_name_in_another_script_is_found_by_its_reading() -> None:
    shown = asked("Виктор Молчанов", "1971-03-09")
    assert SUBJECTS.wanted(name="Viktor Molchanov", birth_date="1971-03-09").found_in(shown)
    assert SUBJECTS.wanted(name="Molchanov Viktor").found_in(shown)


def test_without_a_date_the_whole_name_must_agree_in_any_order() -> None:
    shown = asked("Viktor Molchanov")
    assert SUBJECTS.wanted(name="MOLCHANOV VIKTOR").found_in(shown)
    assert not SUBJECTS.wanted(name="Viktor").found_in(shown)
    assert not SUBJECTS.wanted(name="Viktor Petrovich Molchanov").found_in(shown)


def test_a_name_of_one_word_is_found_with_its_date() -> None:
    assert SUBJECTS.wanted(name="Suharto", birth_date="1921-06-08").found_in(asked("Suharto", "1921-06-08"))


def test_under_another_key_the_same_traveller_has_other_hashes() -> None:
    other = Subjects(ledger.OTHER_KEYS.subject).of_traveller(ledger.VIKTOR)
    mine = SUBJECTS.of_traveller(ledger.VIKTOR)
    assert mine.keys() == other.keys()
    assert all(set(mine[kind]).isdisjoint(other[kind]) for kind in mine)


def test_no_word_is_hashed_without_a_date() -> None:
    """Else the commonest hash would be Mohammed."""
    assert set(asked("Mohammed Ali")) == {"names"}
    one, other = asked("Mohammed Ali", "1990-01-01"), asked("Mohammed Ali", "1990-01-02")
    assert not set(one["person"]) & set(other["person"])


def test_the_work_on_a_hostile_record_is_bounded() -> None:
    record = PersonRecord(
        "a:1", "a", tuple(Name(f"Aa{i} Bb{i}") for i in range(100)), tuple(str(y) for y in range(1900, 2000)),
        documents=tuple(Document(f"N{i:07}") for i in range(100)),
    )  # fmt: skip
    found = SUBJECTS.of_record(record)
    assert len(found["documents"]) == len(found["names"]) == MOST_NAMES
    assert len(found["person"]) <= MOST_NAMES * MOST_DATES * 2


def test_other_readings_of_a_name_are_hashed_too() -> None:
    shown = SUBJECTS.of_traveller(
        Traveller(name=Name("Mueller"), birth_date="1980-01-02", other_names=(Name("Müller Özil"),))
    )
    assert SUBJECTS.wanted(name="Ozil Muller", birth_date="1980-01-02").found_in(shown)


@given(st.text(max_size=60), st.sampled_from(["", "1971", "1971-03-09"]))
def test_whoever_was_asked_about_is_found_by_the_same_name(name: str, born: str) -> None:
    shown = asked(name, born)
    wanted = SUBJECTS.wanted(name=name, birth_date=born)
    assert wanted.found_in(shown) == bool(shown)
