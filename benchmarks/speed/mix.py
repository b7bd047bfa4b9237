"""The travellers that are asked, by label, each with the record that must be found, if any.

Ordinary travellers of the mix are on no list and show name, birth date and document: the path without a hit
is the product. Everything is a pure function of the seed and the sizes of the lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import orjson

from benchmarks.speed import common
from benchmarks.speed.data import DOCUMENTS, SEED, Size
from screening import synthetic
from screening.synthetic import chance, slips
from screening.synthetic.papers import RANGE_SLOT, STRIPE

TRAVELLERS = 3_000
"""The most travellers of one label."""

TYPOS = frozenset({"typo_insert", "typo_delete", "typo_substitute", "typo_transpose"})
OF_DOCUMENTS = ("document", "wanted_document")
ORDINARY, COMMON, TYPO, SCRIPT, HIT = "ordinary", "common names", "typos", "other scripts", "other hits"
SCRIPT_VARIATION = "script"
HITS = (TYPO, SCRIPT, HIT)
"""The labels of persons on the list."""


class Asked(NamedTuple):
    """The body of `POST /v1/screen`, and the record that is to be found ("" for none)."""

    body: bytes
    record: str = ""


Mix = dict[str, list[Asked]]


def travellers(size: Size, count: int = TRAVELLERS) -> Mix:
    """Travellers with names, by label; up to `count` of each."""
    mix: Mix = {ORDINARY: list(islice(ordinary(size), count))}
    if not size.persons:
        return mix
    mix[COMMON] = list(islice(_common(size), count))
    for label in HITS:
        mix[label] = []
    for body, truth in synthetic.travellers(SEED, 5 * count, size.persons, size.documents, share=1.0):
        variation = truth["variation"]
        if truth["record"] and not variation.startswith(OF_DOCUMENTS):
            label = TYPO if variation in TYPOS else SCRIPT if variation == SCRIPT_VARIATION else HIT
            mix[label].append(_asked(body, truth["record"]))
    return {label: asked[:count] for label, asked in mix.items()}


def ordinary(size: Size, seed: int = SEED) -> Iterator[Asked]:
    """Travellers on no list who show a name, a full birth date and a document, without end."""
    return (_asked(body) for body in _ordinary(size, seed))


def _ordinary(size: Size, seed: int) -> Iterator[dict[str, Any]]:
    found = synthetic.travellers(seed, 10**9, size.persons, size.documents, share=0.0)
    return (body for body, _ in found if "documents" in body)


def _common(size: Size) -> Iterator[Asked]:
    """Ordinary travellers, but for their names, which are the commonest of each country on the list."""
    bearers = common.bearers(size.persons)
    for t, body in enumerate(_ordinary(size, SEED)):
        kept = {key: value for key, value in body.items() if key not in {"surname", "given_names"}}
        yield _asked(kept | {"name": bearers[t % len(bearers)].name})


def documents(size: Size, count: int = TRAVELLERS) -> Mix:
    """Documents alone, by what they are to the list; up to `count` of each."""
    if not size.documents:
        return {}
    rows = list(islice(chance.rows(chance.key(SEED, "documents asked"), 10 * count), 10 * count))
    mix: Mix = {"document: miss": [Asked(orjson.dumps(_shown(body))) for body in _some(size, count)]}
    varied = {
        "document: hit": lambda _draw, number: number,
        "document: one reading error": slips.misread,
        "document: one edit": slips.one_edit,
    }
    for label, slip in varied.items():
        mix[label] = list(islice(_varied(rows, size, slip), count))
    mix["document: in a range of blanks"] = list(islice(_in_ranges(rows, size), count))
    return {label: asked for label, asked in mix.items() if asked}


def _some(size: Size, count: int) -> Iterable[dict[str, Any]]:
    return islice(_ordinary(size, SEED + 1), count)


def _shown(body: dict[str, Any]) -> dict[str, Any]:
    return {"id": body["id"], "documents": body["documents"]}


def _varied(rows: list[chance.Draw], size: Size, slip: slips.Slip) -> Iterator[Asked]:
    for draw in rows:
        found = synthetic.document(SEED, chance.below(draw, size.documents), DOCUMENTS)
        number = None if found.number_to else slip(draw, found.number)
        if number is not None:
            yield _document(number, found.type, found.issuing_state, found.id)


def _in_ranges(rows: list[chance.Draw], size: Size) -> Iterator[Asked]:
    ranges = size.documents // STRIPE
    for draw in rows if ranges else ():
        found = synthetic.document(SEED, chance.below(draw, ranges) * STRIPE + RANGE_SLOT, DOCUMENTS)
        inside = f"{found.number[:-3]}{1 + chance.below(draw, int(found.number_to[-3:]) - 1):03d}"
        yield _document(inside, "P", found.issuing_state, found.id)


def _document(number: str, kind: str, state: str, record: str) -> Asked:
    return _asked({"documents": [{"number": number, "type": kind, "issuing_state": state}]}, record)


def _asked(body: dict[str, Any], record: str = "") -> Asked:
    return Asked(orjson.dumps(body), record)
