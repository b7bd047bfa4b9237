"""How long a Redis server may take, and who else must have a write before it counts. Needs no Redis client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from screening.settings import Settings

SLOW_SECONDS = 0.25  # a call that failed after so long
REST_SECONDS = 0.5  # ... lets others fail at once for so long


@dataclass(frozen=True, slots=True)
class RedisOptions:
    """How long a connection and a command may take, in seconds, and how many replicas must have a write."""

    connect_seconds: float = 1.0
    command_seconds: float = 5.0
    wait_replicas: int = 0

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """As the settings say."""
        return cls(
            settings.redis_connect_seconds, settings.redis_command_seconds, settings.redis_wait_replicas
        )
