"""Tasks against the published watch-lists: their own strong aliases, and ordinary travellers of many nations.

A strong alias is asked against its person's record without it. Only aliases that are spellings of the
primary name count: as many words, each like its partner by a rule that is not ours (rapidfuzz ratios on
AnyASCII text, so that rapidfuzz beside us is favoured here); other aliases are other names, which nobody
can find by the first. The same person on both
lists is found out by names and dates of birth and counts neither way.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.accuracy import names
from benchmarks.accuracy.task import NOBODY, Case, Size, Task
from screening.model import Name, PersonRecord
from screening.sources import canada, ofac, un
from screening.sources.source import Entry, Source

SPELLING, WORD, SHORT_WORD = 75.0, 60.0, 40.0
"""The least rapidfuzz ratios (0 to 100): of whole names with sorted words, of words, of words up to three letters."""
DAY = len("1970-12-31")
YEARS_APART = 3  # two lists often estimate a year of birth differently

OFAC_AND_UN: tuple[tuple[Source, str], ...] = (
    (ofac.SOURCE, "ofac_sdn_2022-01"),
    (un.SOURCE, "un_sc/consolidated_2025-04.xml"),
)
BORN_FROM, BORN_TO = 1945, 2005


def published_records(folder: Path) -> Iterator[PersonRecord]:
    """The persons of the OFAC and UN lists."""
    for source, path in OFAC_AND_UN:
        yield from _persons(folder / "watchlists" / path, source)


@cache
def every_person(folder: Path) -> tuple[PersonRecord, ...]:
    """The persons of the OFAC, UN and Canadian lists together."""
    canadians = _persons(folder / "watchlists" / "canada_sema" / "sema_2025-05.xml", canada.SOURCE)
    return (*published_records(folder), *canadians)


def _persons(path: Path, source: Source) -> Iterator[PersonRecord]:
    for row in source.read(path, None, None):
        if isinstance(row, Entry) and isinstance(row.record, PersonRecord):
            yield row.record


def ordinary(folder: Path, size: Size) -> Task:
    """Real full names of many nations against the three lists: by name alone, and with a date of birth.

    Two travellers for each query of the other tasks, for the figures are small. The dates are invented.
    """
    chance = random.Random(size.seed + 9)
    table = names.rows(folder / "names" / "full_names_half_million.tsv.gz")
    chosen = chance.sample([row[0] for row in table], 2 * size.queries)
    alone = [Case(names.traveller(name), NOBODY, "ordinary, name alone") for name in chosen]
    dated = [
        Case(names.traveller(name, _born(chance)), NOBODY, "ordinary, with birth date") for name in chosen
    ]
    return Task("ordinary travellers", every_person(folder), (*alone, *dated))


def _born(chance: random.Random) -> str:
    """A day between the two years, never 1 January, which stands for "not known"."""
    month, day = chance.randint(1, 12), chance.randint(2, 28)
    return f"{chance.randint(BORN_FROM, BORN_TO)}-{month:02d}-{day:02d}"


def aliases(folder: Path, size: Size) -> Task:
    """One strong alias of each of the persons, asked; the record has lost it. All others are filed whole."""
    persons = list(published_records(folder))
    chance = random.Random(size.seed)
    twins = _Twins(persons)
    cases: list[Case] = []
    for i in chance.sample(range(len(persons)), len(persons)):
        person = persons[i]
        spellings = [name for name in person.names[1:] if is_spelling(name, person.names[0])]
        if not spellings or len(cases) == size.queries:
            continue
        alias = chance.choice(spellings)
        persons[i] = replace(
            person, names=tuple(n for n in person.names if names.folded(n.full) != names.folded(alias.full))
        )
        cases.append(Case(names.traveller(alias.full), person.id, "strong alias", twins.of(person)))
    return Task("aliases", tuple(persons), tuple(cases))


def is_spelling(alias: Name, primary: Name) -> bool:
    """Whether a strong alias is another spelling of the primary name: every word of it is of one of its words."""
    one, other = names.folded(alias.full), names.folded(primary.full)
    if alias.quality != "alias" or one == other or not len(one) == len(other) >= 2:
        return False
    whole = fuzz.ratio(" ".join(one), " ".join(other)) >= SPELLING
    return whole and any(all(map(_alike, one, order)) for order in permutations(other))


def _alike(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= (SHORT_WORD if min(len(one), len(other)) <= 3 else WORD)


class _Twins:
    """Finds the records of one person on several lists."""

    def __init__(self, persons: Sequence[PersonRecord]) -> None:
        self._by_name: dict[tuple[str, ...], list[PersonRecord]] = defaultdict(list)
        self._by_birth: dict[str, list[PersonRecord]] = defaultdict(list)
        for person in persons:
            for name in {names.folded(name.full) for name in person.names}:
                self._by_name[name].append(person)
            for date in person.birth_dates:
                self._by_birth[date].append(person)

    def of(self, person: PersonRecord) -> frozenset[str]:
        """Records elsewhere with one full name born at about the same time, or one birthday and like names."""
        named = [
            other
            for name in {names.folded(name.full) for name in person.names}
            for other in self._by_name[name]
            if len(name) > 1 and _about_as_old(person, other)
        ]
        born = [
            other
            for date in person.birth_dates
            for other in self._by_birth[date]
            if len(date) == DAY and _like_names(person, other)
        ]
        return frozenset(other.id for other in (*named, *born) if other.list != person.list)


def _about_as_old(one: PersonRecord, other: PersonRecord) -> bool:
    ours, theirs = _years(one), _years(other)
    return not ours or not theirs or min(abs(a - b) for a in ours for b in theirs) <= YEARS_APART


def _years(person: PersonRecord) -> set[int]:
    return {int(end[:4]) for date in person.birth_dates for end in date.split("/")}


def _like_names(one: PersonRecord, other: PersonRecord) -> bool:
    sides = [[" ".join(names.folded(name.full)) for name in person.names] for person in (one, other)]
    return any(fuzz.ratio(a, b) >= SPELLING for a in sides[0] for b in sides[1])
