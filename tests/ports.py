"""Ports for the servers of tests, each given once: to no other test at the same time, and to no connection.

A port of 0 finds a free one and takes it in one step; this is for servers that must be told theirs before they are
started, or are started again on the same one. What the system gives to connections lies elsewhere (from 32,768 on, as
a rule), so none of the thousands that tests make is in the way between the finding and the binding.
"""

from __future__ import annotations

import fcntl
import os
import random
import socket
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from typing import BinaryIO

FIRST = 20_000  # below that, Ray gives its workers ports of its own
_GIVEN: set[int] = set()
_EPHEMERAL = Path("/proc/sys/net/ipv4/ip_local_port_range")


def free_port() -> int:
    """One that nobody listens on, and that is given to nobody else for as long as this process lives."""
    for port in _some():
        if port not in _GIVEN and _reserved(port) and _free(port):
            _GIVEN.add(port)
            return port
    raise AssertionError("this machine has no free port")


def _some() -> list[int]:
    """A thousand in an order of chance, below those of connections where there is room."""
    try:
        end = int(_EPHEMERAL.read_text().split()[0])
    except OSError:
        end = 32_768
    chance = random.SystemRandom()
    ports = range(FIRST, end) if end > FIRST + 5_000 else range(FIRST, 60_000)
    return chance.sample(ports, 1000)


def _reserved(port: int) -> bool:
    """Whether it is ours now: a lock on one byte of a file that all tests of this machine and user share."""
    try:
        fcntl.lockf(_reservations(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
    except OSError:
        return False
    return True


@cache
def _reservations() -> BinaryIO:
    """Open for as long as the process lives: closing it would give every port back."""
    return (Path(gettempdir()) / f"screening-tests-ports-{os.geteuid()}").open("ab")


def _free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("", port))
        except OSError:
            return False
    return True
