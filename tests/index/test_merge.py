from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.index import merge
from screening.index.births import VARIOUS, Born, together

spans = st.one_of(
    st.builds(Born, st.just(1980), st.integers(1980, 1983), st.sampled_from([0, 70, VARIOUS])),
    st.sampled_from([Born(), Born(day=VARIOUS), Born(1975, 1975, 70)]),
)


@given(st.lists(st.lists(spans, min_size=1, max_size=4), max_size=12))
def test_all_bearers_of_a_form_share_the_span_that_one_by_one_would_give(forms: list[list[Born]]):
    born = np.array([span for bearers in forms for span in bearers], np.uint16).reshape(-1, 3)
    offset = np.cumsum([0, *map(len, forms)], dtype=np.uint64)
    assert merge._spans(born, offset).T.tolist() == [list(together(bearers)) for bearers in forms]


rows = st.lists(st.lists(st.integers(0, 4), max_size=3).map(tuple), max_size=40)


@given(rows)
def test_forms_are_numbered_by_first_appearance(forms: list[tuple[int, ...]]):
    tokens = np.array([token for form in forms for token in form], np.uint32)
    found = merge._Forms.of(tokens, np.array([len(form) for form in forms], np.uint32))
    numbers = {form: number for number, form in enumerate(dict.fromkeys(forms))}
    assert found.number.tolist() == [numbers[form] for form in forms]
    assert [forms[i] for i in found.first.tolist()] == list(numbers)
    assert found.is_first.tolist() == [form not in forms[:i] for i, form in enumerate(forms)]


def test_two_forms_that_share_a_hash_are_told_apart_by_their_tokens(monkeypatch: pytest.MonkeyPatch):
    asked: list[int] = []

    def weak_at_first(values: np.ndarray) -> np.ndarray:
        asked.append(len(values))
        return values * np.uint64(len(asked) > 2)

    monkeypatch.setattr(merge, "mix", weak_at_first)
    found = merge._Forms.of(np.array([1, 2, 1], np.uint32), np.array([1, 1, 1], np.uint32))
    assert found.number.tolist() == [0, 1, 0]
    assert len(asked) == 4
