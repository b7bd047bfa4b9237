"""Who was cleared, as keyed hashes: recognised again when the same document is shown, and readable by nobody.

An identity is one travel document (number, issuing state and type, to the letter) with the name and the date of birth
of its holder. The document alone is not enough, for a number is typed by mistake, lent and forged; the name alone is
what the person on file may have too. Whoever cannot be hashed for want of one of these is nobody who was cleared.
Every hash but two is made over the document as well, so that what two persons have in common does not show.

Keyed BLAKE2b of 128 bits (RFC 7693 section 2.9): without the key nobody can try out numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from screening.documents.numbers import canonical
from screening.model import Document, Name, Traveller
from screening.text.romanise import romanise

HASH_BYTES = 16
MOST_NAMES, MOST_WORDS = 16, 24  # of one traveller; who has more is not cleared
ENOUGH = 2  # words of a name that must be given, where it has so many
FULL_DATE = 10  # characters of YYYY-MM-DD

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Identity:
    """One document and its holder.

    `names` has the words of each reading of the name, `facts` sex and nationalities as far as they were told, `people`
    each reading with the date of birth: the only hash besides `document` by which somebody can be looked for.
    """

    document: str
    names: tuple[Words, ...]
    facts: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    def to_json(self) -> dict[str, Any]:
        """The same for the same identity, whatever the order of sets."""
        return {
            "document": self.document,
            "names": sorted(sorted(words) for words in self.names),
            "facts": sorted(self.facts),
            "people": sorted(self.people),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Identity:
        """What `to_json` wrote."""
        names = tuple(frozenset(words) for words in data["names"])
        return cls(data["document"], names, frozenset(data["facts"]), frozenset(data["people"]))


class Shown(NamedTuple):
    """A traveller with one of the documents shown: each of `names` is all readings of one name that was given."""

    document: str
    names: tuple[tuple[Words, ...], ...]
    facts: frozenset[str]


class Hasher:
    """Makes the hashes, under one key; `id` names the key."""

    def __init__(self, key: bytes, key_id: str) -> None:
        self.id = key_id
        self._start = blake2b(key=key, digest_size=HASH_BYTES)

    def identity(self, traveller: Traveller) -> Identity | None:
        """The identity of a traveller with exactly one document; None where something is missing that it takes."""
        shown = self.shown(traveller)
        if len(shown) != 1 or len(traveller.documents) != 1:
            return None
        names = tuple(dict.fromkeys(words for readings in shown[0].names for words in readings))
        return Identity(shown[0].document, names, shown[0].facts, self._people(traveller))

    def shown(self, traveller: Traveller) -> tuple[Shown, ...]:
        """The traveller with each document that is told in full; () where name or date of birth are not."""
        given = _names(traveller)
        readings = [_readings(name) for name in given]
        if (
            len(traveller.birth_date) != FULL_DATE
            or not given
            or len(given) > MOST_NAMES
            or not all(readings)
        ):
            return ()
        return tuple(self._shown(document, traveller, readings) for document in _whole(traveller.documents))

    def concerns(self, identity: Identity, person: Traveller) -> bool:
        """Whether this identity is of that document, or of that name and date of birth: for who asks."""
        shown = {self._document(document)[0] for document in _whole(person.documents)}
        return identity.document in shown or not identity.people.isdisjoint(self._people(person))

    def _shown(
        self, document: Document, traveller: Traveller, given: Sequence[Sequence[tuple[str, ...]]]
    ) -> Shown:
        hashed, beside = self._document(document)
        beside = f"{beside}\0{traveller.birth_date}"
        names = tuple(
            tuple(frozenset(self._hashed(f"word\0{beside}\0{word}") for word in words) for words in readings)
            for readings in given
        )
        return Shown(hashed, names, frozenset(self._facts(traveller, beside)))

    def _facts(self, traveller: Traveller, beside: str) -> Iterator[str]:
        """With a letter that tells the kind, so that what only one side was told is not taken for a difference."""
        if traveller.sex in ("M", "F"):
            yield "s" + self._hashed(f"sex\0{beside}\0{traveller.sex}")
        for state in traveller.nationalities:
            yield "n" + self._hashed(f"nationality\0{beside}\0{state}")

    def _people(self, person: Traveller) -> frozenset[str]:
        if len(person.birth_date) != FULL_DATE:
            return frozenset()
        rows = [words for name in _names(person)[:MOST_NAMES] for words in _readings(name)]
        return frozenset(
            self._hashed(f"person\0{person.birth_date}\0{' '.join(sorted(words))}") for words in rows
        )

    def _document(self, document: Document) -> tuple[str, str]:
        """Its hash, and what the others are made over."""
        said = f"{canonical(document.number)}\0{document.issuing_state}\0{document.type}"
        return self._hashed(f"document\0{said}"), said

    def _hashed(self, value: str) -> str:
        made = self._start.copy()
        made.update(value.encode())
        return made.hexdigest()


def covers(cleared: Identity, shown: Shown) -> bool:
    """Whether a traveller is the one cleared: the same document, every name given agrees, no fact differs."""
    return (
        cleared.document == shown.document
        and all(_agrees(readings, cleared.names) for readings in shown.names)
        and all(_not_another(kind, cleared.facts, shown.facts) for kind in "sn")
    )


def _agrees(readings: Iterable[Words], names: Iterable[Words]) -> bool:
    """Whether in some reading every word is one of a name that was cleared, of which enough are given."""
    return any(words <= name and len(words) >= min(ENOUGH, len(name)) for words in readings for name in names)


def _not_another(kind: str, one: frozenset[str], other: frozenset[str]) -> bool:
    ours = {fact for fact in one if fact[0] == kind}
    theirs = {fact for fact in other if fact[0] == kind}
    return not (ours and theirs) or not ours.isdisjoint(theirs)


def _names(traveller: Traveller) -> list[Name]:
    return [*((traveller.name,) if traveller.name is not None else ()), *traveller.other_names]


def _readings(name: Name) -> list[tuple[str, ...]]:
    """The words of each reading of a name, in Latin letters; none where there are too many words."""
    rows = (tuple(dict.fromkeys(reading.split())) for reading in romanise(name.full))
    return [words for words in rows if 0 < len(words) <= MOST_WORDS]


def _whole(documents: Iterable[Document]) -> list[Document]:
    """Those of which number, type and issuing state are told."""
    return [each for each in documents if each.type and each.issuing_state and canonical(each.number)]
