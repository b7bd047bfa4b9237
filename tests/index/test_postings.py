from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from screening.index.postings import Postings

pairs = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 1000)), max_size=200)


def column(rows: list[tuple[int, ...]], place: int, dtype: type) -> np.ndarray:
    return np.array([row[place] for row in rows], dtype)


@given(pairs, st.lists(st.integers(0, 60), max_size=20))
def test_postings_give_what_a_dictionary_would(rows: list[tuple[int, int]], wanted: list[int]):
    rows = sorted(rows, key=lambda row: row[0])
    postings = Postings.build(column(rows, 0, np.uint32), column(rows, 1, np.uint32))
    for key in wanted:
        assert postings.forms(key).tolist() == [form for k, form in rows if k == key]
    assert postings.counts(np.array(wanted, np.uint32)) == [sum(k == key for k, _ in rows) for key in wanted]
