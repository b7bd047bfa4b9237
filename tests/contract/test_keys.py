"""What every place for keys must do: the file of one machine, and the Redis server that several share.

A new one joins by one more name in `PLACES`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from screening.access import tokens
from screening.access.keyring import Keyring
from screening.access.keys import Keys, as_json, packed, unpacked
from screening.errors import Conflict, InputError, NotFound
from screening.store import RedisOptions
from screening.store.redis_keys import RedisKeys
from tests.access.test_keyring import NOON, Clock
from tests.redis import store_for
from tests.redis_cluster import cluster_store_for

PLACES = ["file", "redis", pytest.param("redis cluster", marks=pytest.mark.slow)]

Place = Callable[..., Keys]
"""The same keys, opened anew at each call."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Place:
    if request.param == "file":
        return lambda name="keys": Keyring(tmp_path / f"{name}.db", now=clock)
    address = store_for if request.param == "redis" else cluster_store_for
    return lambda name="keys": RedisKeys(address(tmp_path / name), RedisOptions(), now=clock)


@pytest.fixture
def ring(place: Place) -> Keys:
    return place()


def states(ring: Keys, now: float) -> list[str]:
    return [key.state(now) for key in ring.listing()]


def test_where_no_key_was_made_there_is_none_and_looking_makes_none(place: Place) -> None:
    assert place().listing() == []
    followed = place().followed()
    followed.version()
    assert followed.read() == []
    followed.close()
    assert not place().exists()


def test_a_key_is_on_file_as_it_was_made_for_whoever_looks(place: Place) -> None:
    ring = place()
    key, text = ring.create(client="lane 4", role="first_line", seconds=60, rate=2.5, quota=100)
    assert tokens.parse(text) is not None
    assert place().exists()
    assert place().listing() == [key]
    assert (key.client, key.expires, key.rate, key.quota) == ("lane 4", NOON + 60, 2.5, 100)


def test_keys_are_listed_the_oldest_first(ring: Keys, clock: Clock) -> None:
    for number in range(5):
        clock.now = NOON - number
        ring.create(client=f"lane {number}", role="first_line")
    assert [key.client for key in ring.listing()] == [f"lane {number}" for number in (4, 3, 2, 1, 0)]


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
def test_what_no_key_may_be_is_refused_and_not_kept(ring: Keys, given: dict[str, object]) -> None:
    with pytest.raises(InputError):
        ring.create(**given)  # type: ignore[arg-type]
    assert ring.listing() == []


def test_a_key_is_found_by_prefix_by_name_and_by_itself(ring: Keys) -> None:
    key, text = ring.create(client="lane", role="first_line")
    for given in (key.prefix, key.name, text):
        assert ring.revoke(given).prefix == key.prefix


def test_a_revoked_key_stays_revoked_from_when_it_was(ring: Keys, clock: Clock) -> None:
    key, _ = ring.create(client="lane", role="first_line")
    ring.revoke(key.prefix)
    clock.now += 100
    assert ring.revoke(key.prefix).revoked == NOON
    assert states(ring, clock.now) == ["revoked"]


def test_an_unknown_key_is_not_found(ring: Keys) -> None:
    ring.create(client="lane", role="first_line")
    with pytest.raises(NotFound):
        ring.revoke("scr_aaaaaaaa")


def test_rotating_makes_a_key_for_as_long_and_ends_the_old_one_after_its_grace(
    ring: Keys, clock: Clock
) -> None:
    old, old_text = ring.create(client="lane", role="data_owner", owner="KAZ", lists=("sltd",), seconds=1000)
    clock.now += 900
    new, text = ring.rotate(old.prefix, grace=50)
    assert (new.client, new.role, new.owner, new.lists) == ("lane", "data_owner", "KAZ", ("sltd",))
    assert new.expires == clock.now + 1000
    assert text != old_text
    assert states(ring, clock.now + 49) == ["valid", "valid"]
    assert states(ring, clock.now + 50) == ["expired", "valid"]


def test_grace_never_makes_an_old_key_last_longer(ring: Keys) -> None:
    old, _ = ring.create(client="lane", role="first_line", seconds=10)
    ring.rotate(old.prefix, grace=1000)
    assert states(ring, NOON + 10)[0] == "expired"


def test_a_key_that_is_over_cannot_be_rotated(ring: Keys) -> None:
    key, _ = ring.create(client="lane", role="first_line")
    ring.revoke(key.prefix)
    with pytest.raises(Conflict):
        ring.rotate(key.prefix, grace=10)
    assert len(ring.listing()) == 1


def test_a_certificate_is_entered_once_and_again_when_the_first_entry_is_over(ring: Keys) -> None:
    key, text = ring.create(client="post 7", role="first_line", subject="CN=post-7")
    assert (text, key.kind, key.digest) == ("", "certificate", tokens.digest("CN=post-7"))
    with pytest.raises(Conflict):
        ring.create(client="other", role="analyst", subject="CN=post-7")
    ring.revoke(key.prefix)
    ring.create(client="post 7", role="second_line", subject="CN=post-7")
    assert states(ring, NOON) == ["revoked", "valid"] or states(ring, NOON) == ["valid", "revoked"]


def test_what_is_told_of_a_key_leaves_its_digest_out(ring: Keys) -> None:
    key, _ = ring.create(client="lane", role="first_line", seconds=60)
    told = as_json(key, NOON)
    assert "digest" not in told
    assert (told["prefix"], told["state"], told["revoked"]) == (f"scr_{key.prefix}", "valid", "")
    assert told["expires"] == "2027-01-15T08:01:00Z"


def test_a_key_stands_for_what_it_may_do(ring: Keys) -> None:
    key, _ = ring.create(client="lane", role="data_owner", owner="KAZ", lists=("a", "b"), rate=2)
    grant = key.grant()
    assert (grant.client, grant.lists, grant.rate) == ("lane", frozenset("ab"), 2)
    assert grant.key_prefix == f"scr_{key.prefix}"


def test_whoever_follows_the_keys_learns_of_every_change_and_of_nothing_else(place: Place) -> None:
    followed, ring = place().followed(), place()
    seen = [followed.version()]

    def changed() -> bool:
        seen.append(followed.version())
        return seen[-1] != seen[-2]

    key, _ = ring.create(client="lane", role="first_line")
    assert changed()
    assert followed.read() == [key]
    new, _ = ring.rotate(key.prefix, grace=10)
    assert changed()
    assert {found.prefix for found in followed.read()} == {key.prefix, new.prefix}
    ring.revoke(new.prefix)
    assert changed()
    assert [found.revoked for found in followed.read() if found.prefix == new.prefix] == [NOON]
    ring.listing()
    with pytest.raises(NotFound):
        ring.revoke("scr_aaaaaaaa")
    assert not changed()
    followed.close()


def test_of_two_who_enter_one_certificate_at_the_same_moment_one_is_refused(place: Place) -> None:
    start, told = threading.Barrier(4), list[str]()

    def enter(ring: Keys) -> None:
        start.wait()
        try:
            ring.create(client="post 7", role="first_line", subject="CN=post-7")
        except Conflict:
            told.append("refused")
        else:
            told.append("entered")

    threads = [threading.Thread(target=enter, args=(place(),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["entered", "refused", "refused", "refused"]
    assert len(place().listing()) == 1


def test_no_key_is_lost_when_several_are_made_and_ended_at_once(place: Place) -> None:
    ended: list[str] = []

    def work(ring: Keys) -> None:
        for _ in range(5):
            key, _ = ring.create(client="lane", role="first_line")
            ended.append(ring.revoke(key.prefix).prefix)

    threads = [threading.Thread(target=work, args=(place(),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ended) == 15
    assert {key.prefix for key in place().listing() if key.revoked} == set(ended)


def test_the_keys_of_another_place_are_taken_over_as_they_are(
    place: Place, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screening.access.keys.TAKEN_AT_ONCE", 2)
    theirs, ours = Keyring(tmp_path / "before.db", now=clock), place()
    old = [theirs.create(client=f"lane {number}", role="first_line", seconds=60)[0] for number in range(4)]
    theirs.create(client="police", role="data_owner", owner="KAZ", lists=("sltd",))
    old[0] = theirs.revoke(old[0].prefix)
    assert ours.take_over(theirs) == 5
    assert sorted(ours.listing(), key=lambda key: key.prefix) == sorted(
        theirs.listing(), key=lambda key: key.prefix
    )
    ended = ours.revoke(old[1].prefix)
    assert ours.take_over(theirs) == 0
    assert ended in ours.listing()  # what was ended here stays ended


def test_a_key_is_read_as_it_was_packed_and_anything_else_is_refused(ring: Keys) -> None:
    key, _ = ring.create(client="lane", role="data_owner", owner="KAZ", lists=("a", "b"), rate=2)
    assert unpacked(packed(key)) == key
    for text in (b"", b"{}", b"[1]", b"nonsense", packed(key).replace(b"prefix", b"suffix")):
        with pytest.raises(ValueError, match=r"\w"):
            unpacked(text)
