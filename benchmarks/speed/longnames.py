"""Persons with names of 240 letters in twelve parts, as no list has them and a hostile query may.

Each part is words of one invented name after another, joined and cut to twenty letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from screening import synthetic
from screening.model import Name, PersonRecord

LIST = "benchmark-long"
COUNT = 40
PARTS, LETTERS = 12, 20
SEED = 240
"""Not the seed of the list, so that these names are nobody else's."""


def records() -> Iterator[PersonRecord]:
    """The persons on file, each with one such name and a full date of birth."""
    for k, name in enumerate(names(COUNT)):
        yield PersonRecord(
            id=f"{LIST}:{k}",
            list=LIST,
            names=(Name(name),),
            birth_dates=(birth_date(k),),
        )


def birth_date(k: int) -> str:
    """The date of birth of the k-th."""
    return f"{1950 + k}-0{1 + k % 9}-1{k % 10}"


def names(count: int) -> Iterator[str]:
    """Names of twelve parts, the first of which are on file."""
    parts = _parts()
    for _ in range(count):
        yield " ".join(islice(parts, PARTS))


def _parts() -> Iterator[str]:
    """Words of twenty letters, without end."""
    letters = ""
    for record in synthetic.persons(SEED, 1_000_000):
        letters += "".join(filter(str.isalpha, record.names[0].full.lower()))
        while len(letters) >= LETTERS:
            yield letters[:LETTERS].capitalize()
            letters = letters[LETTERS:]
