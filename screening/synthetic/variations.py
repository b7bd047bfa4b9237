"""The labelled ways in which a traveller who is on the list differs from the record.

A variation takes a person on the list and gives what the traveller shows of their name and birth date, or
None where it does not apply to that person (no middle name to leave out, no date to swap). One thing is
varied at a time; the rest stays as the record has it, so that a miss can be laid at the label's door.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from screening.synthetic import slips
from screening.synthetic.chance import Draw, below, pick
from screening.synthetic.people import Person, Somebody, latin, native, written


class Shown(NamedTuple):
    """What the traveller shows: name fields of the traveller's JSON and a birth date ("" for none)."""

    name: Mapping[str, str]
    birth_date: str


Variation = Callable[[Draw, Person], Shown | None]
Parts = tuple[str, str]
"""Surname ("" where there is none) and given names."""
PartsVariation = Callable[[Draw, Person], Parts | None]

_RECORDED = ("primary", "alias", "previous")


def fields(draw: Draw, parts: Parts) -> dict[str, str]:
    """The name fields of a traveller: in two parts for most who have them, in one piece for the others."""
    surname, given = parts
    if not surname:
        return {"name": given}
    if draw() < 0.7:
        return {"surname": surname, "given_names": given}
    return {"name": f"{given} {surname}"}


def compact(name: str) -> str:
    """The letters of a name alone, small: equal for spellings that differ in capitals and spaces only."""
    return "".join(sign for sign in name.lower() if sign.isalnum())


def _primary(person: Person) -> Parts:
    name = person.record.names[0]
    return (name.surname, name.given_names) if name.surname else ("", name.full)


def _words(parts: Parts) -> list[str]:
    return [*parts[1].split(), *parts[0].split()]


def _with_words(parts: Parts, words: list[str]) -> Parts:
    """The parts again, of words in which each word stands for the one at its place."""
    own = len(parts[1].split())
    return " ".join(words[own:]), " ".join(words[:own])


def _exact(_draw: Draw, person: Person) -> Parts | None:
    return _primary(person)


def _slip(slip: slips.Slip) -> PartsVariation:
    def typo(draw: Draw, person: Person) -> Parts | None:
        parts = _primary(person)
        words = _words(parts)
        places = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
        if not places:
            return None
        place = pick(draw, places)
        changed = slip(draw, words[place])
        if changed is None:
            return None
        return _with_words(parts, [*words[:place], changed, *words[place + 1 :]])

    return typo


def _joined(draw: Draw, person: Person) -> Parts | None:
    surname, given = _primary(person)
    words = given.split()
    if len(words) < 2:
        return None
    place = below(draw, len(words) - 1)
    one = words[place] + words[place + 1].lower()
    return surname, " ".join([*words[:place], one, *words[place + 2 :]])


def _split(draw: Draw, person: Person) -> Parts | None:
    parts = _primary(person)
    words = _words(parts)
    places = [place for place, word in enumerate(words) if len(word) >= 7 and word.isalpha()]
    if not places:
        return None
    place = pick(draw, places)
    word = words[place]
    middle = 3 + below(draw, len(word) - 5)
    second = word[middle:]
    words[place] = f"{word[:middle]} {second if word.isupper() else second.capitalize()}"
    return _with_words(parts, words)


def _missing_part(draw: Draw, person: Person) -> Parts | None:
    surname, given = _primary(person)
    words = given.split()
    if len(_words((surname, given))) < 3 or len(words) < 2:
        return None
    gone = 0 if person.somebody.culture.droppable_first else 1 + below(draw, len(words) - 1)
    return surname, " ".join(words[:gone] + words[gone + 1 :])


def _extra_part(_draw: Draw, person: Person) -> Parts | None:
    one = person.somebody
    if one.fathered or not one.bearer.patronymic:
        return None
    surname, given = _primary(person)
    return surname, f"{given} {latin(one.bearer.patronymic, one.rank)}"


def _initial(draw: Draw, person: Person) -> Parts | None:
    surname, given = _primary(person)
    words = given.split()
    if len(_words((surname, given))) < 3 or len(words) < 2:
        return None
    place = below(draw, len(words))
    if len(words[place]) < 3:
        return None
    words[place] = words[place][0].upper() + pick(draw, ("", "."))
    return surname, " ".join(words)


def _transliteration(draw: Draw, person: Person) -> Parts | None:
    one = person.somebody
    known = {compact(name.full) for name in person.record.names}
    start = below(draw, 3)
    for step in range(1, 4):
        surname, given = written(one, one.rank + (start + step) % 3 + 1, one.fathered)
        if compact(f"{given} {surname}") not in known:
            return surname, given
    return None


def _alias(draw: Draw, person: Person) -> Parts | None:
    others = [name for name in person.record.names[1:] if name.quality in _RECORDED]
    if not others:
        return None
    name = pick(draw, others)
    return (name.surname, name.given_names) if name.surname else ("", name.full)


def _title(draw: Draw, person: Person) -> Parts | None:
    surname, given = _primary(person)
    title = pick(draw, person.somebody.culture.titles[person.somebody.sex])
    return (surname, f"{title} {given}") if not given.startswith(title) else None


def _with_date(variation: PartsVariation) -> Variation:
    """A variation of the name: the birth date is shown as the papers have it."""

    def shown(draw: Draw, person: Person) -> Shown | None:
        parts = variation(draw, person)
        return None if parts is None else Shown(fields(draw, parts), person.somebody.birth_date)

    return shown


def _order(_draw: Draw, person: Person) -> Shown | None:
    surname, given = _primary(person)
    return Shown({"name": f"{surname} {given}"}, person.somebody.birth_date) if surname else None


def _script(_draw: Draw, person: Person) -> Shown | None:
    original = native(person.somebody)
    foreign = max(map(ord, original), default=0) > 0x1EFF  # beyond the Latin letters of Viet Nam
    return Shown({"name": original}, person.somebody.birth_date) if foreign or _cyrillic(original) else None


def _cyrillic(text: str) -> bool:
    return any(0x370 <= ord(sign) < 0x1E00 for sign in text)


def _diacritics(_draw: Draw, person: Person) -> Shown | None:
    original = native(person.somebody)
    marked = bool(original) and not original.isascii()
    if not marked or _script(_draw, person) is not None:
        return None
    return Shown({"name": original}, person.somebody.birth_date)


def _date(slip: slips.Slip) -> Variation:
    """A variation of the birth date: the record has the full date, the traveller shows another."""

    def shown(draw: Draw, person: Person) -> Shown | None:
        full = person.somebody.birth_date
        if person.record.birth_dates[:1] != (full,):
            return None
        changed = slip(draw, full)
        return None if changed is None else Shown(fields(draw, _primary(person)), changed)

    return shown


def _no_birth_date(draw: Draw, person: Person) -> Shown | None:
    return Shown(fields(draw, _primary(person)), "")


PERSON_VARIATIONS: dict[str, Variation] = {
    "exact": _with_date(_exact),
    "typo_insert": _with_date(_slip(slips.insert)),
    "typo_delete": _with_date(_slip(slips.delete)),
    "typo_substitute": _with_date(_slip(slips.substitute)),
    "typo_transpose": _with_date(_slip(slips.transpose)),
    "order": _order,
    "joined": _with_date(_joined),
    "split": _with_date(_split),
    "missing_part": _with_date(_missing_part),
    "extra_part": _with_date(_extra_part),
    "initial": _with_date(_initial),
    "script": _script,
    "diacritics": _diacritics,
    "transliteration": _with_date(_transliteration),
    "alias": _with_date(_alias),
    "title": _with_date(_title),
    "date_day_month_swapped": _date(slips.swap_day_and_month),
    "date_digit": _date(slips.change_digit),
    "date_year_only": _date(slips.year_only),
    "date_first_january": _date(slips.first_january),
    "no_birth_date": _no_birth_date,
}
"""Label -> what the traveller shows of the name and the date."""

NUMBER_VARIATIONS: dict[str, slips.Slip] = {
    "document_exact": lambda _draw, number: number,
    "document_separators": slips.separate,
    "document_reading_error": slips.misread,
    "document_one_edit": slips.one_edit,
}
"""Label -> what the traveller's document shows of a number on file."""

LABELS = (*PERSON_VARIATIONS, "wanted_document", *NUMBER_VARIATIONS, "document_range_inside")
"""Every label of a traveller who is on the list; the others are "ordinary"."""


def somebody_parts(one: Somebody) -> Parts:
    """The name of somebody who is on no list, as their papers have it."""
    return written(one, one.rank, one.fathered)
