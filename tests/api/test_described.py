"""Whatever the OpenAPI description allows, in every role: what comes back is what the description says.

The requests are made by schemathesis from the description, the same ones in every run; `EXAMPLES` in the environment
asks for more of each kind.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
import structlog
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from screening.access import ROLES
from screening.access.keyring import Keyring
from screening.api.app import create_app
from tests.api.conftest import DOCUMENT, PERSON, settings_in

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("EXAMPLES", "20"))
PASSED_ON = ("method", "url", "headers", "json", "params", "content")


@schemathesis.serializer("application/x-ndjson", "application/edifact")
def _as_it_is(context: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


class Described:
    """A service with access on, its description, and a key for each role."""

    def __init__(self, client: TestClient, keys: dict[str, str]) -> None:
        self.client = client
        self.keys = keys
        self.raw = client.get("/openapi.json").json()
        self.operations = [
            found.ok() for found in schemathesis.openapi.from_dict(self.raw).get_all_operations()
        ]

    def ask(self, case: Any, role: str) -> Any:
        """The answer to one generated request, sent in this role."""
        made = case.as_transport_kwargs(base_url="http://testserver")
        headers = {**(made.get("headers") or {}), "Authorization": f"Bearer {self.keys[role]}"}
        made["content"] = made.pop("data", None)
        return self.client.request(
            **{key: made[key] for key in PASSED_ON if key in made} | {"headers": headers}
        )

    def check(self, operation: Any, answer: Any) -> None:
        """Fails when the description does not allow this answer."""
        declared = operation.definition.raw["responses"]
        status = str(answer.status_code)
        assert status in declared, answer.text
        assert status != "500", answer.text
        kinds = declared[status].get("content", {})
        kind = answer.headers.get("content-type", "").partition(";")[0]
        assert kind in kinds or not answer.content, (status, kind)
        if kind in ("application/json", "application/problem+json"):
            schema = {**kinds[kind]["schema"], "components": self.raw["components"]}
            jsonschema_rs.validator_for(schema).validate(answer.json())


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    chosen = settings_in(tmp_path_factory.mktemp("described"))
    ring = Keyring(chosen.access_file)
    keys = {}
    for role in ROLES:
        more: dict[str, Any] = {"owner": "KAZ", "lists": ("national", "sltd")} if role == "data_owner" else {}
        keys[role] = ring.create(client=role, role=role, **more)[1]
    with structlog.testing.capture_logs(), TestClient(create_app(chosen)) as client:
        headers = {"Authorization": f"Bearer {keys['data_owner']}"}
        for record in (PERSON, DOCUMENT):
            assert client.put(f"/v1/records/{record['id']}", json=record, headers=headers).status_code == 201
        yield Described(client, keys)


@pytest.mark.parametrize("role", ROLES)
def test_every_answer_is_one_that_the_description_allows(described: Described, role: str) -> None:
    asked = sum(_ask_all(described, operation, role) for operation in described.operations)
    assert asked > len(described.operations)


def _ask_all(described: Described, operation: Any, role: str) -> int:
    asked = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def each(case: Any) -> None:
        nonlocal asked
        described.check(operation, described.ask(case, role))
        asked += 1

    each()
    return asked
