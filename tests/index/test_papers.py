from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.documents import blanks, numbers
from screening.index import buckets, numbering
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
        near = ("edit", "zeros", "reading")
        assert set(found) >= {
            record for number, record in rows if numbers.compare(asked, number).rule in near
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


def ranges_of(rows: list[tuple[int, int, int]]) -> Ranges:
    """Ranges by group, first number and how far the last is from it; records count from 0."""
    columns = np.array([(g, first, first + width) for g, first, width in rows], np.uint64).reshape(-1, 3).T
    return Ranges.build(*columns, np.arange(len(rows), dtype=np.uint32))


@given(intervals, st.integers(0, 3), st.integers(0, 150))
def test_ranges_give_every_interval_that_holds_the_number(
    rows: list[tuple[int, int, int]], group: int, value: int
):
    ranges = ranges_of(rows)
    wanted = [i for i, (g, low, width) in enumerate(rows) if g == group and low <= value <= low + width]
    assert sorted(ranges.find(group, value, most=1000)) == wanted
    assert len(ranges.find(group, value, most=2)) == min(2, len(wanted))


def test_deeply_nested_ranges_are_all_found_and_most_are_never_looked_at():
    """One range around fifty thousand others: what ends before the number is passed over in stretches."""
    count = 50_000
    rows = [(1, 0, 10**9), *((1, 10 * i, 5) for i in range(count))]
    ranges = ranges_of(rows)
    assert ranges.find(1, 10**8, most=10) == [0]
    assert sorted(ranges.find(1, 10 * (count // 2) + 3, most=10)) == [0, 1 + count // 2]
    assert ranges.find(1, 10 * (count // 2) + 7, most=10) == [0]
    looked: list[int] = []
    steps = ranges._steps()
    at = count + 1
    while at > 0:
        looked.append(at)
        at -= ranges._passed(at, 0, 10**8, steps) or 1
    assert len(looked) < 200


def test_a_number_is_found_in_its_range_however_it_was_misread():
    filed = [("N1000", "N1999"), ("B1000", "B1999"), ("000123000", "000124000"), ("C01X00T47", "C01XZZZZZ")]
    places = [numbering.interval(found) for ends in filed if (found := blanks.blanks(*ends)) is not None]
    ranges = Ranges.build(*np.array(places, np.uint64).T, np.arange(len(places), dtype=np.uint32))
    asked = {
        "N1000": [0],
        "N1999": [0],
        "NI5OO": [0],
        "N2000": [],
        "81500": [1],
        "123456": [2],
        "CO1X55555": [3],
    }
    assert {number: ranges.holding(number, 10) for number in asked} == asked
    assert ranges.holding("", 10) == ranges_of([]).holding("N1500", 10) == []


def test_no_more_ranges_than_asked_for_are_given():
    found = blanks.blanks("N1000", "N1999")
    assert found is not None
    columns = np.repeat(np.array([numbering.interval(found)], np.uint64), 30, axis=0).T
    ranges = Ranges.build(*columns, np.arange(30, dtype=np.uint32))
    assert len(ranges.holding("N1500", 7)) == 7
    assert ranges.holding("N1500", 40) == list(range(30))
