"""Document records: stolen, lost, revoked and invalid documents and ranges of stolen blanks.

Record k is a pure function of the seed and k. The country follows from k by a fixed stripe of 512 records,
the last of which is a range, so that each country counts its own documents and no number comes twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from screening.model import DocumentRecord
from screening.synthetic import chance, numbers
from screening.synthetic.calendar import reporting_day, years_later
from screening.synthetic.chance import Draw, below, pick
from screening.synthetic.world import Country, Series, countries

STRIPE = 512
RANGE_SLOT = STRIPE - 1
_TYPES = ("P",) * 86 + ("I",) * 10 + ("V", "V", "R", "T")
_OTHERS = {letter: Series((letter,), 9) for letter in "VRT"}
_STATUSES = ("stolen",) * 45 + ("lost",) * 38 + ("revoked",) * 8 + ("invalid",) * 6 + ("stolen_blank",) * 3
_ACTIONS = {
    "stolen": "Keep the document and inform the owner at once.",
    "lost": "Confirm with the owner whether the document was found before the traveller goes on.",
    "revoked": "The document is no longer valid: ask the owner before accepting it.",
    "invalid": "The document is no longer valid: ask the owner before accepting it.",
    "stolen_blank": "Treat as falsified: keep the document and inform the owner at once.",
}


class Slot(NamedTuple):
    """A place in the stripe: its country, which of that country's places it is, and how many it has."""

    country: Country
    rank: int
    places: int


@cache
def stripe() -> tuple[Slot, ...]:
    """The 511 places that are no ranges: countries by weight, evenly mixed."""
    order = [country for country, count in _shares(RANGE_SLOT) for _ in range(count)]
    mixed = [order[place * 197 % RANGE_SLOT] for place in range(RANGE_SLOT)]
    counts = Counter(country.code for country in mixed)
    seen: Counter[str] = Counter()
    slots = []
    for country in mixed:
        slots.append(Slot(country, seen[country.code], counts[country.code]))
        seen[country.code] += 1
    return tuple(slots)


def _shares(places: int) -> list[tuple[Country, int]]:
    total = sum(country.weight for country in countries())
    counts = [(country, places * country.weight // total) for country in countries()]
    missing = places - sum(count for _, count in counts)
    return [(country, count + (rank < missing)) for rank, (country, count) in enumerate(counts)]


@cache
def range_countries() -> tuple[Country, ...]:
    """The countries whose passport numbers have room for ranges of blanks."""
    return tuple(country for country in countries() if country.passport.digits >= 7)


def documents(seed: int, count: int, list_name: str = "sltd", first: int = 0) -> Iterator[DocumentRecord]:
    """Document records `first` to `first + count - 1` of a seed; ids are unique within a list."""
    offset = chance.key(seed, "numbers")
    for k, draw in enumerate(chance.rows(chance.key(seed, "documents"), count, first, width=8), first):
        yield _record(draw, k, list_name, offset)


def document(seed: int, k: int, list_name: str = "sltd") -> DocumentRecord:
    """Document record k of a seed, without those before it."""
    return _record(chance.row(chance.key(seed, "documents"), k), k, list_name, chance.key(seed, "numbers"))


def _record(draw: Draw, k: int, list_name: str, offset: int) -> DocumentRecord:
    turn, place = divmod(k, STRIPE)
    if place == RANGE_SLOT:
        return _blank_range(draw, turn, list_name, offset)
    country, rank, places = stripe()[place]
    kind = pick(draw, _TYPES)
    series = country.passport if kind == "P" else country.card if kind == "I" else _OTHERS[kind]
    text = numbers.number(series, turn * places + rank, numbers.LISTED, offset + country.salt)
    status = pick(draw, _STATUSES)
    reported = reporting_day(draw)
    return DocumentRecord(
        id=f"{list_name}:{country.code}-{kind}-{text}",
        list=list_name,
        number=text,
        type=kind,
        issuing_state=country.code,
        status=status,
        reported_on=reported,
        action=_ACTIONS[status],
        owner=country.code,
        reference=f"{country.code}/{reported[:4]}/{below(draw, 1_000_000):06d}",
        review_on=years_later(reported, 10),
    )


def _blank_range(draw: Draw, turn: int, list_name: str, offset: int) -> DocumentRecord:
    owners = range_countries()
    ordinal, place = divmod(turn, len(owners))
    country = owners[place]
    blanks = numbers.blanks(country.passport, ordinal, 50 + below(draw, 951), offset + country.salt)
    reported = reporting_day(draw)
    return DocumentRecord(
        id=f"{list_name}:{country.code}-P-{blanks.first}",
        list=list_name,
        number=blanks.first,
        type="P",
        issuing_state=country.code,
        status="stolen_blank",
        number_to=blanks.last,
        reported_on=reported,
        action=_ACTIONS["stolen_blank"],
        owner=country.code,
        reference=f"{country.code}/{reported[:4]}/{below(draw, 1_000_000):06d}",
        review_on=years_later(reported, 10),
    )
