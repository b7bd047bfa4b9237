from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.errors import SnapshotDamaged
from screening.index.bodies import Bodies, Places

GIB = 1 << 30


def placed(stretches: list[list[int]]) -> tuple[list[int], list[int]]:
    """`start` and `turn` of bodies of these lengths."""
    places = Places()
    pieces = list(places.starts(np.array(lengths, np.uint32) for lengths in stretches))
    return np.concatenate(pieces).tolist(), places.turns


@given(st.lists(st.lists(st.integers(1, 3 * GIB), max_size=4), max_size=5))
def test_places_beyond_32_bits_come_back_whole_however_the_records_were_read(stretches: list[list[int]]):
    start, turns = placed(stretches)
    ends = np.cumsum([length for lengths in stretches for length in lengths], dtype=np.uint64).tolist()
    wholes = [low + (sum(turn <= i for turn in turns) << 32) for i, low in enumerate(start)]
    assert wholes == [0, *ends]


def test_a_body_that_lies_across_4_gib_is_read_whole():
    start, turns = placed([[4 * GIB - 3], [7, 5]])
    body = np.broadcast_to(np.uint8(65), 4 * GIB + 9)
    bodies = Bodies(body, np.array(start, np.uint32), np.array(turns, np.uint32))
    assert len(bodies) == 3
    assert (bodies[1], bodies[2]) == (b"A" * 7, b"A" * 5)


@pytest.mark.parametrize("start", [[5, 4, 9], [0, 0, 9], [0, 200, 9]])
def test_a_place_outside_is_damage(start: list[int]):
    bodies = Bodies(np.zeros(100, np.uint8), np.array(start, np.uint32), np.empty(0, np.uint32))
    with pytest.raises(SnapshotDamaged):
        bodies[0]
