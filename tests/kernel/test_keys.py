from __future__ import annotations

import gzip
import string
import zlib
from array import array
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from screening.index import keys
from screening.synthetic import persons
from screening.text import names
from screening.text.names import PreparedName, from_tokens, prepare
from tests.kernel import pure

pure.require_kernel()
PURE = pure.load("screening.index.keys", "screening.text.phonetic")

PLAIN = string.ascii_lowercase + string.digits
# What each rule of the keys looks at: particles, titles, compounds, endings, names that stand for others, initials.
KNOWN = (
    "von van der de al el bin abu mr dr haji sasha peggy margaret mehmet tan ivanova rahmonzoda petrovich iene"
    " magomedov abdulkadir abdullah khan kumar a j k x oo shchukhrat mahmoud"
).split()
LONGEST = 256  # letters of a token that the kernel has room for

tokens = st.one_of(
    st.sampled_from(KNOWN),
    st.text(PLAIN, min_size=1, max_size=14),
    st.lists(st.sampled_from("kh sh x qu ou tsch a b d m n r s t".split()), min_size=1).map("".join),
)
some_names = st.lists(tokens, min_size=1, max_size=12).map(from_tokens)


def everything(of: Any, name: PreparedName) -> tuple[Any, ...]:
    """All that a module says of a name, as plain values."""
    wanted, lone, exact = of.asked_keys(name)
    return (
        of.filed_keys(name).tolist(),
        wanted.tolist(),
        lone.tolist(),
        exact,
        [of.lone_key(token) for token in name.tokens],
    )


def assert_same(name: PreparedName) -> None:
    assert everything(keys, name) == everything(PURE, name), name.text


def test_the_copies_are_compiled_and_pure():
    assert type(PURE.asked_keys) is type(assert_same)
    assert type(keys.asked_keys) is not type(PURE.asked_keys)
    assert PURE.phonetic is not names.phonetic


@given(some_names)
@example(from_tokens(["von", "der", "tann"]))  # particles, and a name of one token
@example(from_tokens(["abu", "ali", "ali"]))  # one token twice, beside a particle
@example(from_tokens(["mr", "dr"]))  # nothing but titles
@example(from_tokens(["bcdfghjk"]))  # the longest skeleton alone
@example(from_tokens(["bcdfghjk"] * 12))
def test_both_make_the_same_keys_of_a_name(name: PreparedName):
    assert_same(name)


@given(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=8).map(from_tokens))
@example(from_tokens(["münchen", "kh\n", "a b"]))
def test_both_say_the_same_of_what_is_not_made_of_plain_letters(name: PreparedName):
    assert_same(name)


def test_a_token_without_a_letter_has_no_initial_on_either_side():
    for of in (keys, PURE):
        for name in (from_tokens([""]), from_tokens(["ali", ""])):
            with pytest.raises(IndexError):
                of.asked_keys(name)


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1, 2 * LONGEST, 5 * LONGEST])
@pytest.mark.parametrize("letters", ["x", "qu", "b", "bcdf", "ah"])
def test_tokens_as_long_as_the_buffers_make_the_same_keys(letters: str, length: int):
    long = (letters * length)[:length]
    for texts in ([long], [long, long[::-1]], ["ali", long, long[1:]], ["von", long], [long] * 12):
        assert_same(from_tokens(texts))


def test_longer_names_than_are_ever_prepared_make_the_same_keys():
    token = names.token("karimov")
    others = tuple(names.token(letter * 3) for letter in string.ascii_lowercase)
    assert_same(PreparedName((token,) * 13))
    assert_same(PreparedName(others))


def test_a_name_without_tokens_has_no_keys_on_either_side():
    for of in (keys, PURE):
        with pytest.raises(IndexError):
            of.filed_keys(PreparedName(()))
        with pytest.raises(ValueError, match="without a reading"):
            of.asked_together(())


def test_a_token_with_another_sound_than_its_spelling_is_keyed_by_what_it_says():
    karim, ali = names.token("karim"), names.token("ali")
    for odd in (
        karim._replace(skeleton="BBDT"),
        karim._replace(sound="balim"),
        karim._replace(skeleton="BDFGHJKLMNPQ"),
        karim._replace(skeleton="É"),
        karim._replace(skeleton=""),
        karim._replace(initial=True),
    ):
        for row in ((odd, ali), (odd,), (karim, ali), (ali, odd, karim)):
            assert_same(PreparedName(row))


def test_a_copy_of_a_token_is_the_same_token():
    abu, ali = names.token("abu", minor=True), names.token("ali")
    same = PreparedName((abu, ali, ali))
    copied = PreparedName((abu, ali, ali._replace(bits=0.5)))
    for of in (keys, PURE):
        assert of.asked_keys(same) == of.asked_keys(copied)


@given(st.lists(some_names, min_size=1, max_size=20).map(tuple))
def test_the_keys_of_all_readings_are_those_of_each(readings: tuple[PreparedName, ...]):
    found = keys.asked_together(readings)
    each = [PURE.asked_keys(name) for name in readings]
    assert parts(found) == parts(PURE.asked_together(readings))
    others = tuple(from_tokens([f"{token.text}a" for token in readings[0].tokens]) for _ in range(3))
    assert parts(keys.asked_together(readings, others)) == parts(PURE.asked_together(readings, others))
    assert found.keys.tolist() == sorted(set().union(*(one.keys for one in each)))
    assert found.lone.tolist() == sorted(set().union(*(one.lone for one in each)))
    assert found.exact.tolist() == [one.exact for one in each]


def parts(found: keys.Together) -> list[Any]:
    return [getattr(found, part) for part in (*keys.Together._fields, "many")]


def test_keys_are_in_order_without_repeats_and_numpy_reads_them_in_place():
    found = keys.asked_keys(from_tokens(["sasha", "sasha", "von", "ivanov"]))
    for some in (found.keys, found.lone):
        assert isinstance(some, array)
        assert np.all(np.diff(np.frombuffer(some, np.uint32).astype(np.int64)) > 0)
    assert np.frombuffer(found.keys, np.uint32).tolist() == found.keys.tolist()
    assert found.exact in found.keys


def test_the_exact_key_is_made_with_the_crc_of_zlib():
    mask = (1 << 64) - 1
    spelled = [(zlib.crc32(f"={text}".encode()) + 1) * PURE._SPREAD & mask for text in ("ali", "karimov")]
    wanted = ((sum(spelled) + PURE._EXACT) * PURE._MIX & mask) >> 32
    assert keys.asked_keys(from_tokens(["karimov", "ali"])).exact == wanted


def test_more_tokens_than_are_remembered_make_the_same_keys():
    shown = [from_tokens([f"k{n}", "karimov"]) for n in range(0, 70_000, 7_000)]
    before = [keys.filed_keys(name) for name in shown]
    for n in range(70_000):
        keys.lone_key(names.token(f"r{n}b"))
    assert [keys.filed_keys(name) for name in shown] == before == [PURE.filed_keys(name) for name in shown]


def test_both_make_the_same_keys_of_synthetic_names():
    full = {name.full for record in persons(7, 600) for name in record.names}
    assert len(full) > 900
    for one in full:
        for reading in prepare(one):
            assert_same(reading)


def test_both_make_the_same_keys_of_real_names(shared_data: Path):
    kept: list[str] = []
    for path in sorted((shared_data / "names" / "translit").glob("*_train.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            words = [word for line in islice(lines, 3_000) for word in line.split("\t")[:2]]
        # Unrelated words in a row: names of one, two, three and more tokens, in mixed scripts.
        kept += [" ".join(words[i : i + 1 + i % 5]) for i in range(0, len(words), 13)]
    assert len(kept) > 3_000
    for one in kept:
        for reading in prepare(one):
            assert_same(reading)
