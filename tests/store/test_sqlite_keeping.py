"""What is SQLite's own of reviews and of what is gone: the index, files that an older version made, and the bytes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from screening.model import DocumentRecord
from screening.store import sqlite_keeping as keeping
from screening.store.sqlite import SqliteStore

MARK = "Zorquembla"


def record(number: int, **facts: str) -> DocumentRecord:
    return DocumentRecord(
        f"a:{number}", "a", f"N{number}", review_on=f"2026-01-{number % 28 + 1:02}", **facts
    )


def made(path: Path, *, indexed: bool = True) -> Path:
    """A file with some records; without the index, as an older version left it."""
    store = SqliteStore(path)
    with store.loading() as loading:
        for number in range(100):
            loading.add(record(number))
        loading.commit()
    store.close()
    if not indexed:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP INDEX live_record_by_review")
            connection.commit()
    return path


def is_indexed(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return not keeping.wants_index(connection)


@pytest.mark.parametrize("statement", [keeping._REVIEWS, keeping._COUNT])
def test_no_question_about_reviews_reads_all_that_is_on_file(tmp_path: Path, statement: str) -> None:
    path = made(tmp_path / "s.db")
    given = ("a", "2026-01-10", "", "", 5)[: 5 if statement is keeping._REVIEWS else 2]
    with closing(sqlite3.connect(path)) as connection:
        plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", given))
    assert "live_record_by_review" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan


def test_a_file_of_an_older_version_is_given_the_index_by_the_first_question(tmp_path: Path) -> None:
    path = made(tmp_path / "s.db", indexed=False)
    assert not is_indexed(path)
    store = SqliteStore(path)
    found = store.reviews("2026-01-10", limit=5)
    store.close()
    assert is_indexed(path)
    assert [review.record_id for review in found] == ["a:0", "a:28", "a:56", "a:84", "a:1"]


def test_a_large_one_is_not_kept_from_its_writers_and_answers_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "FEW", 99)
    path = made(tmp_path / "s.db", indexed=False)
    store = SqliteStore(path)
    assert len(store.reviews("2026-01-10", limit=5)) == 5
    assert store.reviews_due("2026-01-01") == [{"a": 4}]
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(keeping._INDEXED).fetchone() is None


def test_of_what_was_changed_or_withdrawn_no_byte_is_left(tmp_path: Path) -> None:
    store = SqliteStore(made(tmp_path / "s.db"))
    store.put(record(1, remarks=f"{MARK} " * 2000))
    store.put(record(2, remarks=MARK))
    assert store.purge() == []
    assert MARK.encode() in (tmp_path / "s.db").read_bytes()
    store.put(record(1))
    store.delete("a:2")
    assert store.purge() == []
    left = [path.name for path in tmp_path.iterdir() if MARK.encode() in path.read_bytes()]
    assert left == []
    store.close()


def test_a_reader_that_still_sees_it_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_CHECKPOINT_SECONDS", 0)
    store = SqliteStore(made(tmp_path / "s.db"))
    with store.scan() as scan:
        next(iter(scan))
        store.delete("a:1")
        [why] = store.purge()
        assert "is being read" in why
    assert store.purge() == []
    store.close()
