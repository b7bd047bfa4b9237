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
