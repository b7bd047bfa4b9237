from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from screening.batch.jobs import Job, blocks
from screening.batch.run import run
from screening.decide import POLICIES
from screening.engine import Engine
from screening.errors import BadList, ClusterUnavailable, InputError
from tests import policies
from tests.batch.conftest import STOLEN, WANTED, Write

TRAVELLERS = """
{"id": "1", "name": "Molchanov Viktor Arkadyevich", "birth_date": "1971-03-09"}
{"id": "2", "name": "Oluwaseun Adeyemi"}
{"id": "3", "birth_date": "1980"}
{"id": "4", "documents": [{"number": "N7654321", "type": "P", "issuing_state": "KAZ"}]}
{"id": "5", "name": "Ingrid Halvorsen"}
"""


def test_each_traveller_has_one_answer_in_the_order_of_the_list(engine: Engine, write: Write) -> None:
    output = write("answers.ndjson", "old")
    counts = run(engine, write("a.ndjson", TRAVELLERS), output)
    answers = [orjson.loads(line) for line in output.read_bytes().splitlines()]
    assert [(answer["id"], answer["decision"]) for answer in answers] == [
        ("1", "refer"), ("2", "clear"), ("3", "not_checked"), ("4", "refer"), ("5", "clear"),
    ]  # fmt: skip
    assert [answers[place]["hits"][0]["record_id"] for place in (0, 3)] == [WANTED.id, STOLEN.id]
    assert counts == {"refer": 2, "clear": 2, "unreadable": 1}


def test_a_csv_list_gives_a_csv_of_answers(engine: Engine, write: Write, tmp_path: Path) -> None:
    output = tmp_path / "answers.csv"
    run(engine, write("a.csv", "id,name\n=1,Viktor Arkadyevich Molchanov\n2,Amy Johnson\n"), output)
    first, second = csv.DictReader(output.read_text(encoding="utf-8").splitlines())
    assert (first["id"], first["decision"], first["record_id"]) == ("'=1", "refer", WANTED.id)
    assert (first["action"], first["warnings"]) == ("'=Call the duty officer.", "armed")
    assert (second["id"], second["decision"]) == ("2", "clear")


def test_an_empty_list_gives_an_empty_answer_file(engine: Engine, write: Write, tmp_path: Path) -> None:
    assert run(engine, write("a.ndjson", ""), tmp_path / "out.ndjson") == {}
    assert (tmp_path / "out.ndjson").read_bytes() == b""


@pytest.mark.parametrize("content", ['name\nAmy Johnson\n"open', b"name\nAmy Johnson\n" + b"x" * 1_000_001])
def test_a_list_that_breaks_in_the_middle_leaves_no_answers(
    engine: Engine, write: Write, tmp_path: Path, content: str | bytes
) -> None:
    source, output = write("a.csv", content), write("answers.csv", "as it was")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(BadList):
        run(engine, source, output)
    assert output.read_text() == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_an_output_that_is_not_written_is_refused_before_anything_is_read(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    with pytest.raises(InputError):
        run(engine, write("a.ndjson", TRAVELLERS), tmp_path / "out.txt")
    assert not (tmp_path / "out.txt").exists()


def test_nothing_is_clear_when_no_list_is_loaded(write: Write, tmp_path: Path) -> None:
    from screening.store import open_store

    engine = Engine(open_store(f"sqlite:///{tmp_path}/empty.db"), tmp_path / "none")
    engine.open(build=False)
    assert run(engine, write("a.csv", "name\nAmy Johnson\n"), tmp_path / "out.csv") == {"not_checked": 1}
    engine.close()


@pytest.mark.parametrize("policy", [*POLICIES, None])
def test_every_traveller_of_a_list_is_screened_under_the_policy_named(
    engine: Engine, write: Write, tmp_path: Path, policy: str | None
) -> None:
    source = write("a.ndjson", orjson.dumps(policies.ONLY_WIDE) + b"\n" + orjson.dumps(policies.EXACT))
    run(engine, source, tmp_path / "out.ndjson", policy=policy)
    answers = [orjson.loads(line) for line in (tmp_path / "out.ndjson").read_bytes().splitlines()]
    expected = "refer" if policy == "wide" else "clear"
    assert [answer["decision"] for answer in answers] == [expected, "refer"]
    assert {answer["policy"] for answer in answers} == {policy or "balanced"}


def test_answers_from_elsewhere_are_kept_when_that_is_lost_and_the_same_run_goes_on_here(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    travellers = "".join(f'{{"id": "{n}", "name": "Ingrid Halvorsen"}}\n' for n in range(150))
    source, output = write("a.ndjson", travellers), tmp_path / "out.ndjson"

    def elsewhere(folder: Path, job: Job, told: Callable[[int], None]) -> None:
        claim = blocks.claim(folder, 0)
        assert claim is not None
        with claim:
            for number in range(job.block):
                answer = {"id": str(number), "decision": "refer", "checked": {"sequence": 1}}
                claim.add(orjson.dumps(answer), "refer", 1)
            claim.finish()
        told(job.block)
        raise ClusterUnavailable("It is gone.")

    with pytest.raises(ClusterUnavailable):
        run(engine, source, output, elsewhere=elsewhere)
    assert not output.exists()
    assert run(engine, source, output) == {"refer": 100, "clear": 50}
    assert [orjson.loads(line)["id"] for line in output.read_bytes().splitlines()] == [
        str(number) for number in range(150)
    ]
