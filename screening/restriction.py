"""What is told of a restricted record: that it is there, and whom to ask. Not what stands in it.

Whose entry is disputed may ask that it be restricted until that is decided (Directive (EU) 2016/680, Article 16(3);
Regulation (EU) 2016/679, Article 18). It must neither vanish, or a wanted person would pass, nor be used as if nothing
were in doubt. So it still refers, and only its owner sees what it says. Its safety markers (`armed`) stay: they
protect others, for whose sake restricted data may be used (Article 18(2)). Knows nothing of who asks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from screening.model import Hit, Record

WHY = "The record is restricted: what it says is not shown."
WARNING = "This record is restricted: its owner decides what may be done on it."


def stub(record: Record) -> dict[str, Any]:
    """What anybody but its owner sees of the record, in the JSON form of records."""
    told = {"kind": record.kind, "id": record.id, "list": record.list, "owner": record.owner}
    return {key: value for key, value in (told | {"restricted": record.restricted}).items() if value}


def withheld(hit: Hit, record: Record) -> Hit:
    """The hit without what stands in the record: which facts agree is told, not how they read."""
    whom = record.owner or f"the owner of list {record.list}"
    return replace(
        hit,
        reasons=tuple(replace(reason, record="", why=WHY) for reason in hit.reasons),
        action=f"Restricted: ask {whom} before anything is done.",
        warnings=(*hit.warnings, WARNING),
        record=stub(record),
    )
