"""A real Prometheus watches a real service: what it sees when all is well, and what it says when it is not."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from screening.settings import Settings
from tests.faults.prometheus import watching
from tests.faults.service import run, serving, until
from tests.faults.world import STRANGER, edition, traveller
from tools import dashboard

pytestmark = pytest.mark.slow


def test_a_store_that_goes_away_is_seen_told_with_a_remedy_and_forgotten_when_it_is_back(
    loaded: Settings, tmp_path: Path
) -> None:
    settings = loaded.model_copy(update={"store_grace_seconds": 0.5})
    store = Path(settings.store.removeprefix("sqlite:///"))
    away = store.with_name("away.db")
    with serving(settings) as service, watching(tmp_path / "prometheus", service.port) as prometheus:
        service.all_ready()
        until(lambda: prometheus.value("up") == 1)
        until(lambda: prometheus.value("screening_ready") == 1)
        until(lambda: prometheus.value("screening_workers") == 2)
        until(lambda: prometheus.firing() == {})  # before the first scrape nobody is up
        until(lambda: prometheus.rules_in_trouble() == {})
        shown = [query for row in dashboard.ROWS.values() for panel in row for query, _ in panel.queries]
        understood = [prometheus.understood(query.replace("$__rate_interval", "1m")) for query in shown]
        assert [why for why in understood if why] == []

        store.rename(away)
        until(lambda: service.decision(STRANGER) == "not_checked")
        expected = {"ScreeningNotReady", "ScreeningNotChecked", "ScreeningStoreErrors"}
        told = until(lambda: expected <= set(found := prometheus.firing()) and found)["ScreeningNotReady"]
        assert told["labels"]["severity"] == "critical"
        assert told["annotations"]["summary"].startswith(
            f"A worker on 127.0.0.1:{service.port} cannot answer"
        )
        assert "screening doctor" in told["annotations"]["todo"]

        away.rename(store)
        until(lambda: service.decision(STRANGER) == "clear")
        until(lambda: "ScreeningNotReady" not in prometheus.firing())


def test_a_list_that_grows_too_old_wakes_somebody_until_it_is_loaded_again(
    loaded: Settings, tmp_path: Path
) -> None:
    settings = loaded.model_copy(update={"list_max_age": "national=1h"})
    with serving(settings) as service, watching(tmp_path / "prometheus", service.port) as prometheus:
        until(lambda: service.decision(STRANGER) == "clear")
        store = settings.store.removeprefix("sqlite:///")
        with closing(sqlite3.connect(store)) as connection, connection:
            connection.execute("UPDATE list SET loaded_at = '2001-01-01T00:00:00Z'")  # years go by
        for _ in service.each_worker():
            until(lambda: service.decision(STRANGER) == "not_checked")
        assert service.decision(traveller(7)) == "refer"
        assert service.ready()
        told = until(lambda: prometheus.firing().get("ScreeningListOverdue"))
        assert "List national is older" in told["annotations"]["summary"]
        assert run(settings, "load", edition(tmp_path / "again.ndjson", range(300))).returncode == 0
        for _ in service.each_worker():
            until(lambda: service.decision(STRANGER) == "clear")
        until(lambda: "ScreeningListOverdue" not in prometheus.firing())


def test_the_counts_are_exact_over_two_workers_and_a_killed_one(loaded: Settings, tmp_path: Path) -> None:
    total = "sum(screening_decisions_total)"
    with serving(loaded) as service, watching(tmp_path / "prometheus", service.port) as prometheus:
        asked = 0
        for _ in service.each_worker():
            for _ in range(20):
                service.decision(STRANGER)
                asked += 1
        until(lambda: prometheus.value(total) == asked)
        killed = service.workers()[0]
        service.kill_one(killed)
        until(lambda: killed not in service.workers() and len(service.workers()) == 2)
        for _ in service.each_worker():
            until(service.ready)
            service.decision(STRANGER)
            asked += 1
        until(lambda: prometheus.value("screening_worker_starts_total") == 3)
        until(lambda: prometheus.value("screening_workers") == 2)
        until(lambda: prometheus.value(total) == asked)
        until(lambda: prometheus.value('sum(screening_requests_total{route="/v1/screen"})') == asked)


def test_where_access_is_controlled_it_needs_the_key_of_an_operator(loaded: Settings, tmp_path: Path) -> None:
    made = run(loaded, "keys", "create", "--client", "prometheus", "--role", "operator", "--json")
    key = json.loads(made.stdout)["key"]
    with serving(loaded) as service, watching(tmp_path / "without", service.port) as turned_away:
        with watching(tmp_path / "with", service.port, key) as let_in:
            until(lambda: let_in.value("screening_workers") == 2)
            until(lambda: "ScreeningDown" not in let_in.firing())
        until(lambda: turned_away.value("up") == 0)
        until(lambda: "ScreeningDown" in turned_away.firing())
