"""A disk that is full while a list is loaded or a snapshot is built: told, and the old state stays."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from screening.engine import Engine
from screening.settings import Settings
from tests.faults.service import Watch, run, serving, until
from tests.faults.world import STRANGER, edition, traveller

pytestmark = pytest.mark.slow

LARGE = range(1000, 13_000)


def limited() -> None:
    """For the child: no file may grow beyond what the small lists need."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))


@pytest.fixture(params=["full disk", "file size limit"])
def tight(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], None] | None]:
    """`data` and `index` where little has room; what a child must call to feel it, or None."""
    if request.param == "file size limit":
        yield limited
        return
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2500k", "none", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("a file system can be mounted by root only")
    try:
        for name in ("data", "index"):
            (disk / name).mkdir()
            (tmp_path / name).symlink_to(disk / name)
        yield None
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_load_that_does_not_fit_is_told_and_the_old_list_stays(
    tight: Callable[[], None] | None, loaded: Settings, tmp_path: Path
) -> None:
    with serving(loaded) as service:
        service.all_ready()
        with Watch(service, traveller(7)) as known, Watch(service, STRANGER) as stranger:
            file = edition(tmp_path / "large.ndjson", LARGE)
            failed = run(loaded, "load", "--no-build", file, preexec_fn=tight)
            assert failed.returncode == 1
            assert "disk" in failed.stderr
            assert "Traceback" not in failed.stderr
            for _ in service.each_worker():
                assert service.hits(range(300)) == set(range(300))
                assert not service.hits([1000, 8999])
        assert service.put(301).status_code == 201
    assert set(known.seen) == {"refer"}
    assert set(stranger.seen) == {"clear"}


def test_a_snapshot_that_does_not_fit_is_told_and_the_old_one_stays(
    tight: Callable[[], None] | None, loaded: Settings, tmp_path: Path
) -> None:
    before = Engine.of(loaded).library.current()
    store = tmp_path / "roomy.db"
    shutil.move(tmp_path / "data" / "store.db", store)
    roomy = loaded.model_copy(update={"store": f"sqlite:///{store}"})
    assert run(roomy, "load", "--no-build", edition(tmp_path / "large.ndjson", LARGE, "b")).returncode == 0
    failed = run(roomy, "build", preexec_fn=tight)
    assert failed.returncode == 1
    assert "index folder" in failed.stderr
    assert "Free space there" in failed.stderr
    assert "Traceback" not in failed.stderr
    engine = Engine.of(roomy)
    assert engine.library.current() == before
    assert engine.verify() == []
    engine.close()
    assert not list(roomy.index_dir.glob(".*.partial"))
    if tight is None:
        with serving(roomy) as service:
            until(lambda: service.events("snapshot_failed"))
            assert service.hits(range(300)) == set(range(300))
            assert service.decision(STRANGER) == "not_checked"
