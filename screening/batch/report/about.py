"""What whoever asks for a report may say about it, and how results are handed to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from screening.batch.carriers.cusres import Codes
from screening.batch.passengers import Result

Write = Callable[[Result], None]


@dataclass(frozen=True, slots=True)
class About:
    """The name of the list's file, as a workbook shows it; when the report is made; the codes for a carrier."""

    source: str = ""
    made_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    codes: Codes = field(default_factory=Codes)
