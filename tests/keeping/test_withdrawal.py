from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from screening.audit.office import NoAudit
from screening.errors import Conflict, InputError, NotFound
from screening.keeping.withdrawal import withdraw
from tests.audit import ledger
from tests.keeping.office import OPERATOR, audit, document, filled, live


def test_a_record_is_off_file_and_the_audit_says_why_and_which_version(tmp_path: Path) -> None:
    record = document(1, "2025-01-01")
    store = filled(tmp_path, record)
    with audit(tmp_path) as office:
        gone = withdraw(store, office, OPERATOR, record, "review", reference="case-5")
    assert (gone.sequence, live(store)) == (2, [])
    begun, done = ledger.entries(tmp_path / "audit")
    assert (begun["stage"], done["stage"], done["sequence"]) == ("begun", "done", 2)
    said = {"event": "change", "action": "withdraw", "record": "sltd:1", "list": "sltd", "kind": "document"}
    said |= {
        "reason": "review",
        "reference": "case-5",
        "record_version": gone.version,
        "client": "cli:operator",
    }
    assert {name: done[name] for name in said} == said
    assert "N0000001" not in str(done)


def test_a_record_that_was_changed_meanwhile_stays(tmp_path: Path) -> None:
    record = document(1, "2025-01-01")
    store = filled(tmp_path, replace(record, review_on="2031-01-01"))
    with audit(tmp_path) as office, pytest.raises(Conflict):
        withdraw(store, office, OPERATOR, record, "review")
    assert live(store) == ["sltd:1"]
    assert [entry["stage"] for entry in ledger.entries(tmp_path / "audit")] == ["begun", "failed"]


def test_a_record_that_is_gone_is_not_found(tmp_path: Path) -> None:
    record = document(1, "2025-01-01")
    store = filled(tmp_path, record)
    store.delete("sltd:1")
    with pytest.raises(NotFound):
        withdraw(store, NoAudit(), OPERATOR, record, "owner")


def test_without_an_audit_there_is_no_keyed_hash(tmp_path: Path) -> None:
    record = document(1, "2025-01-01")
    assert withdraw(filled(tmp_path, record), NoAudit(), OPERATOR, record, "owner").version == ""


@pytest.mark.parametrize("reference", ["Viktor Molchanov", "x" * 65, "\u00e9"])
def test_a_reference_that_could_name_somebody_is_refused_and_nothing_is_done(
    tmp_path: Path, reference: str
) -> None:
    record = document(1, "2025-01-01")
    store = filled(tmp_path, record)
    with pytest.raises(InputError):
        withdraw(store, NoAudit(), OPERATOR, record, "owner", reference=reference)
    assert live(store) == ["sltd:1"]
