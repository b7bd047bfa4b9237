from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from screening.index import ranking
from screening.index.births import NO_FLOORS, NOT_KNOWN
from screening.text.names import prepare

NAMES = (
    "Bekzat Dzhumagulov",
    "Bekzat Zhumagulov",
    "Anna Maria Moelders",
    "Abd al-Rahman Khan",
    "Kim Jong Un",
    "Li",
)
SIGNATURES = st.one_of(
    st.integers(0, 2**128 - 1), st.sampled_from([ranking.keys.signature(prepare(name)[0]) for name in NAMES])
)
FLOORS = st.sampled_from([0.0, 0.62, 0.65, 0.67, 0.7, 0.79, 0.9, 1.0, 1.5, 2.0])


@given(st.sampled_from(NAMES), SIGNATURES, FLOORS)
def test_one_form_of_the_delta_passes_when_it_would_pass_among_many_of_the_snapshot(
    asked: str, filed: int, floor: float
):
    weigher = ranking.Weigher(prepare(asked), NOT_KNOWN, NO_FLOORS)
    row = np.array([divmod(filed, 1 << 64)], np.uint64)
    shares = ranking._shares(row, weigher.signatures)
    assert weigher.shares_enough(filed, floor) == bool(ranking.enough(*shares, np.array([floor]))[0])
