"""Times each stage of a screening in one process, by kind of traveller: parse, prepare, retrieve, weigh, decide.

Every traveller is asked once, as at a border; other ordinary travellers warm the caches first. Those at even
places are screened whole, the others stage by stage, so that neither half finds its own tokens known.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice

from benchmarks.speed import adversarial, mix, stages
from benchmarks.speed.data import SEED, Loaded, opened
from benchmarks.speed.mix import Asked, Mix
from benchmarks.speed.rows import Clock, Row, figure, timed, timing, undisturbed
from screening import wire
from screening.engine import Engine
from screening.model import Answer, Effort

OPENINGS = 5
WARMING = 500
STAGES = ("prepare", "retrieve", "weigh")
COUNTS = ("postings", "candidates")


def measure(loaded: Loaded, clock: Clock, count: int = mix.TRAVELLERS) -> list[Row]:
    """Rows for opening, for every label of the mix, for documents alone and for adversarial queries."""
    rows = list(_opening(loaded))
    with opened(loaded) as engine, undisturbed(rows):
        for asked in islice(mix.ordinary(loaded.size, SEED + 2), WARMING):
            engine.screen(wire.traveller(asked.body))
        labelled = mix.travellers(loaded.size, count)
        rows += _edges(engine, labelled[mix.ORDINARY], clock)
        for each in (labelled, mix.documents(loaded.size, count), adversarial.queries(loaded)):
            rows += _by_label(engine, each, clock)
    return rows


def _opening(loaded: Loaded) -> Iterator[Row]:
    """How long it takes to map the snapshot, and to have an engine that answers (it asks the store, too)."""
    engines, files = [], []
    for _ in range(OPENINGS):
        started = time.perf_counter()
        with opened(loaded) as engine:
            engines.append((time.perf_counter() - started) * 1e3)
            path = stages.snapshot_of(engine)
        if path is not None:
            files += [took / 1e3 for took in timed(stages.open_snapshot, [path])]
    yield timing("open the snapshot", files, "ms")
    yield timing("open the engine", engines, "ms")


def _edges(engine: Engine, ordinary: list[Asked], clock: Clock) -> list[Row]:
    bodies = [asked.body for asked in islice(ordinary, 0, 1000)]
    travellers = [wire.traveller(body) for body in bodies]
    answers = [engine.screen(traveller) for traveller in travellers]
    staged = stages.Stages(engine, clock)
    return [
        timing("parse and validate the request", timed(wire.query, bodies, clock)),
        timing("decide", (staged.screen(traveller).decide for traveller in travellers)),
        timing("write the answer", timed(wire.answer, answers, clock)),
    ]


def _by_label(engine: Engine, labelled: Mix, clock: Clock) -> Iterator[Row]:
    staged = stages.Stages(engine, clock)
    for label, asked in labelled.items():
        answers, whole = _screened(engine, asked[::2], clock)
        yield timing(f"{label}: whole screen", whole)
        times = [staged.screen(wire.traveller(each.body)) for each in asked[1::2]]
        for stage in STAGES:
            yield timing(f"{label}: {stage}", (getattr(each, stage) for each in times))
        if any(answer.effort.keys for answer in answers):
            yield from _effort(label, [answer.effort for answer in answers])
        yield from _found(engine, label, asked[::2], answers)


def _screened(engine: Engine, asked: list[Asked], clock: Clock) -> tuple[list[Answer], list[float]]:
    answers, took = [], []
    for traveller in [wire.traveller(each.body) for each in asked]:
        started = clock()
        answers.append(engine.screen(traveller))
        took.append((clock() - started) / 1e3)
    return answers, took


def _effort(label: str, efforts: list[Effort]) -> Iterator[Row]:
    for name in COUNTS:
        yield timing(f"{label}: {name}", (getattr(effort, name) for effort in efforts), "")
    cut = sum(effort.exhausted for effort in efforts)
    yield figure(f"{label}: budget ran out", cut / len(efforts) if efforts else None, "share")


def _found(engine: Engine, label: str, asked: list[Asked], answers: list[Answer]) -> Iterator[Row]:
    """The share found, and the share that search lost: not found, though weighed alone it would be referred."""
    wanted = [(each, answer) for each, answer in zip(asked, answers, strict=True) if each.record]
    if wanted:
        missed = [each for each, answer in wanted if not is_found(each.record, answer)]
        lost = [each for each in missed if stages.would_refer(engine, wire.traveller(each.body), each.record)]
        yield figure(f"{label}: found", 1 - len(missed) / len(wanted), "share")
        yield figure(f"{label}: lost by the search", len(lost) / len(wanted), "share")


def is_found(record: str, answer: Answer) -> bool:
    """Whether the record is among the hits."""
    return any(hit.record_id == record for hit in answer.hits)
