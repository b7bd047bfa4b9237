from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from screening.access.door import Door
from screening.access.keyring import Keyring
from screening.errors import AccessUnavailable, Unauthenticated
from tests.access.test_keyring import NOON, Clock
from tests.faults.service import soon

GRACE = 0.3


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "access.db", now=lambda: NOON)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(ring: Keyring, clock: Clock) -> Iterator[Door]:
    with structlog.testing.capture_logs():
        made = Door(ring, clock=clock, grace=GRACE)
        made.start()
        yield made
        made.close()


def bearer(text: str) -> bytes:
    return f"Bearer {text}".encode()


def until(true, patience: float = 90.0) -> None:
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def admitted(door: Door, header: bytes, subject: str = "") -> bool:
    try:
        door.grant(header, subject)
    except Unauthenticated:
        return False
    return True


def test_a_key_made_later_is_let_in_and_a_revoked_one_is_not_any_more(door: Door, ring: Keyring) -> None:
    assert not admitted(door, bearer("scr_aaaaaaaa_" + "x" * 43))
    key, text = ring.create(client="lane", role="first_line")
    until(lambda: admitted(door, bearer(text)))
    assert admitted(door, bearer(text))  # now from what was verified before
    assert door.grant(bearer(text)).client == "lane"
    ring.revoke(key.prefix)
    soon(lambda: not admitted(door, bearer(text)))


def test_a_key_ends_with_its_time_also_when_it_was_verified_before(
    door: Door, ring: Keyring, clock: Clock
) -> None:
    _, text = ring.create(client="lane", role="first_line", seconds=60)
    until(lambda: admitted(door, bearer(text)))
    clock.now = NOON + 59.9
    assert admitted(door, bearer(text))
    clock.now = NOON + 60
    assert not admitted(door, bearer(text))


def test_the_right_prefix_with_another_secret_is_nobody(door: Door, ring: Keyring) -> None:
    _, text = ring.create(client="lane", role="first_line")
    until(lambda: admitted(door, bearer(text)))
    other = text[:-1] + ("A" if text[-1] != "A" else "B")
    assert not admitted(door, bearer(other))


@pytest.mark.parametrize(
    "header", [b"", b"Basic dXNlcjpwYXNz", b"Bearer", b"Bearer ", b"Bearer nonsense", b"\xff" * 20]
)
def test_no_credentials_and_foreign_ones_are_refused(door: Door, header: bytes) -> None:
    with pytest.raises(Unauthenticated) as caught:
        door.grant(header)
    assert caught.value.status == 401
    assert "nonsense" not in str(caught.value)


def test_the_scheme_may_be_written_in_any_case(door: Door, ring: Keyring) -> None:
    _, text = ring.create(client="lane", role="first_line")
    until(lambda: admitted(door, bearer(text)))
    assert admitted(door, f"bEARER {text}".encode())


def test_a_certificate_lets_in_by_its_subject_and_a_wrong_key_beside_it_does_not(
    door: Door, ring: Keyring
) -> None:
    key, _ = ring.create(client="post 7", role="second_line", subject="CN=post-7,O=Border")
    until(lambda: admitted(door, b"", "CN=post-7,O=Border"))
    assert door.grant(b"", "CN=post-7,O=Border").role == "second_line"
    assert not admitted(door, b"", "CN=post-8,O=Border")
    assert not admitted(door, bearer("scr_aaaaaaaa_" + "x" * 43), "CN=post-7,O=Border")
    ring.revoke(key.prefix)
    soon(lambda: not admitted(door, b"", "CN=post-7,O=Border"))


def test_a_file_that_is_replaced_is_read_anew(door: Door, ring: Keyring, tmp_path: Path) -> None:
    _, text = ring.create(client="lane", role="first_line")
    until(lambda: admitted(door, bearer(text)))
    other = Keyring(tmp_path / "other.db")
    _, new_text = other.create(client="lane", role="first_line")
    other.path.replace(ring.path)
    until(lambda: admitted(door, bearer(new_text)) and not admitted(door, bearer(text)))


def test_nobody_comes_in_while_the_keys_cannot_be_read(door: Door, ring: Keyring) -> None:
    """A revocation might be in what cannot be read."""
    _, text = ring.create(client="lane", role="first_line")
    until(lambda: admitted(door, bearer(text)))
    content = ring.path.read_bytes()
    ring.path.unlink()

    def refused() -> bool:
        try:
            door.grant(bearer(text))
        except AccessUnavailable:
            return True
        return False

    until(refused)
    ring.path.write_bytes(content)
    until(lambda: not refused())
    assert admitted(door, bearer(text))


def test_a_door_whose_keys_cannot_be_read_at_the_start_does_not_open(tmp_path: Path) -> None:
    path = tmp_path / "access.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(AccessUnavailable), structlog.testing.capture_logs():
        Door(Keyring(path)).start()


def test_nothing_of_a_key_is_logged(ring: Keyring) -> None:
    _, text = ring.create(client="lane", role="first_line")
    with structlog.testing.capture_logs() as logged:
        door = Door(ring)
        door.start()
        admitted(door, bearer(text))
        admitted(door, bearer(text[:-1] + "!"))
        door.close()
    assert logged
    assert text[13:] not in repr(logged)


def test_a_request_after_a_pause_waits_for_the_look_that_the_thread_has_just_begun(
    ring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both notice at the same moment that the last look is too long ago; one of them must look."""
    monkeypatch.setattr(
        "screening.access.door.BRIEF_SECONDS", 60.0
    )  # a look as long as this test lasts is brief
    monkeypatch.setattr("screening.access.door.LOOK_SECONDS", 3600.0)
    _, text = ring.create(client="lane", role="first_line")
    with structlog.testing.capture_logs():
        door = Door(ring, grace=3600.0)
        door.start()
        looking, go_on, version = threading.Event(), threading.Event(), door._followed.version

        def slow_version() -> object:
            looking.set()
            assert go_on.wait(60)
            return version()

        def look() -> None:
            with door._lock:
                door._look()

        monkeypatch.setattr(door._followed, "version", slow_version)
        door._looked -= 7200.0  # so long was the pause
        thread = threading.Thread(target=look)
        thread.start()
        assert looking.wait(60)
        threading.Timer(0.05, go_on.set).start()
        assert admitted(door, bearer(text))
        thread.join()
        door.close()
