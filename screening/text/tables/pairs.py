"""How the tables of this folder are written down: rows of a letter followed by its readings."""

from __future__ import annotations


def pairs(rows: str) -> dict[str, str]:
    """`"а a б b ь -"` -> {"а": "a", "б": "b", "ь": ""}; a hyphen stands for no letter at all."""
    items = rows.split()
    return {key: value.replace("-", "") for key, value in zip(items[::2], items[1::2], strict=True)}


def row(letters: str) -> list[str]:
    """`"a - b"` -> ["a", "", "b"]: readings in the order of their letters."""
    return [letter.replace("-", "") for letter in letters.split()]


def columns(rows: str, count: int) -> tuple[dict[str, str], ...]:
    """Lines of a letter and up to `count` readings; a line that ends early repeats its first reading."""
    tables: tuple[dict[str, str], ...] = tuple({} for _ in range(count))
    for line in rows.strip().splitlines():
        letter, *readings = line.split()
        readings += [readings[0]] * (count - len(readings))
        for table, reading in zip(tables, readings, strict=True):
            table[letter] = reading.replace("-", "")
    return tables
