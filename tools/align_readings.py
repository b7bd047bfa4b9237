"""Aligns words of two scripts: which Latin letters each unit of a native word stands for, by EM over all cuts.

The first step of tools/learn_readings.py, which says more and names the sources. Knows pairs of words and
their weights only, nothing of scripts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

DRIFT = 4  # Latin letters that an alignment may be off the diagonal

Pair = tuple[str, str, float]  # native units, Latin letters, weight
Pieces = list[tuple[str, list[str], float]]  # native units, a piece of Latin for each, weight


class Shape:
    """All pairs with one number of units and one of letters, and the steps by which they may be aligned."""

    def __init__(self, pairs: list[Pair], piece: int) -> None:
        self.pairs = pairs
        self.height, self.width = len(pairs[0][0]), len(pairs[0][1])
        slope = self.width / self.height
        self.steps = [
            (i, j, k)
            for i in range(self.height)
            for j in range(max(0, int(i * slope) - DRIFT), min(self.width, int(i * slope) + DRIFT) + 1)
            for k in range(min(piece, self.width - j) + 1)
            if j <= i * piece and self.width - j - k <= (self.height - i - 1) * piece
        ]
        self.rows: NDArray[np.int64] = np.empty((0, 0), np.int64)  # parameter of (step, pair)

    def forward(self, chances: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probability of all that lies before each (unit, letter), for each pair."""
        table = np.zeros((self.height + 1, self.width + 1, len(self.pairs)))
        table[0, 0] = 1
        for (i, j, k), row in zip(self.steps, self.rows, strict=True):
            table[i + 1, j + k] += table[i, j] * chances[row]
        return table

    def backward(self, chances: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probability of all that lies after each (unit, letter)."""
        table = np.zeros((self.height + 1, self.width + 1, len(self.pairs)))
        table[self.height, self.width] = 1
        for (i, j, k), row in zip(reversed(self.steps), self.rows[::-1], strict=True):
            table[i, j] += chances[row] * table[i + 1, j + k]
        return table

    def best(self, chances: NDArray[np.float64]) -> Iterator[tuple[Pair, list[str], float]]:
        """The likeliest pieces of each pair, and their log-probability per unit and letter."""
        table = np.full((self.height + 1, self.width + 1, len(self.pairs)), -np.inf)
        table[0, 0] = 0
        taken = np.zeros((self.height + 1, self.width + 1, len(self.pairs)), np.int8)
        logs = np.log(np.maximum(chances, 1e-30))
        for (i, j, k), row in zip(self.steps, self.rows, strict=True):
            score = table[i, j] + logs[row]
            better = score > table[i + 1, j + k]
            table[i + 1, j + k][better] = score[better]
            taken[i + 1, j + k][better] = k
        for place, pair in enumerate(self.pairs):
            cut, j = [], self.width
            for i in range(self.height, 0, -1):
                k = int(taken[i, j, place])
                cut.append(pair[1][j - k : j])
                j -= k
            score = table[self.height, self.width, place] / (self.height + self.width)
            yield pair, cut[::-1], float(score)


class Aligner:
    """EM for the probability of each piece of Latin given the unit that it stands for."""

    def __init__(self, pairs: list[Pair], piece: int) -> None:
        by_shape: dict[tuple[int, int], list[Pair]] = defaultdict(list)
        for pair in pairs:
            if len(pair[1]) <= len(pair[0]) * piece:
                by_shape[len(pair[0]), len(pair[1])].append(pair)
        self.shapes = [Shape(by_shape[shape], piece) for shape in sorted(by_shape)]
        keys: dict[tuple[str, str], int] = {}
        for shape in self.shapes:
            shape.rows = np.array(
                [
                    [
                        keys.setdefault((native[i], latin[j : j + k]), len(keys))
                        for native, latin, _ in shape.pairs
                    ]
                    for i, j, k in shape.steps
                ],
                np.int64,
            ).reshape(len(shape.steps), len(shape.pairs))
        letters = {unit: place for place, unit in enumerate(dict.fromkeys(unit for unit, _ in keys))}
        self.owner = np.array([letters[unit] for unit, _ in keys])
        # A vowel that the script leaves out is spoken after the letter it goes with, so count it there.
        self.chances = np.array(
            [0.2 if piece[:1] in "aeiou" and len(piece) > 1 else 1.0 for _, piece in keys]
        )
        self._normalise()

    def _normalise(self) -> None:
        self.chances /= np.maximum(np.bincount(self.owner, self.chances), 1e-30)[self.owner]

    def improve(self) -> None:
        """One round of EM."""
        counts = np.zeros(len(self.chances))
        for shape in self.shapes:
            before, after = shape.forward(self.chances), shape.backward(self.chances)
            weights = np.array([weight for *_, weight in shape.pairs]) / np.maximum(before[-1, -1], 1e-300)
            for (i, j, k), row in zip(shape.steps, shape.rows, strict=True):
                np.add.at(counts, row, weights * before[i, j] * self.chances[row] * after[i + 1, j + k])
        self.chances = counts
        self._normalise()

    def pieces(self) -> Pieces:
        """The best alignment of each pair, without pairs that fit badly: another name of the same person."""
        found = [item for shape in self.shapes for item in shape.best(self.chances)]
        scores = np.array([score for *_, score in found])
        spread = float(np.median(scores) - np.quantile(scores, 0.25))
        floor = float(np.median(scores)) - 3 * spread
        return [(pair[0], cut, pair[2]) for pair, cut, score in found if score >= floor]
