from __future__ import annotations

import gzip

import pytest

from screening.errors import BadList
from screening.sources import stream
from screening.wire.limits import BODY_BYTES


def test_plain_and_gzip_files_give_the_same_lines(tmp_path):
    plain, packed = tmp_path / "a.txt", tmp_path / "a.gz"
    plain.write_bytes(b"one\ntwo\n")
    packed.write_bytes(gzip.compress(b"one\ntwo\n"))
    assert list(stream.lines(plain)) == list(stream.lines(packed)) == [(1, b"one\n"), (2, b"two\n")]


@pytest.mark.parametrize("damage", [slice(0, -5), slice(0, 12)])
def test_a_gzip_file_cut_short_is_refused(tmp_path, damage):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(bytes(range(256)) * 100)[damage])
    with pytest.raises(BadList):
        list(stream.lines(path))


def test_a_gzip_file_with_a_changed_byte_is_refused(tmp_path):
    path = tmp_path / "a.gz"
    content = bytearray(gzip.compress(b"some line\n" * 100))
    content[-6] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(BadList):
        list(stream.lines(path))


def test_a_line_too_long_is_skipped_and_the_next_ones_are_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\n" + b"x" * (3 * BODY_BYTES) + b"\nthree\n")
    assert list(stream.lines(path)) == [(1, b"one\n"), (2, None), (3, b"three\n")]


def test_a_line_of_just_the_longest_length_is_kept(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * BODY_BYTES + b"\ny")
    assert [(number, len(line or b"")) for number, line in stream.lines(path)] == [
        (1, BODY_BYTES + 1),
        (2, 1),
    ]


def test_a_compression_bomb_ends_the_load(tmp_path):
    path = tmp_path / "a.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(70):
            file.write(bytes(BODY_BYTES))
    with pytest.raises(BadList):
        list(stream.lines(path))


def test_the_bytes_read_from_the_disk_are_told(tmp_path):
    path, seen = tmp_path / "a.gz", []
    path.write_bytes(gzip.compress(bytes(range(256)) * 1_000))
    list(stream.chunks(path, seen.append))
    assert sum(seen) == path.stat().st_size


def test_a_path_that_is_not_there_is_refused_with_a_remedy(tmp_path):
    with pytest.raises(BadList) as raised:
        stream.head(tmp_path / "absent")
    assert "path" in raised.value.remedy
