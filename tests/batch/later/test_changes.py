"""Lists that were answered are held against later changes, each change is kept once, and nothing is lost by a kill."""

from __future__ import annotations

import hashlib
import shutil
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from screening import clock, redress
from screening.audit.office import Asker, NoAudit
from screening.batch.jobs import Job, Jobs, JobStore
from screening.batch.jobs.work import Work
from screening.batch.later import changes, delayed
from screening.batch.later.changes import Watch
from screening.clearances import Clearance
from screening.engine import Engine
from screening.errors import AuditUnavailable, NotFound
from screening.model import Document, Name, PersonRecord, Record, Traveller
from screening.settings import Settings
from tests.batch.conftest import STOLEN, WANTED

LIST = """
{"id": "1", "name": "Molchanov Viktor Arkadyevich", "birth_date": "1971-03-09"}
{"id": "2", "name": "Oluwaseun Adeyemi", "birth_date": "1990-08-21"}
not a traveller
{"id": "4", "documents": [{"number": "N7654321", "type": "P", "issuing_state": "KAZ"}]}
{"id": "5", "name": "Ingrid Halvorsen", "birth_date": "1969-01-30"}
"""
ADEYEMI = PersonRecord("national:18", "national", (Name("Adeyemi Oluwaseun"),), ("1990-08-21",))


def done(jobs: Jobs, engine: Engine, content: str = LIST) -> Job:
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


def look(jobs: Jobs, job: Job, engine: Engine) -> int:
    """Looks at the list again: over how many rows it went."""
    return sum(1 for _ in changes.look_again(jobs, job, engine))


def told(jobs: Jobs, job: Job) -> list[tuple[int, int, str, str]]:
    return [(one.number, one.row, one.before, one.after) for one in changes.changes(jobs, job)]


def test_who_is_listed_or_withdrawn_after_the_answer_is_told_once(jobs: Jobs, engine: Engine) -> None:
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


def test_a_change_tells_who_it_is_and_the_whole_new_answer(jobs: Jobs, engine: Engine) -> None:
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


def test_a_record_that_resembles_nobody_is_told_to_nobody(jobs: Jobs, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(PersonRecord("national:19", "national", (Name("Sigurd Ravnsborg"),), ("1944",)))
    assert look(jobs, job, engine) == 5
    assert told(jobs, job) == []


def test_a_look_that_was_interrupted_is_made_again_and_tells_the_same(jobs: Jobs, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    unfinished = changes.look_again(jobs, job, engine)
    for _ in range(4):
        next(unfinished)
    unfinished.close()
    assert told(jobs, job) == []
    look(jobs, job, engine)
    assert told(jobs, job) == [(1, 2, "clear", "refer")]
    notes = jobs.notes(job)
    with notes.locked("look"):
        notes.replace("state.json", b"")  # as if killed before it was written
    assert look(jobs, job, engine) == 5
    assert told(jobs, job) == [(1, 2, "clear", "refer")]


def test_two_processes_do_not_look_at_one_list_at_once(jobs: Jobs, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    first = changes.look_again(jobs, job, engine)
    next(first)
    assert look(jobs, job, engine) == 0
    first.close()
    assert look(jobs, job, engine) == 5


def test_a_process_that_knows_less_than_whoever_looked_last_does_not_look(
    jobs: Jobs, engine: Engine, tmp_path: Path
) -> None:
    from screening.store import open_store

    job = done(jobs, engine)
    behind = Engine(open_store(f"sqlite:///{tmp_path}/store.db"), tmp_path / "index")
    behind.open(build=False)
    engine.put(ADEYEMI)
    look(jobs, job, engine)
    assert behind.state().sequence < engine.store.head()
    assert look(jobs, job, behind) == 0
    assert told(jobs, job) == [(1, 2, "clear", "refer")]
    behind.follow()
    behind.delete(ADEYEMI.id)
    assert look(jobs, job, behind) == 5
    assert told(jobs, job) == [(1, 2, "clear", "refer"), (2, 2, "refer", "clear")]
    behind.close()


def test_who_could_not_be_looked_up_is_when_it_can_be_done(
    jobs: Jobs, tmp_path: Path, engine: Engine
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


def test_an_acknowledgement_is_kept_and_said_once(jobs: Jobs, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    engine.delete(WANTED.id)
    look(jobs, job, engine)
    assert changes.acknowledge(jobs, job, [2]) == [2]
    assert changes.acknowledge(jobs, job, [1, 2]) == [1]
    assert changes.acknowledge(jobs, job, [1, 2]) == []
    assert all(one.acknowledged_at for one in changes.changes(jobs, job))


@pytest.mark.parametrize("number", [0, 2, 99])
def test_what_never_changed_cannot_be_acknowledged(jobs: Jobs, engine: Engine, number: int) -> None:
    job = done(jobs, engine)
    with pytest.raises(NotFound):
        changes.acknowledge(jobs, job, [1])
    engine.put(ADEYEMI)
    look(jobs, job, engine)
    with pytest.raises(NotFound):
        changes.acknowledge(jobs, job, [number])


def test_what_is_kept_is_for_its_owner_alone(in_folder: JobStore, engine: Engine) -> None:
    jobs = in_folder
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    look(jobs, job, engine)
    changes.acknowledge(jobs, job, [1])
    folder = jobs.folder(job.id) / "changes"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def until_idle(watch: Watch) -> int:
    return sum(1 for _ in iter(watch.step, False))


def test_the_watch_follows_every_recent_list_that_is_done(jobs: Jobs, engine: Engine) -> None:
    first, second = done(jobs, engine), done(jobs, engine, LIST.replace('"5"', '"6"'))
    engine.put(ADEYEMI)
    until_idle(Watch(jobs, engine, every=3600, recent=3600))
    assert [told(jobs, job) for job in (first, second)] == [[(1, 2, "clear", "refer")]] * 2


def test_what_changed_is_made_out_once_for_lists_that_were_looked_at_together(
    jobs: Jobs, engine: Engine, monkeypatch: pytest.MonkeyPatch
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


def test_the_watch_leaves_old_lists_alone_and_waits_for_its_time(jobs: Jobs, engine: Engine) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    until_idle(Watch(jobs, engine, every=3600, recent=0))
    assert told(jobs, job) == []
    watch = Watch(jobs, engine, every=3600, recent=3600)
    until_idle(watch)
    engine.delete(ADEYEMI.id)
    assert watch.step() is False
    assert told(jobs, job) == [(1, 2, "clear", "refer")]


def test_the_watch_goes_on_when_a_list_is_removed(jobs: Jobs, engine: Engine) -> None:
    gone, sound = (done(jobs, engine, f"{LIST}\n{'x' * number}") for number in (1, 2))
    engine.put(ADEYEMI)
    watch = Watch(jobs, engine, every=3600, recent=3600)
    watch.step()
    jobs.delete(gone.id)
    until_idle(watch)
    assert told(jobs, sound) == [(1, 2, "clear", "refer")]
    assert [job.id for job in jobs.kept()] == [sound.id]


def test_the_watch_goes_on_when_a_list_is_removed_or_damaged(in_folder: JobStore, engine: Engine) -> None:
    jobs = in_folder
    gone, damaged, sound = (done(jobs, engine, f"{LIST}\n{'x' * number}") for number in (1, 2, 3))
    engine.put(ADEYEMI)
    (jobs.folder(damaged.id) / "rows.ndjson").unlink()
    watch = Watch(jobs, engine, every=3600, recent=3600)
    watch.step()
    shutil.rmtree(jobs.folder(gone.id))
    until_idle(watch)
    assert told(jobs, sound) == [(1, 2, "clear", "refer")]
    assert not jobs.folder(gone.id).exists()


def test_nothing_personal_is_logged(jobs: Jobs, engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    job = done(jobs, engine)
    engine.put(ADEYEMI)
    look(jobs, job, engine)
    said = capsys.readouterr()
    assert "answers_changed" in said.out + said.err
    assert "deyemi" not in said.out + said.err
    assert orjson.dumps(told(jobs, job))


HOLDER = Traveller(
    "1", Name("Viktor Arkadyevich Molchanov"), "1971-03-09", documents=(Document("X1234567", "P", "KAZ"),)
)
OF_THE_HOLDER = (
    b'{"id": "1", "name": "Viktor Arkadyevich Molchanov", "birth_date": "1971-03-09",'
    b' "documents": [{"number": "X1234567", "type": "P", "issuing_state": "KAZ"}]}'
)


def cleared(engine: Engine, folder: Path) -> Clearance:
    """The holder, cleared of the person on file until next year."""
    settings = Settings(audit_dir=folder / "audit", audit_key_file=folder / "audit.key")
    engine.options = replace(engine.options, secret=settings.audit_key_file)
    hashes, last = redress.hasher(settings), f"{int(clock.today()[:4]) + 1}-01-01"
    asked = redress.Proposal(WANTED.id, HOLDER, "case 7", last)
    made = redress.file(engine, redress.propose(engine, hashes, "ann", asked, 500))
    return redress.file(engine, redress.approve(engine, hashes, "bob", made, HOLDER))


def test_who_is_cleared_afterwards_is_told_when_that_is_entered_and_not_before(
    jobs: Jobs, engine: Engine, tmp_path: Path
) -> None:
    job = done(jobs, engine, OF_THE_HOLDER.decode())
    made = cleared(engine, tmp_path)
    entered: list[dict[str, Any]] = []

    class Book(NoAudit):
        full = True

        def look(self, asker: Asker, event: str, record: Record | None = None, **what: Any) -> None:
            if self.full:
                raise AuditUnavailable("full")
            entered.append({"event": event, "told": told(jobs, job), **what})

    book = Book()
    with pytest.raises(AuditUnavailable):
        list(changes.look_again(jobs, job, engine, office=book))
    assert told(jobs, job) == []
    book.full = False
    list(changes.look_again(jobs, job, engine, office=book))
    assert told(jobs, job) == [(1, 1, "refer", "clear")]
    assert entered == [
        {"event": "changed", "told": [], "job": job.id, "position": 1, "cleared": [[WANTED.id, made.id]]}
    ]


def test_who_was_clear_by_a_clearance_is_told_when_its_last_day_is_over(
    jobs: Jobs, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = cleared(engine, tmp_path)
    job = done(jobs, engine, OF_THE_HOLDER.decode())
    look(jobs, job, engine)
    assert told(jobs, job) == []
    day = f"{made.expires_on[:4]}-01-02"
    monkeypatch.setattr(clock, "today", lambda: day)
    monkeypatch.setattr(clock, "now", lambda: f"{day}T00:00:00Z")
    engine.follow()
    look(jobs, job, engine)
    assert told(jobs, job) == [(1, 1, "clear", "refer")]
