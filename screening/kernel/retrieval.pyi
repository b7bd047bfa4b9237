from collections.abc import Sequence
from typing import Any

from screening.index.keys import Together
from screening.kernel.weighing import Asked, Rules
from screening.text.names import PreparedName

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
        anywhere: bool,
        around: bool,
        ever: bool,
    ) -> None: ...

class Names:
    def __init__(self, sections: Sequence[_Array]) -> None: ...
    def bearers(self, number: int, wanted: Wanted, score: float) -> list[tuple[int, int, float]]: ...
    def packed(self, number: int) -> list[bytes]: ...
    def as_rare(
        self, names: tuple[PreparedName, ...], many: int, alike: float
    ) -> tuple[PreparedName, ...]: ...
    def rank(
        self,
        asked: Asked,
        wanted: Wanted,
        sought: Together,
        most_postings: int,
        most_of_lone: int,
        most_far: int,
        most: int,
        long_shots: int,
    ) -> tuple[list[tuple[int, float, float]], int, bool]: ...

def traits(rules: Rules, packed: bytes) -> tuple[int, int, int, int]: ...
