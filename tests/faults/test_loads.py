"""New editions of lists, loaded by the command line while the service runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening.settings import Settings
from tests.faults.service import Watch, run, serving, soon, until
from tests.faults.world import STRANGER, edition, traveller

pytestmark = pytest.mark.slow

OLD, NEW = set(range(300)), set(range(20, 340))


def test_a_new_edition_is_seen_without_a_restart_and_the_withdrawn_are_no_longer_hit(
    loaded: Settings, tmp_path: Path
) -> None:
    with serving(loaded) as service:
        service.all_ready()
        assert service.hits(OLD | NEW) == OLD
        with Watch(service, traveller(100)) as kept:
            done = run(loaded, "load", "--json", edition(tmp_path / "new.ndjson", NEW))
            assert '"added":40,"changed":0,"withdrawn":20,"unchanged":280,"rejected":0' in done.stdout
            for _ in service.each_worker():
                soon(lambda: service.hits(OLD | NEW) == NEW)
    assert set(kept.seen) == {"refer"}


@pytest.mark.parametrize("build", ["--build", "--no-build"])
def test_more_changes_than_memory_may_take_come_with_the_next_snapshot(
    loaded: Settings, tmp_path: Path, build: str
) -> None:
    """Until then the old edition goes on being checked, and a list that is new is `not_checked`.

    It is built by the command or, with --no-build, by the service: also where `rebuild_changes` alone would
    not have it built.
    """
    settings = loaded.model_copy(update={"delta_limit": 30, "rebuild_changes": 100_000})
    second = set(range(1000, 1300))
    with serving(settings) as service:
        service.all_ready()
        with Watch(service, traveller(100)) as kept:
            assert run(settings, "load", build, edition(tmp_path / "new.ndjson", NEW)).returncode == 0
            for _ in service.each_worker():
                until(lambda: service.hits(OLD | NEW) == NEW)
                assert service.decision(STRANGER) == "clear"
            assert run(settings, "load", build, edition(tmp_path / "b.ndjson", second, "b")).returncode == 0
            soon(lambda: service.decision(traveller(1000)) != "clear")
            with Watch(service, traveller(1000)) as added:
                for _ in service.each_worker():
                    until(lambda: service.hits(second) == second)
        assert service.hits(NEW) == NEW
    assert set(kept.seen) == {"refer"}
    assert set(added.seen) <= {"not_checked", "refer"}
