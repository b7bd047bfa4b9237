from collections.abc import Callable, Mapping, Sequence

from screening.text.names import PreparedName, Token

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
    def __init__(self, rules: Rules, names: tuple[PreparedName, ...]) -> None: ...
    def packed(self) -> list[bytes]: ...
    def score(self, filed: list[bytes]) -> tuple[float, float]: ...

def matched(
    asked: Asked, filed: list[bytes]
) -> tuple[int, float, float, list[tuple[int, int, float, float, float, int]], list[int], list[int]]: ...
def use_tables(
    pack: Callable[[str, bool], bytes],
    kin: Callable[[str], list[int]],
    said: Callable[[str], int],
    syllable: Callable[[str], int],
    number: Callable[[str], int],
    listed: dict[str, int],
    customary: frozenset[str],
) -> None: ...
def packed(
    rules: Rules, token: Token, kin: list[int], stem: int, ending: int, flags: int, known: int, syllable: int
) -> bytes: ...
