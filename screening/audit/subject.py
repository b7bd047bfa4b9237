"""Whom or what an entry is about, as keyed hashes: found again by whoever has the key and knows whom to look for.

    documents  one hash for each number, look-alike characters and leading zeros made one
    names      one for each name: its words as they sound, in any order
    person     one for each word of a name together with a date of birth, as consonants: two that agree are the person
               although the other words were left out or written otherwise

Keyed BLAKE2b of 96 bits, as in `links`: nobody without the key can try out names, and a word is never hashed without a
date, lest the commonest hash be Mohammed.
Equal hashes do tell that two entries are about the same, which is their purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

from screening.documents.numbers import canonical, reading_form
from screening.model import PersonRecord, Record, Traveller
from screening.text.fold import fold
from screening.text.phonetic import skeleton, sound
from screening.text.romanise import romanise

HASH_BYTES = 12
MOST_NAMES, MOST_DATES, MOST_WORDS = 8, 4, 12  # of one record or traveller; bounds what a hostile one costs
ENOUGH = 2  # words that must agree beside the date of birth; of a name of one word, that one

Subject = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: an entry is about it when one of its hashes is here, or enough of those of the person."""

    documents: frozenset[str]
    names: frozenset[str]
    people: tuple[frozenset[str], ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.documents or self.names or self.people)

    def __or__(self, other: Wanted) -> Wanted:
        """Either of the two."""
        return Wanted(self.documents | other.documents, self.names | other.names, self.people + other.people)

    def entered(self) -> Subject:
        """The same as an entry has it: to look for somebody is to ask about them."""
        people = chain.from_iterable(self.people)
        kinds = {"documents": self.documents, "names": self.names, "person": people}
        return {kind: found for kind, hashes in kinds.items() if (found := sorted(set(hashes)))}

    def found_in(self, subject: Subject) -> bool:
        """Whether an entry with these hashes is about what is looked for."""
        if self.documents and not self.documents.isdisjoint(subject.get("documents", ())):
            return True
        if self.names and not self.names.isdisjoint(subject.get("names", ())):
            return True
        shown = subject.get("person", ())
        return any(len(words.intersection(shown)) >= min(ENOUGH, len(words)) for words in self.people)


class Subjects:
    """Makes the hashes, under one key."""

    def __init__(self, key: bytes) -> None:
        self._start = blake2b(key=key, digest_size=HASH_BYTES)

    def of_traveller(self, traveller: Traveller) -> Subject:
        """The hashes of a traveller asked about; 6 us for a name in Latin letters, a date and a document."""
        names = [] if traveller.name is None else [traveller.name.full]
        if traveller.other_names:
            names += [name.full for name in traveller.other_names]
        dates = (traveller.birth_date,) if traveller.birth_date else ()
        return self._made([document.number for document in traveller.documents], names, dates)

    def of_record(self, record: Record) -> Subject:
        """The hashes of a record that is read or changed."""
        if isinstance(record, PersonRecord):
            shown = [document.number for document in record.documents]
            return self._made(shown, [name.full for name in record.names], record.birth_dates)
        return self._made([record.number, record.number_to], [], ())

    def wanted(self, *, number: str = "", name: str = "", birth_date: str = "") -> Wanted:
        """What to look for: a document, a name, or a person by name and date of birth.

        With a date, a name alone is not enough: it is in the hashes of the person. A date also finds those who were
        asked about with its month or its year only.
        """
        readings = dict.fromkeys((" ".join(_words(name)), *romanise(name)))
        rows = [sounds for reading in readings if (sounds := _sounds(reading.split()))]
        dates = [birth_date[:length] for length in (10, 7, 4) if len(birth_date) >= length]
        return Wanted(
            frozenset(self._documents([number])),
            frozenset(self._name(sounds) for sounds in rows if not birth_date),
            tuple({frozenset(self._person(sounds, date)): None for sounds in rows for date in dates}),
        )

    def _made(self, shown: list[str], names: list[str], dates: Sequence[str]) -> Subject:
        found: Subject = {}
        if shown and (documents := self._documents(shown[:MOST_NAMES])):
            found["documents"] = documents
        rows = [sounds for name in names[:MOST_NAMES] if (sounds := _sounds(_words(name)))]
        if rows:
            found["names"] = [self._name(sounds) for sounds in rows]
            people = [self._person(sounds, date) for date in dates[:MOST_DATES] for sounds in rows]
            if people:
                found["person"] = people[0] if len(people) == 1 else list(dict.fromkeys(chain(*people)))
        return found

    def _documents(self, shown: list[str]) -> list[str]:
        forms = [reading_form(canonical(number)).lstrip("0") for number in shown]
        return [self._hashed(f"document {form}") for form in forms if form]

    def _name(self, sounds: list[str]) -> str:
        return self._hashed(f"name {' '.join(sorted(sounds))}")

    def _person(self, sounds: list[str], date: str) -> list[str]:
        return [self._hashed(f"person {date} {skeleton(word)}") for word in sounds]

    def _hashed(self, value: str) -> str:
        made = self._start.copy()
        made.update(value.encode())
        return made.hexdigest()


def _sounds(words: list[str]) -> list[str]:
    return [sound(word) for word in words[:MOST_WORDS]]


def _words(name: str) -> list[str]:
    """The words of a name in Latin letters; of other scripts, as they are most often read."""
    folded = fold(name)
    return (folded if folded.isascii() else next(iter(romanise(name)), "")).split()
