"""Measures how near the Latin readings of names in other scripts come to the spellings that are attested.

For 2,000 words of each `translit/*_dev.tsv.gz`, and for the tokens of the two files of full names: the share
for which some reading has the same skeleton, the shares for which some reading's sound form is at least 0.75
and 0.85 like the attested one (OSA distance over the longer length), and the mean of the best.
Run: python -m tools.measure_readings ../shared/data [script ...]
"""

from __future__ import annotations

import csv
import gzip
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter

from rapidfuzz.distance import OSA

from screening.text.fold import fold
from screening.text.phonetic import skeleton, sound
from screening.text.romanise import romanise

SAMPLE = 2_000
# Files of full names, and in which column the native and the Latin name are.
FULL_NAMES = {"native_latin_fullname": (0, 1), "hindi_english_affidavits": (1, 0)}

Compared = tuple[str, list[str]]  # the attested word, the readings it is compared with


def rows(path: Path) -> list[list[str]]:
    """SAMPLE rows of a tab-separated file, the same ones each time."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    random.Random(7).shuffle(found)
    return found[:SAMPLE]


def words(path: Path) -> Iterator[Compared]:
    """Word by word: a reading of several words is joined."""
    for spelled, native, _ in rows(path):
        latin = fold(spelled).replace(" ", "")
        if latin.isascii() and latin:
            yield latin, [reading.replace(" ", "") for reading in romanise(native)]


def tokens(path: Path, native: int, latin: int) -> Iterator[Compared]:
    """Token by token, over the readings with as many tokens as the attested name."""
    for row in rows(path):
        attested = fold(row[latin]).split()
        readings = [reading.split() for reading in romanise(row[native])]
        readings = [reading for reading in readings if len(reading) == len(attested)]
        if readings:
            yield from ((word, [r[i] for r in readings]) for i, word in enumerate(attested))


def measure(compared: Iterable[Compared]) -> str:
    """One line of figures, in per cent."""
    count = same = near = nearer = 0
    total = 0.0
    for attested, readings in compared:
        wanted = sound(attested)
        sounds = [sound(reading) for reading in readings]
        best = max((OSA.normalized_similarity(wanted, s) for s in sounds), default=0.0)
        count += 1
        same += any(skeleton(s) == skeleton(wanted) for s in sounds)
        near, nearer, total = near + (best >= 0.75), nearer + (best >= 0.85), total + best
    shares = (100 * figure / max(count, 1) for figure in (same, near, nearer, total))
    return f"{count:6}" + "".join(f"{share:8.1f}" for share in shares)


def main(folder: Path, wanted: list[str]) -> None:
    """Print a line for each file."""
    print(f"{'':26}{'words':>6}{'skeleton':>8}{'>=0.75':>8}{'>=0.85':>8}{'mean':>8}{'µs':>8}")
    for path in sorted((folder / "names" / "translit").glob("*_dev.tsv.gz")):
        _report(path.name.removesuffix("_dev.tsv.gz"), wanted, words(path))
    for name, (native, latin) in FULL_NAMES.items():
        _report(name, wanted, tokens(folder / "names" / f"{name}_dev.tsv.gz", native, latin))


def _report(name: str, wanted: list[str], compared: Iterable[Compared]) -> None:
    if not wanted or name in wanted:
        begun = perf_counter()
        pairs = list(compared)
        each = (perf_counter() - begun) / max(len(pairs), 1) * 1e6
        print(f"{name:26}{measure(pairs)}{each:8.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
