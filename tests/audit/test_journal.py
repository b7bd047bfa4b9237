"""Entries are with the kernel when `write` returns, segments end with size and day, failures leave no trace."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from screening.audit import journal as journals
from screening.audit.journal import Journal, Rules
from screening.audit.office import Audit
from screening.errors import AuditUnavailable
from tests.audit import ledger


def test_an_entry_can_be_read_by_others_as_soon_as_it_is_written(tmp_path: Path) -> None:
    journal = ledger.journal_in(tmp_path)
    journal.write("kept", {"event": "read", "record": "national:17"})
    [entry] = ledger.entries(tmp_path)
    assert (entry["n"], entry["event"], entry["record"]) == (2, "read", "national:17")
    assert len(entry["mac"]) == 32
    journal.close()


def test_what_is_kept_for_different_times_stands_in_different_segments(tmp_path: Path) -> None:
    clear, kept = ledger.some_entries(tmp_path, closed=True)
    assert clear.name.endswith(".clear.ndjson")
    assert kept.name.endswith(".kept.ndjson")
    assert b'"decision":"refer"' not in clear.read_bytes()
    assert b'"decision":"clear"' not in kept.read_bytes()


def test_folder_segments_and_chain_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "audit"
    [path, _] = ledger.some_entries(folder, closed=False)
    shown = [
        folder,
        path.parent,
        path,
        path.with_suffix(".head"),
        folder / "chain.ndjson",
        folder / "chain.head",
    ]
    assert [entry.stat().st_mode & 0o077 for entry in shown] == [0] * len(shown)


def test_a_new_segment_begins_when_one_is_large(tmp_path: Path) -> None:
    with ledger.keeping(tmp_path, rules=Rules("never", 3_000)) as audit:
        for _ in range(40):
            audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
    sizes = [path.stat().st_size for path in ledger.segments(tmp_path)]
    assert len(sizes) > 3
    assert max(sizes) < 3_000 + 1_000
    assert len(ledger.entries(tmp_path)) == 40
    assert ledger.verdict(tmp_path).faults == []


def test_a_new_segment_begins_when_the_day_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = ledger.journal_in(tmp_path)
    journal.write("kept", {"event": "read"})
    monkeypatch.setattr(journals._Clock, "day", lambda _: "2126-11-23")
    journal._end_of_day()
    assert not list(tmp_path.glob("*/*.head"))
    assert b'"event":"closed"' in (tmp_path / "chain.ndjson").read_bytes()
    journal.close()


def test_threads_write_one_whole_chain(tmp_path: Path) -> None:
    with ledger.keeping(tmp_path, rules=Rules("never", 20_000)) as audit:

        def ask() -> None:
            for _ in range(200):
                audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert ledger.verdict(tmp_path).faults == []
    assert len(ledger.entries(tmp_path)) == 800


def test_a_folder_that_cannot_be_made_is_told_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "audit").write_text("not a folder")
    journal = ledger.journal_in(tmp_path / "audit")
    for _ in range(2):
        with pytest.raises(AuditUnavailable, match="cannot be written: "):
            journal.write("kept", {"event": "read"})
    (tmp_path / "audit").unlink()
    monkeypatch.setattr(journals, "RETRY_SECONDS", 0.0)
    journal._not_before = 0.0
    journal.write("kept", {"event": "read"})
    journal.close()
    assert [entry["event"] for entry in ledger.entries(tmp_path / "audit")] == ["read", "resumed"]
    assert ledger.verdict(tmp_path / "audit").faults == []


def half(write: Callable[[int, bytes], int]) -> Callable[[int, bytes], int]:
    """`os.write` on a disk that has room for ten bytes more."""
    room = 10

    def written(file: int, data: bytes) -> int:
        nonlocal room
        if not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done, room = write(file, data[:room]), 0
        return done

    return written


def test_half_a_line_is_taken_back_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel takes as much as there is room for, and says how much; here 10 bytes."""
    journal = ledger.journal_in(tmp_path)
    journal.write("kept", {"event": "read", "number": 1})
    real = os.write
    monkeypatch.setattr(os, "write", half(real))
    with pytest.raises(AuditUnavailable, match=os.strerror(errno.ENOSPC)):
        journal.write("kept", {"event": "read", "number": 2})
    monkeypatch.undo()
    journal.write("kept", {"event": "read", "number": 3})
    journal.close()
    assert [entry.get("number") for entry in ledger.entries(tmp_path)] == [1, 3, None]
    assert ledger.verdict(tmp_path).faults == []


def test_how_much_was_missed_is_entered_when_it_is_over_also_when_nobody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service that is not ready may be asked nothing, so its keeper tries by itself."""
    monkeypatch.setattr(journals, "TICK_SECONDS", 0.01)
    monkeypatch.setattr(journals, "RETRY_SECONDS", 0.0)
    (tmp_path / "audit").write_text("not a folder")
    audit = Audit(ledger.journal_in(tmp_path / "audit"))
    audit.start()
    audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
    assert audit.trouble().startswith("The audit cannot be written: ")
    (tmp_path / "audit").unlink()
    deadline = time.monotonic() + 90
    while audit.trouble():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    audit.close()
    [resumed] = ledger.entries(tmp_path / "audit")
    assert resumed["event"] == "resumed"
    assert resumed["since"] < resumed["at"]
    assert resumed["missed"] >= 1
    assert ledger.verdict(tmp_path / "audit").faults == []


def test_a_segment_that_cannot_be_mended_is_left_and_another_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    journal = ledger.journal_in(tmp_path)
    journal.write("kept", {"event": "read", "number": 1})
    real = os.write
    monkeypatch.setattr(os, "write", half(real))
    monkeypatch.setattr(os, "ftruncate", refuse)
    with pytest.raises(AuditUnavailable):
        journal.write("kept", {"event": "read", "number": 2})
    monkeypatch.undo()
    journal.write("kept", {"event": "read", "number": 3})
    journal.close()
    ledger.settled(tmp_path)
    found = ledger.verdict(tmp_path)
    assert found.faults == []
    assert "10 bytes" in found.notes[0].what
    assert found.segments == 2


def test_under_the_policy_always_each_entry_is_brought_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    with ledger.keeping(tmp_path, rules=Rules("always")) as audit:
        audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
        monkeypatch.setattr(os, "fdatasync", synced.append)
        for _ in range(3):
            audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
        assert len(synced) == 3


def test_under_the_policy_interval_the_keeper_brings_them_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()
    monkeypatch.setattr(journals, "TICK_SECONDS", 0.01)
    journal = ledger.journal_in(tmp_path, Rules("interval"))
    journal.start()
    journal.write("kept", {"event": "read"})
    real = os.fdatasync
    monkeypatch.setattr(os, "fdatasync", lambda file: (real(file), done.set()))
    journal.write("kept", {"event": "read"})
    assert done.wait(90)
    journal.close()


def test_the_keeper_anchors_what_is_open_and_only_once(tmp_path: Path) -> None:
    journal = ledger.journal_in(tmp_path)
    journal.write("kept", {"event": "read"})
    journal._anchor()
    journal._anchor()
    anchors = [entry for entry, _ in journal.chain.entries() if entry["event"] == "anchor"]
    assert [entry["number"] for entry in anchors] == [2]
    journal.close()


def test_a_segment_cut_back_behind_an_anchor_is_found_although_its_head_was_set_back_too(
    tmp_path: Path,
) -> None:
    """An intruder may have kept an older head; he cannot unsay what the chain says."""
    journal = ledger.journal_in(tmp_path)
    journal.write("kept", {"event": "read"})
    head = next(tmp_path.glob("*/*.head"))
    early, size = head.read_bytes(), head.with_suffix(".ndjson").stat().st_size
    journal.write("kept", {"event": "read"})
    journal._anchor()
    ledger.abandon(journal)
    head.write_bytes(early)
    os.truncate(head.with_suffix(".ndjson"), size)
    assert [fault.what for fault in ledger.verdict(tmp_path).faults] == ["ends with entry 2, but had 3"]


def test_what_a_dead_process_left_is_settled_by_the_next_one(tmp_path: Path) -> None:
    ledger.some_entries(tmp_path, closed=False)
    assert len(list(tmp_path.glob("*/*.head"))) == 2
    journal: Journal = ledger.journal_in(tmp_path)
    journal.start()
    journal.close()
    assert not list(tmp_path.glob("*/*.head"))
    assert ledger.verdict(tmp_path).faults == []


def test_what_a_living_process_writes_is_not_settled_by_another(tmp_path: Path) -> None:
    with ledger.keeping(tmp_path) as audit:
        audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
        assert ledger.settled(tmp_path) == []
        audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
    assert ledger.verdict(tmp_path).faults == []


def test_a_segment_that_was_damaged_is_not_settled_so_that_it_stays_a_fault(tmp_path: Path) -> None:
    path, _ = ledger.some_entries(tmp_path, closed=False)
    os.truncate(path, path.stat().st_size - 5)
    assert len(ledger.settled(tmp_path)) == 1
    assert [fault.file for fault in ledger.verdict(tmp_path).faults] == [
        path.relative_to(tmp_path).as_posix()
    ]


def test_entries_of_one_journal_have_times_in_order(tmp_path: Path) -> None:
    ledger.some_entries(tmp_path, closed=True, queries=50)
    for path in ledger.segments(tmp_path):
        times = [line.split(b'"at":"')[1][:27] for line in ledger.lines(path)]
        assert times == sorted(times)
        assert all(time.endswith(b"Z") for time in times)


def test_a_clock_that_jumps_back_and_forth_leaves_the_chain_whole_and_every_entry_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is before what is told by the chain, not by the clock."""
    day, real, real_ns = 86_400, time.time, time.time_ns
    with ledger.keeping(tmp_path) as audit:
        for days in (0, -1, 2, -400, 0):
            monkeypatch.setattr(time, "time", lambda days=days: real() + days * day)
            monkeypatch.setattr(time, "time_ns", lambda days=days: real_ns() + days * day * 10**9)
            audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
            audit.query(ledger.POST, ledger.OLUWASEUN, ledger.CLEAR)
    monkeypatch.undo()
    assert len(ledger.entries(tmp_path)) == 10
    assert ledger.verdict(tmp_path).faults == []
