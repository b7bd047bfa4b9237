"""The service without what makes it one that can be trusted: no keys, no limits, no audit, no metrics, no gate.

The floor against which the cost of all that is measured. Nobody else may run it.
Run as a process: python -m benchmarks.speed.bare STORE INDEX PORT
"""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from screening import metrics
from screening.api.app import create_app
from screening.serve.collector import settle
from screening.settings import Settings

MUTED = ("observe_screens", "observe_stages", "observe_request", "count_hit")
"""Of the metrics, those that a query moves."""


def app(store: str, index: Path) -> FastAPI:
    """The real routes over the real engine, and nothing around them, in a process settled as a worker is."""
    service = create_app(Settings.load(store=store, index_dir=index, access="open", audit="off"))
    service.user_middleware.clear()
    for name in MUTED:
        setattr(metrics, name, _nothing)
    settle()
    return service


def _nothing(*_: object) -> None:
    return None


if __name__ == "__main__":
    uvicorn.run(
        app(sys.argv[1], Path(sys.argv[2])), port=int(sys.argv[3]), log_level="error", access_log=False
    )
