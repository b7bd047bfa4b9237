"""logic-v2, the best open matcher, on the same tasks: run with another interpreter, never a dependency of ours.

For each traveller it weighs the right record and the records that plain rapidfuzz on AnyASCII text finds most
alike (`floor.NEAREST`). That favours it: its retrieval is perfect, which no index of its own is.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import orjson

from benchmarks.accuracy import floor
from benchmarks.accuracy.task import NOBODY, Outcome, Task
from screening.model import Name, PersonRecord, Traveller

NAME = "logic-v2"
THRESHOLD = 0.7
"""Its own default."""

INTERPRETER = Path(__file__).resolve().parents[2] / ".venv-rivals" / "bin" / "python"
WORKER = Path(__file__).with_name("rival_worker.py")
_PROPERTIES = {"alias": "alias", "weak_alias": "weakAlias", "previous": "previousName"}


class Rival:
    """The other process. Takes one line of JSON a record or question, gives one a question."""

    def __init__(self, asked: IO[bytes], told: IO[bytes]) -> None:
        self._asked, self._told = asked, told

    def file(self, records: Iterable[PersonRecord]) -> None:
        """Replaces what the rival has on file."""
        self._send({"forget": True})
        for record in records:
            self._send({"record": record.id, "properties": _filed(record)})

    def scores(self, traveller: Traveller, records: Sequence[str]) -> list[float]:
        """The score of each of these records for the traveller."""
        self._send({"traveller": _asked(traveller), "records": records})
        self._asked.flush()
        line = self._told.readline()
        if not line:
            raise RuntimeError(f"{NAME} ended; its message is above")
        scores: list[float] = orjson.loads(line)
        return scores

    def _send(self, message: dict[str, Any]) -> None:
        self._asked.write(orjson.dumps(message) + b"\n")


@contextmanager
def started(interpreter: Path) -> Iterator[Rival]:
    """The rival in an environment of its own (`make rivals`), ended afterwards."""
    command = [str(interpreter), str(WORKER)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Rival(process.stdin, process.stdout)
        process.stdin.close()


def run(rival: Rival, task: Task, nearest: Iterable[Outcome]) -> list[Outcome]:
    """What the rival refers in every case of the task."""
    rival.file(record for record in task.records if isinstance(record, PersonRecord))
    return floor.referred((_weighed(rival, outcome) for outcome in nearest), THRESHOLD)


def _weighed(rival: Rival, outcome: Outcome) -> Outcome:
    case = outcome.case
    records = list(dict.fromkeys([case.expected, *(record for record, _ in outcome.hits)]))
    records = [record for record in records if record != NOBODY]
    scores = rival.scores(case.traveller, records)
    hits = sorted(zip(records, scores, strict=True), key=lambda hit: -hit[1])
    return replace(outcome, hits=tuple(hits))


def _filed(record: PersonRecord) -> dict[str, list[str]]:
    properties: dict[str, list[str]] = {}
    for name in record.names:
        properties.setdefault(_PROPERTIES.get(name.quality, "name"), []).append(name.full)
    whole = [date for date in record.birth_dates if "/" not in date]
    return properties | ({"birthDate": whole} if whole else {})


def _asked(traveller: Traveller) -> dict[str, list[str]]:
    name = traveller.name or Name("")
    dates = {"birthDate": [traveller.birth_date]} if traveller.birth_date else {}
    return {"name": [name.full], **dates}
