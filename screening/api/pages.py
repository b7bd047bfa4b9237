"""`/docs` and `/docs/errors` as plain HTML from our own pen.

A border post's network often ends at its own walls, so nothing is fetched from elsewhere: the usual pages
for an OpenAPI description load their programs from the Internet and would stay empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from screening.api.problems import summary
from screening.errors import ScreeningError

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }}
pre {{ overflow: auto; background: #8882; padding: .5rem; font-size: 13px; }}
code {{ font-weight: 600; }} summary {{ cursor: pointer; padding: .3rem 0; }}
:root {{ color-scheme: light dark; }}
</style></head><body><h1>{title}</h1>{body}</body></html>"""


async def docs(request: Request) -> HTMLResponse:
    """Every operation and every shape of the OpenAPI description, to be read."""
    description = request.app.openapi()
    shapes = description["components"]["schemas"]
    parts = [
        f"<p>{escape(description['info']['summary'])} Version {escape(description['info']['version'])}. "
        'For programs: <a href="openapi.json">openapi.json</a>. '
        '<a href="docs/errors">Every error code</a>.</p>',
        *_operations(description["paths"]),
        "<h2>Shapes</h2>",
        *(_folded(f"<code>{name}</code>", shape) for name, shape in sorted(shapes.items())),
    ]
    return _page("Screening: the HTTP interface", parts)


async def errors(request: Request) -> HTMLResponse:
    """Every error code with its status and remedy: where the `type` of a problem document leads."""
    rows = sorted(set(_codes()))
    parts = [
        f'<h2 id="{code}">{code}</h2><p>Status {status}. {escape(what)}</p><p>Remedy: {escape(remedy)}</p>'
        for code, status, what, remedy in rows
    ]
    return _page("Screening: error codes", parts)


def _page(title: str, parts: list[str]) -> HTMLResponse:
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    return HTMLResponse(_PAGE.format(title=title, body="\n".join(parts)), headers=headers)


def _operations(paths: dict[str, Any]) -> Iterator[str]:
    for path, methods in paths.items():
        for method, operation in methods.items():
            title = f"<code>{method.upper()} {escape(path)}</code> {escape(operation['description'])}"
            told = ("parameters", "requestBody", "responses")
            yield _folded(title, {key: operation[key] for key in told if key in operation})


def _folded(title: str, content: Any) -> str:
    text = escape(json.dumps(content, indent=2, ensure_ascii=False))
    return f"<details><summary>{title}</summary><pre>{text}</pre></details>"


def _codes(kind: type[ScreeningError] = ScreeningError) -> Iterator[tuple[str, int, str, str]]:
    """Code, status, meaning and remedy of an error and of all more particular that has a code of its own."""
    if "code" in vars(kind):
        yield kind.code, kind.status, summary(kind), kind.remedy
    for particular in kind.__subclasses__():
        yield from _codes(particular)
