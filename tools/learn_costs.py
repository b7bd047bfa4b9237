"""Learns what the differences between two spellings of one name weigh, into screening/text/tables/costs.py.

Input: `names/spelling_groups.txt.gz` (MIT/CC0) and the training cuts `names/translit/{arabic,persian}_train.tsv.gz`
(CC0): Latin spellings of one name, and of one native word, are pairs that should agree; neighbours that belong
to no common group are pairs that should not. A logistic regression over the single differences of aligned pairs
tells how much each speaks against one name; a difference that speaks as strongly as a slip of the pen weighs 1.
Aligning and learning take turns. Deterministic; half a minute.
Run: python -m tools.learn_costs ../shared/data
"""

from __future__ import annotations

import csv
import gzip
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from screening.text import phonetic
from screening.text.fold import fold

TARGET = Path(__file__).parents[1] / "screening" / "text" / "tables" / "costs.py"
SEED = 7
PAIRS = 25_000  # of each kind
ROUNDS = 4
STEPS = 300
PULL = 6.0  # towards the guess that a difference starts from: what is seen ten times is learned
LEAST = 0.04
LEAST_COST = 0.08  # a difference is a difference
SLIP = 92  # percentile of consonants taken for one another that counts as a plain slip of the pen
VOWELS = frozenset("aeiouy")
LEVELS = "0123456789abcdefghijklmnopqrstuvwxyz"
STEP = 30  # levels a unit of cost
EDGES = "^$"

Feature = tuple[
    str, str, str
]  # "sub", a, b; "after", letter, the one before; "before", letter, the one behind
SWAP: Feature = ("swap", "", "")
Floats = NDArray[np.float64]


class Pair(NamedTuple):
    """Two spellings in units, and whether they are spellings of one name."""

    a: str
    b: str
    same: bool


def spellings(folder: Path) -> tuple[list[list[str]], dict[str, set[int]]]:
    """The Latin forms of each group, and of each form its groups and the spellings in other scripts it shares."""
    groups: list[list[str]] = []
    of_form: dict[str, set[int]] = defaultdict(set)
    shared: dict[str, int] = {}
    with gzip.open(folder / "names" / "spelling_groups.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            forms = [fold(form) for form in line.rpartition("=>")[0].split(",")]
            latin = list(dict.fromkeys(form for form in forms if plain(form)))
            native = {shared.setdefault(form, -1 - len(shared)) for form in forms if not form.isascii()}
            for form in latin:
                of_form[form] |= native | {len(groups)}
            groups.append(latin)
    return groups, of_form


def plain(word: str) -> bool:
    """Whether a folded word is Latin and of a length that teaches something."""
    return word.isascii() and word.isalpha() and 3 <= len(word) <= 16


def of_one_native(folder: Path) -> Iterator[tuple[str, str]]:
    """Latin spellings that share one spelling in Arabic letters."""
    for script in ("arabic", "persian"):
        forms: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        with gzip.open(
            folder / "names" / "translit" / f"{script}_train.tsv.gz", "rt", encoding="utf-8"
        ) as rows:
            for latin, native, count in csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
                if plain(fold(latin)):
                    forms[fold(native)][fold(latin)] += int(count)
        for counts in forms.values():
            often = sorted(counts, key=lambda form: -counts[form])[:8]
            yield from (pair for pair in combinations(often, 2) if OSA.normalized_similarity(*pair) >= 0.5)


def of_one_group(groups: Iterable[list[str]], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Pairs of spellings in one group, few of the large ones."""
    for forms in groups:
        pairs = list(combinations(forms, 2))
        chance.shuffle(pairs)
        yield from (p for p in pairs[: max(2, len(forms))] if OSA.normalized_similarity(*p) >= 0.34)


def of_no_group(of_form: dict[str, set[int]], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Neighbours in the index that are names of their own; endless."""
    words = sorted(of_form)
    shelves: dict[str, list[str]] = defaultdict(list)
    keys = {word: _keys(word) for word in words}
    for word in words:
        for key in keys[word]:
            shelves[key].append(word)
    while True:
        word = chance.choice(words)
        other = chance.choice(shelves[chance.choice(keys[word])])
        if other != word and not of_form[word] & of_form[other]:
            distance = OSA.distance(word, other, score_cutoff=3)
            if distance <= 3 and distance <= max(len(word), len(other)) * 0.5:
                yield word, other


def _keys(word: str) -> list[str]:
    letters = phonetic.skeleton(phonetic.sound(word))
    return sorted({letters, *phonetic.deletions(letters)})


def training(folder: Path) -> list[Pair]:
    """Pairs of both kinds in equal number, shuffled."""
    chance = random.Random(SEED)
    groups, of_form = spellings(folder)
    grouped, native = list(of_one_group(groups, chance)), list(of_one_native(folder))
    chance.shuffle(grouped)
    same = grouped[:PAIRS] + native * 2
    apart = of_no_group(of_form, chance)
    pairs = [(a, b, True) for a, b in same] + [(*next(apart), False) for _ in same]
    chance.shuffle(pairs)
    sided = ((a, b, same) if chance.random() < 0.5 else (b, a, same) for a, b, same in pairs)
    spelled = (Pair(phonetic.units(a), phonetic.units(b), same) for a, b, same in sided)
    return [pair for pair in spelled if pair.a != pair.b]


class Weights(dict[Feature, float]):
    """What each difference weighs; what was never seen weighs what one would guess."""

    def __missing__(self, feature: Feature) -> float:
        kind, letter, other = feature
        if kind == "sub":
            return 0.6 if letter in VOWELS and other in VOWELS else 1.0
        if letter == other:
            return 0.2
        return 0.6 if letter in VOWELS else 1.0


def substitution(a: str, b: str) -> Feature:
    """One letter for another, whichever side has which."""
    return ("sub", a, b) if a < b else ("sub", b, a)


def omissions(word: str, weights: Weights) -> list[Feature]:
    """For each letter, the likelier way of leaving it out: after the one before it, or before the one behind."""
    padded = EDGES[0] + word + EDGES[1]
    found: list[Feature] = []
    for i, letter in enumerate(word):
        after, before = ("after", letter, padded[i]), ("before", letter, padded[i + 2])
        found.append(after if weights[after] <= weights[before] else before)
    return found


def differences(a: str, b: str, weights: Weights) -> list[Feature]:
    """The cheapest way from one spelling to the other."""
    left, right = omissions(a, weights), omissions(b, weights)
    costs = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    steps: list[list[tuple[int, int, Feature | None]]] = [[(0, 0, None)] * (len(b) + 1) for _ in costs]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            ways: list[tuple[float, int, int, Feature | None]] = []
            if i and j:
                change = None if a[i - 1] == b[j - 1] else substitution(a[i - 1], b[j - 1])
                ways.append((costs[i - 1][j - 1] + (weights[change] if change else 0.0), 1, 1, change))
            if i:
                ways.append((costs[i - 1][j] + weights[left[i - 1]], 1, 0, left[i - 1]))
            if j:
                ways.append((costs[i][j - 1] + weights[right[j - 1]], 0, 1, right[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] != a[i - 2] == b[j - 1]:
                ways.append((costs[i - 2][j - 2] + weights[SWAP], 2, 2, SWAP))
            if ways:
                costs[i][j], di, dj, feature = min(ways, key=lambda way: way[0])
                steps[i][j] = di, dj, feature
    found = []
    i, j = len(a), len(b)
    while i or j:
        di, dj, feature = steps[i][j]
        if feature is not None:
            found.append(feature)
        i, j = i - di, j - dj
    return found


def learn(pairs: list[Pair]) -> Weights:
    """The weights after all rounds, a plain slip weighing 1."""
    guess, weights, scale = Weights({SWAP: 1.0}), Weights({SWAP: 1.0}), 4.0
    for _ in range(ROUNDS):
        names: dict[Feature, int] = {}
        rows = [[names.setdefault(f, len(names)) for f in differences(p.a, p.b, weights)] for p in pairs]
        columns = np.array([f for row in rows for f in row], np.intp)
        row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        lengths = np.array([(len(p.a) + len(p.b)) / 2 for p in pairs])
        same = np.array([p.same for p in pairs], np.float64)
        start = np.array([guess[f] for f in names]) * scale
        learned = _regression(columns, row_of, lengths, same, start)
        features = list(names)
        times = np.bincount(columns, minlength=len(features))
        slips = [
            i for i, f in enumerate(features) if f[0] == "sub" and f[1] not in VOWELS and f[2] not in VOWELS
        ]
        scale = float(np.percentile(np.repeat(learned[slips], times[slips]), SLIP))
        weights.update(
            {
                f: min(1.0, max(LEAST_COST, float(value) / scale))
                for f, value in zip(features, learned, strict=True)
            }
        )
    return weights


def _regression(
    columns: NDArray[np.intp], row_of: NDArray[np.intp], lengths: Floats, same: Floats, start: Floats
) -> Floats:
    """Logistic regression by AdaGrad; weights stay above zero: no difference speaks for one name."""
    weights, bias, by_length = start.copy(), 2.0, 0.0
    squares, square, square_length = np.full(len(start), 1e-3), 1e-3, 1e-3
    for _ in range(STEPS):
        logit = bias + by_length * lengths - np.bincount(row_of, weights[columns], minlength=len(same))
        error = same - 1.0 / (1.0 + np.exp(-logit))
        slope = -np.bincount(columns, error[row_of], minlength=len(weights)) - PULL * (weights - start)
        squares += slope * slope
        weights = np.maximum(weights + 0.3 * slope / np.sqrt(squares), LEAST)
        square += error.sum() ** 2
        square_length += (error * lengths).sum() ** 2
        bias += 0.3 * error.sum() / np.sqrt(square)
        by_length += 0.03 * (error * lengths).sum() / np.sqrt(square_length)
    return weights


HEADER = '''"""What the differences between two spellings of one name weigh; a plain slip of the pen weighs 1.

Generated by tools/learn_costs.py from the published spelling groups and training cuts (MIT, CC0); never edited
by hand. Rows and columns are the units of `text.phonetic` in the order of `phonetic.UNITS`, the columns of
omissions ending with the edges of the word; a character is a level of 36, thirty to the unit.
"""

'''


def packed(name: str, says: str, rows: Iterable[Iterable[float]]) -> str:
    """One table as source text."""
    text = "".join(LEVELS[min(35, round(value * STEP))] for row in rows for value in row)
    lines = "\n".join(f'    "{line}"' for line in wrap(text, 100))
    return f'{name} = (\n{lines}\n)\n"""{says}"""\n'


def write(weights: Weights) -> None:
    """The generated module."""
    units, around = phonetic.UNITS, phonetic.UNITS + EDGES
    tables = (
        packed(
            "SUBSTITUTED",
            "One unit in the place of another.",
            ((0.0 if a == b else weights[substitution(a, b)] for b in units) for a in units),
        ),
        packed(
            "OMITTED_AFTER",
            "A unit (row) left out after another (column).",
            ((weights["after", a, b] for b in around) for a in units),
        ),
        packed(
            "OMITTED_BEFORE",
            "A unit (row) left out before another (column).",
            ((weights["before", a, b] for b in around) for a in units),
        ),
    )
    TARGET.write_text(HEADER + "\n".join(tables), encoding="utf-8")


if __name__ == "__main__":
    write(learn(training(Path(sys.argv[1]))))
