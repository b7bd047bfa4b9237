"""Which rows of a list are to be screened next, and which came back: the plan of a list that other machines screen.

The plan is made of *pieces*: at first whole blocks of answers, in the list's order. A piece whose process ended is cut
in ten and tried again, so that a row at which every process ends is found after a few; such a row is then `hopeless`,
as `jobs.blocks` has it. Holds the answers only of blocks that are not complete. Knows neither files nor machines.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from screening.batch.jobs.answering import Answered
from screening.batch.jobs.blocks import TRIES

PARTS = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """`rows` rows of a block, from row `first` of the list on (from 0); so many processes ended at a single one."""

    block: int
    first: int
    rows: int
    tries: int = 0

    @property
    def hopeless(self) -> bool:
        """Whether it is one row that is not worth another process."""
        return self.rows == 1 and self.tries >= TRIES


class Spread:
    """The pieces of a list of so many rows, in blocks of that size, without the blocks that are `done` already."""

    def __init__(self, rows: int, block: int, done: Collection[int]) -> None:
        self._fresh = _blocks(rows, block, frozenset(done))
        self.left = sum(piece.rows for piece in _blocks(rows, block, frozenset(done)))
        """Rows of blocks that are not complete."""
        self._again: deque[Piece] = deque()
        self._sizes: dict[int, int] = {}
        self._parts: dict[int, dict[int, Sequence[Answered]]] = {}

    def next(self) -> Piece | None:
        """The piece to be screened next; what came back goes first. None when all is done or in other hands."""
        if self._again:
            return self._again.popleft()
        piece = next(self._fresh, None)
        if piece is not None:
            self._sizes[piece.block] = piece.rows
        return piece

    def answered(self, piece: Piece, answers: Sequence[Answered]) -> list[Answered] | None:
        """Takes the answers to a piece: those of its whole block, in order, once none is missing."""
        parts = self._parts.setdefault(piece.block, {})
        parts[piece.first] = answers
        if sum(map(len, parts.values())) < self._sizes[piece.block]:
            return None
        del self._parts[piece.block]
        self.left -= self._sizes.pop(piece.block)
        return [answer for _, part in sorted(parts.items()) for answer in part]

    def returned(self, piece: Piece) -> None:
        """Takes back a piece that nobody began."""
        self._again.appendleft(piece)

    def lost(self, piece: Piece) -> None:
        """Takes back a piece during which its process ended."""
        again = _cut(piece) if piece.rows > 1 else [replace(piece, tries=piece.tries + 1)]
        self._again.extendleft(reversed(again))


def _blocks(rows: int, block: int, done: frozenset[int]) -> Iterator[Piece]:
    for number, first in enumerate(range(0, rows, max(block, 1))):
        if number not in done:
            yield Piece(number, first, min(block, rows - first))


def _cut(piece: Piece) -> list[Piece]:
    size = -(-piece.rows // PARTS)
    end = piece.first + piece.rows
    return [
        replace(piece, first=first, rows=min(size, end - first)) for first in range(piece.first, end, size)
    ]
