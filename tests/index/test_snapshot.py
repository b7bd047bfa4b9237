from __future__ import annotations

import struct
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from screening.errors import SnapshotDamaged, SnapshotOutdated
from screening.index import snapshot
from screening.index.snapshot import SnapshotFile, SnapshotWriter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    writer = SnapshotWriter(tmp_path / "index.snap")
    writer.add("numbers", np.arange(1000, dtype=np.uint32))
    writer.add("empty", np.empty(0, np.uint64))
    with writer.section("bytes", np.dtype(np.uint8)) as write:
        write(b"first ")
        write(b"second")
    return writer.finish({"sequence": 7})


def test_sections_come_back_as_they_were_written(path: Path):
    file = SnapshotFile(path)
    assert file.meta["sequence"] == 7
    assert file.array("numbers").tolist() == list(range(1000))
    assert file.array("bytes").tobytes() == b"first second"
    assert len(file.array("empty")) == 0
    assert file.verify() == []


def test_sections_are_aligned(path: Path):
    assert all(section["offset"] % snapshot.ALIGNMENT == 0 for section in SnapshotFile(path).sections)


def test_nothing_is_there_before_the_file_is_finished(tmp_path: Path):
    writer = SnapshotWriter(tmp_path / "index.snap")
    writer.add("numbers", np.arange(10, dtype=np.uint32))
    assert not (tmp_path / "index.snap").exists()
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


def test_every_flipped_byte_of_content_is_noticed(path: Path):
    whole = path.read_bytes()
    used = bytearray(len(whole))
    for section in SnapshotFile(path).sections:
        size = section["count"] * np.dtype(section["dtype"]).itemsize
        used[section["offset"] : section["offset"] + size] = b"\1" * size
    head, table = whole[:40], struct.unpack_from("<Q", whole, 16)[0]
    places = [*range(len(head)), *range(table, len(whole), 7), *(i for i in range(0, table, 37) if used[i])]
    for place in places:
        broken = bytearray(whole)
        broken[place] ^= 0x10
        path.write_bytes(broken)
        try:
            noticed = bool(SnapshotFile(path).verify())
        except (SnapshotDamaged, SnapshotOutdated):
            noticed = True
        assert noticed, f"byte {place}"


@pytest.mark.parametrize("size", [0, 10, 64, 200])
def test_a_truncated_file_is_damaged(path: Path, size: int):
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(SnapshotDamaged):
        SnapshotFile(path)


@pytest.mark.parametrize("place", [8, 12])
def test_another_format_or_key_version_is_outdated_not_damaged(path: Path, place: int):
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, place, 999)
    struct.pack_into("<I", data, 36, crc32(data[:36]))
    path.write_bytes(data)
    with pytest.raises(SnapshotOutdated, match="reads format"):
        SnapshotFile(path)
