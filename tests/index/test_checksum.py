from __future__ import annotations

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from screening.index.checksum import joined


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_the_checksum_of_two_stretches_follows_from_that_of_each(first: bytes, second: bytes):
    assert joined(crc32(first), crc32(second), len(second)) == crc32(first + second)


def test_a_long_stretch_counts_with_its_length():
    length = 3_000_001
    assert joined(crc32(b"first"), crc32(bytes(length)), length) == crc32(b"first" + bytes(length))
