"""A folder to put lists in, and an engine over two records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from screening.engine import Engine
from screening.model import DocumentRecord, Name, PersonRecord
from screening.store import open_store

Write = Callable[[str, str | bytes], Path]

WANTED = PersonRecord(
    "national:17",
    "national",
    (Name("Viktor Arkadyevich Molchanov"),),
    birth_dates=("1971-03-09",),
    action="=Call the duty officer.",
    warnings=("armed",),
)
STOLEN = DocumentRecord("sltd:KAZ-P-N7654321", "sltd", "N7654321", "P", "KAZ")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of the given name."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An engine over one wanted person and one stolen passport."""
    engine = Engine(open_store(f"sqlite:///{tmp_path}/store.db"), tmp_path / "index")
    engine.open(build=False)
    engine.put(WANTED)
    engine.put(STOLEN)
    yield engine
    engine.close()
