"""Invented travellers and records for the scenarios, as JSON. Knows nothing of HTTP or locust."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from typing import Any

from screening import synthetic

SEED = int(os.environ.get("LOAD_SEED", "1"))
PERSONS = int(os.environ.get("LOAD_PERSONS", "2000"))
DOCUMENTS = int(os.environ.get("LOAD_DOCUMENTS", "20000"))
"""What the service was given: `screening generate` with the same seed and counts. Others only mean no hits."""

ON_A_LIST = 0.01
LIST = "loadtest"
"""The list that the updates belong to: withdraw it afterwards."""

POOL = 5_000


def travellers() -> Iterator[dict[str, Any]]:
    """Travellers at a border, one in a hundred on a list, over and over."""
    some = synthetic.travellers(SEED, POOL, PERSONS, DOCUMENTS, share=ON_A_LIST)
    return itertools.cycle([body for body, _ in some])


def documents() -> Iterator[dict[str, Any]]:
    """Reports of stolen documents, each with an identifier of its own."""
    for place in itertools.count():
        number = f"QQ{place:07d}"
        yield {
            "kind": "document",
            "id": f"{LIST}:{number}",
            "list": LIST,
            "number": number,
            "type": "P",
            "issuing_state": "UTO",
            "status": "stolen",
            "owner": "UTO",
        }
