from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
import structlog

from screening.access import keyset
from screening.access.keyset import KeySet
from screening.errors import InputError
from tests.access.issuer import Issuer, as_bytes, publishing


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer()


def until(true) -> None:
    deadline = time.monotonic() + 90
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def test_a_key_that_is_new_is_fetched_because_a_token_names_it(
    issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyset, "SOONEST", 0.05)
    published = [issuer.key_set()]
    with publishing(lambda: (200, as_bytes(published[0]))) as address:
        keys = KeySet(address, 86_400)
        keys.start()
        assert keys.find("one-rsa") is not None
        assert keys.find("two-rsa") is None
        published[0] = Issuer("two").key_set()
        until(lambda: keys.find("two-rsa") is not None)
        assert keys.find("one-rsa") is None
        keys.close()


def test_unknown_keys_do_not_make_us_a_burden_to_the_issuer(issuer: Issuer) -> None:
    asked: list[int] = []

    def answer() -> tuple[int, bytes]:
        asked.append(1)
        return 200, as_bytes(issuer.key_set())

    with publishing(answer) as address:
        keys = KeySet(address, 86_400)
        keys.start()
        for number in range(1000):
            keys.find(f"unknown-{number}")
        time.sleep(0.3)
        keys.close()
    assert len(asked) == 1


def test_what_was_read_goes_on_being_used_while_the_issuer_is_away(issuer: Issuer) -> None:
    answers = [
        (200, as_bytes(issuer.key_set())),
        (500, b""),
        (302, b""),
        (200, b"{}"),
        (200, b"x" * 2_000_000),
    ]
    with structlog.testing.capture_logs() as logged, publishing(lambda: answers.pop(0)) as address:
        keys = KeySet(address, 86_400)
        while answers:
            keys._poll()
            assert keys.find("one-rsa") is not None
    assert [entry["event"] for entry in logged] == ["key_set_read", "key_set_unreadable"]  # said once


def test_an_issuer_that_never_ends_its_answer_is_given_up(
    monkeypatch: pytest.MonkeyPatch, issuer: Issuer
) -> None:
    monkeypatch.setattr(keyset, "TIMEOUT", 0.2)

    given_up = threading.Event()

    def slow() -> tuple[int, bytes]:
        assert given_up.wait(90)
        return 200, as_bytes(issuer.key_set())

    with structlog.testing.capture_logs(), publishing(slow) as address:
        keys = KeySet(address, 86_400)
        keys._poll()
        given_up.set()
    assert keys._failed


def test_an_issuer_that_answers_byte_by_byte_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes in time, and all of them would take for ever."""
    monkeypatch.setattr(keyset, "TIMEOUT", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.recv(65_536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n")
                while True:
                    connection.sendall(b"x")
                    time.sleep(0.05)

        dripping = threading.Thread(target=drip, daemon=True)
        dripping.start()
        keys = KeySet(f"http://127.0.0.1:{listening.getsockname()[1]}/keys", 86_400)
        with structlog.testing.capture_logs():
            keys._poll()
        dripping.join(90)
    assert keys._failed
    assert not dripping.is_alive()


@pytest.mark.parametrize(
    "source", ["http://issuer.example/keys", "ftp://issuer.example/keys", "file:///etc/passwd"]
)
def test_keys_are_not_fetched_over_what_others_can_change(source: str) -> None:
    with pytest.raises(InputError):
        KeySet(source, 300)


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"keys": {}}', b'{"keys": []}', b'{"keys": [7]}'])
def test_what_is_no_key_set_is_not_taken_for_an_empty_one(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        keyset.parse(text)


def test_a_shared_secret_and_unknown_kinds_are_passed_over(issuer: Issuer) -> None:
    published = issuer.key_set()
    published["keys"] += [
        {"kty": "oct", "k": "c2VjcmV0", "kid": "secret"},
        {"kty": "new", "kid": "unknown"},
        {**published["keys"][0], "kid": "for-encryption", "use": "enc"},
    ]
    assert set(keyset.parse(as_bytes(published))) == {"one-rsa", "one-ec"}


def test_the_only_key_needs_no_name(issuer: Issuer, tmp_path: Path) -> None:
    only = {key: value for key, value in issuer.key_set()["keys"][0].items() if key != "kid"}
    path = tmp_path / "keys.json"
    path.write_bytes(as_bytes({"keys": [only]}))
    keys = KeySet(str(path), 300)
    keys._poll()
    assert keys.find("") is not None
    path.write_bytes(as_bytes(issuer.key_set()))
    keys._poll()
    assert keys.find("") is None  # of two, none can be meant
