"""How a document on file stands: its status with its dates in words, what it is then worth, and what to warn of.

A record says since when a document is reported, and whether it was found again or its number given out anew. It
holds for ever unless its owner withdraws it; a review date that has passed makes it doubtful, not void. The day is
given, not asked of a clock: dates are compared as far as both are known. Knows nothing of numbers or scores.
"""

from __future__ import annotations

from typing import NamedTuple

from screening.model import DocumentRecord, Record

STATUSES = {
    "stolen": "reported stolen", "lost": "reported lost", "revoked": "revoked",
    "invalid": "invalid", "stolen_blank": "a stolen blank",
}  # fmt: skip

# A document that was found is its holder's again unless the owner says that it stays invalid: the record should have
# been withdrawn, and refers only where the policy asks for what is merely possible. A number that was given out anew
# is looked at, because the one that was stolen is still about.
FOUND_AGAIN = 0.72
GIVEN_OUT_ANEW = 0.84
_FOUND = frozenset({"stolen", "lost"})


class Standing(NamedTuple):
    """A sentence or two for the reason, what the agreement of the number is multiplied by, and why it is below 1."""

    said: str
    worth: float = 1.0
    why: str = ""


def standing(record: DocumentRecord) -> Standing:
    """How the document of a record stands."""
    said = f"It is {STATUSES[record.status]}{_since(record)}."
    if recovered(record):
        why = f"was found again on {record.recovered_on}"
        return Standing(f"{said} It {why}, and its owner should have withdrawn the record.", FOUND_AGAIN, why)
    if record.reissued_on:
        why = f"has a number that was given out anew on {record.reissued_on}"
        more = "Only a document issued before that is the one on file: look at its date of issue."
        return Standing(
            f"{said} The number was given out anew on {record.reissued_on}. {more}", GIVEN_OUT_ANEW, why
        )
    if record.recovered_on:
        return Standing(f"{said} It was found again on {record.recovered_on}, and is on file all the same.")
    return Standing(said)


def recovered(record: DocumentRecord) -> bool:
    """Whether a stolen or lost document was found again and not reported since; what is invalid stays so."""
    found = record.recovered_on
    return bool(found) and record.status in _FOUND and not before(found, record.reported_on)


def warnings(record: Record, today: str) -> tuple[str, ...]:
    """What an officer should know of a record itself; `today` is `YYYY-MM-DD`, or "" where no day is known."""
    if record.review_on and today and before(record.review_on, today):
        return (
            f"The review date of this record, {record.review_on}, has passed: ask the owner whether it holds.",
        )
    return ()


def before(one: str, other: str) -> bool:
    """Whether a date, which may be a year or a month, is certainly over when another comes; no date never is."""
    known = min(len(one), len(other))
    return bool(known) and one[:known] < other[:known]


def _since(record: DocumentRecord) -> str:
    if record.occurred_on and record.reported_on:
        return f" (since {record.occurred_on}, entered {record.reported_on})"
    if record.occurred_on:
        return f" (since {record.occurred_on})"
    return f" (entered {record.reported_on})" if record.reported_on else ""
