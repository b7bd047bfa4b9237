"""Weighs the name forms of a snapshot that the keys found: which of them agree enough to be referred, best first.

Forms lie in the order of dates of birth, so of each key's only those are read whose date may be the one asked for.
Whoever was born two or three years apart can be referred only by a name that hardly differs, and is looked for by
that; whoever was born further apart, under most policies, not at all. Compiled where it can be
(`screening.kernel.retrieval`), else in Python with equal results. Knows nothing of records or policy.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from screening import kernel
from screening.errors import SnapshotDamaged
from screening.index import births, kinds, promise
from screening.index.births import Born, Demands
from screening.index.keys import ANY, SLOTS, SURE, Together
from screening.index.postings import Uint32
from screening.index.reader import Snapshot
from screening.matchers import birth, packed
from screening.matchers import name as matcher
from screening.matchers.name import NameMatch
from screening.text.names import PreparedName

if kernel.PRESENT:
    from screening.kernel.retrieval import Wanted

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Found = tuple[Uint32, int]  # forms, and the tokens that the key they were found by stands for

POSTINGS_A_FORM = 100  # postings read for each form of the budget: 40,000 for the default budget
WEIGHED_A_FORM = 3  # forms compared with the name for each that may be a candidate
RARE = 260  # forms that a token may have for it to be looked up alone
HARDLY_DIFFERS = 0.98  # agreement of names of one or two tokens with no more than vowels between them
MOST_FAR = 1_000  # forms of the rarest pair of tokens by which those are looked for who were born years apart
LIKELY, LIKELY_LESS = (
    1_500,
    1_000,
)  # what keys are worth to a form by how much agreement its date of birth demands
EXACT = 1 << 15  # no crowd of alike forms may push out one that is spelled as asked
ONE_KIND = bytes(kinds.TABLE)  # no form of another kind than the first
LONG_SHOTS = 8  # for so many of the budget one more form is compared though its keys promise too little


class Ranked(NamedTuple):
    """Forms, agreement and proof; the postings read; whether a bound cut anything off.

    The best come first, of equals those whose date of birth demands least and is nearest.
    """

    forms: list[tuple[int, float, float]]
    postings: int
    cut: bool


class Weigher:
    """The name asked for, ready to be compared with forms, and what the date of birth asked for demands of them."""

    __slots__ = ("anywhere", "around", "born", "demands", "ever", "names", "packed", "table", "wanted")

    def __init__(
        self, names: tuple[PreparedName, ...], born: Born, demands: Demands, table: bytes = ONE_KIND
    ) -> None:
        """`table` tells the kind of a form: `Snapshot.table_of`."""
        self.names, self.born, self.demands, self.table = names, born, demands, table
        floors = demands.of_kind[0]
        self.anywhere = floors.far <= HARDLY_DIFFERS  # all keys may find somebody who was born in any year
        self.around = floors.some_years <= HARDLY_DIFFERS  # or some years apart
        self.ever = floors.far <= 1.0  # a name that hardly differs may find somebody who was born in any year
        self.packed = packed.asked(names) if kernel.PRESENT else None
        reach = self.anywhere, self.around, self.ever
        self.wanted = _wanted(born, demands, table, reach) if kernel.PRESENT else None

    def score(self, filed: PreparedName) -> tuple[float, float]:
        """The agreement of the best reading, and what it proves (`NameMatch.proof`)."""
        if self.packed is not None:
            return self.packed.score([packed.pack(token.text, token.minor) for token in filed.tokens])
        best = self.match(filed)
        return best.score, best.proof

    def bearers(self, snapshot: Snapshot, form: int, score: float) -> list[tuple[int, int, float]]:
        """Who bears a form that demands no more than a score: (record, place of the name in it, floor) each."""
        if snapshot.compiled is not None and self.wanted is not None:
            return snapshot.compiled.bearers(form, self.wanted, score)
        return snapshot.bearers(form, self.born, self.demands, self.table, score)

    def match(self, filed: PreparedName) -> NameMatch:
        """How the best reading agrees, for the explanation."""
        return max((matcher.compare(name, filed) for name in self.names), key=lambda match: match.score)


def _wanted(born: Born, demands: Demands, table: bytes, reach: tuple[bool, bool, bool]) -> Wanted:
    slips = births.slips_of_day(born.day), births.slips_of_year(born.first)
    return Wanted(born, demands.packed, table, *slips, births.YEAR_0, *reach)


def rank(snapshot: Snapshot, wanted: Together, weigher: Weigher, budget: int) -> Ranked:
    """The forms that agree as much as their dates of birth demand; `budget`: how many may be candidates."""
    if weigher.packed is not None and weigher.wanted is not None and snapshot.compiled is not None:
        bounds = (budget * POSTINGS_A_FORM, RARE, MOST_FAR, budget * WEIGHED_A_FORM, budget // LONG_SHOTS)
        try:
            found = snapshot.compiled.rank(weigher.packed, weigher.wanted, wanted, *bounds)
        except ValueError as error:
            raise SnapshotDamaged(f"The names of the snapshot cannot be read: {error}.") from error
        return Ranked(*found)
    return _rank(snapshot, wanted, weigher, budget)


def _rank(snapshot: Snapshot, wanted: Together, weigher: Weigher, budget: int) -> Ranked:
    spelled, found = _lists(snapshot, wanted, weigher)
    total, most = sum(len(forms) for forms, _ in spelled + found), budget * POSTINGS_A_FORM
    cut = total > most
    if cut:
        found.sort(key=lambda one: len(one[0]))
    read = [*spelled, *found]
    forms = np.unique(np.concatenate([forms for forms, _ in read])[:most]) if read else np.empty(0, np.uint32)
    worth, told = _worth(snapshot, forms, read, len(spelled), most)
    rows = snapshot.rows(forms)
    kept = snapshot.kept(forms)
    kind = np.frombuffer(weigher.table, np.uint8)[kept & kinds.TABLE - 1]
    floors = _floors(weigher, rows, kind)
    enough = floors <= 1.0
    weighty = kept[enough] >> np.uint16(kinds.WEIGHTY_SHIFT)
    forms, floors, worth = forms[enough], floors[enough], worth[enough]
    promising = _promising(weigher, told[enough], rows[enough], weighty, kind[enough], floors)
    many, likely = budget * WEIGHED_A_FORM, int(promising.sum())
    if len(forms) > (some := min(many, likely + budget // LONG_SHOTS)):
        cut |= likely > many
        worth = worth * (LIKELY - LIKELY_LESS * floors).astype(np.int64)
        best = np.lexsort((forms, -worth, ~promising))[:some]
        forms, floors = forms[best], floors[best]
    reach = []
    gaps = births.gaps(weigher.born, snapshot.rows(forms))
    for form, floor, gap in zip(forms.tolist(), floors.tolist(), gaps.tolist(), strict=True):
        score, proof = weigher.score(snapshot.form(form))
        if score >= floor:
            reach.append((-score, floor, gap, form, proof))
    return Ranked(
        [(form, -score, proof) for score, _, _, form, proof in sorted(reach)], min(total, most), cut
    )


def _lists(snapshot: Snapshot, wanted: Together, weigher: Weigher) -> tuple[list[Found], list[Found]]:
    """The forms of each key that are read, and before them of each name as it is spelled."""
    wide, narrow = (
        None if weigher.anywhere else stretches(snapshot, weigher, sure=sure) for sure in (True, False)
    )
    spelled = [(forms, ANY | SURE) for key in wanted.exact if len(forms := snapshot.names.forms(key))]
    pairs = [] if weigher.anywhere else _of_rarest_pairs(snapshot, wanted)
    apart = None if weigher.ever else stretches(snapshot, weigher, sure=True, apart=True)
    if apart is not None:
        spelled, pairs = (
            [(_within(forms, apart), told) for forms, told in some] for some in (spelled, pairs)
        )
    lists = [(snapshot.names.forms(key), told) for key, told in zip(wanted.keys, wanted.of_keys, strict=True)]
    alone = [(forms, ANY) for key in wanted.lone if 0 < len(forms := snapshot.names.forms(key)) <= RARE]
    lists = [*(one for one in lists if len(one[0])), *alone]
    if wide is not None and narrow is not None:
        lists = [(_within(forms, wide if told & SURE else narrow), told) for forms, told in lists]
    return spelled, [*pairs, *lists]


def _of_rarest_pairs(snapshot: Snapshot, wanted: Together) -> list[Found]:
    """The forms of the rarest pair of tokens of each reading, where they are few."""
    found, place = [], 0
    for count in wanted.counts:
        some = slice(place, place + count)
        pairs = zip(map(snapshot.names.forms, wanted.pairs[some]), wanted.of_pairs[some], strict=True)
        rarest = min(pairs, key=lambda one: len(one[0]))
        if 0 < len(rarest[0]) <= MOST_FAR:
            found.append(rarest)
        place += count
    return found


def stretches(snapshot: Snapshot, weigher: Weigher, *, sure: bool, apart: bool = False) -> Uint32 | None:
    """The stretches of forms, first and end, whose dates of birth may be the one asked for; None for all of them.

    Forms lie in the order of `births.day_number`: first those of any date, then ranges, then year by year, day by day.
    Read are those of any date, ranges that lie near, those of the year and its neighbours, and of the same day in
    years that a slip of the pen makes. Where the key is not `sure`, of the neighbours too only the same day, and
    those of whom no more than the year is known: whoever was born on another day of another year is referred by a
    name that hardly differs, and found by that. `apart`: those of some years around too, where all keys read these.
    """
    born, near = weigher.born, weigher.born.first - births.YEAR_0
    if (
        not born.first
        or born.day == births.VARIOUS
        or not birth.MOST_YEARS <= near < births.YEARS - birth.MOST_YEARS
    ):
        return None
    slips = births.slips_of_year(born.first)
    whole = birth.MOST_YEARS if apart or weigher.around else 1 if sure or not born.day else 0
    first, end = near - births.WIDEST - birth.MOST_YEARS - 1, near + birth.MOST_YEARS + 2
    day, cells = births.DAYS, [(births.RANGES + max(0, first), births.RANGES + min(end, births.YEARS))]
    for year in range(births.YEARS):
        start = births.DATES + year * day
        gap = abs(year - near)
        if gap <= whole:
            cells.append((start, start + day))
        elif gap == 1:
            cells += [(start, start + 1), (start + born.day, start + born.day + 1)]
        elif slips[year]:
            cells.append((start + born.day, start + born.day + 1))
    found = [(snapshot.first_born(first), snapshot.first_born(end)) for first, end in cells]
    return np.array([(0, snapshot.first_born(1)), *found], np.uint32)


def _within(forms: Uint32, bounds: Uint32) -> Uint32:
    """Those of a key's forms that lie in stretches, given as rows of first and end."""
    places = np.searchsorted(forms, bounds)
    return np.concatenate([forms[first:end] for first, end in places.tolist()])


def _worth(
    snapshot: Snapshot, forms: Uint32, read: list[Found], spelled: int, most: int
) -> tuple[Ints, NDArray[np.uint16]]:
    """How likely each form is the one asked for: the more, and the rarer, keys found it; first those spelled so.

    And the tokens that these keys stand for.
    """
    worth, told, left = np.zeros(len(forms), np.int64), np.zeros(len(forms), np.uint16), most
    for i, (some, tokens) in enumerate(read):
        rarity = EXACT if i < spelled else (snapshot.forms // max(len(some), 1)).bit_length()
        some = some[:left]
        left -= len(some)
        place = np.searchsorted(forms, some)
        np.add.at(worth, place, rarity)
        np.bitwise_or.at(told, place, np.uint16(tokens))
    return worth, told


def _floors(weigher: Weigher, rows: NDArray[Any], kind: NDArray[np.uint8]) -> Floats:
    """What forms have to reach, by their dates of birth and their kinds."""
    out = np.empty(len(rows))
    for number, floors in enumerate(weigher.demands.of_kind):
        some = rows[kind == number]
        dates = some["first"], some["last"], some["day"]
        out[kind == number] = births.needed_by_all(weigher.born, *dates, floors)
    return out


def _promising(
    weigher: Weigher,
    told: NDArray[np.uint16],
    rows: NDArray[Any],
    weighty: NDArray[np.uint16],
    kind: NDArray[np.uint8],
    floors: Floats,
) -> Bools:
    """Whether forms promise as much as their dates of birth demand; whoever was born on the very day always does.

    Where that is as much as for another day of the same year, or more, no form does that only a slip would explain.
    """
    asked, born = promise.readings(weigher.names), weigher.born
    cases, of_each = np.unique(weighty.astype(np.int64) << SLOTS | told & ANY, return_inverse=True)
    each = [promise.promised(asked, case & ANY, case >> SLOTS) for case in cases.tolist()]
    enough = np.array(each, np.float64)[of_each] >= floors
    enough &= (told & SURE > 0) | (
        floors < np.array([each.same_year for each in weigher.demands.of_kind])[kind]
    )
    if born.day:
        enough |= (rows["first"] == born.first) & (rows["last"] == born.last) & (rows["day"] == born.day)
    return enough
