from __future__ import annotations

from typing import Any

import orjson
import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from screening.api.describe import MODELS
from tests.api.conftest import PERSON, UNKNOWN, WANTED
from tests.documents.mrz.printing import Holder, printed

OPERATIONS = {
    ("post", "/v1/screen"): {"200", "400", "413", "415", "422", "500", "503"},
    ("post", "/v1/screen/batch"): {"200", "400", "413", "415", "422", "500", "503"},
    ("post", "/v1/compare"): {"200", "400", "413", "415", "422", "500"},
    ("post", "/v1/mrz"): {"200", "400", "413", "415", "422", "500"},
    ("get", "/v1/lists"): {"200", "422", "500", "503"},
    ("post", "/v1/lists/{list}"): {"200", "400", "409", "413", "415", "422", "500", "503"},
    ("get", "/v1/records/{id}"): {"200", "404", "422", "500", "503"},
    ("put", "/v1/records/{id}"): {"200", "201", "400", "409", "413", "415", "422", "500", "503"},
    ("delete", "/v1/records/{id}"): {"200", "404", "409", "422", "500", "503"},
    ("get", "/v1/reviews"): {"200", "422", "500", "503"},
    ("get", "/healthz"): {"200", "500"},
    ("get", "/readyz"): {"200", "500", "503"},
    ("get", "/metrics"): {"200", "500"},
}

GUARDED = {"401", "403", "422", "429", "503"}
"""What the guard may answer before a route is reached."""


@pytest.fixture
def description(empty: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = empty.get("/openapi.json").json()
    return found


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_operation_declares_its_answers_and_problems(
    description: dict[str, Any], method: str, path: str
) -> None:
    operation = description["paths"][path][method]
    expected = OPERATIONS[method, path] | (GUARDED if "security" in operation else set())
    assert set(operation["responses"]) == expected | ({"404"} if "{" in path else set())
    assert operation["summary"]
    assert operation["description"]
    for status, response in operation["responses"].items():
        schemas = [content["schema"] for content in response["content"].values()]
        assert all(schemas), f"{status} has no schema"
        assert (status >= "400") == ("application/problem+json" in response["content"])


@pytest.mark.parametrize(("method", "path"), [key for key in OPERATIONS if key[0] in ("post", "put")])
def test_every_body_is_declared(description: dict[str, Any], method: str, path: str) -> None:
    content = description["paths"][path][method]["requestBody"]["content"]
    assert all(part["schema"] for part in content.values())


def test_every_reference_in_the_description_leads_somewhere(description: dict[str, Any]) -> None:
    for reference in _references(description):
        target: Any = description
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]
        assert target


def _references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [found for item in node for found in _references(item)]
    if not isinstance(node, dict):
        return []
    here = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return here + [found for item in node.values() for found in _references(item)]


@pytest.mark.parametrize(
    ("method", "path", "template", "body"),
    [
        ("post", "/v1/screen", "/v1/screen", WANTED),
        ("post", "/v1/screen", "/v1/screen", {}),
        ("post", "/v1/screen/batch", "/v1/screen/batch", [WANTED, {}, UNKNOWN]),
        ("post", "/v1/compare", "/v1/compare", {"a": "Ama Boateng", "b": "Kofi Mensah"}),
        ("post", "/v1/mrz", "/v1/mrz", {"lines": printed("TD1", Holder())}),
        ("post", "/v1/mrz", "/v1/mrz", ["P<UTO"]),
        ("post", "/v1/lists/national", "/v1/lists/{list}", PERSON),
        ("get", "/v1/lists", "/v1/lists", None),
        ("put", "/v1/records/national:17", "/v1/records/{id}", PERSON),
        ("get", "/v1/records/national:17", "/v1/records/{id}", None),
        ("delete", "/v1/records/national:17", "/v1/records/{id}", None),
        ("get", "/readyz", "/readyz", None),
        ("get", "/healthz", "/healthz", None),
    ],
)
def test_real_answers_fit_the_declared_schemas(
    client: TestClient, method: str, path: str, template: str, body: Any
) -> None:
    content = None if body is None else orjson.dumps(body)
    answer = client.request(method, path, content=content)
    described = client.get("/openapi.json").json()
    declared = described["paths"][template][method]["responses"][str(answer.status_code)]
    schema = declared["content"][answer.headers["content-type"]]["schema"]
    _declared(schema).validate_json(answer.content)


def _declared(schema: dict[str, Any]) -> TypeAdapter[Any]:
    """The models behind a declared schema: a reference, or an array of a choice of references."""
    if "items" in schema:
        return TypeAdapter(list[_choice(schema["items"])])  # type: ignore[misc]
    if "anyOf" in schema:
        return TypeAdapter(_choice(schema))
    return TypeAdapter(MODELS[_name(schema)])


def _choice(schema: dict[str, Any]) -> Any:
    first, *others = (MODELS[_name(choice)] for choice in schema["anyOf"])
    for other in others:
        first |= other
    return first


def _name(schema: dict[str, Any]) -> str:
    return str(schema["$ref"]).rpartition("/")[2]
