"""An auditor finds the entries asked for, over all segments, in the order of time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from screening import __version__
from screening.audit import search as searching
from screening.audit.office import Asker
from screening.audit.search import Entry, Question, search
from screening.audit.subject import Subjects
from tests.audit import ledger

SUBJECTS = Subjects(ledger.KEYS.subject)
DAY = "2026-11-22"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("searched") / "audit"
    with ledger.keeping(folder) as one, ledger.keeping(folder) as other:
        for audit in (one, other, one):
            audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
            audit.query(Asker("airline", purpose="batch"), ledger.OLUWASEUN, ledger.CLEAR)
        one.look(ledger.POST, "read", record=None, record_id="x")
        with other.change(Asker("owner"), "delete", list="national"):
            pass
        one.refusal(Asker(), "unauthenticated", status=401)
    return folder


def found(folder: Path, **asked: Any) -> list[Entry]:
    return list(search(folder, Question(**asked), pytest.fail))


def test_everything_is_found_in_the_order_of_time(folder: Path) -> None:
    everything = found(folder)
    assert len(everything) == len(ledger.entries(folder)) + len(ledger.segments(folder))
    times = [entry["at"] for entry in everything]
    assert times == sorted(times)


def test_an_entry_says_where_it_stands_and_which_version_wrote_it(folder: Path) -> None:
    for entry in found(folder, event="query"):
        assert (folder / entry["segment"]).exists()
        assert entry["version"] == __version__


def test_who_asked_about_a_document_or_a_person_is_found(folder: Path) -> None:
    for subject in (
        SUBJECTS.wanted(number="N7654321"),
        SUBJECTS.wanted(name="Molchanov Viktor", birth_date="1971-03-09"),
        SUBJECTS.wanted(name="Viktor Arkadyevich Molchanov"),
    ):
        assert [entry["client"] for entry in found(folder, subject=subject)] == ["post-3"] * 3
    assert not found(folder, subject=SUBJECTS.wanted(number="X0000001"))
    assert not found(folder, subject=SUBJECTS.wanted())


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"client": "airline"}, 3),
        ({"client": "airline", "decision": "refer"}, 0),
        ({"decision": "refer"}, 3),
        ({"purpose": "batch"}, 3),
        ({"terminal": "ALA-07", "event": "query"}, 3),
        ({"request": "r-1", "event": "read"}, 1),
        ({"event": "change"}, 2),
        ({"event": "refusal"}, 1),
        ({"record": "national:17"}, 3),
        ({"record": "national:1"}, 0),
    ],
)
def test_entries_are_found_by_what_they_say(folder: Path, asked: dict[str, str], number: int) -> None:
    assert len(found(folder, **asked)) == number


def test_a_span_of_time_includes_its_beginning_and_not_its_end(folder: Path) -> None:
    moments = [entry["at"] for entry in found(folder)]
    assert [entry["at"] for entry in found(folder, since=moments[3], until=moments[6])] == moments[3:6]
    assert found(folder, since=moments[-1])
    assert not found(folder, until=moments[0])
    assert not found(folder, since="2126-01-01T00:00:00.000000Z")


def test_a_day_of_many_segments_is_sorted_as_well(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = found(folder)
    monkeypatch.setattr(searching, "MERGED", 1)
    assert found(folder) == expected


def test_a_line_that_is_no_entry_is_told_and_the_others_are_found(tmp_path: Path) -> None:
    path, other = ledger.some_entries(tmp_path, closed=True)
    kept = ledger.lines(path)
    path.write_bytes(b"".join([*kept[:2], b"\xff not json\n", *kept[3:], b'{"half']))
    told: list[str] = []
    entries = list(search(tmp_path, Question(), told.append))
    assert told == [path.relative_to(tmp_path).as_posix()]
    assert len(entries) == len(kept) - 1 + len(ledger.lines(other))


def test_what_an_auditor_looked_for_can_be_entered_and_is_found_in_turn(tmp_path: Path) -> None:
    question = Question(
        subject=SUBJECTS.wanted(name="Viktor Molchanov", birth_date="1971-03-09"), client="post-3"
    )
    with ledger.keeping(tmp_path) as audit:
        audit.look(Asker("auditor"), "audit_search", **question.entered())
    [entry] = found(tmp_path, subject=SUBJECTS.wanted(name="Molchanov Viktor", birth_date="1971-03-09"))
    assert (entry["client"], entry["sought"]) == ("auditor", {"client": "post-3"})
