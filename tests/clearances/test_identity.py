"""Only who shows the same document under the same name and date of birth is the one who was cleared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screening.clearances import Hasher, Identity, covers
from screening.model import Document, Name, Traveller

HASHER = Hasher(b"k" * 32, "one")
PASSPORT = Document("N1234567", "P", "KAZ")
SHOWN = Traveller(
    "t", Name("Viktor Arkadyevich Molchanov"), "1971-03-09", "M", ("KAZ",), documents=(PASSPORT,)
)


def identity(traveller: Traveller = SHOWN, hasher: Hasher = HASHER) -> Identity:
    found = hasher.identity(traveller)
    assert found is not None
    return found


def is_cleared(traveller: Traveller, cleared: Identity | None = None, hasher: Hasher = HASHER) -> bool:
    return any(covers(cleared or identity(), each) for each in hasher.shown(traveller))


@pytest.mark.parametrize(
    "written",
    [
        SHOWN,
        replace(SHOWN, name=Name("MOLCHANOV VIKTOR ARKADYEVICH")),
        replace(SHOWN, name=Name("Viktor Molchanov")),
        replace(SHOWN, name=Name("Víktor Molchanóv")),
        replace(SHOWN, sex="", nationalities=()),
        replace(SHOWN, nationalities=("RUS", "KAZ")),
        replace(SHOWN, sex="X"),
        replace(SHOWN, documents=(Document("n-123 4567", "P", "KAZ"),)),
        replace(SHOWN, documents=(Document("V7654321", "V", "UTO"), PASSPORT)),
    ],
    ids=["the same", "another order", "a name left out", "accents", "less told", "one nationality more", "no sex",
         "the number as a clerk writes it", "a visa beside the passport"],
)  # fmt: skip
def test_the_holder_is_known_however_the_same_is_written(written: Traveller) -> None:
    assert is_cleared(written)


@pytest.mark.parametrize(
    "other",
    [
        replace(SHOWN, documents=()),
        replace(SHOWN, documents=(Document("N1234568", "P", "KAZ"),)),
        replace(SHOWN, documents=(Document("N123456", "P", "KAZ"),)),
        replace(SHOWN, documents=(Document("N1234567", "I", "KAZ"),)),
        replace(SHOWN, documents=(Document("N1234567", "P", "KGZ"),)),
        replace(SHOWN, documents=(Document("N1234567", "", "KAZ"),)),
        replace(SHOWN, documents=(Document("N1234567", "P", ""),)),
        replace(SHOWN, birth_date="1971-03-10"),
        replace(SHOWN, birth_date="1971-09-03"),
        replace(SHOWN, birth_date="1971-03"),
        replace(SHOWN, birth_date=""),
        replace(SHOWN, name=None),
        replace(SHOWN, name=Name("Molchanov")),
        replace(SHOWN, name=Name("Viktor Molchanow")),
        replace(SHOWN, name=Name("Viktor Sergeyevich Molchanov")),
        replace(SHOWN, other_names=(Name("Igor Petrov"),)),
        replace(SHOWN, sex="F"),
        replace(SHOWN, nationalities=("RUS",)),
    ],
    ids=["no document", "a number one digit off", "a number cut short", "another type", "another state", "no type",
         "no state", "another day", "day and month swapped", "a month alone", "no date", "no name", "a surname alone",
         "another spelling", "another patronymic", "another name beside it", "another sex", "another nationality"],
)  # fmt: skip
def test_whoever_differs_in_one_thing_is_not_known(other: Traveller) -> None:
    assert not is_cleared(other)


@pytest.mark.parametrize("letters", ["0", "O"])
def test_a_number_is_taken_to_the_letter_not_as_it_may_be_misread(letters: str) -> None:
    cleared = identity(replace(SHOWN, documents=(Document("AB0000001", "P", "KAZ"),)))
    shown = replace(SHOWN, documents=(Document(f"AB{letters}000001", "P", "KAZ"),))
    assert is_cleared(shown, cleared) == (letters == "0")


def test_every_name_that_was_given_when_clearing_counts_later() -> None:
    cleared = identity(replace(SHOWN, other_names=(Name("Victor Moltchanov"),)))
    assert is_cleared(replace(SHOWN, name=Name("Victor Moltchanov")), cleared)
    assert is_cleared(SHOWN, cleared)


def test_a_name_in_another_script_is_known_by_how_it_is_read() -> None:
    cleared = identity(replace(SHOWN, name=Name("Виктор Молчанов")))
    assert is_cleared(replace(SHOWN, name=Name("Виктор Молчанов")), cleared)
    assert is_cleared(replace(SHOWN, name=Name("Viktor Molchanov")), cleared)
    assert not is_cleared(replace(SHOWN, name=Name("Игорь Молчанов")), cleared)


def test_who_has_one_name_alone_is_known_by_it() -> None:
    cleared = identity(replace(SHOWN, name=Name("Suharto")))
    assert is_cleared(replace(SHOWN, name=Name("SUHARTO")), cleared)
    assert not is_cleared(replace(SHOWN, name=Name("Sukarno")), cleared)


@pytest.mark.parametrize(
    "incomplete",
    [
        replace(SHOWN, documents=()),
        replace(SHOWN, documents=(PASSPORT, Document("X1", "V", "UTO"))),
        replace(SHOWN, documents=(Document("N1234567", "P"),)),
        replace(SHOWN, birth_date="1971"),
        replace(SHOWN, name=None),
        replace(SHOWN, name=Name(" ".join(f"name{n}" for n in range(25)))),
        replace(SHOWN, other_names=tuple(Name(f"Viktor {n}olchanov") for n in "abcdefghijklmnop")),
    ],
)
def test_nobody_can_be_cleared_of_whom_something_is_missing_or_too_much_is_told(
    incomplete: Traveller,
) -> None:
    assert HASHER.identity(incomplete) is None


def test_nothing_is_kept_that_can_be_read_and_it_comes_back_the_same() -> None:
    told = identity().to_json()
    assert Identity.from_json(told) == identity()
    for mark in ("1234567", "olchanov", "iktor", "1971", "KAZ"):
        assert mark not in str(told)


def test_two_documents_of_one_person_have_nothing_in_common_but_the_person() -> None:
    one, other = identity(), identity(replace(SHOWN, documents=(Document("N7654321", "P", "KAZ"),)))
    assert one.document != other.document
    assert not set().union(*one.names) & set().union(*other.names)
    assert one.facts.isdisjoint(other.facts)
    assert one.people == other.people


def test_under_another_key_nobody_is_known() -> None:
    assert not is_cleared(SHOWN, hasher=Hasher(b"o" * 32, "other"))


@pytest.mark.parametrize(
    ("person", "concerned"),
    [
        (Traveller(documents=(PASSPORT,)), True),
        (Traveller(name=Name("Molchanov Viktor Arkadyevich"), birth_date="1971-03-09"), True),
        (Traveller(name=Name("Viktor Arkadyevich Molchanov"), birth_date="1971-03-10"), False),
        (Traveller(name=Name("Viktor Arkadyevich Molchanov")), False),
        (Traveller(documents=(Document("N7654321", "P", "KAZ"),)), False),
    ],
)
def test_who_asks_about_themselves_is_found_by_document_or_by_name_and_date(
    person: Traveller, concerned: bool
) -> None:
    assert HASHER.concerns(identity(), person) == concerned
