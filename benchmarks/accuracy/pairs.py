"""Pairs of names compared directly, without any search: how well the score tells one person from two.

Pairs of one person are attested spellings; pairs of two are the published near misses: real people with one
surname and similar given names. The calibration draws on more kinds, half of them one person, so that a
band of the score can be set beside the share of it that is right.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from benchmarks.accuracy import names, spellings, structure
from benchmarks.accuracy.names import Pair
from benchmarks.accuracy.task import Size
from screening import decide, screen

NEAR_MISSES = "near_miss_negatives_dev.tsv.gz"
BANDS = tuple((low / 100, (low + 5) / 100) for low in range(50, 100, 5))
FALSE_SHARES = (0.01, 0.05)
TITLE = "near-miss pairs"
CALIBRATION = "calibration"


class Scored(NamedTuple):
    """The score of a pair and whether it is one person."""

    score: float
    same: bool


class Kind(NamedTuple):
    """A kind of pairs in the mixture."""

    label: str
    same: bool
    pairs: Sequence[Pair]


def compared(pair: Pair) -> float:
    """The score of two names with nothing else known, the first filed and the second asked."""
    filed, asked = pair
    record = screen.as_record(names.traveller(filed))
    return screen.compare(names.traveller(asked), record, decide.DEFAULT).score


def near_miss_rows(folder: Path, size: Size) -> list[dict[str, Any]]:
    """F1 at the default and at the best threshold, and recall at stated shares of false pairs."""
    count = 2 * size.queries
    kinds = (
        Kind("spellings", True, _spellings("two Latin spellings", folder, count, size)),
        Kind("near misses", False, near_misses(folder, count, size)),
    )
    scored = list(_scored(kinds))
    best = max(sorted({score for score, _ in scored}), key=lambda threshold: f1(scored, threshold))
    at = {"default": decide.DEFAULT.threshold, "best F1": best}
    at |= {f"{share:.0%} false": _threshold_for(scored, share) for share in FALSE_SHARES}
    return [_row(label, scored, threshold) for label, threshold in at.items()]


def _row(label: str, scored: Sequence[Scored], threshold: float) -> dict[str, Any]:
    return {
        "pairs": TITLE,
        "threshold": label,
        "at": round(threshold, 4),
        "same": sum(same for _, same in scored),
        "different": sum(not same for _, same in scored),
        "recall": round(share_from(scored, threshold, same=True), 4),
        "false": round(share_from(scored, threshold, same=False), 4),
        "F1": round(f1(scored, threshold), 4),
    }


def share_from(scored: Sequence[Scored], threshold: float, *, same: bool) -> float:
    """The share of one side's pairs that score the threshold or more."""
    scores = [score for score, one in scored if one is same]
    return sum(score >= threshold for score in scores) / len(scores)


def f1(scored: Sequence[Scored], threshold: float) -> float:
    """The harmonic mean of precision and recall at a threshold."""
    said = [same for score, same in scored if score >= threshold]
    return 2 * sum(said) / (len(said) + sum(same for _, same in scored))


def _threshold_for(scored: Sequence[Scored], share: float) -> float:
    """The lowest threshold at which at most this share of the pairs of two people is taken for one."""
    wrong = sorted((score for score, same in scored if not same), reverse=True)
    first_kept_out = wrong[int(share * len(wrong))]
    return min((score for score, _ in scored if score > first_kept_out), default=1.0)


def calibration_rows(folder: Path, size: Size) -> list[dict[str, Any]]:
    """For each band of the score, how many pairs of the mixture fell into it and the share that is one person."""
    kinds = mixture(folder, size)
    scored = list(_scored(kinds))
    bands = [(band, [one.same for one in scored if _within(one.score, band)]) for band in BANDS]
    return [
        {
            "score": f"{low:.2f} to {high:.2f}",
            "pairs": len(same),
            "one person": sum(same),
            "precision": round(sum(same) / len(same), 3) if same else "",
        }
        for (low, high), same in bands
    ]


def _within(score: float, band: tuple[float, float]) -> bool:
    low, high = band
    return low <= score < high or score == high == 1.0


def mixture(folder: Path, size: Size) -> tuple[Kind, ...]:
    """As many pairs of one person as of two: five kinds of the one, near misses and hardest strangers of the other.

    The hardest stranger to a name is, of all other full names drawn, the one most like it by rapidfuzz.
    """
    count = size.queries
    wrong = near_misses(folder, 2 * count, size)
    full = names.full_names(folder)
    edit, form = (_changed(full, changes, count, size) for changes in (structure.EDITS, structure.STRUCTURES))
    return (
        *(Kind(title, True, _spellings(title, folder, count, size)) for title in spellings.FULL_NAMES),
        Kind("one edit", True, edit),
        Kind("structure", True, form),
        Kind("near misses", False, wrong),
        Kind("hardest strangers", False, _strangers(full, 5 * count - len(wrong), size)),
    )


def near_misses(folder: Path, count: int, size: Size) -> list[Pair]:
    """Published pairs of different people, drawn by the seed."""
    pairs = ((row[0], row[1]) for row in names.rows(folder / "names" / NEAR_MISSES))
    return names.drawn(pairs, count, size.seed)


def _spellings(title: str, folder: Path, count: int, size: Size) -> list[Pair]:
    pairs = spellings.full_name_pairs(title, folder, size.seed)
    if title == spellings.LATIN:
        pairs = [pair for pair in pairs if spellings.one_name(pair)]
    return names.drawn(pairs, count, size.seed)


def _changed(full: list[str], changes: dict[str, structure.Change], count: int, size: Size) -> list[Pair]:
    chance = random.Random(size.seed)
    kinds = list(changes.values())
    made = ((name, chance.choice(kinds)(chance, name.split())) for name in chance.sample(full, 2 * count))
    return [pair for pair in made if pair[1]][:count]


def _strangers(full: list[str], count: int, size: Size) -> list[Pair]:
    chosen = random.Random(size.seed + 1).sample(full, min(len(full), count + size.records))
    asked, filed = chosen[:count], chosen[count:]
    return [(process.extractOne(name, filed, scorer=fuzz.token_sort_ratio)[0], name) for name in asked]


def _scored(kinds: Sequence[Kind]) -> Iterator[Scored]:
    for kind in kinds:
        for pair in kind.pairs:
            yield Scored(compared(pair), kind.same)
