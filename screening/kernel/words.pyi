from collections.abc import Callable
from types import ModuleType

from screening.text.names import PreparedName, Token

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
def use_keys(
    keys: list[tuple[str, str, int, int, int]],
    least: list[int],
    rows: list[int],
    everywhere: int,
    ends: frozenset[str],
    syllable: int,
    more: list[bool],
    functions: tuple[
        Callable[[tuple[Token, ...]], int],
        Callable[[tuple[Token, ...], int], tuple[Token, ...] | None],
        Callable[[str], bool],
    ],
) -> None: ...
def respelt(tokens: tuple[Token, ...], number: int) -> tuple[Token, ...] | None: ...
def may_differ(tokens: tuple[Token, ...]) -> int: ...
def use_names(
    name: type[PreparedName],
    folded: dict[int, str],
    numbers: tuple[int, ...],
    functions: tuple[
        Callable[[str], tuple[PreparedName, ...]],
        Callable[[str], tuple[Token, int]],
        Callable[[list[str]], PreparedName],
        Callable[[str, bool], Token],
        ModuleType,
    ],
) -> None: ...
def word(text: str) -> tuple[Token, int]: ...
def kept_token(text: str, minor: bool = False) -> Token: ...
def prepared(name: str) -> tuple[PreparedName, ...]: ...
def use_habits(rows: tuple[tuple[str, ...], ...], pure: Callable[[str], int]) -> None: ...
def habits_in(text: str) -> int: ...
def use_edge(edge: str) -> None: ...
def spell(row: str, speller: dict[str, tuple[str, tuple[tuple[int, int, dict[str, str]], ...]]]) -> str: ...
def plain_word(text: str) -> Token | None: ...
def token(text: str, minor: bool) -> Token: ...
