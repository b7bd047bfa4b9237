"""A real Prometheus server beside a service: scrapes it every second and applies the shipped rules.

What the rules wait for (`for`) is cut to a second; everything else is as it is shipped.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2

from tests.components import require
from tests.faults.service import PATIENCE, ROOT, until
from tests.ports import free_port

RULES = ROOT / "deploy" / "prometheus" / "screening.rules.yml"
CONFIGURATION = """
global: {{scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 250ms}}
rule_files: [screening.rules.yml]
scrape_configs:
  - job_name: screening
    static_configs: [{{targets: ["127.0.0.1:{port}"]}}]{key}
"""
KEY = """
    authorization: {{credentials: {key}}}"""


class Prometheus:
    """A running server; asked through its HTTP interface."""

    def __init__(self, folder: Path, scraped: int, key: str = "") -> None:
        rules = re.sub(r"^( +for:) \d+m$", r"\1 1s", RULES.read_text(encoding="utf-8"), flags=re.MULTILINE)
        (folder / "screening.rules.yml").write_text(rules, encoding="utf-8")
        (folder / "prometheus.yml").write_text(_configuration(scraped, key), encoding="utf-8")
        self.url = f"http://127.0.0.1:{free_port()}"
        self._log = (folder / "prometheus.log").open("wb")
        self.process = subprocess.Popen(
            [
                require("prometheus"),
                f"--config.file={folder / 'prometheus.yml'}",
                f"--storage.tsdb.path={folder / 'tsdb'}",
                f"--web.listen-address={self.url.removeprefix('http://')}",
            ],
            stdout=self._log,
            stderr=self._log,
        )
        self.client = httpx2.Client(base_url=self.url, timeout=PATIENCE)
        until(self._ready)

    def _ready(self) -> bool:
        assert self.process.poll() is None, Path(self._log.name).read_text()
        try:
            return self.client.get("/-/ready").status_code == 200
        except httpx2.TransportError:
            return False

    def value(self, expression: str) -> float | None:
        """The only value of an expression; None when there is no such series (yet)."""
        answer = self.client.get("/api/v1/query", params={"query": expression}).json()
        assert answer["status"] == "success", answer
        results = answer["data"]["result"]
        assert len(results) <= 1, results
        return float(results[0]["value"][1]) if results else None

    def understood(self, expression: str) -> str:
        """Why the server cannot evaluate an expression over the data that it has; "" when it can."""
        answer = self.client.get("/api/v1/query", params={"query": expression}).json()
        return "" if answer["status"] == "success" else f"{expression}: {answer['error']}"

    def rules_in_trouble(self) -> dict[str, str]:
        """The rules whose evaluation fails or has not happened yet, with why."""
        groups = self.client.get("/api/v1/rules").json()["data"]["groups"]
        rules = [rule for group in groups for rule in group["rules"]]
        assert rules
        return {rule["name"]: rule.get("lastError", "") for rule in rules if rule["health"] != "ok"}

    def firing(self) -> dict[str, dict[str, Any]]:
        """The alerts that fire, by name, with their labels and annotations."""
        alerts = self.client.get("/api/v1/alerts").json()["data"]["alerts"]
        return {alert["labels"]["alertname"]: alert for alert in alerts if alert["state"] == "firing"}

    def end(self) -> None:
        self.client.close()
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self._log.close()


def _configuration(scraped: int, key: str) -> str:
    return CONFIGURATION.format(port=scraped, key=KEY.format(key=key) if key else "")


@contextmanager
def watching(folder: Path, scraped: int, key: str = "") -> Iterator[Prometheus]:
    """A server for as long as the block lasts; it scrapes with the key, where one is given."""
    folder.mkdir()
    server = Prometheus(folder, scraped, key)
    try:
        yield server
    finally:
        server.end()
