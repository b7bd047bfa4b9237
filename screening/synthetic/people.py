"""Persons: somebody with a name, a date and a place, and the record that a list has of them.

Person k is a pure function of the seed and k. All of them are invented: names are drawn word by word from
lists of common words, dates and numbers by chance; a likeness to anybody is an accident. Records have the
weaknesses of real ones: dummy dates, years only, ranges, spellings of whoever wrote them down.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from screening.model import Document, Name, PersonRecord
from screening.synthetic import chance, numbers
from screening.synthetic.calendar import (
    DAYS,
    LISTED,
    ORDINARY,
    birthday,
    first_of_january,
    listing_day,
    years_later,
)
from screening.synthetic.chance import Draw, below, pick
from screening.synthetic.names import CULTURES, Bearer, Culture, Word
from screening.synthetic.world import Country, population

_RANKS = (0,) * 12 + (1,) * 5 + (2,) * 2 + (3,)
_ALIASES = (0,) * 9 + (1,) * 6 + (2,) * 3 + (3,) * 2
_SEXES = {LISTED: ("M",) * 6 + ("F",), ORDINARY: ("M", "M", "M", "F", "F")}


class Case(NamedTuple):
    """Why somebody is on the list."""

    category: str
    notice: str
    action: str
    warnings: tuple[tuple[str, ...], ...]


_WANTED = Case(
    "wanted",
    "red",
    "Wanted for arrest: keep the person under watch, inform the owner and wait for confirmation.",
    ((),) * 12 + (("armed",), ("violent",), ("escaped",), ("armed", "violent")),
)
_MISSING = Case("missing", "yellow", "Missing: make sure the person is safe and inform the owner.", ((),))
_CHECK = Case(
    "check",
    "blue",
    "Discreet check: note the route, companions and papers; do not tell the traveller.",
    ((),) * 15 + (("terrorism_related",),),
)
_WARNING = Case(
    "warning", "green", "Known offender: send to the second line for questions.", ((), (), ("violent",))
)
_REFUSAL = Case("refusal_of_entry", "", "Refusal of entry on file: send to the second line.", ((),))
_CASES = (_WANTED,) * 11 + (_CHECK,) * 3 + (_REFUSAL,) * 3 + (_MISSING,) * 2 + (_WARNING,)


class Somebody(NamedTuple):
    """A person with papers: `rank` is the spelling they follow, `fathered` if a patronymic is written."""

    country: Country
    sex: str
    culture: Culture
    bearer: Bearer
    rank: int
    fathered: bool
    born: int
    birth_date: str
    birth_place: str


class Person(NamedTuple):
    """Somebody on the list, with their record."""

    somebody: Somebody
    record: PersonRecord


@cache
def _culture(name: str) -> Culture:
    return CULTURES[name]()


def somebody(draw: Draw, phase: int, country: Country | None = None) -> Somebody:
    """Somebody of the country, or of any; `phase` keeps the listed and the ordinary apart (see calendar)."""
    country = country or pick(draw, population())
    culture = _culture(pick(draw, country.cultures))
    sex = pick(draw, _SEXES[phase])
    bearer = culture.bearer(draw, sex)
    rank, fathered = pick(draw, _RANKS), draw() < 0.4
    born = birthday(draw, phase)
    shown = first_of_january(born, phase) if draw() < country.dummy else DAYS[born]
    return Somebody(country, sex, culture, bearer, rank, fathered, born, shown, pick(draw, country.cities))


def latin(words: tuple[Word, ...], rank: int) -> str:
    """Words in Latin letters by the spelling of that rank; words with fewer spellings begin again."""
    return " ".join([word.spellings[rank % len(word.spellings)] for word in words])


def written(one: Somebody, rank: int, fathered: bool) -> tuple[str, str]:
    """Surname ("" where there is none) and given names in Latin letters."""
    bearer = one.bearer
    given = bearer.given + bearer.patronymic if fathered else bearer.given
    return latin(bearer.surname, rank), latin(given, rank)


def native(one: Somebody) -> str:
    """The full name as its bearer writes it; "" where the culture has no other form than plain Latin."""
    bearer, culture = one.bearer, one.culture
    given = bearer.given + bearer.patronymic if one.fathered else bearer.given
    words = bearer.surname + given if culture.family_first else given + bearer.surname
    if not any(word.native for word in words):
        return ""
    return culture.gap.join([word.native or word.spellings[0] for word in words])


def named(surname: str, given: str, quality: str) -> Name:
    """A name with its parts, or a name in one piece where there is no surname."""
    return Name(f"{given} {surname}", quality, surname, given) if surname else Name(given, quality)


def persons(seed: int, count: int, list_name: str = "wanted", first: int = 0) -> Iterator[PersonRecord]:
    """Person records `first` to `first + count - 1` of a seed, in order, without keeping them."""
    offset = chance.key(seed, "numbers")
    for k, draw in enumerate(chance.rows(chance.key(seed, "persons"), count, first), first):
        yield _record(draw, somebody(draw, LISTED), k, list_name, offset)


def person(seed: int, k: int, list_name: str = "wanted") -> Person:
    """Person k of a seed, without those before."""
    draw = chance.row(chance.key(seed, "persons"), k)
    one = somebody(draw, LISTED)
    return Person(one, _record(draw, one, k, list_name, chance.key(seed, "numbers")))


def _record(draw: Draw, one: Somebody, k: int, list_name: str, offset: int) -> PersonRecord:
    case = pick(draw, _CASES)
    listed = listing_day(draw)
    return PersonRecord(
        id=f"{list_name}:{k + 1:07d}",
        list=list_name,
        names=_names(draw, one),
        birth_dates=_birth_dates(draw, one),
        birth_places=(one.birth_place,) if draw() < 0.7 else (),
        sex=one.sex if draw() < 0.95 else "",
        nationalities=(one.country.code,),
        documents=_documents(draw, one, k, offset),
        category=case.category,
        notice=case.notice,
        action=case.action,
        warnings=pick(draw, case.warnings),
        owner=one.country.code if draw() < 0.8 else pick(draw, population()).code,
        reference=f"{listed[:4]}/{k + 1}",
        listed_on=listed,
        review_on=years_later(listed, 5 + below(draw, 10)),
    )


def _names(draw: Draw, one: Somebody) -> tuple[Name, ...]:
    surname, given = written(one, one.rank, one.fathered)
    names = [named(surname.upper() if draw() < 0.25 else surname, given, "primary")]
    seen = {f"{given} {surname}"}
    wanted = pick(draw, _ALIASES)
    if wanted > 0:
        _add(names, seen, written(one, one.rank + 1 + below(draw, 2), one.fathered), "alias")
    if wanted > 1:
        _add(names, seen, written(one, one.rank + below(draw, 3), not one.fathered), "alias")
    if wanted > 2:
        names.append(Name(pick(draw, one.culture.bynames), "weak_alias"))
    if one.sex == "F" and one.bearer.surname and draw() < 0.2:
        maiden = latin(one.culture.bearer(draw, "F").surname, one.rank)
        _add(names, seen, (maiden, given), "previous")
    if draw() < 0.6 and (original := native(one)) and original not in seen:
        names.append(Name(original, "original_script"))
    return tuple(names)


def _add(names: list[Name], seen: set[str], parts: tuple[str, str], quality: str) -> None:
    surname, given = parts
    key = f"{given} {surname}"
    if key not in seen:
        seen.add(key)
        names.append(named(surname, given, quality))


def _birth_dates(draw: Draw, one: Somebody) -> tuple[str, ...]:
    share, year = draw(), int(one.birth_date[:4])
    if share < 0.90:
        return (one.birth_date,)
    if share < 0.94:
        return (one.birth_date[:4],)
    if share < 0.95:
        return (one.birth_date[:7],)
    if share < 0.965:
        return (f"{year - 1 - below(draw, 2)}/{year + 1 + below(draw, 2)}",)
    # 364 and 368 days keep to the four-day cycle that sets listed persons apart
    return (one.birth_date, DAYS[one.born + pick(draw, (364, -368))]) if share < 0.985 else ()


def _documents(draw: Draw, one: Somebody, k: int, offset: int) -> tuple[Document, ...]:
    share = draw()
    if share < 0.5:
        return ()
    country, start = one.country, offset + one.country.salt
    passport = Document(numbers.number(country.passport, 2 * k, numbers.PERSONAL, start), "P", country.code)
    if share < 0.85:
        return (passport,)
    card = numbers.number(country.card, 2 * k + 1, numbers.PERSONAL, start)
    return passport, Document(card, "I", country.code)
