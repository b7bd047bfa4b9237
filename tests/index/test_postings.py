from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from screening.index.postings import DocumentPostings, Postings, Ranges

pairs = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 1000)), max_size=200)
intervals = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 100), st.integers(0, 40)), max_size=60)


def column(rows: list[tuple[int, ...]], place: int, dtype: type) -> np.ndarray:
    return np.array([row[place] for row in rows], dtype)


@given(pairs, st.lists(st.integers(0, 60), max_size=20))
def test_postings_give_what_a_dictionary_would(rows: list[tuple[int, int]], wanted: list[int]):
    postings = Postings.build(column(rows, 0, np.uint32), column(rows, 1, np.uint32))
    asked = sorted(set(wanted))
    found = postings.find(np.array(asked, np.uint32), most=10_000)
    assert sorted(found.forms.tolist()) == sorted(form for key, form in rows if key in asked)
    assert not found.cut


def test_a_bound_takes_the_rarest_keys_first_and_says_so():
    keys = np.array([1] * 100 + [2] * 3, np.uint32)
    postings = Postings.build(keys, np.arange(103, dtype=np.uint32))
    found = postings.find(np.array([1, 2], np.uint32), most=50)
    assert found.forms.tolist() == [100, 101, 102, *range(47)]
    assert found.cut


@given(st.lists(st.tuples(st.integers(0, 2**64 - 1), st.integers(0, 100)), max_size=100))
def test_documents_are_found_by_key_alone_and_among_many(rows: list[tuple[int, int]]):
    postings = DocumentPostings.build(column(rows, 0, np.uint64), column(rows, 1, np.uint32))
    for key, _ in rows:
        assert sorted(postings.find(key)) == sorted(record for other, record in rows if other == key)
    everything = np.array(sorted({key for key, _ in rows}), np.uint64)
    assert sorted(postings.find_any(everything)) == sorted(record for _, record in rows)
    absent = np.array([key for key in range(1000) if key not in {k for k, _ in rows}], np.uint64)
    assert postings.find_any(absent) == []


@given(intervals, st.integers(0, 3), st.integers(0, 150))
def test_ranges_give_every_interval_that_holds_the_number(
    rows: list[tuple[int, int, int]], group: int, value: int
):
    first = column(rows, 1, np.uint64)
    ranges = Ranges.build(
        column(rows, 0, np.uint64),
        first,
        first + column(rows, 2, np.uint64),
        np.arange(len(rows), dtype=np.uint32),
    )
    wanted = [i for i, (g, low, width) in enumerate(rows) if g == group and low <= value <= low + width]
    assert sorted(ranges.find(group, value, most=1000)) == wanted
