"""Real names, where ../shared/data lies beside the repository; tests that want them make their own beside them."""

from __future__ import annotations

import gzip
from itertools import islice
from pathlib import Path

NAMES = Path(__file__).resolve().parents[3] / "shared" / "data" / "names"


def cells(pattern: str, lines: int, step: int) -> list[str]:
    """The cells of every so many of the first lines of the tables that fit the pattern; none where there are none."""
    found = []
    for path in sorted(NAMES.glob(pattern)) if NAMES.is_dir() else ():
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            found += [
                cell for row in islice(rows, 0, lines, step) for cell in row.rstrip("\n").split("\t") if cell
            ]
    return found
