"""All who wait for the disk at one moment share its time; what fails is told to each of them, and nothing is taken on
trust."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from screening.audit.commit import Commit
from screening.audit.journal import Rules
from screening.audit.office import NOT_ENTERED, Audit
from screening.errors import AuditUnavailable
from tests.audit import ledger

WAITING = 8


class Disk:
    """Takes its time: as long as it is not let go on. Fails where it is told to."""

    def __init__(self) -> None:
        self.calls = 0
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)
        self.failing = False

    def __call__(self) -> None:
        self.calls += 1
        self.begun.release()
        assert self.go_on.acquire(timeout=90)
        if self.failing:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 90
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def waiting(commit: Commit, number: int, failed: list[int]) -> list[threading.Thread]:
    def wait() -> None:
        try:
            commit.wait()
        except OSError as error:
            failed.append(error.errno or 0)

    threads = [threading.Thread(target=wait) for _ in range(number)]
    for thread in threads:
        thread.start()
    return threads


def test_who_comes_while_the_disk_is_at_work_shares_the_next_call() -> None:
    disk = Disk()
    commit = Commit(disk)
    failed = list[int]()
    first = waiting(commit, 1, failed)
    assert disk.begun.acquire(timeout=90)
    others = waiting(commit, WAITING, failed)
    until(lambda: len(commit._waiting) == WAITING)
    disk.go_on.release()
    first[0].join(90)
    assert not first[0].is_alive()
    assert disk.begun.acquire(timeout=90)
    assert any(thread.is_alive() for thread in others), (
        "what came later was not there when the first call began"
    )
    disk.go_on.release()
    for thread in others:
        thread.join(90)
    assert (disk.calls, failed) == (2, [])
    commit.close()


def test_a_failure_is_told_to_all_who_waited_and_to_nobody_after() -> None:
    disk = Disk()
    commit = Commit(disk)
    failed = list[int]()
    first = waiting(commit, 1, failed)
    assert disk.begun.acquire(timeout=90)
    others = waiting(commit, WAITING, failed)
    until(lambda: len(commit._waiting) == WAITING)
    disk.go_on.release()
    first[0].join(90)
    assert disk.begun.acquire(timeout=90)
    disk.failing = True
    disk.go_on.release()
    for thread in others:
        thread.join(90)
    assert failed == [errno.EIO] * WAITING
    disk.failing = False
    disk.go_on.release()
    commit.wait()
    commit.close()


def test_an_event_loop_goes_on_while_the_disk_is_awaited_and_a_request_that_is_given_up_harms_nobody() -> (
    None
):
    disk = Disk()
    commit = Commit(disk)

    async def both() -> int:
        waits = asyncio.create_task(commit.wait_on_loop())
        given_up = asyncio.create_task(commit.wait_on_loop())
        turns = 0
        while not disk.calls:
            turns += 1
            await asyncio.sleep(0.001)
        given_up.cancel()
        disk.go_on.release()
        disk.go_on.release()
        await waits
        await commit.wait_on_loop()
        return turns

    disk.go_on.release()
    assert asyncio.run(asyncio.wait_for(both(), 20)) >= 0
    commit.close()


def failing(_: int) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("on_loop", [False, True])
def test_an_answer_whose_entry_did_not_reach_the_disk_is_not_checked_and_the_segment_takes_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on_loop: bool
) -> None:
    """A system that could not write a page calls it written the next time: so nothing may rest on that file."""
    with ledger.keeping(tmp_path, rules=Rules("always")) as audit:
        audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
        monkeypatch.setattr(os, "fdatasync", failing)
        given = (
            asyncio.run(audit.query_on_loop(ledger.POST, ledger.VIKTOR, ledger.REFER))
            if on_loop
            else audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
        )
        assert (given.decision, given.hits) == ("not_checked", ())
        assert {state.why for state in given.checked.not_checked} == {NOT_ENTERED}
        assert audit.trouble()
        monkeypatch.undo()
        audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
        assert not audit.trouble()
    assert len(ledger.segments(tmp_path)) == 2
    ledger.settled(tmp_path)
    assert ledger.verdict(tmp_path).faults == []


def test_on_an_event_loop_many_queries_share_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first alone, the others together: as many as came while the disk was at work."""
    begun, go_on = threading.Event(), threading.Event()
    synced = list[int]()

    def slow(file: int) -> None:
        synced.append(file)
        begun.set()
        assert go_on.wait(90)

    async def ask(audit: Audit) -> list[str]:
        first = asyncio.create_task(audit.query_on_loop(ledger.POST, ledger.VIKTOR, ledger.REFER))
        while not begun.is_set():
            await asyncio.sleep(0.001)
        others = [
            asyncio.create_task(audit.query_on_loop(ledger.POST, ledger.VIKTOR, ledger.REFER))
            for _ in range(20)
        ]
        await asyncio.sleep(0.01)
        go_on.set()
        return [answer.decision for answer in await asyncio.gather(first, *others)]

    with ledger.keeping(tmp_path, rules=Rules("always")) as audit:
        audit.query(ledger.POST, ledger.VIKTOR, ledger.REFER)
        monkeypatch.setattr(os, "fdatasync", slow)
        assert asyncio.run(ask(audit)) == ["refer"] * 21
        monkeypatch.undo()
    assert len(synced) == 2
    assert len(ledger.entries(tmp_path)) == 22
    assert ledger.verdict(tmp_path).faults == []


def test_what_a_segment_could_not_bring_to_the_disk_at_its_end_fails_those_who_wait_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody's entry is in a segment that somebody else's entry ends, before the disk was asked for it."""
    journal = ledger.journal_in(tmp_path, Rules("always", 2_000))
    journal.write("kept", {"event": "read", "text": "x" * 2_000}, wait=False)
    monkeypatch.setattr(os, "fdatasync", failing)
    with pytest.raises(AuditUnavailable):
        journal.write("kept", {"event": "read"}, wait=False)
    monkeypatch.undo()
    with pytest.raises(AuditUnavailable):
        asyncio.run(journal.on_disk("read"))
    asyncio.run(journal.on_disk("read"))
    journal.close()
