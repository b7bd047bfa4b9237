"""The Grafana dashboard as code: what is shown, in which order, and how it is asked for.

`python -m tools.dashboard` writes deploy/grafana/screening.json; tests/deploy compares the two, and every expression
with the metrics that the service has. The JSON is Grafana's own form (schema 39, Grafana 10 and later), so nothing but
a Prometheus data source has to be there. Knows nothing of how a panel is drawn: `tools.draw_dashboard` does, for the
documentation.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATH = Path(__file__).resolve().parents[1] / "deploy" / "grafana" / "screening.json"
ROUTE = '{job="screening", route="/v1/screen"}'
ALL = '{job="screening"}'
GREEN, AMBER, RED = "green", "orange", "red"


@dataclass(frozen=True, slots=True)
class Panel:
    """One picture: `queries` are pairs of a PromQL expression and the legend of its series.

    `steps` are the values from which the colour changes, in order green, orange, red ("down": red first).
    """

    title: str
    queries: tuple[tuple[str, str], ...]
    unit: str = "short"
    kind: str = "timeseries"
    width: int = 8
    steps: tuple[float, ...] = ()
    down: bool = False
    stacked: bool = False
    what: str = ""
    names: dict[str, str] = field(default_factory=dict)


def _now(title: str, expression: str, unit: str = "short", **more: Any) -> Panel:
    return Panel(title, ((expression, ""),), unit, kind="stat", width=4, **more)


def _quantile(share: float, by: str = "") -> str:
    of = f"sum by (le{by}) (rate(screening_request_seconds_bucket{ALL if by else ROUTE}[$__rate_interval]))"
    return f"histogram_quantile({share}, {of})"


def _rate(metric: str, *by: str, within: str = "$__rate_interval") -> str:
    grouped = f" by ({', '.join(by)})" if by else ""
    return f"sum{grouped} (rate({metric}{ALL}[{within}]))"


ROWS: dict[str, tuple[Panel, ...]] = {
    "Now": (
        _now("Ready", f"min(screening_ready{ALL})", steps=(1,), down=True, names={"0": "NO", "1": "yes"}),
        _now("Not checked, last hour",
             'sum(increase(screening_decisions_total{job="screening", decision="not_checked"}[1h]))', steps=(1,)),
        _now("Lists overdue", f"sum(screening_list_overdue{ALL})", steps=(1,)),
        _now("Travellers a second", f"sum(rate(screening_decisions_total{ALL}[5m]))", "reqps"),
        _now("Look-up, 99 of 100 within", f"histogram_quantile(0.99, sum by (le) "
             f"(rate(screening_request_seconds_bucket{ROUTE}[5m])))", "s", steps=(0.05, 0.1)),
        _now("Alerts", 'count(ALERTS{alertstate="firing", alertname=~"Screening.*"}) or vector(0)', steps=(1,)),
    ),
    "Answers": (
        Panel("Decisions", ((_rate("screening_decisions_total", "decision"), "{{decision}}"),), "reqps",
              what="not_checked is never clear: it has a colour of its own."),
        Panel("Share referred", (
            ('sum(rate(screening_decisions_total{job="screening", decision="refer"}[15m])) / '
             f"{_rate('screening_decisions_total', within='15m')}", "referred"),
            ('sum(rate(screening_decisions_total{job="screening", decision="not_checked"}[15m])) / '
             f"{_rate('screening_decisions_total', within='15m')}", "not checked"),
        ), "percentunit"),
        Panel("Hits by list", ((_rate("screening_hits_total", "list", "kind"), "{{list}} ({{kind}})"),), "ops"),
        Panel("Records left out because the traveller was cleared", (
            (f"sum(increase(screening_clearances_used_total{ALL}[1h]))", "in the last hour"),
        )),
        Panel("Requests", ((_rate("screening_requests_total", "route", "status"), "{{route}} {{status}}"),), "reqps"),
        Panel("Refused inputs and signs of trawling", (
            (_rate("screening_rejected_inputs_total", "code"), "{{code}}"),
            (_rate("screening_trawling_signs_total", "sign"), "trawling: {{sign}}"),
        ), "ops"),
        Panel("Passenger lists", (
            (f"sum by (state) (screening_passenger_lists_waiting{ALL})", "{{state}}"),
            (f"screening_passenger_rows_waiting{ALL}", "rows waiting"),
            (_rate("screening_passenger_rows_total", "outcome"), "rows a second, {{outcome}}"),
            (f"sum by (outcome) (increase(screening_passenger_lists_total{ALL}[1h]))", "last hour, {{outcome}}"),
            (f"sum by (decision) (increase(screening_answers_changed_total{ALL}[1h]))", "changed to {{decision}}"),
        )),
    ),
    "Speed": (
        Panel("Look-up as the client's side sees it", (
            (_quantile(0.5), "half within"), (_quantile(0.95), "95 of 100"), (_quantile(0.99), "99 of 100"),
        ), "s"),
        Panel("Where the time goes, a traveller", (
            (f"{_rate('screening_stage_seconds_total', 'stage')} / on () group_left () "
             f"{_rate('screening_query_seconds_count')}", "{{stage}}"),
        ), "s", stacked=True, what="prepare: read the name; find: look in the index; weigh: compare and explain."),
        Panel("99 of 100 requests within, by route", ((_quantile(0.99, ", route"), "{{route}}"),), "s"),
        Panel("Search alone", (
            (f"histogram_quantile(0.99, {_rate('screening_query_seconds_bucket', 'le')})", "99 of 100"),
            (f"{_rate('screening_query_seconds_sum')} / {_rate('screening_query_seconds_count')}", "mean"),
        ), "s"),
        Panel("Candidates weighed, a traveller", (
            (f"{_rate('screening_candidates_weighed_total')} / {_rate('screening_query_seconds_count')}", "weighed"),
        )),
        Panel("Cut off by the budget, or too late", (
            (f"{_rate('screening_budget_exhausted_total')} / {_rate('screening_query_seconds_count')}", "cut off"),
            (f"{_rate('screening_late_queries_total', 'decision')} / on () group_left () "
             f"{_rate('screening_query_seconds_count')}", "too late, then {{decision}}"),
        ), "percentunit"),
    ),
    "Data": (
        Panel("Records on file", ((f"max by (list) (screening_list_records{ALL})", "{{list}}"),)),
        Panel("Age of the lists, of what is allowed", (
            (f"(time() - screening_list_loaded_timestamp_seconds{ALL}) / on (instance, list) "
             f"screening_list_max_age_seconds{ALL}", "{{list}}"),
        ), "percentunit", steps=(0.8, 1), what="Without a limit (SCREENING_LIST_MAX_AGE) a list has no line here."),
        Panel("Changes that wait", (
            (f"max(screening_store_sequence{ALL}) - min(screening_index_sequence{ALL})", "not in the answers yet"),
            (f"max(screening_store_sequence{ALL}) - min(screening_snapshot_sequence{ALL})", "not in the snapshot yet"),
        )),
        Panel("Changes in memory", (
            (f"max(screening_delta_records{ALL})", "held"), (f"max(screening_delta_limit_records{ALL})", "at most"),
        )),
        Panel("Age of the snapshot", (
            (f"time() - min(screening_snapshot_built_timestamp_seconds{ALL})", "age"),
        ), "s"),
        Panel("Reviews", (
            (f"max by (list, state) (screening_reviews{ALL})", "{{list}}, {{state}}"),
            (f"sum by (list) (increase(screening_records_withdrawn_total{ALL}[1d]))", "{{list}}, withdrawn in a day"),
            (f"max by (list, why) (screening_withdrawal_refused{ALL})", "{{list}}, waits for an operator ({{why}})"),
        ), what="Records whose review date comes soon (due) or has passed."),
        Panel("What happens to the data", (
            (_rate("screening_changes_applied_total"), "changes taken in"),
            (_rate("screening_snapshot_swaps_total"), "snapshots taken over"),
            (_rate("screening_store_errors_total"), "errors of the store"),
        ), "ops"),
    ),
    "Machine and audit": (
        Panel("Workers", (
            (f"sum(screening_workers{ALL})", "answer"), (f"sum(screening_workers_wanted{ALL})", "wanted"),
            (f"sum(increase(screening_worker_starts_total{ALL}[15m]))", "started, last 15 min"),
        )),
        Panel("Memory of the largest worker", ((f"max(screening_worker_memory_bytes{ALL})", "memory"),), "bytes"),
        Panel("Open files, of what is allowed", (
            (f"max(screening_worker_open_files{ALL}) / min(screening_worker_open_files_limit{ALL})", "open"),
        ), "percentunit"),
        Panel("Disk left", (
            (f"screening_disk_free_bytes{ALL} / screening_disk_size_bytes{ALL}", "{{folder}}"),
        ), "percentunit"),
        Panel("Audit", (
            (_rate("screening_audit_entries_total", "event"), "{{event}}"),
            (_rate("screening_audit_failures_total"), "could not be written"),
            (f"min(screening_audit_writable{ALL})", "can be written"),
        ), "ops"),
        Panel("Age of the keys", ((f"max(screening_keys_age_seconds{ALL})", "last read"),), "s"),
        Panel("Versions", ((f"count by (version) (screening_version_info{ALL})", "{{version}}"),), width=8),
    ),
}  # fmt: skip


def dashboard() -> dict[str, Any]:
    """The whole of it, as Grafana imports it."""
    panels: list[dict[str, Any]] = []
    top = 0
    for row, members in ROWS.items():
        panels.append(_row(row, top, len(panels) + 1))
        top, left = top + 1, 0
        for panel in members:
            if left + panel.width > 24:
                top, left = top + _height(panel), 0
            panels.append(_panel(panel, left, top, len(panels) + 1))
            left += panel.width
        top += _height(members[-1])
    return {
        "uid": "screening",
        "title": "Screening",
        "description": "Travellers against watch-lists: written by tools/dashboard.py; change that, not this.",
        "tags": ["screening"],
        "schemaVersion": 39,
        "timezone": "browser",
        "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"},
        "templating": {"list": [_SOURCE]},
        "panels": panels,
    }


_SOURCE = {"name": "source", "label": "Prometheus", "type": "datasource", "query": "prometheus"}
_DATASOURCE = {"type": "prometheus", "uid": "${source}"}


def _height(panel: Panel) -> int:
    return 4 if panel.kind == "stat" else 8


def _row(title: str, top: int, number: int) -> dict[str, Any]:
    place = {"x": 0, "y": top, "w": 24, "h": 1}
    return {"id": number, "type": "row", "title": title, "collapsed": False, "gridPos": place, "panels": []}


def _panel(panel: Panel, left: int, top: int, number: int) -> dict[str, Any]:
    targets = [
        {"refId": chr(65 + i), "datasource": _DATASOURCE, "expr": expression, "legendFormat": legend}
        for i, (expression, legend) in enumerate(panel.queries)
    ]
    return {
        "id": number,
        "type": panel.kind,
        "title": panel.title,
        "description": panel.what,
        "datasource": _DATASOURCE,
        "gridPos": {"x": left, "y": top, "w": panel.width, "h": _height(panel)},
        "targets": targets,
        "fieldConfig": {"defaults": _defaults(panel), "overrides": _colours(panel)},
        "options": _OPTIONS[panel.kind],
    }


def _defaults(panel: Panel) -> dict[str, Any]:
    colours = (RED, GREEN) if panel.down else (GREEN, RED) if len(panel.steps) == 1 else (GREEN, AMBER, RED)
    steps = [
        {"color": colour, "value": value}
        for colour, value in zip(colours, (None, *panel.steps), strict=False)
        if panel.steps or value is None
    ]
    told: dict[str, Any] = {"unit": panel.unit, "thresholds": {"mode": "absolute", "steps": steps}}
    if panel.names:
        options = {value: {"text": text} for value, text in panel.names.items()}
        told["mappings"] = [{"type": "value", "options": options}]
    if panel.kind == "timeseries":
        told["custom"] = {
            "fillOpacity": 30 if panel.stacked else 5,
            "stacking": {"mode": "normal" if panel.stacked else "none"},
            "thresholdsStyle": {"mode": "line" if panel.steps else "off"},
        }
        told["min"] = 0
    return told


_OPTIONS: dict[str, dict[str, Any]] = {
    "stat": {"colorMode": "background", "graphMode": "none", "reduceOptions": {"calcs": ["lastNotNull"]}},
    "timeseries": {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi"}},
}


def _colours(panel: Panel) -> list[dict[str, Any]]:
    """A decision has the same colour wherever it is shown, and not_checked never that of clear."""
    if all(legend != "{{decision}}" for _, legend in panel.queries):
        return []
    return [
        {
            "matcher": {"id": "byName", "options": name},
            "properties": [{"id": "color", "value": {"mode": "fixed", "fixedColor": colour}}],
        }
        for name, colour in (("clear", GREEN), ("refer", AMBER), ("not_checked", RED))
    ]


def text() -> str:
    """The file's content."""
    return json.dumps(dashboard(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
