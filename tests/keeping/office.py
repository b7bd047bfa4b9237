"""A store, an audit and what is due, in a temporary folder; and a day that is set, not waited for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from screening.audit.office import Asker, Audit
from screening.model import DocumentRecord
from screening.settings import Settings
from screening.store import Store, open_store
from tests.audit import ledger

TODAY = "2026-11-22"
OPERATOR = Asker("cli:operator", "command line")


def document(number: int, review_on: str, list_name: str = "sltd") -> DocumentRecord:
    return DocumentRecord(
        f"{list_name}:{number}", list_name, f"N{number:07}", "P", "KAZ", review_on=review_on
    )


def filled(folder: Path, *records: DocumentRecord, address: str = "") -> Store:
    """A store with these records, a file unless another is named."""
    store = open_store(address or f"sqlite:///{folder}/store.db")
    with store.loading() as loading:
        for record in records:
            loading.add(record)
        loading.commit()
    return store


def settings(folder: Path, **given: Any) -> Settings:
    return Settings(store=f"sqlite:///{folder}/store.db", **given)


@contextmanager
def audit(folder: Path) -> Iterator[Audit]:
    with ledger.keeping(folder / "audit") as kept:
        yield kept


def live(store: Store) -> list[str]:
    """The identifiers on file."""
    with store.scan() as scan:
        return sorted(change.record_id for change in scan)
