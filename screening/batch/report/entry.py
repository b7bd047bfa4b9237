"""What a person who works down a list needs to see of one row: who was asked about, what was found, what to mind.

Made from a result for every form that people read; NDJSON, for machines, gives the answer itself. Knows nothing of
files and sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from screening.batch.passengers import Passenger, Result, Unreadable
from screening.model import Document

Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the traveller as sent, the decision, and of the best hit what an officer decides by.

    `alerts` is what the record warns of (`armed`); `notes` what was odd about the row or the search, and each list
    that could not be looked at. `on_file` is the name or document that matched. `score` is None without a hit.
    """

    id: str
    position: str
    decision: str
    notes: tuple[str, ...] = ()
    flight: str = ""
    seat: str = ""
    role: str = ""
    reference: str = ""
    locator: str = ""
    name: str = ""
    birth_date: str = ""
    sex: str = ""
    nationality: str = ""
    documents: str = ""
    score: float | None = None
    on_file: str = ""
    born_on_file: str = ""
    record_id: str = ""
    list: str = ""
    alerts: tuple[str, ...] = ()
    action: str = ""
    why: str = ""
    other_hits: tuple[str, ...] = ()
    policy: str = ""
    threshold: float | None = None


def answer_of(result: Result) -> Answer | None:
    """The answer as its JSON says; None for a row nobody could read."""
    if not result.answer:
        return None
    found: Answer = orjson.loads(result.answer)
    return found


def entry(result: Result, answer: Answer | None) -> Entry:
    """The row with its answer (`answer_of`): an unreadable one is `not_checked`, and its notes say why."""
    if isinstance(result.row, Unreadable) or answer is None:
        return _unread(result.row)
    row, traveller = result.row, result.row.traveller
    hits = answer["hits"]
    return Entry(
        answer["id"],
        row.position,
        answer["decision"],
        (*answer["warnings"], *_unlooked(answer)),
        row.flight,
        row.seat,
        row.role,
        row.reference,
        row.locator,
        traveller.name.full if traveller.name is not None else "",
        traveller.birth_date,
        traveller.sex,
        ", ".join(traveller.nationalities),
        "; ".join(map(_document, traveller.documents)),
        **(_best(hits) if hits else {}),
        policy=answer.get("policy") or "",
        threshold=answer.get("threshold"),
    )


def _unread(row: Passenger | Unreadable) -> Entry:
    problems = row.problems if isinstance(row, Unreadable) else ()
    said = tuple(f"{problem.where} {problem.what}" for problem in problems)
    return Entry(row.id if isinstance(row, Unreadable) else "", row.position, "not_checked", said)


def _unlooked(answer: Answer) -> Iterable[str]:
    return (f"{state['list']} not checked: {state['why']}" for state in answer["checked"]["not_checked"])


def _best(hits: Sequence[Answer]) -> dict[str, Any]:
    """Of the best hit all that matters, of the others which they are."""
    best, *others = hits
    record = best["record"]
    sides = {reason["fact"]: reason["record"] for reason in best["reasons"]}
    return {
        "score": best["score"],
        "on_file": _on_file(record, sides),
        "born_on_file": ", ".join(record.get("birth_dates", ())),
        "record_id": best["record_id"],
        "list": best["list"],
        "alerts": tuple(best["warnings"]),
        "action": best["action"],
        "why": " ".join(reason["why"] for reason in best["reasons"]),
        "other_hits": tuple(f"{hit['record_id']} ({hit['score']:.2f})" for hit in others),
    }


def _on_file(record: Answer, sides: Mapping[str, str]) -> str:
    """The name that agrees, with the first name on file where that is another; of a document record its number."""
    primary = (record.get("names") or [{}])[0]
    parts = (primary.get("given_names", ""), primary.get("surname", ""))
    first, matched = primary.get("name") or " ".join(filter(None, parts)), sides.get("name", "")
    if matched and first and matched != first:
        return f"{matched} ({first})"
    return matched or first or sides.get("document", "")


def _document(document: Document) -> str:
    return " ".join(filter(None, (document.issuing_state, document.type, document.number)))
