from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

from screening.access.keyring import Keyring
from screening.api.app import create_app
from tests.api.conftest import DOCUMENT, PERSON, assert_problem, settings_in

OWNERS = {"kaz": ("KAZ", ("national", "shared")), "kgz": ("KGZ", ("shared",))}


class Owners:
    """A service that two data owners and an analyst use."""

    def __init__(self, client: TestClient, keys: dict[str, str]) -> None:
        self._client = client
        self._keys = keys

    def __call__(self, who: str, method: str, path: str, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {self._keys[who]}"}
        content = body if isinstance(body, bytes) or body is None else orjson.dumps(body)
        return self._client.request(method, path, content=content, headers=headers)

    def on_file(self, record_id: str) -> Any:
        """As an analyst sees it, who sees everything."""
        return self("analyst", "GET", f"/v1/records/{record_id}").json()


@pytest.fixture
def owners(tmp_path) -> Iterator[Owners]:
    settings = settings_in(tmp_path)
    ring = Keyring(settings.access_file)
    keys = {
        name: ring.create(client=name, role="data_owner", owner=owner, lists=lists)[1]
        for name, (owner, lists) in OWNERS.items()
    }
    keys["analyst"] = ring.create(client="analyst", role="analyst")[1]
    with TestClient(create_app(settings)) as client:
        yield Owners(client, keys)


def shared(number: int, **more: Any) -> dict[str, Any]:
    return {**DOCUMENT, "id": f"shared:{number}", "number": f"N765432{number}", "list": "shared", **more}


def lines(*records: dict[str, Any]) -> bytes:
    return b"\n".join(map(orjson.dumps, records))


def test_a_record_that_names_no_owner_becomes_the_sender_s(owners: Owners) -> None:
    assert owners("kaz", "PUT", f"/v1/records/{PERSON['id']}", PERSON).status_code == 201
    assert owners.on_file(PERSON["id"])["owner"] == "KAZ"


def test_a_record_cannot_be_put_on_file_for_another_owner(owners: Owners) -> None:
    assert_problem(owners("kgz", "PUT", "/v1/records/shared:1", shared(1, owner="KAZ")), 403, "forbidden")
    assert_problem(owners("analyst", "GET", "/v1/records/shared:1"), 404, "not_found")


def test_only_the_owner_changes_or_withdraws_a_record(owners: Owners) -> None:
    owners("kaz", "PUT", "/v1/records/shared:1", shared(1))
    before = owners.on_file("shared:1")
    assert_problem(owners("kgz", "PUT", "/v1/records/shared:1", shared(1, status="lost")), 403, "forbidden")
    assert_problem(owners("kgz", "DELETE", "/v1/records/shared:1"), 403, "forbidden")
    assert owners.on_file("shared:1") == before
    assert owners("kaz", "PUT", "/v1/records/shared:1", shared(1, status="lost")).status_code == 200
    assert owners("kaz", "DELETE", "/v1/records/shared:1").status_code == 200


def test_a_list_of_others_does_not_exist(owners: Owners) -> None:
    owners("kaz", "PUT", f"/v1/records/{PERSON['id']}", PERSON)
    assert_problem(owners("kgz", "GET", f"/v1/records/{PERSON['id']}"), 404, "not_found")
    assert_problem(owners("kgz", "DELETE", f"/v1/records/{PERSON['id']}"), 404, "not_found")
    assert_problem(owners("kgz", "PUT", f"/v1/records/{PERSON['id']}", PERSON), 403, "forbidden")
    assert_problem(owners("kgz", "POST", "/v1/lists/national", lines(PERSON)), 403, "forbidden")
    assert [found["list"] for found in owners("kgz", "GET", "/v1/lists").json()["lists"]] == []
    assert [found["list"] for found in owners("kaz", "GET", "/v1/lists").json()["lists"]] == ["national"]


def test_posting_a_list_does_not_withdraw_what_is_another_s(owners: Owners) -> None:
    owners("kaz", "PUT", "/v1/records/shared:1", shared(1))
    assert_problem(owners("kgz", "POST", "/v1/lists/shared", lines(shared(2))), 403, "forbidden")
    assert owners.on_file("shared:1")["owner"] == "KAZ"
    assert owners("kaz", "POST", "/v1/lists/shared", lines(shared(2))).json()["withdrawn"] == 1


def test_a_row_of_another_owner_is_rejected_and_the_others_become_the_sender_s(owners: Owners) -> None:
    told = owners(
        "kgz", "POST", "/v1/lists/shared", lines(shared(1), shared(2, owner="KAZ"), shared(3, owner="KGZ"))
    )
    found = told.json()
    assert (found["added"], found["rejected"]) == (2, 1)
    assert (found["rejections"][0]["line"], found["rejections"][0]["where"]) == (2, "owner")
    assert owners.on_file("shared:1")["owner"] == owners.on_file("shared:3")["owner"] == "KGZ"
