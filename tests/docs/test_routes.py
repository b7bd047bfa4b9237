"""The reference of the HTTP interface names the routes that the service has, and no others."""

from __future__ import annotations

import re

from fastapi.routing import APIRoute

from screening.api.app import ROUTERS
from tests.docs import pages

CONVERTER = re.compile(r":\w+}")  # `{id:path}`
PAGE = pages.read("docs/reference/http.md")


def routes() -> set[str]:
    found = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return {f"{method} {CONVERTER.sub('}', route.path)}" for route in found for method in route.methods or ()}


def test_every_route_has_a_row_and_no_other() -> None:
    assert set(re.findall(r"^\| `([A-Z]+ /[^`]*)` \|", PAGE, re.MULTILINE)) == routes()


def test_the_pages_that_describe_the_interface_itself_are_named() -> None:
    assert "`/docs`" in PAGE
    assert "`/openapi.json`" in PAGE
