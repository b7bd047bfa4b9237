from collections.abc import Callable

from screening.text.names import Token

def use(
    token: type[Token],
    tenths: dict[str, int],
    optional: frozenset[str],
    ends: tuple[str, ...],
    numbers: tuple[float, float, float],
    pure: Callable[[str, bool], Token],
) -> None: ...
def use_signs(
    known: frozenset[str],
    beginnings: tuple[str, ...],
    finals: tuple[str, ...],
    lengths: tuple[int, int],
    pure: Callable[[str], Token | None],
) -> None: ...
def use_habits(rows: tuple[tuple[str, ...], ...], pure: Callable[[str], int]) -> None: ...
def habits_in(text: str) -> int: ...
def plain_word(text: str) -> Token | None: ...
def token(text: str, minor: bool) -> Token: ...
