"""From evidence to a score, and from scores to a decision. Policy lives here and nowhere else.

The service never says "deny": it says `clear`, `refer` (a human must look) or `not_checked`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from screening.matchers import MATCHERS
from screening.matchers.evidence import Evidence
from screening.model import Checked, Decision, Hit, PolicyName


@dataclass(frozen=True, slots=True)
class Policy:
    """Thresholds and bounds under a name. `threshold` is the score from which a hit is listed and refers."""

    name: PolicyName = "balanced"
    threshold: float = 0.75
    limit: int = 20
    budget: int = 400  # name forms weighed a query
    weak_alias: float = 0.8  # what agreement on a weak alias is worth
    document_and_name: float = 0.5  # how far the weaker of two main facts lifts the stronger
    common_name: float = 0.3  # by how much a date that disagrees weighs more against a name that many bear


# All figures in which the policies differ; what is not named is as above. The table for officers and operators
# in docs/reference/settings.md follows them (tests/test_decide.py).
POLICIES: dict[str, Policy] = {
    policy.name: policy
    for policy in (
        Policy("strict", threshold=0.85),
        Policy("balanced"),
        Policy("wide", threshold=0.65, budget=1000),
    )
}
DEFAULT = POLICIES["balanced"]
_QUALIFIERS = {row.fact: row for row in MATCHERS if not row.main}
_MAIN = frozenset(row.fact for row in MATCHERS if row.main)


def adjusted(
    policy: Policy, threshold: float | None = None, limit: int | None = None, budget: int | None = None
) -> Policy:
    """The policy with what is given in the place of its own fields."""
    if threshold is None and limit is None and budget is None:
        return policy  # nearly every query: a new one takes a microsecond
    return replace(
        policy,
        threshold=policy.threshold if threshold is None else threshold,
        limit=policy.limit if limit is None else limit,
        budget=policy.budget if budget is None else budget,
    )


def policies(
    own: str, threshold: float | None = None, limit: int | None = None, budget: int | None = None
) -> dict[str, Policy]:
    """What each name stands for in a service whose own policy is `own`, with what its operator has set.

    A limit and a budget bound what the service does, so they hold under every policy. A threshold is what
    tells the policies apart, so it holds for `own` alone: who asks for `wide` must not be given less.
    """
    return {
        name: adjusted(policy, threshold if name == own else None, limit, budget)
        for name, policy in POLICIES.items()
    }


def score(evidence: Sequence[Evidence], policy: Policy = DEFAULT) -> float:
    """One score between 0 and 1 from all that was compared.

    A document hit stands whatever the name and the dates say: a document is lent, bought and altered.
    """
    if len(evidence) == 1 and evidence[0].fact == "document":
        return evidence[0].agreement  # nothing stands beside it
    mains = {item.fact: item.agreement for item in evidence if item.fact in _MAIN}
    common = max((item.common for item in evidence), default=0.0) * policy.common_name
    named = _qualified(mains.get("name", 0.0), evidence, common)
    document = mains.get("document", 0.0)
    low, high = sorted((named, document))
    return high + (1.0 - high) * low * policy.document_and_name


def _qualified(base: float, evidence: Iterable[Evidence], common: float = 0.0) -> float:
    for item in evidence:
        row = _QUALIFIERS.get(item.fact)
        if row is not None:
            harder = common if item.fact == "birth" else 0.0
            base = _moved(base, item.agreement, row.gain, row.loss + harder)
    return base


def _moved(base: float, agreement: float, gain: float, loss: float) -> float:
    lean = 2.0 * agreement - 1.0
    return base + (1.0 - base) * base * gain * lean if lean >= 0 else base * (1.0 + loss * lean)


def least_name_agreement(best: Iterable[Evidence], policy: Policy = DEFAULT) -> float:
    """The bare name agreement from which `best`, the most favourable evidence there could be, still refers.

    Above 1 when nothing can. Found by halving: the score grows with the agreement.
    """
    favourable = tuple(best)
    low, high = 0.0, 1.0
    if _qualified(high, favourable) < policy.threshold:
        return 2.0
    while high - low > 0.001:
        middle = (low + high) / 2
        low, high = (low, middle) if _qualified(middle, favourable) >= policy.threshold else (middle, high)
    return low


def decision(hits: Sequence[Hit], checked: Checked) -> Decision:
    """`refer` when anything was found, else `clear` only if everything could be looked at."""
    if hits:
        return "refer"
    if checked.not_checked or not checked.lists:
        return "not_checked"
    return "clear"
