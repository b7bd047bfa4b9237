"""From evidence to a score, and from scores to a decision. Policy lives here and nowhere else.

The service never says "deny": it says `clear`, `refer` (a human must look) or `not_checked`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

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
_GAIN_AND_LOSS = {row.fact: (row.gain, row.loss) for row in MATCHERS}


class Agreements(NamedTuple):
    """How far each fact of a record agrees, 0 to 1; of a qualifier None where one side does not tell.

    `common` says of the name how many others bear it, as `Evidence` does.
    """

    name: float = 0.0
    document: float = 0.0
    birth: float | None = None
    sex: float | None = None
    nationality: float | None = None
    birth_place: float | None = None
    common: float = 0.0


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
    return judged(_agreements(evidence), policy)


def _agreements(evidence: Sequence[Evidence]) -> Agreements:
    found = {item.fact: item.agreement for item in evidence}
    return Agreements(**found, common=max((item.common for item in evidence), default=0.0))


def judged(found: Agreements, policy: Policy = DEFAULT) -> float:
    """The same from the bare agreements: most records that are weighed end here, before any evidence is written."""
    named = _qualified(found, found.common * policy.common_name)
    low, high = (named, found.document) if named < found.document else (found.document, named)
    return high + (1.0 - high) * low * policy.document_and_name


def _qualified(found: Agreements, harder: float = 0.0) -> float:
    """What the name is worth beside the other facts; a date that contradicts takes so much more of it."""
    base = found.name
    if found.birth is not None:
        gain, loss = _GAIN_AND_LOSS["birth"]
        base = _moved(base, found.birth, gain, loss + harder)
    if found.sex is not None:
        base = _moved(base, found.sex, *_GAIN_AND_LOSS["sex"])
    if found.nationality is not None:
        base = _moved(base, found.nationality, *_GAIN_AND_LOSS["nationality"])
    if found.birth_place is not None:
        base = _moved(base, found.birth_place, *_GAIN_AND_LOSS["birth_place"])
    return base


def _moved(base: float, agreement: float, gain: float, loss: float) -> float:
    lean = 2.0 * agreement - 1.0
    return base + (1.0 - base) * base * gain * lean if lean >= 0 else base * (1.0 + loss * lean)


def least_name_agreement(best: Iterable[Evidence], policy: Policy = DEFAULT) -> float:
    """The bare name agreement from which `best`, the most favourable evidence there could be, still refers.

    Above 1 when nothing can. Found by halving: the score grows with the agreement.
    """
    favourable = _agreements(tuple(best))
    low, high = 0.0, 1.0
    if _qualified(favourable._replace(name=high)) < policy.threshold:
        return 2.0
    while high - low > 0.001:
        middle = (low + high) / 2
        enough = _qualified(favourable._replace(name=middle)) >= policy.threshold
        low, high = (low, middle) if enough else (middle, high)
    return low


def decision(hits: Sequence[Hit], checked: Checked) -> Decision:
    """`refer` when anything was found, else `clear` only if everything could be looked at."""
    if hits:
        return "refer"
    if checked.not_checked or not checked.lists:
        return "not_checked"
    return "clear"
