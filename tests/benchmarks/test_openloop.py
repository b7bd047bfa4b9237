"""The open-loop driver: a slow answer is felt by all that were due meanwhile, and nothing goes missing."""

from __future__ import annotations

import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle

import pytest

from benchmarks.speed import openloop

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"
REQUEST = openloop.post("/v1/screen", b"{}")
Talk = Callable[[socket.socket, int], None]


@contextmanager
def server(talk: Talk) -> Iterator[int]:
    """A server whose every connection is handed to `talk`, with its number from 0."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            for number in range(100):
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=_talked, args=(talk, connection, number), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield listening.getsockname()[1]


def _talked(talk: Talk, connection: socket.socket, number: int) -> None:
    with connection:
        talk(connection, number)


def answering(answer: bytes, first_after: float = 0.0) -> Talk:
    """Answers every request alike, the first one of a connection late by so many seconds."""

    def talk(connection: socket.socket, _: int) -> None:
        late = first_after
        while connection.recv(4096):
            time.sleep(late)
            connection.sendall(answer)
            late = 0.0

    return talk


def test_a_request_has_its_length() -> None:
    assert REQUEST.startswith(b"POST /v1/screen HTTP/1.1\r\n")
    assert REQUEST.endswith(b"Content-Length: 2\r\n\r\n{}")


def test_everything_due_is_answered() -> None:
    with server(answering(OK)) as port:
        result = openloop.drive(port, [REQUEST], [0.0] * 50, connections=4)
    assert len(result.latencies) == 50
    assert result.refused == 0


def test_a_stall_counts_for_those_who_were_due_during_it() -> None:
    due = [0.0, 0.1, 0.2]
    with server(answering(OK, first_after=0.5)) as port:
        result = openloop.drive(port, [REQUEST], due, connections=1)
    # A driver that sent the second only when the first was answered would report one slow answer of three.
    assert all(
        latency >= least * 1e6 for latency, least in zip(result.latencies, (0.3, 0.4, 0.5), strict=True)
    )


def test_a_refusal_is_counted() -> None:
    with server(answering(OK.replace(b"200 OK", b"503 Busy"))) as port:
        assert openloop.drive(port, [REQUEST], [0.0] * 3, connections=1).refused == 3


def test_an_answer_may_come_in_pieces() -> None:
    def talk(connection: socket.socket, _: int) -> None:
        while connection.recv(4096):
            for piece in (OK[:10], OK[10:30], OK[30:-1], OK[-1:]):
                connection.sendall(piece)
                time.sleep(0.01)

    with server(talk) as port:
        assert len(openloop.drive(port, [REQUEST], [0.0, 0.0], connections=1).latencies) == 2


def test_an_unanswered_request_is_an_error() -> None:
    def talk(connection: socket.socket, _: int) -> None:
        connection.recv(4096)

    with server(talk) as port, pytest.raises(openloop.Failed, match="closed"):
        openloop.drive(port, [REQUEST], [0.0], connections=1)


def test_a_connection_closed_while_idle_is_replaced() -> None:
    closed = threading.Event()

    def talk(connection: socket.socket, number: int) -> None:
        if number > 0:
            answering(OK)(connection, number)
        else:
            connection.close()
            closed.set()

    with server(talk) as port, openloop._Driver(port, 1) as driver:
        assert closed.wait(30)
        assert len(driver.run(cycle([REQUEST]), deque([1.0])).latencies) == 1


def test_arrivals_keep_the_rate_and_the_seed() -> None:
    due = openloop.due_times(1_000.0, 10.0)
    assert due == openloop.due_times(1_000.0, 10.0)
    assert due == sorted(due)
    assert abs(len(due) - 10_000) < 500
    assert due[-1] < 10.0
