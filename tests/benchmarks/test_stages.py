"""What is timed is the real query path, on a store that can be kept and used again."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.speed import building, data, inprocess, memory, mix, scanning, stages
from benchmarks.speed.data import Loaded, Size
from benchmarks.speed.rows import CLOCKS
from screening import wire
from screening.engine import Engine
from tests.benchmarks.conftest import SMALL


def test_the_stages_add_up_to_a_screening(engine: Engine) -> None:
    traveller = wire.traveller(next(mix.ordinary(SMALL)).body)
    ticks = iter(range(0, 1_000_000, 1_000))
    times = stages.Stages(engine, lambda: next(ticks)).screen(traveller)
    assert times == (1.0, 1.0, 1.0, 1.0)  # one look at the clock between each stage and the next


def test_a_record_that_is_asked_for_as_filed_would_be_referred(engine: Engine) -> None:
    hit = mix.documents(SMALL, 1)["document: hit"][0]
    miss = mix.documents(SMALL, 1)["document: miss"][0]
    assert stages.would_refer(engine, wire.traveller(hit.body), hit.record)
    assert not stages.would_refer(engine, wire.traveller(miss.body), hit.record)
    assert not stages.would_refer(engine, wire.traveller(hit.body), "no such record")


def test_keys_are_counted_without_the_bodies(engine: Engine) -> None:
    path = stages.snapshot_of(engine)
    assert path is not None
    assert 0 < stages.key_bytes(path) < sum(stages.section_bytes(path).values()) <= path.stat().st_size


def test_the_table_has_every_label_and_stage(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inprocess, "WARMING", 5)
    found = {row["measure"]: row["value"] for row in inprocess.measure(loaded, CLOCKS["wall"], 20)}
    assert found["ordinary: whole screen"] > 0
    assert {f"typos: {stage}" for stage in inprocess.STAGES} <= found.keys()
    assert found["document: hit: found"] == 1.0
    assert found["240 letters, as filed: found"] == 1.0
    assert found["240 letters, as filed: lost by the search"] == 0.0


def test_a_scan_and_a_screening_are_asked_the_same(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "MOST", 12)
    found = {row["measure"]: row["value"] for row in scanning.measure(loaded)}
    assert found["queries asked of both"] == 12
    assert found["names scanned"] == building.names(SMALL.persons)
    assert found["found by screening"] > 0.5
    assert found["found by the scan"] > 0.5


def test_a_store_that_is_kept_is_used_again(loaded: Loaded) -> None:
    folder = loaded.index.parent
    again = data.kept(folder, SMALL)
    assert (again.size, again.long_names, again.rows) == (SMALL, True, [])
    with pytest.raises(SystemExit, match="300 persons"):
        data.kept(folder, Size(1, 1))


def test_a_folder_without_a_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no store"):
        data.reuse(tmp_path)


def test_a_store_without_snapshot_is_built_only_where_it_is_kept(tmp_path: Path) -> None:
    made = data.prepare(tmp_path, Size(3, 0))
    for path in made.index.iterdir():
        path.unlink()
    with pytest.raises(SystemExit, match="no snapshot"):
        data.reuse(tmp_path)
    assert data.kept(tmp_path, Size(3, 0)).rows


def test_memory_is_summed_over_mappings_and_the_snapshot_told_apart(tmp_path: Path) -> None:
    smaps = tmp_path / "smaps"
    smaps.write_text(
        "7f0000000000-7f0000001000 r--s 00000000 fe:00 12 /data/index/index-1.snap\n"
        "Rss:                 100 kB\nPss:                  50 kB\n"
        "7f0000002000-7f0000003000 rw-p 00000000 00:00 0 \n"
        "Rss:                   7 kB\nPss:                   7 kB\nPrivate_Dirty:         7 kB\n"
        "VmFlags: rd wr\n"
    )
    found = memory.kilobytes(smaps)
    assert found == {"Rss": 107, "Pss": 57, "Private_Dirty": 7, "snapshot": 100, "others": 7}
    assert memory._together([found, found]) == 100 + 7 + 7


def test_ordinary_travellers_do_not_end(engine: Engine) -> None:
    assert len({asked.body for asked in islice(mix.ordinary(SMALL), 300)}) == 300
