"""What lapses goes by itself, once, whoever is killed meanwhile; and a clock that is wrong empties no list."""

from __future__ import annotations

from pathlib import Path

import pytest

from screening import wire
from screening.index.library import Library
from screening.settings import Settings
from screening.store import store_of
from tests.faults.service import Service, run, serving, until
from tests.faults.world import edition, person, traveller

pytestmark = pytest.mark.slow

LAPSED = range(10)


@pytest.fixture
def lapsing(settings: Settings, tmp_path: Path) -> Settings:
    """300 persons, the first ten of whom should have been reviewed long ago; they are withdrawn after a year."""
    assert run(settings, "load", edition(tmp_path / "first.ndjson", range(300))).returncode == 0
    store = store_of(settings)
    with store.loading(lists=["national"]) as loading:
        for number in range(300):
            late = {"review_on": "2020-01-01"} if number in LAPSED else {}
            loading.add(wire.record({**person(number), **late}))
        loading.commit()
    store.close()
    return settings.model_copy(update={"withdraw_after_review": "national=365", "audit": "on"})


def all_clear(service: Service) -> bool:
    return not service.hits(LAPSED)


def test_they_are_clear_after_the_first_round_and_each_was_withdrawn_once(lapsing: Settings) -> None:
    with serving(lapsing) as service:
        service.all_ready()
        until(lambda: service.children("batch"))
        for pid in service.children("batch"):
            service.kill_one(pid)
        until(lambda: all_clear(service))
        assert service.hits(range(300)) == set(range(len(LAPSED), 300))
        until(lambda: service.events("records_withdrawn"))
        metrics = service.request("GET", "/metrics").text
        assert 'screening_reviews{list="national",state="passed"}' in metrics
    found = run(
        lapsing, "audit", "search", "--event", "change", "--json", "--limit", "1000"
    ).stdout.splitlines()
    done = [line for line in found if '"withdraw"' in line and '"done"' in line]
    assert len(done) == len(LAPSED)


def test_more_than_a_share_waits_and_the_log_says_what_to_do(lapsing: Settings) -> None:
    with serving(lapsing.model_copy(update={"withdraw_share": 0.01})) as service:
        [told] = until(lambda: service.events("withdrawal_refused"))
        assert (told["why"], told["list"], told["records"], told["of"]) == ("share", "national", 10, 300)
        assert "screening review withdraw" in told["remedy"]
        assert service.hits(LAPSED) == set(LAPSED)
        shown = 'screening_withdrawal_refused{list="national",why="share"} 1.0'
        until(lambda: shown in service.request("GET", "/metrics").text)
        said = run(lapsing, "review", "withdraw", "--yes")
        assert "10 withdrawn" in said.stdout
        until(lambda: all_clear(service))


def test_a_snapshot_is_made_anew_in_time_though_little_changed(lapsing: Settings, tmp_path: Path) -> None:
    quick = lapsing.model_copy(
        update={"rebuild_hours": 0.0005, "rebuild_changes": 100_000, "withdraw_after_review": None}
    )
    library = Library(tmp_path / "index")
    with serving(quick) as service:
        service.all_ready()
        before = library.current()
        assert before is not None
        assert marked(before)
        assert service.request("DELETE", f"/v1/records/{person(0)['id']}").status_code == 200
        until(lambda: (live := library.current()) is not None and not marked(live))


def marked(snapshot: Path) -> bool:
    """Whether the person stands in a snapshot, or it is gone by now: one that was begun before may come in between."""
    try:
        return traveller(0)["name"].encode() in snapshot.read_bytes()
    except FileNotFoundError:
        return True
