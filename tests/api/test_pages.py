from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from screening.errors import ScreeningError
from tests.api.conftest import UNKNOWN


def kinds(kind: type[ScreeningError] = ScreeningError) -> Iterator[type[ScreeningError]]:
    yield kind
    for particular in kind.__subclasses__():
        yield from kinds(particular)


class Links(HTMLParser):
    """Everything that a page fetches or leads to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value or "" for name, value in attrs if name in ("href", "src")}


def test_every_operation_is_on_the_page(client: TestClient) -> None:
    page = client.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    described = client.get("/openapi.json").json()["paths"]
    for path, methods in described.items():
        assert all(f"<code>{method.upper()} {path}</code>" in page.text for method in methods)


@pytest.mark.parametrize("path", ["/docs", "/docs/errors"])
def test_a_page_fetches_nothing_from_elsewhere(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert not [link for link in Links(page.text).found if "//" in link]
    assert "<script" not in page.text


def test_the_type_of_a_problem_leads_to_its_explanation(client: TestClient) -> None:
    page, _, code = client.post("/v1/screen", json={**UNKNOWN, "sex": "Q"}).json()["type"].partition("#")
    assert f'id="{code}"' in client.get(page).text


def test_every_error_code_is_explained(client: TestClient) -> None:
    explained = re.findall(r'<h2 id="(\w+)">', client.get("/docs/errors").text)
    assert {kind.code for kind in kinds()} <= set(explained)
    assert len(explained) == len(set(explained))
