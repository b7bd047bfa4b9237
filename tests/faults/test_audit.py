"""The audit of a running service: whole whatever is killed, and never the cause of a wrong "clear".

The invariants: whoever has an answer is in the audit; the chain is whole; what cannot be entered is `not_checked`.
"""

from __future__ import annotations

import itertools
import json
import random
import resource
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest

from screening.audit.office import NOT_ENTERED
from screening.settings import Settings
from tests.faults.service import PATIENCE, Service, run, serving, until
from tests.faults.world import STRANGER, traveller
from tests.ports import free_port

pytestmark = pytest.mark.slow

HIT = traveller(7)
numbers = itertools.count(301)


@pytest.fixture
def audited(loaded: Settings) -> Settings:
    return loaded.model_copy(update={"audit": "on"})


class Asker(threading.Thread):
    """Asks without a pause, each time under a request id of its own, and remembers what it was answered."""

    def __init__(self, number: int, port: int) -> None:
        super().__init__(daemon=True)
        self._number, self._url = number, f"http://127.0.0.1:{port}/v1/screen"
        self.over = threading.Event()
        self.answered: dict[str, str] = {}

    def run(self) -> None:
        with httpx2.Client(timeout=PATIENCE, verify=False) as client:
            for count in itertools.count():
                if self.over.is_set():
                    return
                name = f"{self._number}-{count}"
                with suppress(httpx2.TransportError):
                    asked = HIT if count % 3 else STRANGER
                    answer = client.post(self._url, json=asked, headers={"x-request-id": name})
                    self.answered[name] = answer.json().get(
                        "decision", ""
                    )  # "" for a problem: it tells nothing


def vouched(decision: str) -> bool:
    """Whether it tells something, and so is entered: a process that was stopped as it held the chain lets none be."""
    return decision not in ("", "not_checked")


def verified(settings: Settings) -> dict[str, object]:
    done = run(settings, "audit", "verify", "--json")
    found: dict[str, object] = json.loads(done.stdout)
    assert done.returncode == (1 if found["faults"] else 0), done.stderr
    return found


def entered(settings: Settings) -> dict[str, str]:
    """The decision of each query in the audit, by its request."""
    done = run(settings, "audit", "search", "--event", "query", "--limit", "100000", "--json")
    assert done.returncode == 0, done.stderr
    return {entry["request"]: entry["decision"] for entry in map(json.loads, done.stdout.splitlines())}


def test_whoever_has_an_answer_is_in_the_audit_when_workers_and_parents_are_killed(audited: Settings) -> None:
    """2 parents and 12 workers killed, 3 clients asking: no gap, no fault."""
    settings = audited.model_copy(update={"port": free_port(), "audit_segment_bytes": 50_000})
    chance = random.Random(5)
    askers = [Asker(number, settings.port) for number in range(3)]
    for last in (False, False, True):
        with serving(settings) as service:
            service.all_ready()
            for asker in askers:
                if not asker.is_alive():
                    asker.start()
            for _ in range(6 if not last else 0):
                goal = len(askers[0].answered) + chance.randint(5, 60)
                until(lambda goal=goal: len(askers[0].answered) >= goal)
                service.kill_one(chance.choice(until(service.workers)))
                assert verified(settings)["faults"] == []
            if not last:
                until(lambda: len(service.workers()) == 2)
                service.kill()
            else:
                until(lambda: sum(vouched(told) for one in askers for told in [*one.answered.values()]) > 300)
                for asker in askers:
                    asker.over.set()
                    asker.join(2 * PATIENCE)
    answered = {
        name: decision for asker in askers for name, decision in asker.answered.items() if vouched(decision)
    }
    found = entered(settings)
    assert len(answered) > 300
    assert {name: found.get(name) for name in answered} == answered
    assert set(answered.values()) <= {"refer", "clear"}
    told = verified(settings)
    assert told["faults"] == []
    assert not list(settings.audit_dir.glob("*/*.head")), "every segment is ended or settled"


def test_each_passenger_of_a_list_is_entered_under_who_sent_it(audited: Settings) -> None:
    """It is screened by another process than the one that took it in."""
    people = [STRANGER, HIT, STRANGER]
    rows = "".join(f"{one['name']},{one.get('birth_date', '')}\n" for one in people)
    with serving(audited) as service:
        service.all_ready()
        headers = {"x-request-id": "flight-1", "x-terminal": "APIS"}
        address = f"{service.url}/v1/passenger-lists"
        sent = service.client.post(
            address, params={"filename": "f.csv"}, content=f"name,birth_date\n{rows}", headers=headers
        )
        assert sent.status_code == 202, sent.text
        results = f"{address}/{sent.json()['id']}/results"
        until(lambda: service.client.get(results).status_code == 200)
        search = {"request": "flight-1", "event": "query"}
        found = service.request("POST", "/v1/audit/search", search).json()["entries"]
        exports = service.request("POST", "/v1/audit/search", {"event": "export"}).json()["entries"]
    told = sorted((entry["position"], entry["decision"], entry["terminal"]) for entry in found)
    assert told == [(1, "clear", "APIS"), (2, "refer", "APIS"), (3, "clear", "APIS")]
    assert {entry["job"] for entry in exports} == {sent.json()["id"]}
    assert verified(audited)["faults"] == []


def test_a_segment_that_is_removed_while_the_service_runs_is_found(audited: Settings) -> None:
    with serving(audited) as service:
        service.all_ready()
        for _ in service.each_worker():
            service.decision(HIT)
        assert verified(audited)["faults"] == []
        victim = next(audited.audit_dir.glob("*/*.kept.ndjson"))
        victim.unlink()
        done = run(audited, "audit", "verify")
    assert done.returncode == 1
    assert "the segment is missing" in done.stderr


@pytest.fixture
def disk(audited: Settings) -> Iterator[Path]:
    """A small disk of its own for the audit."""
    place = audited.audit_dir
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "none", place], capture_output=True)
    if mounted.returncode:
        pytest.skip("a file system can be mounted by root only")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def fill(disk: Path) -> None:
    with suppress(OSError), (disk / "ballast").open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 1024)


def reasons(service: Service, asked: dict[str, object]) -> tuple[str, set[str]]:
    told = service.screen(asked)
    return told["decision"], {state["why"] for state in told["checked"]["not_checked"]}


def refused_whole(service: Service) -> int:
    """The number of a person whom the service would not put on file; 0 while it does, in the last bytes there are."""
    number = next(numbers)
    put = service.put(number)
    if put.status_code == 201 or put.json()["detail"].startswith("The change was made"):
        return 0
    assert (put.status_code, put.json()["code"]) == (503, "audit_unavailable")
    return number


def test_on_a_full_disk_nobody_is_clear_and_all_is_well_when_there_is_room_again(
    audited: Settings, disk: Path
) -> None:
    with serving(audited) as service:
        service.all_ready()
        until(lambda: service.decision(STRANGER) == "clear")
        fill(disk)
        asker = Asker(1, service.port)
        asker.start()
        until(lambda: list(asker.answered.values())[-30:] == ["not_checked"] * 30)
        until(lambda: reasons(service, HIT) == ("not_checked", {NOT_ENTERED}))
        refused = until(lambda: refused_whole(service))
        (disk / "ballast").unlink()
        for _ in service.each_worker():
            until(lambda: service.decision(STRANGER) == "clear")
            until(lambda: service.decision(HIT) == "refer")
        assert not service.hits([refused])
        assert service.put(refused).status_code == 201
        asker.over.set()
        asker.join(2 * PATIENCE)
    found = entered(audited)
    told = {name: decision for name, decision in asker.answered.items() if vouched(decision)}
    assert {name: found.get(name) for name in told} == told
    assert [event["why"] for event in service.events("audit_failed")]
    assert service.events("audit_recovered")
    assert verified(audited)["faults"] == []


def test_a_worker_that_starts_on_a_full_disk_serves_and_checks_nothing(audited: Settings, disk: Path) -> None:
    fill(disk)
    with serving(audited) as service:
        service.all_ready()
        assert reasons(service, STRANGER) == ("not_checked", {NOT_ENTERED})
        victim = service.workers()[0]
        service.kill_one(victim)
        until(lambda: len(workers := service.workers()) == 2 and victim not in workers)
        for _ in service.each_worker():
            assert reasons(service, STRANGER) == ("not_checked", {NOT_ENTERED})
            assert not service.ready(), "others are to be asked instead"


def test_on_a_disk_that_turns_read_only_nobody_is_clear(audited: Settings, disk: Path) -> None:
    with serving(audited) as service:
        service.all_ready()
        # Not at the moment at which somebody writes.
        until(lambda: not subprocess.run(["mount", "-o", "remount,ro", disk], capture_output=True).returncode)
        before = [service.decision(STRANGER) for _ in service.each_worker()]
        assert set(before) == {"not_checked"}
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        for _ in service.each_worker():
            until(lambda: service.decision(STRANGER) == "clear")
    assert verified(audited)["faults"] == []


def test_where_files_may_not_grow_large_segments_end_sooner_and_nothing_is_lost(audited: Settings) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))

    with serving(audited, preexec_fn=limited) as service:
        service.all_ready()
        asked = [{**STRANGER, "id": str(number)} for number in range(6_000)]
        answers = service.client.post(f"{service.url}/v1/screen/batch", json=asked).json()
        assert {answer["decision"] for answer in answers} == {"clear"}
    told = verified(audited)
    assert told["faults"] == []
    sizes = [path.stat().st_size for path in audited.audit_dir.glob("*/*.clear.ndjson")]
    assert len(sizes) > 1
    assert max(sizes) <= 1_500_000


def test_with_a_key_that_is_gone_the_service_does_not_start_and_says_why(audited: Settings) -> None:
    with serving(audited) as service:
        service.decision(HIT)
    audited.audit_key_file.unlink()
    done = run(audited, "serve")
    assert done.returncode == 1
    assert "key file" in done.stderr
    assert "SCREENING_AUDIT_KEY_FILE" in done.stderr
