from array import array
from collections.abc import Sequence
from typing import Any

from screening.kernel.weighing import Asked

_Array = Any  # one-dimensional, contiguous

class Wanted:
    def __init__(
        self,
        born: tuple[int, int, int],
        floors: tuple[float, float, float, float, float, float],
        slips: _Array,
        year_slips: _Array,
        year_0: int,
        signatures: Sequence[int],
        smaller: tuple[float, float, float],
        larger: tuple[float, float, float],
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
        lone: array[int],
        exact: array[int],
        most_postings: int,
        most_of_lone: int,
        most_exact: int,
        most: int,
        shared_key: int,
    ) -> tuple[list[tuple[int, float, float]], int, bool]: ...
