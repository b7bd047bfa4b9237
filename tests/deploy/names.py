"""The names of metrics: those that an expression asks for, and those that a scrape of the service shows."""

from __future__ import annotations

import re

from prometheus_client.metrics import MetricWrapperBase

from screening import metrics

_SUFFIXES = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_sum", "_count")}


def declared() -> dict[str, str]:
    """The names of all metrics of ours, as the reference has them, with their types."""
    found = {}
    for metric in vars(metrics).values():
        if isinstance(metric, MetricWrapperBase):
            (described,) = metric.describe()
            found[described.name + "_total" * (described.type == "counter")] = described.type
    return found


def on_scrape() -> set[str]:
    """The names of the series that a scrape shows."""
    return {
        name.removesuffix("_total") + suffix
        for name, kind in declared().items()
        for suffix in _SUFFIXES[kind]
    }


def in_expression(expression: str) -> set[str]:
    """The metrics of ours that a PromQL expression names."""
    return set(re.findall(r"\bscreening_\w+", expression))


def metric_of(series: str) -> str:
    """The metric that a series belongs to, as the reference names it."""
    known = declared()
    return next(
        name
        for name in (
            series,
            series.removesuffix("_bucket"),
            series.removesuffix("_sum"),
            series.removesuffix("_count"),
        )
        if name in known
    )
