from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
import pytest

from screening.batch.jobs import Bounds, Job, Jobs, results
from screening.batch.jobs.answering import FAILED_ROW
from screening.batch.jobs.progress import progress
from screening.batch.jobs.work import Work
from screening.engine import Engine
from screening.errors import NotFound
from screening.model import Answer
from screening.wire import AnswerBody
from tests.batch.conftest import Bounded
from tests.batch.jobs.conftest import NOBODY, STRANGER, WANTED, Send, finish, lines, put
from tests.failing import fail_at

MIXED = [WANTED if n % 5 == 0 else NOBODY if n % 7 == 0 else STRANGER for n in range(250)]


def told(jobs: Jobs, job: Job) -> list[tuple[str, str]]:
    """Position and decision of every row, in the order of the results."""
    return [
        (result.row.position, orjson.loads(result.answer)["decision"] if result.answer else "unreadable")
        for result in results.results(jobs, jobs.get(job.id))
    ]


def expected(travellers: list[dict[str, Any]]) -> list[tuple[str, str]]:
    meaning = {"name": "refer", "birth_date": "unreadable"}
    return [
        (f"line {n}", "clear" if one is STRANGER else meaning[next(iter(one))])
        for n, one in enumerate(travellers, 1)
    ]


def test_a_list_is_screened_row_by_row_in_its_order(jobs: Jobs, engine: Engine, send: Send) -> None:
    job = send(MIXED)
    finish(jobs, engine)
    done = jobs.get(job.id)
    assert (done.state, done.rows, done.blocks) == ("done", 250, 3)
    assert told(jobs, job) == expected(MIXED)
    assert done.counts == {"clear": 172, "refer": 50, "not_checked": 0, "unreadable": 28}
    assert done.sequence == engine.state().sequence
    assert not jobs.any_waiting()
    for answer in results.answers(jobs, done):
        assert not answer or AnswerBody.model_validate_json(answer)


class Killed(BaseException):
    """What stands for the end of a process in these tests; the real one is in tests/faults."""


@pytest.mark.parametrize("every", [1, 3, 40])
def test_nobody_is_screened_twice_and_nobody_is_lost_however_often_it_ends(
    jobs: Jobs, engine: Engine, send: Send, every: int
) -> None:
    """Ended after every so many answers, each time by another process."""
    job = send(MIXED[:60])
    counted: list[str] = []

    def count(answer: Answer) -> None:
        counted.append(answer.id)
        if len(counted) % every == 0:
            raise Killed

    while not jobs.get(job.id).ended:
        try:
            Work(jobs, engine, count).step()
        except Killed:
            assert jobs.get(job.id).state == "screening"
    assert counted == [str(n) for n, one in enumerate(MIXED[:60]) if one is not NOBODY]
    assert told(jobs, job) == expected(MIXED[:60])


def test_two_processes_share_a_list_and_the_order_stays(jobs: Jobs, engine: Engine, send: Send) -> None:
    job = send(MIXED)
    Work(jobs, engine).step()  # reads it
    counted: list[str] = []
    second = Work(jobs, engine, lambda answer: counted.append(answer.id))

    def meanwhile(answer: Answer) -> None:
        if answer.id == "4":
            assert second.step()

    assert Work(jobs, engine, meanwhile).step()
    assert counted[0] == "100"
    finish(jobs, engine)
    assert told(jobs, job) == expected(MIXED)


def test_an_empty_list_is_done_at_once(jobs: Jobs, engine: Engine) -> None:
    job, _ = put(jobs, b"\n")
    finish(jobs, engine)
    done = jobs.get(job.id)
    assert (done.state, done.rows, done.counts) == ("done", 0, dict.fromkeys(done.counts, 0))
    assert told(jobs, job) == []


@pytest.mark.parametrize(
    ("form", "content", "code"),
    [(".csv", b'name\nAmy Li\n"open', "unreadable_list"), (".odd", b"x", "invalid_input")],
)
def test_a_list_that_is_not_one_is_refused_whole(
    jobs: Jobs, engine: Engine, form: str, content: bytes, code: str
) -> None:
    job, _ = put(jobs, content, form)
    finish(jobs, engine)
    refused = jobs.get(job.id)
    assert refused.state == "failed"
    assert refused.failure is not None
    assert refused.failure.code == code
    assert not jobs.any_waiting()


def test_a_list_of_too_many_rows_is_refused(bounded: Bounded, engine: Engine) -> None:
    jobs = bounded(Bounds(rows=5))
    job, _ = put(jobs, lines([STRANGER] * 6))
    finish(jobs, engine)
    failure = jobs.get(job.id).failure
    assert failure is not None
    assert failure.code == "too_large"


def test_a_list_that_ends_every_process_which_reads_it_is_refused(
    jobs: Jobs, engine: Engine, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(*_: object) -> None:
        raise Killed

    job = send([STRANGER])
    monkeypatch.setattr("screening.batch.jobs.rows.keep", ends)
    ended = 0
    while not jobs.get(job.id).ended:
        try:
            Work(jobs, engine).step()
        except Killed:
            ended += 1
    assert ended == 20


def test_notes_of_the_reader_are_kept_with_the_list(jobs: Jobs, engine: Engine) -> None:
    job, _ = put(jobs, b"name,colour\nAmy Li,red\n", ".csv")
    finish(jobs, engine)
    assert any("colour" in warning for warning in jobs.get(job.id).warnings)


def test_a_traveller_at_whom_the_service_fails_is_not_checked_and_the_others_go_on(
    jobs: Jobs, engine: Engine, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(monkeypatch, lambda one: one.id == "1", RuntimeError)
    job = send([WANTED, WANTED, STRANGER])
    finish(jobs, engine)
    assert [decision for _, decision in told(jobs, job)] == ["refer", "not_checked", "clear"]
    answer = AnswerBody.model_validate_json(list(results.answers(jobs, jobs.get(job.id)))[1])
    assert answer.warnings == (FAILED_ROW,)


def with_processes_that_end(jobs: Jobs, engine: Engine, job: Job) -> None:
    while not jobs.get(job.id).ended:
        with suppress(Killed):
            Work(jobs, engine).step()


def test_a_traveller_that_ends_every_process_is_not_checked_and_the_others_go_on(
    jobs: Jobs, engine: Engine, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(monkeypatch, lambda one: one.id == "1", Killed)
    job = send([WANTED, WANTED, STRANGER])
    with_processes_that_end(jobs, engine, job)
    assert [decision for _, decision in told(jobs, job)] == ["refer", "not_checked", "clear"]


def test_only_the_traveller_that_ends_every_process_is_not_checked_wherever_it_stands(
    jobs: Jobs, engine: Engine, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are screened together until a process ends among them, and one by one from then on."""
    fail_at(monkeypatch, lambda one: one.id == "130", Killed)
    job = send([STRANGER] * 140)
    with_processes_that_end(jobs, engine, job)
    decisions = [decision for _, decision in told(jobs, job)]
    assert [n for n, decision in enumerate(decisions) if decision == "not_checked"] == [130]
    assert decisions.count("clear") == 139


def test_nothing_is_clear_when_no_list_is_on_file(jobs: Jobs, send: Send, tmp_path: Path) -> None:
    from screening.store import open_store

    engine = Engine(open_store(f"sqlite:///{tmp_path}/empty.db"), tmp_path / "none")
    engine.open(build=False)
    job = send([STRANGER])
    finish(jobs, engine)
    assert [decision for _, decision in told(jobs, job)] == ["not_checked"]
    engine.close()


def test_the_policy_of_the_list_decides(jobs: Jobs, engine: Engine, send: Send) -> None:
    job = send([STRANGER], policy="strict")
    finish(jobs, engine)
    assert orjson.loads(next(results.answers(jobs, jobs.get(job.id))))["policy"] == "strict"


def test_a_list_that_is_removed_while_it_is_screened_is_let_go(
    jobs: Jobs, engine: Engine, send: Send
) -> None:
    job, other = send(MIXED), send([WANTED] * 300)
    Work(jobs, engine).step()

    def remove(answer: Answer) -> None:
        with suppress(NotFound):
            jobs.delete(job.id)

    work = Work(jobs, engine, remove)
    while work.step():
        pass
    with pytest.raises(NotFound):
        jobs.get(job.id)
    assert jobs.get(other.id).state == "done"


def test_a_flight_need_not_wait_for_a_census(jobs: Jobs, engine: Engine, send: Send) -> None:
    census, flight = send([STRANGER] * 3_000), send([WANTED] * 150)
    work = Work(jobs, engine)
    while not jobs.get(flight.id).ended:
        assert work.step()
    assert progress(jobs, jobs.get(census.id)).rows_done < 300
    finish(jobs, engine)
    assert jobs.get(census.id).state == "done"


def test_a_census_is_not_forgotten_over_flights(jobs: Jobs, engine: Engine, send: Send) -> None:
    census = send([STRANGER] * 600)
    work = Work(jobs, engine)
    for number in range(60):
        send([STRANGER] * (number + 1))
        work.step()
    assert jobs.get(census.id).state == "done"


def test_a_report_is_made_once_somebody_waits_for_it(jobs: Jobs, engine: Engine, send: Send) -> None:
    job = send([WANTED, STRANGER])
    jobs.want(job, ".csv")
    finish(jobs, engine)
    report = results.made(jobs, jobs.get(job.id), ".csv")
    assert isinstance(report, Path)
    assert len(report.read_text().splitlines()) == 3
    assert results.made(jobs, jobs.get(job.id), ".ndjson") is None
    assert not list(jobs.wanted())


def test_a_report_that_the_list_does_not_give_is_refused_with_the_reason(
    jobs: Jobs, engine: Engine, send: Send
) -> None:
    job = send([WANTED])
    finish(jobs, engine)
    jobs.want(job, ".odd")
    finish(jobs, engine)
    failure = results.made(jobs, jobs.get(job.id), ".odd")
    assert not isinstance(failure, Path)
    assert failure is not None
    assert failure.code == "invalid_input"


def test_a_report_that_ends_every_process_is_refused_and_tried_again_when_it_is_asked_for_again(
    jobs: Jobs, engine: Engine, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(*_: object) -> None:
        raise Killed

    job = send([WANTED])
    finish(jobs, engine)
    with monkeypatch.context() as broken:
        broken.setattr("screening.batch.jobs.results.write_report", ends)
        results.ask(jobs, job, ".csv")
        ended = 0
        while results.made(jobs, job, ".csv") is None:
            try:
                Work(jobs, engine).step()
            except Killed:
                ended += 1
    assert ended == 5
    assert not list(jobs.wanted())
    results.ask(jobs, job, ".csv")
    finish(jobs, engine)
    assert isinstance(results.made(jobs, job, ".csv"), Path)


def test_progress_counts_what_is_done_and_estimates_the_rest(jobs: Jobs, engine: Engine, send: Send) -> None:
    job = send(MIXED)
    assert progress(jobs, jobs.get(job.id)).remaining_seconds is None
    work = Work(jobs, engine)
    work.step()
    assert progress(jobs, jobs.get(job.id)).rows_done == 0
    work.step()
    halfway = progress(jobs, jobs.get(job.id))
    assert 0 < halfway.rows_done < 250
    assert sum(halfway.counts.values()) == halfway.rows_done
    assert halfway.remaining_seconds is not None
    finish(jobs, engine)
    done = progress(jobs, jobs.get(job.id))
    assert (done.rows_done, done.remaining_seconds) == (250, 0.0)


def test_a_change_of_a_record_in_the_middle_of_a_list_is_known_to_the_rows_after_it(
    jobs: Jobs, engine: Engine, send: Send
) -> None:
    job = send([STRANGER] * 300)

    def change(answer: Answer) -> None:
        if answer.id == "150":
            engine.delete("national:17")

    work = Work(jobs, engine, change, follow_seconds=0.0)
    while work.step():
        pass
    sequences = [
        orjson.loads(answer)["checked"]["sequence"] for answer in results.answers(jobs, jobs.get(job.id))
    ]
    assert len(set(sequences)) == 2
    assert jobs.get(job.id).sequence == min(sequences) < engine.state().sequence
