"""Every path in every role, asked of the real application and compared with docs/reference/roles.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Route
from starlette.testclient import TestClient

from screening.access import ROLES
from screening.access.keyring import Keyring
from screening.access.rules import RULES
from screening.api.app import ROUTERS, create_app
from screening.settings import Settings
from tests.api.conftest import DOCUMENT, PERSON, UNKNOWN, assert_problem
from tests.docs import pages

CONVERTER = re.compile(r":\w+}")
NO_KEY = "no key"
DOCUMENTS_ONLY = {"documents": [{"number": "N7654321", "type": "P", "issuing_state": "KAZ"}]}
BODIES: dict[str, Any] = {
    "POST /v1/screen": DOCUMENTS_ONLY,
    "POST /v1/screen/batch": [UNKNOWN],
    "POST /v1/compare": {"a": "Ama Boateng", "b": "Kofi Mensah"},
    "POST /v1/lists/{list}": PERSON,
    "PUT /v1/records/{id}": PERSON,
}
"""What each path can be sent; for the others what they make of nothing is as good: the door comes first."""


def documented() -> dict[str, set[str]]:
    """Who may use each path, by the table in the reference."""
    table = pages.read("docs/reference/roles.md").partition("\n## ")[0]
    heads = re.findall(r"`(\w+)`", next(line for line in table.splitlines() if line.startswith("| method")))
    found = {}
    for line in table.splitlines():
        if match := re.match(r"\| `([A-Z]+ /[^`]*)` \|(.*)\|$", line):
            marks = [mark.strip() for mark in match[2].split("|")]
            assert set(marks) <= {"yes", ""}
            found[match[1]] = {who for who, mark in zip([*heads, NO_KEY], marks, strict=True) if mark}
    assert tuple(heads) == ROLES
    return found


def routes() -> set[str]:
    """Every path of the application, its own pages too."""
    app = create_app(Settings())
    found = [route for route in app.routes if isinstance(route, Route)]
    methods = [(method, route.path) for route in found for method in route.methods or () if method != "HEAD"]
    return {f"{method} {CONVERTER.sub('}', path)}" for method, path in methods}


TABLE = documented()


def test_every_path_has_a_row_and_a_rule_and_no_other() -> None:
    assert set(TABLE) == routes() == {f"{method} {path}" for method, path in RULES}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A service with access on, one key for each role, and one person on the data owner's list."""
    folder = tmp_path_factory.mktemp("access")
    settings = Settings(store=f"sqlite:///{folder / 'records.db'}", index_dir=folder / "index")
    ring = Keyring(settings.access_file)
    keys = {}
    for role in ROLES:
        more: dict[str, Any] = {"owner": "KGZ", "lists": ("national",)} if role == "data_owner" else {}
        _, keys[role] = ring.create(client=f"a {role}", role=role, **more)
    with TestClient(create_app(settings)) as client:
        assert asked(client, keys["data_owner"], "PUT /v1/records/{id}").status_code == 201
        yield client, keys


def asked(client: TestClient, key: str, operation: str, **headers: str) -> Any:
    method, _, path = operation.partition(" ")
    path = path.replace("{id}", PERSON["id"]).replace("{list}", "national").replace("{number}", "1")
    given = {"Authorization": f"Bearer {key}"} if key else {}
    body = {"json": BODIES[operation]} if operation in BODIES else {}
    return client.request(method, path, headers=given | headers, **body)


@pytest.mark.parametrize("operation", sorted(routes()))
@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_what_the_table_says_and_nothing_else(
    service: tuple[TestClient, dict[str, str]], role: str, operation: str
) -> None:
    client, keys = service
    answer = asked(client, keys[role], operation)
    if role in TABLE[operation]:
        assert answer.status_code not in (401, 403), answer.text
    else:
        assert_problem(answer, 403, "forbidden")


@pytest.mark.parametrize("operation", sorted(routes()))
def test_without_a_key_there_is_what_the_table_says_and_nothing_else(
    service: tuple[TestClient, dict[str, str]], operation: str
) -> None:
    client, _ = service
    answer = asked(client, "", operation)
    if NO_KEY in TABLE[operation]:
        assert answer.status_code in (200, 503)
    else:
        assert_problem(answer, 401, "unauthenticated")
        assert answer.headers["www-authenticate"] == 'Bearer realm="screening"'


def test_a_head_request_needs_what_a_get_needs(service: tuple[TestClient, dict[str, str]]) -> None:
    client, keys = service
    assert client.head("/metrics").status_code == 401
    assert asked(client, keys["first_line"], "HEAD /metrics").status_code == 403
    assert asked(client, keys["operator"], "HEAD /metrics").status_code == 200


def test_a_wrong_key_is_refused_also_where_none_is_needed(service: tuple[TestClient, dict[str, str]]) -> None:
    client, _ = service
    assert_problem(asked(client, "scr_aaaaaaaa_" + "x" * 43, "GET /readyz"), 401, "unauthenticated")


def test_paths_that_do_not_exist_are_told_apart_only_with_a_key(
    service: tuple[TestClient, dict[str, str]],
) -> None:
    client, keys = service
    assert_problem(asked(client, "", "GET /v1/nothing"), 401, "unauthenticated")
    assert_problem(asked(client, keys["carrier"], "GET /v1/nothing"), 404, "unknown_path")
    assert_problem(asked(client, keys["carrier"], "PATCH /v1/screen"), 405, "wrong_method")


@pytest.mark.parametrize(
    "path", ["/v1/records/a%2fb", "//v1/records/a", "/v1/Records/a", "/V1/screen", "/v1/screen/"]
)
def test_another_spelling_of_a_path_opens_nothing(
    service: tuple[TestClient, dict[str, str]], path: str
) -> None:
    client, keys = service
    for method in ("GET", "POST", "PUT", "DELETE"):
        answer = client.request(method, path, headers={"Authorization": f"Bearer {keys['auditor']}"})
        assert answer.status_code in (403, 404, 405), answer.text


def test_two_authorizations_are_none(service: tuple[TestClient, dict[str, str]]) -> None:
    client, keys = service
    twice = [("Authorization", f"Bearer {keys['operator']}"), ("Authorization", f"Bearer {keys['auditor']}")]
    assert_problem(client.get("/metrics", headers=twice), 401, "unauthenticated")


def test_a_route_without_a_row_is_closed_to_everybody(tmp_path: Path) -> None:
    settings = Settings(store=f"sqlite:///{tmp_path / 'records.db'}", index_dir=tmp_path / "index")
    _, key = Keyring(settings.access_file).create(client="ops", role="operator")
    ROUTERS[0].add_api_route("/v1/new", lambda: None, methods=["GET"])
    try:
        app = create_app(settings)
    finally:
        added = ROUTERS[0].routes.pop()
    assert isinstance(added, APIRoute)
    with TestClient(app) as client:
        assert_problem(client.get("/v1/new", headers={"Authorization": f"Bearer {key}"}), 403, "forbidden")


def test_while_access_is_open_nobody_is_asked(client: TestClient) -> None:
    for operation in sorted(routes()):
        assert asked(client, "", operation).status_code not in (401, 403), operation


def test_the_description_says_how_to_prove_oneself(service: tuple[TestClient, dict[str, str]]) -> None:
    client, _ = service
    described = client.get("/openapi.json").json()
    assert set(described["components"]["securitySchemes"]) == {"key", "certificate"}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            public = NO_KEY in TABLE[f"{method.upper()} {path}"]
            assert ("security" not in operation) == public, (method, path)


def test_the_description_names_the_headers_of_queries_and_only_there(
    service: tuple[TestClient, dict[str, str]],
) -> None:
    client, _ = service
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        for method, operation in methods.items():
            named = [found["name"] for found in operation.get("parameters", []) if found["in"] == "header"]
            rule = RULES[method.upper(), path]
            expected = ["X-Purpose", "X-Terminal"] * rule.query + ["X-Deadline-Ms"] * rule.screens
            assert named == expected, (method, path)


def test_a_document_on_a_list_of_others_does_not_exist_for_a_data_owner(
    service: tuple[TestClient, dict[str, str]],
) -> None:
    client, keys = service
    headers = {"Authorization": f"Bearer {keys['data_owner']}"}
    assert_problem(
        client.put(f"/v1/records/{DOCUMENT['id']}", json=DOCUMENT, headers=headers), 403, "forbidden"
    )
    assert_problem(client.get(f"/v1/records/{DOCUMENT['id']}", headers=headers), 404, "not_found")
