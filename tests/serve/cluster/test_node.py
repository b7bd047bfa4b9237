"""What a process of a node does, asked without a cluster; with one: test_cluster."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from screening import wire
from screening.audit.office import opened
from screening.batch.jobs import rows
from screening.batch.jobs.answering import FAILED_ROW
from screening.batch.jobs.job import Failure, Job, to_bytes
from screening.batch.passengers import Passenger, Unreadable
from screening.engine import Engine
from screening.errors import Problem
from screening.model import Name, Traveller
from screening.published.place import Place
from screening.published.shelf import Shelf
from screening.serve.cluster.node import Node, Terms, here, portable, terms
from screening.settings import Settings
from screening.store import open_store
from tests.faults.world import person, traveller

ROWS = (
    Passenger(Traveller("1", Name(traveller(1)["name"]), traveller(1)["birth_date"]), "line 1"),
    Unreadable("line 2", "2", (Problem("name", "is missing", "Give it."),)),
    Passenger(Traveller("3", Name("Oluwaseun Adeyemi")), "line 3"),
)
LINES = [rows.line(row) for row in ROWS]
JOB = Job("a" * 32, ".ndjson", "0" * 64, 1, "2026-01-01T00:00:00.000Z", rows=3, block=100)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Those of a store with three persons."""
    monkeypatch.chdir(tmp_path)
    found = Settings(store=f"sqlite:///{tmp_path}/store.db", delta_limit=1)
    engine = Engine.of(found)
    for number in range(3):
        engine.put(wire.record(person(number)))
    engine.close()
    return found


def identity(settings: Settings) -> str:
    with closing(open_store(settings.store)) as store:
        return store.identity


@pytest.fixture
def agreed(settings: Settings) -> Terms:
    """The terms of a command on this machine, without an audit."""
    return terms(settings, identity(settings), audit=False)


@pytest.fixture
def node(agreed: Terms) -> Node:
    node = Node()
    assert node.open(agreed, first=True) is None
    return node


def test_the_first_process_makes_the_index_and_the_others_find_it(
    settings: Settings, agreed: Terms, node: Node
) -> None:
    assert len(list(settings.index_dir.glob("*.snap"))) == 1
    other = Node()
    assert other.open(agreed, first=False) is None
    assert len(list(settings.index_dir.glob("*.snap"))) == 1
    assert other.why() == ""
    other.close()


def test_a_published_snapshot_is_fetched_and_not_built(
    settings: Settings, node: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, published = Engine.of(settings), f"file://{tmp_path}/published"
    current = engine.library.current()
    assert current is not None
    Shelf(Place(published), engine.store.identity).publish(current, engine.store)
    monkeypatch.setenv("SCREENING_INDEX_DIR", str(tmp_path / "another node"))
    monkeypatch.setattr(Engine, "build", None)  # what would be called
    elsewhere = settings.model_copy(update={"snapshots": published})
    other = Node()
    assert other.open(terms(elsewhere, engine.store.identity, audit=False), first=True) is None
    [fetched] = (tmp_path / "another node").glob("*.snap")
    assert fetched.read_bytes() == current.read_bytes()
    other.close()
    engine.close()


def test_where_nothing_is_published_the_index_is_built(settings: Settings, tmp_path: Path) -> None:
    elsewhere = settings.model_copy(update={"snapshots": f"file://{tmp_path}/nothing"})
    node = Node()
    assert node.open(terms(elsewhere, identity(settings), audit=False), first=True) is None
    assert len(list(settings.index_dir.glob("*.snap"))) == 1
    node.close()


def test_a_node_that_may_only_fetch_refuses_where_nothing_is_published(
    settings: Settings, tmp_path: Path
) -> None:
    update = {"snapshots": f"file://{tmp_path}/nothing", "snapshots_role": "fetch"}
    elsewhere = settings.model_copy(update=update)
    assert refusal(terms(elsewhere, identity(settings), audit=False)).code == "snapshots_unavailable"
    assert not list(settings.index_dir.glob("*.snap"))


def test_rows_are_answered_in_their_order_as_an_engine_here_answers(settings: Settings, node: Node) -> None:
    found = node.screen(to_bytes(JOB), 0, LINES, hopeless=False)
    assert [answer.outcome for answer in found] == ["refer", "unreadable", "clear"]
    assert found[1].body == b""
    engine = Engine.of(settings)
    engine.open(build=False)
    for row, answer in zip(ROWS, found, strict=True):
        if isinstance(row, Passenger):
            expected = engine.screen(row.traveller)
            told = orjson.loads(answer.body)
            assert answer.sequence == expected.checked.sequence
            assert told["hits"] == orjson.loads(wire.answer(expected))["hits"]
    engine.close()
    node.close()


def test_a_row_that_ended_too_many_processes_is_not_tried(node: Node) -> None:
    [answer] = node.screen(to_bytes(JOB), 0, LINES[:1], hopeless=True)
    assert answer.outcome == "not_checked"
    assert FAILED_ROW in orjson.loads(answer.body)["warnings"]


def test_every_question_is_entered_in_the_audit_of_the_node(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own audit"
    monkeypatch.setenv("SCREENING_AUDIT_DIR", str(own))
    node = Node()
    opened(settings).close()  # as the command does, and makes the secret
    assert node.open(terms(settings, identity(settings), audit=True), first=True) is None
    node.screen(to_bytes(replace(JOB, asker={"client": "cli:somebody"})), 100, LINES, hopeless=False)
    node.close()
    entries = [
        orjson.loads(line) for path in own.rglob("*.ndjson") for line in path.read_bytes().splitlines()
    ]
    asked = sorted(
        (entry for entry in entries if entry.get("event") == "query"), key=lambda entry: entry["position"]
    )
    assert [(entry["client"], entry["position"]) for entry in asked] == [
        ("cli:somebody", 101), ("cli:somebody", 103),
    ]  # fmt: skip
    assert not list(settings.audit_dir.rglob("*.ndjson"))


def test_where_things_lie_a_node_says_itself_and_all_else_the_command(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Settings.model_validate_json(portable(settings, audit=True))
    monkeypatch.setenv("SCREENING_INDEX_DIR", str(tmp_path / "fast disk"))
    monkeypatch.setenv("SCREENING_THRESHOLD", "0.1")
    found = here(told)
    assert found.index_dir == tmp_path / "fast disk"
    assert (found.store, found.threshold, found.audit) == (settings.store, None, "on")


def test_no_path_depends_on_the_folder_in_which_the_command_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = Settings.model_validate_json(portable(Settings(store="sqlite:///data/store.db"), audit=False))
    assert told.store == f"sqlite:///{tmp_path}/data/store.db"
    assert told.index_dir == tmp_path / "data" / "index"
    redis = Settings(store="redis://host:6379/0")
    assert Settings.model_validate_json(portable(redis, audit=False)).store == redis.store


def refusal(agreed: Terms) -> Failure:
    found = Node().open(agreed, first=True)
    assert found is not None
    return found


def test_a_node_with_another_store_another_secret_or_another_version_refuses(
    settings: Settings, agreed: Terms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "another store" in refusal(agreed._replace(store="0" * 36)).what
    assert "version" in refusal(agreed._replace(version="0.0.1", settings="{of another version")).what
    opened(settings).close()
    made = terms(settings, identity(settings), audit=True)
    assert "secret" in refusal(agreed).what
    monkeypatch.setenv("SCREENING_AUDIT_KEY_FILE", str(tmp_path / "none.key"))
    assert "secret" in refusal(made).what
    assert not (tmp_path / "none.key").exists()


def test_a_store_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    missing = Settings(store=f"sqlite:///{tmp_path}/none/store.db")
    assert refusal(terms(missing, "", audit=False)).code == "store_unavailable"
    assert not (tmp_path / "none" / "store.db").exists()


def test_an_index_folder_that_cannot_be_one_is_told(
    agreed: Terms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SCREENING_INDEX_DIR", str(tmp_path / "file"))
    assert "index folder" in refusal(agreed).what
