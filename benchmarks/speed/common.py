"""The commonest names of each country on the invented list, and somebody who bears each."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from benchmarks.speed.data import PERSONS, SEED
from screening import synthetic

LOOKED_AT = 100_000
"""Persons among whom names are counted: some 2,500 a country."""

A_COUNTRY = 3
FULL_DATE = len("1970-01-02")


class Named(NamedTuple):
    """A person on file: the first name, the full date of birth, and the record."""

    name: str
    birth_date: str
    record: str


@cache
def bearers(persons: int) -> tuple[Named, ...]:
    """One bearer of each of the three commonest full names of each country, the commonest first."""
    return tuple(
        found[len(found) // 2]
        for counted in _by_country(min(persons, LOOKED_AT))
        for found in sorted(counted.values(), key=len, reverse=True)[:A_COUNTRY]
    )


@cache
def of_one_token(persons: int) -> tuple[Named, ...]:
    """Persons whose first name on file is a single word."""
    return tuple(
        named
        for counted in _by_country(min(persons, LOOKED_AT))
        for found in counted.values()
        for named in found
        if " " not in named.name
    )


@cache
def _by_country(persons: int) -> list[dict[str, list[Named]]]:
    countries: dict[str, dict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for record in synthetic.persons(SEED, persons, PERSONS):
        dates = [date for date in record.birth_dates if len(date) == FULL_DATE]
        if dates:
            name = record.names[0].full
            countries[record.nationalities[0]][name.lower()].append(Named(name, dates[0], record.id))
    return list(countries.values())
