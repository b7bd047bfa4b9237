"""Results kept case by case without a name, so that a change shows exactly which cases moved.

One file a task: a digest of its inputs, then for each class one sign a case. The sign tells the outcome and how
many others were referred: FIRST, LATER (found, not on top) or MISSED, each an alphabet in which the place is
that number. Ordinary travellers have no right record: theirs are signs of MISSED, "0" for clear.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import orjson

from benchmarks.accuracy.task import NOBODY, Case, Outcome, Task, by_variation
from screening.model import Traveller, document_to_json, record_to_json

FOLDER = Path(__file__).with_name("frozen")
FIRST = "ABCDEFGHIJKLMNOPQRSTU"
LATER = "abcdefghijklmnopqrstu"
MISSED = "0123456789vwxyzVWXYZ#"
LEEWAY, LEEWAY_SHARE = 2, 0.02
"""By how many others, or by what share of them, whichever is more, a class may become noisier."""

_WIDTH = 100
_CLASS = re.compile(r"^\[(.*)\]$")


class Frozen(NamedTuple):
    """What is kept of a task."""

    inputs: str
    classes: dict[str, str]


class Change(NamedTuple):
    """What moved in a class: case numbers found now and not before, the other way round, and the noise."""

    variation: str
    gained: list[int]
    lost: list[int]
    others_before: int
    others_now: int
    moved: list[int]

    @property
    def worse(self) -> bool:
        """Whether the gate must not let this pass."""
        leeway = max(LEEWAY, LEEWAY_SHARE * self.others_before)
        return len(self.lost) > len(self.gained) or self.others_now - self.others_before > leeway


def digest(task: Task) -> str:
    """Tells whether two runs were given the same records and travellers."""
    told = hashlib.sha256()
    for record in task.records:
        told.update(orjson.dumps(record_to_json(record), option=orjson.OPT_SORT_KEYS))
    for case in task.cases:
        told.update(orjson.dumps(_case(case), option=orjson.OPT_SORT_KEYS))
    return told.hexdigest()[:32]


def _case(case: Case) -> list[object]:
    return [case.expected, case.variation, sorted(case.same), _asked(case.traveller)]


def _asked(traveller: Traveller) -> list[object]:
    documents = [document_to_json(document) for document in traveller.documents]
    name = [traveller.name.full, traveller.name.surname] if traveller.name else []
    facts = [traveller.birth_date, traveller.sex, traveller.nationalities, traveller.birth_place]
    return [name, *facts, documents]


def frozen(task: Task, outcomes: Iterable[Outcome]) -> Frozen:
    """What is to be kept of a run."""
    classes = by_variation(outcomes)
    signs = {variation: "".join(map(sign, some)) for variation, some in classes.items()}
    return Frozen(digest(task), signs)


def sign(outcome: Outcome) -> str:
    """One case in one sign."""
    alphabet = MISSED if outcome.place < 0 else LATER if outcome.place else FIRST
    return alphabet[min(len(outcome.others), len(alphabet) - 1)]


def path(name: str, folder: Path = FOLDER) -> Path:
    """Where a task is kept."""
    return folder / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}.txt"


def write(name: str, kept: Frozen, folder: Path = FOLDER) -> None:
    """Keeps a task's results."""
    lines = [f"inputs {kept.inputs}"]
    for variation, signs in kept.classes.items():
        lines += ["", f"[{variation}]", *(signs[i : i + _WIDTH] for i in range(0, len(signs), _WIDTH))]
    folder.mkdir(parents=True, exist_ok=True)
    path(name, folder).write_text("\n".join(lines) + "\n", encoding="ascii")


def read(name: str, folder: Path = FOLDER) -> Frozen | None:
    """What was kept of a task, None when nothing was."""
    if not path(name, folder).exists():
        return None
    first, *lines = path(name, folder).read_text(encoding="ascii").splitlines()
    classes: dict[str, str] = {}
    variation = ""
    for line in lines:
        heading = _CLASS.match(line)
        if heading:
            variation = heading[1]
            classes[variation] = ""
        elif line:
            classes[variation] += line
    return Frozen(first.removeprefix("inputs "), classes)


def changes(before: Frozen, now: Frozen) -> list[Change]:
    """What moved, class by class; only for runs of the same inputs."""
    if before.inputs != now.inputs:
        raise ValueError("runs of other inputs cannot be compared case by case")
    return [_change(name, before.classes[name], signs) for name, signs in now.classes.items()]


def _change(variation: str, before: str, now: str) -> Change:
    pairs = list(enumerate(zip(before, now, strict=True)))
    return Change(
        variation,
        [i for i, (was, is_) in pairs if was in MISSED and is_ not in MISSED],
        [i for i, (was, is_) in pairs if was not in MISSED and is_ in MISSED],
        _others(before),
        _others(now),
        [i for i, (was, is_) in pairs if was != is_],
    )


def _others(signs: str) -> int:
    return sum((FIRST.find(one) + 1 or LATER.find(one) + 1 or MISSED.find(one) + 1) - 1 for one in signs)


def said(one: str, ordinary: bool) -> str:
    """A sign in words."""
    others = _others(one)
    if ordinary:
        return f"{others} referred" if others else "clear"
    outcome = "missed" if one in MISSED else "first" if one in FIRST else "found"
    return f"{outcome}, {others} others" if others else outcome


def is_ordinary(outcomes: Sequence[Outcome]) -> bool:
    """Whether these are travellers who are on no list."""
    return all(outcome.case.expected == NOBODY for outcome in outcomes)
