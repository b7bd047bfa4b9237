"""`kill -9` of whatever runs, while the service is asked.

The invariant: a list that was loaded completely hits all the time. A change that was acknowledged holds
ever after. A load holds wholly or not at all. What is not complete is `not_checked`, never `clear`.
"""

from __future__ import annotations

import random
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from screening.index.library import Library
from screening.settings import Settings
from tests.faults.holding import Hold
from tests.faults.service import PATIENCE, Service, Watch, command, environment, run, serving, soon, until
from tests.faults.world import STRANGER, edition, person, traveller
from tests.ports import free_port

pytestmark = pytest.mark.slow


class Writer(threading.Thread):
    """Puts and deletes records one after the other, and remembers what was acknowledged."""

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self._url = url
        self.over = threading.Event()
        self.on_file: set[int] = set()
        self.gone: set[int] = set()

    def run(self) -> None:
        number = 10_000
        with httpx2.Client(timeout=PATIENCE, verify=False) as client:
            while not self.over.wait(0.005):
                number += 1
                if not self._done(client, "PUT", number):
                    continue
                self.on_file.add(number)
                if number % 4 == 0:
                    victim = min(self.on_file)
                    self.on_file.discard(victim)  # whatever comes of it, it is not known to be on file
                    if self._done(client, "DELETE", victim):
                        self.gone.add(victim)

    def _done(self, client: httpx2.Client, method: str, number: int) -> bool:
        record = person(number, "border")
        address = f"{self._url}/v1/records/{record['id']}"
        try:
            if method == "PUT":
                return client.put(address, json=record).status_code == 201
            return client.delete(address).status_code == 200
        except httpx2.TransportError:
            return False


def test_nothing_acknowledged_is_lost_when_workers_and_parents_are_killed(loaded: Settings) -> None:
    """2 parents and 8 workers. Every acknowledged change holds afterwards, a list on file hits throughout."""
    settings = loaded.model_copy(update={"port": free_port()})
    writer = Writer(f"http://127.0.0.1:{settings.port}")
    chance = random.Random(1)
    seen = set()
    for last in (False, False, True):
        with serving(settings) as service:
            service.all_ready()
            if not writer.is_alive():
                writer.start()
            with Watch(service, traveller(7)) as watch:
                for _ in range(4 if not last else 0):
                    goal = len(writer.on_file) + 15
                    until(lambda goal=goal: len(writer.on_file) >= goal)
                    service.kill_one(chance.choice(until(service.workers)))
                if not last:
                    until(lambda: len(service.workers()) == 2)
                    service.kill()
            seen |= set(watch.seen)
            if last:
                until(lambda: len(writer.on_file) > 60 and len(writer.gone) > 15)
                writer.over.set()
                writer.join()
                service.all_ready()
                for _ in service.each_worker():
                    soon(lambda: service.hits(writer.on_file) == writer.on_file, 2.0)
                    assert not service.hits(writer.gone)
    assert seen <= {"", "not_checked", "refer"}
    assert "refer" in seen


def killed(process: subprocess.Popen[bytes], when: Callable[[], object]) -> None:
    """`kill -9` of a process of ours as soon as something is true."""
    until(lambda: when() or process.poll() is not None)
    process.kill()
    process.wait()


def partials(settings: Settings) -> list[Path]:
    return list(settings.index_dir.glob(".*.partial"))


def test_a_builder_that_is_killed_leaves_the_old_state_and_the_next_one_finishes(
    loaded: Settings, tmp_path: Path
) -> None:
    """While the second list waits for its snapshot, it is `not_checked`; the first one hits throughout.

    The builder is held as it is about to give its file its name.
    """
    second, hold = set(range(1000, 5000)), Hold(tmp_path, "build", ".snap")
    with serving(loaded, variables=hold.variables) as service:
        service.all_ready()
        with Watch(service, traveller(7)) as first:
            file = edition(tmp_path / "second.ndjson", second, "second")
            assert run(loaded, "load", "--no-build", file).returncode == 0
            soon(lambda: service.decision(traveller(1000)) != "clear")
            with Watch(service, traveller(1000)) as other:
                until(lambda: partials(loaded))
                [builder] = service.children("build")
                service.kill_one(builder)
                until(lambda: service.events("snapshot_failed"))
                assert partials(loaded)
                assert service.decision(traveller(1000)) == "not_checked"
                hold.release()
                until(lambda: service.events("snapshot_built"))
                service.all_ready()
        assert not partials(loaded)
        sample = range(1000, 5000, 16)
        assert service.hits(sample) == set(sample)
    assert set(first.seen) == {"refer"}
    assert set(other.seen) == {"not_checked", "refer"}


def test_what_a_killed_builder_and_a_killed_service_left_is_removed_by_the_next_start(
    loaded: Settings, tmp_path: Path
) -> None:
    """No build is due at that start, so it is the start itself that cleans up."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    variables = {"TMPDIR": str(temporary)}
    before = Library(loaded.index_dir).current()
    with serving(loaded, variables=variables) as service:
        service.all_ready()
        assert service.put(301).status_code == 201
        service.kill()
    hold = Hold(tmp_path, "build", ".snap")
    building = subprocess.Popen(command("build"), env=environment(loaded) | hold.variables)
    killed(building, lambda: partials(loaded))
    (loaded.index_dir / ".CURRENT.99").write_text("half")
    assert partials(loaded)
    assert len(list(temporary.glob("screening-metrics-*"))) == 1
    with (
        serving(loaded, variables=variables) as service,
        serving(loaded, variables=variables),
    ):
        assert len(list(temporary.glob("screening-metrics-*"))) == 2  # of the living
        until(lambda: not partials(loaded))
        service.all_ready()
        assert service.hits([7, 301]) == {7, 301}
        assert Library(loaded.index_dir).current() == before
    assert sorted(path.name for path in loaded.index_dir.iterdir()) == [".lock", "CURRENT", before.name]
    assert list(temporary.iterdir()) == []
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["jobs", "store.db"]


def test_a_load_that_is_killed_holds_wholly_or_not_at_all(settings: Settings, tmp_path: Path) -> None:
    """12 loads killed, the first as it begins, the others at moments spread over a load's running time.

    Afterwards all of the old edition is hit and nothing of the new, or the other way round. Persons in
    both editions hit all the time; those in neither are clear all the time.
    """
    old, new = range(2000), range(200, 2200)
    editions = [edition(tmp_path / "old.ndjson", old), edition(tmp_path / "new.ndjson", new)]
    settings = settings.model_copy(update={"delta_limit": 1_000_000, "rebuild_changes": 1_000_000})
    started = time.monotonic()
    assert run(settings, "load", editions[0]).returncode == 0
    usual = time.monotonic() - started
    sample = [*range(0, 200, 5), *range(200, 2000, 50), *range(2000, 2200, 5)]
    states = [set(sample) & set(old), set(sample) & set(new)]
    outcomes = []
    with serving(settings) as service:
        service.all_ready()
        with Watch(service, traveller(777)) as both, Watch(service, STRANGER) as neither:
            now = 0
            for attempt in range(12):
                goal = 1 - now
                loading = subprocess.Popen(
                    command("load", editions[goal]), env=environment(settings), stdout=subprocess.DEVNULL
                )
                moment = time.monotonic() + (usual * (0.5 + attempt / 15) if attempt else 0.0)
                killed(loading, lambda moment=moment: time.monotonic() > moment)
                now = states.index(until(lambda: _settled(service, sample, states)))
                outcomes.append(now == goal)
            assert run(settings, "load", editions[1]).returncode == 0
            soon(lambda: service.hits(sample) == states[1])
    assert set(both.seen) == {"refer"}
    assert set(neither.seen) == {"clear"}
    assert not all(outcomes)


def _settled(service: Service, sample: list[int], states: list[set[int]]) -> set[int] | None:
    """What is hit through each worker, once it is one of the states and the same everywhere."""
    found = [service.hits(sample) for _ in service.each_worker()]
    return found[0] if found[0] == found[1] and found[0] in states else None
