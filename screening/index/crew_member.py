"""One process of a crew: reads the stretches of records that its builder names, until there are no more.

Started as `python -m screening.index.crew_member DESCRIPTOR`, a socket to the builder. When the socket closes the
builder is gone, and this process ends. What goes wrong is sent to the builder, without any value of a record.
"""

from __future__ import annotations

import gc
import os
import socket
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from screening.errors import ScreeningError
from screening.index.crew import Source, View
from screening.index.gather import Gatherer
from screening.index.runs import RunFile
from screening.text import names

REMEMBERED = (
    1 << 17
)  # words: 60 MB more than who answers remembers; a fifth less time to prepare a long list's names


def main(descriptor: int) -> None:
    """Works for the builder at the other end."""
    line = socket.socket(fileno=os.dup(descriptor))
    with line, Connection(descriptor) as connection, suppress(EOFError, ConnectionError):
        try:
            _serve(line, connection)
        except (EOFError, ConnectionError):
            raise
        except (ScreeningError, OSError) as error:
            connection.send(error)
        except Exception as error:
            connection.send(RuntimeError(_told(error)))


def _serve(line: socket.socket, connection: Connection[Any, Any]) -> None:
    source: Source[View] = connection.recv()()
    order = connection.recv()
    while order == "look":
        with source.scan() as view:
            connection.send(view.head)
            order = connection.recv()
            if order != "look":
                _, bodies_at = order
                _, (runs, snapshot), *_ = socket.recv_fds(line, 1, 2)
                _gather(connection, view, Gatherer(RunFile(runs), snapshot, bodies_at))
    source.close()


def _gather(connection: Connection[Any, Any], view: View, gatherer: Gatherer) -> None:
    names.remember(REMEMBERED)
    gc.freeze()
    gc.disable()  # names leave no cycles behind, and looking for them takes a tenth of the time
    while (stretch := connection.recv()) is not None:
        connection.send(gatherer.read(*view.stretch(*stretch)))
        gatherer.prepare()
        connection.send(gatherer.settle(connection.recv()))
        gc.collect(1)  # what a store left behind: looks at what is new and still there, no more
    connection.send(gatherer.finish())


def _told(error: Exception) -> str:
    """Which error, and where: its text may quote a record."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.filename}, line {last.lineno}"


if __name__ == "__main__":
    main(int(sys.argv[1]))
