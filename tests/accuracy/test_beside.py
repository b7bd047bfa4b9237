"""What stands beside us: weighing every record, plain rapidfuzz, and the rival in its own environment."""

from __future__ import annotations

import pytest

from benchmarks.accuracy import brute, floor, names, pairs, report, rivals
from benchmarks.accuracy.pairs import Scored
from benchmarks.accuracy.task import Case, Outcome, Task, run

FILED = ("Iden Marrok", "Tolva Quist", "Bren Ostovar", "Haska Vellund")


def made(*asked: tuple[str, int]) -> Task:
    cases = (Case(names.traveller(name), names.record_id(i), "spelling") for name, i in asked)
    return Task("invented task", names.records(FILED), tuple(cases))


def test_a_right_record_that_only_the_search_missed_is_lost() -> None:
    task = made(("Iden Marrok", 0), ("Tolva Quist", 1), ("Zorah Pinkett", 2))
    blind = [Outcome(case, ()) for case in task.cases]
    assert brute.lost(task, blind) == {"spelling": 2}
    row = next(iter(brute.rows(task, blind)))
    assert (row["right records"], row["lost, %"], row["of all lost, %"]) == (2, 100.0, 100.0)


def test_the_engine_loses_nothing_of_what_is_spelled_exactly() -> None:
    task = made(*((name, i) for i, name in enumerate(FILED)))
    row = next(iter(brute.rows(task, run(task))))
    assert (row["right records"], row["lost, %"]) == (4, 0.0)


def test_the_share_lost_is_of_all_that_weighing_refers() -> None:
    task = made(("Iden Marrok", 0), ("Tolva Quist", 1))
    half = [Outcome(task.cases[0], (("r0", 1.0),)), Outcome(task.cases[1], ())]
    assert report.main_rows(report.Done(task, half))[0]["lost, %"] == 50.0


def test_the_floor_takes_words_in_any_order_and_the_best_of_several_names() -> None:
    told = floor.nearest(made(("Quist Tolva", 1)))[0]
    assert told.hits[0] == ("r1", 100.0)
    assert len(told.hits) == len(FILED)


def test_the_best_threshold_parts_right_from_wrong() -> None:
    case = made(("Iden Marrok", 0)).cases[0]
    told = [Outcome(case, (("r0", 80.0), ("r1", 70.0)))] * 3
    threshold = floor.best_threshold([told])
    assert 70 < threshold <= 80
    assert floor.f1(floor.referred(told, threshold)) == 1.0


def test_f1_and_shares_are_counted_from_the_threshold_on() -> None:
    scored = [Scored(0.9, True), Scored(0.8, True), Scored(0.8, False), Scored(0.2, False)]
    assert pairs.f1(scored, 0.8) == pytest.approx(0.8)
    assert pairs.share_from(scored, 0.8, same=False) == 0.5
    assert pairs.f1(scored, 0.85) == pytest.approx(2 / 3)


def test_the_rival_weighs_every_traveller_by_their_own_name() -> None:
    """It remembers analysed names by identifier: two travellers of one identifier would be one to it."""
    if not rivals.INTERPRETER.exists():
        pytest.skip("the rival's environment is not made (make rivals)")
    first = made(("Iden Marrok", 0), ("Tolva Quist", 1), ("Zorah Pinkett", 2))
    second = Task("another", names.records(FILED[::-1]), first.cases[:1])
    with rivals.started(rivals.INTERPRETER) as rival:
        places = [one.place for one in rivals.run(rival, first, floor.nearest(first))]
        assert places == [0, 0, -1]
        assert rivals.run(rival, second, floor.nearest(second))[0].hits == (("r3", 1.0),)
