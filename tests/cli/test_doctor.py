"""`screening doctor`."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from screening import __version__
from screening.cli.doctor import age
from tests.cli.conftest import Ended, Screening
from tests.redis import store_for


def test_a_store_that_is_not_there_is_not_made(screening: Screening, folder: Path) -> None:
    ended = screening("doctor")
    assert (ended.status, ended.err) == (1, "")
    assert ended.out.splitlines()[-1] == "Not ready: There is no store yet; `screening load` makes it."
    assert list(folder.iterdir()) == []


def test_versions_settings_lists_and_index_are_told(loaded: Screening) -> None:
    loaded("build")
    ended = loaded("doctor", "--store", "sqlite:///screening-data/store.db")
    assert ended.status == 0
    lines = ended.out.splitlines()
    assert lines[0].startswith(f"screening {__version__} on Python 3.")
    assert "  SCREENING_STORE = sqlite:///screening-data/store.db  (command line)" in lines
    assert "  SCREENING_WORKERS = 1  (default)" in lines
    assert any(line.startswith("list national: 2 records, loaded less than an hour ago (") for line in lines)
    assert any(line.startswith("index: screening-data/index/index-") for line in lines)
    assert lines[-1] == "Ready."


def test_json_tells_the_same_to_machines(loaded: Screening) -> None:
    found = loaded("doctor", "--json").json
    assert (found["ready"], found["why"], found["unknown_variables"]) == (True, "", [])
    assert [(entry["list"], entry["records"]) for entry in found["lists"]] == [("national", 2)]
    assert (found["sequence"], found["head"], found["snapshot"], found["snapshot_problems"]) == (2, 2, "", [])


def test_a_misspelled_variable_is_named(screening: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_WORKER", "4")
    assert (
        "SCREENING_WORKER is set in the environment, but there is no such setting" in screening("doctor").out
    )
    assert screening("doctor", "--json").json["unknown_variables"] == ["SCREENING_WORKER"]


def test_where_a_setting_comes_from_is_told(screening: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_WORKERS", "4")
    assert "SCREENING_WORKERS = 4  (environment)" in screening("doctor").out


def test_a_damaged_snapshot_is_told(loaded: Screening, folder: Path) -> None:
    loaded("build")
    [path] = (folder / "screening-data" / "index").glob("*.snap")
    path.write_bytes(path.read_bytes()[:-100])
    assert "Run `screening build`" in loaded("doctor").out
    assert loaded("doctor", "--json").json["snapshot_problems"]


def test_a_store_that_cannot_be_read_is_told(screening: Screening, folder: Path) -> None:
    (folder / "store.db").write_bytes(b"x" * 5_000)
    ended = screening("doctor", "--store", "sqlite:///store.db")
    assert (ended.status, ended.err) == (1, "")
    assert "Not ready: the store's file is not a database." in ended.out


def test_a_list_that_is_older_than_its_limit_is_told_with_the_remedy(
    loaded: Screening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENING_LIST_MAX_AGE", "national=1d,sltd=24h")
    ended = loaded("doctor")
    assert ended.status == 1
    [told] = [line for line in ended.out.splitlines() if line.startswith("! List sltd")]
    assert told == (
        "! List sltd makes nobody clear: it must be checked and is not on file."
        " Load its newest file: screening load FILE --list sltd."
    )
    assert ", at most 1 day old)" in ended.out
    assert ended.out.splitlines()[-1] == "Ready."
    found = loaded("doctor", "--json").json
    assert [entry["max_age"] for entry in found["lists"]] == ["1 day"]
    assert [finding["grave"] for finding in found["findings"] if "sltd" in finding["what"]] == [True]


def test_a_clock_that_was_set_back_is_told(
    loaded: Screening, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded("build")
    yesterday = time.time() - 86_400
    monkeypatch.setattr("screening.cli.checkup.time.time", lambda: yesterday)
    ended = loaded("doctor")
    assert ended.status == 1
    assert "! The clock says " in ended.out


def test_a_service_that_runs_here_is_asked(loaded: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(b'{"ready": false, "why": "No list is loaded."}') as port:
        monkeypatch.setenv("SCREENING_PORT", str(port))
        assert "service: not ready: No list is loaded." in loaded("doctor").out
    with answering(b"something else") as port:
        monkeypatch.setenv("SCREENING_PORT", str(port))
        assert loaded("doctor", "--json").json["service"] == ""
    assert "service: none answers" in loaded("doctor").out


@contextmanager
def answering(body: bytes) -> Iterator[int]:
    """A server on some port that answers everything with `body`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(503)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0.5, "less than an hour"), (1, "1 hour"), (47, "47 hours"), (49, "2 days"), (24 * 400, "400 days")],
)
def test_the_age_of_a_list_is_told_in_words(hours: float, said: str) -> None:
    loaded_at = (NOW - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert age(loaded_at, NOW) == said


def test_records_put_one_by_one_have_no_age() -> None:
    assert age("", NOW) == ""


@pytest.fixture
def keys(loaded: Screening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Screening:
    """The program, whose keys lie on a server."""
    monkeypatch.setenv("SCREENING_ACCESS_STORE", store_for(tmp_path))
    return loaded


def access(ended: Ended) -> list[str]:
    return [line for line in ended.out.splitlines() if line.startswith("! Access: ")]


def test_where_nobody_could_come_in_that_is_told_until_somebody_can(keys: Screening) -> None:
    (line,) = access(keys("doctor"))
    assert "there is no valid key, so everybody is refused" in line
    assert "screening keys create" in line
    assert keys("keys", "create", "--client", "lane", "--role", "first_line").status == 0
    assert access(keys("doctor")) == []


def test_a_server_of_keys_that_is_not_there_is_told(keys: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENING_ACCESS_STORE", "redis://127.0.0.1:1/0")
    ended = keys("doctor")
    assert ended.status == 1
    (line,) = access(ended)
    assert "cannot be reached" in line
    assert "SCREENING_ACCESS_STORE" in line


def test_access_that_is_only_half_said_is_told(loaded: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    assert access(loaded("doctor")) == []
    monkeypatch.setenv("SCREENING_JWT_ISSUER", "https://issuer.example")
    (line,) = access(loaded("doctor"))
    assert "SCREENING_JWT_AUDIENCE is needed" in line
