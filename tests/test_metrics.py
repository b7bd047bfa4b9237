"""Metrics of one process and of several, one of them killed; and that Prometheus accepts the text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from screening import exposition, metrics
from tests.components import require

ROOT = Path(__file__).parents[1]
Samples = dict[tuple[str, ...], float]

WORKER = """
import sys
from screening import metrics
metrics.observe_screens({{"clear": 1, "refer": 1}}, [0.0002, 0.0004], 410, 1)
metrics.observe_request("/v1/screen", 200, 0.0003)
metrics.count_hit("a", "person")
metrics.show_list("a", 684, "2026-11-22T10:00:00Z")
metrics.observe_stages(prepare=0.001, find=0.002, weigh=0.003)
metrics.count_start("1.2.3", 2, 5000)
metrics.show_freshness("a", 3600.0, True)
metrics.show_disk("store", 1000, 4000)
metrics.show_process(memory={delta} * 1000, open_files={delta}, open_files_limit=1024 - {delta})
metrics.show_snapshot(1000.0 + {sequence})
metrics.show_worker(ready={ready}, sequence={sequence}, head=12, snapshot_sequence=7, delta_records={delta})
print("counted", flush=True)
sys.stdin.readline()
"""
BYSTANDER = "import sys\nfrom screening import metrics\nprint('counted', flush=True)\nsys.stdin.readline()"
RENDER = "import sys\nfrom screening import exposition\nsys.stdout.buffer.write(exposition.render()[0])"


def samples(text: bytes) -> Samples:
    """Each value by its name and label values."""
    found: Samples = {}
    for family in text_string_to_metric_families(text.decode()):
        for sample in family.samples:
            found[(sample.name, *(sample.labels[key] for key in sorted(sample.labels)))] = sample.value
    return found


def change(work: Callable[[], None]) -> Samples:
    """What `work` adds to the values of this process; the registry is the process's own and never empty."""
    before = samples(exposition.render()[0])
    work()
    after = samples(exposition.render()[0])
    return {key: value - before.get(key, 0) for key, value in after.items() if value != before.get(key, 0)}


def start(folder: Path, script: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(folder)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "counted\n"
    return process


def stop(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def render_shared(folder: Path) -> bytes:
    environment = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(folder)}
    return subprocess.check_output([sys.executable, "-c", RENDER], cwd=ROOT, env=environment)


def check_metrics(text: bytes) -> None:
    program = require("promtool")
    result = subprocess.run([program, "check", "metrics"], input=text, capture_output=True, check=False)
    assert (result.returncode, result.stdout + result.stderr) == (0, b"")


def test_a_screen_is_counted_with_its_effort() -> None:
    found = change(lambda: metrics.observe_screens({"clear": 1}, [0.0002], 25, 1))
    assert found["screening_decisions_total", "clear"] == 1
    assert found["screening_candidates_weighed_total",] == 25
    assert found["screening_budget_exhausted_total",] == 1
    assert found["screening_query_seconds_count",] == 1
    assert found["screening_query_seconds_bucket", "0.00025"] == 1
    assert ("screening_query_seconds_bucket", "0.0001") not in found


def test_a_screen_within_its_budget_is_not_counted_as_exhausted() -> None:
    found = change(lambda: metrics.observe_screens({"refer": 1}, [0.1], 1, 0))
    assert ("screening_budget_exhausted_total",) not in found


def test_of_those_screened_together_each_is_counted_by_decision_and_with_its_own_seconds() -> None:
    found = change(
        lambda: metrics.observe_screens({"clear": 2, "not_checked": 1}, [0.0002, 0.3, 0.0002], 7, 2)
    )
    assert found["screening_decisions_total", "clear"] == 2
    assert found["screening_decisions_total", "not_checked"] == 1
    assert found["screening_query_seconds_bucket", "0.00025"] == 2
    assert found["screening_query_seconds_count",] == 3
    assert found["screening_query_seconds_sum",] == pytest.approx(0.3004)
    assert found["screening_budget_exhausted_total",] == 2


def test_every_decision_is_shown_before_its_first() -> None:
    text = subprocess.check_output([sys.executable, "-c", RENDER], cwd=ROOT)
    found = samples(text)
    assert [found["screening_decisions_total", name] for name in ("clear", "refer", "not_checked")] == [0] * 3


@pytest.mark.parametrize(("status", "name"), [(200, "2xx"), (202, "2xx"), (422, "4xx"), (503, "5xx")])
def test_a_request_is_counted_by_route_and_class_of_status(status: int, name: str) -> None:
    found = change(lambda: metrics.observe_request("/v1/records/{id}", status, 0.002))
    assert found["screening_requests_total", "/v1/records/{id}", name] == 1
    assert found["screening_request_seconds_sum", "/v1/records/{id}"] == pytest.approx(0.002)


def test_the_rest_is_counted_under_its_name() -> None:
    def work() -> None:
        metrics.count_hit("sltd", "document")
        metrics.count_rejected("unreadable_body")
        metrics.count_changes(3)
        metrics.count_swap()
        metrics.count_store_errors()

    assert change(work) == {
        ("screening_hits_total", "document", "sltd"): 1,
        ("screening_rejected_inputs_total", "unreadable_body"): 1,
        ("screening_changes_applied_total",): 3,
        ("screening_snapshot_swaps_total",): 1,
        ("screening_store_errors_total",): 1,
    }


def test_a_list_shows_its_size_and_age() -> None:
    metrics.show_list("loaded-whole", 684, "1970-01-02T00:00:00Z")
    metrics.show_list("one-by-one", 2, "")
    found = samples(exposition.render()[0])
    assert found["screening_list_records", "loaded-whole"] == 684
    assert found["screening_list_records", "one-by-one"] == 2
    assert found["screening_list_loaded_timestamp_seconds", "loaded-whole"] == 86_400
    assert ("screening_list_loaded_timestamp_seconds", "one-by-one") not in found


def test_what_an_alert_waits_for_is_shown_before_its_first() -> None:
    found = samples(subprocess.check_output([sys.executable, "-c", RENDER], cwd=ROOT))
    assert (
        found["screening_late_queries_total", "refer"] == found["screening_late_queries_total", "lost"] == 0
    )
    assert found["screening_passenger_lists_total", "failed"] == 0
    assert found["screening_answers_changed_total", "refer"] == 0
    assert found["screening_trawling_signs_total", "names"] == 0
    assert found["screening_store_errors_total",] == 0


def test_the_stages_of_a_travellers_look_up_are_added_up() -> None:
    found = change(lambda: metrics.observe_stages(prepare=0.001, find=0.25, weigh=0.5))
    assert found == {
        ("screening_stage_seconds_total", "prepare"): pytest.approx(0.001),
        ("screening_stage_seconds_total", "find"): pytest.approx(0.25),
        ("screening_stage_seconds_total", "weigh"): pytest.approx(0.5),
    }


def test_a_list_shows_how_old_it_may_be_and_whether_it_is_older() -> None:
    metrics.show_freshness("sltd", 86_400.0, overdue=True)
    metrics.show_freshness("open", None, overdue=False)
    found = samples(exposition.render()[0])
    assert found["screening_list_max_age_seconds", "sltd"] == 86_400
    assert (found["screening_list_overdue", "sltd"], found["screening_list_overdue", "open"]) == (1, 0)
    assert ("screening_list_max_age_seconds", "open") not in found


def test_workers_add_up_and_a_killed_one_still_counts_but_is_no_longer_awaited(tmp_path: Path) -> None:
    behind = start(tmp_path, WORKER.format(ready=False, sequence=5, delta=90))
    ahead = start(tmp_path, WORKER.format(ready=True, sequence=12, delta=3))
    parent = start(tmp_path, BYSTANDER)
    try:
        both = samples(render_shared(tmp_path))
        assert both["screening_ready", "worker"] == 0
        assert both["screening_index_sequence", "worker"] == 5
        assert both["screening_delta_records", "worker"] == 90
        assert both["screening_workers", "worker"] == 2
        assert both["screening_worker_memory_bytes", "worker"] == 90_000
        assert both["screening_worker_open_files", "worker"] == 90
        assert both["screening_worker_open_files_limit", "worker"] == 934
        assert both["screening_snapshot_built_timestamp_seconds", "worker"] == 1005
        stop(behind)
        (tmp_path / f"counter_{behind.pid + 1_000_000}.db").touch()  # one killed before its first word
        text = render_shared(tmp_path)
    finally:
        for process in (behind, ahead, parent):
            stop(process)
    found = samples(text)
    for name in ("clear", "refer"):
        assert both["screening_decisions_total", name] == found["screening_decisions_total", name] == 2
    assert found["screening_decisions_total", "not_checked"] == 0
    assert found["screening_candidates_weighed_total",] == 820
    assert found["screening_query_seconds_count",] == 4
    assert found["screening_query_seconds_bucket", "0.00025"] == 2
    assert found["screening_requests_total", "/v1/screen", "2xx"] == 2
    assert found["screening_hits_total", "person", "a"] == 2
    assert found["screening_ready", "worker"] == 1
    assert found["screening_index_sequence", "worker"] == 12
    assert found["screening_delta_records", "worker"] == 3
    assert found["screening_workers", "worker"] == 1
    assert found["screening_worker_starts_total",] == both["screening_worker_starts_total",] == 2
    assert found["screening_workers_wanted",] == 2
    assert found["screening_worker_memory_bytes", "worker"] == 3_000
    assert found["screening_snapshot_built_timestamp_seconds", "worker"] == 1012
    assert found["screening_stage_seconds_total", "find"] == pytest.approx(0.004)
    assert found["screening_store_sequence",] == 12
    assert found["screening_list_records", "a"] == 684
    check_metrics(text)


def test_prometheus_accepts_the_text_of_one_process() -> None:
    metrics.show_worker(ready=True, sequence=1, head=1, snapshot_sequence=1, delta_records=0)
    text, content_type = exposition.render()
    assert content_type.startswith("text/plain; version=")
    check_metrics(text)


def test_every_name_is_declared_with_its_help_in_both_modes(tmp_path: Path) -> None:
    def declared(text: bytes) -> set[str]:
        return set(re.findall(r"# (HELP screening_\w+ .+|TYPE screening_\w+ \w+)", text.decode()))

    stop(start(tmp_path, WORKER.format(ready=True, sequence=1, delta=0)))
    alone, shared = declared(exposition.render()[0]), declared(render_shared(tmp_path))
    assert shared <= alone
    assert len(shared) > 20


def test_a_missing_program_fails_only_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "")
    with pytest.raises(pytest.skip.Exception):
        require("no-such-program")
    monkeypatch.setenv("CI", "1")
    with pytest.raises(pytest.fail.Exception):
        require("no-such-program")
