"""What an officer sees of one row: the best hit, what is on file about it, and what was odd."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from screening import wire
from screening.batch.passengers import Passenger, Result
from screening.batch.report.entry import Entry, answer_of, entry
from screening.model import Hit, Reason, Traveller
from tests.batch.report.conftest import UNREADABLE, clear, hit, not_checked, refer, result

NAME = Reason("name", 0.9, "BEKZAD ZHUMAGULOV", "Жумагулов Бекзат", "Read so.")
DOCUMENT = Reason("document", 0.9, "KGZ P AC4410275", "KGZ P AC4410275", "The same.")
LATIN = {"surname": "DZHUMAGULOV", "given_names": "Bekzat", "quality": "primary"}


def told(one: Result) -> Entry:
    return entry(one, answer_of(one))


def hit_of(record: dict[str, Any], *reasons: Reason) -> Hit:
    return replace(hit("n:1", 0.9), reasons=reasons, record=record)


@pytest.mark.parametrize(
    ("record", "reasons", "expected"),
    [
        ({"names": [LATIN]}, (NAME,), "Жумагулов Бекзат (Bekzat DZHUMAGULOV)"),
        ({"names": [{"name": "Жумагулов Бекзат", "quality": "primary"}]}, (NAME,), "Жумагулов Бекзат"),
        ({"names": [LATIN], "documents": [{}]}, (DOCUMENT,), "Bekzat DZHUMAGULOV"),
        ({"names": [{"surname": "ADEYEMI", "given_names": ""}]}, (DOCUMENT,), "ADEYEMI"),
        ({"number": "AC4410275", "status": "stolen"}, (DOCUMENT,), "KGZ P AC4410275"),
    ],
    ids=["another name", "the first name", "found by the document", "one name alone", "a document record"],
)
def test_the_name_that_agrees_stands_beside_the_first_on_file(
    record: dict[str, Any], reasons: tuple[Reason, ...], expected: str
) -> None:
    assert told(result(refer("1", hit_of(record, *reasons)))).on_file == expected


def test_the_best_hit_is_told_and_the_others_are_named() -> None:
    found = told(result(refer("1", hit("n:1", 0.934), hit("n:2", 0.8), hit("n:3", 0.76))))
    assert (found.score, found.record_id, found.alerts) == (0.934, "n:1", ("armed", "violent"))
    assert found.other_hits == ("n:2 (0.80)", "n:3 (0.76)")


def test_who_is_clear_has_no_score() -> None:
    found = told(result(clear()))
    assert (found.decision, found.score, found.why, found.notes) == ("clear", None, "", ())


def test_who_was_not_checked_says_which_list_and_why() -> None:
    assert told(result(not_checked())).notes == ("sltd not checked: the store cannot be read",)


def test_a_row_nobody_could_read_was_not_checked() -> None:
    found = told(result(UNREADABLE))
    assert (found.decision, found.id, found.position) == ("not_checked", "7", "line 3")
    assert found.notes == ("sex is not M, F or X", "name is missing")


def test_who_shows_only_a_document_has_no_name() -> None:
    alone = Result(Passenger(Traveller("1"), "line 1"), wire.answer(clear()))
    assert (told(alone).name, told(alone).documents, told(alone).id) == ("", "", "1")
