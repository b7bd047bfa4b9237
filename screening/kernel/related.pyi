from collections.abc import Callable, Mapping, Set

def use_endings(
    numbers: Mapping[str, float],
    kinds: list[str],
    replaced: Mapping[frozenset[str], float],
    left_out: Mapping[str, float],
    given_in: Set[str],
    slavic_given: Set[str],
    lithuanian: Set[str],
) -> None: ...
def use_variants(
    tables: Callable[
        [], tuple[Mapping[str, Mapping[str, tuple[str, int]]], Mapping[str, Mapping[str, tuple[str, int]]]]
    ],
    strength: Mapping[str, Mapping[tuple[int, int], float]],
    surname_kinds: Set[str],
    kinds: list[str],
) -> None: ...
def strength_by_endings(a: str, b: str) -> float: ...
def strength_as_variants(a: str, b: str) -> float: ...
