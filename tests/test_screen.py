"""Under every policy the search finds what weighing every record would refer: no bound is left over from another."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import orjson
import pytest

from screening import wire
from screening.decide import DEFAULT, POLICIES, Policy
from screening.index import build
from screening.index.build import Filed
from screening.index.delta import Delta
from screening.index.reader import Snapshot
from screening.index.search import Searcher
from screening.model import Name, PersonRecord, record_to_json
from screening.screen import compare, screen
from tests import policies

# More forms than the search weighs without bounding them first, all of them near the travellers of the ladder;
# of every fifth person no date of birth is on file.
PATRONYMICS = ("Arkadyevich", "Andreevich", "Alekseevich", "Arsenyevich")
SURNAMES = ("Molchanov", "Molchanskiy", "Molchalin", "Malchenkov")
CROWD = tuple(
    PersonRecord(
        f"w:{number}",
        "w",
        (Name(f"Viktor {patronymic} {surname}"),),
        birth_dates=(f"197{number % 9}-03-09",) if number % 5 else (),
    )
    for number, (patronymic, surname) in enumerate(product(PATRONYMICS, SURNAMES))
)
# Whole names only: an initial with a misspelled surname shares no key with the name on file.
TRAVELLERS = tuple(
    wire.traveller(body) for body in policies.LADDER if all(len(part) > 1 for part in body["name"].split())
)


def body(record: PersonRecord) -> bytes:
    return orjson.dumps(record_to_json(record))


@pytest.fixture(scope="module", params=["snapshot", "delta"])
def searcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    if request.param == "delta":
        delta = Delta(None)
        for sequence, record in enumerate(CROWD, 1):
            delta.apply(sequence, record.id, body(record))
        return Searcher(None, delta)
    path = tmp_path_factory.mktemp("index") / "crowd.snap"
    meta = {"sequence": len(CROWD), "store": "", "token": "", "lists": []}
    snapshot = Snapshot(build.build(path, [Filed(record.id, body(record)) for record in CROWD], meta))
    return Searcher(snapshot, Delta(snapshot))


def found(searcher: Searcher, policy: Policy) -> list[set[tuple[str, float]]]:
    answers = (screen(traveller, searcher, len(CROWD), policy) for traveller in TRAVELLERS)
    return [{(hit.record_id, hit.score) for hit in answer.hits} for answer in answers]


def weighed(policy: Policy) -> list[set[tuple[str, float]]]:
    hits = ([compare(traveller, record, policy) for record in CROWD] for traveller in TRAVELLERS)
    return [{(hit.record_id, hit.score) for hit in some if hit.score >= policy.threshold} for some in hits]


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_finds_all_that_weighing_every_record_would_refer(searcher: Searcher, name: str) -> None:
    assert found(searcher, POLICIES[name]) == weighed(POLICIES[name])


@pytest.mark.parametrize("threshold", [0.6, 0.7, 0.9])
def test_so_does_any_other_threshold(searcher: Searcher, threshold: float) -> None:
    policy = replace(DEFAULT, threshold=threshold)
    assert found(searcher, policy) == weighed(policy)


def test_each_wider_policy_refers_more_of_these_travellers(searcher: Searcher) -> None:
    strict, balanced, wide = (sum(map(len, found(searcher, POLICIES[name]))) for name in POLICIES)
    assert 0 < strict < balanced < wide
