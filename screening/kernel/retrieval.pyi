from array import array
from collections.abc import Sequence
from typing import Any

from screening.kernel.weighing import Asked, Rules

_Array = Any  # one-dimensional, contiguous

class Wanted:
    def __init__(
        self,
        born: tuple[int, int, int],
        demands: bytes,
        table: bytes,
        slips: bytes,
        year_slips: bytes,
        year_0: int,
        far: bool,
    ) -> None: ...

class Names:
    def __init__(self, sections: Sequence[_Array]) -> None: ...
    def bearers(self, number: int, wanted: Wanted, score: float) -> list[tuple[int, int, float]]: ...
    def counts(self, keys: array[int]) -> list[int]: ...
    def rank(
        self,
        asked: Asked,
        wanted: Wanted,
        keys: array[int],
        of_keys: array[int],
        lone: array[int],
        exact: array[int],
        pairs: array[int],
        of_pairs: array[int],
        counts: array[int],
        most_postings: int,
        most_of_lone: int,
        most_far: int,
        most: int,
        long_shots: int,
    ) -> tuple[list[tuple[int, float, float]], int, bool]: ...

def traits(rules: Rules, packed: bytes) -> tuple[int, int, int, int]: ...
