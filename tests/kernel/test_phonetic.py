from __future__ import annotations

import gzip
import string
from collections.abc import Callable
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.kernel import phonetic as compiled
from screening.synthetic import persons
from screening.text import names, phonetic
from tests.kernel import pure

pure.require_kernel()
PURE = pure.load("screening.text.phonetic")
PLAINLY = pure.load("screening.text.plain")
compiled.use_plain(PLAINLY._SWAPPED, PLAINLY.plain)

PLAIN = string.ascii_lowercase + string.digits
MULTIGRAPHS = sorted(PURE._SOUNDS.keys() | PURE._UNITS.keys() | PLAINLY._SWAPPED.keys())
BEYOND_BOUNDS = 1200  # letters, more than any buffer of the kernel has room for

words = st.lists(st.sampled_from([*MULTIGRAPHS, *"aeiouhyex0"]), max_size=12).map("".join)
long_words = st.builds(
    lambda letters, times: (letters * times)[:BEYOND_BOUNDS], st.text(PLAIN, min_size=1), st.integers(1, 1200)
)
anything = st.text(max_size=20)


def assert_same(word: str) -> None:
    """Both say the same of a word, of its sound form, and of its skeleton."""
    sound = PURE.sound(word)
    skeleton = PURE.skeleton(sound)
    assert phonetic.sound(word) == sound
    assert phonetic.units(word) == PURE.units(word)
    assert phonetic.skeleton(sound) == skeleton
    assert phonetic.coarse(skeleton) == PURE.coarse(skeleton)
    assert phonetic.deletions(skeleton) == PURE.deletions(skeleton)
    assert compiled.plain(word) == PLAINLY.plain(word)


def test_the_copies_are_compiled_and_pure():
    assert type(PURE.sound) is type(assert_same)
    assert type(phonetic.sound) is not type(PURE.sound)


@pytest.mark.parametrize(
    "word",
    ["", "y", "ye", "h", "ah", "ahh", "kh", "akh", "xx", "kss", "shch", "tschsch", "ieh", "iee", "111", "BB"],
)
def test_the_edges_of_the_rules_are_the_same(word: str):
    assert_same(word)


def test_every_row_of_three_multigraphs_is_read_the_same():
    for row in product([*MULTIGRAPHS, "a", "h"], repeat=3):
        word = "".join(row)
        assert phonetic.sound(word) == PURE.sound(word)
        assert phonetic.units(word) == PURE.units(word)
        assert compiled.plain(word) == PLAINLY.plain(word)


@given(st.one_of(words, st.text(PLAIN, max_size=40), long_words, anything))
def test_both_say_the_same_of_a_word(word: str):
    assert_same(word)


@pytest.mark.parametrize("name", ["sound", "units", "skeleton", "coarse", "deletions"])
@given(word=st.one_of(words, st.text(string.ascii_letters + string.digits), long_words, anything))
def test_each_function_says_the_same_of_what_was_never_a_sound_form(name: str, word: str):
    assert getattr(phonetic, name)(word) == getattr(PURE, name)(word)


@pytest.mark.parametrize("length", [511, 512, 513, 1023, 1024, 1025])
@pytest.mark.parametrize("letter", ["x", "qu", "b", "a", "ah", "bc"])
@pytest.mark.parametrize("name", ["sound", "units", "skeleton", "coarse"])
def test_words_as_long_as_the_buffers_are_read_the_same(name: str, letter: str, length: int):
    of: Callable[[str], str] = getattr(phonetic, name)
    for word in ((letter * length)[:length], "a" + (letter * length)[: length - 1]):
        assert of(word) == getattr(PURE, name)(word)


def test_both_say_the_same_of_synthetic_names():
    full = [name.full for record in persons(5, 400) for name in record.names]
    tokens = {token.text for one in full for reading in names.prepare(one) for token in reading.tokens}
    assert len(tokens) > 500
    for token in tokens:
        assert_same(token)


def test_both_say_the_same_of_real_tokens(shared_data: Path):
    tokens: set[str] = set()
    for path in sorted((shared_data / "names" / "translit").glob("*_train.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in islice(lines, 3_000):
                for spelling in line.split("\t")[:2]:
                    tokens |= {t.text for reading in names.prepare(spelling) for t in reading.tokens}
    assert len(tokens) > 20_000
    for token in tokens:
        assert_same(token)
