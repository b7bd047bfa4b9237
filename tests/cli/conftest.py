"""Runs commands in this process, each in a folder of its own with a store of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from screening import cli
from screening.settings import PREFIX

PERSON: dict[str, Any] = {
    "kind": "person",
    "id": "national:17",
    "list": "national",
    "names": [{"name": "Viktor Arkadyevich Molchanov"}],
    "birth_dates": ["1971-03-09"],
    "action": "Call the duty officer.",
    "warnings": ["armed"],
}
DOCUMENT: dict[str, Any] = {
    "kind": "document",
    "id": "national:KAZ-P-N7654321",
    "list": "national",
    "number": "N7654321",
    "type": "P",
    "issuing_state": "KAZ",
}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, as one JSON document."""
        return json.loads(self.out)


Screening = Callable[..., Ended]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of the commands; nothing is set in the environment."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def screening(folder: Path, capsys: pytest.CaptureFixture[str]) -> Screening:
    """Runs `screening` with the arguments given."""

    def run(*arguments: object) -> Ended:
        status = cli.run([str(argument) for argument in arguments])
        return Ended(status, *capsys.readouterr())

    return run


@pytest.fixture
def national(folder: Path) -> Path:
    """A file with one person and one document of the list `national`."""
    return records(folder / "national.ndjson", PERSON, DOCUMENT)


@pytest.fixture
def loaded(screening: Screening, national: Path) -> Screening:
    """`screening`, with `national` on file in the default store."""
    assert screening("load", national).status == 0
    return screening


def records(path: Path, *found: dict[str, Any]) -> Path:
    """Writes records, one a line."""
    path.write_text("".join(json.dumps(record) + "\n" for record in found), encoding="utf-8")
    return path


def one_sentence(ended: Ended) -> str:
    """What a command that failed says: one line of standard error, and nothing else."""
    assert ended.out == ""
    [line] = ended.err.splitlines()
    assert line.startswith("screening: ")
    assert line.endswith(".")
    return line
