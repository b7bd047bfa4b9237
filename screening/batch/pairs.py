"""Compares pairs of travellers, a pair a row: the same rows come out, with score, decision and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from screening import screen, wire
from screening.batch.lines import Seen
from screening.batch.read import COLUMNS, Note
from screening.batch.report import disarmed, row
from screening.batch.tables import table
from screening.decide import Policy
from screening.errors import InputError

PAIR_COLUMNS = tuple(
    f"{name}_{side}" for side in "ab" for name in COLUMNS if name not in ("id", "expiry_date")
)
ADDED = ("score", "decision", "why")

_TOO_MANY_CELLS = ("", "not_checked", "The row has more cells than there are columns.")


def compare(
    source: Path, out: BinaryIO, policy: Policy, seen: Seen | None = None, note: Note | None = None
) -> None:
    """Writes each row of `source` with the three `ADDED` columns, as it is read.

    A pair that cannot be read is `not_checked` and says why. Raises BadList for a file that is no table.
    """
    with source.open("rb") as file:
        found = table.read(file, PAIR_COLUMNS, seen or (lambda _: None))
        columns = [table.plain(column) for column in found.columns]
        passed_over = [name for name in columns if name.endswith(("_a", "_b")) and name not in PAIR_COLUMNS]
        if passed_over and note is not None:
            note(f"Columns not compared: {', '.join(passed_over)}.")
        out.write(row((*found.columns, *ADDED)))
        for _, cells in found.rows:
            width = len(columns)
            padded = [*cells[:width], *[""] * (width - len(cells))]
            out.write(row((*padded, *_compared(columns, cells, policy))))


def _compared(columns: Sequence[str], cells: Sequence[str], policy: Policy) -> tuple[str, str, str]:
    if any(map(str.strip, cells[len(columns) :])):
        return _TOO_MANY_CELLS
    pair = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()}
    try:
        a, b = wire.compare_pair(pair)
    except InputError as error:
        said = "; ".join(f"{problem.where} {problem.what}" for problem in error.problems)
        return "", "not_checked", disarmed(said or error.what)
    hit = screen.compare(a, screen.as_record(b), policy)
    decision = "refer" if hit.score >= policy.threshold else "clear"
    return f"{hit.score:.4f}", decision, disarmed(" ".join(reason.why for reason in hit.reasons))
