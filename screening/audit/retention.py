"""Whole segments removed when their time is over, each with an entry in the chain that explains the gap.

What was asked and answered `clear` is the movement of innocent people and is kept for a short time; hits, changes,
refusals and exports for the time in which they may be asked about (for the Schengen Information System three years).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import structlog

from screening.audit.chain import Chain
from screening.audit.segment import SUFFIX, head_of, left

log = structlog.get_logger("screening.audit")

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})/[\w-]+\.(clear|kept)\.ndjson")


@dataclass(frozen=True, slots=True)
class Retention:
    """For how many whole days after the day on which it began a segment is kept."""

    clear_days: int = 90
    kept_days: int = 1095

    def apply(self, chain: Chain, today: date | None = None) -> list[str]:
        """Removes every closed segment whose time is over: their names. Raises OSError.

        The entry comes first: when the process dies in between, the next one removes the file.
        """
        removed = []
        for path, name in self._over(chain.folder, today or datetime.now(UTC).date()):
            if head_of(path).exists():  # open, or left and not settled
                continue
            removed += [name] * _removed(chain, path, name)
        return removed

    def _over(self, folder: Path, today: date) -> Iterator[tuple[Path, str]]:
        for path in sorted(folder.glob(f"*/*{SUFFIX}")):
            name = path.relative_to(folder).as_posix()
            if (found := _NAME.fullmatch(name)) is None:
                continue
            days = self.clear_days if found[2] == "clear" else self.kept_days
            with suppress(ValueError):
                if date.fromisoformat(found[1]) + timedelta(days=days) < today:
                    yield path, name


def _removed(chain: Chain, path: Path, name: str) -> bool:
    """Removes one segment, unless another process is doing so."""
    with suppress(FileNotFoundError), left(path) as ours:
        if not ours or not path.exists():
            return False
        chain.add("removed", segment=name)
        path.unlink()
        with suppress(OSError):
            path.parent.rmdir()  # only when it is empty
        return True
    return False
