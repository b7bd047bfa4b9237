"""Compares nationalities and places of birth: soft evidence, because people move and states rename.

States are ICAO 9303-3 codes. Nothing here can decide alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from screening.matchers.evidence import Evidence
from screening.text.countries import NAMES
from screening.text.fold import fold

# Codes that do not name a state of origin (ICAO 9303-3 section 5 part D): they neither agree nor contradict.
_STATELESS = frozenset({"XXA", "XXB", "XXC", "XXX", "UNO", "UNA", "UNK", "XOM", "XPO", "EUE", "UTO"})
# A person of the left state may hold papers of the right one: dissolved unions and their successors.
_SUCCESSORS = {
    "SUN": frozenset("RUS UKR BLR KAZ KGZ UZB TJK TKM AZE ARM GEO MDA LVA LTU EST".split()),
    "YUG": frozenset("SRB HRV SVN BIH MNE MKD RKS SCG".split()),
    "SCG": frozenset("SRB MNE RKS".split()),
    "CSK": frozenset("CZE SVK".split()),
    "GBR": frozenset("GBD GBN GBO GBP GBS IRL".split()),
    "CHN": frozenset("HKG MAC TWN".split()),
    "ISR": frozenset({"PSE"}),
    "SRB": frozenset({"RKS"}),
    "SDN": frozenset({"SSD"}),
}
BEST_NATIONALITY = Evidence("nationality", 0.7, "", "", "Both are of one state.")
BEST_BIRTH_PLACE = Evidence("birth_place", 0.7, "", "", "The place of birth agrees.")
PLACE_ALIKE = 85.0  # token_set_ratio above which two spellings are one place


def compare_nationalities(asked: Sequence[str], filed: Sequence[str]) -> Evidence | None:
    """Evidence from two sets of state codes, or None when either side does not tell."""
    ours = [state for state in asked if state not in _STATELESS]
    theirs = [state for state in filed if state not in _STATELESS]
    if not ours or not theirs:
        return None
    query, record = ", ".join(asked), ", ".join(filed)
    shared = [state for state in ours if state in theirs]
    if shared:
        return Evidence("nationality", 0.7, query, record, f"Both are of {_name(shared[0])}.")
    if any(_related(a, b) for a in ours for b in theirs):
        why = f"{_name(ours[0])} and {_name(theirs[0])} are related states."
        return Evidence("nationality", 0.55, query, record, why)
    why = f"The traveller is of {_name(ours[0])}, the person on file of {_name(theirs[0])}."
    return Evidence("nationality", 0.3, query, record, why)


def compare_birth_places(asked: str, filed: Sequence[str]) -> Evidence | None:
    """Evidence from a place of birth against those on file: agreement counts, difference does not."""
    ours = fold(asked)
    if not ours or not filed:
        return None
    likeness = [fuzz.token_set_ratio(ours, fold(place)) for place in filed]
    best = max(range(len(filed)), key=likeness.__getitem__)
    if likeness[best] < PLACE_ALIKE:
        return Evidence("birth_place", 0.45, asked, filed[best], "Another place of birth is on file.")
    return Evidence("birth_place", 0.7, asked, filed[best], "The place of birth agrees.")


def _related(a: str, b: str) -> bool:
    return b in _SUCCESSORS.get(a, ()) or a in _SUCCESSORS.get(b, ())


def _name(state: str) -> str:
    return NAMES.get(state, state)
