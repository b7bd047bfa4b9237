from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import Literal

import pytest

from screening.batch.jobs import Bounds, Jobs, JobStore, jobs_of
from screening.batch.jobs.base import Summary
from screening.batch.jobs.job import Failure, now
from screening.batch.jobs.workroom import ABANDONED_SECONDS
from screening.errors import BadList, Busy, NotFound, StoreUnavailable
from screening.settings import Settings
from tests.batch.conftest import Bounded
from tests.batch.jobs.conftest import STRANGER, Send, lines, put

LIST = lines([STRANGER])


def test_a_list_that_was_taken_in_is_found_by_every_process_and_waits(
    jobs: Jobs, bounded: Bounded, send: Send
) -> None:
    first, second = send([STRANGER]), send([STRANGER, STRANGER], policy="wide")
    again = bounded(Bounds())
    assert [job.id for job in again.waiting()] == [first.id, second.id]
    assert again.get(second.id) == second
    assert (second.state, second.policy, second.form) == ("queued", "wide", ".ndjson")
    with again.reading(first) as reading:
        assert reading is not None
        assert reading.upload().read_bytes() == LIST
    assert again.any_waiting()
    assert not list(jobs.incoming().parent.iterdir())


def test_ids_cannot_be_guessed_and_lead_nowhere_else(jobs: Jobs, send: Send) -> None:
    ids = {send([STRANGER] * n).id for n in range(1, 6)}
    assert all(len(job_id) == 32 for job_id in ids)
    assert len(ids) == 5
    for odd in ("", "..", "../queue", next(iter(ids))[:-1], "0" * 32, "A" * 32, "0" * 32 + "\n"):
        with pytest.raises(NotFound):
            jobs.get(odd)


def test_only_their_owner_may_read_the_files(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        jobs = JobStore(tmp_path / "jobs")
        job, _ = put(jobs, LIST)
    finally:
        os.umask(before)
    for folder in (jobs.folder(job.id), jobs.root / "lists", jobs.root / "incoming"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((jobs.folder(job.id) / "job.json").stat().st_mode) == 0o600


def test_the_same_list_with_the_same_options_is_one_job(jobs: Jobs) -> None:
    first, repeated = put(jobs, LIST)
    assert not repeated
    assert put(jobs, LIST) == (first, True)
    assert len(jobs.kept()) == 1
    assert not list(jobs.incoming().parent.iterdir())


def test_a_list_of_another_client_is_another_job(jobs: Jobs) -> None:
    first, _ = put(jobs, LIST, client="one")
    second, repeated = put(jobs, LIST, client="two")
    assert (first.client, second.client, repeated) == ("one", "two", False)


@pytest.mark.parametrize(
    "other",
    [{"policy": "wide"}, {"columns": {"name": "Nom"}}, {"beside": "x"}, {"form": ".csv"}, {"again": True}],
)
def test_another_option_is_another_job(jobs: Jobs, other: dict[str, object]) -> None:
    first, _ = put(jobs, LIST)
    second, repeated = put(jobs, LIST, **other)
    assert not repeated
    assert second.id != first.id


def test_what_was_screened_anew_is_the_answer_to_the_next_repeat(jobs: Jobs) -> None:
    put(jobs, LIST)
    second, _ = put(jobs, LIST, again=True)
    assert put(jobs, LIST) == (second, True)


def test_a_list_that_was_refused_or_is_done_for_long_is_no_answer_to_a_repeat(jobs: Jobs) -> None:
    refused, _ = put(jobs, LIST)
    jobs.refuse(refused, Failure("unreadable_list", 422, "what", "remedy"))
    done, repeated = put(jobs, LIST)
    assert not repeated
    jobs.change(done, ("queued",), state="done", finished=now())
    assert put(jobs, LIST)[0].id == done.id
    jobs.change(done, ("done",), finished="2020-01-01T00:00:00.000Z")
    assert put(jobs, LIST)[0].id != done.id


def test_a_repeat_that_was_noted_before_the_job_was_there_is_screened(in_folder: JobStore) -> None:
    """The state that a kill between the two leaves."""
    jobs = in_folder
    job, _ = put(jobs, LIST)
    jobs.folder(job.id).rename(jobs.root / "lists" / f".{job.id}")
    again, repeated = put(jobs, LIST)
    assert not repeated
    assert [waiting.id for waiting in jobs.waiting()] == [again.id]


def test_more_lists_than_the_bound_are_sent_away_until_one_is_done(bounded: Bounded) -> None:
    jobs = bounded(Bounds(queued=2))
    first, _ = put(jobs, lines([STRANGER]))
    put(jobs, lines([STRANGER] * 2))
    with pytest.raises(Busy):
        put(jobs, lines([STRANGER] * 3))
    assert put(jobs, lines([STRANGER]))[1]
    jobs.change(first, ("queued",), state="done", finished=now())
    put(jobs, lines([STRANGER] * 3))


def test_the_jobs_that_wait_tell_how_much_of_them_is_answered(jobs: Jobs, send: Send) -> None:
    first, second, gone = (send([STRANGER] * number) for number in (1, 2, 3))
    jobs.delete(gone.id)
    assert jobs.summaries([first, second, gone]) == [Summary()] * 3
    assert jobs.summary(first) == Summary()
    with pytest.raises(FileNotFoundError):
        jobs.summary(gone)
    assert jobs.summaries([]) == []


def test_a_job_is_changed_only_from_the_state_that_was_expected(jobs: Jobs, send: Send) -> None:
    job = send([STRANGER])
    changed = jobs.change(job, ("queued",), state="reading", tries=1)
    assert changed is not None
    assert jobs.change(job, ("queued",), state="screening") is None
    assert jobs.get(job.id) == changed


def test_a_job_whose_process_was_killed_as_it_ended_does_not_wait(in_folder: JobStore) -> None:
    jobs = in_folder
    job, _ = put(jobs, LIST)
    jobs.change(job, ("queued",), state="done", finished=now())
    (jobs.root / "queue" / job.id).touch()
    assert jobs.waiting() == []
    assert not jobs.any_waiting()


def test_a_failure_is_kept_as_the_error_that_it_was(jobs: Jobs, send: Send) -> None:
    job = send([STRANGER])
    jobs.refuse(job, Failure.of(BadList("Line 3 is not CSV.", remedy="Mend it.")))
    failure = jobs.get(job.id).failure
    assert failure is not None
    error = failure.error()
    assert isinstance(error, BadList)
    assert (error.what, error.remedy, error.status) == ("Line 3 is not CSV.", "Mend it.", 422)


def test_a_list_that_is_removed_is_known_no_more(jobs: Jobs, send: Send) -> None:
    job = send([STRANGER])
    jobs.delete(job.id)
    with pytest.raises(NotFound):
        jobs.get(job.id)
    with pytest.raises(NotFound):
        jobs.delete(job.id)
    with pytest.raises(NotFound):
        jobs.change(job, ("queued",), state="reading")
    assert not jobs.any_waiting()
    assert jobs.kept() == []
    assert not put(jobs, LIST)[1]


def test_nothing_is_left_of_a_list_that_is_removed(in_folder: JobStore) -> None:
    jobs = in_folder
    job, _ = put(jobs, LIST)
    jobs.delete(job.id)
    assert [path for path in jobs.root.rglob("*") if path.is_file() and path.parent.name != "known"] == []


def test_old_answers_are_swept_away_and_waiting_lists_are_not(jobs: Jobs, send: Send) -> None:
    old, recent, waiting = (send([STRANGER] * n) for n in (1, 2, 3))
    jobs.change(old, ("queued",), state="done", finished="2020-01-01T00:00:00.000Z")
    jobs.change(recent, ("queued",), state="done", finished=now())
    jobs.change(waiting, ("queued",), created="2020-01-01T00:00:00.000Z")
    assert jobs.sweep() == 1
    assert {job.id for job in jobs.kept()} == {recent.id, waiting.id}


def test_what_the_dead_left_half_made_is_swept_away_and_what_is_under_way_is_not(in_folder: JobStore) -> None:
    jobs = in_folder
    job, _ = put(jobs, LIST)
    half = jobs.root / "lists" / f".{'a' * 32}"
    half.mkdir()
    left = [
        jobs.root / "incoming" / "b",
        jobs.root / "queue" / ("c" * 32),
        jobs.root / "wanted" / f"{'d' * 32}.csv",
    ]
    for path in left:
        path.touch()
    jobs.sweep()
    assert all(path.exists() for path in (half, *left))
    past = time.time() - ABANDONED_SECONDS - 1
    for path in (half, *left, jobs.root / "queue" / job.id):
        os.utime(path, (past, past))
    jobs.sweep()
    assert not any(path.exists() for path in (half, *left))
    assert [waiting.id for waiting in jobs.waiting()] == [job.id]


@pytest.mark.parametrize("store", ["sqlite:///store.db", "redis://127.0.0.1:1/0"])
def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path, store: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable, match="folder of passenger lists"):
        jobs_of(Settings(store=store, jobs_dir=tmp_path / "file" / "jobs"))


def test_lists_are_shared_where_the_store_is_unless_they_are_to_stay_on_the_machine(tmp_path: Path) -> None:
    redis, sqlite = "redis://127.0.0.1:1/0", "sqlite:///store.db"
    chosen: list[tuple[str, Literal["auto", "local"]]] = [
        (redis, "auto"), (redis, "local"), (sqlite, "auto"), (sqlite, "local"),
    ]  # fmt: skip
    made = [jobs_of(Settings(store=store, jobs=where, jobs_dir=tmp_path)) for store, where in chosen]
    assert [isinstance(one, JobStore) for one in made] == [False, True, True, True]
