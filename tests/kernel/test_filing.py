from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screening import synthetic
from screening.index import entries, filing
from screening.index.births import NOT_KNOWN, Born
from screening.index.tokens import MINOR
from screening.text.names import PreparedName, from_tokens, token
from tests.kernel import pure

pure.require_kernel()
PURE = pure.load("screening.index.filing", "screening.text.phonetic", "screening.index.keys")

WORDS = "von der ivan ivanov abdullah khan de la bin a j oo park seok mohammed münchen".split()
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(from_tokens)
spans = st.sampled_from([NOT_KNOWN, Born(1980, 1980, 70), Born(1975, 1976, 0)])
persons = st.lists(
    st.tuples(
        st.lists(st.tuples(names, st.integers(0, 65_535)), max_size=4).map(tuple),
        st.lists(spans, min_size=1, max_size=3).map(tuple),
    ),
    max_size=12,
)


def filed(of: Any, some: list[Any]) -> tuple[Any, ...]:
    """All that is filed of some persons, as plain values."""
    made = of.Filing()
    for number, (readings, born) in enumerate(some):
        made.add(number, readings, born)
    columns = made.columns()
    return made.tokens, [(column.typecode, column.tolist()) for column in columns]


def test_one_is_compiled_and_the_other_is_not():
    assert filing.Filing.__module__ == "screening.kernel.keys"
    assert PURE.Filing.__module__ == "screening.index.filing"


@given(persons)
@example([(((from_tokens(["ali"] * 12), 1), (from_tokens(["ali"] * 11), 0)), (NOT_KNOWN,))])
@example([(((PreparedName((token("ali"),) * 13), 0),), (NOT_KNOWN,))])  # longer than any that is prepared
def test_both_file_the_same_of_made_up_persons(some: list[Any]):
    assert filed(filing, some) == filed(PURE, some)


def test_both_file_the_same_of_synthetic_persons():
    found = [entries.entries(record) for record in synthetic.persons(11, 400)]
    some = [(each.names, each.born) for each in found]
    ours, theirs = filed(filing, some), filed(PURE, some)
    assert len(ours[0]) > 500
    assert ours == theirs


def test_a_name_that_has_no_keys_is_refused_by_both():
    for of in (filing, PURE):
        with pytest.raises(IndexError):
            of.Filing().add(0, ((PreparedName(()), 0),), (NOT_KNOWN,))


def test_minor_tokens_are_marked_and_a_reading_is_described_once():
    von, ali = token("von", minor=True), token("ali")
    both = PreparedName((von, ali)), PreparedName((token("von"), ali))
    for of in (filing, PURE):
        made = of.Filing()
        for person, name in enumerate([*both, *both]):
            made.add(person, ((name, 3),), (Born(1980, 1981, 5), NOT_KNOWN))
        columns = made.columns()
        assert list(made.tokens) == [f"{MINOR}von", "ali", "von"]
        assert columns.reading_token.tolist() == [0, 1, 2, 1]
        assert columns.reading_tokens.tolist() == [2, 2]
        assert columns.bearer_reading.tolist() == [0, 0, 1, 1, 0, 0, 1, 1]
        assert columns.bearer_person.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
        assert columns.bearer_born.tolist() == [1980, 1981, 5, 0, 0, 0] * 4
        assert sum(columns.key_count) == len(columns.key)
