from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.index import runs
from screening.index.runs import Collected, RunFile, read_part

rows = st.lists(st.lists(st.tuples(st.integers(0, 2**64 - 1), st.integers(0, 9)), max_size=30), max_size=6)


@given(rows, st.integers(1, 40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_put_aside_comes_back_part_by_part(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pieces: list[list[tuple[int, int]]], enough: int
):
    monkeypatch.setattr(runs, "ENOUGH", enough)
    file = RunFile.beside(tmp_path / "index.snap")
    collected = Collected(file)
    for piece in pieces:
        collected.add(
            np.array([key for key, _ in piece], np.uint64), np.array([r for _, r in piece], np.uint32)
        )
    collected.put_aside()
    found = []
    for part in range(256):
        keys, records = read_part(part, [(file, run) for run in collected.runs])
        assert all(key >> 56 == part for key in keys.tolist())
        found += list(zip(keys.tolist(), records.tolist(), strict=True))
    file.close()
    assert sorted(found) == sorted(row for piece in pieces for row in piece)


def test_a_file_for_runs_has_no_name(tmp_path: Path):
    file = RunFile.beside(tmp_path / "index.snap")
    place = file.append(b"first")
    assert file.append(np.array([7, 8], np.uint32)) == place + 5
    assert file.read(5, np.uint32, 2).tolist() == [7, 8]
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="ends too soon"):
        file.read(5, np.uint32, 3)
    file.close()
