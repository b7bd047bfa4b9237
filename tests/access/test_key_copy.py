from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest
import structlog

from screening.access.key_copy import KeyCopy
from screening.access.keyring import Keyring
from screening.access.keys import Key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "access.copy"


@pytest.fixture
def keys(tmp_path: Path) -> list[Key]:
    ring = Keyring(tmp_path / "access.db")
    ring.create(client="lane", role="first_line")
    ring.create(client="police", role="data_owner", owner="KAZ", lists=("a", "b"))
    return ring.listing()


def test_what_was_kept_is_read_again_with_its_age(path: Path, keys: list[Key]) -> None:
    KeyCopy(path).keep(keys)
    os.utime(path, (time.time() - 30, time.time() - 30))
    found, age = KeyCopy(path).read(60) or ([], 0)
    assert found == keys
    assert 29 < age < 60


def test_a_copy_that_is_too_old_or_of_the_future_is_of_no_use(path: Path, keys: list[Key]) -> None:
    copy = KeyCopy(path)
    copy.keep(keys)
    for age in (61, -3600):
        os.utime(path, (time.time() - age, time.time() - age))
        assert copy.read(60) is None


def test_keys_that_did_not_change_make_the_copy_young_again(path: Path, keys: list[Key]) -> None:
    KeyCopy(path).keep(keys)
    os.utime(path, (time.time() - 30, time.time() - 30))
    KeyCopy(path).keep(None)
    found, age = KeyCopy(path).read(5) or ([], 30)
    assert (found, age < 5) == (keys, True)


def test_without_a_copy_or_with_a_damaged_one_there_are_no_keys(path: Path, keys: list[Key]) -> None:
    assert KeyCopy(path).read(60) is None
    KeyCopy(path).keep(keys)
    path.write_bytes(path.read_bytes()[:-20])
    assert KeyCopy(path).read(60) is None


def test_it_is_for_its_owner_alone_and_leaves_nothing_else_behind(path: Path, keys: list[Key]) -> None:
    KeyCopy(path).keep(keys)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_what_a_worker_that_was_killed_left_of_one_is_removed(path: Path, keys: list[Key]) -> None:
    path.parent.mkdir()
    left, recent = path.with_name("access.copy.17"), path.with_name("access.copy.18")
    left.touch()
    recent.touch()
    os.utime(left, (time.time() - 61, time.time() - 61))
    KeyCopy(path).keep(keys)
    assert sorted(path.parent.iterdir()) == [path, recent]


def test_where_it_cannot_be_written_that_is_logged_once_and_nothing_fails(
    path: Path, keys: list[Key]
) -> None:
    path.mkdir(parents=True)
    with structlog.testing.capture_logs() as logged:
        copy = KeyCopy(path)
        copy.keep(keys)
        copy.keep(keys)
    assert [entry["event"] for entry in logged] == ["keys_not_copied"]
    assert KeyCopy(path).read(60) is None
