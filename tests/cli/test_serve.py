"""`screening serve`: its options; that it serves is shown by tests/test_serve.py."""

from __future__ import annotations

import shlex
from typing import Any

import orjson
import pytest

from screening import wire
from screening.settings import Settings
from tests.cli.conftest import Screening


def test_options_become_settings_and_the_first_travellers_are_shown(
    screening: Screening, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Settings] = []

    def run(settings: Settings, *, announce: Any) -> int:
        served.append(settings)
        announce("http://127.0.0.1:8123")
        return 0

    monkeypatch.setattr("screening.serve.serve", run)
    ended = screening("serve", "--port", 8123, "--workers", 2, "--demonstration", "--store", "sqlite:///x.db")
    assert ended.status == 0
    assert [(chosen.port, chosen.workers, chosen.store) for chosen in served] == [(8123, 2, "sqlite:///x.db")]
    commands = [shlex.split(line) for line in ended.out.splitlines() if line.startswith("curl ")]
    assert [command[2] for command in commands] == ["http://127.0.0.1:8123/v1/screen"] * 2
    for command in commands:
        assert wire.query(orjson.dumps(orjson.loads(command[-1]))).traveller.name is not None


def test_how_the_service_ended_is_the_exit_status(
    screening: Screening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screening.serve.serve", lambda *_, **__: 1)
    assert screening("serve").status == 1
