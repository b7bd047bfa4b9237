"""The snapshot file: memory-mapped, aligned, checksummed arrays, shared by all workers through the page cache.

    header   64 bytes: magic, FORMAT_VERSION, KEY_VERSION, place, length and CRC-32 of the table, CRC-32 of the header
    sections 64-byte aligned little-endian arrays
    table    JSON: what the snapshot holds (`meta`) and name, dtype, offset, count, CRC-32 of each section

The file is written beside its final name and renamed when complete, so a reader never sees half of one.
The store is the truth: a snapshot that is damaged or of another version is rebuilt, never repaired.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np
import orjson
from numpy.typing import NDArray

from screening.errors import SnapshotDamaged, SnapshotOutdated
from screening.index import checksum
from screening.index.keys import KEY_VERSION

# Raise when the layout changes.
#   1: first layout.
#   2: no signatures of tokens; letters counted with particles.
#   3: documents first, persons behind them; hashes of numbers and identifiers in buckets; places of bodies in
#      32 bits; dates of birth of persons only.
#   4: ranges of blanks by group, with the greatest ends of stretches of 16.
#   5: a form for each date of birth of a reading, with its first tokens; no letter pairs.
#   6: how many of a form's tokens can contradict.
#   7: of each form the sex and the nationality of its bearers; its first tokens stand in its row alone.
FORMAT_VERSION = 8

MAGIC = b"SCREENIX"
SEAL = ".seal"  # the ending of a small file beside a snapshot that was fetched
ALIGNMENT = 64
_HEADER = struct.Struct("<8sIIQQI")
_CHUNK = 1 << 22

Array = NDArray[Any]


class SnapshotWriter:
    """Writes sections one after the other; `finish` makes the file complete and gives it its name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
        self._file: BinaryIO = self._partial.open("wb")
        self._file.write(b"\0" * ALIGNMENT)
        self._sections: list[dict[str, Any]] = []

    def add(self, name: str, array: Array) -> None:
        """Writes a whole array as a section."""
        with self.section(name, array.dtype) as write:
            write(np.ascontiguousarray(array).view(np.uint8).data if array.size else b"")

    @contextmanager
    def section(self, name: str, dtype: np.dtype[Any]) -> Iterator[Section]:
        """A section written in pieces: yields what to call with each."""
        self._file.write(b"\0" * (-self._file.tell() % ALIGNMENT))
        section = Section(self._file)
        yield section
        size = self._file.tell() - section.start
        entry = {
            "name": name,
            "dtype": dtype.str,
            "offset": section.start,
            "count": size // dtype.itemsize,
            "crc": section.crc,
        }
        self._sections.append(entry)

    def fileno(self) -> int:
        """The file under way, for other processes that write stretches of a section themselves."""
        return self._file.fileno()

    def finish(self, meta: Mapping[str, Any]) -> Path:
        """Writes the table and the header, makes all of it durable, and renames the file into place."""
        table = orjson.dumps({"meta": meta, "sections": self._sections})
        place = self._file.tell()
        self._file.write(table)
        head = _HEADER.pack(MAGIC, FORMAT_VERSION, KEY_VERSION, place, len(table), crc32(table))
        self._file.seek(0)
        self._file.write(head + struct.pack("<I", crc32(head)))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._partial.replace(self.path)
        _sync_directory(self.path.parent)
        return self.path

    def abandon(self) -> None:
        """Removes what was written; on a full disk closing fails too, and must not keep the file there."""
        with suppress(OSError):
            self._file.close()
        self._partial.unlink(missing_ok=True)


class Section:
    """A section under way. Call it with bytes to append them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.start = file.tell()
        self.crc = 0

    def __call__(self, piece: bytes | memoryview) -> None:
        """Appends bytes."""
        self.crc = crc32(piece, self.crc)
        self._file.write(piece)

    def take_over(self, size: int, crc: int) -> None:
        """Goes on behind `size` bytes of this CRC-32, which another process writes into their place."""
        self.crc = checksum.joined(self.crc, crc, size)
        self._file.seek(size, os.SEEK_CUR)


class SnapshotFile:
    """An open snapshot: `meta`, and every section as a read-only array over the mapped file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < ALIGNMENT:
                raise SnapshotDamaged("The snapshot is shorter than its header.")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        table = _table(self._map, size)
        self.meta: dict[str, Any] = table["meta"]
        self.sections: list[dict[str, Any]] = table["sections"]
        self._by_name = {section["name"]: section for section in self.sections}

    @property
    def token(self) -> str:
        """What the store must vouch for: that it was built from it, or of a fetched one that it was published so.

        Who copies a token from a published snapshot into another must not be believed: hence what lies beside it.
        """
        seal = self.path.with_suffix(SEAL)
        return seal.read_text(encoding="ascii") if seal.exists() else str(self.meta["token"])

    def array(self, name: str) -> Array:
        """A section as an array; no bytes are read before they are used."""
        section = self._by_name.get(name)
        if section is None:
            raise SnapshotDamaged(f"The snapshot has no section {name!r}.")
        return np.frombuffer(self._map, section["dtype"], section["count"], section["offset"])

    def verify(self) -> list[str]:
        """Names of the sections whose bytes do not have the checksum in the table."""
        return [section["name"] for section in self.sections if self._checksum(section) != section["crc"]]

    def _checksum(self, section: Mapping[str, Any]) -> int:
        start = section["offset"]
        end = start + section["count"] * np.dtype(section["dtype"]).itemsize
        crc = 0
        with memoryview(self._map) as view:
            for place in range(start, end, _CHUNK):
                crc = crc32(view[place : min(place + _CHUNK, end)], crc)
        return crc


def _table(data: mmap.mmap, size: int) -> dict[str, Any]:
    head = data[: _HEADER.size]
    magic, format_version, key_version, place, length, crc = _HEADER.unpack(head)
    if magic != MAGIC:
        raise SnapshotDamaged("The file does not begin like a snapshot.")
    if struct.unpack_from("<I", data, _HEADER.size)[0] != crc32(head):
        raise SnapshotDamaged("The header's checksum disagrees.")
    if (format_version, key_version) != (FORMAT_VERSION, KEY_VERSION):
        ours = f"format {FORMAT_VERSION}, keys {KEY_VERSION}"
        raise SnapshotOutdated(
            f"The snapshot has format {format_version}, keys {key_version}; this version reads {ours}."
        )
    if place + length > size or crc32(data[place : place + length]) != crc:
        raise SnapshotDamaged("The table's checksum disagrees.")
    table: dict[str, Any] = orjson.loads(data[place : place + length])
    return table


def _sync_directory(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
