from collections.abc import Callable, Mapping, Sequence

from screening.text.names import Token

class Rules:
    def __init__(
        self,
        numbers: Mapping[str, float],
        units: str,
        substituted: Sequence[Sequence[int]],
        after: Sequence[Sequence[int]],
        before: Sequence[Sequence[int]],
        slip_costs: Sequence[float],
        same_up_to: Sequence[float],
        linked: Sequence[int],
        related: Callable[[str, str], tuple[float, float]],
        inflected: Callable[[str, str], tuple[float, float]],
        spelled: Callable[[str, str], tuple[float, float]],
    ) -> None: ...

class Asked:
    def __init__(self, rules: Rules, readings: list[tuple[list[bytes], list[float], bool]]) -> None: ...
    def score(self, filed: list[bytes]) -> tuple[float, float]: ...

def matched(
    asked: Asked, filed: list[bytes]
) -> tuple[int, float, float, list[tuple[int, int, float, float, float, int]], list[int], list[int]]: ...
def packed(
    rules: Rules, token: Token, kin: list[int], stem: int, ending: int, flags: int, known: int, syllable: int
) -> bytes: ...
