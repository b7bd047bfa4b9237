"""Four operations over ordinary travellers who are all different: what callgrind counts the instructions of.

Run as a process: python -m benchmarks.speed.operations FOLDER, under callgrind by `instructions`. The first half
of the travellers warms the caches; the other half is worked on inside one call of `functools.reduce`, the C
function at which callgrind begins and ends counting. So neither starting Python nor opening is counted.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import reduce
from pathlib import Path

import orjson

from benchmarks.speed import stages
from screening import wire
from screening.engine import Engine
from screening.model import Traveller
from screening.store import open_store

TRAVELLERS = 200
MARKED = "functools_reduce"
"""The C function that encloses what is counted; the product does not call it."""

Operation = Callable[[Engine, Traveller], object]


def _screen(engine: Engine, traveller: Traveller) -> object:
    return engine.screen(traveller)


OPERATIONS: dict[str, tuple[tuple[str, ...], Operation]] = {
    "prepare": (("name", "surname", "given_names", "birth_date", "documents"), stages.prepare),
    "screen a name": (("name", "surname", "given_names", "birth_date"), _screen),
    "screen a document": (("documents",), _screen),
    "screen": ((), _screen),
}
"""The fields of the traveller that are kept (none named: all), and what is done."""


def main() -> None:
    """Each operation over the travellers of `ordinary.ndjson`, a quarter of them each, half of that counted."""
    folder = Path(sys.argv[1])
    lines = (folder / "ordinary.ndjson").read_bytes().splitlines()
    engine = Engine(
        open_store(f"sqlite:///{folder}/world/store.db", create=False), folder / "world" / "index"
    )
    engine.open(build=False)
    share = len(lines) // len(OPERATIONS)
    gc.disable()  # when a collection falls due depends on everything before
    for place, (fields, operation) in enumerate(OPERATIONS.values()):
        mine = [_traveller(line, fields) for line in lines[place * share : (place + 1) * share]]
        for traveller in mine[: share // 2]:
            operation(engine, traveller)
        reduce(lambda _, each, work=operation: work(engine, each), mine[share // 2 :], None)  # type: ignore[misc]
    engine.close()


def _traveller(line: bytes, fields: tuple[str, ...]) -> Traveller:
    body = orjson.loads(line)
    return wire.traveller({name: value for name, value in body.items() if not fields or name in fields})


if __name__ == "__main__":
    main()
