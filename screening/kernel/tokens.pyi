from collections.abc import Callable, Mapping

def use_endings(
    table: dict[str, tuple[str, str, int, int]], kinds: list[str], stem: Callable[[str], tuple[str, str]]
) -> None: ...
def use_variants(
    relatives: Callable[[str], tuple[str, ...]],
    tables: Callable[[], tuple[Mapping[str, object], Mapping[str, object]]],
    surname_kinds: frozenset[str],
) -> None: ...
def stem(token: str) -> tuple[str, str]: ...
