from collections.abc import Callable, Mapping, Sequence

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
        spelled: Callable[[str, str], tuple[float, float]],
    ) -> None: ...

class Asked:
    def __init__(self, rules: Rules, readings: list[tuple[list[bytes], list[float], bool]]) -> None: ...
    def score(self, filed: list[bytes]) -> tuple[float, float]: ...
