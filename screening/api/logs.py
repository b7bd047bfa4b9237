"""Logs: one JSON object a line on standard error, without personal data.

Record ids and list names may be logged; names, numbers, bodies and query strings never are. That is why an
error's own message is left out wherever it was not written by us: `ValueError` likes to quote its input.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import Any

import orjson
import structlog


def configure(level: str) -> None:
    """Send our own events and the warnings of libraries to standard error as JSON lines."""
    number = _number(level)
    _ours(number, cached=True)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Plain())
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)


def unless_configured(level: str) -> None:
    """The same for our own events only, where nobody has said how this process logs.

    Without it an application that somebody else's server runs would print every request, in structlog's
    own way, to standard output.
    """
    if not structlog.is_configured():
        _ours(_number(level), cached=False)


def _ours(number: int, *, cached: bool) -> None:
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=orjson.dumps),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
        cache_logger_on_first_use=cached,
    )


def _number(level: str) -> int:
    return logging.getLevelNamesMapping()[level.upper()]


def trace(error: BaseException) -> list[str]:
    """Where an error came from: places in the source, nothing of what was worked on."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


class Plain(logging.Formatter):
    """What libraries log, in the same form; of an exception only its kind and place."""

    def format(self, record: logging.LogRecord) -> str:
        """One JSON line."""
        told: dict[str, Any] = {"event": record.getMessage().strip(), "logger": record.name}
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            told |= {"error": type(error).__name__, "trace": trace(error)}
        return orjson.dumps(told | {"level": record.levelname.lower()}).decode()
