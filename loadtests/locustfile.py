"""Three scenarios: a border post, a carrier's passenger lists, and both while records change.

Choose by class name: `locust -f loadtests/locustfile.py BorderPost`. An answer that could not look
(`not_checked`) counts as a failure, as every status but 200 and 201 does.
"""

from __future__ import annotations

import itertools

import orjson
from locust import FastHttpUser, between, constant, constant_throughput, task

from loadtests import world

_TRAVELLERS = world.travellers()
_DOCUMENTS = world.documents()
_FLIGHT = 200
_NDJSON = {"Content-Type": "application/x-ndjson"}
_JSON = {"Content-Type": "application/json"}


class _Border(FastHttpUser):
    """What every scenario may ask of the service."""

    abstract = True

    def screen(self) -> None:
        """One traveller."""
        body = orjson.dumps(next(_TRAVELLERS))
        with self.client.post("/v1/screen", data=body, headers=_JSON, catch_response=True) as answer:
            if answer.status_code == 200 and orjson.loads(answer.content)["decision"] == "not_checked":
                answer.failure("The service could not look.")

    def flight(self) -> None:
        """A passenger list; as many answers must come back."""
        lines = [orjson.dumps(body) for body in itertools.islice(_TRAVELLERS, _FLIGHT)]
        body = b"\n".join(lines)
        with self.client.post("/v1/screen/batch", data=body, headers=_NDJSON, catch_response=True) as answer:
            if answer.status_code == 200 and len(answer.content.splitlines()) != _FLIGHT:
                answer.failure("Answers are missing.")

    def update(self) -> None:
        """One document reported stolen."""
        record = next(_DOCUMENTS)
        path = f"/v1/records/{record['id']}"
        self.client.put(path, data=orjson.dumps(record), headers=_JSON, name="/v1/records/{id}")


class BorderPost(_Border):
    """Officers who look one traveller up, and think before the next."""

    wait_time = between(0.2, 1.0)

    @task
    def traveller(self) -> None:
        """The next in the queue."""
        self.screen()


class CarrierBatch(_Border):
    """Carriers who send a passenger list, and the next one when it is answered."""

    wait_time = constant(1)

    @task
    def list_of_a_flight(self) -> None:
        """Everybody on one flight."""
        self.flight()


class MixedOfficer(_Border):
    """An officer, of the mixed scenario."""

    wait_time = between(0.2, 1.0)

    @task
    def traveller(self) -> None:
        """The next in the queue."""
        self.screen()


class MixedCarrier(_Border):
    """A carrier, of the mixed scenario."""

    fixed_count = 1
    wait_time = constant(5)

    @task
    def list_of_a_flight(self) -> None:
        """Everybody on one flight."""
        self.flight()


class MixedOwner(_Border):
    """The owner of a list, of the mixed scenario, who reports stolen documents at a steady rate."""

    fixed_count = 2
    wait_time = constant_throughput(10)

    @task
    def stolen(self) -> None:
        """A report."""
        self.update()
