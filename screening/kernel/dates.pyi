from collections.abc import Iterable

def use(
    first_year: int,
    last_year: int,
    most_years: int,
    stand_for_year: Iterable[tuple[int, int]],
    stand_for_month: Iterable[int],
) -> None: ...
def span(text: str) -> tuple[int, int, int] | None: ...
def rung(asked: str, filed: str) -> int: ...
