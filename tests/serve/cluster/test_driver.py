from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from screening.batch.jobs import blocks
from screening.batch.jobs.answering import Answered
from screening.batch.jobs.blocks import ANSWERS
from screening.serve.cluster import driver


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ANSWERS).mkdir()
    return tmp_path


def answer(number: int, by: str) -> Answered:
    body = {"id": str(number), "by": by, "decision": "clear", "checked": {"sequence": 7}}
    return Answered(orjson.dumps(body), "clear", 7)


def test_a_block_of_answers_looks_as_if_it_had_been_answered_here(folder: Path) -> None:
    driver.keep(folder, 3, [answer(0, "ray"), Answered(b"", "unreadable", 0)])
    [done] = blocks.finished(folder)
    assert (done.number, done.sequence) == (3, 7)
    assert +done.counts == {"clear": 1, "unreadable": 1}
    assert done.path.read_bytes().splitlines() == [answer(0, "ray").body, b"null"]


def test_answers_that_a_killed_process_had_written_stay(folder: Path) -> None:
    claim = blocks.claim(folder, 0)
    assert claim is not None
    with claim:
        claim.add(*answer(0, "here"))
    driver.keep(folder, 0, [answer(number, "ray") for number in range(3)])
    [done] = blocks.finished(folder)
    told = [orjson.loads(line) for line in done.path.read_bytes().splitlines()]
    assert [(one["id"], one["by"]) for one in told] == [("0", "here"), ("1", "ray"), ("2", "ray")]
    assert +done.counts == {"clear": 3}
