"""The processes of all nodes, and what each has in hand: started a core each, watched, replaced when they die.

The first process of a node makes its index ready; the others start when it has. A process has one piece in work and
one waiting, so that it never waits for us and memory is bounded. What a dead one had begun is *lost*, what it had not
is *returned*; answers count when they are here. A node that cannot screen is told and left alone; where none can, the
list is given up for now. Knows no files.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from screening.batch.jobs.answering import Answered
from screening.batch.jobs.job import Failure
from screening.batch.spread import Piece, Spread
from screening.errors import ClusterUnavailable
from screening.serve.cluster.node import Node, Terms

IN_HAND = 2
"""Pieces that a process has: one in work, one waiting."""

LOOK_SECONDS = 2.0
"""How often the nodes of the cluster are looked at."""

PATIENCE_SECONDS = 30.0
"""After so long without a process that is ready, whoever waits is told why."""

CLOSE_SECONDS = 5.0
DEATHS = 3
"""So many processes of a node may end before they are ready; then it is left alone."""

Lines = Callable[[Piece], Sequence[bytes]]
"""The rows of a piece as they are kept, a line each."""


@dataclass(eq=False, slots=True)
class Process:
    """A process of a node: `opening` until it has said that it is ready; what it was given, the oldest first."""

    node: str
    actor: Any
    opening: Any
    given: deque[tuple[Any, Piece]] = field(default_factory=deque)


@dataclass(slots=True)
class Machine:
    """A node of the cluster: how it is called, how many cores it lends, its processes; why it is `refused`."""

    name: str
    cores: int
    processes: list[Process] = field(default_factory=list)
    deaths: int = 0
    refused: str = ""


class Pool:
    """`answers` screens what a plan holds. `terms` are for every node; `most` bounds the processes."""

    def __init__(self, ray: Any, terms: Terms, say: Callable[[str], None], most: int | None = None) -> None:
        self._ray, self._terms, self._say = ray, terms, say
        self._most = most or 1 << 30
        self._kind = ray.remote(Node)
        self._machines: dict[str, Machine] = {}
        self._looked = float("-inf")
        self._patience = float("inf")

    # --- the list ---------------------------------------------------------------------------------------

    def answers(self, job: bytes, spread: Spread, lines: Lines) -> Iterator[tuple[int, list[Answered]]]:
        """Block after block as each is complete: its number and its answers. Raises ClusterUnavailable."""
        self._patience = time.monotonic() + PATIENCE_SECONDS
        while spread.left:
            self._look()
            for process in self._ready():
                while len(process.given) < IN_HAND and (piece := spread.next()) is not None:
                    self._give(process, piece, job, lines)
            for process in self._told_something():
                if process.opening is not None:
                    self._opened(process)
                else:
                    yield from self._taken(process, spread)

    def _give(self, process: Process, piece: Piece, job: bytes, lines: Lines) -> None:
        given = process.actor.screen.remote(job, piece.first, lines(piece), hopeless=piece.hopeless)
        process.given.append((given, piece))

    def _taken(self, process: Process, spread: Spread) -> Iterator[tuple[int, list[Answered]]]:
        """What a process has answered; or, where it died, all that it had in hand is to be given to others."""
        answer, piece = process.given[0]
        try:
            answers = self._ray.get(answer)
        except self._ray.exceptions.RayTaskError as error:  # its words may quote a row
            kind = type(error.cause).__name__
            raise ClusterUnavailable(f"A node failed in a way that was not foreseen ({kind}).") from None
        except self._ray.exceptions.RayError:
            self._gone(process)
            for _, waiting in list(process.given)[:0:-1]:
                spread.returned(waiting)
            spread.lost(piece)
            return
        process.given.popleft()
        whole = spread.answered(piece, answers)
        if whole is not None:
            yield piece.block, whole

    # --- the processes ------------------------------------------------------------------------------------

    def why(self) -> str:
        """Why a process could not check everything just now; "" where all could, as far as they answer."""
        asked = [process.actor.why.remote() for process in self._ready()]
        done, _ = self._ray.wait(asked, num_returns=len(asked), timeout=CLOSE_SECONDS) if asked else ([], [])
        for answer in done:
            with suppress(self._ray.exceptions.RayError):
                if why := str(self._ray.get(answer)):
                    return why
        return ""

    def close(self) -> None:
        """Lets every process end its part of the audit, and ends it."""
        asked = [process.actor.close.remote() for process in self._ready()]
        if asked:
            self._ray.wait(asked, num_returns=len(asked), timeout=CLOSE_SECONDS)
        for process in self._all():
            self._ray.kill(process.actor)

    def _all(self) -> list[Process]:
        return [process for machine in self._machines.values() for process in machine.processes]

    def _ready(self) -> list[Process]:
        return [process for process in self._all() if process.opening is None]

    def _told_something(self) -> list[Process]:
        """Processes that have something for us; waits until there is one, or it is time to look at the nodes."""
        waited = {}
        for process in self._all():
            if process.opening is not None:
                waited[process.opening] = process
            elif process.given:
                waited[process.given[0][0]] = process
        if not waited:
            time.sleep(LOOK_SECONDS / 4)
            return []
        done, _ = self._ray.wait(list(waited), num_returns=1, timeout=LOOK_SECONDS)
        if done:  # one was waited for; the others that are there already come with it
            done, _ = self._ray.wait(list(waited), num_returns=len(waited), timeout=0)
        return [waited[answer] for answer in done]

    def _opened(self, process: Process) -> None:
        """Takes what a process says of itself: from now on it is given pieces, or its node is left alone."""
        machine = self._machines[process.node]
        try:
            refusal: Failure | None = self._ray.get(process.opening)
        except self._ray.exceptions.RayError as error:
            self._gone(process)
            machine.deaths += 1
            if machine.deaths >= DEATHS:
                self._refuse(machine, f"its processes end before they are ready ({_first_line(error)})")
            return
        if refusal is not None:
            self._gone(process)
            self._refuse(machine, f"{refusal.what.rstrip('.')}. {refusal.remedy}")
        else:
            process.opening, machine.deaths = None, 0

    def _refuse(self, machine: Machine, why: str) -> None:
        """From now on no process is started there; those that work go on."""
        if not machine.refused:
            self._say(f"Node {machine.name} does not screen: {why.rstrip('.')}.")
        machine.refused = why

    def _gone(self, process: Process) -> None:
        self._machines[process.node].processes.remove(process)
        with suppress(Exception):  # it is dead already, most often
            self._ray.kill(process.actor)

    # --- the nodes ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Now and then: which nodes there are, and whether each has the processes that it should."""
        if time.monotonic() - self._looked < LOOK_SECONDS:
            return
        self._looked = time.monotonic()
        alive = {node["NodeID"]: node for node in self._ray.nodes() if node["Alive"]}
        for number, node in alive.items():
            if number not in self._machines:
                name = str(node["NodeManagerHostname"] or node["NodeManagerAddress"])
                self._machines[number] = Machine(name, int(node["Resources"].get("CPU", 0)))
        for number, machine in list(self._machines.items()):
            if number in alive:
                self._staffed(number, machine)
            elif not machine.processes:
                del self._machines[number]
        able = [machine for machine in self._machines.values() if machine.cores and not machine.refused]
        if not able and not self._all():
            refused = next((machine.refused for machine in self._machines.values() if machine.refused), "")
            why = f"none of its nodes can screen: {refused}" if refused else "it has no node with a core"
            raise ClusterUnavailable(f"The Ray cluster is there, but {why}.")
        if time.monotonic() > self._patience and not self._ready():
            self._patience = float("inf")
            self._say(
                "Waiting for the nodes: their cores are lent to others, or they make their index ready."
            )

    def _staffed(self, number: str, machine: Machine) -> None:
        """Starts what a node lacks: one process first, the others when that one has the index open."""
        prepared = any(process.opening is None for process in machine.processes)
        wanted = 0 if machine.refused else machine.cores if prepared else min(machine.cores, 1)
        room = self._most - len(self._all())
        for _ in range(min(wanted - len(machine.processes), room)):
            actor = self._kind.options(
                num_cpus=1, max_restarts=0, max_task_retries=0, scheduling_strategy=self._only_on(number)
            ).remote()
            opening = actor.open.remote(self._terms, first=not prepared)
            machine.processes.append(Process(number, actor, opening))

    def _only_on(self, number: str) -> Any:
        strategies = self._ray.util.scheduling_strategies
        return strategies.NodeAffinitySchedulingStrategy(node_id=number, soft=False)


def _first_line(error: Exception) -> str:
    """The beginning of what Ray says of a process that could not start; it has not seen anybody yet."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
