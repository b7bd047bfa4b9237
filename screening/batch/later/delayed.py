"""Delayed matches: whose answer is another one since records were added, changed or withdrawn.

A passenger who was clear in the morning may be wanted by noon, before the aeroplane lands. Screening every recent list
again at each change would cost as much as the day's traffic. What changed is few records, so they alone are indexed,
and the passengers are held against them by the ordinary query path. Whom a change may concern is then screened in
full: so the outcome is that of screening everybody, and a test compares the two. Knows nothing of jobs and files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from screening import screen, wire
from screening.decide import Policy
from screening.documents.forms import oddities
from screening.engine import Engine
from screening.index.delta import Delta
from screening.index.search import Searcher
from screening.model import Checked, Traveller
from screening.text.names import PreparedName

FEW = 200
"""Changes compared one by one: 90 us a passenger for one, 320 us for 200; screening in full takes 400 us."""

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Among(Searcher):
    """Some records alone, beside which a name is as rare as it is on all lists."""

    whole: Searcher

    def as_rare_here(self, names: tuple[PreparedName, ...]) -> tuple[PreparedName, ...]:
        """As the whole has it."""
        return self.whole.as_rare_here(names)


@dataclass(frozen=True, slots=True)
class News:
    """What changed up to `checked.sequence`: the identifiers, and the records that hold now.

    `records` is None where too much changed to be told one by one.
    """

    checked: Checked
    records: frozenset[str] | None
    searcher: Searcher

    @property
    def unlooked(self) -> frozenset[str]:
        """The lists that cannot be looked at now."""
        return frozenset(state.list for state in self.checked.not_checked)


def news(engine: Engine, since: int) -> News | None:
    """What the engine knows of changes after `since`; None while the lists cannot be read."""
    searcher, checked = engine.present()
    if not checked.lists:
        return None
    changes = engine.store.changes(since, FEW + 1, checked.sequence) if since < checked.sequence else []
    cleared = engine.store.clearances(since, FEW + 1) if since < checked.sequence else []
    if (
        len(changes) + len(cleared) > FEW or checked.sequence < since
    ):  # the latter after a backup was restored
        return News(checked, None, searcher)
    delta = Delta(None)
    for change in changes:
        delta.apply(change.sequence, change.record_id, change.body)
    records = frozenset([*(change.record_id for change in changes), *(each.record_id for each in cleared)])
    return News(checked, records, _Among(None, delta, searcher))


def again(engine: Engine, found: News, traveller: Traveller, before: Told) -> dict[str, Any] | None:
    """The traveller's answer as it is now, as its JSON says; None when it says the same as `before`.

    `before` is the answer so far. The same is: the same decision and the same records, each with the same action and
    warnings. A score that moved a little is not told to anybody, nor that a list cannot be looked at now which was
    looked at then.
    """
    chosen = engine.options.chosen(before["policy"], before["threshold"])
    if not _may_differ(found, traveller, before, chosen):
        return None
    answer = engine.screen(traveller, policy=chosen.name, threshold=chosen.threshold)
    after: dict[str, Any] = orjson.loads(wire.answer(answer))
    worse = after["decision"] == "not_checked" and before["decision"] == "clear"
    return None if worse or _essence(after) == _essence(before) else after


def unlooked(answer: Told) -> frozenset[str]:
    """The lists that an answer could not look at; `""` when there was none to look at."""
    checked = answer["checked"]
    missing = frozenset(state["list"] for state in checked["not_checked"])
    return missing if missing or checked["lists"] else frozenset([""])


def _may_differ(found: News, traveller: Traveller, before: Told, policy: Policy) -> bool:
    """Whether what changed could matter to this traveller at all; when in doubt it could.

    A record matters when it was a hit, or when the search finds it now. One that was no hit may still have mattered:
    among many document numbers that are nearly the same none is shown. Then the answer had a warning about records.
    """
    cleared = before.get("cleared", ())
    if found.records is None or unlooked(before) - found.unlooked:
        return True
    if any(each["expires_on"] < found.checked.as_of[:10] for each in cleared):
        return True
    if not found.records:
        return False
    if any(hit["record_id"] in found.records for hit in (*before["hits"], *cleared)):
        return True
    of_the_traveller = {*traveller.warnings, *oddities(traveller.documents, before["checked"]["as_of"][:10])}
    if set(before["warnings"]) - of_the_traveller:
        return True
    screened = screen.screen(traveller, found.searcher, found.checked.sequence, policy)
    return screened.effort.candidates > 0


def _essence(answer: Told) -> tuple[str, frozenset[tuple[str, str, tuple[str, ...]]]]:
    hits = ((hit["record_id"], hit["action"], tuple(hit["warnings"])) for hit in answer["hits"])
    return answer["decision"], frozenset(hits)


def differences(before: Told, after: Told) -> Iterator[str]:
    """What is new, a sentence each, for whoever must be told."""
    then = {hit["record_id"]: hit for hit in before["hits"]}
    now = {hit["record_id"]: hit for hit in after["hits"]}
    cleared = {each["record_id"] for each in after.get("cleared", ())}
    if before["decision"] == "not_checked":
        yield "What could not be looked at before was looked at now."
    for record in sorted(now.keys() - then.keys()):
        yield f"The record {record} is a hit now."
    for record in sorted(then.keys() - now.keys()):
        why = "the passenger was cleared of it" if record in cleared else "it was changed or withdrawn"
        yield f"The record {record} is no hit any more: {why}."
    for record in sorted(now.keys() & then.keys()):
        if (now[record]["action"], now[record]["warnings"]) != (
            then[record]["action"],
            then[record]["warnings"],
        ):
            yield f"The record {record} asks for another action or warns of something else."
