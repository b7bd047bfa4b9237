"""How an engine is to answer: by which policies, and how far its view may fall behind the store before it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from screening import decide, freshness
from screening.decide import Policy

if TYPE_CHECKING:
    from screening.settings import Settings


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """The policies, and how far the view may fall behind the store before an answer says so."""

    policy: Policy = decide.DEFAULT
    delta_limit: int = 5_000  # more changes than this at once are left to a new snapshot
    max_lag_seconds: float = 60.0
    store_grace_seconds: float = 5.0
    policies: Mapping[str, Policy] = field(default_factory=decide.POLICIES.copy)
    max_ages: Mapping[str, float] = field(default_factory=dict)  # seconds by list, as `freshness.parse` gives
    secret: Path | None = None  # the file of the key by which travellers are recognised who were cleared

    @classmethod
    def of(cls, settings: Settings) -> EngineOptions:
        """The options that the settings in force ask for."""
        own, lag, grace = settings.policy, settings.max_lag_seconds, settings.store_grace_seconds
        policies = decide.policies(own, settings.threshold, settings.limit, settings.budget)
        ages = freshness.parse(settings.list_max_age or "")
        return cls(policies[own], settings.delta_limit, lag, grace, policies, ages, settings.audit_key_file)

    def chosen(self, name: str | None, threshold: float | None = None, limit: int | None = None) -> Policy:
        """The policy of that name, or the service's own, with what is asked for in place of its fields."""
        policy = self.policy if name is None else self.policies[name]
        return decide.adjusted(policy, threshold, limit)
