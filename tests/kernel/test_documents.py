"""The compiled look-up of document numbers beside the Python one: equal results, and nothing read out of bounds."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

import numpy as np
import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screening import kernel
from screening.documents import blanks, issuers, numbers
from screening.index import buckets, gather, numbering
from screening.index.papers import DocumentPostings, Ranges
from screening.model import DocumentRecord, PersonRecord, record_to_json
from tests.kernel import pure

pure.require_kernel()
from screening.kernel import buckets as compiled_buckets  # noqa: E402
from screening.kernel import documents as compiled  # noqa: E402 - only where there is one

SHORT = issuers.short_codes()
ALPHABET = "0" * 6 + string.digits + string.ascii_uppercase + "ЖÅ四"
written = st.text(st.one_of(st.sampled_from(ALPHABET + "abz -/<"), st.characters(codec="utf-8")), max_size=50)
canonicals = st.one_of(st.text(ALPHABET, max_size=12), st.text(ALPHABET, max_size=numbers.MAX_LENGTH))
hashes = st.integers(0, 2**64 - 1)


@contextmanager
def in_python() -> Iterator[None]:
    with patch.object(kernel, "PRESENT", False):
        yield


def both(call: Callable[[], Any]) -> tuple[Any, Any]:
    ours = call()
    with in_python():
        return ours, call()


@given(written)
@example("")
@example("a" * 40)
@example("ac 12-34/56")
def test_numbers_have_the_same_canonical_form(number: str):
    ours, theirs = both(lambda: numbers.canonical(number))
    assert ours == theirs


@given(written, written)
@example("ac-1O2Q", "1L8S5B6G-2z")
def test_the_same_numbers_may_agree(asked: str, filed: str):
    for a, b in ((asked, filed), (asked, asked), (asked + filed, filed), (filed, asked[:9] + filed)):
        ours, theirs = both(lambda a=a, b=b: numbers.may_agree(a, b))
        assert ours == theirs, (a, b)
    loosest = compiled.loosest(filed)
    if filed.isascii():
        assert loosest == numbers.canonical(filed).translate(numbers._ONE_OF_ALL)
    else:
        assert loosest is None


@given(canonicals)
@example("0")
@example("000")
@example("00Ж")
@example("")
@example("9" * 32)
@example("S8S8S8S8S8S8")
def test_numbers_have_the_same_keys(number: str):
    ours, theirs = both(lambda: numbering.document_key(number))
    assert ours == theirs
    ours, theirs = both(lambda: numbering.asked_keys(number))
    assert set(ours.tolist()) == set(theirs.tolist())


def test_a_number_longer_than_any_is_refused():
    none = Ranges.build(*np.zeros((3, 1), np.uint64), np.zeros(1, np.uint32))
    for call in (
        compiled.key,
        compiled.asked_keys,
        empty().near,
        partial(none.holding, most=1),
    ):
        with pytest.raises(ValueError, match="32 characters"):
            call("1" * 33)


def empty() -> compiled.Postings:
    return compiled.Postings(np.zeros(2, np.uint32), np.empty(0, np.uint64), np.zeros(1, np.uint64))


@given(
    st.lists(st.text("01AO", min_size=1, max_size=8), max_size=40), st.text("01AO", min_size=1, max_size=8)
)
def test_the_same_records_are_found_near_a_number(filed: list[str], asked: str):
    keys = np.array([numbering.document_key(number) for number in filed], np.uint64)
    ours, theirs = both(
        lambda: DocumentPostings.build(keys, np.arange(len(keys), dtype=np.uint32)).near(asked)
    )
    assert ours == theirs
    if len(asked) >= numbers.MIN_EDIT_LENGTH:
        near = {i for i, other in enumerate(filed) if numbers.compare(asked, other).rule != "different"}
        assert near <= set(ours)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 300), st.integers(0, 200)), max_size=400),
    st.integers(0, 3),
    st.integers(0, 150),
    st.integers(0, 5),
)
def test_the_same_ranges_hold_a_number(rows: list[tuple[int, int, int]], group: int, value: int, most: int):
    columns = np.array([(g, first, first + width) for g, first, width in rows], np.uint64).reshape(-1, 3).T
    records = np.arange(len(rows), dtype=np.uint32)
    ours, theirs = both(lambda: Ranges.build(*columns, records).find(group, value, most))
    assert ours == theirs


ends = st.text("0123456789", min_size=1, max_size=5)
prefixes = st.sampled_from(["", "N", "B", "S8", "10CV", "Ж", "1" * 18])
behind = st.sampled_from(["", "C", "BX", "8"])


@given(st.lists(st.tuples(prefixes, ends, ends, behind), max_size=20), canonicals, prefixes, ends, behind)
@example([("1", "8446744073709551615", "8446744073709551616", "")], "18446744073709551616", "", "1", "")
@example([("", "00123", "00999", "")], "456", "", "456", "")
def test_the_same_ranges_may_hold_a_number(
    rows: list[tuple[str, str, str, str]], asked: str, prefix: str, digits: str, end: str
):
    filed = [
        found
        for stem, low, high, last in rows
        if (found := blanks.blanks(*sorted((stem + low + last, stem + high + last)))) is not None
    ]
    places = [numbering.interval(found) for found in filed]
    columns = np.array(places, np.uint64).reshape(-1, 3).T
    records = np.arange(len(places), dtype=np.uint32)
    for number in (
        asked,
        prefix + digits + end,
        *(found.first for found in filed),
        *(found.last for found in filed),
    ):
        ours, theirs = both(lambda number=number: Ranges.build(*columns, records).holding(number, 100))
        assert ours == theirs
        assert {i for i, found in enumerate(filed) if blanks.within(number, found) is not None} <= set(ours)


@pytest.mark.parametrize("start", [0, 1, 5, 2**31, 2**32 - 1])
def test_groups_of_a_damaged_file_lead_nowhere(start: int):
    """The rows of the one group are said to end at `start`, wherever that is."""
    found = blanks.blanks("N1000", "N1999")
    assert found is not None
    columns = np.array([numbering.interval(found)], np.uint64).T
    sound = Ranges.build(*columns, np.zeros(1, np.uint32))
    rest = (sound.first, sound.last, sound.reach, sound.record)
    for starts in ([0, start], [start, 1], [start, start]):
        damaged = compiled.Ranges(sound.group, np.array(starts, np.uint32), *rest)
        assert damaged.holding("N1500", 10) in ([], [0])


def test_columns_of_ranges_that_do_not_fit_together_are_refused():
    none, one = np.zeros(0, np.uint64), np.zeros(1, np.uint64)
    with pytest.raises(ValueError, match="one length"):
        compiled.Ranges(one, np.zeros(1, np.uint32), one, one, none, np.zeros(1, np.uint32))
    with pytest.raises(ValueError, match="as many as their rows"):
        compiled.Ranges(one, np.zeros(2, np.uint32), one, one, one, np.zeros(1, np.uint32))


@given(st.lists(st.tuples(st.one_of(hashes, st.just(5)), st.integers(0, 2**32 - 1)), max_size=300))
def test_entries_and_bitmaps_are_the_same(rows: list[tuple[int, int]]):
    keys = np.array([key for key, _ in rows], np.uint64)
    records = np.array([record for _, record in rows], np.uint32)
    count, words = buckets.buckets_for(len(keys)), buckets.words_for(len(keys))
    ours, theirs = both(
        lambda: (*buckets.arrange(keys, records, count, 0, count), buckets.marked(keys, words, 0, words))
    )
    for a, b in zip(ours, theirs, strict=True):
        assert a.tolist() == b.tolist()


def test_a_number_reported_a_hundred_thousand_times_is_sorted_all_the_same():
    records = np.random.default_rng(1).permutation(100_000).astype(np.uint32)
    keys = np.full(len(records), 77, np.uint64)
    _, entries = buckets.arrange(keys, records, 256, 0, 256)
    assert np.array_equal(entries.astype(np.uint32), np.arange(len(records)))


def test_what_lies_outside_of_the_part_is_refused():
    far = np.array([2**63], np.uint64)
    with pytest.raises(ValueError, match="outside of the buckets"):
        compiled_buckets.arrange(
            far, np.zeros(1, np.uint32), 256, 0, np.zeros(4, np.uint32), np.empty(1, np.uint64)
        )
    with pytest.raises(ValueError, match="outside of this stretch"):
        compiled_buckets.mark(far, 256, 0, np.zeros(8, np.uint64))
    with pytest.raises(ValueError, match="one length"):
        compiled_buckets.arrange(
            far, np.zeros(2, np.uint32), 256, 0, np.zeros(4, np.uint32), np.empty(1, np.uint64)
        )
    with pytest.raises(ValueError, match="one length"):
        compiled.plain_documents([b"{}"], np.zeros(0, np.uint8), np.zeros(1, np.uint64), SHORT)
    with pytest.raises(ValueError, match="each code"):
        compiled.plain_documents([], np.zeros(0, np.uint8), np.zeros(0, np.uint64), SHORT[1:])
    with pytest.raises(ValueError, match="at least one bucket"):
        compiled.Postings(np.zeros(1, np.uint32), np.empty(0, np.uint64), np.zeros(1, np.uint64))


@pytest.mark.parametrize("value", [0, 1, 2**31, 2**32 - 1])
def test_buckets_of_a_damaged_file_lead_nowhere(value: int):
    """Each bucket says that its entries lie at `value`, wherever that is."""
    keys = np.array([numbering.document_key("AC1234567")], np.uint64)
    sound = DocumentPostings.build(keys, np.zeros(1, np.uint32))
    postings = compiled.Postings(np.full(len(sound.bucket), value, np.uint32), sound.entry, sound.bitmap)
    assert postings.near("AC1234567") == []
    everywhere = sound.bucket.copy()
    everywhere[1:] = value
    assert set(compiled.Postings(everywhere, sound.entry, sound.bitmap).near("AC1234567")) <= {0}


texts = st.text(st.sampled_from('abc"\\é 012AO-'), max_size=12)
documents = st.builds(
    DocumentRecord,
    id=texts,
    list=texts,
    number=st.one_of(written.filter(bool), st.sampled_from(["KGZ123456", "kg-123456", "AZ123456", "GBD1"])),
    remarks=texts,
    issuing_state=st.sampled_from(["", "KGZ", "AZE", "GBD"]),
    number_to=st.one_of(st.just(""), st.just("123456")),
)


@given(st.lists(st.one_of(documents, st.just(PersonRecord("p", "l", ()))), max_size=20))
def test_the_same_documents_are_plain_or_take_the_long_way_to_the_same_key(records: list):
    bodies = [orjson.dumps(record_to_json(record)) for record in records]
    (ours, our_hashes), (theirs, their_hashes) = both(lambda: gather._plain_documents(bodies))
    assert not np.any(ours & ~theirs)
    assert our_hashes[ours].tolist() == their_hashes[ours].tolist()
    for plain, body in zip(ours, bodies, strict=True):
        data = orjson.loads(body)
        simple = data["kind"] == "document" and "number_to" not in data and data["number"].isascii()
        coded = simple and bool(
            issuers.in_front(numbers.canonical(data["number"]), data.get("issuing_state", ""))
        )
        assert plain == (simple and not coded and b"\\" not in body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b'{"kind":"document",',
        b'{"kind":"document",}',
        b'{"kind":"document","number',
        b'{"kind":"document","number"}',
        b'{"kind":"document","number":}',
        b'{"kind":"document","number":"12',
        b'{"kind":"document","number":"12"',
        b'{"kind":"document","number":"12"x}',
        b'{"kind":"document","number":"12",}',
        b'{"kind":"document","number":["12"]}',
        b'{"kind":"document","list":"a"}',
        b'{"kind":"document","number":12}',
    ],
)
def test_json_cut_off_anywhere_is_left_to_the_long_way(body: bytes):
    plain, hashed = np.ones(1, np.uint8), np.zeros(1, np.uint64)
    compiled.plain_documents([body], plain, hashed, SHORT)
    assert plain.tolist() == [0]
