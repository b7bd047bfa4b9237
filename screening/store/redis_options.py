"""How long a Redis server may take, and who else must have a write before it counts. Needs no Redis client."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RedisOptions:
    """How long a connection and a command may take, in seconds, and how many replicas must have a write."""

    connect_seconds: float = 1.0
    command_seconds: float = 5.0
    wait_replicas: int = 0
