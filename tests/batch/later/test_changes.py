"""Lists that were answered are held against later changes, each change is kept once, and nothing is lost by a kill."""

from __future__ import annotations

import hashlib
import shutil
import stat
from pathlib import Path

import orjson
import pytest

from screening.batch.jobs import Job, JobStore
from screening.batch.jobs.work import Work
from screening.batch.later import changes, delayed
from screening.batch.later.changes import Watch
from screening.engine import Engine
from screening.errors import NotFound
from screening.model import Name, PersonRecord
from tests.batch.conftest import STOLEN, WANTED

LIST = """
{"id": "1", "name": "Molchanov Viktor Arkadyevich", "birth_date": "1971-03-09"}
{"id": "2", "name": "Oluwaseun Adeyemi", "birth_date": "1990-08-21"}
not a traveller
{"id": "4", "documents": [{"number": "N7654321", "type": "P", "issuing_state": "KAZ"}]}
{"id": "5", "name": "Ingrid Halvorsen", "birth_date": "1969-01-30"}
"""
ADEYEMI = PersonRecord("national:18", "national", (Name("Adeyemi Oluwaseun"),), ("1990-08-21",))


@pytest.fixture
def jobs(tmp_path: Path) -> JobStore:
    return JobStore(tmp_path / "jobs")


def done(jobs: JobStore, engine: Engine, content: str = LIST) -> Job:
    """The list as a job that is done."""
    path = jobs.incoming()
    path.write_text(content)
    job, _ = jobs.create(path, ".ndjson", hashlib.sha256(content.encode()).hexdigest())
    work = Work(jobs, engine, follow_seconds=0.0)
    while work.step():
        pass
    job = jobs.get(job.id)
    assert job.state == "done"
    return job


def look(jobs: JobStore, job: Job, engine: Engine) -> int:
    """Looks at the list again: over how many rows it went."""
    return sum(1 for _ in changes.look_again(jobs, job, engine))


def told(jobs: JobStore, job: Job) -> list[tuple[int, int, str, str]]:
    return [(one.number, one.row, one.before, one.after) for one in changes.changes(jobs, job)]


def test_who_is_listed_or_withdrawn_after_the_answer_is_told_once(jobs: JobStore, engine: Engine) -> None:
    job = done(jobs, engine)
    assert look(jobs, job, engine) == 5
    assert told(jobs, job) == []
    engine.put(ADEYEMI)
    engine.delete(WANTED.id)
    look(jobs, job, engine)
    assert told(jobs, job) == [(1, 1, "refer", "clear"), (2, 2, "clear", "refer")]
    assert look(jobs, job, engine) == 0, "nothing changed since"
    engine.delete(ADEYEMI.id)
    look(jobs, job, engine)
    assert told(jobs, job)[2:] == [(3, 2, "refer", "clear")]
    assert [one.number for one in changes.changes(jobs, job, after=1)] == [2, 3]
    assert [one.number for one in changes.changes(jobs, job, after=2)] == [3]


def test_a_change_tells_who_it_is_and_the_whole_new_answer(jobs: JobStore, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    look(jobs, job, engine)
    [change] = changes.changes(jobs, job)
    assert change.passenger.traveller.id == "2"
    assert change.passenger.position == "line 3"
    assert change.why == ("The record national:18 is a hit now.",)
    assert [hit["record"]["names"] for hit in change.answer["hits"]] == [
        [{"name": "Adeyemi Oluwaseun", "quality": "primary"}]
    ]
    assert change.answer["checked"]["sequence"] == engine.store.head()
    state = changes.state(jobs, job)
    assert state is not None
    assert (state.sequence, state.unlooked) == (engine.store.head(), frozenset())


def test_a_record_that_resembles_nobody_is_told_to_nobody(jobs: JobStore, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(PersonRecord("national:19", "national", (Name("Sigurd Ravnsborg"),), ("1944",)))
    assert look(jobs, job, engine) == 5
    assert told(jobs, job) == []


def test_a_look_that_was_interrupted_is_made_again_and_tells_the_same(jobs: JobStore, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    unfinished = changes.look_again(jobs, job, engine)
    for _ in range(4):
        next(unfinished)
    unfinished.close()
    assert told(jobs, job) == []
    look(jobs, job, engine)
    assert told(jobs, job) == [(1, 2, "clear", "refer")]
    (jobs.folder(job.id) / "changes" / "state.json").unlink()  # killed before it was written
    assert look(jobs, job, engine) == 5
    assert told(jobs, job) == [(1, 2, "clear", "refer")]


def test_two_processes_do_not_look_at_one_list_at_once(jobs: JobStore, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    first = changes.look_again(jobs, job, engine)
    next(first)
    assert look(jobs, job, engine) == 0
    first.close()
    assert look(jobs, job, engine) == 5


def test_who_could_not_be_looked_up_is_when_it_can_be_done(
    jobs: JobStore, tmp_path: Path, engine: Engine
) -> None:
    from screening.store import open_store

    empty = Engine(open_store(f"sqlite:///{tmp_path}/empty.db"), tmp_path / "none")
    empty.open(build=False)
    job = done(jobs, empty)
    assert job.counts["not_checked"] == 4
    assert look(jobs, job, empty) == 0, "there is still no list to look at"
    empty.put(STOLEN)
    look(jobs, job, empty)
    assert [(row, after) for _, row, _, after in told(jobs, job)] == [
        (1, "clear"), (2, "clear"), (4, "refer"), (5, "clear"),
    ]  # fmt: skip
    empty.close()


def test_an_acknowledgement_is_kept_and_said_once(jobs: JobStore, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    engine.delete(WANTED.id)
    look(jobs, job, engine)
    assert changes.acknowledge(jobs, job, [2]) == [2]
    assert changes.acknowledge(jobs, job, [1, 2]) == [1]
    assert changes.acknowledge(jobs, job, [1, 2]) == []
    assert all(one.acknowledged_at for one in changes.changes(jobs, job))


@pytest.mark.parametrize("number", [0, 2, 99])
def test_what_never_changed_cannot_be_acknowledged(jobs: JobStore, engine: Engine, number: int) -> None:
    job = done(jobs, engine)
    with pytest.raises(NotFound):
        changes.acknowledge(jobs, job, [1])
    engine.put(ADEYEMI)
    look(jobs, job, engine)
    with pytest.raises(NotFound):
        changes.acknowledge(jobs, job, [number])


def test_what_is_kept_is_for_its_owner_alone(jobs: JobStore, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    look(jobs, job, engine)
    changes.acknowledge(jobs, job, [1])
    folder = jobs.folder(job.id) / "changes"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def until_idle(watch: Watch) -> int:
    return sum(1 for _ in iter(watch.step, False))


def test_the_watch_follows_every_recent_list_that_is_done(jobs: JobStore, engine: Engine) -> None:
    first, second = done(jobs, engine), done(jobs, engine, LIST.replace('"5"', '"6"'))
    engine.put(ADEYEMI)
    until_idle(Watch(jobs, engine, every=3600, recent=3600))
    assert [told(jobs, job) for job in (first, second)] == [[(1, 2, "clear", "refer")]] * 2


def test_what_changed_is_made_out_once_for_lists_that_were_looked_at_together(
    jobs: JobStore, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [done(jobs, engine, f"{LIST}\n{'x' * number}") for number in range(1, 5)]
    until_idle(Watch(jobs, engine, every=3600, recent=3600))
    engine.put(ADEYEMI)
    asked = []
    news = delayed.news
    monkeypatch.setattr(delayed, "news", lambda engine, since: asked.append(since) or news(engine, since))
    until_idle(Watch(jobs, engine, every=3600, recent=3600))
    assert asked == [2]
    assert [told(jobs, job) for job in listed] == [[(1, 2, "clear", "refer")]] * 4


def test_the_watch_leaves_old_lists_alone_and_waits_for_its_time(jobs: JobStore, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    until_idle(Watch(jobs, engine, every=3600, recent=0))
    assert told(jobs, job) == []
    watch = Watch(jobs, engine, every=3600, recent=3600)
    until_idle(watch)
    engine.delete(ADEYEMI.id)
    assert watch.step() is False
    assert told(jobs, job) == [(1, 2, "clear", "refer")]


def test_the_watch_goes_on_when_a_list_is_removed_or_damaged(jobs: JobStore, engine: Engine) -> None:
    gone, damaged, sound = (done(jobs, engine, f"{LIST}\n{'x' * number}") for number in (1, 2, 3))
    engine.put(ADEYEMI)
    (jobs.folder(damaged.id) / "rows.ndjson").unlink()
    watch = Watch(jobs, engine, every=3600, recent=3600)
    watch.step()
    shutil.rmtree(jobs.folder(gone.id))
    until_idle(watch)
    assert told(jobs, sound) == [(1, 2, "clear", "refer")]
    assert not jobs.folder(gone.id).exists()


def test_nothing_personal_is_logged(
    jobs: JobStore, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    look(jobs, job, engine)
    said = capsys.readouterr()
    assert "answers_changed" in said.out + said.err
    assert "deyemi" not in said.out + said.err
    assert orjson.dumps(told(jobs, job))
