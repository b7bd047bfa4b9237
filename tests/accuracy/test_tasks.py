"""The tasks of the accuracy benchmark: seeded, fair, and counted rightly."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.accuracy import catalogue, names, published, structure, task, world
from benchmarks.accuracy.task import NOBODY, Case, Outcome, Size, Task
from screening.model import Name, PersonRecord

SMALL = Size(seed=3, queries=20, records=100)
ASKED = names.traveller("Iden Marrok")


def outcome(hits: str, expected: str = "right", same: str = "") -> Outcome:
    case = Case(ASKED, expected, "some class", frozenset(same.split()))
    return Outcome(case, tuple((hit, 0.9) for hit in hits.split()))


def test_a_record_of_the_same_person_neither_counts_nor_pushes_the_right_one_down() -> None:
    told = outcome("twin right stranger", same="twin")
    assert told.place == 0
    assert [record for record, _ in told.others] == ["stranger"]


def test_a_row_counts_found_first_and_others() -> None:
    row = task.rows("t", [outcome("right"), outcome("a right"), outcome("a b"), outcome("")])[0]
    assert (row["recall"], row["first"], row["others"], row["referred/1000"]) == (0.5, 0.25, 0.75, "")


def test_a_row_of_ordinary_travellers_counts_those_referred_and_has_no_recall() -> None:
    row = task.rows("t", [outcome("a b", NOBODY), outcome("", NOBODY)])[0]
    assert (row["recall"], row["others"], row["referred/1000"]) == ("", 1.0, 500.0)


def test_a_task_runs_through_the_whole_product() -> None:
    filed = names.records(["Iden Marrok", "Tolva Quist"])
    asked = Case(names.traveller("Tolva Qist"), names.record_id(1), "delete")
    told = task.run(Task("t", filed, (asked, Case(names.traveller("Bren Ostovar"), NOBODY, "ordinary"))))
    assert [one.place for one in told] == [0, -1]
    assert told[1].hits == ()


def test_no_name_is_drawn_twice_on_either_side() -> None:
    pairs = [("Ann", "x"), ("ANN", "y"), ("Bob", "x"), ("Cid", "z")]
    drawn = names.drawn(pairs, 10, seed=1)
    assert len({filed.casefold() for filed, _ in drawn}) == len(drawn) == len({asked for _, asked in drawn})


@pytest.mark.parametrize("label", structure.EDITS)
def test_an_edit_changes_one_word_by_one_letter(label: str) -> None:
    chance = random.Random(5)
    for _ in range(200):
        words = ["Marrok", "Tolvar"]
        changed = structure.EDITS[label](chance, words).split()
        assert len(changed) == 2
        assert sum(a != b for a, b in zip(words, changed, strict=True)) == 1
        assert abs(len("".join(changed)) - len("".join(words))) == (label in ("insert", "delete"))


def test_changes_of_form_keep_the_letters() -> None:
    words = ["Iden", "Marrokin", "Tolvar"]
    for label in ("order rotated", "order reversed", "joined", "split", "hyphenated", "surname first, comma"):
        changed = structure.STRUCTURES[label](random.Random(2), words)
        letters = sorted(sign for sign in changed.lower() if sign.isalpha())
        assert letters == sorted("".join(words).lower()), label
        assert changed != " ".join(words), label


def test_what_needs_three_words_does_not_apply_to_two() -> None:
    for label in ("initial", "missing middle"):
        assert structure.STRUCTURES[label](random.Random(2), ["Iden", "Marrok"]) == ""


def test_the_synthetic_world_is_a_pure_function_of_its_size() -> None:
    assert world.task(SMALL) == world.task(SMALL)
    assert world.task(SMALL) != world.task(Size(4, 20, 100))


@pytest.mark.parametrize(
    ("alias", "primary", "spelled"),
    [
        ("Tolwar Marok", "Tolvar Marrok", True),
        ("Marok Tolwar", "Tolvar Marrok", True),
        ("Tolvar Esterhul", "Tolvar Marrok", False),  # another surname
        ("Tolvar", "Tolvar Marrok", False),  # another number of words
        ("TOLVAR MARROK", "Tolvar Marrok", False),  # the name itself
    ],
)
def test_an_alias_is_a_spelling_only_when_each_word_is(alias: str, primary: str, spelled: bool) -> None:
    assert published.is_spelling(Name(alias, "alias"), Name(primary)) is spelled


def test_a_weak_alias_is_never_asked() -> None:
    assert not published.is_spelling(Name("Tolwar Marok", "weak_alias"), Name("Tolvar Marrok"))


def test_every_published_task_has_its_queries_and_their_records(shared_data: Path) -> None:
    for name, make in catalogue.tasks(shared_data).items():
        made = make(SMALL)
        filed = {record.id for record in made.records}
        assert made.name == name
        assert len(made.cases) >= SMALL.queries, name
        assert len(filed) == len(made.records), name
        assert all(case.expected == NOBODY or case.expected in filed for case in made.cases), name


def test_an_asked_alias_is_no_longer_on_its_record(shared_data: Path) -> None:
    made = published.aliases(shared_data, SMALL)
    filed = {record.id: record for record in made.records}
    for case in made.cases:
        record = filed[case.expected]
        assert isinstance(record, PersonRecord)
        assert case.traveller.name is not None
        assert names.folded(case.traveller.name.full) not in {names.folded(n.full) for n in record.names}
        assert case.expected not in case.same
