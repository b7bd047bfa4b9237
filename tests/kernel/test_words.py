"""Tokens made by the kernel are those of `screening.text.names`; no word that a rule is about is taken for plain."""

from __future__ import annotations

import gzip
import string
from collections.abc import Iterator
from itertools import islice, pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.synthetic import persons
from screening.text import names, orthographies
from screening.text.readings import learned
from tests.kernel import pure

pure.require_kernel()
PURE = pure.load("screening.text.names", "screening.text.phonetic")
HABITS = pure.load("screening.text.orthographies")
LEARNED = pure.load("screening.text.readings.learned")
SCRIPTS = sorted(learned._TABLES)

PLAIN = string.ascii_lowercase + string.digits
LETTERS = [*"abdehiklmnorstuz", "abd", "ll", "din", "ch", "ov", "ich", "vna", "kh"]
RULES = [names._RULED, names._PREFIXED, names._BEGUN, names._ENDED, names._ABD_JOINED, names._ABDALLAH]

signs = st.sampled_from([*names._BEGINNINGS, *names._FINALS, *names._PATRONYMIC_ENDS, "sergei", "sav", "o"])
words = st.lists(signs | st.sampled_from(LETTERS), max_size=5).map("".join)
any_words = st.one_of(
    words,
    st.text(PLAIN, max_size=70),
    st.text(max_size=12),
    st.sampled_from(sorted(PURE._KNOWN | PURE.OPTIONAL)),
)


def assert_same(word: str) -> None:
    """Both make the same token, field by field and type by type, and both say the same of its signs."""
    for minor in (False, True):
        made, expected = names._token(word, minor), PURE._token(word, minor)
        assert made == tuple(expected)
        assert list(map(type, made)) == list(map(type, expected))
    plain, expected_plain = names._plain_word(word), PURE._plain_word(word)
    assert plain == (expected_plain and tuple(expected_plain))


def ruled(word: str) -> tuple[names.Token, int]:
    """What the rules say of a word when none is left out for want of a sign."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(names, "_plain_word", lambda word: None)
        return names._word.__wrapped__(word)


def test_the_copies_are_compiled_and_pure():
    assert type(PURE._token) is type(PURE._plain_word) is type(assert_same)
    assert type(names._token) is not type(PURE._token)
    assert isinstance(names._token("ivanov", False), names.Token)


@given(any_words)
def test_both_make_the_same_token(word: str):
    assert_same(word)


def test_both_make_the_same_token_of_every_row_of_three():
    for row in product([*LETTERS, ""], repeat=3):
        assert_same("".join(row))


@pytest.mark.parametrize("length", [63, 64, 65, 511, 512, 513])
@pytest.mark.parametrize("letters", ["x", "ab", "ichna", "abd"])
def test_words_as_long_as_the_bounds_are_the_same(letters: str, length: int):
    assert_same((letters * length)[:length])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.pattern[:20])
@given(data=st.data())
def test_no_word_that_a_rule_matches_is_taken_for_plain(rule: object, data: st.DataObject):
    word = data.draw(st.from_regex(rule, alphabet=string.ascii_lowercase))  # type: ignore[arg-type]
    if len(word) > 2 and (found := names._plain_word(word)):
        assert ruled(word) == (found, names._PLAIN)


@given(words)
def test_what_is_taken_for_plain_is_so_by_all_rules(word: str):
    if found := names._plain_word(word):
        assert ruled(word) == (found, names._PLAIN)


def real_tokens(shared_data: Path) -> Iterator[str]:
    for path in sorted((shared_data / "names" / "translit").glob("*_train.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in islice(lines, 3_000):
                for spelling in line.split("\t")[:2]:
                    yield from (t.text for reading in names.prepare(spelling) for t in reading.tokens)


def synthetic_tokens() -> Iterator[str]:
    for record in persons(5, 400):
        for name in record.names:
            yield from (t.text for reading in names.prepare(name.full) for t in reading.tokens)


def assert_plain_ones_are_plain(tokens: set[str]) -> None:
    """All of `assert_same`, and that most words have no sign: they are the point of it."""
    plain = 0
    for token in tokens:
        assert_same(token)
        if found := names._plain_word(token):
            plain += 1
            assert ruled(token) == (found, names._PLAIN)
    assert plain > 0.8 * len(tokens)


@given(st.lists(words | st.sampled_from(sorted(PURE._KNOWN)), max_size=5), st.sampled_from(" -'.1É"))
def test_both_read_the_same_name(parts: list[str], between: str):
    assert names.prepare(between.join(parts)) == names._prepare(between.join(parts))


@given(st.text(max_size=20) | st.text(string.printable, max_size=300))
def test_both_read_the_same_of_any_text(text: str):
    assert names.prepare(text) == names._prepare(text)


def test_both_read_the_same_names_of_made_up_persons():
    every = [name.full for record in persons(8, 500) for name in record.names]
    every += [
        "Hsiao-ping Teng",
        "Teng Hsiao-ping",
        "Kyaw U",
        "U Kyaw",
        "U",
        "Maxx Munxxoz",
        "a " * 13,
        "y" * 65,
        "",
        "-",
    ]
    for name in every:
        assert names.prepare(name) == names._prepare(name)
        for reading in names.prepare(name):
            assert type(reading) is names.PreparedName
            assert all(type(token) is names.Token for token in reading.tokens)


habit_signs = st.sampled_from([sign for row in HABITS._SIGNS for sign in row])


@given(
    st.lists(st.one_of(habit_signs, habit_signs.map(lambda sign: sign[:-1]), st.text(max_size=3)), max_size=6)
)
def test_both_find_the_same_signs_of_habits(parts: list[str]):
    for text in ("".join(parts), "\n".join(["", *parts, ""])):
        assert orthographies._signs_in(text) == HABITS._signs_in(text)


def test_each_sign_of_a_habit_is_found_alone():
    assert type(orthographies._signs_in) is not type(HABITS._signs_in)
    for row, signs in enumerate(HABITS._SIGNS):
        for sign in signs:
            assert orthographies._signs_in(sign) >> row & 1
            assert orthographies._signs_in(sign) == HABITS._signs_in(sign)


habit_words = st.lists(
    st.sampled_from([*(key for habit in HABITS._ALL for key in habit.instead), *"aeioustnkhmrgz"]),
    min_size=1,
    max_size=5,
).map("".join)


@given(st.lists(habit_words | habit_signs.map(str.strip).filter(bool), min_size=1, max_size=4))
def test_no_habit_is_left_out_that_writes_a_name_otherwise(parts: list[str]):
    readings = (names.from_tokens(parts),)
    assert orthographies.elsewhere(readings) == HABITS.elsewhere(readings)
    assert not orthographies._may_differ(readings[0].tokens) & ~HABITS._may_differ(readings[0].tokens)


@given(habit_words)
def test_each_habit_writes_a_word_alike(word: str):
    readings = names.from_tokens([word, "khakhan", word + "y"])
    for number, habit in enumerate(HABITS._ALL):
        found, expected = (
            orthographies._respelt(readings.tokens, number),
            HABITS._respelt(readings.tokens, number),
        )
        assert found == expected, habit


def test_what_a_habit_writes_is_another_word():
    assert all(letters != instead for habit in HABITS._ALL for letters, instead in habit.instead.items())


def test_both_write_the_names_of_made_up_persons_alike():
    tried = differ = 0
    for record in persons(9, 500):
        for readings in (names.prepare(name.full) for name in record.names):
            found = orthographies.elsewhere(readings)
            assert found == HABITS.elsewhere(readings)
            tried += orthographies._may_differ(readings[0].tokens) > 0
            differ += bool(found)
    assert differ > 50
    assert tried < 1.5 * differ  # the point of it


@pytest.mark.parametrize(
    "name", ["Kim Jong Un", "Jong Un Kim", "Li Wei Wei", "Ali Wei Wei", "Kim Jongunn Un", "Kim bin Un"]
)
def test_both_join_the_same_syllables(name: str):
    readings = (names.from_tokens(name.lower().split()),)
    assert orthographies.elsewhere(readings) == HABITS.elsewhere(readings)


@pytest.mark.parametrize("script", SCRIPTS)
def test_both_spell_every_known_context_the_same(script: str):
    assert type(learned.spell) is not type(LEARNED.spell)
    for lists, speller, other in zip(
        learned._TABLES[script], learned._spellers(script), LEARNED._spellers(script), strict=True
    ):
        contexts = [context.strip("_") for *_, known in lists for context in known]
        for word in (*contexts, *map("".join, pairwise(contexts)), ""):
            assert learned.spell(word, speller) == LEARNED.spell(word, other)


@given(st.text(max_size=50), st.sampled_from(SCRIPTS))
def test_both_spell_any_word_the_same(word: str, script: str):
    assert learned.learned(word, script) == LEARNED.learned(word, script)


def test_contexts_that_reach_to_the_edges_are_known_there():
    lists = ((3, 1, {"__аб_": "x", "_баб_": "y"}), (2, 3, {"__вг__": "z"}), (0, 0, {"а": "a", "б": "b"}))
    for each in (learned, LEARNED):
        speller = each.Speller(lists)
        spelled = [each.spell(word, speller) for word in ("а", "аб", "баб", "вг", "б", "")]
        assert spelled == ["a", "ax", "bay", "zг", "b", ""]


def test_both_say_the_same_of_synthetic_names():
    tokens = set(synthetic_tokens())
    assert len(tokens) > 500
    assert_plain_ones_are_plain(tokens)


def test_both_say_the_same_of_real_tokens(shared_data: Path):
    tokens = set(real_tokens(shared_data))
    assert len(tokens) > 20_000
    assert_plain_ones_are_plain(tokens)
