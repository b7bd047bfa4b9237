from __future__ import annotations

from pathlib import Path

from benchmarks.speed import reading
from benchmarks.speed.data import Loaded, Size


def test_every_form_is_read_whole_and_has_a_rate(tmp_path: Path) -> None:
    rows = reading.measure(Loaded("", tmp_path, Size(50, 50), False), tmp_path, count=60)
    assert [row["measure"] for row in rows] == [
        "read PAXLST", "read PNL", "read CSV", "read XLSX", "read NDJSON",
    ]  # fmt: skip
    assert all(row["value"] > 0 for row in rows)
