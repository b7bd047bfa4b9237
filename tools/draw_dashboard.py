"""A picture of the dashboard for the documentation, from the data of a running Prometheus.

    python -m tools.draw_dashboard http://127.0.0.1:9090 docs/how-to/dashboard.png --minutes 10

Draws what deploy/grafana/screening.json says (panels, expressions, legends, units, colours, places) and nothing else,
with matplotlib, because a Grafana server is not to be had where the documentation is made. It shows what an operator
reads there, not Grafana's own look.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import urllib.parse
import urllib.request
from datetime import datetime
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import dates, pyplot
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from tools.dashboard import PATH

POINTS = 150
WITHIN = "1m"  # what stands for Grafana's $__rate_interval
COLOURS = {"green": "#2b8a3e", "orange": "#e67700", "red": "#c92a2a"}
PALETTE = ["#1c7ed6", "#e8590c", "#5f3dc4", "#0b7285", "#a61e4d", "#5c940d", "#495057", "#f08c00"]
Series = tuple[dict[str, str], list[tuple[float, float]]]


def ask(server: str, expression: str, minutes: float) -> list[Series]:
    """The series of an expression over the last minutes: labels, and pairs of time and value."""
    now = time.time()
    asked = {
        "query": expression.replace("$__rate_interval", WITHIN),
        "start": now - minutes * 60,
        "end": now,
        "step": minutes * 60 / POINTS,
    }
    with urllib.request.urlopen(f"{server}/api/v1/query_range?{urllib.parse.urlencode(asked)}") as answer:
        found = json.load(answer)["data"]["result"]
    return [(one["metric"], [(float(t), float(v)) for t, v in one["values"]]) for one in found]


def legend(pattern: str, labels: dict[str, str]) -> str:
    """Grafana's legend: `{{label}}` replaced."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: labels.get(match[1], ""), pattern)


def told(value: float, unit: str) -> str:
    """A value in its unit, as short as it can be read."""
    if unit == "percentunit":
        return f"{value * 100:.3g} %"
    if unit == "s":
        return (
            f"{value * 1e6:.0f} µs"
            if value < 1e-3
            else f"{value * 1e3:.3g} ms"
            if value < 1
            else f"{value:.3g} s"
        )
    if unit == "bytes":
        return f"{value / 1e6:,.0f} MB"
    return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def draw_stat(axes: Axes, panel: dict[str, Any], series: list[Series]) -> None:
    """One number on its colour."""
    defaults = panel["fieldConfig"]["defaults"]
    value = series[0][1][-1][1] if series else float("nan")
    colour = [
        s["color"] for s in defaults["thresholds"]["steps"] if s["value"] is None or value >= s["value"]
    ][-1]
    names = {
        key: option["text"]
        for key, option in defaults.get("mappings", [{"options": {}}])[0]["options"].items()
    }
    shown = names.get(f"{value:.0f}", told(value, defaults["unit"])) if series else "no data"
    axes.set_facecolor(COLOURS[colour] if series else "#868e96")
    axes.text(
        0.5, 0.42, shown, color="white", fontsize=21, ha="center", va="center", transform=axes.transAxes
    )
    axes.set_xticks([])
    axes.set_yticks([])


def draw_lines(axes: Axes, panel: dict[str, Any], found: list[tuple[str, Series]]) -> None:
    """Lines over time, or areas one on the other."""
    defaults = panel["fieldConfig"]["defaults"]
    fixed = {
        one["matcher"]["options"]: COLOURS[one["properties"][0]["value"]["fixedColor"]]
        for one in panel["fieldConfig"]["overrides"]
    }
    lines = [(legend(pattern, labels), values) for pattern, (labels, values) in found if values]
    colours = [fixed.get(name, PALETTE[i % len(PALETTE)]) for i, (name, _) in enumerate(lines)]
    if defaults["custom"]["stacking"]["mode"] == "normal" and lines:
        at = [datetime.fromtimestamp(t) for t, _ in lines[0][1]]
        width = min(len(values) for _, values in lines)
        rows = [[v for _, v in values[-width:]] for _, values in lines]
        axes.stackplot(at[-width:], rows, labels=[name for name, _ in lines], colors=colours, alpha=0.6)
    else:
        for (name, values), colour in zip(lines, colours, strict=True):
            axes.plot([datetime.fromtimestamp(t) for t, _ in values], [v for _, v in values],
                      label=name, color=colour, linewidth=1.3)  # fmt: skip
    for step in defaults["thresholds"]["steps"]:
        if defaults["custom"]["thresholdsStyle"]["mode"] == "line" and step["value"] is not None:
            axes.axhline(step["value"], color=COLOURS[step["color"]], linestyle="--", linewidth=0.9)
    axes.set_ylim(0, axes.get_ylim()[1] * 1.05)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: told(value, defaults["unit"])))
    axes.xaxis.set_major_locator(dates.AutoDateLocator(minticks=3, maxticks=6))
    axes.xaxis.set_major_formatter(dates.DateFormatter("%H:%M"))
    axes.grid(alpha=0.25)
    if lines:
        shown = min(len(lines), 8)
        axes.legend(*(handles[:shown] for handles in axes.get_legend_handles_labels()), fontsize=6.5,
                    loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=2, frameon=False)  # fmt: skip
    else:
        axes.text(0.5, 0.5, "nothing happened", color="#868e96", ha="center", transform=axes.transAxes)


def draw(server: str, minutes: float) -> pyplot.Figure:
    """The whole dashboard."""
    board = json.loads(PATH.read_text(encoding="utf-8"))
    bottom = max(panel["gridPos"]["y"] + panel["gridPos"]["h"] for panel in board["panels"])
    figure = pyplot.figure(figsize=(16, bottom * 0.33), facecolor="#f1f3f5")
    for panel in board["panels"]:
        place = panel["gridPos"]
        left, top = place["x"] / 24, 1 - place["y"] / bottom
        if panel["type"] == "row":
            figure.text(0.01, top - 0.6 / bottom, panel["title"], fontsize=12, weight="bold")
            continue
        small = panel["type"] == "stat"
        low, high = (0.4, 1.0) if small else (2.4, 1.1)
        box = (left + 0.03 if not small else left + 0.008, top - (place["h"] - low) / bottom,
               place["w"] / 24 - (0.04 if not small else 0.016), (place["h"] - low - high) / bottom)  # fmt: skip
        axes = figure.add_axes(box)
        axes.set_title(panel["title"], fontsize=9, loc="left")
        axes.tick_params(labelsize=7)
        found = [(t["legendFormat"], s) for t in panel["targets"] for s in ask(server, t["expr"], minutes)]
        if small:
            draw_stat(axes, panel, [one for _, one in found])
        else:
            draw_lines(axes, panel, found)
    return figure


def main() -> None:
    """Draw and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("server", help="the address of Prometheus")
    parser.add_argument("output", type=Path)
    parser.add_argument("--minutes", type=float, default=10.0, help="how far back")
    given = parser.parse_args()
    mpl.use("Agg")
    draw(given.server, given.minutes).savefig(given.output, dpi=75)


if __name__ == "__main__":
    main()
