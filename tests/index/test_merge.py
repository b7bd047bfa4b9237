from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.index import merge
from screening.index.births import RANGE, VARIOUS, Born, day_number

spans = st.one_of(
    st.builds(Born, st.just(1980), st.integers(1980, 1983), st.sampled_from([0, 70, RANGE, VARIOUS])),
    st.sampled_from([Born(), Born(day=VARIOUS), Born(1975, 1975, 70)]),
)


@given(st.lists(st.tuples(st.integers(0, 5), spans), max_size=40), st.data())
def test_a_form_is_a_reading_with_a_date_of_birth(bearers: list[tuple[int, Born]], data: st.DataObject):
    token = np.array(data.draw(st.lists(st.integers(0, 3), min_size=8, max_size=8)), np.uint32)
    length = np.array(data.draw(st.lists(st.integers(1, 3), min_size=6, max_size=6)), np.uint32)
    reading = np.array([each for each, _ in bearers], np.uint32)
    born = np.array([span for _, span in bearers], np.uint16).reshape(-1, 3)
    forms = merge._Forms.of(reading, born, token, np.arange(6, dtype=np.uint64), length)
    told = [
        (each, Born(*span)) for each, span in zip(forms.reading.tolist(), forms.born.tolist(), strict=True)
    ]
    assert sorted(told) == sorted(set(bearers))
    for number, form in enumerate(told):
        some = forms.order[int(forms.bearers[number]) : int(forms.bearers[number + 1])].tolist()
        assert some == [place for place, bearer in enumerate(bearers) if bearer == form]
    days = day_number(forms.born[:, 0], forms.born[:, 2]).tolist()
    assert days == sorted(days)
    for each in range(6):
        start = int(forms.start[each])
        its = forms.of_reading[start : start + int(forms.count[each])].tolist()
        assert its == [number for number, form in enumerate(told) if form[0] == each]


@pytest.mark.parametrize("following", [0, 9])
def test_the_place_of_a_name_of_one_token_does_not_follow_from_what_was_gathered_behind_it(following: int):
    token = np.array([2, following, 2, 1], np.uint32)
    begin, length = np.array([0, 2], np.uint64), np.array([1, 2], np.uint32)
    both = np.array([1, 0], np.uint32)
    forms = merge._Forms.of(both, np.zeros((2, 3), np.uint16), token, begin, length)
    assert forms.reading.tolist() == [0, 1]


rows = st.lists(st.lists(st.integers(0, 4), max_size=3).map(tuple), max_size=40)


@given(rows)
def test_readings_are_numbered_by_first_appearance(forms: list[tuple[int, ...]]):
    tokens = np.array([token for form in forms for token in form], np.uint32)
    found = merge._Readings.of(tokens, np.array([len(form) for form in forms], np.uint32))
    numbers = {form: number for number, form in enumerate(dict.fromkeys(forms))}
    assert found.number.tolist() == [numbers[form] for form in forms]
    assert [forms[i] for i in found.first.tolist()] == list(numbers)
    assert found.is_first.tolist() == [form not in forms[:i] for i, form in enumerate(forms)]


def test_two_readings_that_share_a_hash_are_told_apart_by_their_tokens(monkeypatch: pytest.MonkeyPatch):
    asked: list[int] = []

    def weak_at_first(values: np.ndarray) -> np.ndarray:
        asked.append(len(values))
        return values * np.uint64(len(asked) > 2)

    monkeypatch.setattr(merge, "mix", weak_at_first)
    found = merge._Readings.of(np.array([1, 2, 1], np.uint32), np.array([1, 1, 1], np.uint32))
    assert found.number.tolist() == [0, 1, 0]
    assert len(asked) == 4
