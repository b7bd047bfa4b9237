"""The same names scanned: `rapidfuzz.process.extract` with token_sort_ratio over every name on the list.

What a careful programmer writes first. It is given names already folded, and its ten best from 70 of 100 count
as found. Both are asked the same travellers of the mix's hits, in the same run.
"""

from __future__ import annotations

import time
from itertools import chain, zip_longest

from rapidfuzz import fuzz, process, utils

from benchmarks.speed import mix
from benchmarks.speed.data import PERSONS, SEED, Loaded, opened
from benchmarks.speed.inprocess import is_found
from benchmarks.speed.mix import Asked
from benchmarks.speed.rows import Row, figure, percentile, ratio, timing
from screening import synthetic, wire
from screening.engine import Engine
from screening.model import Traveller

LIMIT, CUTOFF = 10, 70
SECONDS = 60.0
LEAST, MOST = 21, 300
"""Queries asked: as many as take a minute by scanning, within these bounds."""


def measure(loaded: Loaded) -> list[Row]:
    """Median times of both, their ratio, and the share that each finds."""
    names, owners = _names(loaded.size.persons)
    found = mix.travellers(loaded.size, MOST)
    one_of_each = chain.from_iterable(zip_longest(*(found.get(label, []) for label in mix.HITS)))
    asked = [each for each in one_of_each if each is not None]
    with opened(loaded) as engine:
        scanned, scan_found = _scan(asked, names, owners)
        screened, screen_found = _screen(engine, asked[: len(scanned)])
    medians = [percentile(sorted(each), 0.5) for each in (scanned, screened)]
    return [
        figure("names scanned", len(names)),
        figure("queries asked of both", len(scanned)),
        timing("rapidfuzz scan", scanned),
        timing("the same by screening", screened),
        figure("scan over screening, medians", ratio(*medians), "times"),
        figure("found by the scan", scan_found / len(scanned), "share"),
        figure("found by screening", screen_found / len(scanned), "share"),
    ]


def _names(persons: int) -> tuple[list[str], list[str]]:
    """Every name on the list, folded, and beside it whose it is."""
    names, owners = [], []
    for record in synthetic.persons(SEED, persons, PERSONS):
        for name in record.names:
            names.append(utils.default_process(name.full))
            owners.append(record.id)
    return names, owners


def _scan(asked: list[Asked], names: list[str], owners: list[str]) -> tuple[list[float], int]:
    took: list[float] = []
    found, until = 0, time.monotonic() + SECONDS
    for each in asked[:MOST]:
        if len(took) >= LEAST and time.monotonic() > until:
            break
        query = utils.default_process(_full_name(wire.traveller(each.body)))
        started = time.perf_counter_ns()
        best = process.extract(
            query, names, scorer=fuzz.token_sort_ratio, limit=LIMIT, score_cutoff=CUTOFF, processor=None
        )
        took.append((time.perf_counter_ns() - started) / 1e3)
        found += any(owners[place] == each.record for _, _, place in best)
    return took, found


def _screen(engine: Engine, asked: list[Asked]) -> tuple[list[float], int]:
    took, found = [], 0
    for each in asked:
        traveller = wire.traveller(each.body)
        started = time.perf_counter_ns()
        answer = engine.screen(traveller)
        took.append((time.perf_counter_ns() - started) / 1e3)
        found += is_found(each.record, answer)
    return took, found


def _full_name(traveller: Traveller) -> str:
    return traveller.name.full if traveller.name is not None else ""
