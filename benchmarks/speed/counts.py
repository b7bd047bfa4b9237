"""Exact counts of a small world that never changes: what the gate compares, whatever the machine.

Two thousand persons, twenty thousand documents, three hundred travellers. The counts are those that the
engine itself returns with every answer, and the bytes of two snapshots. A count is worse when it is more, but
for what is found.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from benchmarks.speed import building, data, mix, stages
from benchmarks.speed.data import Loaded, Size, opened
from benchmarks.speed.inprocess import is_found
from benchmarks.speed.mix import Asked
from screening import wire

WORLD = Size(2_000, 20_000)
ORDINARY, A_LABEL, A_DOCUMENT_LABEL = 150, 30, 12
BETTER_IF_MORE = frozenset({"found"})

Counts = dict[str, int]


def world(folder: Path) -> Loaded:
    """The small world, made in that folder unless it is there."""
    return data.kept(folder, WORLD)


def travellers() -> list[Asked]:
    """The three hundred: half of them ordinary, the others of every label and of documents alone."""
    found = mix.travellers(WORLD, ORDINARY)
    asked = found.pop(mix.ORDINARY)
    for some in found.values():
        asked += islice(some, A_LABEL)
    for some in mix.documents(WORLD, A_DOCUMENT_LABEL).values():
        asked += some
    return asked[:300]


def counted(folder: Path) -> Counts:
    """Every count, made in that folder."""
    return {**_of_queries(world(folder / "world")), **_of_bytes(folder)}


def _of_queries(loaded: Loaded) -> Counts:
    asked = travellers()
    with opened(loaded) as engine:
        answers = [engine.screen(wire.traveller(each.body)) for each in asked]
    counts = {
        name: sum(getattr(answer.effort, name) for answer in answers)
        for name in ("keys", "postings", "candidates", "weighed")
    }
    found = sum(is_found(each.record, answer) for each, answer in zip(asked, answers, strict=True))
    hits = sum(len(answer.hits) for answer in answers)
    return {"travellers": len(asked), **counts, "found": found, "other hits": hits - found}


def _of_bytes(folder: Path) -> Counts:
    """Bytes beside the records' bodies: of persons alone, by name, and of documents alone, by document."""
    sizes = {"persons": Size(WORLD.persons, 0), "documents": Size(0, WORLD.documents)}
    keys = {what: _key_bytes(data.kept(folder / what, size)) for what, size in sizes.items()}
    return {
        "index bytes of 1,000 names": keys["persons"] * 1000 // building.names(WORLD.persons),
        "index bytes of 1,000 documents": keys["documents"] * 1000 // WORLD.documents,
    }


def _key_bytes(loaded: Loaded) -> int:
    with opened(loaded) as engine:
        path = stages.snapshot_of(engine)
    return stages.key_bytes(path) if path is not None else 0


def compared(frozen: Counts, now: Counts) -> tuple[list[str], bool]:
    """What moved, a line each, and whether nothing is worse."""
    lines, sound = [], True
    for name in sorted(frozen.keys() | now.keys()):
        before, after = frozen.get(name), now.get(name)
        if before == after:
            continue
        worse = before is None or after is None or name == "travellers" or _worse(name, before, after)
        sound &= not worse
        lines.append(f"{'WORSE' if worse else 'better'} {name}: {_shown(before)} -> {_shown(after)}")
    return lines, sound


def _worse(name: str, before: int, after: int) -> bool:
    return after < before if name in BETTER_IF_MORE else after > before


def _shown(count: int | None) -> str:
    return "none" if count is None else f"{count:,}"
