"""The Ray cluster that a list is screened by: found, joined, left. The only place that imports Ray, which is an extra.

Ray is asked to say nothing: what must be told is told in our words. What Ray would tell its makers of how it is used
stays off, unless somebody has turned it on.
"""

from __future__ import annotations

import importlib
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from screening.errors import ClusterUnavailable, InputError

AUTO = "auto"
CONNECT_SECONDS = 5.0

_ADDRESS = "The address of a Ray cluster is `auto`, or HOST:PORT as `ray start` printed it."


@contextmanager
def joined(address: str) -> Iterator[Any]:
    """Ray, as a driver of the cluster at that address; `auto` is the one that this machine belongs to.

    Raises InputError where Ray is not installed or the address is none, ClusterUnavailable where no cluster answers.
    """
    host, port = _parts(address)
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if host:
        _knock(host, port)
    ray = _ray()
    try:
        ray.init(address=address, log_to_driver=False, configure_logging=False, logging_level=logging.ERROR)
    except (ConnectionError, RuntimeError, OSError, ray.exceptions.RayError) as error:
        raise ClusterUnavailable(_said(error, address)) from None
    try:
        yield ray
    finally:
        ray.shutdown()


def _ray() -> Any:
    try:
        return importlib.import_module("ray")
    except ImportError:
        raise InputError(
            "The engine `ray` needs Ray, which is not installed.",
            remedy="Install it: `pip install 'screening[ray]'`.",
        ) from None


def _parts(address: str) -> tuple[str, int]:
    """Host and port; an empty host for `auto`."""
    if address == AUTO:
        return "", 0
    host, _, port = address.rpartition(":")
    if not host or "/" in host or not port.isdecimal() or not 0 < int(port) < 1 << 16:
        raise InputError("--ray-address is no address of a cluster.", remedy=_ADDRESS)
    return host, int(port)


def _knock(host: str, port: int) -> None:
    """Ray itself tries for minutes."""
    try:
        socket.create_connection((host.strip("[]"), port), CONNECT_SECONDS).close()
    except OSError as error:
        why = error.strerror or "no answer"
        raise ClusterUnavailable(f"No Ray cluster answers at {host}:{port}: {why}.") from None


def _said(error: Exception, address: str) -> str:
    if address == AUTO and isinstance(error, ConnectionError):
        return "No Ray cluster runs on this machine."
    first, *_ = (str(error).strip() or type(error).__name__).partition(". ")
    return f"The Ray cluster cannot be joined: {' '.join(first.split()).rstrip('.')}."
