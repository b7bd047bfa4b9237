"""The tokens of names on their way into a snapshot: packed where they are met, put aside, brought together.

Who gathers packs each token while its sound, stem and rarity, which its keys needed too, are still at hand, and
remembers which ones it has packed; so this is shared by all processes, and done once or twice for each token.
Knows nothing of records, readings or keys.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from screening import kernel
from screening.index.runs import RunFile
from screening.matchers import packed

if kernel.PRESENT:
    from screening.kernel import retrieval as compiled

# A token: see `matchers.packed.Traits`; where it is packed, and in how many bytes.
TOKEN = np.dtype(
    [
        ("letters", "<u8"),
        ("known", "<u8"),
        ("skeleton", "<u4"),
        ("kin", "<u4"),
        ("place", "<u4"),
        ("size", "<u4"),
    ]
)
MINOR = "-"  # before the spelling of a minor token: no letter of a spelling
_REMEMBERED = 1 << 17  # tokens that a process knows to be packed: 20 MB

Uint8 = NDArray[np.uint8]
Uint32 = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class PutAside:
    """Tokens in a run file: at `place` their spellings, of `letters` bytes, a row each, and what is packed of them.

    The size in a row is 0 where its process packed the token before.
    """

    place: int
    letters: int
    count: int
    packed: int


class Packer:
    """Packs the tokens of one stretch after the other and puts them aside."""

    def __init__(self, file: RunFile) -> None:
        self._file = file
        self._met: set[str] = set()

    def put_aside(self, spelled: Iterable[str]) -> PutAside:
        """Takes distinct tokens, minor ones with MINOR in front."""
        every = list(spelled)
        new = [each not in self._met for each in every]
        made = [_packed(each) for each in compress(every, new)]
        rows = np.zeros(len(every), TOKEN)
        _describe(rows, np.array(new, np.bool_), made)
        if len(self._met) > _REMEMBERED:
            self._met.clear()
        self._met.update(every)
        letters, bodies = "\n".join(every).encode(), b"".join(made)
        place = self._file.append(letters)
        self._file.append(rows)
        self._file.append(bodies)
        return PutAside(place, len(letters), len(every), len(bodies))


def _packed(spelled: str) -> bytes:
    text = spelled.removeprefix(MINOR)
    return packed.pack.__wrapped__(text, text != spelled)  # each comes once: a cache would only take memory


def _describe(rows: NDArray[np.void], new: NDArray[np.bool_], made: list[bytes]) -> None:
    told = array("Q")
    for body in made:
        told.extend(_traits(body))
    columns = np.frombuffer(told, np.uint64).reshape(-1, 4).T
    for field, column in zip(packed.Traits._fields, columns, strict=True):
        rows[field][new] = column
    rows["size"][new] = np.fromiter(map(len, made), np.uint32, len(made))


def _traits(body: bytes) -> tuple[int, int, int, int]:
    return compiled.traits(packed.rules(), body) if kernel.PRESENT else packed.traits(body)


class _Chosen(NamedTuple):
    """Tokens that were put aside, and which of them appear there for the first time."""

    aside: PutAside
    file: RunFile
    new: NDArray[np.bool_]

    def read(self) -> tuple[NDArray[np.void], Uint8]:
        place = self.aside.place + self.aside.letters
        rows = self.file.read(place, TOKEN, self.aside.count)
        bodies = self.file.read(place + rows.nbytes, np.uint8, self.aside.packed)
        if not rows["size"][self.new].all():
            raise AssertionError("a token is packed where it appears first")
        return rows[self.new], bodies[np.repeat(self.new, rows["size"])]


class MergedTokens:
    """Every token once, numbered in order of the first appearance."""

    def __init__(self, pieces: Sequence[tuple[PutAside, RunFile]]) -> None:
        """From what was put aside, in the order of the records."""
        self._pieces: list[_Chosen] = []
        self.numbers: list[Uint32] = []
        """For each piece the numbers of its tokens."""
        ids: dict[str, int] = {}
        for aside, file in pieces:
            spelled = file.read(aside.place, np.uint8, aside.letters).tobytes().decode()
            known = len(ids)
            every = spelled.split("\n") if aside.count else []
            ids.update(zip([each for each in every if each not in ids], count(known), strict=False))
            numbers = np.fromiter(map(ids.__getitem__, every), np.uint32, aside.count)
            self._pieces.append(_Chosen(aside, file, numbers >= known))
            self.numbers.append(numbers)

    def parts(self) -> Iterator[tuple[NDArray[np.void], Uint8]]:
        """Rows of `TOKEN`, their places yet to be filled in, and what is packed, by parts in the order of numbers."""
        for piece in self._pieces:
            yield piece.read()
