from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from screening.access import tokens
from screening.access.keyring import Key, Keyring, as_json
from screening.errors import AccessUnavailable, Conflict, InputError, NotFound

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


def states(ring: Keyring, now: float) -> list[str]:
    return [key.state(now) for key in ring.listing()]


def test_a_key_made_is_on_file_without_its_secret(ring: Keyring) -> None:
    key, text = ring.create(client="lane 4", role="first_line", seconds=60, rate=5, quota=100)
    assert ring.listing() == [key]
    assert (key.client, key.role, key.expires, key.rate, key.quota) == (
        "lane 4",
        "first_line",
        NOON + 60,
        5,
        100,
    )
    secret = text[-43:].encode()
    assert all(secret not in path.read_bytes() for path in ring.path.parent.iterdir())


def test_the_file_is_for_its_owner_alone(ring: Keyring) -> None:
    ring.create(client="lane", role="first_line")
    assert stat.S_IMODE(ring.path.stat().st_mode) == 0o600


def test_without_a_file_there_are_no_keys_and_none_is_made_by_looking(ring: Keyring) -> None:
    assert ring.listing() == []
    assert not ring.exists()


@pytest.mark.parametrize(
    "given",
    [
        {"client": "", "role": "first_line"},
        {"client": "x" * 65, "role": "first_line"},
        {"client": "two\nlines", "role": "first_line"},
        {"client": "x", "role": "boss"},
        {"client": "x", "role": "open"},
        {"client": "x", "role": "data_owner", "owner": "KAZ"},
        {"client": "x", "role": "analyst", "lists": ("sltd",)},
        {"client": "x", "role": "analyst", "owner": "KAZ"},
    ],
)
def test_what_no_key_may_be_is_refused_and_not_kept(ring: Keyring, given: dict[str, object]) -> None:
    with pytest.raises(InputError):
        ring.create(**given)  # type: ignore[arg-type]
    assert ring.listing() == []


def test_a_key_is_found_by_prefix_by_name_and_by_itself(ring: Keyring) -> None:
    key, text = ring.create(client="lane", role="first_line")
    for given in (key.prefix, key.name, text):
        assert ring.revoke(given).prefix == key.prefix


def test_a_revoked_key_stays_revoked_from_when_it_was(ring: Keyring, clock: Clock) -> None:
    key, _ = ring.create(client="lane", role="first_line")
    ring.revoke(key.prefix)
    clock.now += 100
    assert ring.revoke(key.prefix).revoked == NOON
    assert states(ring, clock.now) == ["revoked"]


def test_an_unknown_key_is_not_found(ring: Keyring) -> None:
    ring.create(client="lane", role="first_line")
    with pytest.raises(NotFound):
        ring.revoke("scr_aaaaaaaa")


def test_rotating_makes_a_key_for_as_long_and_ends_the_old_one_after_its_grace(
    ring: Keyring, clock: Clock
) -> None:
    old, old_text = ring.create(client="lane", role="data_owner", owner="KAZ", lists=("sltd",), seconds=1000)
    clock.now += 900
    new, text = ring.rotate(old.prefix, grace=50)
    assert (new.client, new.role, new.owner, new.lists) == ("lane", "data_owner", "KAZ", ("sltd",))
    assert new.expires == clock.now + 1000
    assert text != old_text
    assert states(ring, clock.now + 49) == ["valid", "valid"]
    assert states(ring, clock.now + 50) == ["expired", "valid"]


def test_grace_never_makes_an_old_key_last_longer(ring: Keyring) -> None:
    old, _ = ring.create(client="lane", role="first_line", seconds=10)
    ring.rotate(old.prefix, grace=1000)
    assert states(ring, NOON + 10)[0] == "expired"


def test_a_key_that_is_over_cannot_be_rotated(ring: Keyring) -> None:
    key, _ = ring.create(client="lane", role="first_line")
    ring.revoke(key.prefix)
    with pytest.raises(Conflict):
        ring.rotate(key.prefix, grace=10)
    assert len(ring.listing()) == 1


def test_a_certificate_is_entered_once_and_again_when_the_first_entry_is_over(ring: Keyring) -> None:
    key, text = ring.create(client="post 7", role="first_line", subject="CN=post-7")
    assert (text, key.kind, key.digest) == ("", "certificate", tokens.digest("CN=post-7"))
    with pytest.raises(Conflict):
        ring.create(client="other", role="analyst", subject="CN=post-7")
    ring.revoke(key.prefix)
    ring.create(client="post 7", role="second_line", subject="CN=post-7")
    assert states(ring, NOON) == ["revoked", "valid"] or states(ring, NOON) == ["valid", "revoked"]


def test_what_is_told_of_a_key_leaves_its_digest_out(ring: Keyring) -> None:
    key, _ = ring.create(client="lane", role="first_line", seconds=60)
    told = as_json(key, NOON)
    assert "digest" not in told
    assert (told["prefix"], told["state"], told["revoked"]) == (f"scr_{key.prefix}", "valid", "")
    assert told["expires"] == "2027-01-15T08:01:00Z"


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


def test_a_key_stands_for_what_it_may_do(ring: Keyring) -> None:
    key, _ = ring.create(client="lane", role="data_owner", owner="KAZ", lists=("a", "b"), rate=2)
    grant = key.grant()
    assert isinstance(key, Key)
    assert (grant.client, grant.lists, grant.rate) == ("lane", frozenset("ab"), 2)
    assert grant.key_prefix == f"scr_{key.prefix}"
