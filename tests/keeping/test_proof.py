"""A certificate says that a record is gone only when its bytes are in no file that can be seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from screening.audit import certificate
from screening.audit.office import Audit, NoAudit
from screening.batch.jobs import JobStore
from screening.batch.jobs.work import Work
from screening.engine import Engine
from screening.errors import AuditUnavailable, Conflict, NotFound
from screening.keeping import proof
from screening.keeping.traces import Places
from screening.keeping.withdrawal import withdraw
from screening.model import DocumentRecord, Name, PersonRecord
from screening.store import open_store
from tests.audit import ledger
from tests.keeping.office import OPERATOR, audit
from tests.redis import RedisProcess

MARK = "Zorquembla"
RECORD = PersonRecord(
    "national:17",
    "national",
    (Name(f"{MARK} Wixtroffen"),),
    birth_dates=("1971-03-09",),
    remarks=f"{MARK} " * 900,
)
OTHERS = [DocumentRecord(f"sltd:{number}", "sltd", f"N{number:07}", "P", "KAZ") for number in range(50)]
FLIGHT = f"name,birth_date\n{MARK} Wixtroffen,1971-03-09\nOluwaseun Adeyemi,1990-08-21\n"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A store with the record among others, a snapshot of all, and one more before it."""
    engine = Engine(open_store(f"sqlite:///{tmp_path}/store/records.db"), tmp_path / "index")
    engine.library.ready()
    engine.store.put(RECORD)
    engine.build()
    for record in OTHERS:
        engine.store.put(record)
    engine.build()
    engine.open(build=False)
    yield engine
    engine.close()


def marked(folder: Path) -> set[str]:
    """The files under the folder in which the mark stands."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix().split("-")[0]
        for path in found
        if MARK.encode() in path.read_bytes()
    }


def gone(engine: Engine, office: Audit | NoAudit) -> int:
    return withdraw(engine.store, office, OPERATOR, RECORD, "subject", reference="case-5").sequence


def issued(
    folder: Path, office: Audit | NoAudit, engine: Engine, jobs: JobStore | None = None
) -> certificate.Certificate:
    places = Places(engine.store, engine.library, None, jobs)
    return proof.certificate(office, OPERATOR, folder / "audit", places, RECORD.id, pytest.fail)


def test_it_is_pending_until_the_snapshot_is_made_anew_and_then_the_bytes_are_nowhere(
    tmp_path: Path, engine: Engine
) -> None:
    assert {"store/records.db", "index/index"} <= marked(tmp_path)
    with audit(tmp_path) as office:
        sequence = gone(engine, office)
        first = issued(tmp_path, office, engine)
        assert first["state"] == "pending"
        assert [why for why in first["pending"] if "snapshot" in why] == first["pending"]
        assert marked(tmp_path) == {"index/index"}, "the store's file and log are clean already"
        engine.build()
        second = issued(tmp_path, office, engine)
    assert (second["state"], second["pending"]) == ("complete", [])
    assert marked(tmp_path) == set()
    said = {
        "record": "national:17",
        "list": "national",
        "kind": "person",
        "sequence": sequence,
        "reason": "subject",
    }
    said |= {"reference": "case-5", "store": engine.store.identity}
    assert {name: second[name] for name in said} == said
    assert second["by"] == {"client": "cli:operator", "role": "command line"}
    assert list(certificate.faults(ledger.KEYS, second)) == []


def test_that_it_was_issued_is_entered_with_its_signature(tmp_path: Path, engine: Engine) -> None:
    with audit(tmp_path) as office:
        gone(engine, office)
        made = issued(tmp_path, office, engine)
    entry = ledger.entries(tmp_path / "audit")[-1]
    assert (entry["event"], entry["record"], entry["signed"], entry["state"]) == (
        "certificate", "national:17", made["mac"], "pending",
    )  # fmt: skip


def test_nothing_of_the_record_stands_in_it_or_in_the_audit(tmp_path: Path, engine: Engine) -> None:
    with audit(tmp_path) as office:
        gone(engine, office)
        made = issued(tmp_path, office, engine)
    assert MARK not in str(made)
    assert "1971" not in str(made)
    assert not {name for name in marked(tmp_path) if name.startswith("audit")}


def test_a_passenger_list_whose_answers_tell_of_it_keeps_it_pending(tmp_path: Path, engine: Engine) -> None:
    jobs = JobStore(tmp_path / "jobs")
    path = jobs.incoming()
    path.write_text(FLIGHT)
    job, _ = jobs.create(path, ".csv", "0" * 64)
    work = Work(jobs, engine)
    while not jobs.get(job.id).ended:
        work.step()
    assert any(orjson.loads(answer)["hits"] for answer in jobs.answers(jobs.get(job.id)))
    with audit(tmp_path) as office:
        gone(engine, office)
        engine.build()
        [why] = issued(tmp_path, office, engine, jobs)["pending"]
        assert why.startswith("1 passenger list tells of it in the answers: ")
        jobs.delete(job.id)
        assert issued(tmp_path, office, engine, jobs)["state"] == "complete"


def test_a_record_that_is_on_file_again_is_not_certified(tmp_path: Path, engine: Engine) -> None:
    with audit(tmp_path) as office:
        gone(engine, office)
        engine.store.put(RECORD)
        with pytest.raises(Conflict):
            issued(tmp_path, office, engine)
        engine.store.delete(RECORD.id)
        with pytest.raises(Conflict):
            issued(tmp_path, office, engine)


def test_what_was_never_withdrawn_by_itself_is_not_certified(tmp_path: Path, engine: Engine) -> None:
    with audit(tmp_path) as office:
        with pytest.raises(NotFound):
            issued(tmp_path, office, engine)
        with engine.store.loading(lists=["national"]) as loading:
            loading.commit()
        with pytest.raises(NotFound):
            issued(tmp_path, office, engine)


def test_without_an_audit_there_is_no_certificate(tmp_path: Path, engine: Engine) -> None:
    with audit(tmp_path) as office:
        gone(engine, office)
    with pytest.raises(AuditUnavailable):
        issued(tmp_path, NoAudit(), engine)
    done = withdraw(engine.store, NoAudit(), OPERATOR, OTHERS[0], "owner")
    assert proof.at_once(NoAudit(), OPERATOR, Places(engine.store, engine.library), done) is None


def test_the_one_at_once_says_that_nothing_was_waited_for(tmp_path: Path, engine: Engine) -> None:
    with audit(tmp_path) as office:
        done = withdraw(engine.store, office, OPERATOR, RECORD, "owner", action="delete")
        made = proof.at_once(office, OPERATOR, Places(engine.store, engine.library), done)
        later = issued(tmp_path, office, engine)
    assert made is not None
    assert made["pending"] == [proof.AT_ONCE]
    assert {name: made[name] for name in ("record_version", "sequence")} == {
        name: later[name] for name in ("record_version", "sequence")
    }


def test_a_redis_server_has_it_neither_in_memory_nor_in_its_log(tmp_path: Path) -> None:
    server = RedisProcess(tmp_path / "redis")
    store = open_store(server.url)
    store.put(RECORD)
    store.put(replace(RECORD, remarks="", names=(Name("Somebody Else"),)))
    assert marked(tmp_path) != set()
    assert store.purge() == []
    assert marked(tmp_path) == set()
    assert store.get(RECORD.id) is not None
    store.close()
    server.end()


def test_without_a_log_only_whoever_reads_the_past_is_waited_for(tmp_path: Path) -> None:
    server = RedisProcess(tmp_path / "redis", "--appendonly", "no")
    store = open_store(server.url)
    store.put(RECORD)
    assert store.purge() == []
    with store.scan():
        store.delete(RECORD.id)
        [why] = store.purge()
        assert "is being built" in why
    assert store.purge() == []
    store.close()
    server.end()


def test_a_certificate_that_cannot_be_entered_takes_nothing_back(tmp_path: Path, engine: Engine) -> None:
    with audit(tmp_path) as office:
        done = withdraw(engine.store, office, OPERATOR, RECORD, "owner", action="delete")
        shutil.rmtree(tmp_path / "audit")
        (tmp_path / "audit").write_text("a file where the folder was")
        office.close()
        assert proof.at_once(office, OPERATOR, Places(engine.store, engine.library), done) is None
    assert engine.store.get(RECORD.id) is None
