"""A synthetic world as files: two lists, travellers and the truth, one JSON object a line.

Streams: memory does not grow with the counts. Each file appears under its name when it is whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import orjson

from screening import errors
from screening.model import Record, record_to_json
from screening.synthetic.crossing import travellers as crossing
from screening.synthetic.papers import documents as papers
from screening.synthetic.people import persons as people

T = TypeVar("T")
Progress = Callable[[int], None]
_STEP = 2000  # rows between two calls of the progress function
MOST = 100_000_000
"""The largest count of each kind: document numbers stay unique up to here."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written. `variations` counts travellers by label, "ordinary" among them."""

    directory: Path
    persons: int
    documents: int
    travellers: int
    on_list: int
    variations: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        return (
            f"{self.persons:,} persons, {self.documents:,} documents,"
            f" {self.travellers:,} travellers of whom {self.on_list:,} are on the list"
        )


def write(
    directory: Path,
    persons: int,
    documents: int,
    travellers: int,
    seed: int,
    share: float = 0.2,
    progress: Progress | None = None,
    fixed: Sequence[Record] = (),
) -> Summary:
    """Writes persons.ndjson, documents.ndjson, travellers.ndjson and truth.ndjson into the directory.

    The same arguments give the same bytes; `fixed` records stand before the invented ones and are not
    counted. `progress` is told from time to time how many rows are written
    (of persons + documents + travellers). Raises InputError for counts or a share out of bounds.
    """
    _check(persons=persons, documents=documents, travellers=travellers, share=share)
    directory.mkdir(parents=True, exist_ok=True)
    tell = progress or _silent
    wanted = _told(map(_line, people(seed, persons)), tell, 0)
    stolen = _told(map(_line, papers(seed, documents)), tell, persons)
    _write(directory / "persons.ndjson", chain(_lines(fixed, "person"), wanted))
    _write(directory / "documents.ndjson", chain(_lines(fixed, "document"), stolen))
    rows = crossing(seed, travellers, persons, documents, share)
    labels: Counter[str] = Counter()
    with _Whole(directory / "travellers.ndjson") as asked, _Whole(directory / "truth.ndjson") as known:
        for line, truth in _told(rows, tell, persons + documents):
            asked.write(orjson.dumps(line) + b"\n")
            known.write(orjson.dumps(truth) + b"\n")
            labels[truth["variation"]] += 1
    on_list = travellers - labels["ordinary"]
    return Summary(directory, persons, documents, travellers, on_list, dict(sorted(labels.items())))


def _check(*, share: float, **counts: int) -> None:
    problems = [
        errors.Problem(name, f"must be between 0 and {MOST}")
        for name, count in counts.items()
        if not 0 <= count <= MOST
    ]
    if not 0 <= share <= 1:
        problems.append(errors.Problem("share", "must be between 0 and 1"))
    if problems:
        raise errors.InputError("The size of the synthetic world is out of bounds.", problems=problems)


def _silent(_rows: int) -> None:
    return None


def _line(record: Record) -> bytes:
    return orjson.dumps(record_to_json(record)) + b"\n"


def _lines(records: Iterable[Record], kind: str) -> Iterator[bytes]:
    return (_line(record) for record in records if record.kind == kind)


def _write(path: Path, lines: Iterable[bytes]) -> None:
    with _Whole(path) as out:
        out.writelines(lines)


class _Whole:
    """A file that takes its name only when it is complete."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(path.name + ".part")

    def __enter__(self) -> Any:
        self._file = self._part.open("wb", buffering=1 << 20)
        return self._file

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        self._file.close()
        if kind is None:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)


def _told(rows: Iterable[T], tell: Progress, before: int) -> Iterator[T]:
    done = before
    for done, row in enumerate(rows, before + 1):
        yield row
        if not done % _STEP:
            tell(done)
    tell(done)
