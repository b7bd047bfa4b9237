"""Those who use the service while it is killed: officers who ask, an authority that reports, lists that are loaded,
an airline. Each works without a pause, sends again what was not acknowledged, and enters what it was told.
"""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import httpx2

from loadtests.kills.ledger import Flight, Ledger
from screening.settings import Settings
from tests.faults.service import command, environment
from tests.faults.world import STRANGER, edition, person, traveller

LISTED = range(300)
"""Persons on the list that is loaded once, before anything is killed."""

EDITIONS = (range(1000, 1300), range(1100, 1400))
"""Those of two editions of another list, which replace one another; who is in both is found all the time."""

BOTH = range(EDITIONS[1].start, EDITIONS[0].stop)
FIRST_REPORTED = 10_000
ROWS = 200
THINKING = 0.004
BETWEEN_REPORTS = 0.05
BETWEEN_LOADS = 5.0
PATIENCE = 120.0
GIVEN_UP = "could not be screened"

Json = dict[str, Any]


class Client(threading.Thread):
    """Turns, one after the other, until it is told that it is over. What goes wrong in itself is a failure."""

    def __init__(self, name: str, url: str, key: str, ledger: Ledger, seed: int) -> None:
        super().__init__(daemon=True, name=name)
        self.over = threading.Event()
        self._url = url
        self._client = httpx2.Client(
            timeout=PATIENCE, verify=False, headers={"Authorization": f"Bearer {key}"}
        )
        self._ledger = ledger
        self._chance = random.Random(seed)
        self._requests = itertools.count()

    def run(self) -> None:
        """Turns."""
        try:
            with self._client:
                while not self.over.is_set():
                    self.turn()
        except Exception as error:  # a thread's own end would go unnoticed
            self._ledger.failures.append(f"{self.name}: {error!r}")

    def turn(self) -> None:
        """One round of what this client does."""
        raise NotImplementedError

    def request(self) -> str:
        """A name for the next request, by which it is found in the audit."""
        return f"{self.name}-{next(self._requests)}"

    def ask(self, method: str, path: str, request: str = "", **more: Any) -> httpx2.Response | None:
        """One request; None when the connection broke, or when the service could not do it."""
        headers = {"x-request-id": request} if request else {}
        try:
            answer = self._client.request(method, self._url + path, headers=headers, **more)
        except httpx2.TransportError:
            self._ledger.unanswered[self.name] += 1
            self.over.wait(0.02)
            return None
        if answer.status_code >= 500:
            self._ledger.refused[f"{self.name} {answer.status_code}"] += 1
            self.over.wait(0.05)
            return None
        return answer

    def until(self, act: Callable[[], bool]) -> None:
        """Again and again until it is acknowledged, as a careful client does."""
        deadline = time.monotonic() + PATIENCE
        while not act():
            if time.monotonic() > deadline:
                raise TimeoutError("the service did not come back")
            time.sleep(0.05)


class Case(NamedTuple):
    """A traveller, and the record that must be found, or must not; "" stands for somebody who never was on file."""

    asked: Json
    record: str
    found: bool
    number: int = -1  # of somebody who may be withdrawn while we ask
    since: float = 0.0  # when it was acknowledged, of somebody who was not there from the start


class Officer(Client):
    """Asks about those who are on file, who are no longer, and who never were."""

    def turn(self) -> None:
        """One traveller."""
        case = self._case()
        if case is None:
            return
        request = self.request()
        answer = self.ask("POST", "/v1/screen", request, json=case.asked)
        if answer is None:
            return
        told: Json = answer.json()
        self._ledger.answered[request] = told["decision"]
        known = self._ledger.must_know(case.since, told["checked"]["as_of"])
        if known and (case.number < 0 or case.number in self._ledger.on_file):
            self._judge(case, told, request)
        self.over.wait(THINKING)

    def _judge(self, case: Case, told: Json, request: str) -> None:
        ledger, decision = self._ledger, told["decision"]
        if case.found and decision == "clear":
            ledger.wrong_clears.append(f"{request}: {case.record}")
        if not case.record and decision == "refer":
            ledger.wrong_referrals.append(request)
        unsure = {state["list"] for state in told["checked"]["not_checked"]}
        hit = any(hit["record_id"] == case.record for hit in told["hits"])
        if hit and not case.found and case.record.partition(":")[0] not in unsure:
            ledger.revived.append(f"{request}: {case.record}")

    def _case(self) -> Case | None:
        ledger = self._ledger
        kind = self._chance.choices(
            ("listed", "stranger", "reported", "withdrawn", "weekly"), (4, 3, 3, 1, 2)
        )[0]
        if kind == "stranger":
            return Case(STRANGER, "", False)
        if kind == "listed":
            number = self._chance.choice(LISTED)
            return Case(traveller(number), f"national:{number}", True)
        if kind == "weekly":
            number = self._chance.choice(BOTH)
            return Case(traveller(number), f"weekly:{number}", True)
        known = ledger.on_file if kind == "reported" else ledger.gone
        settled = ledger.settled(known, self._chance)
        if settled is None:
            return None
        wanted, since = kind == "reported", known.get(settled, time.monotonic())
        return Case(traveller(settled), f"border:{settled}", wanted, settled if wanted else -1, since)


class Authority(Client):
    """Reports persons, and withdraws every fourth; each until it is acknowledged."""

    def __init__(self, *told: Any) -> None:
        super().__init__(*told)
        self._number = FIRST_REPORTED

    def turn(self) -> None:
        """One report, and perhaps a withdrawal."""
        self._number += 1
        number = self._number
        self.until(lambda: self._done("PUT", number))
        self._ledger.on_file[number] = time.monotonic()
        if number % 4 == 0:
            victim = self._chance.choice(list(self._ledger.on_file))
            del self._ledger.on_file[victim]  # from now on nobody may count on it
            self.until(lambda: self._done("DELETE", victim))
            self._ledger.gone[victim] = time.monotonic()
        self.over.wait(BETWEEN_REPORTS)

    def _done(self, method: str, number: int) -> bool:
        """Whether it is acknowledged; of a withdrawal that was cut off, that it is no longer on file is as good."""
        record, request = person(number, "border"), self.request()
        body = {"json": record} if method == "PUT" else {}
        answer = self.ask(method, f"/v1/records/{record['id']}", request, **body)
        if answer is None:
            return False
        if answer.status_code in (200, 201):
            self._ledger.changed.add(request)
        elif (method, answer.status_code) != ("DELETE", 404):
            raise AssertionError(f"{method} was answered with {answer.status_code}")
        return True


class Publisher(Client):
    """Loads two editions of a list in turns, by HTTP and by the command, each until it is acknowledged."""

    def __init__(self, *told: Any, settings: Settings, folder: Path) -> None:
        super().__init__(*told)
        self._settings = settings
        self._files = [
            edition(folder / f"weekly-{n}.ndjson", who, "weekly") for n, who in enumerate(EDITIONS)
        ]
        self.loading: subprocess.Popen[bytes] | None = None  # for whoever kills it

    def turn(self) -> None:
        """One edition."""
        ledger, goal = self._ledger, 1 - self._ledger.edition
        by = self._upload if ledger.loads % 2 else self._load
        self.until(lambda: by(self._files[goal]))
        ledger.edition = goal
        ledger.loads += 1
        self.over.wait(BETWEEN_LOADS)

    def _upload(self, file: Path) -> bool:
        request = self.request()
        answer = self.ask("POST", "/v1/lists/weekly", request, content=file.read_bytes())
        if answer is None:
            return False
        if answer.status_code != 200:
            raise AssertionError(f"a list was answered with {answer.status_code}")
        self._ledger.changed.add(request)
        return True

    def _load(self, file: Path) -> bool:
        self.loading = subprocess.Popen(
            command("load", "--no-build", file),
            env=environment(self._settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            return self.loading.wait(PATIENCE) == 0
        finally:
            self.loading = None


class Airline(Client):
    """Sends passenger lists, each until it is taken in, and fetches the answers."""

    def turn(self) -> None:
        """One flight."""
        request = self.request()
        rows = [_passenger(request, number) for number in range(ROWS)]
        content = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
        taken: Json = {}
        self.until(lambda: self._sent(request, content, taken))
        answers: list[Json] = []
        self.until(lambda: self._fetched(taken["id"], answers))
        self._judge(request, rows, answers)

    def _sent(self, request: str, content: bytes, taken: Json) -> bool:
        answer = self.ask(
            "POST", "/v1/passenger-lists", request, params={"filename": "list.ndjson"}, content=content
        )
        if answer is None or answer.status_code not in (200, 202):
            return False
        taken.update(answer.json())
        return True

    def _fetched(self, job: str, answers: list[Json]) -> bool:
        answer = self.ask("GET", f"/v1/passenger-lists/{job}/results")
        if answer is None or answer.status_code != 200:
            self.over.wait(0.1)
            return False
        answers += map(json.loads, answer.content.splitlines())
        return True

    def _judge(self, request: str, rows: list[Json], answers: list[Json]) -> None:
        ledger = self._ledger
        if [answer["id"] for answer in answers] != [row["id"] for row in rows]:
            ledger.bad_rows.append(f"{request}: {len(answers)} answers, or not in their order")
        for row, answer in zip(rows, answers, strict=False):
            decision, clear = answer["decision"], row.get("name") == STRANGER["name"]
            if "name" in row and decision == ("refer" if clear else "clear"):
                (ledger.wrong_referrals if clear else ledger.wrong_clears).append(row["id"])
            if "name" not in row and decision != "not_checked":
                ledger.bad_rows.append(row["id"])
        ledger.flights.append(Flight(request, list(map(_accounted, rows, answers))))


def _passenger(flight: str, number: int) -> Json:
    """Every tenth is on the list, a few nobody can read."""
    who = {} if number % 33 == 5 else traveller(number // 10) if number % 10 == 0 else STRANGER
    return {"id": f"{flight}-{number}", **who}


def _accounted(row: Json, answer: Json) -> str:
    """The decision, where the audit must have it."""
    given_up = any(GIVEN_UP in warning for warning in answer.get("warnings", ()))
    return "" if given_up or "name" not in row else str(answer["decision"])
