"""`screening bench`: it hands over to the benchmarks of the repository."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import screening as package
from tests.cli.conftest import Screening, one_sentence


def test_its_options_are_passed_on(screening: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def run(command: list[str], **_: Any) -> SimpleNamespace:
        started.append(command)
        return SimpleNamespace(returncode=3)

    monkeypatch.setattr(subprocess, "run", run)
    assert screening("bench", "--persons", 10, "--json").status == 3
    assert started[0][1:] == ["-m", "benchmarks.speed", "--persons", "10", "--json"]


def test_outside_a_clone_it_says_where_to_go(
    screening: Screening, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "__file__", str(folder / "screening" / "__init__.py"))
    ended = screening("bench")
    assert ended.status == 1
    assert "run this in a clone" in one_sentence(ended)
