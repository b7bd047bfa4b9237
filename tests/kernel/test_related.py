"""What the kernel says of endings and of variants is what `endings.strength` and `variants.strength` say."""

from __future__ import annotations

import random
import string
from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import synthetic
from screening.text import endings, variants
from screening.text.names import prepare
from screening.text.plain import plain
from screening.text.tables import diminutives, forms, nicknames, surnames
from tests.kernel import at_hand, pure

pure.require_kernel()

from screening.kernel import related  # noqa: E402

TABLES = (
    nicknames.ENGLISH,
    nicknames.ETHIOPIAN,
    diminutives.WESTERN,
    diminutives.SLAVIC,
    forms.GIVEN,
    forms.SURNAMES,
    surnames.KOREAN,
    surnames.CHINESE,
)
STEMS = [
    *(
        "rahmon",
        "rahmo",
        "sharip",
        "sharif",
        "solovi",
        "solov",
        "ivan",
        "mart",
        "kazlausk",
        "abdull",
        "novak",
    ),
    *("petra", "pietr", "jamal", "ra", "zhyy", "khasan", "hasan", "yakovl", "brij", "al", "ap", "af", "7up"),
]


def assert_alike(a: str, b: str) -> bool:
    """Whether there was anything to say of the pair, which both must say alike."""
    by_endings, as_variants = related.strength_by_endings(a, b), related.strength_as_variants(a, b)
    assert (by_endings, as_variants) == (endings.strength(a, b), variants.strength(a, b)), (a, b)
    return bool(by_endings or as_variants)


def of_a_line(table: str) -> Iterable[list[str]]:
    for line in table.strip().splitlines():
        yield [word for word in line.replace(";", " ").replace("|", " ").split() if word.isascii()]


def listed() -> list[str]:
    return sorted({word for table in TABLES for line in of_a_line(table) for word in line})


def real() -> list[str]:
    """Words of invented names of every people, and of real ones where they are at hand."""
    found = [name.full for person in synthetic.persons(5, 400) for name in person.names]
    found += at_hand.cells("*/*.tsv.gz", 1000, 5)
    words = {token.text for name in found for reading in prepare(name) for token in reading.tokens}
    return sorted(
        word
        for word in words
        if not set(word) - set(string.ascii_lowercase + string.digits) and len(word) <= 64
    )


@pytest.mark.parametrize("table", TABLES)
def test_words_of_one_line_of_a_table_are_related_alike(table: str):
    assert sum(
        assert_alike(a, b) + assert_alike(b, a) for line in of_a_line(table) for a, b in combinations(line, 2)
    )


def test_surnames_and_servants_of_one_name_are_related_alike():
    chance = random.Random(1)
    said = 0
    for line in of_a_line(forms.GIVEN):
        for a, b in combinations(line, 2):
            for before, after in (("", "ov"), ("", "zade"), ("abd", ""), ("abdel", ""), ("gabdul", "ov")):
                said += assert_alike(before + a + after, before + b + after)
                said += assert_alike(before + a + after, b + chance.choice(("", "ova", "yan", "ovich")))
    assert said > 10_000


def test_every_ending_beside_every_other_is_told_alike():
    said = 0
    for rest in STEMS:
        forms_of_it = [rest, rest + "a", *(rest + ending for ending in endings._ENDINGS)]
        for a in forms_of_it:
            for b in forms_of_it:
                said += assert_alike(a, b)
    assert said > 50_000


def test_lists_of_stems_are_read_alike():
    rests = sorted(endings._GIVEN_IN | endings._SLAVIC_GIVEN | endings._OF_THE_FAITH)
    after = (
        "",
        "a",
        "ov",
        "ova",
        "in",
        "ina",
        "yn",
        "yev",
        "din",
        "uddin",
        "ullah",
        "zade",
        "ovich",
        "li",
        "aite",
    )
    for rest in rests:
        for a, b in combinations([rest + each for each in after], 2):
            assert_alike(a, b)
            assert_alike(b, a)


def test_real_words_are_related_alike():
    chance = random.Random(2)
    words = real()
    near: dict[str, list[str]] = {}
    for word in words:
        for key in {word[:3], plain(word)[:3], endings.stem(word)[0], *variants.kin(word)}:
            near.setdefault(key, []).append(word)
    said = 0
    for word in words:
        for key in (word[:3], endings.stem(word)[0], *variants.kin(word)):
            for other in chance.sample(near[key], min(4, len(near[key]))):
                said += assert_alike(word, other) + assert_alike(other, word)
        assert_alike(word, chance.choice(words))
    assert said > 1_000


parts = st.sampled_from([*sorted(endings._ENDINGS), *STEMS, "abd", "gabd", "abdur", "ie", "kh", "y"])
words = st.lists(parts | st.text(string.ascii_lowercase, min_size=1, max_size=3), min_size=1, max_size=4).map(
    "".join
)


@given(words, words)
def test_words_put_together_by_chance_are_related_alike(a: str, b: str):
    assert_alike(a, b)


@pytest.mark.parametrize("word", ["", "o'neil", "Ivanov", "muñoz", "a" * 300])
def test_of_what_is_no_plain_word_python_is_asked(word: str):
    with pytest.raises(ValueError, match="no word"):
        related.strength_by_endings(word, "ivanov")
    with pytest.raises(ValueError, match="no word"):
        related.strength_as_variants("ivanov", word)


def test_a_name_after_the_article_is_found_alike():
    rests = (
        "rahman",
        "rahim",
        "aziz",
        "kader",
        "samad",
        "salam",
        "nasser",
        "latif",
        "llatif",
        "zzahir",
        "ali",
        "din",
    )
    starts = (
        "abd",
        "abdu",
        "abdul",
        "abdur",
        "abdus",
        "abdel",
        "abdun",
        "gabd",
        "gabdra",
        "abda",
        "abdaz",
        "ab",
        "abdy",
    )
    made = [start + rest for start in starts for rest in rests]
    said = sum(assert_alike(a, b) for a in made for b in made)
    assert said > 200
