"""`screening batch --engine ray` on a real cluster of two nodes: the same answers, whatever is killed meanwhile."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import orjson
import pytest

from tests.faults.world import edition, traveller
from tests.ray_cluster import RayCluster

pytestmark = pytest.mark.slow

ROWS, KNOWN, UNREADABLE = 5_000, 500, 50
ENTRIES = "*.ndjson"
PATIENCE = 300  # seconds
Found = TypeVar("Found")


class World:
    """A store, a list, the answers of this machine alone, and a cluster whose second node has places of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.node = folder, folder / "node"
        self.settings = {
            "SCREENING_STORE": f"sqlite:///{folder}/data/store.db",
            "SCREENING_DELTA_LIMIT": "10",
            "SCREENING_AUDIT": "on",
        }
        self.list = folder / "travellers.ndjson"
        self.list.write_bytes(b"".join(map(_row, range(ROWS))))
        assert self.run("load", edition(folder / "first.ndjson", range(KNOWN))).returncode == 0
        self.here = self.folder / "here.ndjson"
        assert self.run("batch", self.list, "--output", self.here).returncode == 0
        self.cluster = RayCluster()

    def start(self) -> None:
        """A head, and a node that has its index and audit for itself."""
        self.cluster.start({})
        self.start_second()

    def start_second(self) -> None:
        """The other node."""
        places = {
            "SCREENING_INDEX_DIR": "index",
            "SCREENING_AUDIT_DIR": "audit",
            "SCREENING_STORE": "store.db",
        }
        own = {name: str(self.node / place) for name, place in places.items()}
        self.second = self.cluster.start(own | {"SCREENING_STORE": self.settings["SCREENING_STORE"]})

    def command(self, output: Path, *more: str) -> list[str]:
        ray = ("--engine", "ray", "--ray-address", self.cluster.address)
        return [
            *(sys.executable, "-m", "screening", "batch", str(self.list), "--output", str(output)), *ray, *more,
        ]  # fmt: skip

    def run(self, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "screening", *map(str, arguments)],
            env=self._environment(environment), capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip

    def by_ray(self, output: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(output), env=self._environment(environment), capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip

    def begun(self, output: Path) -> subprocess.Popen[str]:
        """The command at work, with some blocks of answers done and more to come."""
        running = subprocess.Popen(
            self.command(output), env=self._environment({}), stderr=subprocess.PIPE, text=True
        )
        wait_for(lambda: len(self.blocks(output)) >= 3 or running.poll() is not None)
        return running

    def blocks(self, output: Path) -> dict[str, bytes]:
        """The finished blocks of answers by name."""
        found = output.with_name(f".{output.name}.work").glob(f"lists/*/answers/{ENTRIES}")
        return {path.name: path.read_bytes() for path in found}

    def entered(self, folder: Path) -> int:
        """How many questions the audit of a folder has."""
        return sum(path.read_bytes().count(b'"event":"query"') for path in folder.rglob(ENTRIES))

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SCREENING_")}
        return {**kept, **self.settings, **more}


def _row(number: int) -> bytes:
    """Every tenth is on file; every hundredth cannot be read."""
    if number % 100 == 7:
        return b'{"birth_date": "1980"}\n'
    person = number // 10 if number % 10 == 0 else number + 1_000
    return orjson.dumps({"id": str(number), **traveller(person)}) + b"\n"


def wait_for(done: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def answers(path: Path) -> bytes:
    """All answers but for the two fields that tell when and how fast they were made."""
    return re.sub(rb'"as_of":"[^"]*"|"elapsed_us":\d+', b"", path.read_bytes())


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(tmp_path_factory.mktemp("cluster"))
    try:
        made.start()
        yield made
    finally:
        made.cluster.end()


def test_the_answers_are_byte_for_byte_those_of_one_machine_and_accounted_for_where_they_were_given(
    world: World,
) -> None:
    assert in_time(lambda attempt: done_by_both(world, world.folder / f"all-{attempt}.ndjson"))
    assert len(list((world.node / "index").glob("*.snap"))) == 1


def done_by_both(world: World, output: Path) -> bool | None:
    """Asks the cluster; None where the first node was done before the other one was ready."""
    folders = (world.folder / "data" / "audit", world.node / "audit")
    before = [world.entered(folder) for folder in folders]
    ended = world.by_ray(output)
    assert (ended.returncode, ended.stdout) == (0, "")
    told = f"{output}: {ROWS - KNOWN - UNREADABLE} clear, {KNOWN} refer, {UNREADABLE} unreadable."
    assert said(ended) == [told]
    assert answers(output) == answers(world.here)
    here, there = (world.entered(folder) - known for folder, known in zip(folders, before, strict=True))
    assert here + there == ROWS - UNREADABLE
    assert not output.with_name(f".{output.name}.work").exists()
    return there > 0 or None


def said(ended: subprocess.CompletedProcess[str]) -> list[str]:
    """What a command said, but that it waits for nodes, as on a busy machine it does."""
    return [line for line in ended.stderr.splitlines() if "Waiting for the nodes" not in line]


def in_time(attempt: Callable[[int], Found | None]) -> Found:
    """What the first attempt gives in which nobody was done too soon."""
    for number in range(20):
        if (found := attempt(number)) is not None:
            return found
    raise AssertionError("everybody was done too soon, again and again")


def killed_twice(world: World, output: Path) -> tuple[Path, dict[str, bytes], subprocess.Popen[str]] | None:
    """A command that was killed, what it had done, and the next one, whose processes were; None where one was done."""
    running = world.begun(output)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    done = world.blocks(output)
    if running.returncode != -signal.SIGKILL or not 3 <= len(done) < ROWS // 100:
        return None
    again = world.begun(output)
    wait_for(lambda: world.cluster.kill_screening() or again.poll() is not None)
    if again.poll() is not None:
        again.communicate()
        return None
    return output, done, again


def test_a_killed_command_and_a_killed_process_cost_nobody_an_answer_and_nobody_gets_two(
    world: World,
) -> None:
    output, done, again = in_time(
        lambda attempt: killed_twice(world, world.folder / f"killed-{attempt}.ndjson")
    )
    errors = again.communicate(timeout=PATIENCE)[1]
    assert again.returncode == 0, errors
    assert answers(output) == answers(world.here)
    written = output.read_bytes()
    for block in done.values():  # what was answered before the kill was not asked again
        told = [line[:-1] for line in block.splitlines() if line != b"null"]
        assert all(line in written for line in told)


def test_a_node_with_another_store_is_told_and_left_alone(world: World) -> None:
    other = f"sqlite:///{world.folder}/other/store.db"
    loading = world.run("load", edition(world.folder / "second.ndjson", range(KNOWN)), SCREENING_STORE=other)
    assert loading.returncode == 0

    def told(attempt: int) -> list[str] | None:
        """None where the first node was done before the other one was asked."""
        ended = world.by_ray(world.folder / f"other-{attempt}.ndjson", SCREENING_STORE=other)
        assert ended.returncode == 0
        *refused, done = said(ended)
        assert f"{KNOWN} refer" in done
        return refused or None

    [refused] = in_time(told)
    assert "does not screen: It has another store" in refused


def test_a_killed_node_costs_nobody_an_answer(world: World) -> None:
    output, running = in_time(
        lambda attempt: with_a_node_killed(world, world.folder / f"node-{attempt}.ndjson")
    )
    errors = running.communicate(timeout=PATIENCE)[1]
    assert running.returncode == 0, errors
    assert answers(output) == answers(world.here)


def with_a_node_killed(world: World, output: Path) -> tuple[Path, subprocess.Popen[str]] | None:
    """A command of whose nodes one was killed; None, and another node, where it was done before."""
    node = world.second
    running = world.begun(output)
    wait_for(lambda: world.cluster.processes(node) or running.poll() is not None)
    world.cluster.kill(node)
    if running.poll() is None:
        return output, running
    running.communicate()
    world.start_second()
    return None
