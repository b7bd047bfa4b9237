"""Places to publish to, of each kind that can be had here, and a store with a snapshot.

A folder of this machine, and fsspec's file system in memory, which behaves as an object store does: no folders, no
renaming, each object whole by one call.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from screening import synthetic
from screening.index.library import Library
from screening.index.renew import renew
from screening.model import Name, PersonRecord
from screening.published.place import Place
from screening.published.shelf import Shelf
from screening.store import Store, open_store


@pytest.fixture(params=["folder", "object store"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    address = f"file://{tmp_path}/shared" if request.param == "folder" else f"memory://{uuid.uuid4().hex}"
    return Place(address, seconds=20.0)


@dataclass
class Origin:
    """A store and the folder in which its snapshots are built."""

    store: Store
    library: Library

    def build(self) -> Path:
        return renew(self.library, self.store, processes=1)

    def change(self, number: int) -> None:
        self.store.put(PersonRecord(f"more:{number}", "more", (Name(f"Somebody Number{number}"),)))

    def shelf(self, place: Place) -> Shelf:
        return Shelf(place, self.store.identity)


@pytest.fixture
def origin(tmp_path: Path) -> Iterator[Origin]:
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    with store.loading() as load:
        for record in synthetic.persons(3, 40):
            load.add(record)
        load.commit()
    yield Origin(store, Library(tmp_path / "index"))
    store.close()
