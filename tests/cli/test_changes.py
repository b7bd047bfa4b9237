"""`screening changes`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from screening.batch.jobs import JobStore
from screening.batch.jobs.work import Work
from screening.batch.later.changes import Watch
from screening.engine import Engine
from screening.model import Name, PersonRecord
from screening.settings import Settings
from tests.api.test_routes_changes import PAXLST
from tests.cli.conftest import Screening, one_sentence

ADEYEMI = PersonRecord("national:18", "national", (Name("Oluwaseun Adeyemi"),), ("1990-08-21",))


@pytest.fixture
def followed(loaded: Screening, capsys: pytest.CaptureFixture[str]) -> str:
    """The id of a list that the service has screened, and of which one passenger was listed since."""
    settings = Settings.load()
    jobs, engine = JobStore.of(settings), Engine.of(settings)
    engine.open(build=False)
    path = jobs.incoming()
    path.write_text(PAXLST)
    job, _ = jobs.create(path, ".edi", hashlib.sha256(PAXLST.encode()).hexdigest())
    work = Work(jobs, engine, follow_seconds=0.0)
    while work.step():
        pass
    engine.put(ADEYEMI)
    watch = Watch(jobs, engine, every=3600, recent=3600)
    while watch.step():
        pass
    engine.close()
    capsys.readouterr()  # the log of the service, which is not the command's
    return job.id


def test_who_is_listed_since_is_printed_a_line_each(loaded: Screening, followed: str) -> None:
    ended = loaded("changes", followed)
    assert (ended.status, ended.err) == (0, "")
    assert {name: ended.json[name] for name in ("number", "row", "before", "after", "reference")} == {
        "number": 1, "row": 1, "before": "clear", "after": "refer", "reference": "PAX1",
    }  # fmt: skip


def test_the_carrier_is_told_until_the_change_is_acknowledged(loaded: Screening, followed: str) -> None:
    assert loaded("changes", followed, "--output", "told.edi").status == 0
    assert b"'BGM+132'" in Path("told.edi").read_bytes()
    ended = loaded("changes", followed, "--acknowledge", "1")
    assert json.loads(ended.out)["acknowledged_at"]
    ended = loaded("changes", followed, "--output", "told.edi")
    assert (ended.status, Path("told.edi").read_bytes()) == (0, b"")
    assert "nothing that a carrier would have to be told" in ended.err


def test_wrong_use_is_told_in_one_sentence(loaded: Screening, followed: str) -> None:
    ended = loaded("changes", followed, "--output", "told.csv")
    assert ended.status == 2
    assert "must end in .edi" in one_sentence(ended)
    for arguments in (("0" * 32,), ("../x",), (followed, "--acknowledge", "7")):
        ended = loaded("changes", *arguments)
        assert ended.status == 1
        assert "no such passenger list" in ended.err or "no change of this number" in ended.err
