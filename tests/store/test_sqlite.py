"""What is SQLite's own: the file, its errors, killed processes, and several processes at once."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pytest

from screening.errors import InputError, StoreUnavailable
from screening.model import DocumentRecord
from screening.store import LoadCounts, open_store, sqlite_file, sqlite_loading
from screening.store.sqlite import SqliteStore
from screening.store.sqlite_file import SCHEMA, SqliteFile, immediate, unavailable

CHILD = """
import sys
from pathlib import Path
from screening.model import DocumentRecord
from screening.store import sqlite_loading
from screening.store.sqlite import SqliteStore

store = SqliteStore(Path(sys.argv[1]))

def record(number, status="stolen", list_name="a"):
    return DocumentRecord(id=f"{list_name}:{number}", list=list_name, number=str(number), status=status)

def say(word):
    print(word, flush=True)

def wait():
    sys.stdin.readline()
"""


def record(number: int, status: str = "stolen", list_name: str = "a") -> DocumentRecord:
    return DocumentRecord(id=f"{list_name}:{number}", list=list_name, number=str(number), status=status)


@contextmanager
def child(path: Path, script: str) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """A process with the store open that runs `script`; killed at the end of the block."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD + script, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout
        finally:
            process.send_signal(signal.SIGKILL)


def assert_sound(path: Path) -> None:
    """SQLite finds no fault, and the counts kept are those of the rows."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept = connection.execute("SELECT name, persons + documents FROM list ORDER BY name").fetchall()
        counted = connection.execute(
            "SELECT name, count(record.digest) FROM list LEFT JOIN record ON list = name GROUP BY name"
        ).fetchall()
        assert kept == counted
        highest = connection.execute("SELECT coalesce(max(sequence), 0) FROM record").fetchone()
        assert connection.execute("SELECT value FROM meta WHERE key = 'sequence'").fetchone() >= highest


def statuses(path: Path) -> list[str]:
    with closing(SqliteStore(path)) as store, store.scan() as view:
        return [str(change.body).count('"lost"') * "lost" or "stolen" for change in view]


def fill(path: Path, number: int) -> None:
    with closing(SqliteStore(path)) as store, store.loading(lists=["a"]) as loading:
        for index in range(number):
            loading.add(record(index))
        loading.commit()


# Killed processes

REPLACE = """
with store.loading(lists=["a"]) as loading:
    for index in range(1000):
        loading.add(record(index, "lost"))
"""


def test_a_load_killed_while_its_source_is_read_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, 1000)
    with child(path, REPLACE + "    say('staged'); wait()") as (_, out):
        assert out.readline() == "staged\n"
    assert statuses(path) == ["stolen"] * 1000
    assert_sound(path)


def test_a_load_killed_inside_its_transaction_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, 1000)
    script = """
write_lists = sqlite_loading.SqliteLoading._write_lists
def stop(self, *numbers):
    result = write_lists(self, *numbers)
    say("written"); wait()
    return result
sqlite_loading.SqliteLoading._write_lists = stop
"""
    with child(path, script + REPLACE + "    loading.commit()") as (_, out):
        assert out.readline() == "written\n"
    assert statuses(path) == ["stolen"] * 1000
    assert_sound(path)
    with closing(SqliteStore(path)) as store:
        assert store.head() == 1000
        assert store.put(record(1, "lost")) == (1001, False)


def test_a_load_killed_at_any_moment_leaves_all_old_or_all_new(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, 1000)
    script = """
for round in range(10_000):
    with store.loading(lists=["a"]) as loading:
        for index in range(1000):
            loading.add(record(index, "lost" if round % 2 == 0 else "stolen"))
        say("committing")
        loading.commit()
        say("committed")
"""
    for kill_after in (1, 2, 4, 7):
        with child(path, script) as (_, out):
            for _ in range(kill_after):
                assert out.readline().startswith("commit")
        found = statuses(path)
        assert len(found) == 1000
        assert len(set(found)) == 1
        assert_sound(path)


def test_a_load_said_to_be_committed_survives_the_kill(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, 10)
    with child(path, REPLACE + "    loading.commit()\n    say('committed'); wait()") as (_, out):
        assert out.readline() == "committed\n"
    assert statuses(path) == ["lost"] * 1000
    assert_sound(path)


def test_puts_acknowledged_before_the_kill_are_on_file(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    script = """
for number in range(1_000_000):
    say(store.put(record(number))[0])
    if number % 3 == 0:
        store.delete(f"a:{number}"); say(f"deleted {number}")
"""
    with child(path, script) as (_, out):
        acknowledged = [out.readline().split() for _ in range(200)]
    deleted = {int(words[1]) for words in acknowledged if words[0] == "deleted"}
    put = sum(1 for words in acknowledged if words[0] != "deleted")
    assert len(deleted) > 40
    with closing(SqliteStore(path)) as store:
        for number in range(put - 1):  # of the last one the deletion may have followed unread
            assert (store.get(f"a:{number}") is None) == (number in deleted)
    assert_sound(path)


# Several processes


def test_processes_write_to_one_store_together(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    script = """
say("opened"); wait()
for number in range(40):
    store.put(record(number, list_name=sys.argv[1][-1] + str({n})))
say("done"); wait()
"""
    with child(path, script.replace("{n}", "1")) as one, child(path, script.replace("{n}", "2")) as two:
        for _, out in (one, two):
            assert out.readline() == "opened\n"
        for process, _ in (one, two):
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        for _, out in (one, two):
            assert out.readline() == "done\n"
    with closing(SqliteStore(path)) as store:
        assert store.head() == 80
        assert [item.documents for item in store.lists()] == [40, 40]
    assert_sound(path)


def test_a_store_opened_before_a_fork_is_refused_in_the_child(tmp_path: Path) -> None:
    script = """
import os
from screening.errors import StoreUnavailable
if os.fork() == 0:
    try:
        store.put(record(1))
    except StoreUnavailable as error:
        say(error.what)
        store.close()
    os._exit(0)
os.wait()
store.put(record(2))
say(store.head()); wait()
"""
    with child(tmp_path / "store.db", script) as (_, out):
        assert out.readline() == "the store was opened in another process\n"
        assert out.readline() == "1\n"
    assert_sound(tmp_path / "store.db")


# The file


def test_parent_folders_are_made_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "store.db"
    SqliteStore(path).close()
    assert path.is_file()
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_path_with_signs_that_mean_something_in_a_url_is_taken_literally(tmp_path: Path) -> None:
    path = tmp_path / "a b?c#d%20é.db"
    with closing(open_store(f"sqlite:///{path}")) as store:
        store.put(record(1))
    assert path.is_file()


def test_a_relative_address_is_relative_to_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_store("sqlite:///data/store.db")
    monkeypatch.chdir("/")
    store.put(record(1))
    store.close()
    assert (tmp_path / "data" / "store.db").is_file()


@pytest.mark.parametrize(
    "url", ["", "store.db", "postgresql://here", "sqlite://store.db", "sqlite:///", "sqlite:///:memory:"]
)
def test_an_address_that_is_no_file_is_refused_with_a_remedy(url: str) -> None:
    with pytest.raises(InputError) as refused:
        open_store(url)
    assert "sqlite:///" in refused.value.remedy


def test_writes_are_flushed_and_readers_do_not_wait(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "store.db")
    with store._file.borrowed() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    store.close()


def test_the_age_of_a_list_is_told_in_utc(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "store.db", now=lambda: datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC))
    with store.loading(lists=["a"]) as loading:
        loading.commit()
    assert store.lists()[0].loaded_at == "2026-11-22T10:00:00Z"
    store.close()


# What can be wrong with it


def refused(path: Path) -> StoreUnavailable:
    with pytest.raises(StoreUnavailable) as error:
        SqliteStore(path)
    assert error.value.remedy
    return error.value


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(b"name,number\n" * 1000)
    assert "not a database" in refused(path).what
    assert path.read_bytes() == b"name,number\n" * 1000


@pytest.mark.parametrize("setup", ["CREATE TABLE meta (key, value)", "PRAGMA application_id = 7"])
def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, setup: str) -> None:
    path = tmp_path / "store.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(setup)
        connection.commit()
    before = path.read_bytes()
    assert "another program" in refused(path).what
    assert path.read_bytes() == before


def test_a_newer_versions_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    SqliteStore(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (SCHEMA + 1,))
        connection.commit()
    assert "newer version" in refused(path).what


def test_a_store_is_not_made_where_one_must_be(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="not there"):
        open_store(f"sqlite:///{tmp_path / 'data' / 'store.db'}", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_overwritten_in_place_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though SQLite itself has every page that it needs in its log and its cache."""
    path = tmp_path / "store.db"
    monkeypatch.setattr(sqlite_file, "LOOK_SECONDS", 0.0)
    with closing(open_store(f"sqlite:///{path}")) as store:
        content = path.read_bytes()
        with path.open("r+b") as file:
            file.write(b"x" * len(content))
        with pytest.raises(StoreUnavailable, match="not a database"):
            store.head()
        with path.open("r+b") as file:
            file.write(content)
        assert store.head() == 0


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path).what


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert "folder" in refused(tmp_path / "file" / "store.db").what


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.touch()
    with closing(SqliteStore(path)) as store:
        assert store.head() == 0


def test_a_damaged_file_is_reported_and_never_half_read(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, 2000)
    with path.open("r+b") as file:
        file.seek(4096 * 20)  # beyond the small tables
        file.write(b"\xff" * (path.stat().st_size - 4096 * 20))
    with closing(SqliteStore(path)) as store:
        with pytest.raises(StoreUnavailable, match="damaged"), store.scan() as view:
            list(view)
        assert store.head() == 2000


def test_a_file_deleted_or_replaced_while_open_takes_no_more_records(tmp_path: Path) -> None:
    path, copy = tmp_path / "store.db", tmp_path / "copy.db"
    fill(path, 3)
    shutil.copy(path, copy)
    store = SqliteStore(path)
    path.unlink()
    with pytest.raises(StoreUnavailable, match="deleted or replaced"):
        store.put(record(9))
    copy.rename(path)
    with pytest.raises(StoreUnavailable, match="deleted or replaced"):
        store.head()
    store.close()


def test_a_writer_that_keeps_the_lock_too_long_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = SqliteStore(path, busy_seconds=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="locked"):
            store.put(record(1))
        assert store.head() == 0
        other.execute("ROLLBACK")
    assert store.put(record(1)) == (1, True)
    store.close()


def test_opening_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with closing(SqliteStore(path, busy_seconds=0)) as store:
            assert store.head() == 1


def test_a_full_disk_refuses_the_load_and_keeps_the_old_list(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, 10)

    def load(store: SqliteStore) -> None:
        with store.loading(lists=["a"]) as loading:
            for number in range(2000):
                loading.add(record(number, "lost"))
            loading._connection.execute("PRAGMA main.max_page_count = 20")  # stands in for the disk's end
            loading.commit()

    with closing(SqliteStore(path)) as store, pytest.raises(StoreUnavailable, match="full") as error:
        load(store)
    assert "Free space" in error.value.remedy
    assert "SQLITE_TMPDIR" in error.value.remedy
    assert statuses(path) == ["stolen"] * 10
    assert_sound(path)


def test_a_file_that_may_not_be_written_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    fill(path, 1)
    connect = SqliteFile._connect
    # Not by its permissions: the tests may run as root, who may write everything.
    monkeypatch.setattr(SqliteFile, "_connect", lambda self, mode: connect(self, "ro"))
    with closing(SqliteStore(path)) as store:
        assert store.get("a:0") == record(0)
        with pytest.raises(StoreUnavailable, match="written"):
            store.put(record(9))
        with pytest.raises(StoreUnavailable, match="written"), store.loading(lists=["a"]) as loading:
            loading.commit()


def test_a_change_between_comparing_and_locking_is_weighed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    fill(path, 3)
    store, other = SqliteStore(path), SqliteStore(path)

    def late(connection: sqlite3.Connection) -> AbstractContextManager[None]:
        other.put(record(7))
        other.delete("a:1")
        return immediate(connection)

    monkeypatch.setattr(sqlite_loading, "immediate", late)
    with store.loading(lists=["a"]) as loading:
        for number in range(3):
            loading.add(record(number))
        assert loading.commit() == [LoadCounts("a", 1, 0, 1, 2)]
    with store.scan() as view:
        assert sorted(change.record_id for change in view) == ["a:0", "a:1", "a:2"]
    store.close()
    other.close()
    assert_sound(path)


def test_the_database_s_own_words_are_never_passed_on() -> None:
    error = sqlite3.IntegrityError("UNIQUE constraint failed near 'PERSONAL'")
    assert "PERSONAL" not in unavailable(error).what + unavailable(error).remedy
