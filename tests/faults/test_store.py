"""The store out of reach while the service runs: answers say so in time, and all is well when it is back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from screening.settings import Settings
from screening.store.sqlite_file import LOOK_SECONDS
from tests.faults.service import PATIENCE, Service, serving, soon, until
from tests.faults.world import STRANGER, traveller

pytestmark = pytest.mark.slow

GRACE = 0.5


@pytest.fixture
def database(loaded: Settings) -> Path:
    return Path(loaded.store.removeprefix("sqlite:///"))


def away(path: Path) -> Callable[[], None]:
    """Moves it away; what brings it back."""
    elsewhere = path.with_name(f"{path.name}.away")
    path.rename(elsewhere)
    return lambda: _move_back(elsewhere, path)


def _move_back(elsewhere: Path, path: Path) -> None:
    assert not path.exists() or path.is_file()  # no process of ours has made an empty store meanwhile
    elsewhere.rename(path)


def replaced_by_garbage(path: Path) -> Callable[[], None]:
    back = away(path)
    path.write_bytes(os.urandom(path.with_name(f"{path.name}.away").stat().st_size))
    return back


def overwritten_in_place(path: Path) -> Callable[[], None]:
    content = path.read_bytes()
    with path.open("r+b") as file:
        file.write(os.urandom(len(content)))

    def back() -> None:
        with path.open("r+b") as file:
            file.write(content)

    return back


OUTAGES: dict[str, Callable[[Path], Callable[[], None]]] = {
    "file removed": away,
    "folder renamed": lambda path: away(path.parent),
    "replaced by garbage": replaced_by_garbage,
    "overwritten in place": overwritten_in_place,
}


@pytest.mark.parametrize("outage", OUTAGES.values(), ids=OUTAGES)
def test_while_the_store_cannot_be_read_nobody_is_clear_and_then_all_is_as_before(
    loaded: Settings, database: Path, outage: Callable[[Path], Callable[[], None]]
) -> None:
    """Within the grace (and a second for the poll), every worker; hits are still told. A worker that dies
    meanwhile does not make a store of its own."""
    with serving(loaded.model_copy(update={"store_grace_seconds": GRACE})) as service:
        service.all_ready()
        assert service.put(302).status_code == 201
        back = outage(database)
        for _ in service.each_worker():
            soon(lambda: service.decision(STRANGER) == "not_checked", GRACE + LOOK_SECONDS + 0.5)
            assert not service.ready()
            assert service.decision(traveller(7)) == "refer"
            refused = service.put(301)
            assert refused.status_code == 503
            assert refused.json()["remedy"]
        service.kill_one(service.workers()[0])
        until(lambda: _mourned(service))
        back()
        until(lambda: len(service.workers()) == 2)
        service.all_ready()
        for _ in service.each_worker():
            until(lambda: service.decision(STRANGER) == "clear")
        assert service.put(301).status_code == 201
        for _ in service.each_worker():
            soon(lambda: service.hits(range(303)) == set(range(303)) - {300})


def _mourned(service: Service) -> bool:
    """The killed worker's successor has tried to open the store and could not."""
    return bool(service.events("process_failed"))


def test_a_store_that_is_not_one_is_told_at_the_start(loaded: Settings, database: Path) -> None:
    database.write_bytes(os.urandom(8192))
    with serving(loaded, wait=False) as service:
        assert service.process.wait(PATIENCE) == 1
    assert "is not a database" in service.log()
    assert "Restore the file from a backup" in service.log()
