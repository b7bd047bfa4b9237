"""What is true of the file of keys alone; what holds for every place of keys is in tests/contract."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from screening.access.keyring import Keyring
from screening.errors import AccessUnavailable

NOON = 1_800_000_000.0


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ring(tmp_path: Path, clock: Clock) -> Keyring:
    return Keyring(tmp_path / "access.db", now=clock)


def test_a_key_made_is_on_file_without_its_secret(ring: Keyring) -> None:
    _, text = ring.create(client="lane 4", role="first_line")
    secret = text[-43:].encode()
    assert all(secret not in path.read_bytes() for path in ring.path.parent.iterdir())


def test_the_file_is_for_its_owner_alone(ring: Keyring) -> None:
    ring.create(client="lane", role="first_line")
    assert stat.S_IMODE(ring.path.stat().st_mode) == 0o600


def test_without_a_file_there_are_no_keys_and_none_is_made_by_looking(ring: Keyring) -> None:
    assert ring.listing() == []
    assert not ring.exists()


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "access.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(AccessUnavailable):
        Keyring(path).create(client="lane", role="first_line")
    assert path.read_bytes() == before


def test_a_damaged_file_is_said_to_be_one(ring: Keyring) -> None:
    ring.path.write_bytes(b"nothing that SQLite wrote" * 100)
    with pytest.raises(AccessUnavailable):
        ring.listing()
