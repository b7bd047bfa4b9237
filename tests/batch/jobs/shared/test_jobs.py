"""Beyond the contract: any machine goes on with what another began, and nothing counts twice."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import orjson
import pytest

from screening.batch.jobs import Bounds, Job, JobStore, results
from screening.batch.jobs.answering import FAILED_ROW
from screening.batch.jobs.base import Lost
from screening.batch.jobs.job import Failure
from screening.batch.jobs.shared import SharedJobs
from screening.batch.jobs.shared.claims import SharedClaim
from screening.batch.jobs.work import Work
from screening.engine import Engine
from screening.errors import Busy, NotFound, StoreUnavailable
from screening.model import Answer
from screening.store import open_store
from tests.batch.jobs.conftest import NOBODY, STRANGER, WANTED, finish, lines, put
from tests.batch.jobs.shared.conftest import Machine, keys_of
from tests.failing import fail_at
from tests.faults.service import until
from tests.redis import store_for

LEASE = 4.0  # seconds: longer than a busy machine holds up a process that lives
MIXED = [WANTED if n % 5 == 0 else NOBODY if n % 7 == 0 else STRANGER for n in range(250)]
LIST = lines(MIXED)
WRONG = b'{"decision":"wrong","checked":{"sequence":1}}'


class Killed(BaseException):
    """What stands for the end of a process in these tests; the real one is in tests/faults."""


def decided(jobs: SharedJobs, job: Job) -> list[str]:
    return [
        orjson.loads(answer)["decision"] if answer else "unreadable"
        for answer in results.answers(jobs, jobs.get(job.id))
    ]


EXPECTED = ["refer" if one is WANTED else "unreadable" if one is NOBODY else "clear" for one in MIXED]


def taken(jobs: SharedJobs, job: Job) -> SharedClaim:
    """A block, to be used as a context."""
    claim = jobs.claim(job)
    assert claim is not None
    return claim


def stand_still(jobs: SharedJobs) -> None:
    """As a process that is stopped: for so long that it is taken for dead."""
    for held in list(jobs._signs._held):
        jobs._signs.drop(held)
    time.sleep(LEASE + 0.1)


def begun(jobs: SharedJobs, engine: Engine, content: bytes = LIST) -> Job:
    """A list that is read and not screened."""
    job, _ = put(jobs, content)
    Work(jobs, engine).step()
    return jobs.get(job.id)


def test_what_one_machine_takes_in_another_screens_and_a_third_reports(
    machine: Machine, engine: Engine, tmp_path: Path
) -> None:
    first, second, third = machine(), machine(), machine()
    job, _ = put(first, LIST)
    finish(second, engine)
    done = third.get(job.id)
    assert (done.state, done.rows) == ("done", 250)
    assert decided(third, job) == EXPECTED
    results.ask(third, done, ".csv")
    finish(second, engine)
    assert results.made(second, done, ".csv") is None, "a report is made where it was asked for"
    finish(third, engine)
    report = results.made(third, done, ".csv")
    assert isinstance(report, Path)
    assert len(report.read_text().splitlines()) == 251


def test_the_answers_are_those_of_a_folder_to_the_byte(
    machine: Machine, in_folder: JobStore, engine: Engine
) -> None:
    """But for how long each took, and when the records were last looked at."""
    first, second = machine(), machine()
    job = begun(first, engine)
    while any([Work(first, engine).step(), Work(second, engine).step()]):
        pass
    here, _ = put(in_folder, LIST)
    finish(in_folder, engine)
    there = [without_times(answer) for answer in results.answers(first, first.get(job.id))]
    assert there == [without_times(answer) for answer in results.answers(in_folder, in_folder.get(here.id))]
    assert first.get(job.id).counts == in_folder.get(here.id).counts
    assert first.get(job.id).sequence == in_folder.get(here.id).sequence


def without_times(answer: bytes) -> Any:
    if not answer:
        return None
    told = orjson.loads(answer)
    told.pop("elapsed_us")
    told["checked"].pop("as_of")
    return told


def test_the_same_list_sent_to_two_machines_is_one_job(machine: Machine) -> None:
    first, second = machine(), machine()
    job, _ = put(first, LIST)
    assert put(second, LIST) == (job, True)
    assert not list(second.incoming().parent.iterdir())


def test_the_same_list_sent_to_two_machines_at_the_same_moment_is_one_job(
    machine: Machine, server: Any, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other's arrives between our look and our word that ours is a job."""
    from screening.batch.jobs.shared import pieces

    first, second = machine(), machine()
    sent, other = pieces.put, list[Job]()

    def meanwhile(*arguments: Any) -> Any:
        done = sent(*arguments)
        if not other:
            monkeypatch.setattr(pieces, "put", sent)
            other.append(put(second, LIST)[0])
        return done

    monkeypatch.setattr(pieces, "put", meanwhile)
    assert put(first, LIST) == (other[0], True)
    assert len(keys_of(server, url, "list:*")) == 1, "what was sent in vain is gone"


def test_what_a_dead_machine_had_in_hand_is_taken_over_after_a_while_and_no_row_is_lost(
    machine: Machine, engine: Engine
) -> None:
    first, second, third = (machine(lease_seconds=LEASE) for _ in range(3))
    job = begun(first, engine)
    with taken(first, job) as one:
        with taken(second, job) as two, taken(third, job) as three:
            assert {one.number, two.number, three.number} == {0, 1, 2}
            assert machine().claim(job) is None, "all are in living hands"
        first.close()
        deadline = time.monotonic() + 90
        while not second.get(job.id).ended:
            Work(second, engine).step()
            assert time.monotonic() < deadline
    assert decided(second, job) == EXPECTED


def test_who_was_taken_for_dead_hands_nothing_in(machine: Machine, engine: Engine) -> None:
    first, second = machine(lease_seconds=LEASE), machine(lease_seconds=LEASE)
    job = begun(first, engine, lines([STRANGER]))
    with taken(first, job) as stopped:
        stopped.add(WRONG, "clear", 1)
        stand_still(first)
        finish(second, engine)
        assert second.get(job.id).state == "done"
        stopped.finish()
    assert decided(second, job) == ["clear"]
    assert second.get(job.id).counts["clear"] == 1


def test_whoever_lost_a_block_to_another_who_is_at_work_on_it_is_refused(
    machine: Machine, engine: Engine
) -> None:
    first, second = machine(lease_seconds=LEASE), machine(lease_seconds=LEASE)
    job = begun(first, engine, lines([STRANGER]))
    with taken(first, job) as stopped:
        stopped.add(WRONG, "clear", 1)
        stand_still(first)
        with taken(second, job) as other:
            assert (other.number, other.start) == (stopped.number, 0)
            with pytest.raises(Lost):
                stopped.finish()
            assert second.summary(job).blocks == 0
    finish(second, engine)
    assert decided(second, job) == ["clear"]


def test_who_stands_still_for_long_notices_when_it_goes_on(machine: Machine, engine: Engine) -> None:
    first, second = machine(lease_seconds=LEASE), machine(lease_seconds=LEASE)
    job = begun(first, engine, lines([STRANGER]))
    with taken(first, job) as claim:
        held = claim._entry._held
        stand_still(first)
        with taken(second, job):
            first._signs.keep(held)
            deadline = time.monotonic() + 90
            while not held.lost:
                time.sleep(0.02)
                assert time.monotonic() < deadline
            with pytest.raises(Lost):
                claim.add(WRONG, "clear", 1)


def test_a_holder_that_lives_gives_signs_of_it(
    machine: Machine, engine: Engine, server: Any, url: str
) -> None:
    jobs = machine(lease_seconds=LEASE)
    job = begun(jobs, engine, lines([STRANGER]))
    key = "{" + url.rpartition("=")[2] + "}:jobs:work:" + job.id

    def silence() -> int:
        [pending] = server.xpending_range(key, "batch", "-", "+", 1)
        assert pending["times_delivered"] == 1
        return int(pending["time_since_delivered"])

    with taken(jobs, job):
        seen = [silence()]

        def shown() -> bool:
            seen.append(silence())
            return seen[-1] < seen[-2]

        for _ in range(3):
            until(shown)


def test_on_the_same_machine_the_next_process_goes_on_with_the_next_row(
    machine: Machine, engine: Engine
) -> None:
    first = machine("one")
    job = begun(first, engine, lines([STRANGER] * 60))
    counted: list[str] = []

    def count(answer: Answer) -> None:
        counted.append(answer.id)
        if len(counted) == 20:
            raise Killed

    with pytest.raises(Killed):
        Work(first, engine, count).step()
    second = machine("one")
    Work(second, engine, count).step()
    assert counted == [str(number) for number in range(60)]
    finish(second, engine)
    assert decided(second, job) == ["clear"] * 60


def test_what_a_process_of_this_machine_had_in_hand_is_free_at_once_when_it_is_dead(
    machine: Machine, engine: Engine
) -> None:
    first, second, elsewhere = machine("one"), machine("one"), machine("two")
    job = begun(first, engine, lines([STRANGER] * 3))
    with taken(first, job) as claim:
        claim.add(WRONG, "clear", 1)
        assert second.claim(job) is None
        claim._local.__exit__()
        first.close()
        assert elsewhere.claim(job) is None, "another machine cannot know it"
        with taken(second, job) as next_one:
            assert (next_one.number, next_one.start) == (0, 1), "its answer holds"
    assert list((second.root / "living").iterdir())
    second.delete(job.id)
    second.sweep()
    assert [path.name for path in (second.root / "living").iterdir()] == [second._me]


def test_a_block_is_taken_from_a_process_of_this_machine_that_stands_still(
    machine: Machine, engine: Engine
) -> None:
    first, second = machine("one", lease_seconds=LEASE), machine("one", lease_seconds=LEASE)
    job = begun(first, engine, lines([STRANGER] * 3))
    with taken(first, job) as stopped:
        stopped.add(WRONG, "clear", 1)
        stand_still(first)
        finish(second, engine)
        stopped.add(WRONG, "clear", 1)
    assert decided(second, job) == ["clear"] * 3


def test_a_row_that_ends_process_after_process_on_machine_after_machine_is_not_checked(
    machine: Machine, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, _ = put(machine(), lines([WANTED, WANTED, STRANGER]))
    Work(machine(), engine).step()
    fail_at(monkeypatch, lambda one: one.id == "1", Killed)
    ended = 0
    jobs = machine()
    while not jobs.get(job.id).ended:
        try:
            Work(jobs, engine).step()
        except Killed:
            ended += 1
            jobs = machine()
    assert ended == 6, "the first death, and five that were noted"
    assert decided(jobs, job) == ["refer", "not_checked", "clear"]
    answer = list(results.answers(jobs, jobs.get(job.id)))[1]
    assert FAILED_ROW in orjson.loads(answer)["warnings"]


def test_two_readers_of_one_list_do_not_mix_their_rows(machine: Machine, engine: Engine) -> None:
    first, second = machine(lease_seconds=LEASE), machine(lease_seconds=LEASE)
    job, _ = put(first, LIST)
    with first.reading(job) as stopped:
        assert stopped is not None
        first.change(job, ("queued",), state="reading")
        path = stopped.upload()
        assert path.read_bytes() == LIST
        stand_still(first)
        Work(second, engine).step()
        assert second.get(job.id).rows == 250
        assert stopped.keep([]) == 0
        assert stopped.begin(0, ()) is None
        assert stopped.refuse(Failure("unreadable_list", 422, "what", "remedy")) is None
    assert second.get(job.id).state == "screening"
    finish(second, engine)
    assert decided(second, job) == EXPECTED


def test_nothing_of_a_list_is_left_on_the_server_when_it_is_removed(
    machine: Machine, engine: Engine, server: Any, url: str
) -> None:
    first, second = machine(), machine()
    job = begun(first, engine)
    Work(first, engine).step()
    assert len([key for key in keys_of(server, url) if job.id in key]) >= 4
    with taken(second, job) as claim:
        first.delete(job.id)
        with pytest.raises(FileNotFoundError):
            claim.finish()
    with pytest.raises(FileNotFoundError):
        second.claim(job)
    left = keys_of(server, url)
    assert [key for key in left if job.id in key] == [f"gone:{job.id}"]
    assert 0 < left[f"gone:{job.id}"] <= 120
    assert server.get("{" + url.rpartition("=")[2] + "}:jobs:bytes") == b"0"
    assert second.folder(job.id).exists()
    second.sweep()
    assert not second.folder(job.id).exists()


def test_the_server_itself_drops_a_list_some_time_after_it_was_to_be_removed(
    machine: Machine, engine: Engine, server: Any, url: str
) -> None:
    jobs = machine(bounds=Bounds(keep_seconds=100.0))
    job = begun(jobs, engine)
    assert set(keys_of(server, url, f"*:{job.id}").values()) == {-1}, "what waits is kept"
    assert not keys_of(server, url, "list:*"), "the list itself is gone once its rows are kept"
    finish(jobs, engine)
    left = keys_of(server, url, f"*:{job.id}")
    assert set(left) == {f"{kind}:{job.id}" for kind in ("job", "rows", "answers")}
    assert all(100 < seconds <= 3700 for seconds in left.values())
    notes = jobs.notes(job)
    with notes.locked("look"):
        notes.replace("state.json", b"{}")
    assert 100 < keys_of(server, url, "notes:*")[f"notes:{job.id}"] <= 3700


def test_what_lists_take_on_the_server_is_counted_and_bounded(
    machine: Machine, engine: Engine, server: Any, url: str
) -> None:
    prefix = "{" + url.rpartition("=")[2] + "}:jobs:"
    jobs = machine(most_bytes=20_000)
    job = begun(jobs, engine)
    finish(jobs, engine)
    notes = jobs.notes(job)
    with notes.locked("look"):
        notes.replace("state.json", b"{}" * 100)
        notes.replace("state.json", b"{}")
    held = sum(
        len(value)
        for kind in ("rows", "answers", "notes")
        for value in server.hvals(f"{prefix}{kind}:{job.id}")
    )
    assert int(server.get(f"{prefix}bytes")) == held
    assert int(server.hget(f"{prefix}sizes", job.id)) == held
    full = machine(most_bytes=held)
    with pytest.raises(Busy, match="room") as refused:
        put(full, lines([STRANGER]))
    assert "SCREENING_JOBS_SHARED_BYTES" in refused.value.remedy
    assert put(full, LIST)[1], "a repeat takes none"
    nearly = machine(most_bytes=held + 10)
    with pytest.raises(Busy):
        put(nearly, lines([STRANGER]))
    assert not keys_of(server, url, "list:*")
    jobs.delete(job.id)
    put(nearly, b'{"name":"A B"}')


def test_lists_are_kept_apart_from_those_of_another_store_on_the_server(
    machine: Machine, tmp_path: Path
) -> None:
    other = store_for(tmp_path / "other")
    open_store(other).close()
    job, _ = put(machine(), LIST)
    elsewhere = machine(url=other)
    assert elsewhere.kept() == []
    with pytest.raises(NotFound):
        elsewhere.get(job.id)


def test_a_server_that_lost_its_data_is_not_one_that_has_no_such_list(
    machine: Machine, server: Any, url: str
) -> None:
    jobs = machine()
    job, _ = put(jobs, LIST)
    assert jobs.waiting()
    prefix = "{" + url.rpartition("=")[2] + "}"
    for key in server.scan_iter(match=prefix.replace("{", "[{]") + "*"):
        server.delete(key)
    for ask in (lambda: jobs.get(job.id), jobs.waiting, jobs.kept, lambda: put(jobs, LIST)):
        with pytest.raises(StoreUnavailable, match="emptied or replaced"):
            ask()


def test_nothing_is_asked_of_the_server_before_it_is_needed(machine: Machine) -> None:
    jobs = machine(url="redis://127.0.0.1:1/0")
    assert list(jobs.wanted()) == []
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        jobs.waiting()


def test_what_is_written_of_answers_later_counts_only_under_a_lock_that_holds(
    machine: Machine, engine: Engine
) -> None:
    first, second = machine(lease_seconds=LEASE), machine(lease_seconds=LEASE)
    job = begun(first, engine)
    notes, others = first.notes(job), second.notes(job)
    with notes.locked("look", wait=False) as ours:
        assert ours
        with others.locked("look", wait=False) as theirs:
            assert not theirs
        with others.locked("acknowledged", wait=False) as theirs:
            assert theirs
        stand_still(first)
        with others.locked("look", wait=False) as theirs:
            assert theirs
            others.replace("000001.ndjson", b"theirs\n")
            with pytest.raises(Lost):
                notes.replace("000001.ndjson", b"ours\n")
    assert list(notes.lines("000001.ndjson")) == [b"theirs\n"]
    assert notes.names() == ["000001.ndjson"]


def test_one_of_all_machines_tells_what_waits_and_another_when_that_is_gone(machine: Machine) -> None:
    first, second = machine(lease_seconds=LEASE), machine(lease_seconds=60.0)
    assert (first.speaks(), second.speaks(), first.speaks()) == (True, False, True)
    until(second.speaks)
    assert not first.speaks()


def test_what_a_later_version_wrote_in_a_record_stays_there(machine: Machine, server: Any, url: str) -> None:
    """As while services are upgraded one after the other."""
    jobs = machine()
    job, _ = put(jobs, LIST)
    key = "{" + url.rpartition("=")[2] + "}:jobs:job:" + job.id
    record = orjson.loads(server.hget(key, "job"))
    server.hset(key, "job", orjson.dumps({"later": 1, **record}))
    changed = jobs.change(job, ("queued",), state="reading", tries=1)
    assert changed is not None
    assert jobs.get(job.id) == changed
    assert orjson.loads(server.hget(key, "job"))["later"] == 1
