"""The synthetic world is as varied as the real one: shares and namesakes against what has been counted.

The figures are of `names/frequencies` and `names/full_names_half_million.tsv.gz` of ../shared/data, normalised
within what is listed there (the thousand commonest surnames, some five hundred given names of a sex), so that
a little less than them is right. Cultures without counts, or whose country is of several peoples, are left out;
None where a sample is too small or its given names are written otherwise (Chinese ones in two words).
"""

import gzip
import unicodedata
from collections import Counter
from collections.abc import Collection
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from screening.synthetic import chance
from screening.synthetic.names import CULTURES, Bearer
from screening.synthetic.people import latin

DATA = Path(__file__).parents[4] / "shared" / "data" / "names"
PERSONS = 20_000

# Share of the hundred commonest and sum of squared shares of surnames, men's names, women's names.
COUNTED: dict[str, tuple[tuple[float, float] | None, ...]] = {
    "afghan": ((0.55, 0.0082), (0.40, 0.0037), None),
    "arabic": ((0.47, 0.0081), (0.71, 0.0290), (0.54, 0.0057)),
    "azeri": ((0.57, 0.0068), (0.60, 0.0072), (0.78, 0.0241)),
    "bengali": ((0.63, 0.0163), (0.58, 0.0533), (0.69, 0.0126)),
    "chinese": ((0.75, 0.0151), None, None),
    "english": ((0.46, 0.0036), (0.73, 0.0082), (0.62, 0.0055)),
    "filipino": ((0.48, 0.0045), (0.51, 0.0043), (0.44, 0.0041)),
    "french": ((0.35, 0.0021), (0.56, 0.0044), (0.54, 0.0041)),
    "georgian": ((0.14, 0.0015), (0.54, 0.0039), (0.61, 0.0050)),
    "indian": ((0.65, 0.0205), (0.51, 0.0040), (0.67, 0.0070)),
    "indonesian": ((0.27, 0.0058), (0.63, 0.0247), (0.57, 0.0052)),
    "iranian": ((0.41, 0.0032), (0.70, 0.0092), (0.72, 0.0096)),
    "italian": ((0.20, 0.0010), (0.76, 0.0104), (0.66, 0.0068)),
    "kazakh": ((0.32, 0.0021), (0.62, 0.0057), (0.58, 0.0049)),
    "khmer": ((0.44, 0.0043), (0.55, 0.0056), None),
    "polish": ((0.33, 0.0026), (0.91, 0.0161), (0.89, 0.0149)),
    "russian": ((0.41, 0.0032), (0.80, 0.0127), (0.81, 0.0128)),
    "spanish": ((0.55, 0.0077), (0.74, 0.0104), (0.66, 0.0079)),
    "turkish": ((0.43, 0.0033), (0.63, 0.0099), (0.48, 0.0043)),
}
COUNTRIES = {
    "afghan": "AF",
    "arabic": "EG",
    "bengali": "BD",
    "chinese": "CN",
    "indian": "IN",
    "iranian": "IR",
    "khmer": "KH",
    "azeri": "AZ",
    "english": "GB",
    "filipino": "PH",
    "french": "FR",
    "georgian": "GE",
    "indonesian": "ID",
    "italian": "IT",
    "kazakh": "KZ",
    "polish": "PL",
    "russian": "RU",
    "spanish": "ES",
    "turkish": "TR",
}
# Nationality; so many full names; so many different words in them.
WORDS = {
    "afghan": ("Afghan", 457, 671),
    "arabic": ("Egyptian", 1673, 1626),
    "bengali": ("Bangladeshi", 1012, 1192),
    "burmese": ("Burmese", 588, 524),
    "chinese": ("Chinese", 5000, 3543),
    "indian": ("Indian", 5000, 5489),
    "iranian": ("Iranian", 3155, 3310),
    "khmer": ("Cambodian", 225, 389),
    "pakistani": ("Pakistani", 2221, 1708),
    "thai": ("Thai", 1712, 3218),
    "vietnamese": ("Vietnamese", 777, 407),
    "armenian": ("Armenian", 989, 1292),
    "azeri": ("Azerbaijani", 806, 1095),
    "english": ("British", 5000, 4700),
    "filipino": ("Filipino", 2388, 3004),
    "french": ("French", 5000, 5372),
    "georgian": ("Georgian", 163, 294),
    "indonesian": ("Indonesian", 1725, 2769),
    "italian": ("Italian", 5000, 5022),
    "malay": ("Malaysian", 1578, 2088),
    "mongolian": ("Mongolian", 315, 552),
    "russian": ("Russian", 5000, 5087),
    "ukrainian": ("Ukrainian", 3840, 4237),
}
KINDS = ("surname", "M", "F")
CASES = [
    (name, kind, *figures)
    for name, row in COUNTED.items()
    for kind, figures in zip(KINDS, row, strict=True)
    if figures
]


@cache
def _bearers(culture: str, sex: str) -> list[Bearer]:
    rows = chance.rows(chance.key(7, culture), PERSONS)
    return [CULTURES[culture]().bearer(draw, sex) for draw in rows]


def _drawn(culture: str, kind: str) -> tuple[float, float]:
    """Share of the hundred commonest and sum of squares; a surname of several words is its last."""
    if kind == "surname":
        names = [latin(one.surname[-1:], 0) for one in _bearers(culture, "M")]
    else:
        names = [latin(one.given[:1], 0) for one in _bearers(culture, kind)]
    return _shares(Counter(name for name in names if name).values())


def _shares(counts: Collection[int]) -> tuple[float, float]:
    total = sum(counts)
    shares = sorted((count / total for count in counts), reverse=True)
    return sum(shares[:100]), sum(share * share for share in shares)


def _words(name: str) -> list[str]:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalpha() else " " for sign in plain.lower()).split()
    return [word for word in words if len(word) > 1]


@pytest.mark.parametrize(("culture", "kind", "hundred", "squares"), CASES)
def test_the_hundred_commonest_have_their_share(
    culture: str, kind: str, hundred: float, squares: float
) -> None:
    assert 0.6 * hundred <= _drawn(culture, kind)[0] <= 1.45 * hundred


@pytest.mark.parametrize(("culture", "kind", "hundred", "squares"), CASES)
def test_two_people_share_a_name_at_most_twice_as_often_as_counted(
    culture: str, kind: str, hundred: float, squares: float
) -> None:
    assert _drawn(culture, kind)[1] <= 2 * squares


@pytest.mark.parametrize("culture", WORDS)
def test_there_are_at_least_half_as_many_different_words_as_in_real_names(culture: str) -> None:
    _, names, words = WORDS[culture]
    drawn = [latin(one.given + one.surname, 0) for one in _bearers(culture, "M")[:names]]
    assert len({word for name in drawn for word in _words(name)}) >= words / 2


@pytest.mark.parametrize("culture", CULTURES)
def test_few_of_five_thousand_with_two_names_or_more_have_a_namesake(culture: str) -> None:
    names = [one.given + one.surname for one in _bearers(culture, "M")[:5000]]
    full = Counter(latin(words, 0) for words in names if len(words) > 1)
    assert sum(count * (count - 1) for count in full.values()) / 5000 < 0.25


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here")
def test_the_figures_above_are_those_of_the_counts() -> None:
    counts: dict[tuple[str, str], list[int]] = {}
    for kind in ("surname", "given"):
        with gzip.open(DATA / "frequencies" / f"{kind}.tsv.gz", "rt", encoding="utf-8") as lines:
            for row in (line.split("\t") for line in islice(lines, 1, None)):
                counts.setdefault((row[0], "surname" if kind == "surname" else row[3]), []).append(
                    int(row[4])
                )
    for culture, kind, hundred, squares in CASES:
        listed = _shares(counts[COUNTRIES[culture], kind])
        assert listed[0] == pytest.approx(hundred, abs=0.006)
        assert listed[1] == pytest.approx(squares, abs=0.00006)


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here")
def test_the_numbers_of_words_above_are_those_of_the_full_names() -> None:
    with gzip.open(DATA / "full_names_half_million.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    for nationality, names, words in WORDS.values():
        real = [row[0] for row in rows if row[1] == nationality][:5000]
        assert (len(real), len({word for name in real for word in _words(name)})) == (names, words)
