from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.documents import numbers
from screening.index import buckets
from screening.index.numbering import document_key, mix
from screening.index.papers import DocumentPostings, Identifiers, Ranges, id_hashes

filings = st.lists(st.tuples(st.text("0123AO", min_size=4, max_size=8), st.integers(0, 100)), max_size=60)
intervals = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 100), st.integers(0, 40)), max_size=60)


pytestmark = pytest.mark.usefixtures("compiled_and_pure")


def postings(rows: list[tuple[str, int]]) -> DocumentPostings:
    keys = np.array([document_key(number) for number, _ in rows], np.uint64)
    return DocumentPostings.build(keys, np.array([record for _, record in rows], np.uint32))


@given(filings, st.text("0123AO", min_size=4, max_size=8))
def test_every_record_near_a_number_is_found_once(rows: list[tuple[str, int]], asked: str):
    found = postings(rows).near(asked)
    assert found == sorted(set(found))
    assert set(found) >= {
        record for number, record in rows if numbers.reading_form(number) == numbers.reading_form(asked)
    }
    if len(asked) >= numbers.MIN_EDIT_LENGTH:
        assert set(found) >= {
            record for number, record in rows if numbers.compare(asked, number).rule in ("edit", "zeros")
        }


def test_what_is_not_near_a_number_is_not_found():
    many = [(f"AC{number:07}", number) for number in range(0, 5_000_000, 1000)]
    assert postings(many).near("AC1234567") == []
    assert postings([*many, ("AC1235467", 7), ("AC1235476", 8)]).near("AC1234567") == [7]
    assert postings([]).near("AC1234567") == []


@given(st.lists(st.tuples(st.integers(0, 2**64 - 1), st.integers(0, 100)), max_size=100))
def test_records_are_found_by_key(rows: list[tuple[int, int]]):
    keys = mix(np.array([key for key, _ in rows], np.uint64))
    records = np.array([record for _, record in rows], np.uint32)
    index = DocumentPostings.build(keys, records)
    assert index.under(keys) == sorted({record for _, record in rows})
    for key in keys:
        assert index.under(np.array([key], np.uint64)) == sorted(set(records[keys == key].tolist()))


def test_a_record_is_found_by_its_identifier_and_few_others():
    names = [f"list:{number}" for number in range(20_000)]
    hashes, count = id_hashes(names), buckets.buckets_for(len(names))
    counts, entries = buckets.arrange(hashes, np.arange(len(names), dtype=np.uint32), count, 0, count)
    tails, places = (entries >> np.uint64(56)).astype(np.uint8), entries.astype(np.uint32)
    identifiers = Identifiers(buckets.starts([counts]), tails, places)
    found = [identifiers.find(name) for name in names]
    assert all(number in places for number, places in enumerate(found))
    assert sum(map(len, found)) < 1.1 * len(names)


@given(intervals, st.integers(0, 3), st.integers(0, 150))
def test_ranges_give_every_interval_that_holds_the_number(
    rows: list[tuple[int, int, int]], group: int, value: int
):
    columns = np.array([(g, first, first + width) for g, first, width in rows], np.uint64).reshape(-1, 3).T
    ranges = Ranges.build(*columns, np.arange(len(rows), dtype=np.uint32))
    wanted = [i for i, (g, low, width) in enumerate(rows) if g == group and low <= value <= low + width]
    assert sorted(ranges.find(group, value, most=1000)) == wanted
    assert len(ranges.find(group, value, most=2)) == min(2, len(wanted))
