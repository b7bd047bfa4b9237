"""Weighs the name forms of a snapshot that the keys found: which of them agree enough to be referred, best first.

Dates of birth and letter pairs in common (a signature of 128 bits) throw out most forms unweighed; of the rest the
likeliest are compared with the name, as many as the budget allows. Compiled where it can be
(`screening.kernel.retrieval`), else in Python with equal results. Knows nothing of records or policy.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from screening import kernel
from screening.errors import SnapshotDamaged
from screening.index import births, keys
from screening.index.births import Born, Floors
from screening.index.postings import Uint32, Uint64
from screening.index.reader import Snapshot
from screening.matchers import name as matcher
from screening.matchers import packed
from screening.matchers.name import NameMatch
from screening.text.names import PreparedName

if kernel.PRESENT:
    from screening.kernel.retrieval import Wanted

Ints = NDArray[np.int64]

POSTINGS_A_FORM = 100  # postings read for each form of the budget: 40,000 for the default budget
RARE = 200  # forms that a token may have for it to be looked up alone
WHOLE = 10_000
# Least share of letter pairs in common, in ten-thousandths of the smaller and of the larger name's, and how much more
# for each unit of the agreement that is demanded, from where on. An edit in each of two short tokens leaves half; a
# name that is hardly any longer agrees by 0.98. Of real spellings and variations one in a thousand has less.
OF_SMALLER, OF_LARGER = (4_500.0, 9_000.0, 0.65), (3_000.0, 11_500.0, 0.67)
SHARED_KEY = 1_000  # one more key that finds a form says more than a tenth of its letter pairs
EXACT = 1 << 30  # no crowd of alike forms may push out one that is spelled as asked
BOUNDED = 2  # forms weighed for each that may be a candidate


class Asked(NamedTuple):
    """What is looked for: the keys of all readings of the name, and how many forms at most."""

    keys: array[int]
    lone: array[int]
    exact: array[int]
    budget: int


class Ranked(NamedTuple):
    """Forms, agreement and proof, best first; the postings read; whether a bound cut anything off."""

    forms: list[tuple[int, float, float]]
    postings: int
    cut: bool


class Weigher:
    """The name asked for, ready to be compared with forms, and what the date of birth asked for demands of them.

    `respelt`: other spellings that it is looked up in; they are not compared.
    """

    def __init__(
        self,
        names: tuple[PreparedName, ...],
        born: Born,
        floors: Floors,
        respelt: tuple[PreparedName, ...] = (),
    ) -> None:
        self.names, self.born, self.floors = names, born, floors
        self.signatures = [keys.signature(name) for name in names + respelt]
        self.packed = packed.asked(names) if kernel.PRESENT else None
        self.wanted = _wanted(born, floors, self.signatures) if kernel.PRESENT else None

    def score(self, filed: PreparedName) -> tuple[float, float]:
        """The agreement of the best reading, and what it proves (`NameMatch.proof`)."""
        if self.packed is not None:
            return self.packed.score([packed.pack(token.text, token.minor) for token in filed.tokens])
        best = self.match(filed)
        return best.score, best.proof

    def bearers(self, snapshot: Snapshot, form: int, score: float) -> list[tuple[int, int, float]]:
        """Who bears a form and demands no more than a score: (record, place of the name in it, floor) each."""
        if snapshot.compiled is not None and self.wanted is not None:
            return snapshot.compiled.bearers(form, self.wanted, score)
        return snapshot.bearers(form, self.born, self.floors, score)

    def match(self, filed: PreparedName) -> NameMatch:
        """How the best reading agrees, for the explanation."""
        return max((matcher.compare(name, filed) for name in self.names), key=lambda match: match.score)

    def shares_enough(self, signature: int, floor: float) -> bool:
        """Whether a form has enough letter pairs in common with any reading to agree as much as is demanded.

        One form at a time, as the delta holds them: in plain numbers, which take a fortieth of NumPy's time.
        """
        if floor > 1.0:
            return False
        size, of_smaller, of_larger = signature.bit_count(), 0, 0
        for own in self.signatures:
            shared, other = (signature & own).bit_count() * WHOLE, own.bit_count()
            of_smaller = max(of_smaller, shared // max(min(size, other), 1))
            of_larger = max(of_larger, shared // max(size, other, 1))
        return of_smaller >= _least(OF_SMALLER, floor) and of_larger >= _least(OF_LARGER, floor)


def _wanted(born: Born, floors: Floors, signatures: list[int]) -> Wanted:
    return Wanted(
        born,
        floors,
        births.slips_of_day(born.day),
        births.slips_of_year(born.first),
        births.YEAR_0,
        signatures,
        OF_SMALLER,
        OF_LARGER,
    )


def rank(snapshot: Snapshot, asked: Asked, weigher: Weigher) -> Ranked:
    """The forms that agree as much as their dates of birth demand."""
    most = asked.budget * POSTINGS_A_FORM
    if weigher.packed is not None and weigher.wanted is not None and snapshot.compiled is not None:
        bounds = (most, RARE, asked.budget, asked.budget * BOUNDED)
        wanted = (asked.keys, asked.lone, asked.exact)
        try:
            found = snapshot.compiled.rank(weigher.packed, weigher.wanted, *wanted, *bounds, SHARED_KEY)
        except ValueError as error:
            raise SnapshotDamaged(f"The names of the snapshot cannot be read: {error}.") from error
        return Ranked(*found)
    return _rank(snapshot, asked, weigher, most)


def _rank(snapshot: Snapshot, asked: Asked, weigher: Weigher, most: int) -> Ranked:
    wanted = np.concatenate([np.frombuffer(each, np.uint32) for each in (asked.keys, asked.lone)])
    hits = snapshot.names.find(wanted, most, len(asked.lone), RARE)
    exact = snapshot.names.find(np.frombuffer(asked.exact, np.uint32), asked.budget).forms
    forms, times = _distinct(hits.forms)
    rows = snapshot.rows(forms)
    floors = births.needed_by_all(weigher.born, rows["first"], rows["last"], rows["day"], weigher.floors)
    smaller, larger = _shares(rows["signature"], weigher.signatures)
    kept = enough(smaller, larger, floors)
    forms, floors, times = forms[kept], floors[kept], times[kept]
    smaller, larger = smaller[kept], larger[kept]
    for i in np.flatnonzero(rows["day"][kept] == births.VARIOUS).tolist():
        floors[i] = snapshot.floors(weigher.born, forms[i], weigher.floors).min()
    kept = enough(smaller, larger, floors)
    forms, floors, rank = forms[kept], floors[kept], (smaller + larger + SHARED_KEY * times)[kept]
    rank[np.isin(forms, exact)] += EXACT
    cut = len(forms) > asked.budget * BOUNDED
    best = np.lexsort((forms, -rank))[: asked.budget * BOUNDED]
    scores = [weigher.score(snapshot.form(form)) for form in forms[best].tolist()]
    reach = [
        (-score, form, proof)
        for (score, proof), form, floor in zip(
            scores, forms[best].tolist(), floors[best].tolist(), strict=True
        )
        if score >= floor
    ]
    ranked = [(form, -score, proof) for score, form, proof in sorted(reach)]
    return Ranked(ranked, len(hits.forms), hits.cut or cut)


def _distinct(found: Uint32) -> tuple[Uint32, Ints]:
    """Sorted, without repeats, and by how many keys each was found: `np.unique` takes five times as long."""
    forms = np.sort(found)
    first = np.flatnonzero(np.concatenate(([True], forms[1:] != forms[:-1])) if len(forms) else forms)
    return forms[first], np.diff(first, append=len(forms))


def _shares(signatures: Uint64, asked: Sequence[int]) -> tuple[Ints, Ints]:
    """Letter pairs in common, in ten-thousandths of the smaller and of the larger side's, the best reading."""
    sizes = np.bitwise_count(signatures).sum(axis=1, dtype=np.int64)
    of_smaller, of_larger = np.zeros(len(signatures), np.int64), np.zeros(len(signatures), np.int64)
    for own in asked:
        halves = np.array(divmod(own, 1 << 64), np.uint64)
        shared = np.bitwise_count(signatures & halves).sum(axis=1, dtype=np.int64) * WHOLE
        size = own.bit_count()
        np.maximum(of_smaller, shared // np.maximum(np.minimum(sizes, size), 1), out=of_smaller)
        np.maximum(of_larger, shared // np.maximum(np.maximum(sizes, size), 1), out=of_larger)
    return of_smaller, of_larger


def _least(bound: tuple[float, float, float], floor: float) -> float:
    least, more, start = bound
    return least + more * max(floor - start, 0.0)


def enough(smaller: Ints, larger: Ints, floors: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether names with so much in common can agree as much as is demanded."""
    least, more, start = OF_SMALLER
    kept = (floors <= 1.0) & (smaller >= least + more * np.maximum(floors - start, 0.0))
    least, more, start = OF_LARGER
    return np.asarray(kept & (larger >= least + more * np.maximum(floors - start, 0.0)), np.bool_)
