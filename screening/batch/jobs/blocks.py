"""The answers of a job, in files of some hundred rows: claimed, written line by line, taken over, finished.

    answers/000003.partial                      being written; whoever holds its lock writes it
    answers/000003.77.198.1.0.1.ndjson          finished: the least sequence number, and how many of each outcome

A line is the answer in the form of the wire, or `null` for a row nobody could read. The counts stand in the name, so
that one look at the folder tells how far the job is, and finishing a block is one rename.
"""

from __future__ import annotations

import fcntl
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import orjson

from screening.batch.jobs import files
from screening.batch.jobs.base import Summary
from screening.batch.jobs.job import OUTCOMES

ANSWERS = "answers"
TRIES = 5
"""So many processes in a row may end at the same row; after that it is not tried again."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A complete file of answers."""

    path: Path
    number: int
    sequence: int
    counts: Counter[str]


class Claim:
    """A block that is ours to write. `start` is the first row without an answer; a `hopeless` one ended others.

    `careful` says that another began it, so that its rows are to be added one by one.
    """

    def __init__(self, file: BinaryIO, path: Path, number: int) -> None:
        self._file, self._path, self.number = file, path, number
        self.counts: Counter[str] = Counter()
        self.sequence: int | None = None
        self.start = self._resumed()
        self.careful = self.hopeless = False

    def __enter__(self) -> Claim:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, answer: bytes, outcome: str, sequence: int) -> None:
        """One more answer, empty for a row nobody could read; it holds, whatever becomes of this process."""
        self._file.write((answer or b"null") + b"\n")
        self._file.flush()
        self._count(outcome, sequence)

    def gives_up(self, row: int) -> bool:
        """Whether that row ended so many processes that it is not tried again."""
        return self.hopeless and row == self.start

    def content(self) -> bytes:
        """The answers so far, for whoever keeps them elsewhere."""
        self._file.seek(0)
        return self._file.read()

    def discard(self) -> None:
        """Leaves nothing of the block here: it is kept elsewhere."""
        for path in (self._path, _tries(self._path)):
            path.unlink(missing_ok=True)

    def finish(self) -> None:
        """All rows of the block have their answers. Raises FileNotFoundError when the job was removed."""
        files.brought_to_disk(self._file)
        counts = ".".join(str(self.counts[outcome]) for outcome in OUTCOMES)
        self._path.rename(self._path.with_name(f"{self.number:06}.{self.sequence or 0}.{counts}.ndjson"))
        with suppress(FileNotFoundError):
            _tries(self._path).unlink()

    def _count(self, outcome: str, sequence: int) -> None:
        self.counts[outcome] += 1
        if outcome != "unreadable":
            self.sequence = sequence if self.sequence is None else min(self.sequence, sequence)

    def _resumed(self) -> int:
        """Cuts off what a killed writer left unfinished, counts the rest: how many rows have their answers."""
        whole = rows = 0
        self._file.seek(0)
        for line in self._file:
            if (told := _told(line)) is None:
                break
            self._count(*told)
            whole += len(line)
            rows += 1
        self._file.truncate(whole)
        self._file.seek(whole)
        return rows


def claim(folder: Path, number: int, *, alone: bool = False) -> Claim | None:
    """The block, if it is neither finished nor in the hands of a living process.

    Whoever is `alone` with the job, and claims no block that is finished, spares the look at all those that are.
    """
    path = folder / ANSWERS / f"{number:06}.partial"
    new = not path.exists()
    descriptor = files.opened(path, os.O_RDWR | os.O_CREAT)
    file = os.fdopen(descriptor, "r+b")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        same = os.path.samestat(os.fstat(descriptor), path.stat())
    except (BlockingIOError, FileNotFoundError):  # another holds it, or has just finished it
        file.close()
        return None
    if not same or (not alone and number in numbers(folder)):
        if same:  # we made it anew after it was finished
            path.unlink()
        file.close()
        return None
    taken = Claim(file, path, number)
    if not new:
        taken.careful = True
        taken.hopeless = _often_died_at(path, taken.start)
    return taken


def withdrawn(folder: Path, number: int) -> None:
    """Takes the file of a block away from whoever writes it: what they add from now on is kept nowhere."""
    (folder / ANSWERS / f"{number:06}.partial").unlink(missing_ok=True)


def finished(folder: Path) -> Iterator[Finished]:
    """Every finished block, in no order."""
    for name in _names(folder):
        number, sequence, *counts = _said(name)
        yield Finished(
            folder / ANSWERS / name, number, sequence, Counter(dict(zip(OUTCOMES, counts, strict=True)))
        )


def numbers(folder: Path) -> set[int]:
    """Which blocks are finished. Asked for each block, of all: so names are read, and nothing is made of them."""
    return {int(name.partition(".")[0]) for name in _names(folder)}


def summary(folder: Path) -> Summary:
    """What the names of the finished blocks say. Raises FileNotFoundError when the job was removed."""
    said = [_said(name) for name in _names(folder)]
    counts = {outcome: sum(one[place] for one in said) for place, outcome in enumerate(OUTCOMES, 2)}
    unreadable = OUTCOMES.index("unreadable") + 2
    answered = [one[1] for one in said if sum(one[2:]) > one[unreadable]]
    return Summary(len(said), +Counter(counts), min(answered, default=0))


def _names(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder / ANSWERS) if name.endswith(".ndjson")]  # noqa: PTH208 (no paths wanted)


def _said(name: str) -> list[int]:
    """Number, least sequence, and how many of each outcome."""
    return [int(part) for part in name.split(".")[:-1]]


def lines(path: Path) -> Iterator[bytes]:
    """The answers in a finished file; empty for a row nobody could read."""
    with path.open("rb") as file:
        yield from map(answer_of, file)


def answer_of(line: bytes) -> bytes:
    """The answer on a line."""
    return b"" if line == b"null\n" else line[:-1]


def _told(line: bytes) -> tuple[str, int] | None:
    """Outcome and sequence number of an answer; None of a line that is not whole."""
    if not line.endswith(b"\n"):
        return None
    try:
        answer = orjson.loads(line)
    except orjson.JSONDecodeError:  # after a power failure: room that was made and never written
        return None
    return ("unreadable", 0) if answer is None else (answer["decision"], answer["checked"]["sequence"])


def _often_died_at(path: Path, start: int) -> bool:
    """Notes that the block is taken over at that row; whether that was the fate of the last few as well."""
    tries = _tries(path)
    with os.fdopen(files.opened(tries, os.O_RDWR | os.O_CREAT | os.O_APPEND), "r+") as file:
        file.seek(0)
        before = file.read().split()[-TRIES:]
        file.write(f"{start}\n")
    return before == [str(start)] * TRIES


def _tries(path: Path) -> Path:
    return path.with_suffix(".tries")
